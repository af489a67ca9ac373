// Claims by outlets: who carries a claim, who carries it only with a hedge, who denies it, who is silent. Each by a shape of its own.
import type { Dossier } from '../../../model/index.ts'
import { byCodeUnit } from '../../../text/order.ts'
import { claimWords, plain } from '../exports/told.ts'
import { STATUS_WORDS } from '../statuses.ts'
import { monogram } from '../views/html/evidence.ts'
import { outletName, type DossierClaim, type Reading, type StoryReading } from '../views/reading.ts'
import { counted } from '../wording.ts'
import {
  frame,
  isNarrow,
  label,
  labels,
  lines,
  px,
  tableHtml,
  textWidth,
  titled,
  WIDE,
  type Picture,
  type PictureOptions,
} from './kit.ts'
import { nothing, storyOf } from './story-of.ts'

const TITLE = 'Claims by outlet'
/** Claims drawn; all of them are in the dossier. */
const MOST_CLAIMS = 24

const LINE = 15.5
/** A column is at least this wide; outlets that find no room are left to the table. */
const LEAST_COLUMN = 18

type Stand = 'carries' | 'hedged' | 'denies' | 'both' | 'silent'

const WORDS: Readonly<Record<Stand, string>> = {
  carries: 'carries it',
  hedged: 'carries it with a hedge',
  denies: 'carries a denial',
  both: 'carries it and its denial',
  silent: 'silent',
}

const HEDGED: ReadonlySet<string> = new Set(['alleged', 'speculated', 'unverified', 'conditional'])

interface Row {
  readonly claim: DossierClaim
  readonly words: string
  readonly stands: readonly Stand[]
}

function standOf(certainties: readonly string[]): Stand {
  if (!certainties.length) return 'silent'
  const denies = certainties.includes('denied')
  const carries = certainties.filter((one) => one !== 'denied')
  if (denies) return carries.length ? 'both' : 'denies'
  return carries.every((one) => HEDGED.has(one)) ? 'hedged' : 'carries'
}

/** Claims that several outlets have something to say about, or that are contested; those first, and most outlets first. */
function chosen(
  story: StoryReading,
  reading: Reading,
): { readonly claims: DossierClaim[]; readonly all: number } {
  const outlets = (claim: DossierClaim): number =>
    new Set(claim.mentions.map((one) => outletName(reading.document.get(one.document)))).size
  const contested = new Set(
    story.claims
      .filter((one) => one.status === 'disputed' || reading.opposing.has(one.id))
      .map((one) => one.id),
  )
  const ranked = story.claims
    .map((claim) => ({ claim, count: outlets(claim), isContested: contested.has(claim.id) }))
    .filter((one) => one.count > 1 || one.isContested)
    .sort((a, b) => b.count - a.count || byCodeUnit(a.claim.id, b.claim.id))
  // Half of the room is kept for what is contested, where there is so much of it.
  const first = ranked.filter((one) => one.isContested).slice(0, MOST_CLAIMS / 2)
  const rest = ranked.filter((one) => !first.includes(one)).slice(0, MOST_CLAIMS - first.length)
  return { claims: [...first, ...rest].map((one) => one.claim), all: ranked.length }
}

/** As many outlets as there is room for: those that have most to say on the claims, in their given order. */
function withRoom(
  outlets: readonly string[],
  claims: readonly DossierClaim[],
  reading: Reading,
  most: number,
): readonly string[] {
  if (outlets.length <= most) return outlets
  const said = new Map<string, number>()
  for (const { mentions } of claims)
    for (const one of mentions) {
      const name = plain(outletName(reading.document.get(one.document)))
      said.set(name, (said.get(name) ?? 0) + 1)
    }
  const ranked = [...outlets].sort((a, b) => (said.get(b) ?? 0) - (said.get(a) ?? 0) || byCodeUnit(a, b))
  const kept = new Set(ranked.slice(0, most))
  return outlets.filter((one) => kept.has(one))
}

function rowOf(claim: DossierClaim, outlets: readonly string[], reading: Reading): Row {
  const by = new Map<string, string[]>()
  for (const one of claim.mentions) {
    const outlet = plain(outletName(reading.document.get(one.document)))
    const known = by.get(outlet)
    if (known) known.push(one.certainty)
    else by.set(outlet, [one.certainty])
  }
  return {
    claim,
    words: claimWords(claim, reading, 200),
    stands: outlets.map((one) => standOf(by.get(one) ?? [])),
  }
}

function cell(stand: Stand, x: number, y: number): string {
  const cross = `<path class="no" d="M${px(x - 4.5)} ${px(y - 4.5)}l9 9m0 -9l-9 9"/>`
  switch (stand) {
    case 'carries':
      return `<circle class="yes" cx="${px(x)}" cy="${px(y)}" r="6"/>`
    case 'hedged':
      return `<circle class="doubt" cx="${px(x)}" cy="${px(y)}" r="5.2"/>`
    case 'denies':
      return cross
    case 'both':
      return `<circle class="doubt" cx="${px(x)}" cy="${px(y)}" r="7.6"/>${cross}`
    case 'silent':
      return `<circle class="silent" cx="${px(x)}" cy="${px(y)}" r="1.6"/>`
  }
}

interface Layout {
  readonly width: number
  /** Left edge of the cells and width of one. */
  readonly x: number
  readonly cell: number
  readonly words: number
  readonly head: number
}

function layoutFor(width: number, outlets: readonly string[]): Layout {
  const longest = outlets.reduce((most, one) => Math.max(most, textWidth(one, 11)), 0)
  if (isNarrow(width)) {
    const one = Math.min(40, width / outlets.length)
    return { width, x: 0, cell: one, words: width, head: 30 }
  }
  const one = Math.max(LEAST_COLUMN, Math.min(34, (width * 0.46) / outlets.length))
  // At the right, room for the slanted names of the last outlets.
  const x = width - one * outlets.length - Math.min(96, longest * 0.7)
  return {
    width,
    x,
    cell: one,
    words: x - 16,
    head: Math.min(112, longest * 0.74 + 16),
  }
}

/** On a phone outlets stand over their columns by their marks; on a desk by their names, slanted. */
function heads(outlets: readonly string[], layout: Layout): string {
  return outlets
    .map((name, at) => {
      const x = layout.x + layout.cell * (at + 0.5)
      if (isNarrow(layout.width))
        return titled(name, label(monogram(name), { x, y: 18, class: 'mono', anchor: 'middle' }))
      const shown = lines(name, 132, 11)[0] ?? ''
      return `<g transform="translate(${px(x - 2)} ${px(layout.head - 8)}) rotate(-46)">${label(shown, { x: 0, y: 0, class: 's' })}</g>`
    })
    .join('')
}

/** Height of a row and where its cells stand in it: on a desk beside its words, on a phone below them. */
function heightOf(
  words: readonly string[],
  layout: Layout,
): { readonly height: number; readonly cellAt: number } {
  const below = 16 + words.length * LINE
  if (isNarrow(layout.width)) return { height: below + 30, cellAt: below + 15 }
  const height = below + 11
  return { height, cellAt: height / 2 }
}

interface SetRow {
  readonly row: Row
  readonly words: readonly string[]
  readonly top: number
  readonly height: number
  readonly cellAt: number
}

/** Rows under each other, each as high as its words need. */
function setRows(rows: readonly Row[], layout: Layout): readonly SetRow[] {
  let top = layout.head
  return rows.map((row) => {
    const words = lines(row.words, layout.words - 4, 12.5, 2)
    const size = heightOf(words, layout)
    const set = { row, words, top, ...size }
    top += size.height
    return set
  })
}

function rowSvg(
  { row, words, top, height, cellAt }: SetRow,
  outlets: readonly string[],
  layout: Layout,
  at: number,
): string {
  const ground =
    at % 2
      ? ''
      : `<rect class="zebra" x="0" y="${px(top)}" width="${px(layout.width)}" height="${px(height)}"/>`
  const status = STATUS_WORDS[row.claim.status]
  const cells = row.stands.map((stand, n) =>
    titled(
      `${outlets[n] ?? ''}: ${WORDS[stand]}`,
      cell(stand, layout.x + layout.cell * (n + 0.5), top + cellAt),
    ),
  )
  const small = label(status, { x: 4, y: top + 16 + words.length * LINE, class: 's' })
  return (
    titled(`${row.words} (${status})`, `${ground}${labels(words, { x: 4, y: top + 17 }, LINE)}${small}`) +
    cells.join('')
  )
}

function key(layout: Layout, y: number): string {
  const items: readonly Stand[] = ['carries', 'hedged', 'denies', 'both', 'silent']
  let x = 8
  let line = y
  return items
    .map((stand) => {
      const wide = 22 + textWidth(WORDS[stand], 11) + 14
      if (x + wide > layout.width) {
        x = 8
        line += 20
      }
      const body = `${cell(stand, x, line - 4)}${label(WORDS[stand], { x: x + 13, y: line, class: 's' })}`
      x += wide
      return body
    })
    .join('')
}

/** Claims × outlets of a story. */
export function matrixPicture(dossier: Dossier, options: PictureOptions = {}): Picture {
  const { reading, story } = storyOf(dossier, options)
  const found = story ? chosen(story, reading) : null
  if (!story || !found?.claims.length)
    return nothing('matrix', TITLE, 'No claim of this story stands in more than one outlet.', options)
  const width = options.width ?? WIDE
  // First to publish first.
  const all = [...new Set(story.documents.map((one) => plain(outletName(one))))]
  const outlets = withRoom(
    all,
    found.claims,
    reading,
    Math.floor((width * (isNarrow(width) ? 1 : 0.46)) / LEAST_COLUMN),
  )
  const rows = found.claims.map((claim) => rowOf(claim, outlets, reading))
  const layout = layoutFor(width, outlets)
  const set = setRows(rows, layout)
  const last = set.at(-1)
  const bottom = last ? last.top + last.height : layout.head
  const hidden = all.length - outlets.length
  const caption = `${counted(rows.length, 'claim')} that more than one outlet carries or that are contested${found.all > rows.length ? `, of ${String(found.all)}` : ''}, by ${counted(outlets.length, 'outlet')}, first to publish first${hidden ? ` (${counted(hidden, 'outlet')} with least to say on them ${hidden === 1 ? 'is' : 'are'} left out)` : ''}: a disc carries it, a ring carries it with a hedge, a cross carries a denial, a point is silent. Several discs are not several sources: copies and one speaker are one origin.`
  const table = rows.map((row) => [
    `“${row.words}” (${STATUS_WORDS[row.claim.status]})`,
    ...row.stands.map((stand) => WORDS[stand]),
  ])
  return {
    svg: frame({
      kind: 'matrix',
      story: story.story.id,
      width: layout.width,
      height: bottom + (isNarrow(layout.width) ? 68 : 34),
      title: `${TITLE}: ${plain(story.story.title)}`,
      description: caption,
      body: [
        heads(outlets, layout),
        ...set.map((one, at) => rowSvg(one, outlets, layout, at)),
        key(layout, bottom + 22),
      ],
    }),
    table: tableHtml(caption, ['Claim', ...outlets], table),
    caption,
  }
}
