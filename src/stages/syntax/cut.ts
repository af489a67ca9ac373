// Cuts a text into tokens and sentences, block by block; boilerplate is passed over, and no sentence crosses a block.
import type { Block, Sentence } from '../../model/index.ts'
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

export function cutText(text: string, blocks: readonly Block[], rules: LanguageRules): CutText {
  const spans = { starts: [] as number[], ends: [] as number[] }
  const sentences: Sentence[] = []
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'boilerplate') continue
    const first = spans.starts.length
    tokenize(text, block.start, block.end, rules.words, spans)
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
