// Entries of a live page (and posts of a thread): parts of the article that each bear a time of their own. Each of an
// entry's leaves is given that time, so that what a page said at ten is not read as what it said at noon.
import type { Lexicon } from '../lexicon.ts'
import { readStamp } from '../meta/dates.ts'
import type { HtmlNode, HtmlPage } from '../html/node.ts'
import { attribute } from '../html/node.ts'
import type { Region } from '../html/leaf.ts'
import type { TypedLeaf } from './typed-leaf.ts'

export interface EntryParts {
  readonly page: HtmlPage
  /** `time` elements of the page. */
  readonly times: readonly HtmlNode[]
  /** What structured data call the updates: name (letters and digits only) and time. */
  readonly updates: ReadonlyMap<string, string>
  readonly body: readonly TypedLeaf[]
  readonly container: Region
  readonly lexicon: Lexicon
  readonly fold: (text: string) => string
}

/** One part with a time is an article with a date. */
const ENTRIES_AT_LEAST = 2
/** Words that a part must have beside its time to be an entry. */
const ENTRY_WORDS = 12

/** A block of no more words holds the time and nothing else. */
const STAMP_WORDS = 6

interface Timed {
  readonly region: Region
  /** The block that holds the time and nothing else, if there is one. */
  readonly stamp: Region | null
  readonly time: string
}

/** Gives the leaves of entries their times. Times are ISO 8601, a day or a UTC instant. */
export function timeEntries(parts: EntryParts): void {
  const { body } = parts
  const entries = entriesOf(parts)
  if (entries.length >= ENTRIES_AT_LEAST) {
    const times = new Map(entries.map(({ region, time }) => [region, time]))
    const stamps = new Set(entries.flatMap(({ stamp }) => stamp ?? []))
    for (const entry of body) {
      const time = timeAbove(entry.leaf.region, times, parts.container)
      if (time === null) continue
      // The line with the time itself: the time is kept, the line is none of the text.
      if (entry.kind === 'dateline' || (entry.kind !== 'heading' && stamps.has(entry.leaf.region))) {
        entry.kind = null
        entry.reason = 'entry-time'
      }
      entry.time = time
      // An entry is an item of the page's list; its paragraphs are none of the text's.
      if (
        entry.kind === 'list-item' &&
        entry.leaf.region.node.tag === 'p' &&
        !isListed(entry.leaf.region, times)
      )
        entry.kind = 'paragraph'
    }
    return
  }
  timeByNames(parts)
}

function timeByNames({ body, updates, fold }: EntryParts): void {
  const starts = body.filter(({ kind, leaf }) => kind === 'heading' && updates.has(fold(leaf.text)))
  if (starts.length < ENTRIES_AT_LEAST) return
  let time: string | undefined
  for (const entry of body) {
    if (entry.kind === 'heading') time = updates.get(fold(entry.leaf.text)) ?? time
    if (time !== undefined && entry.kind !== null) entry.time = time
  }
}

function entriesOf({ page, times, body, container, lexicon }: EntryParts): Timed[] {
  const regions = regionsByNode(body, container)
  const entries: Timed[] = []
  const taken = new Set<Region>()
  for (const node of times) {
    const stamp = attribute(page, node, 'datetime')
    const time = stamp === null ? null : readStamp(stamp, lexicon)
    if (time === null) continue
    const block = regionOf(node, regions)
    const region = entryRound(block, container)
    if (region === null || taken.has(region)) continue
    taken.add(region)
    entries.push({ region, time, stamp: block && block.words <= STAMP_WORDS ? block : null })
  }
  return alike(entries)
}

/** The greatest group of like parts: entries of a page are written alike, its header and its footer are not. */
function alike(entries: readonly Timed[]): Timed[] {
  const groups = new Map<string, Timed[]>()
  for (const entry of entries) {
    const key = `${entry.region.node.tag} ${entry.region.depth}`
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  let greatest: Timed[] = []
  for (const group of groups.values()) if (group.length > greatest.length) greatest = group
  return greatest
}

/** The block elements of the body, by node; those above a known one are known. */
function regionsByNode(body: readonly TypedLeaf[], container: Region): ReadonlyMap<HtmlNode, Region> {
  const regions = new Map<HtmlNode, Region>()
  for (const { leaf } of body)
    for (let at: Region | null = leaf.region; at && at !== container && !regions.has(at.node); at = at.parent)
      regions.set(at.node, at)
  return regions
}

function regionOf(node: HtmlNode, regions: ReadonlyMap<HtmlNode, Region>): Region | null {
  for (let at: HtmlNode | null = node; at; at = at.parent) {
    const region = regions.get(at)
    if (region) return region
  }
  return null
}

/** The narrowest block round a time that holds text beside it. */
function entryRound(region: Region | null, container: Region): Region | null {
  for (let at = region; at && at !== container; at = at.parent) if (at.words >= ENTRY_WORDS) return at
  return null
}

function timeAbove(region: Region, times: ReadonlyMap<Region, string>, container: Region): string | null {
  for (let at: Region | null = region; at && at !== container; at = at.parent) {
    const time = times.get(at)
    if (time !== undefined) return time
  }
  return null
}

/** A list stands between the leaf and its entry. */
function isListed(region: Region, times: ReadonlyMap<Region, string>): boolean {
  for (let at: Region | null = region; at && !times.has(at); at = at.parent)
    if (/^(?:li|dd|dt)$/.test(at.node.tag)) return true
  return false
}
