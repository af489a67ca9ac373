// Finds sentences over the tokens of one block: after a full stop, question or exclamation mark with whatever closes it
// (quotation marks, brackets, footnote numbers), unless what follows goes on with the sentence. Works on token offsets, so
// that a sentence is always whole tokens; one pass with bounded look-ahead. It does not cross blocks: callers hand in one.
import { DIGIT, LOWER, UPPER, classAt, isLetterClass } from './tokenize-characters.ts'
import type { AbbreviationKind, TokenRules } from './tokenize-rules.ts'
import type { TokenSpans } from './tokenize.ts'

export interface SentenceRules {
  readonly starters: ReadonlySet<string>
  readonly speechVerbs: ReadonlySet<string>
  /** Words before which a number with a full stop is an ordinal, where the language writes ordinals so. */
  readonly ordinalFollowers: ReadonlySet<string>
}

export interface SegmentInput {
  readonly text: string
  readonly tokens: TokenSpans
  /** Token range [first, last) of the block. */
  readonly first: number
  readonly last: number
  readonly words: TokenRules
  readonly rules: SentenceRules
}

/** How many tokens after a closed quotation may stand before its verb of saying: `"Why?" Jane van der Roe asked.` */
const SPEAKER_TOKENS = 5
/** A line shorter than this share of the block's longest line was ended on purpose, not wrapped. */
const WRAP_SHARE = 0.6
const CLOSERS = '"\'”’»“«›‹)]}'
const OPENERS = '"\'“‘„‚«»‹›([{¿¡'
const DASHES = new Set(['–', '—', '--'])
const BULLETS = '•‣◦▪–—-*·'

function list(file: unknown, key: string): string[] {
  const value: unknown =
    file !== null && typeof file === 'object' ? (file as Record<string, unknown>)[key] : undefined
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
}

/** Reads `lexicons/<lang>/sentences.json` as parsed; null stands for a missing file. */
export function compileSentenceRules(file: unknown): SentenceRules {
  return {
    starters: new Set(list(file, 'starters')),
    speechVerbs: new Set(list(file, 'speechVerbs')),
    ordinalFollowers: new Set(list(file, 'ordinalFollowers')),
  }
}

function start(input: SegmentInput, k: number): number {
  return input.tokens.starts[k] ?? 0
}

function end(input: SegmentInput, k: number): number {
  return input.tokens.ends[k] ?? 0
}

function form(input: SegmentInput, k: number): string {
  return input.text.slice(start(input, k), end(input, k))
}

function touches(input: SegmentInput, k: number): boolean {
  return start(input, k) === end(input, k - 1)
}

type Stop = 'none' | 'stop' | 'query' | 'dots' | 'abbreviation'

/** What kind of sentence end token `k` could be. */
function stopKind(input: SegmentInput, k: number): Stop {
  const last = input.text.charCodeAt(end(input, k) - 1)
  const length = end(input, k) - start(input, k)
  if (last === 0x2e) {
    if (length === 1) return 'stop'
    const first = classAt(input.text, start(input, k))
    if (first === DIGIT) return 'none'
    return isLetterClass(first) ? 'abbreviation' : 'dots'
  }
  if (last === 0x2026) return 'dots'
  if (last === 0x21 || last === 0x3f || last === 0xff01 || last === 0xff1f)
    return length > 8 ? 'none' : 'query'
  return last === 0x3002 ? 'stop' : 'none'
}

/** Whether the mark at token `k` closes something: no space before it, and not glued to a word after it. */
function closes(input: SegmentInput, k: number): boolean {
  if (end(input, k) - start(input, k) > 2 || !touches(input, k)) return false
  const character = input.text.charAt(start(input, k))
  if (!CLOSERS.includes(character)) return false
  const after = classAt(input.text, end(input, k))
  return (
    !(isLetterClass(after) || after === DIGIT) || character === '”' || character === ')' || character === ']'
  )
}

/** "[12]" or "12" glued behind a full stop: footnote numbers; returns the token after them. */
function skipNotes(input: SegmentInput, k: number): number {
  if (k >= input.last || !touches(input, k)) return k
  if (classAt(input.text, start(input, k)) === DIGIT && end(input, k) - start(input, k) <= 3) {
    return k + 1 >= input.last || !touches(input, k + 1) ? k + 1 : k
  }
  if (form(input, k) !== '[' || k + 2 >= input.last) return k
  const inner = form(input, k + 1)
  return inner.length <= 3 && form(input, k + 2) === ']' ? k + 3 : k
}

/** `"Why?" Jane Roe asked`: capitalised words after a closed quotation that lead to a verb of saying. */
function leadsToSpeaker(input: SegmentInput, k: number): boolean {
  for (let j = k; j < Math.min(input.last, k + SPEAKER_TOKENS); j++) {
    const word = form(input, j)
    if (input.rules.speechVerbs.has(word)) return true
    if (classAt(input.text, start(input, j)) !== UPPER && !(j > k && word.length <= 4)) return false
    if (word === '.' || word === ',') return false
  }
  return false
}

function opens(input: SegmentInput, k: number): boolean {
  return end(input, k) - start(input, k) <= 2 && OPENERS.includes(input.text.charAt(start(input, k)))
}

function abbreviationKind(input: SegmentInput, k: number): AbbreviationKind | 'initial' | undefined {
  const word = form(input, k).slice(0, -1)
  const kind = input.words.abbreviations.get(word) ?? input.words.abbreviations.get(word.toLowerCase())
  return kind ?? (word.length === 1 ? 'initial' : undefined)
}

/** "eBay", "iPhone": names that begin small. */
function isBrand(word: string): boolean {
  return /^\p{Ll}{1,4}\p{Lu}/u.test(word)
}

/** A full stop after a plain word, and a word that begins sentences, written small: carelessness, not an abbreviation. */
function isSloppy(input: SegmentInput, k: number, stop: Stop, next: number): boolean {
  return (
    stop === 'stop' &&
    next === k + 1 &&
    !touches(input, next) &&
    end(input, k - 1) - start(input, k - 1) >= 4 &&
    input.rules.starters.has(form(input, next))
  )
}

/** Whether a sentence ends before token `next`, given what stopped it at token `k`. */
function breaksBefore(input: SegmentInput, k: number, stop: Stop, next: number): boolean {
  let j = next
  while (j < input.last && j < next + 3 && opens(input, j)) j++
  if (j >= input.last) return false
  const first = classAt(input.text, start(input, j))
  const closed = next > k + 1
  const spaced = !touches(input, next)
  if (DASHES.has(form(input, next)) || (stop === 'query' && form(input, next) === '-')) return false
  if (first === LOWER && !isBrand(form(input, j)) && !isSloppy(input, k, stop, j)) return false
  if (
    stop === 'stop' &&
    input.rules.ordinalFollowers.has(form(input, j)) &&
    classAt(input.text, start(input, k - 1)) === DIGIT
  )
    return false
  if (stop === 'abbreviation') {
    const kind = abbreviationKind(input, k)
    if (kind === 'closing') return true
    if (kind === 'before-name' || kind === 'initial' || kind === 'before-number' || first !== UPPER)
      return closed && j > next
    return input.rules.starters.has(form(input, j).toLowerCase()) || j > next
  }
  if (!spaced && j === next)
    return first === UPPER && (stop === 'query' || end(input, k - 1) - start(input, k - 1) >= 3)
  if (stop === 'query' && closed && leadsToSpeaker(input, j)) return false
  if (stop === 'dots' && first !== UPPER) return false
  return true
}

/** Line breaks inside a block: blank lines, bullets and lines ended early are ends; wrapped lines are not. */
function lineBreaks(input: SegmentInput): ReadonlySet<number> {
  const found = new Set<number>()
  if (input.last <= input.first) return found
  const from = start(input, input.first)
  const text = input.text.slice(from, end(input, input.last - 1))
  if (!text.includes('\n')) return found
  let longest = 0
  for (let at = 0; at <= text.length;) {
    const stop = text.indexOf('\n', at)
    longest = Math.max(longest, (stop < 0 ? text.length : stop) - at)
    at = stop < 0 ? text.length + 1 : stop + 1
  }
  for (let k = input.first + 1; k < input.last; k++) {
    if (touches(input, k)) continue
    const gap = input.text.slice(end(input, k - 1), start(input, k))
    const newline = gap.indexOf('\n')
    if (newline < 0) continue
    const lineStart = input.text.lastIndexOf('\n', end(input, k - 1) - 1) + 1
    const early = end(input, k - 1) - Math.max(lineStart, from) < longest * WRAP_SHARE
    const bullet = BULLETS.includes(input.text.charAt(start(input, k)))
    if (gap.includes('\n', newline + 1) || early || bullet) found.add(k)
  }
  return found
}

/** Token indices at which sentences of the block begin, the first one included. */
export function segment(input: SegmentInput): number[] {
  if (input.last <= input.first) return []
  const begins = [input.first]
  const lines = lineBreaks(input)
  let k = input.first
  while (k < input.last) {
    const stop = stopKind(input, k)
    let next = k + 1
    if (stop !== 'none') {
      while (next < input.last && stopKind(input, next) !== 'none' && touches(input, next)) next++
      while (next < input.last && closes(input, next)) next++
      const noted = skipNotes(input, next)
      if (noted > next && breaksBefore(input, k, stop, noted)) next = noted
      if (next < input.last && (breaksBefore(input, k, stop, next) || lines.has(next))) begins.push(next)
    } else if (next < input.last && lines.has(next)) begins.push(next)
    k = next
  }
  return begins
}
