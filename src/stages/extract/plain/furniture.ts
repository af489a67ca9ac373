// What is not the article in a plain text: repeated headlines, share and comment lines, disclaimers, boxes after the end,
// biographies ("About NAME"). Lines are judged by the lexicon; boxes by standing after the last paragraph of length.
import { isName, readByline } from '../byline.ts'
import type { NamedSpan } from '../byline.ts'
import { foldHeadline, foldLine } from '../fold.ts'
import type { Lexicon } from '../lexicon.ts'
import { classifyLine, furnitureSection } from '../lines.ts'
import { isAboutPerson } from '../outlet/biography.ts'
import { countWords, isClosed, isProse } from '../prose.ts'
import { typeClosing } from './closing.ts'
import { labelOf } from './questions.ts'
import type { TypedUnit } from './typed-unit.ts'
import { setKind } from './typed-unit.ts'

/** A paragraph of so many words after a box heading shows that the article goes on. */
const RESUMES_WORDS = 45
const BIOGRAPHY_UNITS = 3

/** Whom or what the page's "About NAME" box is about. */
export interface AboutBox extends NamedSpan {
  readonly isPerson: boolean
}

/** Types furniture in the body; gives the "About NAME" box, if there is one. */
export function typeFurniture(
  units: readonly TypedUnit[],
  from: number,
  title: string | null,
  lexicon: Lexicon,
): AboutBox | null {
  const headline = title === null ? '' : foldHeadline(title)
  for (const unit of units) if (unit.kind === null) typeLine(unit, headline, lexicon)
  const about = typeAboutBox(units, from, lexicon)
  typeClosing(units, from, about?.isPerson ? about.name : null, lexicon)
  typeBoxes(units, from, lexicon)
  return about
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
  // A labelled question may ask about anything that furniture speaks of.
  if (!furniture || (furniture.by !== 'whole' && labelOf(unit.text, lexicon) !== null)) return
  // Inside a paragraph of real length a stock phrase is a matter of chance.
  if (furniture.by === 'start' && countWords(bare) > 22 && isClosed(bare)) return
  setKind(unit, 'boilerplate', furniture.reason)
}

function typeAboutBox(units: readonly TypedUnit[], from: number, lexicon: Lexicon): AboutBox | null {
  for (let at = units.length - 1; at >= from; at--) {
    const unit = units[at]
    if (!unit || unit.kind !== null) continue
    const named = nameAfterAbout(unit, units[at + 1], lexicon)
    if (!named) continue
    const own = named.name.split(/\s+/)
    const lines: TypedUnit[] = []
    for (const next of units.slice(at + 1, at + 1 + BIOGRAPHY_UNITS)) {
      if (next.kind !== null || !own.some((word) => next.text.includes(word))) break
      lines.push(next)
    }
    const texts = lines.map(({ text }) => text)
    const isPerson = isAboutPerson(named.name, texts, lexicon.outlets)
    for (const one of [unit, ...lines]) setKind(one, 'boilerplate', isPerson ? 'author-box' : 'about-site')
    return { ...named, isPerson }
  }
  return null
}

/** The name of a line "About NAME". One of a single word counts only where the next line begins with it. */
function nameAfterAbout(unit: TypedUnit, next: TypedUnit | undefined, lexicon: Lexicon): NamedSpan | null {
  const match = /^\P{L}*(\p{L}+)\s+(?:the\s+author[:\s]+)?(.{3,60})$/u.exec(unit.text)
  const name = match?.[2]?.replace(/[*_:]+$/, '')
  if (!name || !lexicon.aboutPerson.has(foldLine(match?.[1] ?? ''))) return null
  if (!isName(name, 2) && !(isName(name, 1) && next?.text.startsWith(name))) return null
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
