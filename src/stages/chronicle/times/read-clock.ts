// Reads times of day: "14:30 local time", "3 p.m. EST", "noon", "Friday morning", "last night", "the morning of June 23".
import { lowerAt, shiftOf } from './read-dates.ts'
import type { Reader } from './read-dates.ts'
import type { Reading, Sense } from './sense.ts'

interface Clock {
  readonly minutes: number
  /** Minutes are told, or a zone that asks for them. */
  readonly toMinute: boolean
  readonly next: number
}

const HALF = /^(?:(am|a\.m\.|a\.m)|(pm|p\.m\.|p\.m))$/

function toMinutes(hour: number, minute: number, half: RegExpExecArray | null): number | null {
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null
  if (!half) return hour * 60 + minute
  if (hour < 1 || hour > 12) return hour > 12 && half[2] ? hour * 60 + minute : null
  return ((hour % 12) + (half[2] ? 12 : 0)) * 60 + minute
}

/** Hours and minutes without zone. */
function readHours(r: Reader, at: number): Clock | null {
  const word = r.words[at]
  if (word?.kind !== 'digits') return readPast(r, at) ?? readOClock(r, at)
  const colon = r.words[at + 1]
  const minute = r.words[at + 2]
  let next = at + 1
  let hour = Number(word.text)
  let minutes = 0
  let exact = false
  if (
    colon?.text === ':' &&
    colon.glued &&
    minute?.glued &&
    minute.kind === 'digits' &&
    /^\d\d$/.test(minute.text) &&
    word.text.length <= 2
  ) {
    minutes = Number(minute.text)
    next = at + 3
    exact = true
    if (lowerAt(r, next) === ':' && /^\d\d$/.test(lowerAt(r, next + 1)) && r.words[next + 1]?.glued === true)
      next += 2
  } else if (/^\d{1,2}\.\d\d$/.test(word.text)) {
    const [whole = '', rest = ''] = word.text.split('.')
    hour = Number(whole)
    minutes = Number(rest)
  } else if (/^\d{4}$/.test(word.text)) {
    if (!r.lex.zones.has(lowerAt(r, next)) && lowerAt(r, next) !== 'hours') return null
    const total = toMinutes(Number(word.text.slice(0, 2)), Number(word.text.slice(2)), null)
    return total === null || lowerAt(r, next) === 'et'
      ? null
      : { toMinute: true, minutes: total, next: lowerAt(r, next) === 'hours' ? next + 1 : next }
  } else if (!/^\d{1,2}$/.test(word.text)) return null
  const half = HALF.exec(lowerAt(r, next))
  const oclock = lowerAt(r, next) === 'o' && lowerAt(r, next + 1) === "'" && lowerAt(r, next + 2) === 'clock'
  if (!half && !exact && !oclock) return null
  const total = toMinutes(hour, minutes, half)
  return total === null
    ? null
    : { toMinute: exact || minutes > 0, minutes: total, next: half ? next + 1 : oclock ? next + 3 : next }
}

/** "ten past seven", "half past six", "quarter to nine". */
function readPast(r: Reader, at: number): Clock | null {
  const a = /^(?:a|twenty)$/.test(lowerAt(r, at)) && lowerAt(r, at + 1) === 'quarter' ? 1 : 0
  const lead = lowerAt(r, at + a)
  const five = lowerAt(r, at + 1) === '-' ? 2 : 0
  const first = lead === 'half' ? 30 : lead === 'quarter' ? 15 : r.lex.numbers.units.get(lead)
  if (first === undefined || first > 59) return null
  const units = five ? (r.lex.numbers.units.get(lowerAt(r, at + 2)) ?? 0) : 0
  const turn = lowerAt(r, at + a + 1 + five)
  const hour = r.lex.numbers.units.get(lowerAt(r, at + a + 2 + five))
  if ((turn !== 'past' && turn !== 'to') || hour === undefined || hour < 1 || hour > 12) return null
  // "one to three" is a range of numbers; only fives, quarters and halves are told this way.
  const past = first + units
  if (past % 5 !== 0 || past === 0 || (turn === 'to' && lead !== 'quarter')) return null
  const half = HALF.exec(lowerAt(r, at + a + 3 + five))
  const base = toMinutes(hour, 0, half)
  return base === null
    ? null
    : {
        toMinute: true,
        minutes: base + (turn === 'past' ? past : -past),
        next: at + a + 3 + five + (half ? 1 : 0),
      }
}

/** "three o'clock". */
function readOClock(r: Reader, at: number): Clock | null {
  const hour = r.lex.numbers.units.get(lowerAt(r, at))
  if (hour === undefined || hour < 1 || hour > 12) return null
  if (lowerAt(r, at + 1) === 'o' && lowerAt(r, at + 2) === "'" && lowerAt(r, at + 3) === 'clock')
    return { toMinute: false, minutes: hour * 60, next: at + 4 }
  const half = HALF.exec(lowerAt(r, at + 1))
  const minutes = half ? toMinutes(hour, 0, half) : null
  return minutes === null ? null : { toMinute: false, minutes, next: at + 2 }
}

/** Zone after a clock time: "UTC", "(UTC+3)", "local time", "Moscow time". */
function readZone(r: Reader, at: number): { zone: number | null; next: number } {
  const open = lowerAt(r, at) === '(' ? 1 : 0
  const phrase = r.lex.zonePhrases.find(r.words, at + open)
  if (phrase)
    return { zone: null, next: lowerAt(r, phrase.next) === ')' && open ? phrase.next + 1 : phrase.next }
  const word = r.words[at + open]
  const zone = word && /^[A-Z]{1,4}$/.test(word.text) ? r.lex.zones.get(word.lower) : undefined
  if (zone === undefined) {
    const city = word && /^[A-Z]/.test(word.text) && lowerAt(r, at + open + 1) === 'time'
    return { zone: null, next: city ? at + open + 2 : at }
  }
  let next = at + open + 1
  let shift = 0
  const sign = lowerAt(r, next)
  const hours = r.words[next + 1]
  if ((sign === '+' || sign === '-') && hours?.kind === 'digits' && hours.glued && Number(hours.text) <= 14) {
    shift = Number(hours.text) * (sign === '-' ? -60 : 60)
    next += 2
  }
  if (open && lowerAt(r, next) !== ')') return { zone: null, next: at }
  return { zone: zone === null ? null : zone + shift, next: next + open }
}

/** A time of day by the clock, with its zone; the day it belongs to is added by the caller. */
export function readClock(r: Reader, at: number): Reading | null {
  const hours = readHours(r, at)
  if (!hours) return null
  const zone = readZone(r, hours.next)
  return {
    sense: { kind: 'clock', minutes: hours.minutes, toMinute: hours.toMinute, zone: zone.zone, on: null },
    next: zone.next,
  }
}

/** "noon", "midnight" as points of time. */
export function readNoon(r: Reader, at: number): Reading | null {
  const word = lowerAt(r, at)
  if (word !== 'noon' && word !== 'midnight' && word !== 'midday') return null
  const zone = readZone(r, at + 1)
  return {
    sense: {
      kind: 'clock',
      toMinute: false,
      minutes: word === 'midnight' ? 1440 : 720,
      zone: zone.zone,
      on: null,
    },
    next: zone.next,
  }
}

export function daypart(r: Reader, at: number, on: Sense | null): Sense | null {
  const found = r.words[at]?.kind === 'letters' ? r.lex.dayparts.get(lowerAt(r, at)) : undefined
  return found ? { kind: 'daypart', code: found[0], hours: [found[1], found[2]], on } : null
}

/** "last night", "this morning", "tomorrow evening", "tonight", "overnight", "the next morning", "the same evening". */
export function readNearDaypart(r: Reader, at: number): Reading | null {
  const word = lowerAt(r, at)
  if (word === 'tonight')
    return {
      sense: { kind: 'daypart', code: 'NI', hours: [20, 24], on: { kind: 'day', offset: 0 } },
      next: at + 1,
    }
  if (word === 'overnight')
    return { sense: { kind: 'daypart', code: 'NI', hours: [0, 6], on: null }, next: at + 1 }
  const the = word === 'the' || word === 'that'
  const lead = the && lowerAt(r, at + 1) !== 'morning' ? lowerAt(r, at + 1) : word
  const i = lead === word ? at + 1 : at + 2
  const hours = daypart(r, i, null)
  if (hours?.kind !== 'daypart') return null
  if (word === 'last' && hours.code === 'NI')
    return { sense: { ...hours, on: { kind: 'day', offset: -1 } }, next: i + 1 }
  if (word === 'this') return { sense: { ...hours, on: { kind: 'day', offset: 0 } }, next: i + 1 }
  const shift = lead === 'same' || (word === 'that' && lead === word) ? 0 : shiftOf(lead)
  const anaphoric = the || lead === 'previous' || lead === 'following' || lead === 'next'
  if (shift === null || !anaphoric || lead === 'this' || lead === 'past') return null
  return { sense: { ...hours, on: { kind: 'grain', grain: 'day', shift, from: 'reference' } }, next: i + 1 }
}
