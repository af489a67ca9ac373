// iCalendar (RFC 5545) of the timeline: whole days as dates, hours and minutes as times (with Z where the zone is known, floating
// where it is not), wider times as spans of days that say so, and entries without a time as journal entries without a start.
import type { Dossier } from '../../../model/index.ts'
import { sayBasis, sayWhen } from '../dates.ts'
import { cutTo } from '../excerpt.ts'
import { uuidOf } from '../exports/identify.ts'
import { citedAt, plain, WITHHELD } from '../exports/told.ts'
import { basicDay, basicTime, DAY_SECONDS, instantOf, isWholeDay, rangeOf } from '../instants.ts'
import type { TextView, ViewOptions } from '../view.ts'
import { readDossier, whenKnown, type Reading } from './reading.ts'

type Entry = Dossier['timeline'][number]

/** A value of type TEXT. */
const escaped = (words: string): string =>
  words
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\r?\n/g, '\\n')
    .toWellFormed()

/** Lines end with CRLF and are folded at 75 octets, never inside a character (section 3.1). */
export function folded(line: string): string {
  let out = ''
  let octets = 0
  for (const character of line) {
    const point = character.codePointAt(0) ?? 0
    const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
    if (octets + size > 75) {
      out += '\r\n '
      octets = 1
    }
    out += character
    octets += size
  }
  return `${out}\r\n`
}

/** Start and end lines; an hour that is only about known is an hour long, a day ends the day after, as the format counts. */
function timeLines({ when }: Entry): string[] {
  const range = rangeOf(when)
  if (!range) return []
  const isClock = !isWholeDay(when.start) && ['second', 'minute', 'hour'].includes(when.precision)
  if (!isClock) {
    const last = Math.max(range.to, range.from + DAY_SECONDS)
    return [`DTSTART;VALUE=DATE:${basicDay(range.from)}`, `DTEND;VALUE=DATE:${basicDay(last)}`]
  }
  // What is written without a zone stays without one: the time of the place, wherever the calendar is read.
  const zone = /(?:Z|[+-]\d{2}:?\d{2})$/.test(when.start) ? 'Z' : ''
  const start = `DTSTART:${basicTime(range.from)}${zone}`
  return range.to > range.from ? [start, `DTEND:${basicTime(range.to)}${zone}`] : [start]
}

function entryLines(entry: Entry, reading: Reading, options: ViewOptions, stamp: string): string[] {
  const cited = citedAt(entry.evidence, reading, options.excerpt)
  const isOpen = cited.some((one) => one.excerpt !== null)
  const times = timeLines(entry)
  const kind = times.length ? 'VEVENT' : 'VJOURNAL'
  const known = `Known ${sayWhen(entry.when)}, ${sayBasis(entry.when)}.`
  const sources = cited.map(
    (one) =>
      `${one.outlet}, ${whenKnown(one.document)}: ${one.excerpt ? `“${one.excerpt.before}${one.excerpt.words}${one.excerpt.after}”` : WITHHELD}${one.address === null ? '' : ` ${one.address}`}`,
  )
  const address = cited.find((one) => one.address !== null)?.address
  return [
    `BEGIN:${kind}`,
    `UID:${uuidOf('timeline', entry.id)}`,
    `DTSTAMP:${stamp}`,
    ...times,
    `SUMMARY:${escaped(isOpen ? cutTo(entry.text, options.excerpt) : WITHHELD)}`,
    `DESCRIPTION:${escaped([known, ...sources].join('\n'))}`,
    ...(address === undefined || address === null ? [] : [`URL:${address}`]),
    `CATEGORIES:${escaped(`known to the ${entry.when.precision}`)}`,
    // An account of the past keeps nobody busy.
    ...(kind === 'VEVENT' ? ['TRANSP:TRANSPARENT'] : []),
    `X-HEARSAY-PRECISION:${entry.when.precision}`,
    `X-HEARSAY-BASIS:${entry.when.basis}`,
    `END:${kind}`,
  ]
}

export const ical: TextView = {
  id: 'ical',
  title: 'The timeline, iCalendar',
  mediaType: 'text/calendar',
  extension: 'ics',
  render: (dossier, options) => {
    const reading = readDossier(dossier)
    const stamp = `${basicTime(instantOf(dossier.generatedAt) ?? 0)}Z`
    const [story] = dossier.stories
    const name = dossier.stories.length === 1 && story ? plain(story.title) : 'Hearsay'
    const lines = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Hearsay//Timeline//EN',
      'CALSCALE:GREGORIAN',
      `NAME:${escaped(name)}`,
      `X-WR-CALNAME:${escaped(name)}`,
      ...dossier.timeline.flatMap((entry) => entryLines(entry, reading, options, stamp)),
      'END:VCALENDAR',
    ]
    return lines.map(folded).join('')
  },
}
