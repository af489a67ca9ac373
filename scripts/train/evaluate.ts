// Held-out figures, measured with the code that ships: on gold tokens, and from raw text.
import type { NameLists } from '../../src/text/names-lists.ts'
import { parse } from '../../src/text/parser.ts'
import type { ParserModel } from '../../src/text/parser-model.ts'
import type { Drawable } from './examples.ts'

export interface Figures {
  readonly tokens: number
  readonly upos: number
  readonly xpos: number
  readonly uas: number
  readonly las: number
}

export interface Scores {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly gold: number
}

export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10000) / 100
}

export function scores(right: number, predicted: number, gold: number): Scores {
  const f1 = predicted + gold === 0 ? 0 : Math.round((2 * right * 10000) / (predicted + gold)) / 100
  return { precision: percent(right, predicted), recall: percent(right, gold), f1, gold }
}

/** Tags and trees of gold-tokenized sentences. */
export function evaluate(model: ParserModel, sentences: readonly Drawable[], lists: NameLists): Figures {
  const forms = sentences.flatMap((s) => s.sentence.forms)
  let at = 0
  const ranges = sentences.map(({ heads }) => ({ first: at, last: (at += heads.length) }))
  const parsed = parse(model, { forms, sentences: ranges, lists })
  const c = { upos: 0, xpos: 0, uas: 0, las: 0 }
  for (const [s, { sentence, heads }] of sentences.entries()) {
    const first = ranges[s]?.first ?? 0
    for (let i = 0; i < heads.length; i++) {
      const [xpos, upos] = (model.header.tags[parsed.tags[first + i] ?? 0] ?? '').split(' ')
      if (xpos === sentence.xpos[i]) c.xpos++
      if (upos === sentence.upos[i]) c.upos++
      const head = parsed.heads[first + i] ?? -1
      if ((head < 0 ? -1 : head - first) !== heads[i]) continue
      c.uas++
      if (model.header.relations[parsed.relations[first + i] ?? 0] === sentence.labels[i]) c.las++
    }
  }
  const tokens = forms.length
  return {
    tokens,
    upos: percent(c.upos, tokens),
    xpos: percent(c.xpos, tokens),
    uas: percent(c.uas, tokens),
    las: percent(c.las, tokens),
  }
}
