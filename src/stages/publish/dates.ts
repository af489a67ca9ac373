// Dates in words, from ISO 8601 strings: no clock, no locale, no zone but the one that is written.
import type { Precision, When } from '../../model/index.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const ISO =
  /^(-?\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?/

interface Parts {
  readonly year: string
  readonly month: string | null
  readonly day: string | null
  readonly clock: string | null
  readonly zone: string | null
}

function parts(iso: string): Parts | null {
  const found = ISO.exec(iso)
  if (!found) return null
  const [, year = '', month, day, clock, zone] = found
  return { year, month: month ?? null, day: day ?? null, clock: clock ?? null, zone: zone ?? null }
}

const monthName = (month: string): string => MONTHS[Number(month) - 1] ?? month

/** @example sayDay('2031-03-04T12:00:00Z') // "4 March 2031" */
export function sayDay(iso: string): string {
  const found = parts(iso)
  if (!found) return iso
  const { year, month, day } = found
  if (month === null) return year
  return day === null ? `${monthName(month)} ${year}` : `${String(Number(day))} ${monthName(month)} ${year}`
}

const sayZone = (zone: string | null): string => (zone === 'Z' ? ' UTC' : zone === null ? '' : ` UTC${zone}`)

/** A moment with its hour where it has one. @example sayMoment('2031-03-04T12:00:00Z') // "4 March 2031, 12:00 UTC" */
export function sayMoment(iso: string): string {
  const found = parts(iso)
  if (!found) return iso
  return found.clock === null ? sayDay(iso) : `${sayDay(iso)}, ${found.clock}${sayZone(found.zone)}`
}

const third = (day: number): string => (day <= 10 ? 'early' : day <= 20 ? 'mid' : 'late')

const SEASONS = ['winter', 'spring', 'summer', 'autumn'] as const
const seasonOf = (month: number): string => SEASONS[Math.floor((month % 12) / 3)] ?? 'winter'

function sayClock(when: When, hour: string): string {
  const { clock, zone } = parts(when.start) ?? { clock: null, zone: null }
  return clock === null ? '' : `${hour}${clock}${zone === null ? ' local time' : sayZone(zone)}`
}

const SAYS: Readonly<Record<Precision, (when: When) => string>> = {
  second: (when) => `on ${sayDay(when.start)}${sayClock(when, ' at ')}`,
  minute: (when) => `on ${sayDay(when.start)}${sayClock(when, ' at ')}`,
  hour: (when) => `on ${sayDay(when.start)}${sayClock(when, ' at about ')}`,
  day: (when) =>
    sayDay(when.start) === sayDay(when.end)
      ? `on ${sayDay(when.start)}`
      : `from ${sayDay(when.start)} to ${sayDay(when.end)}`,
  week: (when) => `in the week of ${sayDay(when.start)}`,
  month: (when) => sayMonth(when),
  season: (when) =>
    `in the ${seasonOf(Number(parts(when.start)?.month ?? '1'))} of ${parts(when.start)?.year ?? when.start}`,
  year: (when) => `in ${parts(when.start)?.year ?? when.start}`,
  decade: (when) => `in the ${(parts(when.start)?.year ?? '0000').slice(0, 3)}0s`,
  unknown: () => 'at an unknown time',
}

/** A part of a month that is wholly inside its first, second or last third is named so. */
function sayMonth(when: When): string {
  const [start, end] = [parts(when.start), parts(when.end)]
  if (!start?.month) return `in ${sayDay(when.start)}`
  const whole = `${monthName(start.month)} ${start.year}`
  if (!start.day || !end?.day || end.month !== start.month || end.year !== start.year) return `in ${whole}`
  const [from, to] = [Number(start.day), Number(end.day)]
  return third(from) === third(to) && to - from < 15
    ? `in ${third(from)}${third(from) === 'mid' ? '-' : ' '}${whole}`
    : `in ${whole}`
}

/** When something was, as exactly as it is known and no more. @example "on 3 March 2031", "in mid-June 2031" */
export const sayWhen = (when: When): string => SAYS[when.precision](when)

const BASES: Readonly<Record<When['basis'], string>> = {
  stated: 'as the page states it',
  resolved: 'counted from the page’s own date',
  assumed: 'assumed from the time of publication',
}

/** How a time is known. */
export const sayBasis = (when: When): string => BASES[when.basis]
