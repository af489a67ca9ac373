// Coverage over time: a square for each page where it was published, with the mark of its outlet, filled where the page has words of
// its own and open where it carries another page's text.
import type { Dossier, DossierDocument } from '../../../model/index.ts'
import { byCodeUnit } from '../../../text/order.ts'
import { knownAt, plain } from '../exports/told.ts'
import { DAY_SECONDS, isWholeDay } from '../instants.ts'
import { monogram } from '../views/html/evidence.ts'
import { outletName, whenKnown } from '../views/reading.ts'
import { counted } from '../wording.ts'
import { frame, label, px, tableHtml, titled, WIDE, type Picture, type PictureOptions } from './kit.ts'
import { ticksOf, type TimeRange } from './scale.ts'
import { nothing, storyOf } from './story-of.ts'

const TITLE = 'Coverage over time'
const HOUR = 3600
/** Bins are as long as one of these. */
const BINS = [
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY_SECONDS,
  7 * DAY_SECONDS,
  30 * DAY_SECONDS,
  365 * DAY_SECONDS,
  3650 * DAY_SECONDS,
]
const GAP = 2

/** Whole, largely the same or cut from another: what a page of these kinds says is another page's word. */
const CARRIED: ReadonlySet<string> = new Set(['copy', 'edited', 'excerpt'])

function key(y: number): string {
  const box = (x: number, name: string, more: string): string =>
    `<rect class="mark${name}" x="${px(x)}" y="${px(y - 10)}" width="11" height="11" rx="2"${more}/>`
  return `${box(5, '', '')}${label('words of its own', { x: 22, y, class: 's' })}${box(135, ' hollow', ' stroke-dasharray="3 2"')}${label('carries another page’s text', { x: 152, y, class: 's' })}`
}

interface Bin {
  readonly at: number
  readonly documents: readonly DossierDocument[]
}

function binned(
  documents: readonly DossierDocument[],
  range: TimeRange,
  most: number,
): { bins: Bin[]; size: number } {
  // Pages of which only the day is known must not seem to be of its first hour.
  const least = documents.some((one) => isWholeDay(one.publishedAt ?? '')) ? DAY_SECONDS : HOUR
  const size =
    BINS.find((one) => one >= least && (range.to - range.from) / one <= most) ?? 36_500 * DAY_SECONDS
  const found = new Map<number, DossierDocument[]>()
  for (const document of documents) {
    const at = Math.floor((knownAt(document) ?? 0) / size) * size
    const bin = found.get(at)
    if (bin) bin.push(document)
    else found.set(at, [document])
  }
  return { bins: [...found].map(([at, own]) => ({ at, documents: own })).sort((a, b) => a.at - b.at), size }
}

/** Coverage of a story over time. */
export function coveragePicture(dossier: Dossier, options: PictureOptions = {}): Picture {
  const { story } = storyOf(dossier, options)
  const dated = [...(story?.documents ?? [])]
    .filter((one) => knownAt(one) !== null)
    .sort((a, b) => (knownAt(a) ?? 0) - (knownAt(b) ?? 0) || byCodeUnit(a.id, b.id))
  const [first] = dated
  if (!story || !first) return nothing('coverage', TITLE, 'No page of this story is dated.', options)
  const width = options.width ?? WIDE
  const carried = new Set(dossier.lineage.filter((one) => CARRIED.has(one.kind)).map((one) => one.to))
  const start = knownAt(first) ?? 0
  const end = knownAt(dated.at(-1) ?? first) ?? start
  const { bins, size } = binned(dated, { from: start, to: end }, Math.floor(width / 30))
  const from = Math.floor(start / size) * size
  const to = (Math.floor(end / size) + 1) * size
  const binWidth = Math.min(64, (width - 8) / ((to - from) / size))
  const tallest = bins.reduce((most, one) => Math.max(most, one.documents.length), 1)
  const square = Math.min(binWidth - GAP, Math.max(3, Math.min(26, 220 / tallest)))
  const top = 8
  const base = top + tallest * (square + GAP) + 6
  const span = binWidth * ((to - from) / size)
  const at = (seconds: number): number => 4 + ((seconds - from) / (to - from)) * span
  const squares = bins.flatMap((bin) =>
    bin.documents.map((document, n) => {
      const [x, y] = [at(bin.at) + (binWidth - square) / 2, base - (n + 1) * (square + GAP)]
      const isCarried = carried.has(document.id)
      const box = `<rect class="mark${isCarried ? ' hollow' : ''}" x="${px(x)}" y="${px(y)}" width="${px(square)}" height="${px(square)}" rx="2"${isCarried ? ' stroke-dasharray="3 2"' : ''}/>`
      const name =
        square < 18
          ? ''
          : label(monogram(outletName(document)), {
              x: x + square / 2,
              y: y + square / 2 + 4,
              class: isCarried ? 'mono' : 'mono inv',
              anchor: 'middle',
            })
      return titled(
        `${plain(outletName(document))}, ${whenKnown(document)}${isCarried ? ', carries another page’s text' : ''}`,
        box + name,
      )
    }),
  )
  const ticks = ticksOf({ from, to }, Math.max(2, Math.floor(span / 60))).map((one) => {
    const x = at(one.at)
    return `<path class="axis" d="M${px(x)} ${px(base)}v4"/>${label(one.label, { x, y: base + 17, class: 's', anchor: x < 20 ? 'start' : x > width - 20 ? 'end' : 'middle' })}`
  })
  const undated = story.documents.length - dated.length
  const own = dated.filter((one) => !carried.has(one.id)).length
  const caption = `${counted(dated.length, 'page')} of ${counted(story.outlets.length, 'outlet')}, each where it was published: ${String(own)} in words of their own (filled), ${String(dated.length - own)} carrying another page’s text (open, dashed).${undated ? ` ${counted(undated, 'page')} without a date ${undated === 1 ? 'is' : 'are'} not drawn.` : ''}`
  const rows = story.documents.map((one) => [
    plain(outletName(one)),
    whenKnown(one),
    plain(one.title ?? one.input),
    carried.has(one.id) ? 'carries another page’s text' : 'words of its own',
  ])
  return {
    svg: frame({
      kind: 'coverage',
      story: story.story.id,
      width,
      height: base + 48,
      title: `${TITLE}: ${plain(story.story.title)}`,
      description: caption,
      body: [`<path class="axis" d="M4 ${px(base)}h${px(span)}"/>`, ...ticks, ...squares, key(base + 40)],
    }),
    table: tableHtml(caption, ['Outlet', 'Published', 'Title', 'Text'], rows),
    caption,
  }
}
