// Numbers in running text: numerals with separators, number words, fractions and multipliers, read from a list of words.
// What it does not do: decide what is counted, whether a number is a date, or whether it is approximate.

/** A piece of text as number and time grammars see it: a run of letters, a numeral, or one other character. */
export interface Word {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly lower: string
  readonly kind: 'letters' | 'digits' | 'mark'
  /** No white space stands before it. */
  readonly glued: boolean
}

const LETTER = /\p{L}|\p{M}/u

function isLetter(code: number, text: string, at: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
  return LETTER.test(text.charAt(at))
}
const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isSpace = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || code === 160 || code === 0x202f || code === 0x2009

/** End of an abbreviation such as "a.m." or "U.S." that begins at `at`, or `at` where none does. */
function abbreviationEnd(text: string, at: number, limit: number): number {
  let end = at
  while (
    end + 1 < limit &&
    text.charCodeAt(end + 1) === 46 &&
    isLetter(text.charCodeAt(end), text, end) &&
    (end === at || !isLetter(text.charCodeAt(end + 2), text, end + 2) || text.charCodeAt(end + 3) === 46)
  )
    end += 2
  return end - at >= 4 ? end : at
}

/** Cuts a stretch of text into words. Linear; every word keeps its place. */
export function cutWords(text: string, from = 0, to = text.length): Word[] {
  const words: Word[] = []
  let at = from
  let last = -1
  while (at < to) {
    const code = text.charCodeAt(at)
    if (isSpace(code)) {
      at += 1
      continue
    }
    const start = at
    let kind: Word['kind'] = 'mark'
    if (isDigit(code)) {
      kind = 'digits'
      at += 1
      while (at < to) {
        const next = text.charCodeAt(at)
        const separator = next === 44 || next === 46
        if (isDigit(next)) at += 1
        else if (separator && at + 1 < to && isDigit(text.charCodeAt(at + 1))) at += 2
        else break
      }
    } else if (isLetter(code, text, at)) {
      kind = 'letters'
      at = abbreviationEnd(text, at, to)
      if (at === start) while (at < to && isLetter(text.charCodeAt(at), text, at)) at += 1
    } else at += code >= 0xd800 && code <= 0xdbff && at + 1 < to ? 2 : 1
    const piece = text.slice(start, at)
    words.push({ start, end: at, text: piece, lower: plain(piece, kind), kind, glued: start === last })
    last = at
  }
  return words
}

/** Folded form that grammars compare: small letters, one kind of apostrophe and of hyphen. */
function plain(piece: string, kind: Word['kind']): string {
  if (kind === 'letters') return piece.toLowerCase()
  if (piece === '’' || piece === '‘' || piece === 'ʼ') return "'"
  return piece === '‐' || piece === '‑' ? '-' : piece
}

/** Number words of a language, from lexicons/<lang>/numbers.json. */
export interface NumberLexicon {
  /** "seven" → 7, "twenty" → 20. */
  readonly units: ReadonlyMap<string, number>
  /** "hundred" → 100, "million" → 1e6, also "m", "bn" after a numeral. */
  readonly multipliers: ReadonlyMap<string, number>
  /** Abbreviated multipliers that count only when glued to or directly after a numeral. */
  readonly suffixes: ReadonlyMap<string, number>
  /** "half" → 0.5, "quarter" → 0.25, "thirds" → 1/3. */
  readonly fractions: ReadonlyMap<string, number>
}

/** Value of a numeral with separators ("25,000", "1.8", "10.000" is read as 10); null where it is no number. */
export function readNumeral(text: string): number | null {
  if (/^\d{1,3}(?:,\d{2,3})*(?:,\d{3})(?:\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''))
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text)
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(text)) return Number(text.replaceAll('.', ''))
  return null
}

export interface ReadNumber {
  readonly value: number
  /** Index of the first word after the number. */
  readonly next: number
  /** Written with digits, wholly or in part. */
  readonly numeral: boolean
}

/** Reads the number that begins at word `at`: "25,000", "2.5 million", "twenty-five", "two and a half", "half a million". */
export function readNumber(words: readonly Word[], at: number, lexicon: NumberLexicon): ReadNumber | null {
  const first = words[at]
  if (!first) return null
  if (first.kind === 'digits') return readDigits(words, at, lexicon)
  if (first.kind !== 'letters') return null
  const half = readLeadingFraction(words, at, lexicon)
  if (half) return half
  return readWords(words, at, lexicon)
}

function readDigits(words: readonly Word[], at: number, lexicon: NumberLexicon): ReadNumber | null {
  const value = readNumeral(words[at]?.text ?? '')
  if (value === null) return null
  let next = at + 1
  let total = value
  const slash = words[next]
  const under = words[next + 1]
  if (slash?.text === '/' && slash.glued && under?.glued && under.kind === 'digits') return null
  const after = words[next]
  if (after?.text === '½' || after?.text === '¼' || after?.text === '¾') {
    total += after.text === '½' ? 0.5 : after.text === '¼' ? 0.25 : 0.75
    next += 1
  }
  const hyphen = words[next]?.text === '-' ? 1 : 0
  const scale = words[next + hyphen]
  if (scale?.kind === 'letters') {
    const factor =
      lexicon.multipliers.get(scale.lower) ?? (hyphen ? undefined : lexicon.suffixes.get(scale.lower))
    if (factor !== undefined) {
      total *= factor
      next += hyphen + 1
    }
  }
  return { ...tail(words, next, total, lexicon), numeral: true }
}

/** " and a half" after a number. */
function tail(
  words: readonly Word[],
  at: number,
  value: number,
  lexicon: NumberLexicon,
): { next: number; value: number } {
  const [and, a, part] = [words[at], words[at + 1], words[at + 2]]
  const joined = and?.lower === 'and' && (a?.lower === 'a' || a?.lower === 'one')
  if (!joined || part === undefined) return { next: at, value: exact(value) }
  const fraction = lexicon.fractions.get(part.lower)
  return fraction === undefined
    ? { next: at, value: exact(value) }
    : { next: at + 3, value: exact(value + fraction) }
}

/** "half a million", "a quarter of a million", "two-thirds" are read; "half" alone is 0.5. */
function readLeadingFraction(words: readonly Word[], at: number, lexicon: NumberLexicon): ReadNumber | null {
  const first = words[at]
  if (!first) return null
  const own = lexicon.fractions.get(first.lower)
  if (own !== undefined && own === 0.5) {
    const a = words[at + 1]
    const scale = words[at + 2]
    if ((a?.lower === 'a' || a?.text === '-') && scale) {
      const factor = lexicon.multipliers.get(scale.lower)
      if (factor !== undefined) return { value: own * factor, next: at + 3, numeral: false }
    }
    return { value: own, next: at + 1, numeral: false }
  }
  const count = lexicon.units.get(first.lower)
  if (count === undefined || count > 9) return null
  const gap = words[at + 1]?.text === '-' ? 1 : 0
  const part = words[at + 1 + gap]
  if (part?.kind !== 'letters') return null
  const fraction = lexicon.fractions.get(part.lower)
  if (fraction === undefined || count > 1 !== part.lower.endsWith('s')) return null
  return { value: exact(count * fraction), next: at + 2 + gap, numeral: false }
}

/** Cardinal number words: units and tens add up, "hundred" multiplies what is open, larger ones close it. */
function readWords(words: readonly Word[], at: number, lexicon: NumberLexicon): ReadNumber | null {
  let total = 0
  let open = 0
  let next = at
  let seen = false
  let lastUnit = Infinity
  for (let i = at; i < words.length;) {
    const word = words[i]
    if (!word) break
    const joined =
      word.text === '-' && word.glued && seen
        ? 1
        : word.lower === 'and' && seen && (total > 0 || open >= 100)
          ? 1
          : 0
    const part = words[i + joined]
    if (!part) break
    const unit = lexicon.units.get(part.lower)
    const factor = lexicon.multipliers.get(part.lower)
    const article =
      !seen &&
      (part.lower === 'a' || part.lower === 'an') &&
      lexicon.multipliers.has(words[i + 1]?.lower ?? '')
    if (article) {
      open = 1
      lastUnit = 0
    } else if (
      unit !== undefined &&
      (lastUnit === Infinity || (lastUnit >= 20 && unit < 10) || lastUnit === 0)
    ) {
      open += unit
      lastUnit = unit
    } else if (factor !== undefined && seen && !(joined === 1 && word.lower === 'and')) {
      if (factor === 100) open = (open || 1) * 100
      else {
        total += (open || 1) * factor
        open = 0
      }
      lastUnit = 0
    } else break
    seen = true
    next = i + joined + 1
    i = next
  }
  if (!seen) return null
  return { ...tail(words, next, total + open, lexicon), numeral: false }
}

/** Cuts binary noise ("2.3 million" is 2300000) to nine significant digits after the point. */
function exact(value: number): number {
  return Math.round(value * 1e9) / 1e9
}
