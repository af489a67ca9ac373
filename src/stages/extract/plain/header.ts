// The top of a plain text: headline, standfirst, by-line, dates, captions and labels before the first paragraph.
import { readByline } from '../byline.ts'
import { foldHeadline } from '../fold.ts'
import type { Lexicon } from '../lexicon.ts'
import { classifyLine } from '../lines.ts'
import { countWords, isClosed, isProse } from '../prose.ts'
import { isDateLine } from '../meta/date-line.ts'
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
  for (const unit of units.slice(0, end))
    if (unit !== title && unit.kind === null) typeHeaderUnit(unit, title, lexicon)
  return end
}

/** The header ends at the first unit that reads as a paragraph. */
function headerEnd(units: readonly TypedUnit[], lexicon: Lexicon): number {
  for (const [at, unit] of units.entries()) {
    if (at >= HEADER_UNITS) return at
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
  return !readByline(unit.text, lexicon) && !isDateLine(unit.text, lexicon) && /\p{L}{2}/u.test(unit.text)
}

function typeHeaderUnit(unit: TypedUnit, title: TypedUnit | null, lexicon: Lexicon): void {
  const furniture = classifyLine(unit.text, lexicon)
  const byline = readByline(unit.text, lexicon)
  if (title && unit.start > title.start && foldHeadline(unit.text) === foldHeadline(title.text))
    setKind(unit, 'boilerplate', 'repeated-headline')
  else if (
    byline &&
    (byline.authors.length > 0 ||
      byline.credits.length > 0 ||
      byline.date === null ||
      !isDateLine(unit.text, lexicon))
  )
    setKind(unit, 'byline', null)
  else if (isDateLine(unit.text, lexicon)) setKind(unit, 'dateline', null)
  else if (furniture) setKind(unit, 'boilerplate', furniture.reason)
  else if (unit.mark === 'image') setKind(unit, 'caption', 'image')
  else if (unit.mark === 'heading') setKind(unit, 'heading', null)
  else if (title && unit.start < title.start && countWords(unit.text) <= 6)
    setKind(unit, 'boilerplate', 'outlet-name')
  else typeLooseHeaderUnit(unit, title, lexicon)
}

function typeLooseHeaderUnit(unit: TypedUnit, title: TypedUnit | null, lexicon: Lexicon): void {
  const caption = captionReason(unit.text, lexicon)
  const isUnderTitle = title !== null && unit.start > title.start
  if (caption) setKind(unit, 'caption', caption)
  else if (isUnderTitle && countWords(unit.text) >= 5) setKind(unit, 'dek', null)
  else if (isUnderTitle && countWords(unit.text) <= 5 && !isClosed(unit.text))
    setKind(unit, 'byline', 'name-under-headline')
}
