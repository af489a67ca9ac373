// What a time expression is placed at: value, interval, precision and basis, and the stretches of days they are made of.
import type { Precision, TimeBasis } from '../../../model/index.ts'
import { dayNumber, daysInMonth, isoDay, isoWeek, isoYear, weekdayOf } from '../../../text/calendar.ts'
import type { Moment } from '../../../text/calendar.ts'
import type { Part } from './sense.ts'

export type Tense = 'past' | 'future' | 'none'

export interface Anchors {
  readonly published: Moment | null
  /** The day or moment spoken of last, for "the next day" and "two hours later". */
  readonly reference: Moment | null
  /** The day of a date in the same sentence, for a clock time that stands apart from it. */
  readonly near: number | null
  readonly tense: Tense
  readonly part: Part | undefined
}

export interface Placed {
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET'
  readonly value: string
  readonly interval?: { readonly start: string; readonly end: string }
  readonly precision: Precision
  readonly basis: TimeBasis
  /** Day count to which later expressions refer, where it is known to the day, and minutes where to the minute. */
  readonly day?: number
  readonly minutes?: number
}

/** A stretch of whole days, both ends inclusive. */
export interface Days {
  readonly first: number
  readonly last: number
}

export const UNKNOWN: Placed = { type: 'DATE', value: 'XXXX-XX-XX', precision: 'unknown', basis: 'resolved' }

export function placed(
  value: string,
  days: Days | null,
  precision: Precision,
  basis: TimeBasis,
  part?: Part,
): Placed {
  if (!days) return { type: 'DATE', value, precision, basis }
  const cut = part ? cutPart(days, part, precision) : days
  const interval = { start: isoDay(cut.first), end: isoDay(cut.last) }
  return precision === 'day'
    ? { type: 'DATE', value, interval, precision, basis, day: days.first }
    : { type: 'DATE', value, interval, precision, basis }
}

/** "early on Friday", "late on Sunday": hours of that day, of a clock that nobody named. */
export function partOfDay(
  day: number,
  part: Part,
): Pick<Placed, 'precision'> & { interval: { start: string; end: string } } {
  const hours =
    part === 'START' || part === 'OPENING'
      ? ['00:00', '09:00']
      : part === 'MID'
        ? ['11:00', '14:00']
        : ['18:00', '23:59']
  return {
    precision: 'hour',
    interval: { start: `${isoDay(day)}T${hours[0] ?? ''}`, end: `${isoDay(day)}T${hours[1] ?? ''}` },
  }
}

/**
 * Early, middle and late third of a stretch; of a week the days Monday–Wednesday, Tuesday–Thursday, Thursday–Sunday.
 * The beginning or end of a year is a month, of a month a week.
 */
export function cutPart(days: Days, part: Part, precision: Precision): Days {
  const length = days.last - days.first + 1
  if (precision === 'day') return days
  if (precision === 'week') {
    if (part === 'START' || part === 'OPENING') return { first: days.first, last: days.first + 2 }
    return part === 'MID'
      ? { first: days.first + 1, last: days.first + 3 }
      : { first: days.first + 3, last: days.last }
  }
  const edge = part === 'OPENING' || part === 'CLOSING'
  const third = edge && precision === 'year' ? 31 : edge && precision === 'month' ? 7 : Math.floor(length / 3)
  if (part === 'START' || part === 'OPENING') return { first: days.first, last: days.first + third - 1 }
  if (part === 'MID') return { first: days.first + third, last: days.last - third }
  return { first: days.last - third + 1, last: days.last }
}

export const yearDays = (year: number): Days => ({
  first: dayNumber(year, 1, 1),
  last: dayNumber(year, 12, 31),
})
export const monthDays = (year: number, month: number): Days => ({
  first: dayNumber(year, month, 1),
  last: dayNumber(year, month, daysInMonth(year, month)),
})
export const weekDays = (day: number): Days => ({
  first: day - weekdayOf(day),
  last: day - weekdayOf(day) + 6,
})
export const weekValue = (day: number): string => {
  const { year, week } = isoWeek(day)
  return `${isoYear(year)}-W${String(week).padStart(2, '0')}`
}

export const oneDay = (day: number, basis: TimeBasis): Placed =>
  placed(isoDay(day), { first: day, last: day }, 'day', basis)
