// Cuts a text into tokens and sentences, block by block; boilerplate is passed over, and no sentence crosses a block.
import type { Block, Sentence, Span } from '../../model/index.ts'
import { segment } from '../../text/segment.ts'
import { tokenize } from '../../text/tokenize.ts'
import type { TokenSpans } from '../../text/tokenize.ts'
import type { LanguageRules } from './rules.ts'

/** Paragraphs between empty lines, for a text that comes without blocks. */
export function paragraphs(text: string): Block[] {
  const blocks: Block[] = []
  let at = 0
  while (at < text.length) {
    const stop = text.indexOf('\n\n', at)
    const end = stop < 0 ? text.length : stop
    if (text.slice(at, end).trim() !== '') blocks.push({ kind: 'paragraph', start: at, end })
    at = end + 2
  }
  return blocks
}

export interface CutText {
  readonly spans: TokenSpans
  readonly forms: readonly string[]
  readonly sentences: readonly Sentence[]
}

/** Takes footnote digits out of the tokens from `first` on: "mutiny1" is the word and no more, a mark by itself no token. */
function takeOutMarks(
  spans: { starts: number[]; ends: number[] },
  first: number,
  marks: readonly Span[],
): void {
  let next = first
  let near = 0
  for (let k = first; k < spans.starts.length; k++) {
    let [start, end] = [spans.starts[k] ?? 0, spans.ends[k] ?? 0]
    while (near < marks.length && (marks[near]?.end ?? 0) <= start) near++
    const mark = marks[near]
    if (mark && mark.start < end) {
      if (mark.start > start && mark.end >= end) end = mark.start
      else if (mark.start <= start) start = Math.min(end, mark.end)
    }
    if (start >= end) continue
    spans.starts[next] = start
    spans.ends[next++] = end
  }
  spans.starts.length = next
  spans.ends.length = next
}

export function cutText(
  text: string,
  blocks: readonly Block[],
  rules: LanguageRules,
  marks: readonly Span[] = [],
): CutText {
  const spans = { starts: [] as number[], ends: [] as number[] }
  const sentences: Sentence[] = []
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'boilerplate') continue
    const first = spans.starts.length
    tokenize(text, block.start, block.end, rules.words, spans)
    if (marks.length > 0) takeOutMarks(spans, first, marks)
    const begins = segment({
      text,
      tokens: spans,
      first,
      last: spans.starts.length,
      words: rules.words,
      rules: rules.sentences,
    })
    for (const [n, begin] of begins.entries()) {
      const last = begins[n + 1] ?? spans.starts.length
      sentences.push({
        start: spans.starts[begin] ?? 0,
        end: spans.ends[last - 1] ?? 0,
        first: begin,
        last,
        block: index,
      })
    }
  }
  return { spans, forms: spans.starts.map((start, k) => text.slice(start, spans.ends[k])), sentences }
}
