// The lines of a PDF as paragraphs of one text: running heads and page numbers are left out and listed, words parted at the end
// of a line are joined, and paragraphs go on over columns and pages. The same pages give the same text.
import type { PdfPage } from '../../../model/index.ts'
import { linesOfPage, type PdfLine } from './lines.ts'

export interface PdfText {
  /** Paragraphs with an empty line between them. */
  readonly text: string
  readonly dropped: readonly { readonly reason: 'running-head' | 'page-number' }[]
}

/** So many lines at the top and bottom of a page may be its head and foot, and no more than a quarter of its lines. */
const EDGE = 2
/** A head that stands on so many pages, and on this share of them, is one. */
const FEWEST_HEADS = 3
const HEAD_SHARE = 0.4
/** More than this many times the usual distance between lines parts paragraphs. */
const WIDE_LEADING = 1.35
/** Letters of another height are another paragraph: a headline, a note. */
const OTHER_SIZE = 0.12
/** A first line stands in by this many heights. */
const INDENT = 0.8
/** A line that ends this share of its column's width before its edge is the last of a paragraph, where a sentence ends there. */
const SHORT = 0.12

const PAGE_NUMBER =
  /^(?:\W*(?:page|p\.|seite|s\.)?\s*\d{1,4}(?:\s*(?:\/|of|von)\s*\d{1,4})?\W*|[ivxlc]{1,6})$/i

/** @example pdfText([{ width: 595, height: 842, runs: [] }]).text // '' */
export function pdfText(pages: readonly PdfPage[]): PdfText {
  const all = pages.map((page, at) => linesOfPage(page, at))
  const heads = runningHeads(all)
  const dropped: PdfText['dropped'][number][] = []
  const lines = all.flatMap((page) => {
    const edges = edgesOf(page)
    return page.filter((line) => {
      if (!edges.has(line)) return true
      const reason = PAGE_NUMBER.test(line.text)
        ? 'page-number'
        : heads.has(headKey(line))
          ? 'running-head'
          : null
      if (reason) dropped.push({ reason })
      return reason === null
    })
  })
  return { text: joined(paragraphsOf(lines)), dropped }
}

/** Lines that differ only in their numbers are one head. */
const headKey = (line: PdfLine): string => line.text.toLowerCase().replace(/\d+/g, '#')

function edgesOf(page: readonly PdfLine[]): Set<PdfLine> {
  const byHeight = page.toSorted((a, b) => b.y - a.y)
  const count = Math.max(1, Math.min(EDGE, Math.floor(page.length / 4)))
  return new Set([...byHeight.slice(0, count), ...byHeight.slice(-count)])
}

function runningHeads(pages: readonly (readonly PdfLine[])[]): Set<string> {
  const counts = new Map<string, number>()
  for (const page of pages)
    for (const key of new Set([...edgesOf(page)].map(headKey))) counts.set(key, (counts.get(key) ?? 0) + 1)
  const least = Math.max(FEWEST_HEADS, HEAD_SHARE * pages.length)
  return new Set([...counts].flatMap(([key, count]) => (count >= least ? [key] : [])))
}

/** The middle of the distances between lines that follow each other in one column; in heights of their letters. */
function usualLeading(lines: readonly PdfLine[]): number {
  const distances = lines
    .flatMap((line, at) => {
      const before = lines[at - 1]
      const distance = before && isSameColumn(before, line) ? (before.y - line.y) / line.size : 0
      return distance > 0.5 && distance < 4 ? [distance] : []
    })
    .sort((a, b) => a - b)
  return distances[Math.floor(distances.length / 2)] ?? 1.2
}

const isSameColumn = (a: PdfLine, b: PdfLine): boolean => a.page === b.page && a.column === b.column

interface Edges {
  left: number
  right: number
}

/** From where to where the lines of each column go. */
function columnEdges(lines: readonly PdfLine[]): Map<string, Edges> {
  const edges = new Map<string, Edges>()
  for (const line of lines) {
    const key = columnKey(line)
    const known = edges.get(key)
    if (known) {
      known.left = Math.min(known.left, line.left)
      known.right = Math.max(known.right, line.right)
    } else edges.set(key, { left: line.left, right: line.right })
  }
  return edges
}

const columnKey = ({ page, column }: PdfLine): string => `${String(page)}/${String(column)}`

const endsSentence = (text: string): boolean => /[.!?…:]["'”’»)\]]*$/.test(text)
const beginsLower = (text: string): boolean => /^["'“‘«(]?\p{Ll}/u.test(text)

function paragraphsOf(lines: readonly PdfLine[]): PdfLine[][] {
  const leading = usualLeading(lines)
  const edges = columnEdges(lines)
  const paragraphs: PdfLine[][] = []
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]
    const last = paragraphs.at(-1)
    if (before && last && goesOn(before, line, { leading, edges })) last.push(line)
    else paragraphs.push([line])
  }
  return paragraphs
}

function goesOn(
  before: PdfLine,
  line: PdfLine,
  page: { readonly leading: number; readonly edges: ReadonlyMap<string, Edges> },
): boolean {
  if (Math.abs(before.size - line.size) > OTHER_SIZE * before.size) return false
  // Over a page or a column a paragraph goes on where its sentence does.
  if (!isSameColumn(before, line))
    return !endsSentence(before.text) && (beginsLower(line.text) || /[-\u00ad]$/.test(before.text))
  if (before.y - line.y > WIDE_LEADING * page.leading * line.size) return false
  const { left, right } = page.edges.get(columnKey(line)) ?? line
  if (
    line.left - left > INDENT * line.size &&
    before.left - left <= INDENT * line.size &&
    endsSentence(before.text)
  )
    return false
  const isShort = right - before.right > SHORT * (right - left)
  return !(isShort && endsSentence(before.text))
}

function joined(paragraphs: readonly (readonly PdfLine[])[]): string {
  const out: string[] = []
  for (const paragraph of paragraphs) {
    const parts: string[] = []
    for (const { text } of paragraph) {
      const last = parts.at(-1)
      // "exam-/ple" is one word; "Anglo-/Irish" and "1914-/18" keep their hyphen.
      if (last !== undefined && /\p{L}[-\u00ad]$/u.test(last) && beginsLower(text))
        parts[parts.length - 1] = last.slice(0, -1)
      else if (last !== undefined && !/[-\u00ad\u2013\u2014]$/.test(last)) parts.push(' ')
      parts.push(text)
    }
    const text = parts.join('').replaceAll('\u00ad', '').trim()
    if (text !== '') out.push(text)
  }
  return out.length ? `${out.join('\n\n')}\n` : ''
}
