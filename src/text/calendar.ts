// Calendar arithmetic of the proleptic Gregorian calendar, on plain numbers: no clock, no time zone, no Date.
// A day is counted in days since 1970-01-01. Method: Howard Hinnant, "chrono-compatible low-level date algorithms".

/** A civil date; month and day count from 1. */
export interface CivilDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Day count of a civil date. @example dayNumber(1970, 1, 2) // 1 */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** Civil date of a day count; the inverse of dayNumber. */
export function civilDay(count: number): CivilDay {
  const z = count + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const mp = Math.floor((5 * dayOfYear + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1,
  }
}

/** Monday is 0, Sunday is 6. */
export function weekdayOf(count: number): number {
  return (((count + 3) % 7) + 7) % 7
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

export function isRealDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Adds months to a month of a year. @example shiftMonth(2031, 1, -2) // { year: 2030, month: 11 } */
export function shiftMonth(year: number, month: number, by: number): { year: number; month: number } {
  const zero = year * 12 + (month - 1) + by
  const shifted = Math.floor(zero / 12)
  return { year: shifted, month: zero - shifted * 12 + 1 }
}

/** Adds months to a day; a day the month lacks becomes its last. */
export function addMonths(count: number, by: number): number {
  const { year, month, day } = civilDay(count)
  const to = shiftMonth(year, month, by)
  return dayNumber(to.year, to.month, Math.min(day, daysInMonth(to.year, to.month)))
}

/** ISO 8601 week: the week of a day's Thursday. */
export function isoWeek(count: number): { year: number; week: number } {
  const thursday = count - weekdayOf(count) + 3
  const { year } = civilDay(thursday)
  return { year, week: Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1 }
}

/** Western Easter Sunday (Meeus, Jones, Butcher). */
export function easterSunday(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return dayNumber(year, month, ((h + l - 7 * m + 114) % 31) + 1)
}

/** The nth weekday of a month (1 = first, -1 = last). */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): number {
  if (nth < 0) {
    const last = dayNumber(year, month, daysInMonth(year, month))
    return last - ((weekdayOf(last) - weekday + 7) % 7)
  }
  const first = dayNumber(year, month, 1)
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1)
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

export const isoYear = (year: number): string => (year < 0 ? `-${pad(-year, 4)}` : pad(year, 4))
export const isoMonth = (year: number, month: number): string => `${isoYear(year)}-${pad(month, 2)}`

/** @example isoDay(0) // "1970-01-01" */
export function isoDay(count: number): string {
  const { year, month, day } = civilDay(count)
  return `${isoMonth(year, month)}-${pad(day, 2)}`
}

/** "HH:MM" of minutes after midnight. */
export function isoClock(minutes: number): string {
  return `${pad(Math.floor(minutes / 60), 2)}:${pad(minutes % 60, 2)}`
}

/** A day with the minutes after its midnight, where the text gives them. */
export interface Moment {
  readonly day: number
  readonly minutes: number | null
  /** True when the minutes are UTC. */
  readonly utc: boolean
}

const ISO = /^(-?\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?/

/** Reads an ISO 8601 day or instant; an offset is carried over to UTC. Null where the text is none. */
export function readIso(text: string): Moment | null {
  const found = ISO.exec(text)
  if (!found) return null
  const [year, month, date] = [Number(found[1]), Number(found[2]), Number(found[3])]
  if (!isRealDay(year, month, date)) return null
  const day = dayNumber(year, month, date)
  if (found[4] === undefined) return { day, minutes: null, utc: false }
  const minutes = Number(found[4]) * 60 + Number(found[5])
  const zone = found[6]
  if (zone === undefined) return { day, minutes, utc: false }
  return normalMoment(day, minutes - zoneMinutes(zone), true)
}

function zoneMinutes(zone: string): number {
  if (zone === 'Z') return 0
  const digits = zone.replace(/\D/g, '')
  const size = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return zone.startsWith('-') ? -size : size
}

/** Carries minutes below 0 or above a day over to the day. */
export function normalMoment(day: number, minutes: number, utc: boolean): Moment {
  const carry = Math.floor(minutes / 1440)
  return { day: day + carry, minutes: minutes - carry * 1440, utc }
}

/** "2031-03-04", "2031-03-04T18:20" or "2031-03-04T18:20Z". */
export function isoMoment(moment: Moment): string {
  if (moment.minutes === null) return isoDay(moment.day)
  return `${isoDay(moment.day)}T${isoClock(moment.minutes)}${moment.utc ? 'Z' : ''}`
}
