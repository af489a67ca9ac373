// Moments as seconds since 1970-01-01 UTC, for formats that want a full date and time. What has no zone is taken as UTC, and a
// day as its first second; the precise words stand beside it in every view. No clock, no locale.
import type { When } from '../../model/index.ts'
import { civilDay, dayNumber, isRealDay, weekdayOf } from '../../text/calendar.ts'

const ISO =
  /^(-?\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/
export const DAY_SECONDS = 86_400

function zoneSeconds(zone: string | undefined): number {
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '')
  if (!found) return 0
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 3600 + Number(found[3]) * 60)
}

/** Seconds of an ISO 8601 date or time; null for what is none. @example instantOf('1970-01-02') // 86400 */
export function instantOf(iso: string | null | undefined): number | null {
  const found = ISO.exec(iso ?? '')
  if (!found) return null
  const [, year = '', month = '01', day = '01', hour = '00', minute = '00', second = '00', zone] = found
  if (!isRealDay(Number(year), Number(month), Number(day))) return null
  const days = dayNumber(Number(year), Number(month), Number(day))
  return days * DAY_SECONDS + Number(hour) * 3600 + Number(minute) * 60 + Number(second) - zoneSeconds(zone)
}

export const isWholeDay = (iso: string): boolean => /^-?\d{4}-\d{2}-\d{2}$/.test(iso)

/** First and last second (exclusive) of a time; null where it is unknown. */
export function rangeOf(when: When): { readonly from: number; readonly to: number } | null {
  if (when.precision === 'unknown') return null
  const from = instantOf(when.start)
  const end = instantOf(when.end)
  if (from === null || end === null) return null
  return { from, to: Math.max(isWholeDay(when.end) ? end + DAY_SECONDS : end, from) }
}

const two = (value: number): string => String(value).padStart(2, '0')

interface Fields {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly weekday: number
}

export function fieldsOf(seconds: number): Fields {
  const days = Math.floor(seconds / DAY_SECONDS)
  const rest = seconds - days * DAY_SECONDS
  return {
    ...civilDay(days),
    hour: Math.floor(rest / 3600),
    minute: Math.floor((rest % 3600) / 60),
    second: Math.floor(rest % 60),
    weekday: weekdayOf(days),
  }
}

const yearOf = (year: number): string => String(year).padStart(4, '0')

/** RFC 3339. @example isoInstant(0) // "1970-01-01T00:00:00Z" */
export function isoInstant(seconds: number): string {
  const { year, month, day, hour, minute, second } = fieldsOf(seconds)
  return `${yearOf(year)}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}Z`
}

/** Digits only, as iCalendar writes a day. @example basicDay(0) // "19700101" */
export function basicDay(seconds: number): string {
  const { year, month, day } = fieldsOf(seconds)
  return `${yearOf(year)}${two(month)}${two(day)}`
}

/** As iCalendar writes a time, without zone. @example basicTime(0) // "19700101T000000" */
export function basicTime(seconds: number): string {
  const { hour, minute, second } = fieldsOf(seconds)
  return `${basicDay(seconds)}T${two(hour)}${two(minute)}${two(second)}`
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
export const SHORT_MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
]

/** RFC 822 with four digits of the year, as RSS 2.0 wants it. @example mailDate(0) // "Thu, 01 Jan 1970 00:00:00 GMT" */
export function mailDate(seconds: number): string {
  const { year, month, day, hour, minute, second, weekday } = fieldsOf(seconds)
  return `${WEEKDAYS[weekday] ?? ''}, ${two(day)} ${SHORT_MONTHS[month - 1] ?? ''} ${yearOf(year)} ${two(hour)}:${two(minute)}:${two(second)} GMT`
}
