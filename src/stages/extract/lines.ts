// Is this line furniture of the page? One classifier for plain text, Markdown and HTML: whole lines, beginnings of short
// lines, and stock phrases inside lines that are not too long. It looks at words only; who asks knows the surroundings.
import { foldLine, foldNumbers } from './fold.ts'
import { phraseAtStart, phraseInside } from './lexicon.ts'
import type { Lexicon, LineLexicon } from './lexicon.ts'

export interface Furniture {
  /** "related", "share", "legal", … as the lexicon calls it. */
  readonly reason: string
  /** How much of the line said so. */
  readonly by: 'whole' | 'start' | 'anywhere'
}

/** Longer lines are prose, however they begin. */
const START_LIMIT = 180
/** Disclaimers run long; longer than this, a paragraph that holds the phrase talks about the thing. */
const ANYWHERE_LIMIT = 420

/** What kind of furniture a line is, or null. @example classifyLine('Leave a Comment', lexicon)?.reason // "comment" */
export function classifyLine(text: string, lexicon: Lexicon): Furniture | null {
  if (text.length > ANYWHERE_LIMIT) return null
  const folded = foldLine(text)
  if (folded === '') return null
  const lines = lexicon.lines()
  const whole = wholeLine(folded, lines)
  if (whole !== null) return { reason: whole, by: 'whole' }
  if (folded.length <= START_LIMIT) {
    const start = phraseAtStart(folded, lines.start)
    if (start) return { reason: start.reason, by: 'start' }
  }
  const inside = phraseInside(folded, lines.anywhere)
  return inside ? { reason: inside.reason, by: 'anywhere' } : null
}

function wholeLine(folded: string, { whole }: LineLexicon): string | null {
  const found = whole.get(folded) ?? whole.get(bare(folded))
  if (found !== undefined) return found
  if (!/\d/.test(folded)) return null
  const numbered = foldNumbers(folded)
  return whole.get(numbered) ?? whole.get(bare(numbered)) ?? null
}

/** A heading that opens a section in which nothing belongs to the article: its reason, or null. */
export function furnitureSection(text: string, lexicon: Lexicon): string | null {
  if (text.length > 80) return null
  const folded = foldLine(text)
  const { sections } = lexicon.lines()
  const found = sections.get(folded) ?? sections.get(bare(folded))
  if (found !== undefined || !/\d/.test(folded)) return found ?? null
  return sections.get(bare(foldNumbers(folded))) ?? null
}

/** Without list marks before and colons, arrows and the like behind. */
function bare(folded: string): string {
  return folded.replace(/^[^\p{L}\p{N}#]+|[^\p{L}\p{N}#)?!]+$/gu, '')
}
