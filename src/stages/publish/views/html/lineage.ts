// Who carries whose text, drawn: pages from first to last published, an arc from each text to the page that took from it.
// The list of sentences under it says the same in words, so that the drawing is hidden from those who listen.
import { byCodeUnit } from '../../../../text/order.ts'
import { escapeHtml } from '../../safe-text.ts'
import { outletName, whenKnown, type Reading, type StoryReading } from '../reading.ts'
import { outletMark } from './evidence.ts'

/** Height of a row and width of the drawing, in CSS pixels at the usual text size; the style sheet has the same in rem. */
const ROW = 36
const WIDTH = 104
const EDGE = 10

function arc(from: number, to: number): string {
  const [y1, y2] = [from * ROW + ROW / 2, to * ROW + ROW / 2]
  const x = WIDTH - EDGE
  // Wider arcs for farther pages, all inside the drawing.
  const bend = Math.min(WIDTH - EDGE * 2, 14 + Math.abs(to - from) * 9)
  const tip = `M${String(x + 1)} ${String(y2)}l-8 -4v8z`
  return `<path d="M${String(x)} ${String(y1)}C${String(x - bend)} ${String(y1)} ${String(x - bend)} ${String(y2)} ${String(x - 5)} ${String(y2)}"/><path class="tip" d="${tip}"/>`
}

export function lineageFigure(story: StoryReading, reading: Reading): string {
  const inside = new Set(story.story.documents)
  const relations = reading.dossier.lineage.filter((one) => inside.has(one.from) && inside.has(one.to))
  if (!relations.length) return ''
  const linked = new Set(relations.flatMap((one) => [one.from, one.to]))
  const pages = story.documents
    .filter((one) => linked.has(one.id))
    .sort(
      (a, b) =>
        byCodeUnit(a.publishedAt ?? a.retrievedAt ?? '~', b.publishedAt ?? b.retrievedAt ?? '~') ||
        byCodeUnit(a.id, b.id),
    )
  const row = new Map(pages.map((one, at) => [one.id, at]))
  const arcs = relations.map((one) => arc(row.get(one.from) ?? 0, row.get(one.to) ?? 0)).join('')
  const height = pages.length * ROW
  const rows = pages
    .map(
      (one) =>
        `<li>${outletMark(outletName(one))}${escapeHtml(outletName(one))} <small>${escapeHtml(whenKnown(one))}</small></li>`,
    )
    .join('')
  return `<div class="arcs" aria-hidden="true"><svg viewBox="0 0 ${String(WIDTH)} ${String(height)}" height="${String(height)}" focusable="false">${arcs}</svg><ol>${rows}</ol></div>`
}
