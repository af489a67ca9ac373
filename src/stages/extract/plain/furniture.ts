// What is not the article in a plain text: repeated headlines, share and comment lines, disclaimers, boxes after the end,
// biographies ("About NAME"). Lines are judged by the lexicon; boxes by standing after the last paragraph of length.
import { isName, readByline } from '../byline.ts'
import { foldHeadline, foldLine } from '../fold.ts'
import type { Lexicon } from '../lexicon.ts'
import { classifyLine, furnitureSection } from '../lines.ts'
import { countWords, isClosed, isProse } from '../prose.ts'
import type { TypedUnit } from './typed-unit.ts'
import { setKind } from './typed-unit.ts'

/** A paragraph of so many words after a box heading shows that the article goes on. */
const RESUMES_WORDS = 45
const BIOGRAPHY_UNITS = 3

export interface Biography {
  readonly name: string
  readonly start: number
  readonly end: number
}

/** Types furniture in the body; gives the person of an "About NAME" box, if there is one. */
export function typeFurniture(
  units: readonly TypedUnit[],
  from: number,
  title: string | null,
  lexicon: Lexicon,
): Biography | null {
  const headline = title === null ? '' : foldHeadline(title)
  for (const unit of units) if (unit.kind === null) typeLine(unit, headline, lexicon)
  const biography = typeBiography(units, from, lexicon)
  typeBoxes(units, from, lexicon)
  return biography
}

function typeLine(unit: TypedUnit, headline: string, lexicon: Lexicon): void {
  if (headline !== '' && foldHeadline(unit.text) === headline) {
    setKind(unit, 'boilerplate', 'repeated-headline')
    return
  }
  if (unit.mark === 'rule' || unit.mark === 'code') {
    setKind(unit, 'boilerplate', unit.mark)
    return
  }
  const bare = unit.text.replace(/^[*_]+|[*_]+$/g, '')
  const furniture = classifyLine(bare, lexicon)
  if (!furniture) return
  // Inside a paragraph of real length a stock phrase is a matter of chance.
  if (furniture.by === 'start' && countWords(bare) > 22 && isClosed(bare)) return
  setKind(unit, 'boilerplate', furniture.reason)
}

function typeBiography(units: readonly TypedUnit[], from: number, lexicon: Lexicon): Biography | null {
  for (let at = units.length - 1; at >= from; at--) {
    const unit = units[at]
    if (!unit || unit.kind !== null) continue
    const person = personAfterAbout(unit, lexicon)
    if (!person) continue
    setKind(unit, 'boilerplate', 'author-box')
    const surname = person.name.split(/\s+/).at(-1) ?? person.name
    for (const next of units.slice(at + 1, at + 1 + BIOGRAPHY_UNITS)) {
      if (next.kind !== null || !next.text.includes(surname)) break
      setKind(next, 'boilerplate', 'author-box')
    }
    return person
  }
  return null
}

function personAfterAbout(unit: TypedUnit, lexicon: Lexicon): Biography | null {
  const match = /^\P{L}*(\p{L}+)\s+(?:the\s+author[:\s]+)?(.{3,60})$/u.exec(unit.text)
  const name = match?.[2]?.replace(/[*_:]+$/, '')
  if (!name || !lexicon.aboutPerson.has(foldLine(match?.[1] ?? '')) || !isName(name, 2)) return null
  const start = unit.start + unit.text.lastIndexOf(name)
  return { name, start, end: start + name.length }
}

/** After the last long paragraph, a box heading takes everything to the end that is not an article's line. */
function typeBoxes(units: readonly TypedUnit[], from: number, lexicon: Lexicon): void {
  let last = -1
  for (const [at, unit] of units.entries())
    if (unit.kind === null && countWords(unit.text) >= RESUMES_WORDS) last = at
  let box: string | null = null
  for (let at = Math.max(from, last + 1); at < units.length; at++) {
    const unit = units[at]
    if (!unit) continue
    const section = furnitureSection(unit.text.replace(/^[*_]+|[*_]+$/g, ''), lexicon)
    if (section !== null && !isAnswerToFaq(units, at)) {
      box = section
      if (unit.kind === null) setKind(unit, 'boilerplate', section)
    } else if (box !== null && unit.kind === null && !readByline(unit.text, lexicon)?.authors.length) {
      if (unit.mark === 'heading' || (isProse(unit.text) && box === 'source-label')) box = null
      else setKind(unit, 'boilerplate', box)
    }
  }
}

function isAnswerToFaq(units: readonly TypedUnit[], at: number): boolean {
  return units[at]?.kind === 'answer' || units[at]?.kind === 'question'
}
