// When the page was published and changed. Asked in order: structured data, meta elements, elements named as dates, lines
// beside the headline, other date lines, dates in scripts, the address, the title. Each answer says where it stood.
import type { Evidenced } from '../../../model/index.ts'
import type { TypedLeaf } from '../content/typed-leaf.ts'
import type { Leaf, PageTree } from '../html/leaf.ts'
import type { HtmlNode, HtmlPage } from '../html/node.ts'
import { attribute, attributesOf } from '../html/node.ts'
import type { Lexicon } from '../lexicon.ts'
import { isClosed } from '../prose.ts'
import { readDateLine } from './date-line.ts'
import { dateInAddress, findDates, readStamp } from './dates.ts'
import type { DateOptions } from './dates.ts'
import { isElsewhere, isForeign } from './elsewhere.ts'
import type { PageHead } from './head.ts'
import { fromLeaf, lastDate } from './last-dates.ts'
import { strings } from './json-ld.ts'
import { MODIFIED_KEYS, PUBLISHED_KEYS } from './date-keys.ts'

export interface DateSources {
  readonly page: HtmlPage
  readonly tree: PageTree
  readonly head: PageHead
  readonly kept: readonly TypedLeaf[]
  readonly titleLeaf: Leaf | null
  readonly address: string | null
  readonly lexicon: Lexicon
}

export interface PageDates {
  readonly publishedAt: Evidenced<string> | null
  readonly modifiedAt: Evidenced<string> | null
}

type Found = Evidenced<string> | null
export function pageDates(sources: DateSources): PageDates {
  const { head, page } = sources
  const options = { monthFirst: /^(?:en|es)[-_]us/i.test(head.lang ?? '') }
  const read = (stamp: string): string | null => readStamp(stamp, sources.lexicon, options)
  const modifiedAt =
    fromLd(head, ['dateModified'], read) ?? fromMeta(head, MODIFIED_KEYS, read) ?? fromUpdates(sources)
  const publishedAt =
    fromHead(sources, modifiedAt, read, options) ??
    fromLd(head, ['uploadDate'], read) ??
    fromMarked(sources, read) ??
    fromKept(sources, options) ??
    fromNamed(sources, read) ??
    fromAddress(sources) ??
    fromLines(besideTitle(sources), sources, options) ??
    fromTimes(sources, ownTimes(sources), read) ??
    fromScripts(page, read) ??
    fromLines(furtherLines(sources), sources, options) ??
    fromTimes(sources, head.times, read) ??
    fromTitle(head, sources, options) ??
    modifiedAt ??
    lastDate({ ...sources, options })
  return { publishedAt, modifiedAt }
}

type Read = (stamp: string) => string | null

function fromLd(head: PageHead, keys: readonly string[], read: Read): Found {
  const nodes = head.article ? [head.article] : head.blocks.flatMap((block) => block.nodes)
  for (const key of keys) {
    for (const stamp of nodes.flatMap((node) => strings(node[key]))) {
      const value = read(stamp)
      if (value !== null) return { value, basis: `json-ld:${key}`, written: stamp.trim() }
    }
  }
  return null
}

function fromMeta(head: PageHead, keys: readonly string[], read: Read): Found {
  for (const key of keys) {
    const meta = head.metas.get(key)
    const value = meta ? read(meta.value) : null
    if (meta && value !== null)
      return {
        value,
        basis: `meta:${key}`,
        written: meta.value,
        source: { start: meta.start, end: meta.end },
      }
  }
  return null
}

/**
 * What structured data and meta elements say. Two kinds of it give way to a day that stands beside the headline: a stamp
 * that is also the last change (a site that is written anew stamps all of its pages), and a "date" that says not of what.
 */
function fromHead(sources: DateSources, modifiedAt: Found, read: Read, options: DateOptions): Found {
  const { head } = sources
  const stated = fromLd(head, ['datePublished', 'dateCreated'], read) ?? fromMeta(head, PUBLISHED_KEYS, read)
  if (stated === null) return null
  const isStamp =
    stated.basis.startsWith('json-ld:') && modifiedAt !== null && daysApart(stated, modifiedAt) <= 1
  if (!isStamp && !VAGUE.has(stated.basis)) return stated
  const beside = fromMarked(sources, read) ?? fromLines(besideTitle(sources), sources, options, true)
  if (beside === null || daysApart(beside, stated) <= 1) return stated
  return isStamp && beside.value > stated.value ? stated : beside
}

const VAGUE: ReadonlySet<string> = new Set([
  'meta:date',
  'meta:dc.date',
  'meta:dcterms.date',
  'meta:og:article:published_time',
])
const DAY_MS = 86_400_000

/** Days of the calendar between two dates; 03/04 and 04/03 are one day, read in two ways. */
function daysApart(a: Evidenced<string>, b: Evidenced<string>): number {
  const [first, second] = [a.value.slice(0, 10), b.value.slice(0, 10)]
  const [year, month, day] = first.split('-')
  if (`${year ?? ''}-${day ?? ''}-${month ?? ''}` === second) return 0
  return Math.abs(Date.parse(first) - Date.parse(second)) / DAY_MS
}

/** "Updated 4 March 2031" beside the headline or in the text. */
function fromUpdates(sources: DateSources): Found {
  const kept = sources.kept
    .filter(({ kind }) => kind === 'dateline' || kind === 'byline')
    .map(({ leaf }) => leaf)
  for (const leaf of [...kept, ...besideTitle(sources), ...furtherLines(sources)]) {
    if (leaf.words > LINE_WORDS || !/\d/.test(leaf.text)) continue
    const date = readDateLine(leaf.text, sources.lexicon)?.updated
    if (date) return fromLeaf(leaf, date, 'update-line')
  }
  return null
}

/** Time elements that say they are the publication's. */
function fromMarked(sources: DateSources, read: Read): Found {
  const { page } = sources
  const marked = ownTimes(sources).filter((time) => {
    const says = `${attribute(page, time, 'itemprop') ?? ''} ${attribute(page, time, 'class') ?? ''}`
    return (
      /datePublished|\bpublished\b|\bentry-date\b/.test(says) || attribute(page, time, 'pubdate') !== null
    )
  })
  return fromTimes(sources, marked, read)
}

/** Time elements that stand neither among other pages nor in what readers wrote. */
function ownTimes({ head, tree }: DateSources): HtmlNode[] {
  let at = 0
  return head.times.filter((time) => {
    while (at + 1 < tree.leaves.length && (tree.leaves[at]?.sourceEnd ?? 0) <= time.start) at++
    const leaf = tree.leaves[at]
    return leaf === undefined || !isForeign(leaf)
  })
}

function fromTimes({ page }: DateSources, times: readonly HtmlNode[], read: Read): Found {
  for (const time of times) {
    const written = attribute(page, time, 'datetime') ?? ''
    const value = read(written)
    if (value !== null)
      return { value, basis: 'time-element', written, source: { start: time.start, end: time.end } }
  }
  return null
}

function fromKept({ kept, lexicon }: DateSources, options: DateOptions): Found {
  for (const { leaf, kind } of kept) {
    if (kind !== 'dateline' && kind !== 'byline') continue
    const found = lineDate(leaf, lexicon, options)
    if (found) return found
  }
  return null
}

/** A line's date; one that the line calls an update is none. */
function lineDate(leaf: Leaf, lexicon: Lexicon, options: DateOptions): Found {
  const line = readDateLine(leaf.text, lexicon)
  if (line && !line.published) return null
  const found = line?.published ?? findDates(leaf.text.slice(0, 200), lexicon, options)[0]
  if (!found) return null
  return fromLeaf(leaf, found, 'date-line')
}

/** Elements that class, itemprop or property name as a date: their machine-readable attributes. */
function fromNamed({ page, tree }: DateSources, read: Read): Found {
  for (const node of tree.dated) {
    const attributes = attributesOf(page, node)
    const says = `${attributes.get('itemprop')?.value ?? ''} ${attributes.get('class')?.value ?? ''}`
    if (/modified/i.test(says)) continue
    for (const key of [
      'content',
      'datetime',
      'title',
      'data-date',
      'data-time',
      'data-timestamp',
      'data-datetime',
      'data-published',
    ]) {
      const written = attributes.get(key)?.value
      const value = written === undefined ? null : read(written)
      if (written !== undefined && value !== null)
        return { value, basis: `element:${key}`, written, source: { start: node.start, end: node.inner } }
    }
  }
  return null
}

/** How near the headline a line must stand to be its own, whatever its box is called. */
const BESIDE = 4
const BEFORE_TITLE = 10
const AFTER_TITLE = 20
const LINE_WORDS = 25
const SENTENCE_WORDS = 12

/** Lines right below and right above the headline. */
function besideTitle({ tree, titleLeaf }: DateSources): Leaf[] {
  if (!titleLeaf) return []
  const at = titleLeaf.index
  const below = tree.leaves.slice(at + 1, at + 1 + BESIDE)
  const above = tree.leaves.slice(Math.max(0, at - BESIDE), at).reverse()
  return [...below, ...above].filter((leaf) => leaf.linkWords * 2 <= leaf.words)
}

/** Lines somewhat further off, then those named as dates, wherever they stand; none from boxes about other pages. */
function furtherLines({ tree, titleLeaf }: DateSources): Leaf[] {
  const at = titleLeaf?.index ?? 0
  const below = tree.leaves.slice(at, at + AFTER_TITLE)
  const above = tree.leaves.slice(Math.max(0, at - BEFORE_TITLE), at).reverse()
  const named = tree.leaves.filter(
    (leaf) => leaf.inlineHints?.role === 'date' || leaf.region.hints.role === 'date',
  )
  return [...below, ...above, ...named].filter((leaf) => !isElsewhere(leaf))
}

function fromLines(
  lines: readonly Leaf[],
  { lexicon }: DateSources,
  options: DateOptions,
  isStrict = false,
): Found {
  for (const leaf of lines) {
    if (leaf.words > LINE_WORDS || !/\d/.test(leaf.text)) continue
    // A whole sentence tells when things happened.
    if (leaf.words > SENTENCE_WORDS && isClosed(leaf.text)) continue
    if (isStrict && readDateLine(leaf.text, lexicon) === null) continue
    const found = lineDate(leaf, lexicon, options)
    if (found) return found
  }
  return null
}

const SCRIPT_DATE =
  /["'](?:datePublished|date_published|publishedAt|published_at|publishDate|publish_date|publishedDate|published_date|publicationDate|publication_date|pubDate|pub_date|publishedTime|firstPublished|cmsPublishingDate|createdAt|DateCreation)["']\s{0,3}[:=]\s{0,3}["'](\d[^"'\\]{7,34})["']/

/** "publishedAt": "…" in a script. */
function fromScripts(page: HtmlPage, read: Read): Found {
  const match = SCRIPT_DATE.exec(page.source)
  const written = match?.[1]
  const value = written === undefined ? null : read(written)
  if (!match || written === undefined || value === null) return null
  const start = match.index + match[0].indexOf(written)
  return { value, basis: 'script', written, source: { start, end: start + written.length } }
}

function fromAddress({ address, head }: DateSources): Found {
  for (const one of [address, head.canonical, head.metas.get('og:url')?.value ?? null]) {
    const value = one === null ? null : dateInAddress(one)
    if (value !== null) return { value, basis: 'address' }
  }
  return null
}

function fromTitle(head: PageHead, { lexicon }: DateSources, options: DateOptions): Found {
  const found = head.title ? findDates(head.title.value.slice(0, 300), lexicon, options)[0] : undefined
  return head.title && found
    ? { value: found.value, basis: 'title-element', source: { start: head.title.start, end: head.title.end } }
    : null
}
