// How near two words are in meaning: the same concept of our own list, a meaning in common, or one a kind of the other.
// The word relations come from WordNet (lexicons/en/word-relations.json); see scripts/word-relations.ts.
import { memoized, type Resources } from '../../model/index.ts'
import { stem } from '../../text/terms-stem.ts'
import { lexiconOf } from './lexicon.ts'

interface Meanings {
  readonly own: ReadonlySet<string>
  readonly above: ReadonlySet<string>
}

export interface Kinship {
  /** 0 to 1 for two lemmas. */
  between(one: string, other: string): number
  /** How telling a lemma is before anything else is read: ln(documents / documents that have it), at least 0. */
  rarity(lemma: string): number
}

/** Sharing a meaning is less than being the same word; being a kind of it ("lorry", "vehicle") less again. By judgement: the
 * trained weights of a pair (see alike.ts) set how much either counts in the end. */
const SHARED_MEANING = 0.7
const KIND_OF = 0.4

const NO_MEANINGS: Meanings = { own: new Set(), above: new Set() }
const setOf = (words = ''): ReadonlySet<string> => new Set(words.split(' ').filter(Boolean))

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  for (const one of few) if (many.has(one)) return true
  return false
}

export const kinshipOf = memoized((resources: Resources): Kinship => {
  const lexicon = lexiconOf(resources)
  const words =
    (resources.json('lexicons/en/word-relations.json') as { words: Record<string, string> } | null)?.words ??
    {}
  const counts = (resources.json('lexicons/en/word-frequency.json') as {
    documents: number
    frequency: Record<string, number>
  } | null) ?? { documents: 1, frequency: {} }
  const known = new Map<string, Meanings>()
  const meanings = (lemma: string): Meanings => {
    const kept = known.get(lemma)
    if (kept) return kept
    const [own, above] = Object.hasOwn(words, lemma) ? (words[lemma] ?? '').split('|') : []
    const made = own === undefined ? NO_MEANINGS : { own: setOf(own), above: setOf(above) }
    known.set(lemma, made)
    return made
  }
  const compared = new Map<string, number>()
  const compare = (one: string, other: string): number => {
    if (lexicon.conceptOf(one) === lexicon.conceptOf(other) || stem(one) === stem(other)) return 1
    const [a, b] = [meanings(one), meanings(other)]
    if (meet(a.own, b.own)) return SHARED_MEANING
    return meet(a.own, b.above) || meet(b.own, a.above) ? KIND_OF : 0
  }
  return {
    between(one, other) {
      if (one === other) return 1
      const key = one < other ? `${one} ${other}` : `${other} ${one}`
      const kept = compared.get(key)
      if (kept !== undefined) return kept
      const made = compare(one, other)
      compared.set(key, made)
      return made
    },
    rarity(lemma) {
      const root = stem(lemma)
      // A word of a single document is left out of the table: it counts as half a document.
      const seen = Object.hasOwn(counts.frequency, root) ? (counts.frequency[root] ?? 0) : 0
      return Math.max(0, Math.log((counts.documents + 1) / (seen + (seen ? 0.5 : 1))))
    },
  }
})
