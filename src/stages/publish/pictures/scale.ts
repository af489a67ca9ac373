// A time axis: which stretch of time to show, where its ticks stand and what they are called.
import { civilDay, dayNumber, shiftMonth } from '../../../text/calendar.ts'
import { DAY_SECONDS, fieldsOf, SHORT_MONTHS } from '../instants.ts'

export interface TimeRange {
  readonly from: number
  readonly to: number
}

/** Entries that lie this much of the window's length outside of it still widen it. */
const NEAR = 0.6
/** The window holds at least this part of the entries. */
const MOST = 0.7

/**
 * The stretch in which most things happen: the shortest one that holds seven tenths of the ranges, widened by what lies near.
 * A single event of a century ago must not press a week into one pixel. Ranges longer than `fine` seconds do not count.
 */
export function focusOf(ranges: readonly TimeRange[], fine = 8 * DAY_SECONDS): TimeRange | null {
  const short = ranges.filter((one) => one.to - one.from <= fine)
  const used = (short.length ? short : [...ranges]).sort((a, b) => a.from - b.from || a.to - b.to)
  const [first] = used
  if (!first) return null
  const count = Math.max(1, Math.ceil(used.length * MOST))
  let best = { from: first.from, to: Math.max(...used.slice(0, count).map((one) => one.to)) }
  for (let at = 1; at + count <= used.length; at++) {
    const some = used.slice(at, at + count)
    const range = { from: some[0]?.from ?? 0, to: Math.max(...some.map((one) => one.to)) }
    if (range.to - range.from < best.to - best.from) best = range
  }
  const reach = Math.max((best.to - best.from) * NEAR, DAY_SECONDS / 2)
  const near = used.filter((one) => one.to >= best.from - reach && one.from <= best.to + reach)
  const from = Math.min(...near.map((one) => one.from))
  const to = Math.max(...near.map((one) => one.to))
  const margin = Math.max((to - from) * 0.03, 1800)
  return { from: from - margin, to: to + margin }
}

export interface Tick {
  readonly at: number
  readonly label: string
}

const HOUR = 3600
const STEPS = [
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY_SECONDS,
  2 * DAY_SECONDS,
  7 * DAY_SECONDS,
  14 * DAY_SECONDS,
]
/** Steps in months: one, a quarter, a year, five years, and so on. */
const MONTH_STEPS = [1, 3, 12, 60, 120, 600, 1200]
const MONTH = 30.4 * DAY_SECONDS

function monthTicks({ from, to }: TimeRange, step: number): Tick[] {
  const start = fieldsOf(from)
  let { year, month } =
    step >= 12
      ? { year: Math.floor(start.year / (step / 12)) * (step / 12), month: 1 }
      : { year: start.year, month: start.month - ((start.month - 1) % step) }
  const found: Tick[] = []
  for (
    let at = dayNumber(year, month, 1) * DAY_SECONDS;
    at <= to;
    at = dayNumber(year, month, 1) * DAY_SECONDS
  ) {
    const name = step >= 12 ? String(year) : `${SHORT_MONTHS[month - 1] ?? ''} ${String(year)}`
    if (at >= from) found.push({ at, label: name })
    ;({ year, month } = shiftMonth(year, month, step))
  }
  return found
}

function tickName(at: number, step: number): string {
  const { hour, month, day } = fieldsOf(at)
  if (step < DAY_SECONDS && hour !== 0) return `${String(hour).padStart(2, '0')}:00`
  return `${String(day)} ${SHORT_MONTHS[month - 1] ?? ''}`
}

/** Ticks at round times, at most `most` of them. */
export function ticksOf(range: TimeRange, most: number): readonly Tick[] {
  const length = range.to - range.from
  const step = STEPS.find((one) => length / one <= most)
  if (step === undefined) {
    const months = MONTH_STEPS.find((one) => length / (one * MONTH) <= most) ?? 1200
    return monthTicks(range, months)
  }
  const found: Tick[] = []
  for (let at = Math.ceil(range.from / step) * step; at <= range.to; at += step)
    found.push({ at, label: tickName(at, step) })
  return found
}

/** The years of a range, for a caption: "2031", "2019 to 2031". */
export function yearsOf({ from, to }: TimeRange): string {
  const [one, other] = [
    civilDay(Math.floor(from / DAY_SECONDS)).year,
    civilDay(Math.floor(to / DAY_SECONDS)).year,
  ]
  return one === other ? String(one) : `${String(one)} to ${String(other)}`
}
