// Direction: which of two related documents the other took its text from, and in which words we say why. Tried in this
// order: a credit, a link or a named primary source; which is an aggregator; the publication times, where they tell; who names the other's outlet;
// who puts the other's prose in quotation marks; which was cut from the other or holds it whole; whose head it is; the id.
import type { Document } from '../../model/index.ts'
import { fold } from '../../text/fold.ts'

export interface Direction {
  /** True when the first document is the origin. */
  readonly firstIsOrigin: boolean
  readonly because: string
  /** True where the later document tells its reader whose words these are. */
  readonly isCited?: true
}

/** What the shared passages say of one of the two texts. */
export interface Part {
  /** Share of the text that stands in the other, 0 to 1. */
  readonly share: number
  /** Shared words that only this text puts in quotation marks. */
  readonly cites: number
  /** Where the shared words begin, as a share of the text. */
  readonly place: number
  /** Share of its other words that stand after the last shared one. */
  readonly restAfter: number
}

export interface Shared {
  readonly first: Part
  readonly second: Part
  /** Shared words. */
  readonly words: number
}

/** A text is mostly held by another from this share on, were it cut, edited or mixed with lines of its outlet. */
const MOSTLY_HELD = 0.75
/** Share of the longer text's other words after what is shared that shows a cut. */
const REST = 0.75
/** Characters at the head of a text within which a dateline names its agency. */
const HEAD = 400
/** Words in quotation marks that make a citation: a shorter one may be speech that the other paraphrased. */
const LEAST_CITED = 8
/** Difference of place, as a share of the text, that tells a head from a middle, and what is a head. */
const APART = 0.2
const AT_HEAD = 0.08
/** Letters of an outlet's name that is no everyday word. */
const SHORTEST_NAME = 7

export function direction(first: Document, second: Document, shared: Shared): Direction {
  return (
    byCredit(first, second) ??
    byTrade(first, second) ??
    byTime(first, second) ??
    byMention(first, second) ??
    byCitation(shared) ??
    byContainment(shared) ??
    byPlace(shared) ??
    byId(first, second)
  )
}

function byCredit(first: Document, second: Document): Direction | null {
  const firstCredits = credits(first, second)
  const secondCredits = credits(second, first)
  if (firstCredits !== null && secondCredits === null) return { firstIsOrigin: false, because: firstCredits }
  if (secondCredits !== null && firstCredits === null) return { firstIsOrigin: true, because: secondCredits }
  return null
}

/** An automatic aggregator publishes nothing first. */
function byTrade(first: Document, second: Document): Direction | null {
  const firstGathers = first.meta.aggregator !== null
  if (firstGathers === (second.meta.aggregator !== null)) return null
  return { firstIsOrigin: !firstGathers, because: 'the other is an aggregator' }
}

/** How `document` names `origin` as where its text comes from, null where it does not. */
function credits(document: Document, origin: Document): string | null {
  const names = foreignNames(document, origin)
  const { credits: credited, authors, primarySource } = document.meta
  const credit = [...credited, ...authors].find((one) => names.has(nameKey(one.value)))
  if (credit) return `credit line names ${credit.value}`
  for (const [, name] of document.text.slice(0, HEAD).matchAll(/\(([^()\n]{2,60})\)/g)) {
    if (names.has(nameKey(name ?? ''))) return `dateline names ${name ?? ''}`
  }
  const address = origin.address === null ? '' : addressKey(origin.address)
  if (address === '') return null
  if (primarySource !== null && addressKey(primarySource.value) === address) return 'names it as its source'
  if (document.links.some((link) => addressKey(link.href) === address)) return 'links to it'
  return null
}

/** Keys of the names that `origin` goes by: its outlet, or its authors where it has none. Not those `document` goes by. */
function foreignNames(document: Document, origin: Document): ReadonlySet<string> {
  const own = identity(document)
  return new Set([...identity(origin)].filter((name) => !own.has(name)))
}

const identities = new WeakMap<Document, ReadonlySet<string>>()

function identity(document: Document): ReadonlySet<string> {
  const known = identities.get(document)
  if (known) return known
  const { meta } = document
  const names = meta.outlet === null ? meta.authors : [meta.outlet]
  const made = new Set(names.map((name) => nameKey(name.value)).filter((name) => name !== ''))
  identities.set(document, made)
  return made
}

function nameKey(name: string): string {
  return fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '')
}

/** An address without scheme, www, query, fragment and trailing slash. */
function addressKey(address: string): string {
  return address
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[?#].*$/s, '')
    .replace(/\/+$/, '')
}

/** Compares as precisely as the coarser of the two: a day says nothing about an hour of that day. */
function byTime(first: Document, second: Document): Direction | null {
  const one = first.meta.publishedAt?.value
  const two = second.meta.publishedAt?.value
  if (one === undefined || two === undefined) return null
  const length = Math.min(one.length, two.length)
  const a = one.slice(0, length)
  const b = two.slice(0, length)
  if (a === b) return null
  return { firstIsOrigin: a < b, because: 'published earlier' }
}

/** Who puts the other's prose in quotation marks took it. */
function byCitation({ first, second, words }: Shared): Direction | null {
  const most = Math.max(first.cites, second.cites)
  if (most < LEAST_CITED || 2 * most < words || first.cites === second.cites) return null
  return {
    firstIsOrigin: second.cites > first.cites,
    because: 'stands in quotation marks there only',
    isCited: true,
  }
}

function byMention(first: Document, second: Document): Direction | null {
  const firstNames = mentions(first, second)
  const secondNames = mentions(second, first)
  if ((firstNames === null) === (secondNames === null)) return null
  return {
    firstIsOrigin: secondNames !== null,
    because: `names ${secondNames ?? firstNames ?? ''}`,
    isCited: true,
  }
}

/** A text as its name keys are looked for in it; each is asked for once for every neighbour. */
const searched = new WeakMap<Document, string>()

function searchable(document: Document): string {
  const text = searched.get(document) ?? ` ${nameKey(document.text)} `
  searched.set(document, text)
  return text
}

/** The name of `origin` that stands in the text of `document`, null where none does. */
function mentions(document: Document, origin: Document): string | null {
  const names = [...foreignNames(document, origin)].filter((name) => name.length >= SHORTEST_NAME)
  if (names.length === 0) return null
  const text = searchable(document)
  return names.find((name) => text.includes(` ${name} `)) ?? null
}

/**
 * News is cut from its end: of two texts that begin alike, the longer one goes on and the shorter was cut from it. Where
 * the longer has more of its own among or before what they share, it took the shorter in.
 */
function byContainment({ first, second }: Shared): Direction | null {
  const firstWhole = first.share >= MOSTLY_HELD
  const secondWhole = second.share >= MOSTLY_HELD
  if (firstWhole === secondWhole) return null
  const long = firstWhole ? second : first
  if (long.restAfter >= REST)
    return { firstIsOrigin: secondWhole, because: 'no times or credits: cut from the longer one' }
  return { firstIsOrigin: firstWhole, because: 'no times or credits: held whole by the other' }
}

/** A passage that opens one text and stands amid the other was written for the first. */
function byPlace({ first, second }: Shared): Direction | null {
  if (Math.min(first.place, second.place) > AT_HEAD || Math.abs(first.place - second.place) < APART)
    return null
  return { firstIsOrigin: first.place < second.place, because: 'no times or credits: stands at its head' }
}

function byId(first: Document, second: Document): Direction {
  return { firstIsOrigin: first.id < second.id, because: 'no times or credits tell: by id' }
}
