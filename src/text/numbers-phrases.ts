// Phrase tables: lexicon entries of one or more words, found in a list of words in time that does not grow with the table.
import { cutWords } from './numbers.ts'
import type { Word } from './numbers.ts'

export interface PhraseHit<T> {
  readonly value: T
  /** Index of the first word after the phrase. */
  readonly next: number
}

interface Node<T> {
  readonly children: Map<string, Node<T>>
  value: T | undefined
}

/** Longest-match lookup of phrases over words. */
export interface PhraseTable<T> {
  find(words: readonly Word[], at: number): PhraseHit<T> | null
  /** First words of all phrases, for callers that skip what can begin none. */
  readonly firsts: ReadonlySet<string>
}

/** Compiles a table from lexicon entries; keys are compared in small letters, cut as the text is. */
export function phraseTable<T>(entries: Iterable<readonly [string, T]>): PhraseTable<T> {
  const root: Node<T> = { children: new Map(), value: undefined }
  for (const [phrase, value] of entries) {
    let node = root
    for (const word of cutWords(phrase)) {
      let child = node.children.get(word.lower)
      if (!child) {
        child = { children: new Map(), value: undefined }
        node.children.set(word.lower, child)
      }
      node = child
    }
    node.value = value
  }
  return { find: (words, at) => longest(root, words, at), firsts: new Set(root.children.keys()) }
}

function longest<T>(root: Node<T>, words: readonly Word[], at: number): PhraseHit<T> | null {
  let node = root
  let best: PhraseHit<T> | null = null
  for (let i = at; i < words.length; i += 1) {
    const child = node.children.get(words[i]?.lower ?? '')
    if (!child) break
    node = child
    if (node.value !== undefined) best = { value: node.value, next: i + 1 }
  }
  return best
}
