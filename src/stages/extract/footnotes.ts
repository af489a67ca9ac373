// Footnote digits: superscripts, "[1]", and digits glued to the end of a word or sentence ("mutiny1."), which are no part
// of it. A digit glued to a word counts only at the end of a clause, and only where the text does so more than once.
import type { Span } from '../../model/index.ts'

const SUPERSCRIPT = /[¹²³⁴-⁹⁰]+(?=[\s.,;:!?)"”’]|$)/gu
const BRACKETED = /\[\d{1,3}\](?!\()/g
const GLUED = /(?<=\p{Ll}{3}|\p{Ll}["”’)])\d{1,2}(?=[.,;:!?](?:\s|$)|$)/gmu
const AFTER_STOP = /(?<=\p{Ll}{2}[.!?]["”’)]?)\d{1,2}(?=\s|$)/gmu
const REPEATS = 2

/** Spans of footnote digits in a text, sorted. */
export function footnoteMarks(text: string): Span[] {
  const marks: Span[] = []
  for (const pattern of [SUPERSCRIPT, BRACKETED]) collect(text, pattern, marks)
  const glued: Span[] = []
  for (const pattern of [GLUED, AFTER_STOP]) collect(text, pattern, glued)
  if (glued.length >= REPEATS) marks.push(...glued)
  return marks.sort((a, b) => a.start - b.start)
}

function collect(text: string, pattern: RegExp, into: Span[]): void {
  for (const match of text.matchAll(pattern))
    into.push({ start: match.index, end: match.index + match[0].length })
}
