// Terms: the words of a text with their spans, folded, for comparing, counting and searching. Linear in the text.
// A term is a run of letters, digits and marks; scripts written without spaces (Han, Kana, Thai, Lao, Khmer, Burmese)
// give overlapping bigrams instead. No stop list is applied and nothing is stemmed unless the caller does so.
import { fold } from './fold.ts'
import type { Span } from '../model/index.ts'

export interface Term extends Span {
  readonly term: string
}

/** Words as parallel lists: `[starts[i], ends[i])` is the span of word i. */
export interface WordList {
  readonly words: readonly string[]
  readonly starts: Int32Array
  readonly ends: Int32Array
}

const OTHER = 0
const WORD = 1
const UNSPACED = 2
/** Continues whatever it follows: accents, vowel signs. */
const MARK = 3
/** Stands inside words without being read ("soft hyphen", "zero-width joiner"). */
const INVISIBLE = 4
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u
const MARK_CHARACTER = /\p{M}/u
const UNSPACED_CHARACTER =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const INVISIBLES = /[\u00ad\u200b-\u200d\u2060\ufeff]/g

/** What each code unit of the basic plane is: a constant of Unicode, filled as it is asked for. */
const CLASSES = new Uint8Array(0x10000)
const UNKNOWN_CLASS = 0
const KNOWN = 8

function classOf(character: string): number {
  if (character.search(INVISIBLES) === 0) return INVISIBLE
  if (!WORD_CHARACTER.test(character)) return OTHER
  if (MARK_CHARACTER.test(character)) return MARK
  return UNSPACED_CHARACTER.test(character) ? UNSPACED : WORD
}

/** Class of the character at `at`; surrogate pairs are looked at whole. */
function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code >= 0xd800 && code <= 0xdbff) return classOf(String.fromCodePoint(text.codePointAt(at) ?? code))
  const known = CLASSES[code] ?? UNKNOWN_CLASS
  if (known !== UNKNOWN_CLASS) return known & ~KNOWN
  const found = classOf(text.charAt(at))
  CLASSES[code] = found | KNOWN
  return found
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

/**
 * Every word of `text` between `from` and `to`, folded; a character of an unspaced script is a word of its own.
 * Apostrophes and points part words ("Roe's" is "roe", "s"), so that differently tokenised copies give the same words.
 */
export function wordList(text: string, from = 0, to = text.length): WordList {
  const words: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let at = from
  while (at < to) {
    let end = asciiEnd(text, at, to)
    let word: string
    if (end > at && (end === to || text.charCodeAt(end) < 0x80)) word = text.slice(at, end).toLowerCase()
    else {
      const kind = classAt(text, at)
      end = at + widthAt(text, at)
      if (kind === OTHER || kind === INVISIBLE) {
        at = end
        continue
      }
      end = runEnd(text, end, to, kind !== UNSPACED)
      word = fold(withoutInvisible(text.slice(at, end)))
    }
    if (word !== '') {
      words.push(word)
      starts.push(at)
      ends.push(end)
    }
    at = end
  }
  return { words, starts: Int32Array.from(starts), ends: Int32Array.from(ends) }
}

/** Where the run of unaccented letters and digits at `at` ends: most words need no closer look. */
function asciiEnd(text: string, at: number, to: number): number {
  let end = at
  while (end < to) {
    const code = text.charCodeAt(end) | 0x20
    if (!((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39 && text.charCodeAt(end) >= 0x30)))
      break
    end++
  }
  return end
}

/** Where the word that began before `from` ends; an unspaced character takes only its marks along. */
function runEnd(text: string, from: number, to: number, spaced: boolean): number {
  let end = from
  let at = from
  while (at < to) {
    const kind = classAt(text, at)
    if (kind !== MARK && kind !== INVISIBLE && !(spaced && kind === WORD)) break
    at += widthAt(text, at)
    if (kind !== INVISIBLE) end = at
  }
  return Math.min(end, to)
}

function withoutInvisible(word: string): string {
  for (let i = 0; i < word.length; i++) {
    if (classAt(word, i) === INVISIBLE) return word.replace(INVISIBLES, '')
  }
  return word
}

/** True where a word stands in a script that is written without spaces. */
export function isUnspaced(word: string): boolean {
  return classAt(word, 0) === UNSPACED
}

/**
 * The terms to index or search by: folded words, and for unspaced scripts bigrams of neighbouring characters (a single
 * character where it stands alone). @example terms('Łódź').map((t) => t.term) // ['lodz']
 */
export function terms(text: string): Term[] {
  const list = wordList(text)
  const found: Term[] = []
  for (let i = 0; i < list.words.length; i++) {
    const term = list.words[i] ?? ''
    const start = list.starts[i] ?? 0
    const end = list.ends[i] ?? 0
    if (!isUnspaced(term)) {
      found.push({ term, start, end })
      continue
    }
    const next = list.words[i + 1]
    const touches = next !== undefined && list.starts[i + 1] === end && isUnspaced(next)
    const touched = i > 0 && list.ends[i - 1] === start && isUnspaced(list.words[i - 1] ?? '')
    if (touches) found.push({ term: term + next, start, end: list.ends[i + 1] ?? end })
    else if (!touched) found.push({ term, start, end })
  }
  return found
}
