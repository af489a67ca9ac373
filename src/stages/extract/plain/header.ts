// The top of a plain text: headline, standfirst, by-line, dates, captions and labels before the first paragraph.
import { readByline } from '../byline.ts'
import { foldHeadline, foldLine } from '../fold.ts'
import type { Lexicon } from '../lexicon.ts'
import { classifyLine } from '../lines.ts'
import { countWords, isClosed, isProse } from '../prose.ts'
import { isDateLine, isStampLine } from '../meta/date-line.ts'
import { readHeadLine } from '../outlet/head-line.ts'
import { captionReason } from './captions.ts'
import type { TypedUnit } from './typed-unit.ts'
import { setKind } from './typed-unit.ts'

/** How many units may stand before the first paragraph. */
const HEADER_UNITS = 14
const TITLE_WORDS = 40

/** Types the header; gives the index of the first unit of the body. */
export function typeHeader(units: readonly TypedUnit[], lexicon: Lexicon): number {
  const end = headerEnd(units, lexicon)
  const title = findTitle(units, end, lexicon)
  if (title) setKind(title, 'title', null)
  const known: Known = { title, seen: new Set(), body: units.slice(end), lexicon }
  let before: TypedUnit | null = null
  for (const unit of units.slice(0, end)) {
    if (unit !== title && unit.kind === null) typeHeaderUnit(unit, before, known)
    known.seen.add(foldLine(unit.text))
    before = unit
  }
  return end
}

/** What is known while the header is typed. */
interface Known {
  readonly title: TypedUnit | null
  /** Lines of the header so far. */
  readonly seen: Set<string>
  readonly body: readonly TypedUnit[]
  readonly lexicon: Lexicon
}

/** The header ends at the first unit that reads as a paragraph. */
function headerEnd(units: readonly TypedUnit[], lexicon: Lexicon): number {
  for (const [at, unit] of units.entries()) {
    if (at >= HEADER_UNITS || unit.reason === 'turn') return at
    if (unit.kind !== null || unit.mark === 'heading') continue
    const isFirst = at === 0 && units.length > 1
    if (isProse(unit.text) && !readByline(unit.text, lexicon) && !classifyLine(unit.text, lexicon)) {
      if (isFirst && countWords(unit.text) <= TITLE_WORDS && !isClosed(unit.text)) continue
      if (isFirst && countWords(unit.text) <= 18) continue
      if (unit.mark === 'none' && countWords(unit.text) < 40 && isEmphasised(unit.text)) continue
      return at
    }
  }
  return units.length
}

/** Whole line between single asterisks or underscores: a standfirst in Markdown. */
function isEmphasised(text: string): boolean {
  return /^([*_])(?![*_\s]).{1,600}\1$/.test(text)
}

function findTitle(units: readonly TypedUnit[], end: number, lexicon: Lexicon): TypedUnit | null {
  const header = units.slice(0, end).filter((unit) => unit.kind === null)
  const marked =
    header.find((unit) => unit.mark === 'heading' && unit.level === 1) ??
    header.find((unit) => unit.mark === 'heading')
  if (marked) return marked
  const lines = header.filter((unit) => canBeTitle(unit, lexicon)).slice(0, 2)
  const [first, second] = lines
  if (!first) return null
  // A newspaper's name above its headline.
  if (
    second &&
    countWords(first.text) <= 3 &&
    countWords(second.text) >= 5 &&
    isRightBefore(units, first, second)
  )
    return second
  return first
}

function isRightBefore(units: readonly TypedUnit[], first: TypedUnit, second: TypedUnit): boolean {
  return units.indexOf(second) === units.indexOf(first) + 1
}

function canBeTitle(unit: TypedUnit, lexicon: Lexicon): boolean {
  if (unit.mark !== 'none' && unit.mark !== 'bold') return false
  if (countWords(unit.text) > TITLE_WORDS || classifyLine(unit.text, lexicon)) return false
  if (readHeadLine(unit.text, lexicon)?.clue?.kind === 'head-line') return false
  if (isStampLine(unit.text, lexicon)) return false
  return !readByline(unit.text, lexicon) && !isDateLine(unit.text, lexicon) && /\p{L}{2}/u.test(unit.text)
}

function typeHeaderUnit(unit: TypedUnit, before: TypedUnit | null, known: Known): void {
  const { title, lexicon } = known
  const furniture = classifyLine(unit.text, lexicon)
  const byline = readByline(unit.text, lexicon)
  if (title && unit.start > title.start && foldHeadline(unit.text) === foldHeadline(title.text))
    setKind(unit, 'boilerplate', 'repeated-headline')
  else if (byline && known.seen.has(foldLine(unit.text))) setKind(unit, 'boilerplate', 'repeated-byline')
  else if (isHeadLine(unit, known)) setKind(unit, 'dateline', 'head-line')
  else if (
    byline &&
    (byline.authors.length > 0 ||
      byline.credits.length > 0 ||
      byline.date === null ||
      !isDateLine(unit.text, lexicon))
  )
    setKind(unit, 'byline', null)
  else if (isDateLine(unit.text, lexicon) || isStampLine(unit.text, lexicon)) setKind(unit, 'dateline', null)
  else if (furniture) setKind(unit, 'boilerplate', furniture.reason)
  else if (unit.mark === 'image') setKind(unit, 'caption', 'image')
  else if (unit.mark === 'heading') setKind(unit, 'heading', null)
  else if (title && unit.start < title.start && countWords(unit.text) <= 6)
    setKind(unit, 'boilerplate', 'outlet-name')
  else typeLooseHeaderUnit(unit, before, known)
}

/** A line of outlet and date, or of place and date; "By" before it makes a by-line of it. */
function isHeadLine(unit: TypedUnit, { body, lexicon }: Known): boolean {
  const first = /^[*_\s]*(\p{L}+):?\s/u.exec(unit.text)?.[1]
  if (first !== undefined && lexicon.by.has(foldLine(first)) && foldLine(first) !== 'from') return false
  const line = readHeadLine(unit.text, lexicon)
  if (!line) return false
  if (line.clue === null || line.clue.kind !== 'name-and-date') return true
  const place = line.clue.name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const isPlace = new RegExp(
    `\\b(?:in|at|near|outside) ${place}(?![\\p{L}])|^${place}(?:,[^—–-]{2,40})? [—–-] `,
    'iu',
  )
  return body.some(({ text }) => isPlace.test(text))
}

function typeLooseHeaderUnit(unit: TypedUnit, before: TypedUnit | null, { title, lexicon }: Known): void {
  const caption = captionReason(unit.text, lexicon)
  const isUnderTitle = title !== null && unit.start > title.start
  if (caption) setKind(unit, 'caption', caption)
  // What is said to machines of a picture is often said once more to readers.
  else if (before?.reason === 'alt-text' && !isClosed(unit.text)) setKind(unit, 'caption', 'after-alt-text')
  else if (isUnderTitle && countWords(unit.text) >= 5) setKind(unit, 'dek', null)
  else if (isUnderTitle && countWords(unit.text) <= 5 && !isClosed(unit.text))
    setKind(unit, 'byline', 'name-under-headline')
}
