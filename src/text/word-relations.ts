// What WordNet says of English lemmas (lexicons/en/word-relations.json, made by scripts/word-relations.ts): which meanings
// a lemma may have, and which are more general. Its entries stay text, in the order of the lemmas, and are searched by halves:
// a run asks for a few of the 27,000, and opening all of them would cost more than the rest of its work with them.
import { memoized } from '../model/index.ts'

export interface Meanings {
  /** Meanings that a lemma may have, or that are made from it, as arbitrary numbers, ascending. */
  readonly own: Int32Array
  /** More general ones. */
  readonly above: Int32Array
}

export interface WordRelations {
  has(lemma: string): boolean
  meanings(lemma: string): Meanings
}

const NO_MEANINGS: Meanings = { own: new Int32Array(), above: new Int32Array() }

const numbers = (list: string): Int32Array =>
  Int32Array.from(list.split(' ').filter(Boolean), (one) => Number.parseInt(one, 36)).sort()

/** Below 0 where the lemma at `start` comes before `word`, 0 where it is that word. */
function compareAt(text: string, start: number, word: string): number {
  for (let at = 0; at < word.length; at++) {
    const difference = text.charCodeAt(start + at) - word.charCodeAt(at)
    if (difference !== 0) return difference
  }
  return text.charAt(start + word.length) === ':' ? 0 : 1
}

/** Opens the relations once per set of resources; without their file nothing is related. */
export const wordRelationsOf = memoized((resources): WordRelations => {
  const file = resources.json('lexicons/en/word-relations.json') as { lemmas?: string } | null
  const text = file?.lemmas ?? ''
  /** Where the entry of a lemma begins; below 0 where there is none. Looks where entries begin, from `low` to before `high`. */
  const find = (lemma: string): number => {
    let [low, high] = [0, text.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const start = middle === 0 ? 0 : text.lastIndexOf(';', middle - 1) + 1
      const order = compareAt(text, start, lemma)
      if (order === 0) return start
      if (order < 0) {
        const end = text.indexOf(';', middle)
        low = end < 0 ? high : end + 1
      } else high = start
    }
    return -1
  }
  return {
    has: (lemma) => find(lemma) >= 0,
    meanings(lemma) {
      const start = find(lemma)
      if (start < 0) return NO_MEANINGS
      const end = text.indexOf(';', start)
      const entry = text.slice(start + lemma.length + 1, end < 0 ? text.length : end)
      const [own = '', above = ''] = entry.split('|')
      return { own: numbers(own), above: numbers(above) }
    },
  }
})
