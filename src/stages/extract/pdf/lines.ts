// The runs of a PDF page as lines, in the order in which they are read: runs of one baseline that stand close together are a
// line; where a white gutter parts the narrow lines of a page, it has columns, which are read one after the other between the
// lines that go across. Everything is counted in points and in heights of the letters.
import type { PdfPage, PdfRun } from '../../../model/index.ts'

export interface PdfLine {
  readonly text: string
  readonly left: number
  readonly right: number
  /** Of the baseline, from the bottom of the page. */
  readonly y: number
  readonly size: number
  /** Of the page, from 0; and of its columns from left to right, with -1 for a line that goes across them. */
  readonly page: number
  readonly column: number
}

type Piece = Omit<PdfLine, 'page' | 'column'>

/** Baselines that differ by less than this share of the letters' height are one: raised digits, quotation marks. */
const SAME_BASELINE = 0.4
/** A gap inside a line is a space from this share of the letters' height on. */
const SPACE = 0.15
/** A gap of so many heights parts two columns, or a label from its value. */
const PART = 1.6
/** A gutter has lines on both sides: fewer are a caption or a box. */
const FEWEST_LINES = 5
/** Lines wider than this share of the text's width go across columns. */
const WIDE = 0.62

/** The lines of a page in reading order. */
export function linesOfPage(page: PdfPage, number: number): PdfLine[] {
  const pieces = piecesOf(page.runs)
  const gutters = guttersOf(pieces)
  const columnOf = (piece: Piece): number =>
    gutters.some((gutter) => piece.left < gutter && piece.right > gutter)
      ? -1
      : gutters.filter((gutter) => gutter <= piece.left).length
  const lines: PdfLine[] = []
  let waiting: PdfLine[] = []
  const flush = (): void => {
    for (let column = 0; column <= gutters.length; column++)
      lines.push(...waiting.filter((line) => line.column === column))
    waiting = []
  }
  for (const piece of pieces) {
    const line = { ...piece, page: number, column: columnOf(piece) }
    if (line.column < 0) {
      flush()
      lines.push(line)
    } else waiting.push(line)
  }
  flush()
  return lines
}

/** Runs joined along their baselines, from the top down and from left to right. */
function piecesOf(runs: readonly PdfRun[]): Piece[] {
  const sorted = runs.toSorted((a, b) => b.y - a.y || a.x - b.x)
  const rows: PdfRun[][] = []
  let row: PdfRun[] = []
  for (const run of sorted) {
    const first = row[0]
    if (first && first.y - run.y > SAME_BASELINE * Math.max(first.size, run.size)) {
      rows.push(row)
      row = []
    }
    row.push(run)
  }
  if (row.length) rows.push(row)
  return rows.flatMap((one) => partsOf(one.toSorted((a, b) => a.x - b.x)))
}

function partsOf(row: readonly PdfRun[]): Piece[] {
  const pieces: { text: string; left: number; right: number; y: number; size: number }[] = []
  for (const { text, x, y, width, size } of row) {
    const last = pieces.at(-1)
    const gap = last ? x - last.right : 0
    if (!last || gap > PART * Math.max(size, last.size)) {
      pieces.push({ text: text.trim(), left: x, right: x + width, y, size })
      continue
    }
    const isSpaced = gap > SPACE * size || /^\s/.test(text) || /\s$/.test(last.text)
    last.text = `${last.text.trimEnd()}${isSpaced ? ' ' : ''}${text.trimStart()}`
    last.right = Math.max(last.right, x + width)
    last.size = Math.max(last.size, size)
  }
  return pieces.map((piece) => ({ ...piece, text: piece.text.replace(/\s+/g, ' ').trim() }))
}

/** Where white space parts the narrow pieces of a page from top to bottom, at most twice. */
function guttersOf(pieces: readonly Piece[]): number[] {
  if (!pieces.length) return []
  const left = pieces.reduce((least, one) => Math.min(least, one.left), Infinity)
  const right = pieces.reduce((most, one) => Math.max(most, one.right), -Infinity)
  const narrow = pieces.filter((one) => one.right - one.left <= WIDE * (right - left))
  const byLeft = narrow.toSorted((a, b) => a.left - b.left)
  const found: number[] = []
  let reach = -Infinity
  let before = 0
  for (const [at, piece] of byLeft.entries()) {
    const gap = piece.left - reach
    const isGutter = at > 0 && gap >= 0.8 * piece.size
    if (isGutter && at - before >= FEWEST_LINES && byLeft.length - at >= FEWEST_LINES && found.length < 2) {
      found.push((piece.left + reach) / 2)
      before = at
    }
    reach = Math.max(reach, piece.right)
  }
  return found
}
