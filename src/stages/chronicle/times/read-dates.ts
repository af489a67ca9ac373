// Reads dates that name a place in the calendar: days, months, years, decades, centuries, quarters, seasons, holidays.
// Each reader looks only at the words from `at` on (and one before it); resolving against a publication date comes later.
import { isRealDay } from '../../../text/calendar.ts'
import { readNumeral } from '../../../text/numbers.ts'
import type { Word } from '../../../text/numbers.ts'
import type { TimeLexicon } from './lexicon.ts'
import type { Reading, Sense, Shift } from './sense.ts'

export interface Reader {
  readonly words: readonly Word[]
  readonly lex: TimeLexicon
}

export const lowerAt = (r: Reader, at: number): string => r.words[at]?.lower ?? ''
export const isCapital = (word: Word | undefined): boolean =>
  word !== undefined && word.kind === 'letters' && /^\p{Lu}/u.test(word.text)

/** Years that are believed without a word such as "in" before them. */
const COMMON_YEARS = [1900, 2099] as const
const YEARS = [1000, 2199] as const

const date = (year: number | null, month: number | null, day: number | null, shift: Shift = null): Sense => ({
  kind: 'date',
  year,
  month,
  day,
  shift,
})

/** A four-digit year with nothing to its right that makes it another number. */
export function readYear(r: Reader, at: number): number | null {
  const word = r.words[at]
  if (word?.kind !== 'digits' || word.text.length !== 4) return null
  const year = Number(word.text)
  if (!(year >= YEARS[0] && year <= YEARS[1])) return null
  const [next, after] = [r.words[at + 1], r.words[at + 2]]
  if (next?.glued && (next.kind === 'letters' || next.text === '%' || next.text === ':' || next.text === '/'))
    return null
  if (
    next?.glued &&
    next.text === '-' &&
    after?.glued &&
    after.kind === 'letters' &&
    r.lex.units.has(after.lower)
  )
    return null
  return year
}

/** Skips an optional full stop after an abbreviation. */
function afterStop(r: Reader, at: number): number {
  const abbreviated = (r.words[at - 1]?.text.length ?? 0) <= 4
  const stop = r.words[at]
  return abbreviated && stop?.text === '.' && stop.glued ? at + 1 : at
}

function readDayOfMonth(r: Reader, at: number): { day: number; next: number } | null {
  const word = r.words[at]
  if (word?.kind !== 'digits' || word.text.length > 2) return null
  const day = Number(word.text)
  if (day < 1 || day > 31) return null
  const suffix = r.words[at + 1]
  if (!suffix?.glued || suffix.kind !== 'letters') {
    if (suffix?.glued && (suffix.text === ':' || suffix.text === '%')) return null
    return { day, next: at + 1 }
  }
  return /^(?:st|nd|rd|th)$/.test(suffix.lower) ? { day, next: at + 2 } : null
}

function monthOf(r: Reader, at: number): { month: number; next: number } | null {
  const word = r.words[at]
  if (word?.kind !== 'letters') return null
  const month = r.lex.months.get(word.lower)
  if (month === undefined || !isCapital(word)) return null
  return { month, next: afterStop(r, at + 1) }
}

/** Year after a day or month: "June 23, 2031", "June of 2031", "June '31". */
function trailingYear(r: Reader, at: number, needsComma: boolean): { year: number; next: number } | null {
  const mark = lowerAt(r, at)
  if (mark === ',' || mark === 'of' || mark === 'in') {
    if (mark === 'in' && needsComma) return null
    const year = readYear(r, at + 1)
    return year === null ? null : { year, next: at + 2 }
  }
  const year = readYear(r, at)
  if (year !== null) return { year, next: at + 1 }
  const short = r.words[at + 1]
  if (mark === "'" && short?.glued && short.kind === 'digits' && short.text.length === 2) {
    const two = Number(short.text)
    return { year: two < 50 ? 2000 + two : 1900 + two, next: at + 2 }
  }
  return null
}

/** "June 23(rd)(, 2031)", "June 23-25", "June 2031", "June". */
export function readMonthFirst(r: Reader, at: number): Reading | null {
  const head = monthOf(r, at)
  if (!head) return null
  const { month } = head
  const the = lowerAt(r, head.next) === 'the' ? 1 : 0
  const day = readDayOfMonth(r, head.next + the)
  const ordinal = the === 0 || (day !== null && day.next - head.next - the === 2)
  if (day && ordinal && isRealDay(2000, month, day.day)) {
    const range = readDayRange(r, day.next)
    const end = range?.next ?? day.next
    const year = trailingYear(r, end, true)
    const first = date(year?.year ?? null, month, day.day)
    const sense: Sense =
      range && range.day > day.day
        ? { kind: 'stretch', from: first, to: date(year?.year ?? null, month, range.day) }
        : first
    return { sense, next: year?.next ?? end }
  }
  const year = trailingYear(r, head.next, false)
  if (year) return { sense: date(year.year, month, null), next: year.next }
  return standsAlone(r, at) ? { sense: date(null, month, null), next: head.next } : null
}

/** "-25" or "–25" or "to 25" after a day of a month. */
function readDayRange(r: Reader, at: number): { day: number; next: number } | null {
  const mark = r.words[at]
  if (mark?.text !== '-' && mark?.text !== '–' && mark?.text !== '—') return null
  const day = readDayOfMonth(r, at + 1)
  return day && r.words[at + 1]?.glued === mark.glued ? day : null
}

const MONTH_LEADS = new Set([
  'in',
  'since',
  'by',
  'until',
  'till',
  'of',
  'last',
  'next',
  'this',
  'from',
  'to',
  'between',
  'and',
  'through',
  'during',
  'before',
  'after',
  'for',
  'late',
  'early',
  'mid',
  '-',
  'every',
  'each',
])
const NAMELIKE_MONTHS = new Set([4, 5, 3, 6, 8])

/** A month without day or year must not be a first name, a verb or a modal. */
function standsAlone(r: Reader, at: number): boolean {
  const word = r.words[at]
  const lead = MONTH_LEADS.has(lowerAt(r, at - 1))
  const month = r.lex.months.get(word?.lower ?? '') ?? 0
  if (word && word.text.length <= 3 && word.lower !== 'may') return lead
  if (lead) return !(NAMELIKE_MONTHS.has(month) && lowerAt(r, at - 1) === 'and' && isCapital(r.words[at + 1]))
  if (NAMELIKE_MONTHS.has(month))
    return lowerAt(r, at + 1) === "'" && (month === 6 || month === 8) && !isCapital(r.words[at - 1])
  return true
}

/** "23 June (2031)", "the 23rd of June", "23-25 June". */
export function readDayFirst(r: Reader, at: number): Reading | null {
  const the = lowerAt(r, at) === 'the' ? 1 : 0
  const first = readDayOfMonth(r, at + the) ?? spelledDay(r, at + the)
  if (!first) return null
  const range = the ? null : readDayRange(r, first.next)
  let next = range?.next ?? first.next
  if (lowerAt(r, next) === 'of') next += 1
  const head = monthOf(r, next)
  if (!head || !isRealDay(2000, head.month, range?.day ?? first.day)) return null
  const year = trailingYear(r, head.next, true)
  const from = date(year?.year ?? null, head.month, first.day)
  const sense: Sense =
    range && range.day > first.day
      ? { kind: 'stretch', from, to: date(year?.year ?? null, head.month, range.day) }
      : from
  return { sense, next: year?.next ?? head.next }
}

/** "the second of September", "twenty-first of May": an ordinal in words, with "of" behind it. */
function spelledDay(r: Reader, at: number): { day: number; next: number } | null {
  const ordinal = r.words[at]?.kind === 'letters' ? readOrdinal(r, at) : null
  return ordinal && ordinal.value <= 31 && lowerAt(r, ordinal.next) === 'of'
    ? { day: ordinal.value, next: ordinal.next }
    : null
}

/** "2031-02-15", "15.02.2031", "2/15/31": where day and month could be either, the first is the month. */
export function readNumericDate(r: Reader, at: number): Reading | null {
  const parts = numericParts(r, at)
  if (!parts) return null
  const { numbers, next, mark } = parts
  const [a, b, c] = numbers
  if (a === undefined || b === undefined || c === undefined) return null
  let [year, month, day] = [a, b, c]
  if (parts.widths[0] !== 4) {
    year = parts.widths[2] === 4 ? c : c < 50 ? 2000 + c : 1900 + c
    const dayFirst = mark === '.' || a > 12
    ;[month, day] = dayFirst ? [b, a] : [a, b]
  }
  if (!isRealDay(year, month, day) || year < YEARS[0] || year > YEARS[1]) return null
  return { sense: date(year, month, day), next }
}

interface NumericParts {
  readonly numbers: readonly number[]
  readonly widths: readonly number[]
  readonly next: number
  readonly mark: string
}

function numericParts(r: Reader, at: number): NumericParts | null {
  const word = r.words[at]
  if (word?.kind !== 'digits') return null
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(word.text)
  if (dotted) return { numbers: dotted.slice(1).map(Number), widths: [2, 2, 4], next: at + 1, mark: '.' }
  const mark = lowerAt(r, at + 1)
  if (mark !== '-' && mark !== '/') return null
  const [second, third] = [r.words[at + 2], r.words[at + 4]]
  const glued = [1, 2, 3, 4].every((step) => r.words[at + step]?.glued === true)
  if (!glued || lowerAt(r, at + 3) !== mark || second?.kind !== 'digits' || third?.kind !== 'digits')
    return null
  const widths = [word.text.length, second.text.length, third.text.length]
  const shape = widths.join('')
  if (!/^(?:422|[12][12][24])$/.test(shape) || (mark === '-' && widths[0] !== 4)) return null
  return { numbers: [word, second, third].map((w) => Number(w.text)), widths, next: at + 5, mark }
}

const COUNTED = new Set([
  'people',
  'men',
  'women',
  'children',
  'troops',
  'miles',
  'dollars',
  'euros',
  'pounds',
  'percent',
  'per',
  'square',
])

/** A year alone: "in 2029", "(1968)", "the 2008 election". */
export function readBareYear(r: Reader, at: number): Reading | null {
  const year = readYear(r, at)
  if (year === null) return null
  const [before, after] = [r.words[at - 1], r.words[at + 1]]
  if (before && /^[$€£#№¥.,:/]$/.test(before.text) && before.text !== ',' && before.text !== ':') return null
  if (before?.glued && before.kind !== 'mark') return null
  if (before?.text === '-' && r.words[at]?.glued) {
    const lead = r.words[at - 2]
    if (
      !lead ||
      !(lead.kind === 'digits'
        ? readYear(r, at - 2) !== null
        : r.lex.yearLeads.has(lead.lower) || lead.lower === 'pre' || lead.lower === 'post')
    )
      return null
  }
  const short = readYearRange(r, at)
  const counted =
    after?.kind === 'letters' &&
    !isCapital(after) &&
    (COUNTED.has(after.lower) ||
      (/[^s]s$/.test(after.lower) &&
        !['was', 'is', 'has', 'as', 'its', 'his', 'this', 'does'].includes(after.lower)))
  if (counted && before?.lower !== 'the' && before?.lower !== 'in') return null
  if (counted && COUNTED.has(after.lower)) return null
  const common = year >= COMMON_YEARS[0] && year <= COMMON_YEARS[1]
  const lead = before !== undefined && r.lex.yearLeads.has(before.lower)
  const marked =
    before === undefined || (before.kind === 'mark' && before.text !== '.') || after === undefined
  const titled = isCapital(before) || before?.lower === 's'
  if (!(lead || (common && (marked || titled || after.kind === 'mark' || isCapital(after))))) return null
  if (!common && !lead) return null
  return short ?? { sense: date(year, null, null), next: at + 1 }
}

/** "2010-11", "2009–2011". */
function readYearRange(r: Reader, at: number): Reading | null {
  const [mark, second] = [r.words[at + 1], r.words[at + 2]]
  if (!mark?.glued || !second?.glued || second.kind !== 'digits') return null
  if (mark.text !== '-' && mark.text !== '–' && mark.text !== '/') return null
  const first = Number(r.words[at]?.text)
  const last =
    second.text.length === 4
      ? Number(second.text)
      : second.text.length === 2
        ? Math.floor(first / 100) * 100 + Number(second.text)
        : 0
  if (last <= first || last - first > 100) return null
  return {
    sense: { kind: 'stretch', from: date(first, null, null), to: date(last, null, null) },
    next: at + 3,
  }
}

/** "the 1990s", "'90s", "the nineties"; "the" may stand before. */
export function readDecade(r: Reader, at: number): Reading | null {
  let i = lowerAt(r, at) === 'the' ? at + 1 : at
  if (lowerAt(r, i) === "'" && r.words[i + 1]?.kind === 'digits') i += 1
  const word = r.words[i]
  if (word?.kind === 'letters') {
    const tens = i > at ? r.lex.decadeWords.get(word.lower) : undefined
    return tens === undefined
      ? null
      : { sense: { kind: 'decade', decade: 190 + tens / 10, short: true }, next: i + 1 }
  }
  if (word?.kind !== 'digits') return null
  const apostrophe = lowerAt(r, i + 1) === "'" && r.words[i + 1]?.glued === true ? 1 : 0
  const s = r.words[i + 1 + apostrophe]
  if (s?.lower !== 's' || !s.glued || !/^(?:1\d|20|21)?\d0$/.test(word.text)) return null
  const value = Number(word.text)
  if (word.text.length === 2 && i === at) return null
  const decade =
    word.text.length === 4 ? Math.floor(value / 10) : value >= 30 ? 190 + value / 10 : 200 + value / 10
  return { sense: { kind: 'decade', decade, short: word.text.length === 2 }, next: i + 2 + apostrophe }
}

/** An ordinal as word or numeral: "third", "3rd". */
export function readOrdinal(r: Reader, at: number): { value: number; next: number } | null {
  const word = r.words[at]
  if (!word) return null
  if (word.kind === 'digits') {
    const suffix = r.words[at + 1]
    if (!suffix?.glued || !/^(?:st|nd|rd|th)$/.test(suffix.lower)) return null
    const value = readNumeral(word.text)
    return value === null ? null : { value, next: at + 2 }
  }
  const tens = r.lex.numbers.units.get(word.lower)
  if (tens !== undefined && tens >= 20 && lowerAt(r, at + 1) === '-') {
    const unit = r.lex.ordinals.get(lowerAt(r, at + 2))
    return unit !== undefined && unit < 10 ? { value: tens + unit, next: at + 3 } : null
  }
  const value = r.lex.ordinals.get(word.lower)
  return value === undefined ? null : { value, next: at + 1 }
}

/** "the 19th century", "the third quarter (of 2029)", "first-half", "Q3 2029". */
export function readOrdinalStretch(r: Reader, at: number): Reading | null {
  const q =
    /^[qQ]$/.test(r.words[at]?.text ?? '') &&
    r.words[at + 1]?.glued &&
    /^[1-4]$/.test(r.words[at + 1]?.text ?? '')
  if (q) return quarterOf(r, 'quarter', Number(r.words[at + 1]?.text), at + 2)
  let i = lowerAt(r, at) === 'the' ? at + 1 : at
  const shift = shiftOf(lowerAt(r, i))
  if (shift !== null) i += 1
  const fiscal = lowerAt(r, i) === 'fiscal'
  if (fiscal) i += 1
  const ordinal = readOrdinal(r, i)
  if (!ordinal) return null
  i = ordinal.next
  if (lowerAt(r, i) === '-') i += 1
  if (lowerAt(r, i) === 'fiscal') i += 1
  const noun = lowerAt(r, i)
  if (noun === 'century' && ordinal.value >= 1 && ordinal.value <= 30) {
    return { sense: { kind: 'century', index: ordinal.value }, next: i + 1 }
  }
  if (noun === 'quarter' && ordinal.value <= 4) return quarterOf(r, 'quarter', ordinal.value, i + 1, shift)
  if (noun === 'half' && ordinal.value <= 2 && (lowerAt(r, i + 1) === 'of' || lowerAt(r, at) !== 'the')) {
    const half = quarterOf(r, 'half', ordinal.value, i + 1, shift)
    return half.sense.kind === 'half' && half.sense.year === null && half.sense.shift === null ? null : half
  }
  return null
}

function quarterOf(
  r: Reader,
  kind: 'quarter' | 'half',
  index: number,
  at: number,
  shift: Shift = null,
): Reading {
  const of = lowerAt(r, at) === 'of' ? 1 : 0
  const year = readYear(r, at + of)
  if (year !== null) return { sense: { kind, index, year, shift }, next: at + of + 1 }
  const near = shiftOf(lowerAt(r, at + of))
  if (of && near !== null && lowerAt(r, at + 2) === 'year')
    return { sense: { kind, index, year: null, shift: near }, next: at + 3 }
  return { sense: { kind, index, year: null, shift }, next: at }
}

const SHIFTS: ReadonlyMap<string, -1 | 0 | 1> = new Map([
  ['last', -1],
  ['past', -1],
  ['previous', -1],
  ['this', 0],
  ['current', 0],
  ['next', 1],
  ['coming', 1],
  ['following', 1],
  ['upcoming', 1],
])
export const shiftOf = (word: string): Shift => SHIFTS.get(word) ?? null

/** "summer 2030", "the winter of 2030", "last spring", "this fall". A bare season needs "in" or "the" before it. */
export function readSeason(r: Reader, at: number): Reading | null {
  let i = lowerAt(r, at) === 'the' ? at + 1 : at
  const shift = shiftOf(lowerAt(r, i))
  if (shift !== null) i += 1
  const found = r.lex.seasons.get(lowerAt(r, i))
  if (!found) return null
  const sense = (year: number | null): Sense => ({
    kind: 'season',
    code: found[0],
    months: [found[1], found[2]],
    year,
    shift,
  })
  const year = trailingYear(r, i + 1, false)
  if (year) return { sense: sense(year.year), next: year.next }
  if (shift !== null) return { sense: sense(null), next: i + 1 }
  const verblike = found[0] === 'SP' || lowerAt(r, i) === 'fall'
  const lead = /^(?:in|by|until|since|during|before|mid|late|early)$/.test(lowerAt(r, at - 1))
  const noun = !/^(?:of|in)$/.test(lowerAt(r, i + 1))
  if (lead && noun && (i > at || !verblike || lowerAt(r, at - 1) !== 'in' || !isCapital(r.words[i])))
    return { sense: sense(null), next: i + 1 }
  return null
}

/** "Friday", "last Friday", "Friday last week", "Monday week", "Friday, June 23". */
export function readWeekday(r: Reader, at: number): Reading | null {
  let i = at
  const shift = shiftOf(lowerAt(r, i))
  if (shift !== null) i += 1
  const word = r.words[i]
  const weekday = word?.kind === 'letters' ? r.lex.weekdays.get(word.lower) : undefined
  if (
    !word ||
    weekday === undefined ||
    !(isCapital(word) || shift !== null || r.lex.dayparts.has(lowerAt(r, i + 1)))
  )
    return null
  if (word.lower.endsWith('days'))
    return shift === null ? { sense: { kind: 'set', value: `XXXX-WXX-${weekday + 1}` }, next: i + 1 } : null
  const stop = afterStop(r, i + 1)
  if (
    !word.lower.endsWith('day') &&
    !(stop > i + 1 || /^[,|]$/.test(lowerAt(r, i + 1)) || monthOf(r, i + 1) || readDayOfMonth(r, i + 1))
  )
    return null
  const comma = lowerAt(r, stop) === ',' ? 1 : 0
  const named = readMonthFirst(r, stop + comma) ?? readDayFirst(r, stop + comma)
  if (shift === null && named?.sense.kind === 'date' && named.sense.day !== null)
    return { sense: { ...named.sense, weekday }, next: named.next }
  if (lowerAt(r, stop) === 'week' && shift === null)
    return { sense: { kind: 'weekday', weekday, shift: 1, weeks: 1 }, next: stop + 1 }
  const of = lowerAt(r, stop) === 'of' ? 1 : 0
  const late = shiftOf(lowerAt(r, stop + of))
  if (shift === null && late !== null && lowerAt(r, stop + of + 1) === 'week')
    return { sense: { kind: 'weekday', weekday, shift: late, weeks: 1 }, next: stop + of + 2 }
  return {
    sense: { kind: 'weekday', weekday, shift, weeks: 0 },
    next: shift === null && stop > i + 1 && word.lower.endsWith('day') ? i + 1 : stop,
  }
}

/** "Easter", "Christmas Day 2030", "last Thanksgiving". */
export function readHoliday(r: Reader, at: number): Reading | null {
  const shift = shiftOf(lowerAt(r, at))
  const i = shift === null ? at : at + 1
  const hit = isCapital(r.words[i]) ? r.lex.holidays.find(r.words, i) : null
  if (!hit) return null
  const year = trailingYear(r, hit.next, true)
  return {
    sense: { kind: 'holiday', rule: hit.value, year: year?.year ?? null, shift },
    next: year?.next ?? hit.next,
  }
}
