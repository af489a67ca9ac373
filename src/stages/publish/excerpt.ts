// What may leave the desk of a text that others own: the cited words with some characters round them, inside one paragraph,
// never the article. A withheld text gives nothing.
import type { DossierDocument, Span } from '../../model/index.ts'
import { firstEndingAfter } from '../../text/tokens-in.ts'
import { shown } from './safe-text.ts'
import { oneLine } from './wording.ts'

/** Characters shown round cited words unless the caller says otherwise: two or three lines. */
export const EXCERPT_LENGTH = 300

export interface Excerpt {
  readonly before: string
  readonly words: string
  readonly after: string
}

/** Words cut to a length at a blank, with an ellipsis where something is left out. */
export function cutTo(words: string, length: number = EXCERPT_LENGTH): string {
  const line = oneLine(shown(words))
  if (line.length <= length) return line
  const blank = line.lastIndexOf(' ', length)
  const kept =
    blank > length / 2
      ? line.slice(0, blank)
      : line
          .slice(0, length)
          .toWellFormed()
          .replace(/\ufffd$/, '')
  return `${kept.trimEnd()} …`
}

/** The nearest blank between two places, so that no word is cut; `at` where there is none. */
function wordStart(text: string, at: number, until: number): number {
  const blank = text.indexOf(' ', at)
  return blank >= 0 && blank < until ? blank + 1 : at
}

function wordEnd(text: string, at: number, from: number): number {
  const blank = text.lastIndexOf(' ', at)
  return blank > from ? blank : at
}

/** The cited words in their paragraph, `length` characters of it round them; null where the text is withheld or has no such span. */
export function excerptOf(
  document: DossierDocument,
  span: Span,
  length: number = EXCERPT_LENGTH,
): Excerpt | null {
  const { text, blocks } = document
  if (text === null || span.start < 0 || span.end > text.length || span.end <= span.start) return null
  const found = blocks[firstEndingAfter(blocks, span.start)]
  const block = found && found.start <= span.start ? found : span
  const half = Math.floor(length / 2)
  const isCutBefore = span.start - block.start > half
  const isCutAfter = block.end - span.end > half
  const from = isCutBefore
    ? wordStart(text, span.start - half, span.start)
    : Math.min(block.start, span.start)
  const to = isCutAfter ? wordEnd(text, span.end + half, span.end) : Math.max(block.end, span.end)
  const line = (words: string): string => shown(words).replace(/\s+/g, ' ')
  return {
    before: `${isCutBefore ? '… ' : ''}${line(text.slice(from, span.start))}`,
    words: cutTo(text.slice(span.start, span.end), Math.max(length, 1)),
    after: `${line(text.slice(span.end, to))}${isCutAfter ? ' …' : ''}`,
  }
}
