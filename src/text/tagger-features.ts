// What the network sees of a token: hashes of its word, endings, beginnings and shape, whether lists of names know it, and how
// its sentence uses capitals. Word features come from the word alone, so that callers may keep them by word; context features
// come from the place it stands in. Typography does not make new words: quotes and digits are levelled.

const SUFFIXES = [2, 3, 4] as const
const PREFIXES = [2, 3] as const
const LONGEST = 24
const LONGEST_PATTERN = 8

/** How a sentence uses capitals. */
export const CASE_PLAIN = 0
export const CASE_TITLE = 1
export const CASE_UPPER = 2
export type SentenceCase = typeof CASE_PLAIN | typeof CASE_TITLE | typeof CASE_UPPER

/** Mixes a 32-bit value and a salt into one. */
export function mix(value: number, salt: number): number {
  let h = Math.imul(value ^ Math.imul(salt, 0x9e3779b1), 0x85ebca6b)
  h ^= h >>> 15
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 13)) | 0
}

/** 32-bit hash of a stretch of text, by code unit. */
export function hashText(text: string, from: number, to: number): number {
  let h = 0x811c9dc5
  for (let i = from; i < to; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return (h ^ (h >>> 15)) | 0
}

const PLAIN = /^[a-z]*$/

/** Lower case, straight quotation marks, short dashes, no format marks, every digit a 0. */
export function normalForm(form: string): string {
  const lower = form.toLowerCase()
  if (PLAIN.test(lower)) return lower
  return lower
    .replace(/[’ʼ＇‘`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[–—‒―]/g, '-')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\p{Nd}/gu, '0')
}

function letterKind(form: string, at: number): string {
  const code = form.charCodeAt(at)
  if (code >= 0x61 && code <= 0x7a) return 'x'
  if (code >= 0x41 && code <= 0x5a) return 'X'
  if (code >= 0x30 && code <= 0x39) return 'd'
  const character = form.charAt(at)
  if (code < 0xc0) return character
  if (character.toLowerCase() !== character) return 'X'
  return /[\p{L}\p{M}]/u.test(character) ? 'x' : character
}

/** "McCain" → "XxXx", "F-16" → "X-d", "NATO" → "XX": kinds of characters, runs shortened. */
export function patternOf(form: string): string {
  let out = ''
  let last = ''
  for (let i = 0; i < form.length && i < LONGEST && out.length < LONGEST_PATTERN; i++) {
    const kind = letterKind(form, i)
    if (kind !== last) out += kind
    else if (kind === 'X' && !out.endsWith('XX')) out += 'X'
    else if (kind !== 'x' && kind !== 'd' && kind !== 'X') out += kind
    last = kind
  }
  return out
}

/** Features of a word alone; the first is the word itself. */
export function wordFeatures(form: string): number[] {
  const word = normalForm(form.length > LONGEST * 4 ? form.slice(0, LONGEST * 4) : form)
  const { length } = word
  const features = [hashText(word, 0, length)]
  for (const size of SUFFIXES)
    if (length >= size) features.push(mix(hashText(word, length - size, length), size))
  for (const size of PREFIXES) if (length > size) features.push(mix(hashText(word, 0, size), 16 + size))
  features.push(mix(Math.min(length, 12), 24))
  return features
}

/** Feature of a word's shape in its place: at the opening of a sentence, or in a headline, a capital tells less. */
export function shapeFeature(form: string, opening: boolean, sentenceCase: SentenceCase): number {
  const pattern = patternOf(form)
  return mix(hashText(pattern, 0, pattern.length), 32 + sentenceCase * 2 + (opening ? 1 : 0))
}

/** Feature of a list membership found by `listFlags`. */
export function listFeature(flag: number): number {
  return mix(flag, 48)
}

const SHORT_WORD = 4
const TITLE_SHARE = 0.75
const UPPER_SHARE = 0.7
const LEAST_WORDS = 3

/** Judges the capitals of a sentence by its longer words. */
export function sentenceCase(forms: readonly string[], first: number, last: number): SentenceCase {
  let words = 0
  let capitalised = 0
  let upper = 0
  for (let k = first; k < last; k++) {
    const form = forms[k] ?? ''
    if (form.length < SHORT_WORD) continue
    const kind = letterKind(form, 0)
    if (kind !== 'x' && kind !== 'X') continue
    words++
    if (kind !== 'X') continue
    capitalised++
    if (letterKind(form, 1) === 'X' && letterKind(form, 2) === 'X') upper++
  }
  if (words < LEAST_WORDS) return CASE_PLAIN
  if (upper >= words * UPPER_SHARE) return CASE_UPPER
  return capitalised >= words * TITLE_SHARE ? CASE_TITLE : CASE_PLAIN
}
