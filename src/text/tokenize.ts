// Cuts a stretch of text into tokens as Universal Dependencies English does: clitics apart ("do", "n't"), most hyphens apart,
// abbreviations with their full stop, numbers whole, addresses and emoji whole. Offsets are exact and increasing; white space
// and direction marks belong to no token. Linear in the length of the stretch. It does not find sentences.
import { DIGIT, FORMAT, SPACE, classAt, isApostrophe, isLetterClass, widthAt } from './tokenize-characters.ts'
import type { TokenRules } from './tokenize-rules.ts'
import { scanAddress, scanLetters, scanMail, scanMarks, scanNumber, scanWord } from './tokenize-words.ts'

/** Tokens as two parallel lists of offsets. */
export interface TokenSpans {
  readonly starts: number[]
  readonly ends: number[]
}

const ORDINAL_ENDINGS = new Set(['st', 'nd', 'rd', 'th', 's'])
const LONGEST_NOTE = 2
const SHORTEST_NOTED = 5
const LONGEST_LIST_NUMBER = 5

function push(into: TokenSpans, start: number, end: number): void {
  if (end <= start) return
  into.starts.push(start)
  into.ends.push(end)
}

/** Cuts "don't" into "do", "n't", "minister's" into "minister", "'s", "cannot" into "can", "not". */
function pushWord(text: string, start: number, end: number, rules: TokenRules, into: TokenSpans): void {
  let tail = -1
  for (let i = end - 1; i > start && i >= end - 3; i--) if (isApostrophe(text.charCodeAt(i))) tail = i
  if (tail > start) {
    const ending = `'${text.slice(tail + 1, end).toLowerCase()}`
    const before = text.charCodeAt(tail - 1) | 0x20
    if (rules.negation !== '' && ending === "'t" && before === 0x6e && tail - 1 > start) {
      push(into, start, tail - 1)
      push(into, tail - 1, end)
      return
    }
    if (rules.clitics.has(ending)) {
      pushWord(text, start, tail, rules, into)
      push(into, tail, end)
      return
    }
  }
  const cut = end - start <= 6 ? rules.contractions.get(text.slice(start, end).toLowerCase()) : undefined
  if (cut !== undefined) {
    push(into, start, start + cut)
    push(into, start + cut, end)
    return
  }
  const note = noteStart(text, start, end)
  push(into, start, note)
  push(into, note, end)
}

/** Where a footnote number glued to a plain lower-case word begins ("mutiny1"), else `end`. */
function noteStart(text: string, start: number, end: number): number {
  let i = end
  while (i > start && classAt(text, i - 1) === DIGIT) i--
  if (i === end || end - i > LONGEST_NOTE || i - start < SHORTEST_NOTED) return end
  for (let j = start + 1; j < i; j++) {
    const code = text.charCodeAt(j)
    if (code < 0x61 || (code > 0x7a && code < 0xdf)) return end
  }
  return i
}

/** "2." at the beginning of a line, before a word: the number of a list item or heading. */
function opensList(text: string, start: number, digits: number, end: number): boolean {
  if (text.charCodeAt(digits) !== 0x2e || digits - start > LONGEST_LIST_NUMBER || digits + 2 >= end)
    return false
  if (start > 0 && text.charCodeAt(start - 1) !== 0x0a) return false
  return classAt(text, digits + 1) === SPACE && isLetterClass(classAt(text, digits + 2))
}

function pushNumber(text: string, start: number, end: number, rules: TokenRules, into: TokenSpans): number {
  const digits = scanNumber(text, start, end)
  if (opensList(text, start, digits, end)) {
    push(into, start, digits + 1)
    return digits + 1
  }
  const letters = scanLetters(text, digits, end)
  if (letters === digits) {
    push(into, start, digits)
    return digits
  }
  const tail = text.slice(digits, Math.min(letters, digits + 12)).toLowerCase()
  if (ORDINAL_ENDINGS.has(tail)) {
    push(into, start, letters)
    return letters
  }
  if (rules.units.has(tail)) {
    push(into, start, digits)
    const word = scanWord(text, digits, end, rules)
    push(into, digits, word)
    return word
  }
  push(into, start, letters)
  return letters
}

/** "'em", "'90s": an apostrophe that opens a shortened word; else `at`. */
function scanShortened(text: string, at: number, end: number, rules: TokenRules): number {
  if (at + 1 >= end) return at
  const next = classAt(text, at + 1)
  const word = scanLetters(text, at + 1, Math.min(end, at + 8))
  if (next === DIGIT && word - at >= 3 && word - at <= 4 && classAt(text, at + 2) === DIGIT) return word
  return rules.apostropheWords.has(`'${text.slice(at + 1, word).toLowerCase()}`) ? word : at
}

/** Appends the tokens of `text[start, end)` to `into`. */
export function tokenize(
  text: string,
  start: number,
  end: number,
  rules: TokenRules,
  into: TokenSpans,
): void {
  let i = start
  let fresh = true
  while (i < end) {
    const kind = classAt(text, i)
    if (kind === SPACE || kind === FORMAT) {
      i += widthAt(text, i)
      fresh = true
      continue
    }
    const from = i
    if (kind === DIGIT || isLetterClass(kind)) {
      const address = fresh ? scanSpecial(text, i, end) : i
      if (address > i) {
        push(into, i, address)
        i = address
      } else if (kind === DIGIT) i = pushNumber(text, i, end, rules, into)
      else {
        i = scanWord(text, i, end, rules)
        pushWord(text, from, i, rules, into)
      }
      fresh = false
      continue
    }
    i = scanSign(text, i, end, rules, into)
    push(into, from, i)
    fresh = true
  }
}

function scanSpecial(text: string, at: number, end: number): number {
  const address = scanAddress(text, at, end)
  return address > at ? address : scanMail(text, at, end)
}

/** End of the piece at `at` that starts with a mark: a clitic after a number or bracket, a handle, a shortened word, marks. */
function scanSign(text: string, at: number, end: number, rules: TokenRules, into: TokenSpans): number {
  const code = text.charCodeAt(at)
  if (isApostrophe(code)) {
    const touching = into.ends.length > 0 && into.ends[into.ends.length - 1] === at
    if (touching) {
      const word = scanLetters(text, at + 1, Math.min(end, at + 4))
      if (rules.clitics.has(`'${text.slice(at + 1, word).toLowerCase()}`)) return word
    } else {
      const word = scanShortened(text, at, end, rules)
      if (word > at) return word
    }
  }
  if ((code === 0x40 || code === 0x23) && at + 1 < end && isLetterClass(classAt(text, at + 1)))
    return scanLetters(text, at + 1, end)
  return scanMarks(text, at, end)
}
