// Plain text and Markdown: the text is the decoded file, unchanged; blocks are spans over it. What is not the article is
// a boilerplate block, never left out.
import type { SourcePiece } from '../../../model/index.ts'
import { finishBlocks } from '../draft.ts'
import type { DraftBlock } from '../draft.ts'
import { footnoteMarks } from '../footnotes.ts'
import { inLanguage } from '../lexicon.ts'
import type { Lexicon } from '../lexicon.ts'
import { detectLanguage } from '../meta/language.ts'
import type { PageSource, Reading } from '../source.ts'
import { lastSign } from '../prose.ts'
import { captionReason } from './captions.ts'
import { frontMatterOf } from './front-matter.ts'
import { typeFurniture } from './furniture.ts'
import { typeHeader } from './header.ts'
import { linksOf } from './links.ts'
import { plainMeta } from './plain-meta.ts'
import { typeQuestions } from './questions.ts'
import { typeQuotations } from './quotations.ts'
import { continueTurns, typeTurns } from './turns.ts'
import type { TypedUnit } from './typed-unit.ts'
import { setKind, typedUnit } from './typed-unit.ts'
import { unitsOf } from './units.ts'
import { countWords, isClosed } from '../prose.ts'

/** An unmarked line of so many words without a full stop may be a heading. */
const HEADING_WORDS = 12

export function readPlain(source: PageSource, allLanguages: Lexicon): Reading {
  const text = source.decoded
  const language = detectLanguage(text, allLanguages)
  const lexicon = inLanguage(allLanguages, language)
  const isMarkdown = source.media === 'markdown'
  const front = isMarkdown ? frontMatterOf(text) : null
  const units = unitsOf(text, isMarkdown).map(typedUnit)
  if (front)
    for (const unit of units) if (unit.start < front.end) setKind(unit, 'boilerplate', 'front-matter')
  const bodyStart = units.findIndex((unit) => unit.kind === null)
  const body = bodyStart < 0 ? [] : units.slice(bodyStart)
  typeTurns(body)
  const headerEnd = typeHeader(body, lexicon)
  const title = body.find((unit) => unit.kind === 'title') ?? null
  const about = typeFurniture(body, headerEnd, title?.text ?? null, lexicon)
  typeFootnotes(body, headerEnd)
  continueTurns(body)
  typeQuestions(body, headerEnd, lexicon)
  typeMarked(body)
  typeLoose(body, headerEnd, lexicon)
  const voice = lexicon.voiceOf(language ?? 'en')
  if (voice) typeQuotations(body, headerEnd, voice)
  for (const unit of units) if (unit.kind === null) setKind(unit, 'paragraph', null)
  const links = linksOf(text, source.address)
  return {
    text,
    blocks: finishBlocks(drafts(units)),
    pieces: text === '' ? [] : [identity(text)],
    links,
    meta: plainMeta({ source, units, front, about, links, lexicon }),
    dropped: [],
    footnoteMarks: footnoteMarks(text),
    diagnostics: [],
  }
}

function identity(text: string): SourcePiece {
  return [0, text.length, 0, text.length]
}

/** What Markdown says, for units no rule has typed. */
function typeMarked(units: readonly TypedUnit[]): void {
  for (const unit of units) {
    if (unit.kind !== null) continue
    if (unit.mark === 'heading') setKind(unit, 'heading', null)
    else if (unit.mark === 'quote') setKind(unit, 'quotation', null)
    else if (unit.mark === 'item') setKind(unit, 'list-item', null)
    else if (unit.mark === 'image') setKind(unit, 'caption', 'image')
    else if (unit.mark === 'table') setKind(unit, 'table', null)
    else if (unit.mark === 'bold' && unit.text.endsWith('**') && !isClosed(unit.text))
      setKind(unit, 'heading', 'bold-line')
  }
}

/** "1 Meridian Wire, …" or "[1] …" after the end of the text, where the text has such digits. */
function typeFootnotes(units: readonly TypedUnit[], from: number): void {
  for (let at = units.length - 1; at >= from; at--) {
    const unit = units[at]
    if (!unit || unit.kind === 'boilerplate') continue
    if (
      unit.kind !== null ||
      !/^(?:\[?\^?\d{1,3}\]?:?|[¹²³⁴-⁹]|\*)\s+\p{L}/u.test(unit.text) ||
      countWords(unit.text) > 60
    )
      return
    setKind(unit, 'footnote', null)
  }
}

/** Captions and headings that nothing marks. */
function typeLoose(units: readonly TypedUnit[], from: number, lexicon: Lexicon): void {
  for (let at = from; at < units.length; at++) {
    const unit = units[at]
    if (!unit || unit.kind !== null) continue
    const caption = captionReason(unit.text, lexicon)
    if (caption !== null) setKind(unit, 'caption', caption)
    else if (isLooseHeading(unit, units[at + 1])) setKind(unit, 'heading', 'short-line')
  }
}

function isLooseHeading(unit: TypedUnit, next: TypedUnit | undefined): boolean {
  if (!next || next.kind === 'boilerplate' || countWords(unit.text) > HEADING_WORDS || unit.text.length > 100)
    return false
  if (
    isClosed(unit.text) ||
    /[,;…"”]$/.test(unit.text) ||
    lastSign(unit.text) === ':' ||
    !/^["“‘(\d]*\p{Lu}/u.test(unit.text)
  )
    return false
  return countWords(next.text) >= 12
}

function drafts(units: readonly TypedUnit[]): DraftBlock[] {
  const place = new Map(units.map((unit, at) => [unit, at]))
  return units.map((unit) => ({
    start: unit.start,
    end: unit.end,
    kind: unit.kind ?? 'paragraph',
    reason: unit.reason,
    leadIn: unit.leadIn ? (place.get(unit.leadIn) ?? null) : null,
    sourceStart: unit.start,
    sourceEnd: unit.end,
  }))
}
