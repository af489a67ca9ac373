// Times as short as a drawing needs them: "14 Oct 2031, about 18:00". The long words stand in tooltips and tables.
import type { DossierDocument, When } from '../../../model/index.ts'
import { DAY_SECONDS, fieldsOf, instantOf, isWholeDay, rangeOf, SHORT_MONTHS } from '../instants.ts'
import { sayWhen } from '../dates.ts'
import { capital } from '../wording.ts'

const two = (value: number): string => String(value).padStart(2, '0')

function day(seconds: number, withYear: boolean): string {
  const { year, month, day: date } = fieldsOf(seconds)
  return `${String(date)} ${SHORT_MONTHS[month - 1] ?? ''}${withYear ? ` ${String(year)}` : ''}`
}

const clock = (seconds: number): string => `${two(fieldsOf(seconds).hour)}:${two(fieldsOf(seconds).minute)}`

/** @example shortWhen of an hour // "14 Oct 2031, about 18:00" */
export function shortWhen(when: When): string {
  const range = rangeOf(when)
  if (!range) return 'Time unknown'
  switch (when.precision) {
    case 'second':
    case 'minute':
      return isWholeDay(when.start) ? day(range.from, true) : `${day(range.from, true)}, ${clock(range.from)}`
    case 'hour':
      return isWholeDay(when.start)
        ? day(range.from, true)
        : `${day(range.from, true)}, about ${clock(range.from)}`
    case 'day':
      return range.to - range.from > DAY_SECONDS
        ? `${day(range.from, false)} – ${day(range.to - DAY_SECONDS, true)}`
        : day(range.from, true)
    case 'week':
      return `Week of ${day(range.from, true)}`
    default:
      return capital(sayWhen(when).replace(/^in (?:the )?/, ''))
  }
}

/** When a page became known, without the year. @example "14 Oct, 13:05" */
export function shortKnown(document: DossierDocument | undefined): string {
  const iso = document?.publishedAt ?? document?.retrievedAt ?? null
  const at = instantOf(iso)
  if (iso === null || at === null) return 'undated'
  return isWholeDay(iso) ? day(at, false) : `${day(at, false)}, ${clock(at)}`
}
