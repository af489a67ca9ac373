// Held-out figures, measured with the code that ships: tags and trees on gold tokens, cutting and names from raw text.
import type { NameKind, Resources, Span } from '../../src/model/index.ts'
import { cutText, paragraphs } from '../../src/stages/syntax/cut.ts'
import { analyse } from '../../src/stages/syntax/index.ts'
import type { LanguageRules } from '../../src/stages/syntax/rules.ts'
import type { NameLists } from '../../src/text/names-lists.ts'
import { parse } from '../../src/text/parser.ts'
import type { ParserModel } from '../../src/text/parser-model.ts'
import { goldNames, placeTokens } from './gold-names.ts'
import type { GoldDocument } from './treebank.ts'

export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10000) / 100
}

export interface TreeFigures {
  readonly tokens: number
  readonly upos: number
  readonly xpos: number
  readonly uas: number
  readonly las: number
}

/** Tags and trees of gold-tokenized sentences. */
export function evaluate(
  model: ParserModel,
  documents: readonly GoldDocument[],
  lists: NameLists,
): TreeFigures {
  const sentences = documents.flatMap((doc) => doc.sentences)
  const forms = sentences.flatMap((sentence) => sentence.forms)
  let at = 0
  const ranges = sentences.map(({ heads }) => ({ first: at, last: (at += heads.length) }))
  const parsed = parse(model, { forms, sentences: ranges, lists })
  const c = { upos: 0, xpos: 0, uas: 0, las: 0 }
  for (const [s, sentence] of sentences.entries()) {
    const first = ranges[s]?.first ?? 0
    for (let i = 0; i < sentence.heads.length; i++) {
      const [xpos, upos] = (model.header.tags[parsed.tags[first + i] ?? 0] ?? '').split(' ')
      if (xpos === sentence.xpos[i]) c.xpos++
      if (upos === sentence.upos[i]) c.upos++
      const head = parsed.heads[first + i] ?? -1
      if ((head < 0 ? -1 : head - first) !== sentence.heads[i]) continue
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

/** Spans found, gold spans, and those that are both. */
interface Tally {
  right: number
  found: number
  gold: number
}

const tally = (): Tally => ({ right: 0, found: 0, gold: 0 })
const f1Of = ({ right, found, gold }: Tally): number => percent(2 * right, found + gold)
const keyOf = ({ start, end }: Span): string => `${start}-${end}`

function compare(to: Tally, found: readonly Span[], gold: readonly Span[]): void {
  const keys = new Set(gold.map(keyOf))
  to.right += found.filter((span) => keys.has(keyOf(span))).length
  to.found += found.length
  to.gold += gold.length
}

/** Tokens and sentences of raw texts; nothing for a corpus without texts. */
export function evaluateCutting(
  documents: readonly GoldDocument[],
  rules: LanguageRules,
): Record<string, number> {
  const tokens = tally()
  const sentences = tally()
  for (const doc of documents) {
    if (doc.text === null) continue
    const cut = cutText(doc.text, paragraphs(doc.text), rules)
    const placed = placeTokens(doc)
    const spansOf = (starts: readonly number[], ends: readonly number[]): Span[] =>
      starts.map((start, k) => ({ start, end: ends[k] ?? start }))
    compare(
      tokens,
      spansOf(cut.spans.starts, cut.spans.ends),
      placed.flatMap(({ starts, ends }) => spansOf(starts, ends)),
    )
    compare(
      sentences,
      cut.sentences,
      placed.map(({ starts, ends }) => ({ start: starts[0] ?? 0, end: ends.at(-1) ?? 0 })),
    )
  }
  return tokens.gold === 0 ? {} : { 'tokens.f1': f1Of(tokens), 'sentences.f1': f1Of(sentences) }
}

interface PlacedName extends Span {
  readonly kind: NameKind | null
}

function placedNames(doc: GoldDocument, lists: NameLists): PlacedName[] {
  const placed = placeTokens(doc)
  return goldNames(doc, placed, lists).flatMap((names, s) =>
    names.map(({ first, last, kind }) => ({
      start: placed[s]?.starts[first] ?? 0,
      end: placed[s]?.ends[last - 1] ?? 0,
      kind,
    })),
  )
}

const KINDS = ['person', 'organisation', 'place', 'other'] as const

/**
 * Names of raw texts, exact in both ends and in kind, by the whole syntax stage with the models in `resources`. What meets a
 * name that the corpus leaves open is not counted.
 */
export function evaluateNames(
  documents: readonly GoldDocument[],
  resources: Resources,
  lists: NameLists,
): Record<string, number> {
  const by = { person: tally(), organisation: tally(), place: tally(), other: tally() }
  const spans = tally()
  for (const doc of documents) {
    if (doc.text === null) continue
    const gold = placedNames(doc, lists)
    const open = gold.filter(({ kind }) => kind === null)
    const found = analyse({ text: doc.text, language: 'en' }, resources).names.filter(
      (name) => !open.some((one) => one.start < name.end && name.start < one.end),
    )
    const closed = gold.filter(({ kind }) => kind !== null)
    compare(spans, found, closed)
    for (const kind of KINDS)
      compare(
        by[kind],
        found.filter((name) => name.kind === kind),
        closed.filter((name) => name.kind === kind),
      )
  }
  const sum = (kinds: readonly NameKind[]): Tally => ({
    right: kinds.reduce((n, kind) => n + by[kind].right, 0),
    found: kinds.reduce((n, kind) => n + by[kind].found, 0),
    gold: kinds.reduce((n, kind) => n + by[kind].gold, 0),
  })
  return {
    names: spans.gold,
    'names.f1': f1Of(sum(['person', 'organisation', 'place'])),
    'all.f1': f1Of(sum(KINDS)),
    ...Object.fromEntries(KINDS.map((kind) => [`${kind}.f1`, f1Of(by[kind])])),
    'spans.f1': f1Of(spans),
  }
}
