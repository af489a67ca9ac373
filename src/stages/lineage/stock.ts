// Stock sentences: what every page of an outlet says about itself. Two pages that share only "Follow us on social media"
// did not copy each other. The phrases are data (lexicons/en/stock-phrases.json); a short sentence that holds one is stock.
import type { Resources } from '../../model/index.ts'
import { memoized } from '../../model/index.ts'
import { hashWord } from '../../text/shingles.ts'
import { wordList } from '../../text/terms.ts'

/** Phrases as word hashes, by their first word. */
export type StockPhrases = ReadonlyMap<number, readonly Uint32Array[]>

export const NO_STOCK: StockPhrases = new Map()
const LEXICON = 'lexicons/en/stock-phrases.json'
/** A longer sentence that holds a stock phrase reports something ("may not be published" in a story about a gag order). */
const LONGEST_STOCK_SENTENCE = 40

export const stockPhrases: (resources: Resources) => StockPhrases = memoized((resources) => {
  const lexicon = resources.json(LEXICON)
  const phrases = isLexicon(lexicon) ? lexicon.phrases : []
  const table = new Map<number, Uint32Array[]>()
  for (const phrase of phrases) {
    const words = Uint32Array.from(wordList(phrase).words, hashWord)
    const first = words[0]
    if (first === undefined) continue
    const same = table.get(first)
    if (same) same.push(words)
    else table.set(first, [words])
  }
  return table
})

function isLexicon(value: unknown): value is { readonly phrases: readonly string[] } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'phrases' in value &&
    Array.isArray(value.phrases) &&
    value.phrases.every((phrase) => typeof phrase === 'string')
  )
}

interface Words {
  readonly words: Uint32Array
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** 1 for each word of a short sentence that holds a stock phrase. */
export function stockSentences(text: string, list: Words, phrases: StockPhrases): Uint8Array {
  const flags = new Uint8Array(list.words.length)
  if (phrases.size === 0) return flags
  let first = 0
  for (let i = 0; i < list.words.length; i++) {
    const last = i === list.words.length - 1
    if (!last && !breaksBetween(text, list.ends[i] ?? 0, list.starts[i + 1] ?? 0)) continue
    if (i + 1 - first <= LONGEST_STOCK_SENTENCE && holdsPhrase(list.words, first, i + 1, phrases))
      flags.fill(1, first, i + 1)
    first = i + 1
  }
  return flags
}

/** A sentence ends at a line break, or at . ! ? followed by a space: enough for stock lines, which are short. */
function breaksBetween(text: string, from: number, to: number): boolean {
  let stop = false
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x0a || code === 0x0d || code === 0x2022 || code === 0x7c) return true
    if (code === 0x2e || code === 0x21 || code === 0x3f) stop = true
    else if (stop && code === 0x20) return true
  }
  return false
}

function holdsPhrase(words: Uint32Array, from: number, to: number, phrases: StockPhrases): boolean {
  for (let i = from; i < to; i++) {
    for (const phrase of phrases.get(words[i] ?? 0) ?? []) {
      if (i + phrase.length > to) continue
      let k = 1
      while (k < phrase.length && phrase[k] === words[i + k]) k++
      if (k === phrase.length) return true
    }
  }
  return false
}
