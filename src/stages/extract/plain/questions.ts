// Questions and answers: labelled ("Question: …", "Q:"), numbered under a FAQ heading, or headings that ask. A question in
// running prose is a paragraph and stays one.
import { foldLine } from '../fold.ts'
import type { Lexicon } from '../lexicon.ts'
import { countWords, lastSign } from '../prose.ts'
import type { TypedUnit } from './typed-unit.ts'
import { setKind } from './typed-unit.ts'

const QUESTION_LIMIT = 400

/** Types questions and answers from `from` on. */
export function typeQuestions(units: readonly TypedUnit[], from: number, lexicon: Lexicon): void {
  let isFaq = false
  const askingHeadings = units.filter(
    (unit) => unit.kind === null && isMarked(unit) && asks(unit.text),
  ).length
  let open: 'label' | 'heading' | null = null
  for (const unit of units.slice(from)) {
    if (unit.kind !== null) continue
    const label = labelOf(unit.text, lexicon)
    if (isFaqHeading(unit, lexicon)) {
      setKind(unit, 'heading', 'faq')
      isFaq = true
      open = null
    } else if (label !== null) {
      setKind(unit, label, 'label')
      open = 'label'
    } else if (
      asks(unit.text) &&
      countWords(unit.text) <= 40 &&
      (isFaq || (isMarked(unit) && askingHeadings >= 2))
    ) {
      setKind(unit, 'question', isMarked(unit) ? 'asking-heading' : 'faq')
      open = 'heading'
    } else if (unit.mark === 'heading') open = null
    else if (open !== null && unit.mark !== 'quote')
      setKind(unit, 'answer', open === 'label' ? 'after-answer' : 'after-question')
  }
}

function isMarked(unit: TypedUnit): boolean {
  return unit.mark === 'heading' || unit.mark === 'bold' || (unit.mark === 'item' && /^\*\*/.test(unit.text))
}

function asks(text: string): boolean {
  return text.length <= QUESTION_LIMIT && /[?？]/.test(lastSign(text))
}

function isFaqHeading(unit: TypedUnit, lexicon: Lexicon): boolean {
  return unit.text.length < 60 && lexicon.faq.has(foldLine(unit.text).replace(/^[*_]+|[*_:]+$/g, ''))
}

/** "**1. Question: …", "Q: …", "Answer: …". */
export function labelOf(text: string, lexicon: Lexicon): 'question' | 'answer' | null {
  const match =
    /^[*_\s]*(?:\d{1,3}[.)]\s*)?[*_]*(\p{L}{1,12})\s?\d{0,3}[*_]*\s?[:：.][*_]*(?=\s|\p{Lu})/u.exec(
      text.slice(0, 60),
    )
  const label = foldLine(match?.[1] ?? '')
  if (label === '') return null
  const isLetterOnly = label.length === 1
  // "A." opens a list as often as an answer: a single letter needs its colon.
  if (isLetterOnly && !/[:：]/.test(match?.[0] ?? '')) return null
  if (lexicon.question.has(label)) return 'question'
  return lexicon.answer.has(label) ? 'answer' : null
}
