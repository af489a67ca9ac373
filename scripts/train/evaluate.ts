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
  readonly names: Scores
  /** Names whatever their kind. */
  readonly spans: Scores
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

interface LabelledSpan {
  readonly first: number
  readonly last: number
  readonly label: number
}

function spansOf(labels: ArrayLike<number>): LabelledSpan[] {
  const out: LabelledSpan[] = []
  for (let k = 0; k < labels.length;) {
    const label = labels[k] ?? 0
    let last = k + 1
    if (label > 0 && label % 2 === 1) {
      while (labels[last] === label + 1) last++
      out.push({ first: k, last, label })
    }
    k = last
  }
  return out
}

/** Tags, trees and names of gold-tokenized sentences; tokens whose gold name is open are left out of the names. */
export function evaluate(model: ParserModel, sentences: readonly Drawable[], lists: NameLists): Figures {
  const forms = sentences.flatMap((s) => s.sentence.forms)
  let at = 0
  const ranges = sentences.map(({ heads }) => ({ first: at, last: (at += heads.length) }))
  const parsed = parse(model, { forms, sentences: ranges, lists })
  const c = { upos: 0, xpos: 0, uas: 0, las: 0, right: 0, spans: 0, predicted: 0, gold: 0 }
  for (const [s, { sentence, heads, names }] of sentences.entries()) {
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
    const open = (span: LabelledSpan): boolean => names.slice(span.first, span.last).includes(-1)
    const gold = spansOf(names)
    const predicted = spansOf(parsed.names.subarray(first, first + heads.length)).filter((span) => !open(span))
    c.gold += gold.length
    c.predicted += predicted.length
    for (const p of predicted) {
      const hit = gold.find((g) => g.first === p.first && g.last === p.last)
      if (hit) c.spans++
      if (hit?.label === p.label) c.right++
    }
  }
  const tokens = forms.length
  return {
    tokens,
    upos: percent(c.upos, tokens),
    xpos: percent(c.xpos, tokens),
    uas: percent(c.uas, tokens),
    las: percent(c.las, tokens),
    names: scores(c.right, c.predicted, c.gold),
    spans: scores(c.spans, c.predicted, c.gold),
  }
}
