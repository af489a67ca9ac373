// What a text says about a word in all its places, as bits: "Roe" may stand alone here and behind "Jane" there. Gathered once
// for a text, so that a name is read alike wherever it stands.
import {
  CITY_FIRST,
  COUNTRY_FIRST,
  FIRST_NAME,
  HONORIFIC,
  ORGANISATION_WORD,
  PLACE_FIRST,
  ROLE,
} from './names-lists.ts'
import type { NameLists } from './names-lists.ts'

const AFTER_GIVEN_NAME = 1
const AFTER_TITLE = 2
const BEFORE_SPEECH = 4
const AFTER_IN = 8
const WITH_ARTICLE = 16
const POSSESSIVE = 32
const IN_RUN = 64
const SMALL_ELSEWHERE = 128
/** "Northwind spokesman", "Northwind chief executive" */
const BEFORE_ROLE = 256
/** "the airline Northwind" */
const AFTER_BODY_NOUN = 512
/** "Northwind Airlines" */
const IN_BODY_NAME = 1024
/** "Portside, Oregon" */
const BEFORE_PLACE = 2048
/** "Roe, who" */
const BEFORE_WHO = 4096
export const EVIDENCE_BITS = 13

const PLACE_PREPOSITIONS = new Set(['in', 'near', 'at', 'from'])
const SPEECH = new Set([
  'added',
  'argued',
  'asked',
  'claimed',
  'explained',
  'insisted',
  'replied',
  'said',
  'says',
  'told',
  'tweeted',
  'warned',
  'wrote',
])
/** A small word shorter than this may be a name's small word: "de", "van". */
const LEAST_SMALL = 4
const TITLES = (1 << HONORIFIC) | (1 << ROLE)
const LISTED_PLACE = (1 << COUNTRY_FIRST) | (1 << PLACE_FIRST) | (1 << CITY_FIRST)

export interface EvidenceInput {
  readonly sentences: readonly { readonly first: number; readonly last: number }[]
  readonly lists: NameLists
  /** Words in normal form, and their hashes. */
  readonly norms: readonly string[]
  readonly hashes: Int32Array
  readonly flags: Int32Array
  /** First and one past the last token of the run of proper nouns each token stands in. */
  readonly runFirst: Int32Array
  readonly runLast: Int32Array
  readonly isCapital: (k: number) => boolean
  readonly isProper: (k: number) => boolean
}

type Range = EvidenceInput['sentences'][number]

/** Bits of one word in one place. */
function bitsAt(input: EvidenceInput, { first, last }: Range, k: number): number {
  const { norms, flags, runFirst, runLast, lists } = input
  const from = runFirst[k] ?? k
  const to = runLast[k] ?? k + 1
  const word = (i: number): string => (i >= first && i < last ? (norms[i] ?? '') : '')
  const flag = (i: number): number => (i >= first && i < last ? (flags[i] ?? 0) : 0)
  let bits = 0
  if ((flag(k - 1) & (1 << FIRST_NAME)) !== 0 && input.isProper(k)) bits |= AFTER_GIVEN_NAME
  if ((flag(k - 1) & TITLES) !== 0) bits |= AFTER_TITLE
  if (PLACE_PREPOSITIONS.has(word(k - 1))) bits |= AFTER_IN
  if (word(k - 1) === 'the') bits |= WITH_ARTICLE
  if (SPEECH.has(word(k + 1))) bits |= BEFORE_SPEECH
  if (word(k + 1) === "'s") bits |= POSSESSIVE
  if (k > first && input.isProper(k - 1)) bits |= IN_RUN
  if ((flag(to) & (1 << ROLE)) !== 0) bits |= BEFORE_ROLE
  if (lists.bodies.has(word(from - 1))) bits |= AFTER_BODY_NOUN
  if (word(to) === ',' && (flag(to + 1) & LISTED_PLACE) !== 0) bits |= BEFORE_PLACE
  if (word(to) === 'who' || (word(to) === ',' && word(to + 1) === 'who')) bits |= BEFORE_WHO
  for (let i = from; i < to; i++) if ((flag(i) & (1 << ORGANISATION_WORD)) !== 0) bits |= IN_BODY_NAME
  return bits
}

/** Bits by the hash of a word. */
export function gatherEvidence(input: EvidenceInput): Map<number, number> {
  const { norms, hashes, sentences } = input
  const evidence = new Map<number, number>()
  for (const sentence of sentences) {
    for (let k = sentence.first; k < sentence.last; k++) {
      const key = hashes[k] ?? 0
      const known = evidence.get(key)
      if (input.isCapital(k)) evidence.set(key, (known ?? 0) | bitsAt(input, sentence, k))
      else if (known !== undefined || (norms[k] ?? '').length >= LEAST_SMALL)
        evidence.set(key, (known ?? 0) | SMALL_ELSEWHERE)
    }
  }
  return evidence
}
