// Direction: which of two related documents the other took its text from, and in which words we say why. Tried in this
// order: a credit, a link or a named primary source; the publication times, where they tell; who names the other's outlet;
// who puts the other's prose in quotation marks; containment; whose head it is; the id.
import type { Document } from '../../model/index.ts'
import { fold } from '../../text/fold.ts'

export interface Direction {
  /** True when the first document is the origin. */
  readonly firstIsOrigin: boolean
  readonly because: string
}

/** What the passages say of each of the two texts. */
export interface Shared {
  /** Shares of each text that stand in the other, 0 to 1. */
  readonly first: number
  readonly second: number
  /** Shared words that only the first, only the second puts in quotation marks. */
  readonly firstCites: number
  readonly secondCites: number
  readonly words: number
  /** Where the shared words begin in each text, as a share of its length. */
  readonly firstPlace: number
  readonly secondPlace: number
}

/** A text is held whole by another from this share on; edits of a word or two stay above it. */
const WHOLE = 0.9
/** Characters at the head of a text within which a dateline names its agency. */
const HEAD = 400
/** Words in quotation marks that make a citation: a shorter one may be speech that the other paraphrased. */
const LEAST_CITED = 8
/** Difference of place, as a share of the text, that tells a head from a middle. */
const APART = 0.2
/** Letters of an outlet's name that is no everyday word. */
const SHORTEST_NAME = 7

export function direction(first: Document, second: Document, shared: Shared): Direction {
  return (
    byCredit(first, second) ??
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

/** How `document` names `origin` as where its text comes from, null where it does not. */
function credits(document: Document, origin: Document): string | null {
  const outlet = foreignOutlet(document, origin)
  if (outlet !== '') {
    const { credits: credited, authors } = document.meta
    if ([...credited, ...authors].some((one) => nameKey(one.value) === outlet))
      return `credit line names ${outletOf(origin)}`
    const head = document.text.slice(0, HEAD)
    for (const [, name] of head.matchAll(/\(([^()\n]{2,60})\)/g)) {
      if (nameKey(name ?? '') === outlet) return `dateline names ${outletOf(origin)}`
    }
  }
  const address = origin.address === null ? '' : addressKey(origin.address)
  if (address === '') return null
  const source = document.meta.primarySource
  if (source !== null && addressKey(source.value) === address) return 'names it as its source'
  if (document.links.some((link) => addressKey(link.href) === address)) return 'links to it'
  return null
}

function outletOf(document: Document): string {
  return document.meta.outlet?.value ?? ''
}

/** The outlet of `origin` as a key, empty where it has none or it is the document's own. */
function foreignOutlet(document: Document, origin: Document): string {
  const outlet = nameKey(outletOf(origin))
  return outlet === nameKey(outletOf(document)) ? '' : outlet
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
function byCitation({ firstCites, secondCites, words }: Shared): Direction | null {
  const most = Math.max(firstCites, secondCites)
  if (most < LEAST_CITED || 2 * most < words || firstCites === secondCites) return null
  return { firstIsOrigin: secondCites > firstCites, because: 'stands in quotation marks there only' }
}

function byMention(first: Document, second: Document): Direction | null {
  const firstNames = mentions(first, second)
  const secondNames = mentions(second, first)
  if (firstNames === secondNames) return null
  return { firstIsOrigin: secondNames, because: `names ${outletOf(secondNames ? first : second)}` }
}

function mentions(document: Document, origin: Document): boolean {
  const outlet = foreignOutlet(document, origin)
  return outlet.length >= SHORTEST_NAME && ` ${nameKey(document.text)} `.includes(` ${outlet} `)
}

function byContainment(shared: Shared): Direction | null {
  const firstWhole = shared.first >= WHOLE
  const secondWhole = shared.second >= WHOLE
  if (firstWhole === secondWhole) return null
  return { firstIsOrigin: firstWhole, because: 'no times or credits: held whole by the other' }
}

/** A passage that opens one text and stands amid the other was written for the first. */
function byPlace({ firstPlace, secondPlace }: Shared): Direction | null {
  if (Math.abs(firstPlace - secondPlace) < APART) return null
  return { firstIsOrigin: firstPlace < secondPlace, because: 'no times or credits: stands nearer to its head' }
}

function byId(first: Document, second: Document): Direction {
  return { firstIsOrigin: first.id < second.id, because: 'no times or credits tell: by id' }
}
