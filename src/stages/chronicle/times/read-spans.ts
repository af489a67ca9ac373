// Reads expressions that count: "16 months ago", "the past 48 hours", "last week", "three-year", "every day", "a year".
import { readNumber } from '../../../text/numbers.ts'
import { lowerAt, shiftOf } from './read-dates.ts'
import type { Reader } from './read-dates.ts'
import type { Grain, Reading, Sense } from './sense.ts'

interface Amount {
  /** null: not told ("several"). */
  readonly amount: number | null
  readonly next: number
  /** Written "a" or "an". */
  readonly article: boolean
}

const readUnit = (r: Reader, at: number): Grain | null =>
  r.words[at]?.kind === 'letters' ? (r.lex.units.get(lowerAt(r, at)) ?? null) : null

function readAmount(r: Reader, at: number): Amount | null {
  const vague = r.lex.vagueAmounts.find(r.words, at)
  if (vague) return { amount: lowerAt(r, at + 1) === 'couple' ? 2 : null, next: vague.next, article: false }
  if (lowerAt(r, at) === 'half' && /^an?$/.test(lowerAt(r, at + 1)) && readUnit(r, at + 2))
    return { amount: 0.5, next: at + 2, article: false }
  const number = readNumber(r.words, at, r.lex.numbers)
  if (number) return { amount: number.value, next: number.next, article: false }
  return /^an?$/.test(lowerAt(r, at)) ? { amount: 1, next: at + 1, article: true } : null
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6

interface Counted {
  readonly amount: number | null
  readonly grain: Grain
  readonly next: number
  readonly article: boolean
  readonly hyphen: boolean
}

/** Amount and unit: "16 months", "two and a half years", "a year and a half", "three-day". */
function readCounted(r: Reader, at: number): Counted | null {
  const amount = readAmount(r, at)
  if (!amount) return null
  let i = amount.next
  const hyphen = lowerAt(r, i) === '-' && r.words[i]?.glued === true
  if (hyphen) i += 1
  if (
    /^(?:full|whole|consecutive|straight|more|long|further|additional|short|other|calendar|working|business|trading|solid)$/.test(
      lowerAt(r, i),
    ) &&
    !hyphen
  )
    i += 1
  const grain = readUnit(r, i)
  if (!grain) return null
  if (grain === 'second' && amount.article) return null
  if ((grain === 'quarter' || grain === 'night' || grain === 'weekend') && (amount.article || hyphen))
    return null
  if (
    r.words[amount.next - 1]?.kind === 'digits' &&
    /^(?:m|s|sec|min)$/.test(lowerAt(r, i)) &&
    r.words[i]?.glued === true
  )
    return null
  i += 1
  if (lowerAt(r, i) === '-' && lowerAt(r, i + 1) === 'old') return null
  if (lowerAt(r, i) === 'old' && !hyphen) return null
  if (
    lowerAt(r, i) === 'and' &&
    lowerAt(r, i + 1) === 'a' &&
    lowerAt(r, i + 2) === 'half' &&
    amount.amount !== null
  ) {
    return { amount: round(amount.amount + 0.5), grain, next: i + 3, article: false, hyphen }
  }
  return { amount: amount.amount, grain, next: i, article: amount.article, hyphen }
}

const AGO = new Set(['ago'])
const EARLIER = new Set(['earlier', 'before', 'previously', 'prior', 'beforehand'])
const LATER = new Set(['later', 'after', 'afterwards', 'afterward', 'hence', 'thereafter', 'on'])
const CLAUSE_END = /^[.,;:!?)”"'—–-]?$/
/** Words before "a year" that make it a stretch of time and not a rate. */
const RATE_LEADS =
  /^(?:once|twice|times|thrice|million|billion|thousand|percent|cent|people|more|each|dollars|euros|pounds|hours|days|weeks|months|tonnes|tons|barrels|%)$/

/** Counted expressions with what follows them. */
export function readCount(r: Reader, at: number): Reading | null {
  const approximate = r.lex.approximate.find(r.words, at)
  const from = approximate && lowerAt(r, at) !== 'the' ? approximate.next : at
  const bare = from === at ? readBarePlural(r, at) : null
  const counted = readCounted(r, from) ?? bare
  if (!counted) return null
  const { amount, grain, next } = counted
  const after = lowerAt(r, next)
  const make = (direction: -1 | 1, anchor: 'publication' | 'reference', end: number): Reading => ({
    sense: { kind: 'count', amount, grain, direction, from: anchor },
    next: end,
  })
  if (!counted.hyphen) {
    if (AGO.has(after)) return make(-1, 'publication', next + 1)
    if (after === 'back' && CLAUSE_END.test(lowerAt(r, next + 1))) return make(-1, 'publication', next + 1)
    if (after === 'from' && /^(?:now|today)$/.test(lowerAt(r, next + 1)))
      return make(1, 'publication', next + 2)
    const than = lowerAt(r, next + 1) === 'than'
    const closed =
      CLAUSE_END.test(lowerAt(r, next + 1)) ||
      after === 'earlier' ||
      after === 'later' ||
      after === 'afterwards'
    if (EARLIER.has(after) && closed && !than) return make(-1, 'reference', next + 1)
    if (LATER.has(after) && closed && !than && after !== 'on') return make(1, 'reference', next + 1)
  }
  if (counted.article && from === at) {
    const before = r.words[at - 1]
    if (
      before &&
      (before.kind === 'digits' || RATE_LEADS.test(before.lower) || r.lex.numbers.units.has(before.lower))
    ) {
      return { sense: { kind: 'set', value: duration(1, grain) }, next }
    }
    if (grain === 'day' || grain === 'minute' || grain === 'quarter')
      return strongLead(r, at) || /^(?:before|after)$/.test(lowerAt(r, next))
        ? { sense: { kind: 'duration', amount, grain, reach: null }, next }
        : null
  }
  return { sense: { kind: 'duration', amount, grain, reach: null }, next }
}

const strongLead = (r: Reader, at: number): boolean =>
  /^(?:for|in|within|after|than|about|nearly|almost|over|of|lasted|lasts|took|takes|every|per|least)$/.test(
    lowerAt(r, at - 1),
  )

/** "for years", "within hours", "months later": a plural unit alone. */
function readBarePlural(r: Reader, at: number): Counted | null {
  const grain = readUnit(r, at)
  if (
    !grain ||
    !lowerAt(r, at).endsWith('s') ||
    grain === 'second' ||
    grain === 'quarter' ||
    grain === 'night' ||
    grain === 'weekend'
  )
    return null
  const after = lowerAt(r, at + 1)
  const lead =
    grain === 'decade' ||
    grain === 'century' ||
    /^(?:for|in|within|over|after|of|took|take|takes|last|lasted|just|only|by|the|and|to)$/.test(
      lowerAt(r, at - 1),
    )
  const tail = /^(?:ago|later|earlier|before|after|of)$/.test(after)
  if (!lead && !tail) return null
  if (
    lowerAt(r, at - 1) === 'the' ||
    lowerAt(r, at - 1) === 'and' ||
    lowerAt(r, at - 1) === 'to' ||
    lowerAt(r, at - 1) === 'by'
  )
    if (!/^(?:ago|later|earlier)$/.test(after)) return null
  return { amount: null, grain, next: at + 1, article: false, hyphen: false }
}

/** "the last two weeks", "the past 48 hours", "the next few days", "the coming months", "recent years". */
export function readReach(r: Reader, at: number): Reading | null {
  let i = at
  const the = /^(?:the|these|those|his|her|its|their|our)$/.test(lowerAt(r, i))
  if (the) i += 1
  const lead = lowerAt(r, i)
  const reach = lead === 'recent' ? -1 : lead === 'first' || lead === 'final' ? null : shiftOf(lead)
  const known = lead === 'recent' || lead === 'first' || lead === 'final' || (reach !== null && reach !== 0)
  if (!known) return null
  i += 1
  const counted = readCounted(r, i)
  if (counted && !counted.article) {
    if (reach === null && !the) return null
    return {
      sense: {
        kind: 'duration',
        amount: counted.amount,
        grain: counted.grain,
        reach: reach === 0 ? null : reach,
      },
      next: counted.next,
    }
  }
  const grain = readUnit(r, i)
  if (!grain || reach === null) return null
  // "the past year", "the last decade" measure back from now; "last year" is a year of the calendar.
  const measured =
    (lead === 'past' && grain !== 'second') ||
    ((lead === 'last' || lead === 'next') &&
      the &&
      (grain === 'decade' || grain === 'century' || grain === 'hour'))
  if (measured && !lowerAt(r, i).endsWith('s'))
    return { sense: { kind: 'duration', amount: 1, grain, reach: reach === 0 ? null : reach }, next: i + 1 }
  if (!lowerAt(r, i).endsWith('s')) return null
  if (grain === 'night' || grain === 'weekend' || grain === 'second') return null
  if (lead === 'recent') return { sense: { kind: 'reference', value: 'PAST_REF' }, next: i + 1 }
  return { sense: { kind: 'duration', amount: null, grain, reach: reach === 0 ? null : reach }, next: i + 1 }
}

/** "over the weekend", "at the end of the day", "for the whole year": the stretch that the article itself stands in. */
function readOwnGrain(r: Reader, at: number): Reading | null {
  const i = /^(?:whole|entire|full)$/.test(lowerAt(r, at)) ? at + 1 : at
  const grain = readUnit(r, i)
  const lead = /^(?:over|on|at|during|for|of|in|by|through|throughout)$/.test(lowerAt(r, at - 2))
  if (!lead || !/^(?:weekend|day|week|month|year|quarter)$/.test(lowerAt(r, i)) || grain === null) return null
  // "the day of the vote", "in the year that followed", "on the day before" are told by what comes after.
  if (
    /^(?:of|that|when|after|before|which|following|to|s|'|-|ended|ending|in|is|was|has)$/.test(
      lowerAt(r, i + 1),
    ) ||
    r.words[i + 1]?.kind === 'digits'
  )
    return null
  return { sense: { kind: 'grain', grain, shift: 0, from: 'publication' }, next: i + 1 }
}

const SAME = /^(?:that|same)$/
/** "last week", "this year", "the next day", "the week before", "that day", "the same month", "the day after". */
export function readNear(r: Reader, at: number): Reading | null {
  const the = lowerAt(r, at) === 'the'
  let i = the ? at + 1 : at
  const lead = lowerAt(r, i)
  const day = readDayBeside(r, at)
  if (day) return day
  const same = SAME.test(lead) && (the || lead === 'that')
  const shift = same ? 0 : shiftOf(lead)
  if (shift === null) {
    const own = the ? readOwnGrain(r, i) : null
    if (own) return own
    return the ? readBeside(r, i) : null
  }
  i += 1
  if (lead === 'that' && lowerAt(r, i) === 'same') i += 1
  if (
    lowerAt(r, i) === 'calendar' ||
    lowerAt(r, i) === 'fiscal' ||
    lowerAt(r, i) === 'financial' ||
    lowerAt(r, i) === 'school'
  )
    i += 1
  const grain = readUnit(r, i)
  if (!grain || lowerAt(r, i).endsWith('s') || grain === 'second' || grain === 'minute') return null
  if (grain === 'night') return null
  const anaphoric =
    same ||
    lead === 'previous' ||
    lead === 'following' ||
    (the && shift !== 0 && (grain === 'day' || lead === 'next'))
  if (grain === 'day' && !anaphoric) return null
  if (grain === 'hour' && lead === 'this') return null
  return {
    sense: { kind: 'grain', grain, shift, from: anaphoric ? 'reference' : 'publication' },
    next: i + 1,
  }
}

/** "the day before (yesterday)", "the week after". */
function readBeside(r: Reader, at: number): Reading | null {
  const grain = readUnit(r, at)
  if (!grain || lowerAt(r, at).endsWith('s')) return null
  const after = lowerAt(r, at + 1)
  const shift = after === 'before' ? -1 : after === 'after' ? 1 : null
  if (shift === null || !CLAUSE_END.test(lowerAt(r, at + 2))) return null
  return { sense: { kind: 'grain', grain, shift, from: 'reference' }, next: at + 2 }
}

function readDayBeside(r: Reader, at: number): Reading | null {
  const i = lowerAt(r, at) === 'the' ? at + 1 : at
  if (lowerAt(r, i) !== 'day') return null
  const [turn, day] = [lowerAt(r, i + 1), lowerAt(r, i + 2)]
  if (turn === 'before' && day === 'yesterday') return { sense: { kind: 'day', offset: -2 }, next: i + 3 }
  if (turn === 'after' && day === 'tomorrow') return { sense: { kind: 'day', offset: 2 }, next: i + 3 }
  return null
}

const LETTER: Readonly<Record<Grain, readonly [string, number]>> = {
  second: ['S', 1],
  minute: ['M', 1],
  hour: ['H', 1],
  day: ['D', 1],
  night: ['NI', 1],
  weekend: ['WE', 1],
  week: ['W', 1],
  fortnight: ['W', 2],
  month: ['M', 1],
  quarter: ['Q', 1],
  half: ['H', 1],
  year: ['Y', 1],
  decade: ['Y', 10],
  century: ['Y', 100],
  millennium: ['Y', 1000],
}

/** TIMEX3 value of a duration. @example duration(48, 'hour') // "PT48H" */
export function duration(amount: number | null, grain: Grain): string {
  const [letter, factor] = LETTER[grain]
  const clock = grain === 'second' || grain === 'minute' || grain === 'hour' ? 'T' : ''
  if (amount === null)
    return factor === 10 ? 'PXDE' : factor === 100 ? 'PXCE' : factor === 1000 ? 'PXML' : `P${clock}X${letter}`
  return `P${clock}${round(amount * factor)}${letter}`
}

/** "every day", "each Monday", "every two years", "daily", "per year", "every other week". */
export function readSet(r: Reader, at: number): Reading | null {
  const word = lowerAt(r, at)
  const set = r.words[at]?.kind === 'letters' ? r.lex.sets.get(word) : undefined
  const name =
    set !== undefined && /^[A-Z]/.test(r.words[at]?.text ?? '') && at > 0 && lowerAt(r, at - 1) !== '.'
  if (set !== undefined && !name) return { sense: { kind: 'set', value: set }, next: at + 1 }
  if (word === 'per') {
    const grain = readUnit(r, at + 1)
    return grain ? { sense: { kind: 'set', value: duration(1, grain) }, next: at + 2 } : null
  }
  if (word !== 'every' && word !== 'each') return null
  const weekday = r.lex.weekdays.get(lowerAt(r, at + 1))
  if (weekday !== undefined) return { sense: { kind: 'set', value: `XXXX-WXX-${weekday + 1}` }, next: at + 2 }
  const month = r.lex.months.get(lowerAt(r, at + 1))
  if (month !== undefined)
    return { sense: { kind: 'set', value: `XXXX-${String(month).padStart(2, '0')}` }, next: at + 2 }
  if (lowerAt(r, at + 1) === 'other') {
    const grain = readUnit(r, at + 2)
    return grain ? { sense: { kind: 'set', value: duration(2, grain) }, next: at + 3 } : null
  }
  const grain = readUnit(r, at + 1)
  if (grain) return { sense: { kind: 'set', value: duration(1, grain) }, next: at + 2 }
  const counted = readCounted(r, at + 1)
  return counted && !counted.article
    ? { sense: { kind: 'set', value: duration(counted.amount, counted.grain) }, next: counted.next }
    : null
}

export const isStretch = (sense: Sense): boolean => sense.kind === 'duration'
