// What an entry of a feed or sitemap says of the page it leads to, and the page that can be made of an entry which holds its
// whole text. Pure: nothing is fetched here.
import { decodeHTML } from 'entities'
import type { Carrier } from '../../../model/index.ts'
import { byCodeUnit } from '../../../text/order.ts'
import type { Feed, FeedEntry } from './feed-types.ts'

/** In characters of plain text: a longer content is an article, a shorter one its beginning. */
const WHOLE_CONTENT = 500

/** Safe HTML as one line of plain text; null where nothing is left. */
function plainOf(html: string | null): string | null {
  if (html === null) return null
  const text = decodeHTML(html.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
  return text === '' ? null : text
}

/** The hints that an entry gives. @param feed null for a sitemap */
export function carrierOf(entry: FeedEntry, feed: Feed | null, address: string): Carrier {
  return {
    kind: feed ? 'feed' : 'sitemap',
    address,
    title: plainOf(feed?.title ?? null),
    entryTitle: plainOf(entry.title),
    authors: entry.authors,
    publishedAt: entry.publishedAt ?? (feed ? entry.updatedAt : null),
    summary: plainOf(entry.summary),
    source: entry.source && { title: plainOf(entry.source.title), link: entry.source.link },
    isContent: false,
  }
}

/** When an entry last changed or appeared, as far as it says; '' where it does not. */
export const timeOf = (entry: FeedEntry): string => entry.publishedAt ?? entry.updatedAt ?? ''

/** The newest first, those without a time last; by address where times are equal. */
export function newestFirst(entries: readonly FeedEntry[]): FeedEntry[] {
  return entries.toSorted(
    (a, b) => byCodeUnit(timeOf(b), timeOf(a)) || byCodeUnit(a.link ?? '', b.link ?? ''),
  )
}

/** A page made of an entry that holds a whole article; null where it holds a summary at most. */
export function contentPage(entry: FeedEntry, feed: Feed | null): string | null {
  const page = entryPage(entry, feed)
  return page?.isWhole === true ? page.html : null
}

/** A page made of what an entry holds, its content or else its summary; null where it holds neither. */
export function entryPage(
  entry: FeedEntry,
  feed: Feed | null,
): { readonly html: string; readonly isWhole: boolean } | null {
  const body = [entry.content, entry.summary].find((html) => html !== null && plainOf(html) !== null) ?? null
  if (body === null) return null
  const isWhole = body === entry.content && (plainOf(body)?.length ?? 0) >= WHOLE_CONTENT
  const tag = entry.language ?? feed?.language ?? null
  const language = tag !== null && /^[A-Za-z0-9-]{1,35}$/.test(tag) ? ` lang="${tag}"` : ''
  const title = entry.title ?? ''
  const html = [
    `<!doctype html><html${language}><head><meta charset="utf-8"><title>${title.replace(/<[^>]*>/g, '')}</title></head>`,
    `<body><article><h1>${title}</h1>`,
    /<(?:p|div|li|h\d|blockquote|br)\b/i.test(body) ? body : `<p>${body}</p>`,
    '</article></body></html>\n',
  ].join('\n')
  return { html, isWhole }
}
