// A line that is nothing but a date, perhaps with "Published" or "Updated" before it and a clock time behind.
import { foldLine } from '../fold.ts'
import type { Lexicon } from '../lexicon.ts'
import { findDates } from './dates.ts'
import type { FoundDate } from './dates.ts'

const LINE_LIMIT = 140

export interface DateLine {
  readonly published: FoundDate | null
  readonly updated: FoundDate | null
}

/** Reads a date line, or null where other words stand in it. */
export function readDateLine(text: string, lexicon: Lexicon): DateLine | null {
  if (text.length > LINE_LIMIT) return null
  const dates = findDates(text, lexicon)
  if (dates.length === 0) return null
  let published: FoundDate | null = null
  let updated: FoundDate | null = null
  let at = 0
  for (const date of dates) {
    const before = labelOf(text.slice(at, date.start))
    if (lexicon.updated.has(before)) updated ??= date
    else if (before === '' || lexicon.published.has(before) || isSmallWord(before)) published ??= date
    else return null
    at = date.end
  }
  return labelOf(text.slice(at)).length <= 4 ? { published, updated } : null
}

export function isDateLine(text: string, lexicon: Lexicon): boolean {
  return readDateLine(text, lexicon) !== null
}

/** The words before a date without weekday, clock time and punctuation. */
function labelOf(text: string): string {
  return foldLine(text)
    .replace(/\d{1,2}[:.h]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?|uhr|utc|gmt|[a-z]{2,4})?/g, ' ')
    .replace(
      /\b(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b|\b(?:mon|diens|donners|frei|sams|sonn)tag\b|\bmittwoch\b/g,
      ' ',
    )
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function isSmallWord(label: string): boolean {
  return /^(?:on|at|am|um|the|le|el|il|den|kl|uhr|utc|gmt)$/.test(label)
}

const CLOCK = /\d{1,2}[:.h]\d{2}/
/** Words of a stamp line that may be something else (a place, a name). */
const STRAY_WORDS = 2

/** A line of dates, times, labels and hardly anything else ("Updated 3 March 2031, 18:50 · 4 min read"). */
export function isStampLine(text: string, lexicon: Lexicon): boolean {
  if (text.length > LINE_LIMIT || !/\d/.test(text)) return false
  const dates = findDates(text, lexicon)
  let rest = text
  for (const date of dates.toReversed()) rest = `${rest.slice(0, date.start)} ${rest.slice(date.end)}`
  // "18:50 UhrLesedauer": neighbours without a space between them.
  const words = foldLine(rest.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).match(/\p{L}+/gu) ?? []
  const known = words.filter((word) => lexicon.stampWords.has(word)).length
  if (dates.length === 0 && !(CLOCK.test(rest) && known > 0) && !(known >= 2 && known === words.length))
    return false
  return words.length - known <= STRAY_WORDS && words.length - known <= known + 1
}
