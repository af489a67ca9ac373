// Scanners for one piece each: addresses, words with their inner marks, numbers, runs of marks. Each returns where its piece
// ends; look-ahead is bounded by a constant, so that hostile input stays linear.
import {
  DIGIT,
  FORMAT,
  OTHER,
  SPACE,
  UPPER,
  classAt,
  isApostrophe,
  isHyphen,
  isLetterClass,
  isPictographAt,
  widthAt,
} from './tokenize-characters.ts'
import type { TokenRules } from './tokenize-rules.ts'

/** Longest e-mail local part and longest abbreviation looked at; RFC 5321 gives 64 for the former. */
const LOCAL_PART_LIMIT = 64
const DOMAIN_LIMIT = 253
const LONGEST_PREFIX = 12
const ADDRESS_START = /^(?:https?:\/\/|ftp:\/\/|www\.)/i
const LOCAL_CHARACTER = /[A-Za-z0-9._%+-]/
const DOMAIN_CHARACTER = /[A-Za-z0-9.-]/
const ADDRESS_TAIL = '.,;:!?\'"’”»)]}>…'
const DOMAIN_ENDINGS = new Set([
  'com',
  'org',
  'net',
  'gov',
  'edu',
  'mil',
  'int',
  'info',
  'co',
  'io',
  'tv',
  'uk',
  'us',
  'eu',
  'de',
  'fr',
  'ru',
  'ua',
  'cn',
  'au',
  'ca',
  'jp',
  'nl',
  'ch',
  'at',
  'biz',
  'ly',
  'htm',
  'html',
  'php',
  'pdf',
  'doc',
  'xls',
  'jpg',
  'png',
  'txt',
  'js',
  'exe',
  'zip',
])

/** A web address at `at`, or `at` when there is none; closing marks at its end are left outside. */
export function scanAddress(text: string, at: number, end: number): number {
  if (!ADDRESS_START.test(text.slice(at, at + 8))) return at
  let i = at
  while (i < end) {
    const kind = classAt(text, i)
    const code = text.charCodeAt(i)
    if (kind === SPACE || code === 0x22 || code === 0x3c || code === 0x201d || code === 0x201c) break
    i++
  }
  let open = 0
  for (let j = at; j < i; j++) if (text.charCodeAt(j) === 0x28) open++
  while (i > at && ADDRESS_TAIL.includes(text.charAt(i - 1))) {
    if (text.charAt(i - 1) === ')' && open > 0) break
    i--
  }
  return i - at > 6 ? i : at
}

/** An e-mail address at `at`, or `at` when there is none. */
export function scanMail(text: string, at: number, end: number): number {
  let i = at
  const limit = Math.min(end, at + LOCAL_PART_LIMIT)
  while (i < limit && LOCAL_CHARACTER.test(text.charAt(i))) i++
  if (i === at || text.charAt(i) !== '@') return at
  const host = i + 1
  i = host
  while (i < Math.min(end, host + DOMAIN_LIMIT) && DOMAIN_CHARACTER.test(text.charAt(i))) i++
  while (i > host && (text.charAt(i - 1) === '.' || text.charAt(i - 1) === '-')) i--
  return text.slice(host, i).includes('.') ? i : at
}

/** Letters, marks, digits and underscores, with format marks between them. */
export function scanLetters(text: string, at: number, end: number): number {
  let i = at
  while (i < end) {
    const kind = classAt(text, i)
    if (isLetterClass(kind) || kind === DIGIT || text.charCodeAt(i) === 0x5f) i += widthAt(text, i)
    else if (kind === FORMAT && i + 1 < end && isLetterClass(classAt(text, i + 1))) i++
    else break
  }
  return i
}

/** "U.S", "a.m", "Ph.D": end of a dotted run of at most three letters a part, its last full stop included; else `wordEnd`. */
function scanDotted(text: string, at: number, wordEnd: number, end: number, rules: TokenRules): number {
  let i = wordEnd
  let parts = 1
  while (i + 1 < end && text.charCodeAt(i) === 0x2e && isLetterClass(classAt(text, i + 1))) {
    const next = scanLetters(text, i + 1, Math.min(end, i + 5))
    const single = next - i - 1 === 1 && (parts > 1 || wordEnd - at === 1)
    const piece = text.slice(at, next)
    if (!single && !rules.abbreviations.has(piece) && !rules.abbreviations.has(piece.toLowerCase())) break
    i = next
    parts++
    if (parts > 12) break
  }
  if (parts === 1) return wordEnd
  return text.charCodeAt(i) === 0x2e ? i + 1 : i
}

function isDomain(text: string, at: number, dot: number, end: number): number {
  let i = dot
  while (i < end && i - at < DOMAIN_LIMIT && text.charCodeAt(i) === 0x2e) {
    const next = scanLetters(text, i + 1, Math.min(end, i + 65))
    if (next === i + 1) break
    i = next
  }
  const last = text.slice(text.lastIndexOf('.', i - 1) + 1, i)
  return i > dot && DOMAIN_ENDINGS.has(last) ? i : at
}

/** Whether the full stop at `dot` belongs to the word before it. */
function keepsStop(text: string, at: number, dot: number, end: number, rules: TokenRules): boolean {
  const word = text.slice(at, dot)
  const kind = rules.abbreviations.get(word)
  let next = dot + 1
  while (next < end && classAt(text, next) === SPACE) next++
  const nextKind = next < end ? classAt(text, next) : OTHER
  if (kind === 'before-number') return nextKind === DIGIT
  if (kind !== undefined) return kind !== 'before-name' || nextKind !== OTHER
  if (word.length === widthAt(text, at) && classAt(text, at) === UPPER && word !== 'I') {
    return next > dot + 1 ? nextKind === UPPER : nextKind === UPPER || next >= end
  }
  return false
}

/** End of a word that starts with a letter at `at`: inner apostrophes, dots, hyphens and slashes are judged here. */
export function scanWord(text: string, at: number, end: number, rules: TokenRules): number {
  let i = scanLetters(text, at, end)
  const first = i
  for (;;) {
    const code = text.charCodeAt(i)
    if (i + 1 >= end && code !== 0x2e) return i
    const follows = i + 1 < end ? classAt(text, i + 1) : OTHER
    if (isApostrophe(code) && isLetterClass(follows)) i = scanLetters(text, i + 1, end)
    else if (code === 0x26 && i - at <= 2 && follows === UPPER && classAt(text, at) === UPPER)
      i = scanLetters(text, i + 1, end)
    else if (isHyphen(code) && (isLetterClass(follows) || follows === DIGIT)) {
      const isPrefix =
        i === first && i - at <= LONGEST_PREFIX && rules.hyphenPrefixes.has(text.slice(at, i).toLowerCase())
      if (!rules.isHyphenWhole && !isPrefix) return i
      i = scanLetters(text, i + 1, end)
    } else if (code === 0x2f && i - at <= 3 && isLetterClass(follows)) {
      const next = scanLetters(text, i + 1, Math.min(end, i + 5))
      if (!rules.slashWords.has(text.slice(at, next).toLowerCase())) return i
      i = next
    } else if (code === 0x24 && i - at <= 3 && classAt(text, i - 1) === UPPER) return i + 1
    else if (code === 0x2e) {
      const domain = i === first ? isDomain(text, at, i, end) : at
      if (domain > at) return domain
      const dotted = scanDotted(text, at, i, end, rules)
      if (dotted > i) return dotted
      return i < end && keepsStop(text, at, i, end, rules) ? i + 1 : i
    } else return i
  }
}

/** Whether exactly three digits follow, as behind a comma within a number. */
function groupOfThree(text: string, at: number, end: number): boolean {
  for (let i = 0; i < 3; i++) if (at + i >= end || classAt(text, at + i) !== DIGIT) return false
  return at + 3 >= end || classAt(text, at + 3) !== DIGIT
}

/** End of a number that starts with a digit at `at`, unit letters left for the caller to cut off. */
export function scanNumber(text: string, at: number, end: number): number {
  let i = at
  let hyphens = 0
  while (i < end) {
    const kind = classAt(text, i)
    const code = text.charCodeAt(i)
    if (kind === DIGIT) i++
    else if (code === 0x2c && groupOfThree(text, i + 1, end)) i += 4
    else if (
      i + 1 < end &&
      classAt(text, i + 1) === DIGIT &&
      (code === 0x2e || code === 0x3a || code === 0x2f)
    )
      i += 2
    else if (isHyphen(code) && i + 1 < end && classAt(text, i + 1) === DIGIT) {
      let j = i + 1
      while (j < end && classAt(text, j) === DIGIT) j++
      const again = hyphens > 0 || (isHyphen(text.charCodeAt(j)) && classAt(text, j + 1) === DIGIT)
      if (!again) return i
      hyphens++
      i = j
    } else break
  }
  return i
}

/** ":-)" and the like, between spaces. */
const EMOTICON = /^(?:[:;=8][-^o']?[)(\][DPp/|]|[)(][:;=]|<3)/

function scanEmoticon(text: string, at: number, end: number): number {
  const found = EMOTICON.exec(text.slice(at, at + 3))
  if (!found) return at
  const stop = at + found[0].length
  const before = at === 0 || classAt(text, at - 1) === SPACE
  return before && (stop >= end || classAt(text, stop) === SPACE) ? stop : at
}

/** End of a run of marks at `at`: "...", "--", "?!", an emoji with its modifiers; otherwise one character. */
export function scanMarks(text: string, at: number, end: number): number {
  const width = widthAt(text, at)
  if (isPictographAt(text, at)) return scanEmoji(text, at, end)
  if (text.startsWith('[...]', at)) return Math.min(end, at + 5)
  if (text.startsWith('[…]', at)) return Math.min(end, at + 3)
  const emoticon = scanEmoticon(text, at, end)
  if (emoticon > at) return emoticon
  const code = text.charCodeAt(at)
  const query = code === 0x21 || code === 0x3f
  if (!query && !".-*=_~#+<>'`’‘".includes(text.charAt(at))) return at + width
  let i = at + width
  while (i < end) {
    const next = text.charCodeAt(i)
    if (query ? next !== 0x21 && next !== 0x3f : next !== code) break
    i++
  }
  if (code === 0x27 || code === 0x60 || code === 0x2019 || code === 0x2018) return Math.min(i, at + 2)
  return i
}

function scanEmoji(text: string, at: number, end: number): number {
  let i = at + widthAt(text, at)
  const flag =
    text.charCodeAt(at) === 0xd83c && text.charCodeAt(at + 1) >= 0xdde6 && text.charCodeAt(at + 1) <= 0xddff
  if (flag && text.charCodeAt(i) === 0xd83c) return Math.min(end, i + 2)
  while (i < end) {
    const code = text.charCodeAt(i)
    if (code === 0xfe0f || code === 0x20e3) i++
    else if (code === 0xd83c && text.charCodeAt(i + 1) >= 0xdffb) i += 2
    else if (code === 0x200d && i + 1 < end && isPictographAt(text, i + 1)) i += 1 + widthAt(text, i + 1)
    else break
  }
  return Math.min(i, end)
}
