// How near two words are in meaning: the same concept of our own list, a meaning in common, or one a kind of the other.
// The word relations come from WordNet (lexicons/en/word-relations.json); see scripts/word-relations.ts.
import { memoized, type Resources } from '../../model/index.ts'
import { stem } from '../../text/terms-stem.ts'
import { wordRelationsOf } from '../../text/word-relations.ts'
import { lexiconOf } from './lexicon.ts'

/** A lemma with all that is compared of it, found once; concepts, stems and meanings are numbers, as they only meet or do not. */
export interface Kin {
  readonly lemma: string
  readonly concept: number
  readonly root: number
  /** Ascending. */
  readonly own: Int32Array
  readonly above: Int32Array
  /** How telling the lemma is before anything else is read: ln(documents / documents that have it), at least 0. */
  readonly rarity: number
}

export interface Kinship {
  of(lemma: string): Kin
  /** 0 to 1 for two lemmas. */
  between(one: Kin, other: Kin): number
  rarity(lemma: string): number
}

/** Sharing a meaning is less than being the same word; being a kind of it ("lorry", "vehicle") less again. By judgement: the
 * trained weights of a pair (see alike.ts) set how much either counts in the end. */
const SHARED_MEANING = 0.7
const KIND_OF = 0.4

const meet = (a: Int32Array, b: Int32Array): boolean => {
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0]
    if (x === y) return true
    if (x < y) i++
    else j++
  }
  return false
}

function between(one: Kin, other: Kin): number {
  if (one === other || one.concept === other.concept || one.root === other.root) return 1
  if (meet(one.own, other.own)) return SHARED_MEANING
  return meet(one.own, other.above) || meet(other.own, one.above) ? KIND_OF : 0
}

/** Gives each new text the next number. */
function numbering(): (text: string) => number {
  const numbers = new Map<string, number>()
  return (text) => {
    const known = numbers.get(text)
    if (known !== undefined) return known
    numbers.set(text, numbers.size)
    return numbers.size - 1
  }
}

export const kinshipOf = memoized((resources: Resources): Kinship => {
  const lexicon = lexiconOf(resources)
  const relations = wordRelationsOf(resources)
  const counts = (resources.json('lexicons/en/word-frequency.json') as {
    documents: number
    frequency: Record<string, number>
  } | null) ?? { documents: 1, frequency: {} }
  const rarityOf = (root: string): number => {
    // A word of a single document is left out of the table: it counts as half a document.
    const seen = Object.hasOwn(counts.frequency, root) ? (counts.frequency[root] ?? 0) : 0
    return Math.max(0, Math.log((counts.documents + 1) / (seen + (seen ? 0.5 : 1))))
  }
  const [concepts, roots] = [numbering(), numbering()]
  const known = new Map<string, Kin>()
  const of = (lemma: string): Kin => {
    const kept = known.get(lemma)
    if (kept) return kept
    const root = stem(lemma)
    const made = {
      lemma,
      concept: concepts(lexicon.conceptOf(lemma)),
      root: roots(root),
      ...relations.meanings(lemma),
      rarity: rarityOf(root),
    }
    known.set(lemma, made)
    return made
  }
  return { of, between, rarity: (lemma) => of(lemma).rarity }
})
