// Reads one time expression at a place: the readers of dates, spans and clocks, joined ("late on Friday evening",
// "3 p.m. EST on Tuesday", "the early 1990s"). The longest reading wins, the earlier reader on a tie.
import { daypart, readClock, readNearDaypart, readNoon } from './read-clock.ts'
import {
  lowerAt,
  readBareYear,
  readDayFirst,
  readDecade,
  readHoliday,
  readMonthFirst,
  readNumericDate,
  readOrdinalStretch,
  readSeason,
  readWeekday,
  readYear,
  shiftOf,
} from './read-dates.ts'
import type { Reader } from './read-dates.ts'
import { readCount, readNear, readReach, readSet } from './read-spans.ts'
import type { Part, Reading, Sense } from './sense.ts'

type Read = (r: Reader, at: number) => Reading | null

const longest = (r: Reader, at: number, readers: readonly Read[]): Reading | null => {
  let best: Reading | null = null
  for (const read of readers) {
    const found = read(r, at)
    if (found && (!best || found.next > best.next)) best = found
  }
  return best
}

/** "last June", "next March 3". */
function readShiftedMonth(r: Reader, at: number): Reading | null {
  const shift = shiftOf(lowerAt(r, at))
  if (shift === null) return null
  const found = readMonthFirst(r, at + 1)
  if (found?.sense.kind !== 'date' || found.sense.year !== null) return null
  return { sense: { ...found.sense, shift }, next: found.next }
}

/** "today", "yesterday", "tomorrow". */
function readDay(r: Reader, at: number): Reading | null {
  const offset = r.words[at]?.kind === 'letters' ? r.lex.days.get(lowerAt(r, at)) : undefined
  if (offset === undefined || lowerAt(r, at) === 'tonight') return null
  return { sense: { kind: 'day', offset }, next: at + 1 }
}

/** "the year 2000", "fiscal 2029", "2029" is left to readBareYear. */
function readNamedYear(r: Reader, at: number): Reading | null {
  const i = lowerAt(r, at) === 'the' ? at + 1 : at
  const named = lowerAt(r, i) === 'year' || lowerAt(r, i) === 'fiscal'
  if (!named) return null
  const year = readYear(r, lowerAt(r, i + 1) === 'year' ? i + 2 : i + 1)
  if (year === null) return null
  return {
    sense: { kind: 'date', year, month: null, day: null, shift: null },
    next: lowerAt(r, i + 1) === 'year' ? i + 3 : i + 2,
  }
}

/** "the month of June", "the weekend of June 23". */
function readOfDate(r: Reader, at: number): Reading | null {
  if (lowerAt(r, at) !== 'the' || lowerAt(r, at + 2) !== 'of') return null
  const noun = lowerAt(r, at + 1)
  if (noun === 'month') return readMonthFirst(r, at + 3)
  const part = daypart(r, at + 1, null)
  if (part?.kind !== 'daypart') return null
  const on = readDateCore(r, at + 3)
  return on ? { sense: { ...part, on: on.sense }, next: on.next } : null
}

const DATE_READERS: readonly Read[] = [
  readNumericDate,
  readMonthFirst,
  readDayFirst,
  readShiftedMonth,
  readWeekday,
  readDay,
  readHoliday,
  readSeason,
  readOrdinalStretch,
  readDecade,
  readNear,
  readNamedYear,
  readBareYear,
]

/** A date, without time of day or modifier. */
function readDateCore(r: Reader, at: number): Reading | null {
  return longest(r, at, DATE_READERS)
}

/** Kinds of date to which a time of day can belong. */
const isDayLike = (sense: Sense): boolean =>
  (sense.kind === 'date' && sense.day !== null) ||
  sense.kind === 'weekday' ||
  sense.kind === 'day' ||
  sense.kind === 'holiday' ||
  (sense.kind === 'grain' && sense.grain === 'day')

/** "Friday morning", "yesterday afternoon", "Saturday night", "June 23 at dawn" (the latter stays two). */
function readDateAndPart(r: Reader, at: number): Reading | null {
  const on = readDateCore(r, at)
  if (!on) return null
  if (!isDayLike(on.sense)) return on
  const comma = lowerAt(r, on.next) === ',' ? readClock(r, on.next + 1) : null
  if (comma?.sense.kind === 'clock') return { sense: { ...comma.sense, on: on.sense }, next: comma.next }
  const part = daypart(r, on.next, on.sense)
  return part ? { sense: part, next: on.next + 1 } : on
}

/** "14:30 local time on Friday", "3 p.m. Monday", "noon, June 23", "9 a.m. this morning". */
function readClockAndDate(r: Reader, at: number): Reading | null {
  const clock = readClock(r, at) ?? readNoon(r, at)
  if (clock?.sense.kind !== 'clock') return null
  let i = clock.next
  if (lowerAt(r, i) === ',') i += 1
  if (lowerAt(r, i) === 'on') i += 1
  const inThe = lowerAt(r, i) === 'in' && lowerAt(r, i + 1) === 'the' ? daypart(r, i + 2, null) : null
  if (inThe) return { sense: fitHalf(clock.sense, inThe), next: i + 3 }
  const near = readNearDaypart(r, i)
  if (near?.sense.kind === 'daypart')
    return { sense: { ...fitHalf(clock.sense, near.sense), on: near.sense.on }, next: near.next }
  const on = readDateAndPart(r, i)
  if (!on) return clock
  if (on.sense.kind === 'daypart')
    return { sense: { ...fitHalf(clock.sense, on.sense), on: on.sense.on }, next: on.next }
  if (!isDayLike(on.sense)) return clock
  return { sense: { ...clock.sense, on: on.sense }, next: on.next }
}

type ClockSense = Extract<Sense, { kind: 'clock' }>

/** "three o'clock in the afternoon" is 15:00. */
function fitHalf(clock: ClockSense, part: Sense): ClockSense {
  if (part.kind !== 'daypart') return clock
  const late = part.code === 'AF' || part.code === 'EV' || (part.code === 'NI' && clock.minutes >= 300)
  return late && clock.minutes < 720 ? { ...clock, minutes: clock.minutes + 720 } : clock
}

const PARTS: ReadonlyMap<string, Part> = new Map([
  ['early', 'START'],
  ['late', 'END'],
  ['mid', 'MID'],
  ['beginning', 'OPENING'],
  ['start', 'OPENING'],
  ['end', 'CLOSING'],
  ['middle', 'MID'],
  ['earlier', 'START'],
  ['later', 'END'],
  ['midway', 'MID'],
  ['close', 'CLOSING'],
  ['earliest', 'START'],
  ['latest', 'END'],
])

/** "early 2029", "mid-June", "late last week", "late on Friday evening", "earlier this month", "the end of the year". */
function readModified(r: Reader, at: number): Reading | null {
  const the = lowerAt(r, at) === 'the'
  let i = the ? at + 1 : at
  if (/^(?:very|as)$/.test(lowerAt(r, i))) i += 1
  const word = lowerAt(r, i)
  const part = PARTS.get(word)
  if (part === undefined) return null
  i += 1
  if (lowerAt(r, i) === '-') i += 1
  const noun = /^(?:beginning|start|end|middle|close)$/.test(word)
  if (noun) {
    if (lowerAt(r, i) !== 'of') return null
    i += 1
  } else if (/^(?:on|in)$/.test(lowerAt(r, i))) i += 1
  const core =
    readDateAndPart(r, i) ??
    readNearDaypart(r, i) ??
    (the || noun || word === 'mid' ? readTheGrain(r, i) : null)
  const found =
    core && readNearDaypart(r, i) && (readNearDaypart(r, i)?.next ?? 0) > core.next
      ? readNearDaypart(r, i)
      : core
  if (found) return { ...found, part }
  const hours = !noun ? daypart(r, i, null) : null
  if (hours?.kind === 'daypart' && (word === 'early' || word === 'late' || word === 'mid'))
    return { sense: hours, next: i + 1, part }
  return null
}

/** "(the end of) the year", "(the start of) the week". */
function readTheGrain(r: Reader, at: number): Reading | null {
  if (lowerAt(r, at) !== 'the') return null
  const grain = r.lex.units.get(lowerAt(r, at + 1))
  if (grain !== 'year' && grain !== 'month' && grain !== 'week' && grain !== 'decade' && grain !== 'century')
    return null
  return { sense: { kind: 'grain', grain, shift: 0, from: 'publication' }, next: at + 2 }
}

/** "year-end", "the year-end". */
function readYearEnd(r: Reader, at: number): Reading | null {
  const word = lowerAt(r, at)
  if ((word !== 'year' && word !== 'month') || lowerAt(r, at + 1) !== '-' || lowerAt(r, at + 2) !== 'end')
    return null
  return {
    sense: { kind: 'grain', grain: word, shift: 0, from: 'publication' },
    next: at + 3,
    part: 'CLOSING',
  }
}

/** "in the morning", "during the night": needs the preposition, which is not part of it. */
function readInThePart(r: Reader, at: number): Reading | null {
  if (lowerAt(r, at) !== 'the' || !/^(?:in|during|into|through|throughout)$/.test(lowerAt(r, at - 1)))
    return null
  const early = /^(?:early|late)$/.test(lowerAt(r, at + 1)) ? 1 : 0
  const part = daypart(r, at + 1 + early, null)
  if (part?.kind !== 'daypart' || !/^(?:morning|afternoon|evening|night)$/.test(lowerAt(r, at + 1 + early)))
    return null
  return { sense: part, next: at + 2 + early }
}

/** "year-earlier", "year-ago" before a noun. */
function readYearAgo(r: Reader, at: number): Reading | null {
  if (
    lowerAt(r, at) !== 'year' ||
    lowerAt(r, at + 1) !== '-' ||
    !/^(?:ago|earlier)$/.test(lowerAt(r, at + 2))
  )
    return null
  return {
    sense: { kind: 'count', amount: 1, grain: 'year', direction: -1, from: 'publication' },
    next: at + 3,
  }
}

function readReference(r: Reader, at: number): Reading | null {
  const hit = r.lex.references.find(r.words, at)
  if (!hit) return null
  const value = hit.value
  const word = lowerAt(r, at)
  // "in the past 48 hours" is a stretch of time, which begins a word later.
  if (word === 'in' && readReach(r, at + 1)) return null
  // "now" that opens a clause with a comma, and "the past" before a noun, say nothing about when.
  if (word === 'now' && (lowerAt(r, at + 1) === ',' || lowerAt(r, at + 1) === 'that')) return null
  if (
    (word === 'the' || word === 'in') &&
    r.words[hit.next]?.kind === 'letters' &&
    /past$/.test(lowerAt(r, hit.next - 1)) &&
    !/^(?:and|but|as|when|he|she|it|they|have|has|had|was|were|is|are|with|for|by|of|that)$/.test(
      lowerAt(r, hit.next),
    )
  )
    return null
  return { sense: { kind: 'reference', value }, next: hit.next }
}

const ALL: readonly Read[] = [
  readReach,
  readClockAndDate,
  readDateAndPart,
  readModified,
  readNearDaypart,
  readOfDate,
  readYearEnd,
  readYearAgo,
  readCount,
  readSet,
  readInThePart,
  readReference,
]

/** The time expression that begins at word `at`, or null. */
export function readTime(r: Reader, at: number): Reading | null {
  return longest(r, at, ALL)
}
