// Places a sense in the calendar: TIMEX3 value, interval, precision and basis, relative to the publication time or to the
// day spoken of last. Without either, what cannot be known stays open in the value ("XXXX-WXX-5") and has no interval.
import type { TimeBasis } from '../../../model/index.ts'
import {
  addMonths,
  civilDay,
  dayNumber,
  daysInMonth,
  isoClock,
  isoDay,
  isoMonth,
  isoMoment,
  isoYear,
  normalMoment,
  shiftMonth,
  weekdayOf,
} from '../../../text/calendar.ts'
import type { Moment } from '../../../text/calendar.ts'
import { UNKNOWN, placed, partOfDay, yearDays, monthDays, weekDays, weekValue, oneDay } from './placed.ts'
import type { Tense, Anchors, Placed } from './placed.ts'
import { duration } from './read-spans.ts'
import { partOfYear, resolvePartYear, resolveSeason, resolveHoliday } from './resolve-year-parts.ts'
import type { Grain, Part, Sense, Shift } from './sense.ts'

/** Places one sense. */
export function resolveTime(sense: Sense, at: Anchors): Placed {
  const found = resolveSense(sense, at)
  const isDay = found.precision === 'day' && found.type === 'DATE' && found.day !== undefined
  return isDay && at.part !== undefined ? { ...found, ...partOfDay(found.day, at.part) } : found
}

function resolveSense(sense: Sense, at: Anchors): Placed {
  switch (sense.kind) {
    case 'date':
      return resolveDate(sense, at)
    case 'stretch':
      return resolveStretch(sense, at)
    case 'weekday':
      return resolveWeekday(sense, at)
    case 'day':
      return at.published ? oneDay(at.published.day + sense.offset, 'resolved') : UNKNOWN
    case 'count':
      return resolveCount(sense, at)
    case 'grain':
      return resolveGrain(sense, at)
    case 'season':
      return resolveSeason(sense, at)
    case 'quarter':
      return resolvePartYear(sense, 3, 'Q', at)
    case 'half':
      return resolvePartYear(sense, 6, 'H', at)
    case 'decade': {
      const first = yearDays(sense.decade * 10).first
      const last = yearDays(sense.decade * 10 + 9).last
      return placed(String(sense.decade), { first, last }, 'decade', 'stated', at.part)
    }
    case 'century': {
      const from = (sense.index - 1) * 100
      const value = String(sense.index - 1).padStart(2, '0')
      return {
        ...placed(
          value,
          { first: yearDays(from).first, last: yearDays(from + 99).last },
          'decade',
          'stated',
          at.part,
        ),
        precision: 'unknown',
      }
    }
    case 'holiday':
      return resolveHoliday(sense, at)
    case 'duration':
      return resolveDuration(sense, at)
    case 'set':
      return { type: 'SET', value: sense.value, precision: 'unknown', basis: 'stated' }
    case 'reference':
      return resolveReference(sense.value, at)
    case 'clock':
      return resolveClock(sense, at)
    case 'daypart':
      return resolveDaypart(sense, at)
  }
}

type DateSense = Extract<Sense, { kind: 'date' }>

function resolveDate(sense: DateSense, at: Anchors): Placed {
  const { year, month, day } = sense
  if (year !== null) return dateOf(year, month, day, 'stated', at.part)
  if (month === null || !at.published)
    return {
      ...UNKNOWN,
      value:
        month === null
          ? 'XXXX'
          : `XXXX-${isoMonth(0, month).slice(5)}${day === null ? '' : `-${String(day).padStart(2, '0')}`}`,
      basis: 'stated',
    }
  const chosen =
    day === null
      ? yearForMonth(month, sense.shift, at.published.day, at.tense)
      : yearForDay(month, day, sense, at.published.day, at.tense)
  return dateOf(chosen, month, day, 'resolved', at.part)
}

function dateOf(
  year: number,
  month: number | null,
  day: number | null,
  basis: TimeBasis,
  part: Part | undefined,
): Placed {
  if (month === null) return placed(isoYear(year), yearDays(year), 'year', basis, part)
  if (day === null) return placed(isoMonth(year, month), monthDays(year, month), 'month', basis, part)
  return oneDay(dayNumber(year, month, Math.min(day, daysInMonth(year, month))), basis)
}

/** Year of a month without one: the past by default, the coming one where the clause speaks of the future. */
function yearForMonth(month: number, shift: Shift, today: number, tense: Tense): number {
  const now = civilDay(today)
  if (shift === 1) return month > now.month ? now.year : now.year + 1
  if (shift === -1) return month < now.month ? now.year : now.year - 1
  if (shift === 0) return now.year
  if (tense === 'future') return month >= now.month ? now.year : now.year + 1
  if (tense === 'past') return month <= now.month ? now.year : now.year - 1
  // Neither tense: the nearer one, the past up to eight months back.
  return month - now.month > 4 ? now.year - 1 : now.year
}

/** Days by which a date may lie after the publication day and still be told in the past tense (time zones, print dates). */
const PRINT_SLACK = 1

/** Days after which a day without its year would be said to be next year's, and up to which a plan of the past is recent. */
const FAR_AHEAD_DAYS = 244
const RECENT_DAYS = 122

/** "had asked for it to be replaced on 21 August", read in October: the August just past, not the one ten months ahead. */
const isFarAhead = (back: number, ahead: number): boolean => ahead > FAR_AHEAD_DAYS && back < RECENT_DAYS

function yearForDay(month: number, day: number, sense: DateSense, today: number, tense: Tense): number {
  const { year } = civilDay(today)
  const count = (y: number): number => dayNumber(y, month, Math.min(day, daysInMonth(y, month)))
  const years = [year - 1, year, year + 1]
  if (sense.weekday !== undefined) {
    const fits = years.filter((y) => weekdayOf(count(y)) === sense.weekday)
    if (fits.length === 1 && fits[0] !== undefined) return fits[0]
  }
  if (sense.shift === -1) return count(year) < today ? year : year - 1
  if (sense.shift === 1) return count(year) > today ? year : year + 1
  if (tense === 'past') return count(year) <= today + PRINT_SLACK ? year : year - 1
  if (tense === 'future' && count(year) < today && !isFarAhead(today - count(year), count(year + 1) - today))
    return year + 1
  if (tense === 'future') return year
  let best = year
  for (const y of years) if (Math.abs(count(y) - today) < Math.abs(count(best) - today)) best = y
  return best
}

function resolveStretch(sense: Extract<Sense, { kind: 'stretch' }>, at: Anchors): Placed {
  const to = resolveTime(sense.to, at)
  const from = resolveTime(sense.from, at)
  if (!from.interval || !to.interval)
    return { type: 'DATE', value: `${from.value}/${to.value}`, precision: from.precision, basis: from.basis }
  return {
    type: 'DATE',
    value: `${from.value}/${to.value}`,
    interval: { start: from.interval.start, end: to.interval.end },
    precision: from.precision,
    basis: from.basis,
  }
}

function resolveWeekday(sense: Extract<Sense, { kind: 'weekday' }>, at: Anchors): Placed {
  const { weekday, shift, weeks } = sense
  if (!at.published) return { ...UNKNOWN, value: `XXXX-WXX-${weekday + 1}` }
  const today = at.published.day
  const monday = today - weekdayOf(today)
  if (weeks > 0) {
    // "Monday week" is a week after the coming Monday; "Friday last week" is in the week before this one.
    const coming = today + ((weekday - weekdayOf(today) + 7) % 7 || 7)
    if (shift === 1 && at.part === undefined)
      return oneDay(coming === today + 7 ? today + 7 : coming + (coming > monday + 6 ? 0 : 7), 'resolved')
    return oneDay(monday + weekday + 7 * (shift ?? 0), 'resolved')
  }
  const back = (weekdayOf(today) - weekday + 7) % 7
  const ahead = (weekday - weekdayOf(today) + 7) % 7
  if (shift === -1) return oneDay(today - (back || 7), 'resolved')
  if (shift === 1) return oneDay(today + (ahead || 7), 'resolved')
  if (shift === 0) return oneDay(monday + weekday, 'resolved')
  return oneDay(at.tense === 'future' ? today + ahead : today - back, 'resolved')
}

const MONTHS: Partial<Record<Grain, number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
  decade: 120,
  century: 1200,
  millennium: 12000,
}
const DAYS: Partial<Record<Grain, number>> = { day: 1, night: 1, weekend: 7, week: 7, fortnight: 14 }
const MINUTES: Partial<Record<Grain, number>> = { minute: 1, hour: 60 }

function resolveCount(sense: Extract<Sense, { kind: 'count' }>, at: Anchors): Placed {
  const { amount, grain, direction } = sense
  const vague = direction < 0 ? 'PAST_REF' : 'FUTURE_REF'
  const anchor = sense.from === 'publication' ? at.published : at.reference
  if (amount === null)
    return {
      type: 'DATE',
      value: sense.from === 'publication' ? vague : duration(null, grain),
      precision: 'unknown',
      basis: 'resolved',
      ...(sense.from === 'reference' ? { type: 'DURATION' as const } : {}),
    }
  if (!anchor) return { ...UNKNOWN, value: sense.from === 'publication' ? vague : 'XXXX-XX-XX' }
  return countFrom(anchor, amount * direction, grain)
}

/** "16 months ago": the moment shifted, in the precision of its unit. */
function countFrom(anchor: Moment, amount: number, grain: Grain): Placed {
  const minutes = MINUTES[grain]
  if (minutes !== undefined || grain === 'second') {
    if (anchor.minutes === null) {
      const whole = Math.trunc((amount * (minutes ?? 1)) / 1440)
      return { ...oneDay(anchor.day + whole, 'resolved'), type: 'TIME' }
    }
    const moment = normalMoment(anchor.day, anchor.minutes + Math.round(amount * (minutes ?? 0)), anchor.utc)
    const text = isoMoment(moment)
    return {
      type: 'TIME',
      value: text,
      interval: { start: text, end: text },
      precision: grain === 'hour' ? 'hour' : 'minute',
      basis: 'resolved',
      day: moment.day,
      ...(moment.minutes === null ? {} : { minutes: moment.minutes }),
    }
  }
  const days = DAYS[grain]
  if (days !== undefined) {
    const day = anchor.day + Math.round(amount * days)
    if (days === 1) return oneDay(day, 'resolved')
    // The value is the week, as TIMEX3 has it; the day it is counted to is the best that can be said of when.
    return { ...placed(weekValue(day), { first: day, last: day }, 'week', 'resolved'), day }
  }
  const months = Math.round((MONTHS[grain] ?? 1) * amount)
  const day = addMonths(anchor.day, months)
  const { year, month } = civilDay(day)
  if (grain === 'month' || grain === 'quarter' || grain === 'half')
    return placed(isoMonth(year, month), monthDays(year, month), 'month', 'resolved')
  if (grain === 'year')
    return Number.isInteger(amount)
      ? placed(isoYear(year), yearDays(year), 'year', 'resolved')
      : placed(isoMonth(year, month), monthDays(year, month), 'month', 'resolved')
  if (grain === 'decade')
    return placed(
      String(Math.floor(year / 10)),
      { first: yearDays(year - (year % 10)).first, last: yearDays(year - (year % 10) + 9).last },
      'decade',
      'resolved',
    )
  return { type: 'DATE', value: String(Math.floor(year / 100)), precision: 'unknown', basis: 'resolved' }
}

function resolveGrain(sense: Extract<Sense, { kind: 'grain' }>, at: Anchors): Placed {
  const { grain, shift } = sense
  const anchor = (sense.from === 'publication' ? at.published : at.reference)?.day ?? null
  if (anchor === null) return { ...UNKNOWN, value: openValue(grain) }
  if (grain === 'day') return oneDay(anchor + shift, 'resolved')
  if (grain === 'hour') return UNKNOWN
  if (grain === 'weekend') {
    const monday = anchor - weekdayOf(anchor)
    // "this weekend" on a Monday or Tuesday, and "last weekend", are the one just past.
    const back = shift === -1 || (shift === 0 && at.tense === 'past' && weekdayOf(anchor) < 3) ? 7 : 0
    const first = monday + 5 + (shift === 1 ? 7 : 0) - back
    return placed(`${weekValue(first)}-WE`, { first, last: first + 1 }, 'week', 'resolved', at.part)
  }
  if (grain === 'week' || grain === 'fortnight') {
    const day = anchor + shift * 7
    return placed(weekValue(day), weekDays(day), 'week', 'resolved', at.part)
  }
  const { year, month } = civilDay(anchor)
  if (grain === 'month') {
    const to = shiftMonth(year, month, shift)
    return placed(isoMonth(to.year, to.month), monthDays(to.year, to.month), 'month', 'resolved', at.part)
  }
  if (grain === 'quarter') return partOfYear(year, Math.ceil(month / 3) + shift, 3, 'Q', 'resolved')
  if (grain === 'half') return partOfYear(year, Math.ceil(month / 6) + shift, 6, 'H', 'resolved')
  if (grain === 'year')
    return placed(isoYear(year + shift), yearDays(year + shift), 'year', 'resolved', at.part)
  const decade = Math.floor(year / 10) + shift
  if (grain === 'decade')
    return placed(
      String(decade),
      { first: yearDays(decade * 10).first, last: yearDays(decade * 10 + 9).last },
      'decade',
      'resolved',
      at.part,
    )
  return {
    type: 'DATE',
    value: String(Math.floor(year / 100) + shift),
    precision: 'unknown',
    basis: 'resolved',
  }
}

const openValue = (grain: Grain): string => {
  if (grain === 'week') return 'XXXX-WXX'
  if (grain === 'weekend') return 'XXXX-WXX-WE'
  if (grain === 'month') return 'XXXX-XX'
  return grain === 'year' ? 'XXXX' : 'XXXX-XX-XX'
}

function resolveDuration(sense: Extract<Sense, { kind: 'duration' }>, at: Anchors): Placed {
  const { amount, grain, reach } = sense
  const value = duration(amount, grain)
  const open: Placed = { type: 'DURATION', value, precision: 'unknown', basis: 'stated' }
  const from = sense.from === 'reference' ? at.reference : at.published
  if (reach === null || amount === null || !from) return open
  const end = countFrom(from, amount * reach, grain)
  if (!end.interval) return open
  const now = isoMoment(from)
  const minutes = MINUTES[grain] !== undefined && from.minutes !== null
  const turned = minutes ? end.interval.start : shiftedDay(from.day, amount * reach, grain)
  const today = minutes ? now : isoDay(from.day)
  const interval = reach < 0 ? { start: turned, end: today } : { start: today, end: turned }
  return {
    type: 'DURATION',
    value,
    interval,
    precision: minutes ? 'hour' : DAYS[grain] === 1 || MINUTES[grain] ? 'day' : end.precision,
    basis: 'resolved',
  }
}

function shiftedDay(day: number, amount: number, grain: Grain): string {
  const months = MONTHS[grain]
  if (months !== undefined) return isoDay(addMonths(day, Math.round(months * amount)))
  const minutes = MINUTES[grain]
  return isoDay(
    day + Math.round(minutes === undefined ? (DAYS[grain] ?? 0) * amount : (minutes * amount) / 1440),
  )
}

function resolveReference(value: string, at: Anchors): Placed {
  if (value !== 'PRESENT_REF' || !at.published)
    return { type: 'DATE', value, precision: 'unknown', basis: 'stated' }
  const day = isoDay(at.published.day)
  return { type: 'DATE', value, interval: { start: day, end: day }, precision: 'day', basis: 'assumed' }
}

/** The day a time of day belongs to: its own, the one in its sentence, the one spoken of last, the publication day. */
function dayOf(on: Sense | null, at: Anchors): { day: number; basis: TimeBasis } | null {
  if (on) {
    const found = resolveTime(on, { ...at, part: undefined })
    return found.day === undefined ? null : { day: found.day, basis: found.basis }
  }
  if (at.near !== null) return { day: at.near, basis: 'resolved' }
  if (at.reference !== null) return { day: at.reference.day, basis: 'resolved' }
  return at.published ? { day: at.published.day, basis: 'assumed' } : null
}

function resolveClock(told: Extract<Sense, { kind: 'clock' }>, at: Anchors): Placed {
  // "since midnight" is the one that began the day; "midnight on Friday" and "until midnight" the one that ends it.
  const opening = told.minutes === 1440 && told.on === null && at.near === null && at.tense === 'past'
  const sense = opening ? { ...told, minutes: 0 } : told
  const on = dayOf(sense.on, at)
  const zulu = sense.zone === 0 ? 'Z' : ''
  if (!on)
    return {
      type: 'TIME',
      value: `${sense.on ? openDay(sense.on, at) : 'XXXX-XX-XX'}T${isoClock(sense.minutes)}${zulu}`,
      precision: 'minute',
      basis: 'stated',
    }
  const value = `${isoDay(on.day)}T${isoClock(sense.minutes)}${zulu}`
  const moment =
    sense.zone === null
      ? normalMoment(on.day, sense.minutes, false)
      : normalMoment(on.day, sense.minutes - sense.zone, true)
  const text = isoMoment(moment)
  const precision = sense.toMinute ? 'minute' : 'hour'
  return {
    type: 'TIME',
    value,
    interval: { start: text, end: text },
    precision,
    basis: on.basis,
    day: on.day,
    minutes: sense.minutes,
  }
}

function resolveDaypart(sense: Extract<Sense, { kind: 'daypart' }>, at: Anchors): Placed {
  const on = dayOf(sense.on, at)
  if (!on)
    return {
      type: 'TIME',
      value: `${sense.on ? openDay(sense.on, at) : 'XXXX-XX-XX'}T${sense.code}`,
      precision: 'hour',
      basis: 'stated',
    }
  const [from, to] = sense.hours
  const clock = (hour: number): string => (hour >= 24 ? '23:59' : isoClock(hour * 60))
  const day = isoDay(on.day)
  return {
    type: 'TIME',
    value: `${day}T${sense.code}`,
    interval: { start: `${day}T${clock(from)}`, end: `${day}T${clock(to)}` },
    precision: 'hour',
    basis: on.basis,
    day: on.day,
  }
}

const openDay = (on: Sense, at: Anchors): string => resolveTime(on, { ...at, part: undefined }).value
