// Dates as pages write them: ISO stamps, names of months in the languages of the lexicon, numbers with dots or slashes,
// East Asian forms. A day where no zone is known, else a UTC instant. It finds and reads; which date means what, others say.
import { LetterPattern } from '../../../text/letter-pattern.ts'
import type { Lexicon } from '../lexicon.ts'

export interface FoundDate {
  /** "2031-03-04" or "2031-03-04T10:30:00Z". */
  readonly value: string
  readonly start: number
  readonly end: number
}

export interface DateOptions {
  /** For 03/04/2031: is the first number the month? */
  readonly monthFirst?: boolean
}

const EARLIEST_YEAR = 1990
const LATEST_YEAR = 2060

interface Pattern {
  readonly expression: LetterPattern
  readonly read: (
    match: RegExpExecArray,
    lexicon: Lexicon,
    options: DateOptions,
  ) => readonly [number, number, number] | null
}

const PATTERNS: readonly Pattern[] = [
  {
    expression: new LetterPattern(String.raw`(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)`, 'g'),
    read: (match) => [num(match[1]), num(match[2]), num(match[3])],
  },
  {
    expression: new LetterPattern(String.raw`(?<!\d)(\d{4})[/.]\s?(\d{1,2})[/.]\s?(\d{1,2})(?!\d)`, 'g'),
    read: (match) => [num(match[1]), num(match[2]), num(match[3])],
  },
  {
    expression: new LetterPattern(
      String.raw`(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]`,
      'g',
    ),
    read: (match) => [num(match[1]), num(match[2]), num(match[3])],
  },
  {
    expression: new LetterPattern(
      String.raw`(?<![\p{L}\d])(\p{L}{3,12})\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(\d{4})(?!\d)`,
      'g',
    ),
    read: (match, lexicon) => named(match[3], match[1], match[2], lexicon),
  },
  {
    expression: new LetterPattern(
      String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?:\s{1,3}|-)(?:(?:de|of|di|ta|d[’'])\s)?(\p{L}{3,12})\.?,?(?:\s{1,3}|-)(?:(?:de|del|do)\s)?(\d{4})(?!\d)`,
      'g',
    ),
    read: (match, lexicon) => named(match[3], match[2], match[1], lexicon),
  },
  {
    expression: new LetterPattern(
      String.raw`(?<![\d.])(\d{1,2})(?:[./]|\s?\|\s?)(\d{1,2})(?:[./]|\s?\|\s?)(\d{4}|\d{2})(?![\d.]\d|\d)`,
      'g',
    ),
    read: (match, _lexicon, options) => numeric(match, options),
  },
  {
    expression: new LetterPattern(String.raw`(?<!\d)(\d{1,2})-(\d{1,2})-(\d{4})(?!\d)`, 'g'),
    read: (match, _lexicon, options) => numeric(match, options),
  },
]

function num(digits: string | undefined): number {
  return Number(digits ?? NaN)
}

function named(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  lexicon: Lexicon,
) {
  const number = lexicon.months.get((month ?? '').toLowerCase())
  return number === undefined ? null : ([num(year), number, num(day)] as const)
}

function numeric(match: RegExpExecArray, options: DateOptions): readonly [number, number, number] {
  const [first, second, written] = [num(match[1]), num(match[2]), num(match[3])]
  const year = written < 100 ? 2000 + written : written
  const monthFirst = second > 12 || (options.monthFirst === true && first <= 12)
  return monthFirst ? [year, first, second] : [year, second, first]
}

/** The dates in a text, in the order they stand. */
export function findDates(text: string, lexicon: Lexicon, options: DateOptions = {}): FoundDate[] {
  if (!/\d{2}/.test(text)) return []
  const found: FoundDate[] = []
  for (const pattern of PATTERNS) {
    for (const match of pattern.expression.matchAll(text)) {
      const parts = pattern.read(match, lexicon, options)
      if (!parts) continue
      const day = isoDay(...parts)
      if (day === null) continue
      const end = match.index + match[0].length
      if (found.some((other) => other.start < end && match.index < other.end)) continue
      found.push({ ...withTime(text, day, end), start: match.index })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The first date in a text, or null. @example findDate('Posted 4 March 2031', lexicon)?.value // "2031-03-04" */
export function findDate(text: string, lexicon: Lexicon, options: DateOptions = {}): FoundDate | null {
  return findDates(text, lexicon, options)[0] ?? null
}

/** "2031-03-04", or null where there is no such day or the year cannot be meant. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (!(year >= EARLIEST_YEAR && year <= LATEST_YEAR && month >= 1 && month <= 12 && day >= 1)) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : null
}

const TIME =
  /^(?:[Tt]|,?\s{0,2}(?:at|um|à|a las|kl\.?|klo|-|–|\|)?\s{0,2})(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?\s{0,2}(a\.?m\.?|p\.?m\.?)?\s{0,2}(Z\b|UTC\b|GMT\b|[+-]\d{2}:?\d{2}|[+-]\d{2}(?!\d)|E[SD]T\b|P[SD]T\b|C[SD]T\b|M[SD]T\b|BST\b|CES?T\b|ET\b|PT\b)?/i

/** Offsets of zone names from UTC in minutes. Daylight names are given as they mean; "ET" and "PT" stand for winter time. */
const ZONES: ReadonlyMap<string, number> = new Map([
  ['z', 0],
  ['utc', 0],
  ['gmt', 0],
  ['est', -300],
  ['edt', -240],
  ['et', -300],
  ['cst', -360],
  ['cdt', -300],
  ['mst', -420],
  ['mdt', -360],
  ['pst', -480],
  ['pdt', -420],
  ['pt', -480],
  ['bst', 60],
  ['cet', 60],
  ['cest', 120],
])

function withTime(text: string, day: string, end: number): { value: string; end: number } {
  const match = TIME.exec(text.slice(end, end + 40))
  if (!match) return { value: day, end }
  const zone = zoneMinutes(match[5])
  const hour = hour24(num(match[1]), match[4])
  const [minute, second] = [num(match[2]), match[3] === undefined ? 0 : num(match[3])]
  if (zone === null || hour > 23 || minute > 59 || second > 59) return { value: day, end }
  const [year, month, date] = day.split('-').map(Number)
  const instant = Date.UTC(year ?? 0, (month ?? 1) - 1, date ?? 1, hour, minute - zone, second)
  return { value: new Date(instant).toISOString().replace('.000Z', 'Z'), end: end + match[0].length }
}

function hour24(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  const isAfternoon = half.toLowerCase().startsWith('p')
  return (hour % 12) + (isAfternoon ? 12 : 0)
}

function zoneMinutes(zone: string | undefined): number | null {
  if (zone === undefined) return null
  const known = ZONES.get(zone.toLowerCase())
  if (known !== undefined) return known
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone)
  if (!match) return null
  const minutes = num(match[2]) * 60 + (match[3] === undefined ? 0 : num(match[3]))
  return match[1] === '-' ? -minutes : minutes
}

/** A machine-readable stamp (metadata, `datetime`), or null. Numbers alone are seconds or milliseconds since 1970. */
export function readStamp(stamp: string, lexicon: Lexicon, options: DateOptions = {}): string | null {
  const text = stamp.trim()
  if (/^\d{10}(\d{3})?$/.test(text)) {
    const instant = new Date(num(text) * (text.length === 10 ? 1000 : 1))
    return isoDay(instant.getUTCFullYear(), instant.getUTCMonth() + 1, instant.getUTCDate()) === null
      ? null
      : instant.toISOString().replace('.000Z', 'Z')
  }
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text)
  if (compact) {
    const clock =
      compact[4] === undefined
        ? ''
        : `T${compact[4]}:${compact[5] ?? '00'}:${compact[6] ?? '00'}${compact[7] ?? ''}`
    return (
      findDate(`${compact[1] ?? ''}-${compact[2] ?? ''}-${compact[3] ?? ''}${clock}`, lexicon)?.value ?? null
    )
  }
  return findDate(text, lexicon, options)?.value ?? null
}

/** A day in an address: /2031/03/04/, /2031-03-04, /20310304, /04-03-2031; a stamp of a picture (20310304101500). */
export function dateInAddress(address: string): string | null {
  // An archive's stamp between slashes, before the archived address, is the day of the capture.
  const path = address.replace(/^.*\/\d{14}(?:[a-z]{2}_)?\//, '/').replace(/^\/?[a-z]+:\/\/[^/]*/i, '')
  const match =
    /[/_-](\d{4})[/_-](\d{1,2})[/_-](\d{1,2})(?!\d)/.exec(path) ??
    /(?<!\d)(20[0-4]\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?:(?:[01]\d|2[0-3])[0-5]\d[0-5]\d(?:\d{3})?)?(?!\d)/.exec(
      path,
    )
  if (match) return isoDay(num(match[1]), num(match[2]), num(match[3]))
  const turned = /[/_-](\d{2})-(\d{2})-(20[0-4]\d)(?!\d)/.exec(path)
  return turned ? isoDay(num(turned[3]), num(turned[2]), num(turned[1])) : null
}
