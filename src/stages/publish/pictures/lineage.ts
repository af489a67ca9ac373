// Who copied or cites whom, down to those it all rests on: sources at the left, pages that carry them to the right, in layers.
import type { Dossier } from '../../../model/index.ts'
import { plain } from '../exports/told.ts'
import { whenKnown, type Reading } from '../views/reading.ts'
import { counted } from '../wording.ts'
import {
  frame,
  isNarrow,
  labels,
  lines,
  px,
  tableHtml,
  titled,
  WIDE,
  type Picture,
  type PictureOptions,
} from './kit.ts'
import { layered } from './layers.ts'
import { lineageGraph, type Link, type Node } from './lineage-graph.ts'
import { shortKnown } from './short-times.ts'
import { nothing, storyOf } from './story-of.ts'

const TITLE = 'Who carries whose words'
const LINE = 14
const PAD = 7
const BETWEEN = 10

interface Box {
  readonly node: Node
  readonly lines: readonly string[]
  readonly small: readonly string[]
  readonly x: number
  readonly width: number
  readonly height: number
  y: number
}

function boxOf(node: Node, reading: Reading, place: { readonly x: number; readonly width: number }): Box {
  const document = node.document === null ? undefined : reading.document.get(node.document)
  const inner = place.width - PAD * 2
  // Names of origins are set in bold, which is a little wider.
  const name = lines(node.name, inner, node.kind === 'origin' ? 13.6 : 12.5, 3)
  const small =
    node.kind === 'page'
      ? lines(shortKnown(document), inner, 11, 2)
      : node.kind === 'outlet'
        ? lines('cited, not read', inner, 11, 2)
        : []
  return {
    node,
    lines: name,
    small,
    ...place,
    height: PAD * 2 + name.length * LINE + small.length * 13 - 2,
    y: 0,
  }
}

function boxSvg(box: Box, reading: Reading): string {
  const { node, x, y, width, height } = box
  const name = { page: 'box', outlet: 'box loose', origin: 'box origin' }[node.kind]
  const round = node.kind === 'origin' ? height / 2 : 3
  const document = node.document === null ? undefined : reading.document.get(node.document)
  const title = document
    ? `${node.name}, ${whenKnown(document)}: ${plain(document.title ?? document.input)}`
    : node.name
  const first = y + PAD + 10
  return titled(
    title,
    `<rect class="${name}" x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" rx="${px(Math.min(round, 16))}"/>${labels(box.lines, { x: x + PAD, y: first, class: node.kind === 'origin' ? 'b' : 'n' }, LINE)}${labels(box.small, { x: x + PAD, y: first + box.lines.length * LINE, class: 's' }, 13)}`,
  )
}

/** From the right edge of the source to the left edge of the page; inside one layer, round the right side. */
function wayOf(from: Box, to: Box): { readonly d: string; readonly tip: string } {
  const [x1, y1, y2] = [from.x + from.width, from.y + from.height / 2, to.y + to.height / 2]
  if (from.x === to.x) {
    const x2 = to.x + to.width + 6
    const out = Math.min(26, 14 + Math.abs(y2 - y1) * 0.05)
    return {
      d: `M${px(x1)} ${px(y1)}C${px(x1 + out)} ${px(y1)} ${px(x2 + out - 6)} ${px(y2)} ${px(x2)} ${px(y2)}`,
      tip: `M${px(x2 - 5)} ${px(y2)}l7 -3.5v7z`,
    }
  }
  const x2 = to.x - 6
  const bend = Math.max(12, (x2 - x1) * 0.5)
  return {
    d: `M${px(x1)} ${px(y1)}C${px(x1 + bend)} ${px(y1)} ${px(x2 - bend)} ${px(y2)} ${px(x2)} ${px(y2)}`,
    tip: `M${px(x2 + 5)} ${px(y2)}l-7 -3.5v7z`,
  }
}

function linkSvg(link: Link, from: Box, to: Box): string {
  const { d, tip } = wayOf(from, to)
  const name = link.kind === 'carries' ? 'edge' : `edge ${link.kind}`
  return titled(
    `${to.node.name} ${link.how} ${from.node.name}`,
    `<path class="${name}" d="${d}"/><path class="tip" d="${tip}"/>`,
  )
}

function key(width: number, y: number, kinds: ReadonlySet<Link['kind']>): string {
  const items = (
    [
      ['carries', 'carries the text'],
      ['part', 'a part, or rewritten'],
      ['cites', 'cites or rests on'],
    ] as const
  ).filter(([kind]) => kinds.has(kind))
  const step = Math.min(190, width / Math.max(items.length, 1))
  return items
    .map(([kind, words], at) => {
      const x = at * step
      return `<path class="edge${kind === 'carries' ? '' : ` ${kind}`}" d="M${px(x)} ${px(y - 4)}h22"/>${labels(lines(words, step - 30, 11, 2), { x: x + 28, y, class: 's' }, 12)}`
    })
    .join('')
}

/** The lineage graph of a story. */
export function lineagePicture(dossier: Dossier, options: PictureOptions = {}): Picture {
  const { reading, story } = storyOf(dossier, options)
  const width = options.width ?? WIDE
  const narrow = isNarrow(width)
  const graph = story ? lineageGraph(story, reading, narrow ? 5 : 7) : null
  if (!story || !graph?.links.length)
    return nothing('lineage', TITLE, 'No page of this story carries or cites another.', options)
  const node = new Map(graph.nodes.map((one) => [one.id, one]))
  const { layers, edges } = layered(
    graph.nodes.map((one) => one.id),
    graph.links,
    narrow ? 3 : 4,
  )
  const gap = narrow ? 24 : 64
  // At the right, room for what goes from page to page of the last layer.
  const room = narrow ? 20 : 24
  const boxWidth = Math.min(160, (width - room - gap * (layers.length - 1)) / layers.length)
  const boxes = layers.map((layer, at) =>
    layer.flatMap((id) => {
      const own = node.get(id)
      return own ? [boxOf(own, reading, { x: 1 + at * (boxWidth + gap), width: boxWidth })] : []
    }),
  )
  const heights = boxes.map((layer) => layer.reduce((sum, one) => sum + one.height + BETWEEN, -BETWEEN))
  const tallest = Math.max(...heights)
  for (const [at, layer] of boxes.entries()) {
    const room = (tallest - (heights[at] ?? 0)) / (layer.length + 1)
    let y = 1 + room
    for (const box of layer) {
      box.y = y
      y += box.height + BETWEEN + room
    }
  }
  const box = new Map(boxes.flat().map((one) => [one.node.id, one]))
  const drawn = edges.flatMap((link) => {
    const [from, to] = [box.get(link.from), box.get(link.to)]
    return from && to ? [linkSvg(link, from, to)] : []
  })
  const pages = graph.nodes.filter((one) => one.kind === 'page').length
  const caption = `${counted(pages, 'page')}, and the sources they rest on (rounded, at the left): an arrow runs from a source to the page that carries or cites it. What a copy rests on through its original is not drawn twice.${graph.left ? ` The ${String(graph.left)} sources with fewest pages are left out.` : ''}`
  const rows = graph.links.map((one) => {
    const name = (id: string): string => {
      const own = node.get(id)
      const document = own?.document ? reading.document.get(own.document) : undefined
      return own ? `${own.name}${document ? ` (${whenKnown(document)})` : ''}` : id
    }
    return [name(one.to), one.how, name(one.from)]
  })
  return {
    svg: frame({
      kind: 'lineage',
      story: story.story.id,
      width,
      height: tallest + (narrow ? 52 : 40),
      title: `${TITLE}: ${plain(story.story.title)}`,
      description: `${caption} ${rows
        .slice(0, 20)
        .map((one) => one.join(' '))
        .join('. ')}.`,
      body: [
        ...drawn,
        ...boxes.flat().map((one) => boxSvg(one, reading)),
        key(width, tallest + 26, new Set(edges.map((one) => one.kind))),
      ],
    }),
    table: tableHtml(caption, ['Page', 'How', 'Source'], rows),
    caption,
  }
}
