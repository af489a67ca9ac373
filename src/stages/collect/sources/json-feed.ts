// JSON Feed 1.0 and 1.1. What is of the wrong type counts as missing.
import type { FeedEntry, FeedRead } from './feed-types.ts'
import { resolveAddress } from './address.ts'
import { readDate } from './feed-date.ts'
import { distinct, personName } from './feed-people.ts'
import { asHtml, cleanHtml } from './html-clean.ts'

type Fields = Readonly<Record<string, unknown>>

/** Reads a JSON Feed; null where the text is none. */
export function readJsonFeed(text: string, address: string | null): FeedRead | null {
  const top = parseJson(text)
  if (!isFields(top)) return null
  const items = top['items']
  if (!/jsonfeed\.org/i.test(stringOf(top['version']) ?? '') && !(Array.isArray(items) && 'title' in top))
    return null
  const home = linkOf(top['home_page_url'], address)
  const base = address ?? home
  const authors = authorsOf(top)
  const language = stringOf(top['language'])
  return {
    feed: {
      title: plainOf(top['title']),
      link: home,
      address: linkOf(top['feed_url'], address),
      description: plainOf(top['description']),
      language,
      authors,
      updatedAt: null,
      guid: null,
    },
    entries: (Array.isArray(items) ? items : [])
      .filter(isFields)
      .map((item) => readItem(item, { base, authors, language })),
  }
}

interface Inherited {
  readonly base: string | null
  readonly authors: readonly string[]
  readonly language: string | null
}

function readItem(item: Fields, from: Inherited): FeedEntry {
  const base = linkOf(item['url'], from.base) ?? from.base
  const html = stringOf(item['content_html'])
  const content = html === null ? plainOf(item['content_text']) : cleanHtml(html, base)
  const own = authorsOf(item)
  const id = item['id']
  const tags: readonly unknown[] = Array.isArray(item['tags']) ? item['tags'] : []
  return {
    title: plainOf(item['title']),
    link: linkOf(item['url'], from.base) ?? linkOf(item['external_url'], from.base),
    guid: typeof id === 'number' ? String(id) : stringOf(id),
    authors: own.length ? own : from.authors,
    summary: plainOf(item['summary']) ?? content,
    content,
    publishedAt: readDate(stringOf(item['date_published']) ?? ''),
    updatedAt: readDate(stringOf(item['date_modified']) ?? ''),
    categories: distinct(tags.map(stringOf)),
    source: null,
    language: stringOf(item['language']) ?? from.language,
  }
}

function authorsOf(fields: Fields): string[] {
  const list = fields['authors']
  const given: readonly unknown[] = Array.isArray(list) ? list : [fields['author']]
  return distinct(
    given.map((one) =>
      isFields(one)
        ? personName(stringOf(one['name']) ?? '')
        : typeof one === 'string'
          ? personName(one)
          : null,
    ),
  )
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const stringOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() ? value.trim() : null

function plainOf(value: unknown): string | null {
  const text = stringOf(value)
  return text === null ? null : asHtml(text)
}

function linkOf(value: unknown, base: string | null): string | null {
  const text = stringOf(value)
  return text === null ? null : resolveAddress(text, base)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
