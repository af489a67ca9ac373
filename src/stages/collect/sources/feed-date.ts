// Dates as feeds write them, to ISO 8601 in UTC: RFC 822 with its named zones, ISO 8601 and its W3C profile, C's asctime,
// and the forms that servers and spreadsheets put out. A date without a zone is taken for UTC, one without a time for
// midnight. Null where the words are no date: a wrong date is worse than none.
import { dayNumber, isoDay, isRealDay, normalMoment } from '../../../text/calendar.ts'
import { monthOf } from './month-names.ts'

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
  /** Seconds after midnight. */
  readonly seconds: number
  /** Minutes that local time is ahead of UTC. */
  readonly zone: number
}

/** No date is written longer; what is longer is not looked at. */
const MAX_LENGTH = 100

/** Zones named in RFC 822, RFC 2822 and in use beside them, in hours ahead of UTC. */
const ZONES: Readonly<Record<string, number>> = {
  acdt: 10.5,
  acst: 9.5,
  adt: -3,
  aedt: 11,
  aest: 10,
  akdt: -8,
  akst: -9,
  art: -3,
  ast: -4,
  awst: 8,
  brt: -3,
  bst: 1,
  cat: 2,
  cdt: -5,
  cest: 2,
  cet: 1,
  clt: -4,
  cst: -6,
  ct: -6,
  eat: 3,
  edt: -4,
  eest: 3,
  eet: 2,
  est: -5,
  et: -5,
  gmt: 0,
  gst: 4,
  hkt: 8,
  hst: -10,
  ist: 5.5,
  jst: 9,
  kst: 9,
  mdt: -6,
  mest: 2,
  met: 1,
  mez: 1,
  mesz: 2,
  msd: 4,
  msk: 3,
  mst: -7,
  mt: -7,
  ndt: -2.5,
  nst: -3.5,
  nzdt: 13,
  nzst: 12,
  pdt: -7,
  pht: 8,
  pkt: 5,
  pst: -8,
  pt: -8,
  sast: 2,
  sgt: 8,
  ut: 0,
  utc: 0,
  wast: 2,
  wat: 1,
  west: 1,
  wet: 0,
  wib: 7,
  wit: 9,
  wita: 8,
  z: 0,
}

/** "2031-03-04T18:20:00Z" of a date in any usual form. @example readDate('Tue, 04 Mar 2031 13:20 EST') // "2031-03-04T18:20:00Z" */
export function readDate(written: string): string | null {
  const text = written.replace(/\s+/g, ' ').trim()
  if (!text || text.length > MAX_LENGTH) return null
  const parts = readIsoForm(text) ?? readIdeographic(text) ?? readSlashed(text) ?? readWords(text)
  return parts && toUtc(parts)
}

function toUtc({ year, month, day, seconds, zone }: Parts): string | null {
  if (!isRealDay(year, month, day) || year < 1 || year > 9999 || seconds > 86400 || Math.abs(zone) > 1080)
    return null
  const moment = normalMoment(dayNumber(year, month, day), Math.floor(seconds / 60) - zone, true)
  const minutes = moment.minutes ?? 0
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${isoDay(moment.day)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}Z`
}

interface Clock {
  readonly seconds: number
  readonly zone: number
}

const MIDNIGHT: Clock = { seconds: 0, zone: 0 }
/** Hours and minutes, or an hour with its half of the day. */
const CLOCK =
  /(\d{1,2})(?:[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s?([ap]\.?m\.?(?![a-z]))?|\s?([ap]\.?m\.?(?![a-z])))/i

/** The time of day in what is left of a date, with its zone; null where there is none or it is no time. */
function readClock(text: string): Clock | null {
  const found = CLOCK.exec(text)
  if (!found) return null
  const [whole, hourWords = '', minuteWords = '0', secondWords = '0', afterMinutes, afterHour] = found
  const half = afterMinutes ?? afterHour
  let hour = Number(hourWords)
  if (half) hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0)
  const minute = Number(minuteWords)
  const second = Math.min(Number(secondWords), 59)
  if (hour > 24 || minute > 59 || (hour === 24 && minute + second > 0)) return null
  return {
    seconds: hour * 3600 + minute * 60 + second,
    zone: readZone(text.slice(found.index + whole.length)),
  }
}

/** Minutes ahead of UTC. What names no known zone is UTC. */
function readZone(text: string): number {
  const numeric = /(?:^|[^\d])([+\-\u2212])\s?(\d{1,2})(?::?(\d{2}))?(?!\d)/.exec(text)
  if (numeric) {
    const [, sign, hours = '0', minutes = '0'] = numeric
    return (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes))
  }
  for (const [word] of text.matchAll(/[a-z]+/gi)) {
    const hours = ZONES[word.toLowerCase()]
    if (hours !== undefined) return hours * 60
    if (/^[a-y]$/i.test(word)) return militaryZone(word.toUpperCase())
  }
  return 0
}

/** The one-letter zones as they are used (RFC 822 printed their signs the wrong way round). J is local time. */
function militaryZone(letter: string): number {
  const at = 'ABCDEFGHIKLM'.indexOf(letter)
  if (at >= 0) return (at + 1) * 60
  return letter === 'J' ? 0 : ('NOPQRSTUVWXY'.indexOf(letter) + 1) * -60
}

const fullYear = (digits: string): number => {
  const year = Number(digits)
  if (digits.length > 2) return digits.length === 3 ? 1900 + year : year
  // RFC 2822, section 4.3, but with the year 2069 as its last, as POSIX has it.
  return year + (year < 69 ? 2000 : 1900)
}

const ISO_DAY = /^(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?=$|[T\s:,]|[+-]\d\d:?\d\d$|Z|\d{4}(?:\d\d)?$)/i
const ISO_ORDINAL = /^(\d{4})-?(\d{3})(?=$|[T\s])/i
const ISO_WEEK = /^(\d{4})-?W(\d{2})(?:-?([1-7]))?(?=$|[T\s])/i
const LOOSE_DAY = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/
const SHORT_DAY = /^(\d{2})-(\d{2})-(\d{2})(?=$|[T\s])/

function readIsoForm(text: string): Parts | null {
  const ordinal = ISO_ORDINAL.exec(text)
  if (ordinal)
    return fromDayCount(
      dayNumber(Number(ordinal[1]), 1, 1) + Number(ordinal[2]) - 1,
      clockAfter(text, ordinal[0]),
    )
  const week = ISO_WEEK.exec(text)
  if (week) {
    const fourth = dayNumber(Number(week[1]), 1, 4)
    const monday = fourth - ((((fourth + 3) % 7) + 7) % 7)
    return fromDayCount(
      monday + (Number(week[2]) - 1) * 7 + Number(week[3] ?? 1) - 1,
      clockAfter(text, week[0]),
    )
  }
  const day = ISO_DAY.exec(text) ?? LOOSE_DAY.exec(text)
  if (day) {
    const [whole, year = '', month = '1', date = '1'] = day
    return { year: Number(year), month: Number(month), day: Number(date), ...clockAfter(text, whole) }
  }
  const short = SHORT_DAY.exec(text)
  if (!short) return null
  const [whole, year = '', month = '', date = ''] = short
  return { year: fullYear(year), month: Number(month), day: Number(date), ...clockAfter(text, whole) }
}

function clockAfter(text: string, date: string): Clock {
  const rest = text.slice(date.length)
  const basic = /^T?\s?(\d{2})(\d{2})(\d{2})?(?![\d:])/i.exec(rest)
  if (basic) {
    const [whole, hour, minute, second = '0'] = basic
    return {
      seconds: Number(hour) * 3600 + Number(minute) * 60 + Number(second),
      zone: readZone(rest.slice(whole.length)),
    }
  }
  const hour = /^T(\d{2})(?=$|Z|[+-]\d)/i.exec(rest)
  if (hour) return { seconds: Number(hour[1]) * 3600, zone: readZone(rest.slice(hour[0].length)) }
  return readClock(rest) ?? MIDNIGHT
}

function fromDayCount(count: number, clock: Clock): Parts {
  const [year = '', month = '', day = ''] = isoDay(count).split('-')
  return { year: Number(year), month: Number(month), day: Number(day), ...clock }
}

/** Year, month and day named by their Chinese, Japanese or Korean words; Korean and Japanese times are those of Seoul and Tokyo. */
function readIdeographic(text: string): Parts | null {
  const found = /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/.exec(text)
  if (!found) return null
  const [whole, year, month, day] = found
  const rest = text.slice(whole.length)
  const afternoon = /오후|午後|下午/.test(rest)
  const clock = readClock(
    rest
      .replace(/\s?[時시时]\s?/, ':')
      .replace(/\s?[分분]\s?/, ':')
      .replace(/\s?[秒초].*$/, '')
      .replace(/:$/, ''),
  )
  const shift = afternoon && clock && clock.seconds < 43200 ? 43200 : 0
  const zone = whole.includes('년') ? 540 : 0
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    seconds: (clock?.seconds ?? 0) + shift,
    zone: clock && clock.zone !== 0 ? clock.zone : zone,
  }
}

/** "4/30/2031 1:20:00 PM", "Fri, 2031/03/04 …", "30.4.2031": the month first with slashes, unless it cannot be one. */
function readSlashed(text: string): Parts | null {
  const bare = text.replace(/^\p{L}+\.?,?\s+/u, '')
  const yearFirst = LOOSE_DAY.exec(bare)
  if (yearFirst) return readIsoForm(bare)
  const found = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/.exec(bare)
  if (!found) return null
  const [whole, first = '', mark, second = '', year = ''] = found
  const dayFirst = mark === '.' || Number(first) > 12
  const [month, day] = dayFirst ? [second, first] : [first, second]
  return {
    year: fullYear(year),
    month: Number(month),
    day: Number(day),
    ...(readClock(bare.slice(whole.length)) ?? MIDNIGHT),
  }
}

/** A day number, a month's name and a year, in any order, with a time before or after: RFC 822, asctime and prose. */
function readWords(text: string): Parts | null {
  const clockAt = CLOCK.exec(text)
  const clock = clockAt ? readClock(text) : MIDNIGHT
  if (!clock) return null
  const dateWords = clockAt
    ? `${text.slice(0, clockAt.index)} | ${text.slice(clockAt.index + clockAt[0].length)}`
    : text
  const words = dateWords.split(/[\s,./-]+/)
  const number = (word: string | undefined): string | null =>
    /^(\d{1,4})(?:st|nd|rd|th|er|t)?$/i.exec(word ?? '')?.[1] ?? null
  // A short weekday can look like a month ("mar." is Tuesday in French): the month stands beside its day.
  const months = words.flatMap((word, at) => (monthOf(word) === null ? [] : [at]))
  const monthAt = months.find((at) => number(words[at - 1]) !== null) ?? months[0] ?? -1
  if (monthAt < 0) return null
  const before = number(words[monthAt - 1])
  const numbers = words.map(number)
  const after = numbers.findIndex((digits, at) => at > monthAt && digits !== null)
  const next = after < 0 ? null : (numbers[after] ?? null)
  const later =
    numbers.find(
      (digits, at) =>
        at > after && after >= 0 && digits !== null && (digits.length === 4 || at === after + 1),
    ) ?? null
  const month = monthOf(words[monthAt] ?? '') ?? 0
  if (before !== null && before.length <= 2)
    return next === null ? null : { year: fullYear(next), month, day: Number(before), ...clock }
  if (before !== null) return { year: Number(before), month, day: Number(next ?? 1), ...clock }
  if (next === null) return null
  if (later === null) return next.length === 4 ? { year: Number(next), month, day: 1, ...clock } : null
  return { year: fullYear(later), month, day: Number(next), ...clock }
}
