// An HTML page: tree, leaves, the article's container, kinds, text, metadata. Each step is a function of the one before.
import { diagnose } from '../../../model/index.ts'
import type { Diagnostic, Dropped, Resources } from '../../../model/index.ts'
import { chooseContainer } from '../content/choose.ts'
import { squeezed, typeLeaves } from '../content/type-leaves.ts'
import type { TypedLeaf } from '../content/typed-leaf.ts'
import { EXTRACT_DIAGNOSTICS } from '../diagnostics.ts'
import { finishBlocks } from '../draft.ts'
import { footnoteMarks } from '../footnotes.ts'
import { inLanguage, lexiconOf } from '../lexicon.ts'
import { headOf } from '../meta/head.ts'
import { strings } from '../meta/json-ld.ts'
import { languageOf } from '../meta/language.ts'
import { pageMeta } from '../meta/page-meta.ts'
import { titlesOf } from '../meta/title.ts'
import type { PageTitles } from '../meta/title.ts'
import { siteNames } from '../outlet/site-names.ts'
import type { PageSource, Reading } from '../source.ts'
import { assemble } from './assemble.ts'
import { classWordsOf } from './hints.ts'
import type { Leaf } from './leaf.ts'
import { leavesOf } from './leaves.ts'
import { DEPTH_LIMIT, parseHtml } from './parse.ts'
import { placeStreamed } from './streamed.ts'

export function readHtml(source: PageSource, resources: Resources): Reading {
  const page = parseHtml(source.decoded)
  placeStreamed(page)
  const tree = leavesOf(page, classWordsOf(resources))
  const head = headOf(page, source.address)
  const language = languageOf(tree.leaves, head, lexiconOf(resources))
  const lexicon = inLanguage(lexiconOf(resources), language?.value ?? null)
  const sites = siteNames({ page, tree, head, address: source.address, lexicon })
  const titles = titlesOf(page, tree, head, {
    address: source.address,
    sites: sites.map(({ name }) => name),
  })
  const title = titles.shown
  const choice = chooseContainer(tree, title?.leaf ?? null, lexicon)
  const description =
    head.metas.get('og:description')?.value ??
    head.metas.get('description')?.value ??
    (head.article ? (strings(head.article['description'])[0] ?? null) : null)
  const typed = typeLeaves(
    page,
    tree.leaves,
    choice,
    { headlines: headlinesOf(titles), titleLeaf: title?.leaf ?? null, description },
    lexicon,
  )
  const kept = typed.filter(
    (entry) => entry.kind !== null && entry.leaf !== title?.leaf && entry.kind !== 'title',
  )
  const assembled = assemble(page, title, kept, head.base)
  return {
    text: assembled.text,
    blocks: finishBlocks(assembled.blocks),
    pieces: assembled.pieces,
    links: assembled.links,
    meta: pageMeta({ source, page, head, tree, kept, titles, sites, language, lexicon }),
    dropped: droppedOf(tree.leaves, typed, kept),
    footnoteMarks: mergeMarks(assembled.marks, footnoteMarks(assembled.text)),
    diagnostics: depthDiagnostics(source, page.flattened),
  }
}

function headlinesOf(titles: PageTitles): ReadonlySet<string> {
  const names = new Set([titles.shown?.value ?? '', ...titles.others].map(squeezed))
  names.delete('')
  return names
}

function depthDiagnostics(source: PageSource, flattened: number): Diagnostic[] {
  if (flattened === 0) return []
  const values = { input: source.input, count: flattened, limit: DEPTH_LIMIT }
  return [diagnose(EXTRACT_DIAGNOSTICS, 'nested-too-deep', values, { document: source.id })]
}

/** What was left out, neighbours of one reason together. */
function droppedOf(
  leaves: readonly Leaf[],
  typed: readonly TypedLeaf[],
  kept: readonly TypedLeaf[],
): Dropped[] {
  const inside = new Map(typed.map((entry) => [entry.leaf.index, entry]))
  const stays = new Set(kept.map(({ leaf }) => leaf.index))
  const dropped: { start: number; end: number; reason: string }[] = []
  for (const leaf of leaves) {
    if (stays.has(leaf.index)) continue
    const reason =
      inside.get(leaf.index)?.reason ?? (inside.has(leaf.index) ? 'repeated-headline' : 'outside-article')
    const last = dropped[dropped.length - 1]
    if (last?.reason === reason && leaf.sourceStart >= last.end) last.end = leaf.sourceEnd
    else dropped.push({ start: leaf.sourceStart, end: leaf.sourceEnd, reason })
  }
  return dropped
}

function mergeMarks(
  a: readonly { start: number; end: number }[],
  b: readonly { start: number; end: number }[],
) {
  const merged: { start: number; end: number }[] = []
  for (const mark of [...a, ...b].sort((x, y) => x.start - y.start || x.end - y.end))
    if (mark.start >= (merged[merged.length - 1]?.end ?? 0)) merged.push(mark)
  return merged
}
