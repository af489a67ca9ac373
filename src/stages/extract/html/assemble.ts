// Puts the kept leaves together into the document's text: title first, blocks apart by a blank line, each run of text
// mapped to its run of the source.
import type { Link, SourcePiece, Span } from '../../../model/index.ts'
import { resolveAddress } from '../address.ts'
import type { TypedLeaf } from '../content/typed-leaf.ts'
import type { DraftBlock } from '../draft.ts'
import { visibleEnd } from './text-run.ts'
import type { HtmlPage } from './node.ts'
import { attribute } from './node.ts'
import type { PageTitle } from '../meta/title.ts'

export interface Assembled {
  readonly text: string
  readonly blocks: readonly DraftBlock[]
  readonly pieces: readonly SourcePiece[]
  readonly links: readonly Link[]
  readonly marks: readonly Span[]
  /** Span of each leaf's text, by index of the leaf. */
  readonly placed: ReadonlyMap<number, Span>
}

interface Parts {
  text: string
  readonly blocks: DraftBlock[]
  readonly pieces: SourcePiece[]
  readonly links: Link[]
  readonly marks: Span[]
  readonly placed: Map<number, Span>
}

export function assemble(
  page: HtmlPage,
  title: PageTitle | null,
  kept: readonly TypedLeaf[],
  base: string | null,
): Assembled {
  const parts: Parts = { text: '', blocks: [], pieces: [], links: [], marks: [], placed: new Map() }
  if (title) addTitle(parts, title)
  for (let at = 0; at < kept.length;) {
    const end = tableEnd(kept, at)
    addBlock(page, parts, kept.slice(at, end), base)
    at = end
  }
  return parts
}

function addTitle(parts: Parts, title: PageTitle): void {
  parts.text = title.value
  const range = title.source
  for (const run of title.runs) parts.pieces.push([run.start, run.end, run.sourceStart, run.sourceEnd])
  parts.blocks.push({
    start: 0,
    end: title.value.length,
    kind: 'title',
    reason: null,
    leadIn: null,
    sourceStart: range?.start ?? null,
    sourceEnd: range?.end ?? null,
  })
}

/** Cells of one table are one block. */
function tableEnd(kept: readonly TypedLeaf[], from: number): number {
  const first = kept[from]
  if (first?.kind !== 'table') return from + 1
  const table = tableOf(first)
  let end = from + 1
  while (end < kept.length && kept[end]?.kind === 'table' && tableOf(kept[end] as TypedLeaf) === table) end++
  return end
}

function tableOf(entry: TypedLeaf): unknown {
  return enclosing(entry, 'table')
}

function enclosing(entry: TypedLeaf, tag: string): unknown {
  let region: TypedLeaf['leaf']['region'] | null = entry.leaf.region
  while (region && region.node.tag !== tag) region = region.parent
  return region
}

function addBlock(page: HtmlPage, parts: Parts, entries: readonly TypedLeaf[], base: string | null): void {
  const [first] = entries
  const last = entries[entries.length - 1]
  if (!first || !last || first.kind === null) return
  if (parts.text !== '') parts.text += '\n\n'
  const start = parts.text.length
  let row: unknown = null
  for (const [at, entry] of entries.entries()) {
    const ownRow = enclosing(entry, 'tr')
    if (at > 0) parts.text += ownRow === row ? '\t' : '\n'
    row = ownRow
    addLeaf(page, parts, entry, base)
  }
  parts.blocks.push({
    start,
    end: parts.text.length,
    kind: first.kind,
    reason: first.reason,
    leadIn: null,
    sourceStart: first.leaf.sourceStart,
    sourceEnd: parts.pieces[parts.pieces.length - 1]?.[3] ?? last.leaf.sourceEnd,
    ...(first.time === undefined ? {} : { time: first.time }),
  })
}

function addLeaf(page: HtmlPage, parts: Parts, entry: TypedLeaf, base: string | null): void {
  const { leaf } = entry
  const start = parts.text.length
  parts.text += leaf.text
  for (const [at, run] of leaf.runs.entries()) {
    const isLast = at === leaf.runs.length - 1
    const sourceEnd = isLast
      ? visibleEnd(page.source, run.sourceStart, run.sourceEnd, page.decoder)
      : run.sourceEnd
    parts.pieces.push([start + run.start, start + run.end, run.sourceStart, sourceEnd])
  }
  for (const link of leaf.links) {
    const href = resolveAddress(attribute(entry.within ?? page, link.node, 'href') ?? '', base)
    if (href !== null) parts.links.push({ start: start + link.start, end: start + link.end, href })
  }
  for (const mark of leaf.marks)
    parts.marks.push({ start: start + mark.start, end: start + Math.min(mark.end, leaf.text.length) })
  parts.placed.set(leaf.index, { start, end: parts.text.length })
}
