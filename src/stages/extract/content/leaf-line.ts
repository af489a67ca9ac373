// The line classifier for leaves: each leaf is asked once, however many rules want to know.
import type { Leaf } from '../html/leaf.ts'
import type { Lexicon } from '../lexicon.ts'
import { classifyLine } from '../lines.ts'
import type { Furniture } from '../lines.ts'

/** Longer leaves are paragraphs and are not asked. */
const LINE_WORDS = 70

export function lineOf(leaf: Leaf, lexicon: Lexicon): Furniture | null {
  if (leaf.words > LINE_WORDS) return null
  if (leaf.line === undefined) leaf.line = classifyLine(leaf.text, lexicon)
  return leaf.line
}
