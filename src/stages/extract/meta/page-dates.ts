// When the page was published and changed: structured data, meta elements, marked times, date lines, the address.
import type { Evidenced } from '../../../model/index.ts'
import type { TypedLeaf } from '../content/typed-leaf.ts'
import type { HtmlPage } from '../html/node.ts'
import { attribute } from '../html/node.ts'
import type { Lexicon } from '../lexicon.ts'
import { readDateLine } from './date-line.ts'
import { dateInAddress, findDate, readStamp } from './dates.ts'
import type { PageHead } from './head.ts'
import { strings } from './json-ld.ts'

export interface PageDates {
  readonly publishedAt: Evidenced<string> | null
  readonly modifiedAt: Evidenced<string> | null
}

const PUBLISHED_KEYS = [
  'article:published_time', 'og:article:published_time', 'article:published', 'og:published_time', 'datepublished', 'date', 'pubdate', 'publishdate', 'publish_date', 'publish-date', 'published', 'publication_date',
  'parsely-pub-date', 'sailthru.date', 'dc.date.issued', 'dcterms.created', 'dc.date', 'dcterms.date', 'dcterms.issued', 'dc.date.created', 'dcterms.available', 'citation_publication_date', 'citation_date', 'citation_online_date', 'article.published', 'article.created',
  'cxenseparse:recs:publishtime', 'og:pubdate', 'bt:pubdate', 'rnews:datepublished', 'article:publicationdate', 'published_time', 'created', 'originalpublicationdate', 'displaydate', 'shareaholic:article_published_time', 'vr:published_time', 'ptime', 'timestamp', 'releasedate', 'release_date', 'datecreated', 'article_date_original', 'date.created', 'date_published', 'last-modified-published', 'dc.created',
] as const
const MODIFIED_KEYS = ['article:modified_time', 'og:updated_time', 'datemodified', 'lastmod', 'last-modified', 'dcterms.modified', 'dc.date.modified', 'modified_time', 'article:modified', 'revised', 'utime', 'updated', 'moddate'] as const

export function pageDates(page: HtmlPage, head: PageHead, kept: readonly TypedLeaf[], address: string | null, lexicon: Lexicon): PageDates {
  const monthFirst = /^en-us|^en_us|^es-us/i.test(head.lang ?? '')
  const read = (stamp: string): string | null => readStamp(stamp, lexicon, { monthFirst })
  const modifiedAt = fromLd(head, ['dateModified'], read) ?? fromMeta(head, MODIFIED_KEYS, read)
  const publishedAt =
    fromLd(head, ['datePublished', 'dateCreated', 'uploadDate'], read) ??
    fromMeta(head, PUBLISHED_KEYS, read) ??
    fromItemprop(page, head, read) ??
    fromLines(kept, lexicon) ??
    fromTimes(page, head, read) ??
    fromAddress(address ?? head.canonical) ??
    modifiedAt
  return { publishedAt, modifiedAt }
}

function fromLd(head: PageHead, keys: readonly string[], read: (stamp: string) => string | null): Evidenced<string> | null {
  if (!head.article) return null
  for (const key of keys) {
    for (const stamp of strings(head.article[key])) {
      const value = read(stamp)
      if (value !== null) return { value, basis: `json-ld:${key}`, written: stamp.trim() }
    }
  }
  return null
}

function fromMeta(head: PageHead, keys: readonly string[], read: (stamp: string) => string | null): Evidenced<string> | null {
  for (const key of keys) {
    const meta = head.metas.get(key)
    const value = meta ? read(meta.value) : null
    if (meta && value !== null) return { value, basis: `meta:${key}`, written: meta.value, source: { start: meta.start, end: meta.end } }
  }
  return null
}

function fromItemprop(page: HtmlPage, head: PageHead, read: (stamp: string) => string | null): Evidenced<string> | null {
  for (const time of head.times) {
    const isPublished = /datePublished/.test(attribute(page, time, 'itemprop') ?? '') || attribute(page, time, 'pubdate') !== null || /\bpublished\b|\bentry-date\b/.test(attribute(page, time, 'class') ?? '')
    const written = attribute(page, time, 'datetime') ?? ''
    const value = isPublished ? read(written) : null
    if (value !== null) return { value, basis: 'time-element', written, source: { start: time.start, end: time.end } }
  }
  return null
}

function fromLines(kept: readonly TypedLeaf[], lexicon: Lexicon): Evidenced<string> | null {
  for (const { leaf, kind } of kept) {
    if (kind !== 'dateline' && kind !== 'byline') continue
    const line = readDateLine(leaf.text, lexicon)
    const found = line ? line.published : findDate(leaf.text.slice(0, 200), lexicon)
    if (found) return { value: found.value, basis: 'date-line', source: { start: leaf.sourceStart, end: leaf.sourceEnd } }
  }
  return null
}

function fromTimes(page: HtmlPage, head: PageHead, read: (stamp: string) => string | null): Evidenced<string> | null {
  for (const time of head.times) {
    const written = attribute(page, time, 'datetime') ?? ''
    const value = read(written)
    if (value !== null) return { value, basis: 'time-element', written, source: { start: time.start, end: time.end } }
  }
  return null
}

function fromAddress(address: string | null): Evidenced<string> | null {
  const value = address === null ? null : dateInAddress(address)
  return value === null ? null : { value, basis: 'address' }
}
