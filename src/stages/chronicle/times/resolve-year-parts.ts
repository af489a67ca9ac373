// Places the parts of a year: quarters, halves, seasons, holidays.
import type { TimeBasis } from '../../../model/index.ts'
import { civilDay, dayNumber, easterSunday, isoDay, isoYear, nthWeekday } from '../../../text/calendar.ts'
import { UNKNOWN, placed, monthDays, oneDay } from './placed.ts'
import type { Anchors, Placed, Days } from './placed.ts'
import type { HolidayRule, Sense } from './sense.ts'

/** A numbered part of a year; an index below 1 or past the end falls into the year beside. */
export function partOfYear(
  year: number,
  index: number,
  months: number,
  letter: string,
  basis: TimeBasis,
): Placed {
  const count = 12 / months
  const y = year + Math.floor((index - 1) / count)
  const n = ((((index - 1) % count) + count) % count) + 1
  const first = dayNumber(y, (n - 1) * months + 1, 1)
  const last = monthDays(y, n * months).last
  return placed(`${isoYear(y)}-${letter}${n}`, { first, last }, 'season', basis)
}

export function resolvePartYear(
  sense: Extract<Sense, { kind: 'quarter' | 'half' }>,
  months: number,
  letter: string,
  at: Anchors,
): Placed {
  if (sense.year !== null) return partOfYear(sense.year, sense.index, months, letter, 'stated')
  if (!at.published) return { ...UNKNOWN, value: `XXXX-${letter}${sense.index}` }
  const now = civilDay(at.published.day)
  const current = Math.ceil(now.month / months)
  if (sense.shift !== null && sense.shift !== 0)
    return partOfYear(now.year + sense.shift, sense.index, months, letter, 'resolved')
  const later = sense.index > current
  const year =
    at.tense === 'future'
      ? sense.index >= current
        ? now.year
        : now.year + 1
      : later && at.tense === 'past'
        ? now.year - 1
        : now.year
  return partOfYear(year, sense.index, months, letter, 'resolved')
}

export function resolveSeason(sense: Extract<Sense, { kind: 'season' }>, at: Anchors): Placed {
  const [from, to] = sense.months
  const days = (year: number): Days => ({
    first: dayNumber(year, from, 1),
    last: monthDays(to < from ? year + 1 : year, to).last,
  })
  if (sense.year !== null)
    return placed(`${isoYear(sense.year)}-${sense.code}`, days(sense.year), 'season', 'stated', at.part)
  if (!at.published) return { ...UNKNOWN, value: `XXXX-${sense.code}` }
  const today = at.published.day
  let { year } = civilDay(today)
  if (from > to && today <= days(year - 1).last) year -= 1
  const begun = days(year).first <= today
  const over = days(year).last < today
  if (sense.shift === -1) year = over ? year : year - 1
  else if (sense.shift === 1) year = begun ? year + 1 : year
  else if (sense.shift === null)
    year = at.tense === 'future' ? (over ? year + 1 : year) : begun || at.tense === 'none' ? year : year - 1
  return placed(`${isoYear(year)}-${sense.code}`, days(year), 'season', 'resolved', at.part)
}

function holidayDay(rule: HolidayRule, year: number): number {
  if (rule.easter !== undefined) return easterSunday(year) + rule.easter
  if (rule.weekday !== undefined) return nthWeekday(year, rule.month ?? 1, rule.weekday, rule.nth ?? 1)
  return dayNumber(year, rule.month ?? 1, rule.day ?? 1)
}

export function resolveHoliday(sense: Extract<Sense, { kind: 'holiday' }>, at: Anchors): Placed {
  const { rule } = sense
  if (sense.year !== null) return oneDay(holidayDay(rule, sense.year), 'stated')
  if (!at.published)
    return {
      ...UNKNOWN,
      value:
        rule.easter === undefined && rule.day !== undefined
          ? `XXXX-${isoDay(holidayDay(rule, 2000)).slice(5)}`
          : 'XXXX-XX-XX',
    }
  const today = at.published.day
  const { year } = civilDay(today)
  const here = holidayDay(rule, year)
  const next = here >= today ? here : holidayDay(rule, year + 1)
  const last = here <= today ? here : holidayDay(rule, year - 1)
  if (sense.shift === 1 || (sense.shift === null && at.tense === 'future')) return oneDay(next, 'resolved')
  if (sense.shift === -1 || (sense.shift === null && at.tense === 'past')) return oneDay(last, 'resolved')
  return oneDay(next - today < today - last ? next : last, 'resolved')
}
