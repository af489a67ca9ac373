// Plain text and Markdown as a list of units: paragraphs (hard-wrapped lines joined) or single lines, with what Markdown
// says of them. The text itself is never touched: a unit is a span, marks like "# " stand before its start.

export type Mark = 'none' | 'heading' | 'quote' | 'item' | 'image' | 'rule' | 'bold' | 'code' | 'table'

export interface Unit {
  readonly start: number
  readonly end: number
  /** text.slice(start, end). */
  readonly text: string
  readonly mark: Mark
  /** 1–6 for headings. */
  readonly level: number
  /** A blank line stands before it. */
  readonly apart: boolean
}

interface Line {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly apart: boolean
}

/** Longest line of a text that may still be hard-wrapped. */
const WRAP_LIMIT = 120
const WRAP_LEAST = 40
/** A text that has most of its signs in lines beyond the limit is not wrapped: one goes on only where it must. */
const UNWRAPPED_SHARE = 0.5

/** Splits a text into units. `isMarkdown` turns marks on; a plain text keeps "- " and "> " lines as items and quotes too. */
export function unitsOf(text: string, isMarkdown: boolean): Unit[] {
  const lines = linesOf(text)
  const units: Unit[] = []
  const isWrapped = !isUnwrapped(lines)
  for (let at = 0; at < lines.length;) {
    const group = groupAt(lines, at)
    const joined = joinWrapped(group, isWrapped, isMarkdown)
    for (const part of joined) {
      const unit = makeUnit(text, part, isMarkdown)
      if (unit) units.push(unit)
    }
    at += group.length
  }
  return units
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let apart = true
  let at = 0
  while (at <= text.length) {
    const newline = nextLineEnd(text, at)
    const raw = text.slice(at, newline)
    const trimmed = raw.trim()
    if (trimmed === '') apart = true
    else {
      const start = at + raw.length - raw.trimStart().length
      lines.push({ start, end: start + trimmed.length, text: trimmed, apart })
      apart = false
    }
    at = newline + (text.startsWith('\r\n', newline) ? 2 : 1)
  }
  return lines
}

/** Line ends are \n, \r\n and \r; the search is for the nearer of the two. */
function nextLineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) return at
  }
  return text.length
}

function isUnwrapped(lines: readonly Line[]): boolean {
  let all = 0
  let long = 0
  for (const { start, end } of lines) {
    all += end - start
    if (end - start > WRAP_LIMIT) long += end - start
  }
  return long > all * UNWRAPPED_SHARE
}

function groupAt(lines: readonly Line[], from: number): readonly Line[] {
  let to = from + 1
  while (to < lines.length && lines[to]?.apart === false) to++
  return lines.slice(from, to)
}

const STARTS_ANEW = /^(?:#{1,6}\s|>|[-*+•–]\s|\d{1,3}[.)]\s|\*\*|\||```|!\[|Q[:.]\s|A[:.]\s)/

/** Joins lines that were wrapped at a width: each but the last is so long that the next word would not have fitted. */
function joinWrapped(
  group: readonly Line[],
  isWrapped: boolean,
  isMarkdown: boolean,
): readonly (readonly Line[])[] {
  const width = Math.max(...group.map((line) => line.end - line.start))
  const canWrap = group.length > 1 && width <= WRAP_LIMIT && width >= WRAP_LEAST
  const parts: Line[][] = []
  for (const line of group) {
    const part = parts[parts.length - 1]
    const before = part?.[part.length - 1]
    const goesOn = canWrap && (isWrapped || /^\p{Ll}/u.test(line.text) || /[,;]$/.test(before?.text ?? ''))
    if (part && before && !isNewUnit(line, before, goesOn ? width : 0, isMarkdown)) part.push(line)
    else parts.push([line])
  }
  return parts
}

function isNewUnit(line: Line, before: Line, width: number, isMarkdown: boolean): boolean {
  if (line.text.startsWith('>') && before.text.startsWith('>')) return line.text === '>'
  if (STARTS_ANEW.test(line.text) || /^#{1,6}\s/.test(before.text)) return true
  if (isMarkdown && width > 0 && /^[-*+]\s|^\d{1,3}[.)]\s/.test(before.text)) return false
  const firstWord = /^\S+/.exec(line.text)?.[0].length ?? 0
  return !(width > 0 && before.end - before.start + 1 + firstWord > width)
}

function makeUnit(text: string, part: readonly Line[], isMarkdown: boolean): Unit | null {
  const first = part[0]
  const last = part[part.length - 1]
  if (!first || !last) return null
  const read = readMark(first.text, part.length === 1, isMarkdown)
  const start = first.start + read.skip
  const end = last.end - read.cut
  if (start >= end) return null
  return { start, end, text: text.slice(start, end), mark: read.mark, level: read.level, apart: first.apart }
}

interface ReadMark {
  readonly mark: Mark
  readonly level: number
  readonly skip: number
  readonly cut: number
}

function readMark(line: string, isSingle: boolean, isMarkdown: boolean): ReadMark {
  const plain = { mark: 'none', level: 0, skip: 0, cut: 0 } as const
  const heading = /^(#{1,6})\s+/.exec(line)
  if (heading) {
    const cut = isSingle ? (/\s+#+$/.exec(line)?.[0].length ?? 0) : 0
    return { mark: 'heading', level: heading[1]?.length ?? 1, skip: heading[0].length, cut }
  }
  const quote = /^>+\s*/.exec(line)
  if (quote) return { ...plain, mark: 'quote', skip: quote[0].length }
  if (/^(?:[-*_=]\s?){3,}$/.test(line.slice(0, 200))) return { ...plain, mark: 'rule', skip: line.length }
  if (/^!\[/.test(line)) return { ...plain, mark: 'image' }
  if (isMarkdown && /^\|.*\|$/.test(line.slice(0, 4000))) return { ...plain, mark: 'table' }
  if (/^```/.test(line)) return { ...plain, mark: 'code', skip: line.length }
  const item = /^(?:[-*+•]\s+|\d{1,3}[.)]\s+)/.exec(line)
  if (item) return { ...plain, mark: 'item', skip: item[0].length }
  const bold = isSingle && (/^(\*\*|__)(?!\s).{1,300}\1$/.exec(line) !== null || /^\*\*\S/.test(line))
  return bold ? { ...plain, mark: 'bold' } : plain
}
