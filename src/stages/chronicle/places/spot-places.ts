// Spots the words of a text that may name a place: gazetteer names in running text, weighed by what syntax says of them.
import type { ActorName, Upos } from '../../../model/index.ts'
import type { Word } from '../../../text/numbers.ts'
import { placeKey } from './place-key.ts'
import type { Gazetteer, Place } from './gazetteer.ts'

export interface Spot {
  readonly start: number
  readonly end: number
  readonly key: string
  readonly candidates: readonly Place[]
  /** Key of the place that contains it, where the text says so: "Paris, Texas". */
  readonly within: string | null
  /** A nationality word ("Russian"): evidence of a country, not a place of its own. */
  readonly demonym: boolean
}

export interface SpotInput {
  readonly text: string
  readonly sentences: readonly (readonly Word[])[]
  readonly names: readonly ActorName[]
  readonly gazetteer: Gazetteer
  readonly tagAt: (offset: number) => Upos | null
  /** Whether a single word is a word of the dictionary; whether it is a given name. */
  readonly isCommon: (form: string) => boolean
  readonly isGiven: (form: string) => boolean
}

/** Longest place name in words, hyphens counted. */
const MAX_WORDS = 9
/** Below this many thousand inhabitants a name that stands alone needs a word such as "in" before it. */
const WELL_KNOWN = 300

const LOCATIVE = new Set([
  'in',
  'at',
  'near',
  'from',
  'to',
  'outside',
  'around',
  'across',
  'into',
  'through',
  'throughout',
  'inside',
  'toward',
  'towards',
  'via',
  'between',
  'leaving',
  'reach',
  'reached',
  'visit',
  'visited',
  'left',
  'entered',
  'seized',
  'captured',
  'outside',
  'over',
  'off',
  'of',
  'and',
  'north',
  'south',
  'east',
  'west',
  'downtown',
  'central',
  'city',
  'town',
  'village',
  'port',
  'capital',
  'province',
  'region',
  'district',
])
const SMALL = new Set([
  'of',
  'de',
  'la',
  'le',
  'the',
  'and',
  'on',
  'upon',
  'da',
  'do',
  'del',
  'el',
  'al',
  'na',
  'i',
  'y',
  'du',
  'des',
  'sur',
  'an',
  'am',
  'd',
  'au',
  'aux',
  'les',
  'los',
  'las',
  'den',
  'der',
  'het',
  'sous',
  'by',
  'ben',
  'bin',
  'e',
  'er',
  'es',
])

const isCapital = (word: Word | undefined): boolean => word?.kind === 'letters' && /^\p{Lu}/u.test(word.text)

/** All places that may be named, in text order, none overlapping. */
export function spotPlaces(input: SpotInput): Spot[] {
  const spots: Spot[] = []
  for (const words of input.sentences) spotSentence(words, input, spots)
  return spots
}

function spotSentence(words: readonly Word[], input: SpotInput, spots: Spot[]): void {
  const shouting = isShouting(words)
  for (let at = 0; at < words.length;) {
    if (!isCapital(words[at])) {
      at += 1
      continue
    }
    const found = shouting ? null : longestName(words, at, input)
    if (!found) {
      at += 1
      continue
    }
    spots.push(found.spot)
    at = found.next
  }
}

/** A sentence all in capitals tells nothing by its capitals. */
function isShouting(words: readonly Word[]): boolean {
  let letters = 0
  for (const word of words) {
    if (word.kind !== 'letters' || word.text.length < 2) continue
    letters += 1
    if (word.text !== word.text.toUpperCase()) return false
  }
  return letters > 12
}

function longestName(
  words: readonly Word[],
  at: number,
  input: SpotInput,
): { spot: Spot; next: number } | null {
  let key = ''
  let best: { spot: Spot; next: number } | null = null
  for (let i = at; i < Math.min(words.length, at + MAX_WORDS); i += 1) {
    const word = words[i]
    if (!word) break
    if (word.kind === 'mark') {
      const joins = (word.lower === '-' || word.lower === "'" || word.text === '.') && word.glued
      if (!joins) break
      if (word.text === '.' && (words[i - 1]?.text.length ?? 9) > 3) break
      continue
    }
    if (word.kind === 'digits' || (!isCapital(word) && !SMALL.has(word.lower))) break
    if (word.text !== word.lower || SMALL.has(word.lower)) {
      const piece = placeKey(word.text)
      const apostrophe = words[i - 1]?.lower === "'" && word.glued
      if (apostrophe && word.lower === 's') break
      key = key === '' ? piece : apostrophe ? key + piece : `${key} ${piece}`
    }
    const spot = isCapital(word) ? judge(words, at, i + 1, key, input) : null
    if (spot) best = { spot, next: i + 1 }
    const elided = words[i + 1]?.lower === "'" && words[i + 1]?.glued === true
    if (!elided && !input.gazetteer.begins(key)) break
  }
  return best
}

function judge(words: readonly Word[], from: number, to: number, key: string, input: SpotInput): Spot | null {
  const { gazetteer, names } = input
  const first = words[from]
  const last = words[to - 1]
  if (!first || !last) return null
  const candidates = gazetteer.find(key)
  const stop = words[to]
  const span = {
    start: first.start,
    end:
      stop?.text === '.' && stop.glued && /^(?:[A-Z]\.)+[A-Z]$/.test(input.text.slice(first.start, last.end))
        ? last.end + 1
        : last.end,
  }
  const name = coveringName(names, span.start, span.end)
  const nationality = gazetteer.demonym(key)
  if (candidates.length === 0) {
    if (!nationality || (name && name.kind === 'person' && !exact(name, span, input.text))) return null
    return { ...span, key, candidates: [nationality], within: null, demonym: true }
  }
  const within = containerAfter(words, to, gazetteer)
  if (!believable({ words, from, to, candidates, name, span, input, within })) return null
  return { ...span, key, candidates, within, demonym: false }
}

/** "Paris, Texas", "Odessa, Ukraine": the container's key. */
function containerAfter(words: readonly Word[], at: number, gazetteer: Gazetteer): string | null {
  if (words[at]?.text !== ',' || !isCapital(words[at + 1])) return null
  let key = ''
  let found: string | null = null
  for (let i = at + 1; i < Math.min(words.length, at + 5); i += 1) {
    const word = words[i]
    if (word?.kind !== 'letters' || !isCapital(word)) break
    key = key === '' ? placeKey(word.text) : `${key} ${placeKey(word.text)}`
    if (gazetteer.find(key).some((place) => place.kind === 'country' || place.kind === 'state')) found = key
  }
  return found
}

function coveringName(names: readonly ActorName[], start: number, end: number): ActorName | null {
  let low = 0
  let high = names.length
  while (low < high) {
    const mid = (low + high) >> 1
    if ((names[mid]?.end ?? 0) <= start) low = mid + 1
    else high = mid
  }
  const name = names[low]
  return name && name.start < end ? name : null
}

const exact = (name: ActorName, span: { start: number; end: number }, text: string): boolean =>
  name.end === span.end &&
  (name.start === span.start || /^(?:the|The) $/.test(text.slice(name.start, span.start)))

/** Words after a country or state that make a public body or office of it. */
const STATE_WORDS = new Set([
  'department',
  'ministry',
  'government',
  'army',
  'navy',
  'air',
  'police',
  'governor',
  'senator',
  'senate',
  'state',
  'embassy',
  'centers',
  'centres',
  'court',
  'supreme',
  'parliament',
  'congress',
  'federal',
  'coast',
  'border',
  'military',
  'attorney',
  'secretary',
  'president',
  'prime',
  'foreign',
  'defence',
  'defense',
  'central',
  'district',
  'national',
  'house',
  'treasury',
  'justice',
  'health',
])

/** Words before a place and hardly anything else; "of" and "and" stand before everything. */
const PLACING = new Set([
  'in',
  'at',
  'near',
  'outside',
  'around',
  'across',
  'into',
  'inside',
  'toward',
  'towards',
  'via',
  'from',
  'to',
])

/**
 * "Reading", "West", "Michael": a word of the language or a given name that some town or district bears too. Only a country, a
 * sea or the like, or a name said to be a place, needs no word such as "in" right before it.
 */
function isUnlikely({ words, from, to, candidates, name, input }: Judged): boolean {
  const only = words[from]
  if (to - from > 1 || !only || name?.kind === 'place') return false
  const isOrdinary =
    input.isCommon(only.text) ||
    (input.isGiven(only.text) && !candidates.some((place) => place.size >= WELL_KNOWN))
  if (!isOrdinary) return false
  const isSure = candidates.some(
    ({ kind, country }) =>
      (kind !== 'city' && kind !== 'county' && kind !== 'capital' && kind !== 'state') ||
      (kind === 'state' && country === 'US'),
  )
  return !isSure && !PLACING.has(words[from - 1]?.lower ?? '')
}

interface Judged {
  readonly words: readonly Word[]
  readonly from: number
  readonly to: number
  readonly candidates: readonly Place[]
  readonly name: ActorName | null
  readonly span: { readonly start: number; readonly end: number }
  readonly input: SpotInput
  readonly within: string | null
}

function believable({ words, from, to, candidates, name, span, input, within }: Judged): boolean {
  const before = words[from - 1]
  const after = words[to]
  const big = candidates.some(
    (place) =>
      place.kind === 'country' ||
      place.kind === 'continent' ||
      place.kind === 'sea' ||
      place.kind === 'region' ||
      place.kind === 'river' ||
      place.kind === 'lake',
  )
  const known =
    big ||
    candidates.some((place) => place.kind === 'capital' || place.kind === 'state' || place.size >= WELL_KNOWN)
  const county =
    candidates.every(
      (place) => place.kind === 'county' && (place.country === 'US' || place.country === 'GB'),
    ) && words[to - 1]?.lower !== 'county'
  if (within !== null && name?.kind !== 'person') return true
  if (isUnlikely({ words, from, to, candidates, name, span, input, within })) return false
  const locative = before !== undefined && LOCATIVE.has(before.lower)
  const inSpan = name !== null && name.start <= span.start && name.end >= span.end
  if (inSpan && exact(name, span, input.text)) {
    if (name.kind === 'place') return true
    if (name.kind === 'person') return big && to - from > 1
    if (name.kind === 'organisation') return big || (known && locative)
    return known || locative
  }
  if (inSpan) {
    if (name.kind === 'place') return true
    // "Paris Agreement", "Bank of England", "Washington Post": the name is something else that bears the place's name,
    // but "U.S. Department of Justice" and "Ohio Governor …" stand for their country or state.
    return (
      name.kind !== 'person' &&
      name.start === span.start &&
      STATE_WORDS.has(after?.lower ?? '') &&
      candidates.some((place) => place.kind === 'country' || place.kind === 'state')
    )
  }
  const attached = isCapital(after) && !after?.glued && after !== undefined && !big
  // "New Jersey" is not Jersey: a capital word right before belongs to the same name, unless the sentence opens with it.
  if (attached || (isCapital(before) && from > 1)) return false
  if (input.tagAt(span.start) !== 'PROPN' && !big && to - from === 1) return false
  if (county) return false
  return known || (locative && from > 0)
}
