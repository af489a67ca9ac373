// What the models see of a word: hashes of its lower-cased form, its endings, its beginning, and its shape. Computed once per
// token and kept in typed arrays, so that taggers and parsers only combine integers.
import { hashText } from './tagger-linear.ts'

const DIGITS = /\p{Nd}/gu

/** Parallel arrays over the tokens of a text. */
export interface WordHashes {
  readonly word: Int32Array
  readonly suffix2: Int32Array
  readonly suffix3: Int32Array
  readonly prefix: Int32Array
  /** 0 none, 1 lower, 2 Capitalised, 3 ALL CAPS, 4 Mixed, 5 digits, 6 digits and letters, 7 mark. */
  readonly shape: Uint8Array
}

export function shapeOf(form: string): number {
  let lower = 0
  let upper = 0
  let digit = 0
  for (let i = 0; i < form.length && i < 40; i++) {
    const code = form.charCodeAt(i)
    if (code >= 0x30 && code <= 0x39) digit++
    else if (code >= 0x61 && code <= 0x7a) lower++
    else if (code >= 0x41 && code <= 0x5a) upper++
    else if (code > 0xbf) {
      const character = form.charAt(i)
      if (character.toLowerCase() !== character) upper++
      else if (character.toUpperCase() !== character) lower++
    }
  }
  if (digit > 0) return lower + upper > 0 ? 6 : 5
  if (upper === 0) return lower > 0 ? 1 : 7
  if (lower === 0) return upper === 1 ? 2 : 3
  const first = form.charAt(0)
  return upper === 1 && first.toLowerCase() !== first ? 2 : 4
}

/** Straightens apostrophes and quotation marks and replaces digits, so that typography does not make new words. */
export function normalForm(form: string): string {
  let out = form.toLowerCase()
  if (/[^a-z]/.test(out)) {
    out = out
      .replace(/[’ʼ＇‘]/g, "'")
      .replace(/[“”„«»]/g, '"')
      .replace(/[–—]/g, '-')
      .replace(/[\u00ad\u200b-\u200f]/g, '')
      .replace(DIGITS, '0')
  }
  return out
}

export function hashWords(forms: readonly string[]): WordHashes {
  const n = forms.length
  const words = {
    word: new Int32Array(n),
    suffix2: new Int32Array(n),
    suffix3: new Int32Array(n),
    prefix: new Int32Array(n),
    shape: new Uint8Array(n),
  }
  for (let i = 0; i < n; i++) {
    const form = forms[i] ?? ''
    const norm = normalForm(form)
    const length = norm.length
    words.word[i] = hashText(norm, 0, length)
    words.suffix2[i] = hashText(norm, Math.max(0, length - 2), length)
    words.suffix3[i] = hashText(norm, Math.max(0, length - 3), length)
    words.prefix[i] = hashText(norm, 0, Math.min(3, length))
    words.shape[i] = shapeOf(form)
  }
  return words
}
