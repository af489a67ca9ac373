// Finds what stands in quotation marks: straight, curly, low, angle and corner marks, single and double, nested, and
// quotations that open again in each paragraph and close once. One pass over the marks; apostrophes are told apart.
// It does not say whether a quotation is speech, a title or a scare quote: that needs words, not marks.
import type { Span } from '../model/index.ts'

export type MarkStyle = 'double' | 'single' | 'angle' | 'corner'

/** `start` and `end` are the hull of the parts, marks outside. */
export interface Quotation extends Span {
  /** Offset of the opening mark, and the offset after the closing one (equal to `end` where none was found). */
  readonly open: number
  readonly close: number
  /** One span for each paragraph it runs through. */
  readonly parts: readonly Span[]
  readonly closed: boolean
  readonly style: MarkStyle
  /** Index of the quotation that holds this one, or -1. */
  readonly parent: number
}

type Role = 'open' | 'close' | 'either'

interface Mark {
  readonly at: number
  readonly width: number
  readonly role: Role
  readonly style: MarkStyle
  readonly glyph: string
  /** An apostrophe after s ("the members’"), which closes only where no better mark follows. */
  readonly possessive?: boolean
}

interface Opened {
  readonly mark: Mark
  readonly parts: Span[]
  start: number
  readonly index: number
}

interface Draft {
  open: number
  close: number
  parts: Span[]
  closed: boolean
  style: MarkStyle
  parent: number
}

/** An unclosed quotation may run on over paragraphs that hold no mark at all, but not further than this. */
const MOST_MARKLESS_PARAGRAPHS = 12
/** Quotations within quotations: real prose has two or three; the limit keeps hostile text linear. */
const MOST_NESTED = 6
/** Letters after an apostrophe that stands for left-out ones. */
const ELISIONS = new Set([
  'em',
  'tis',
  'twas',
  'til',
  'till',
  'cause',
  'n',
  'bout',
  'round',
  'cos',
  'ere',
  'im',
  'er',
  's',
  't',
])
const MARK = /["“”„‟«»‹›‘’‚‛'`「」『』]/g

const isSpace = (char: string): boolean => char === '' || /\s/.test(char)
const isWord = (char: string): boolean =>
  char < '\u0080' ? /[A-Za-z0-9]/.test(char) : /[\p{L}\p{N}]/u.test(char)
const opensAfter = (char: string): boolean => isSpace(char) || /[([{—–\-/:;,“‘"'«„…]/.test(char)
const closesBefore = (char: string): boolean => isSpace(char) || /[\p{P}\p{S}]/u.test(char)

function spacing(text: string, at: number, width: number): Role {
  const before = text.charAt(at - 1)
  const after = text.charAt(at + width)
  const canOpen = opensAfter(before) && !isSpace(after)
  const canClose = !isSpace(before) && closesBefore(after)
  if (canOpen === canClose) return 'either'
  return canOpen ? 'open' : 'close'
}

function readSingle(text: string, at: number, glyph: string): Mark | null {
  const before = text.charAt(at - 1)
  const after = text.charAt(at + 1)
  const base = { at, width: 1, style: 'single', glyph } as const
  if (glyph === '‚') return isWord(after) && opensAfter(before) ? { ...base, role: 'open' } : null
  if (isWord(before) && isWord(after)) return null
  if (opensAfter(before) && isWord(after)) {
    const word = /^\p{L}{0,6}/u.exec(text.slice(at + 1, at + 8))?.[0].toLowerCase() ?? ''
    if (glyph !== '‘' && /^\d\ds\b/.test(text.slice(at + 1, at + 5))) return null
    if (ELISIONS.has(word) && !isWord(text.charAt(at + 1 + word.length))) return null
    return { ...base, role: 'open' }
  }
  if (opensAfter(before) && !isSpace(after) && glyph === '‘') return { ...base, role: 'open' }
  if (glyph === '‘' || isSpace(before)) return null
  const plural = /[sSxz]/.test(before) && after === ' ' && /\p{Ll}/u.test(text.charAt(at + 2))
  return { ...base, role: 'close', ...(plural ? { possessive: true } : {}) }
}

function readDouble(text: string, at: number, glyph: string): Mark | null {
  const base = { at, width: 1, style: 'double', glyph } as const
  if (glyph === '„') return { ...base, role: 'open' }
  const role = spacing(text, at, 1)
  if (glyph === '"') {
    if (
      /\d/.test(text.charAt(at - 1)) &&
      role === 'close' &&
      /\d['’]\d+$/.test(text.slice(Math.max(0, at - 6), at))
    )
      return null
    return { ...base, role }
  }
  if (glyph === '“' || glyph === '‟') return { ...base, role: role === 'close' ? 'either' : 'open' }
  return { ...base, role: role === 'open' ? 'either' : 'close' }
}

function readMark(text: string, at: number): Mark | null {
  const glyph = text.charAt(at)
  switch (glyph) {
    case '「':
    case '『':
      return { at, width: 1, role: 'open', style: 'corner', glyph }
    case '」':
    case '』':
      return { at, width: 1, role: 'close', style: 'corner', glyph }
    case '«':
    case '‹':
    case '»':
    case '›': {
      const leftwards = glyph === '«' || glyph === '‹'
      const role = spacing(text, at, 1)
      const usual = leftwards ? 'open' : 'close'
      return {
        at,
        width: 1,
        role: role === usual || role === 'either' ? usual : 'either',
        style: 'angle',
        glyph,
      }
    }
    case '`':
      if (text.charAt(at + 1) === '`') return { at, width: 2, role: 'open', style: 'double', glyph: '"' }
      return null
    case "'":
      if (text.charAt(at + 1) === "'" && text.charAt(at + 2) !== "'") {
        return { at, width: 2, role: spacing(text, at, 2), style: 'double', glyph: '"' }
      }
      return readSingle(text, at, glyph)
    case '‘':
    case '’':
    case '‚':
    case '‛':
      return readSingle(text, at, glyph)
    default:
      return readDouble(text, at, glyph)
  }
}

function readMarks(text: string, from: number, to: number): Mark[] {
  const marks: Mark[] = []
  MARK.lastIndex = from
  for (let hit = MARK.exec(text); hit && hit.index < to; hit = MARK.exec(text)) {
    const mark = readMark(text, hit.index)
    if (!mark) continue
    marks.push(mark)
    MARK.lastIndex = mark.at + mark.width
  }
  return marks
}

/** For each mark, whether a single closing mark (not a possessive) still follows before a single opening one. */
function closersAhead(marks: readonly Mark[]): { readonly any: boolean[]; readonly firm: boolean[] } {
  const any: boolean[] = []
  const firm: boolean[] = []
  let seenAny = false
  let seenFirm = false
  for (let i = marks.length - 1; i >= 0; i--) {
    any[i] = seenAny
    firm[i] = seenFirm
    const mark = marks[i]
    if (mark?.style !== 'single') continue
    if (mark.role === 'open') seenFirm = false
    else {
      seenAny = true
      if (!mark.possessive) seenFirm = true
    }
  }
  return { any, firm }
}

function trimmed(text: string, start: number, end: number): Span {
  while (start < end && isSpace(text.charAt(start))) start++
  while (end > start && isSpace(text.charAt(end - 1))) end--
  return { start, end }
}

const PARTNERS: Readonly<Record<string, string>> = {
  '„': '“”‟"',
  '‚': '‘’',
  '“': '”"“',
  '"': '"”“',
  '”': '”"',
  '‘': "’'",
  "'": "'’",
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
  '「': '」',
  '『': '』',
  '‟': '”"',
}
const fits = (open: string, close: string): boolean => (PARTNERS[open] ?? '').includes(close)

/** The reader keeps what is open while paragraphs go by. */
class Reader {
  readonly text: string
  readonly drafts: Draft[] = []
  readonly stack: Opened[] = []

  constructor(text: string) {
    this.text = text
  }

  push(mark: Mark): void {
    if (this.stack.length >= MOST_NESTED) return
    const parent = this.stack.at(-1)?.index ?? -1
    this.drafts.push({ open: mark.at, close: -1, parts: [], closed: false, style: mark.style, parent })
    this.stack.push({ mark, parts: [], start: mark.at + mark.width, index: this.drafts.length - 1 })
  }

  /** Ends the top of the stack at `end`; `after` is where the closing mark ends, or null where there is none. */
  pop(end: number, after: number | null): void {
    const opened = this.stack.pop()
    if (!opened) return
    const span = trimmed(this.text, opened.start, end)
    const parts = span.end > span.start ? [...opened.parts, span] : opened.parts
    const draft = this.drafts[opened.index]
    if (!draft) return
    draft.parts = parts
    draft.closed = after !== null
    draft.close = after ?? parts.at(-1)?.end ?? end
  }

  /** Closes down to the nearest open mark that this one fits; false where there is none. */
  close(mark: Mark): boolean {
    let depth = this.stack.length - 1
    while (depth >= 0 && !fits(this.stack[depth]?.mark.glyph ?? '', mark.glyph)) depth--
    if (depth < 0) return false
    while (this.stack.length - 1 > depth) this.pop(mark.at, null)
    this.pop(mark.at, mark.at + mark.width)
    return true
  }

  take(mark: Mark, ahead: { any: boolean; firm: boolean }): void {
    if (mark.style === 'single') {
      if (mark.role === 'open') {
        if (ahead.any) this.push(mark)
      } else if (this.stack.at(-1)?.mark.style === 'single' && !(mark.possessive && ahead.firm))
        this.close(mark)
      return
    }
    const isOpen = this.stack.some((opened) => fits(opened.mark.glyph, mark.glyph))
    const sameOpen = this.stack.some(
      (opened) => opened.mark.glyph === mark.glyph && opened.mark.glyph !== '«',
    )
    if (mark.role === 'close') this.close(mark)
    else if (mark.role === 'either') {
      if (!isOpen || !this.close(mark)) this.push(mark)
    } else {
      if (isOpen && mark.glyph === '“' && this.stack.at(-1)?.mark.glyph === '„') this.close(mark)
      else {
        // The same mark opening twice: the first was never closed.
        if (sameOpen)
          while (this.stack.some((opened) => opened.mark.glyph === mark.glyph)) this.pop(mark.at, null)
        this.push(mark)
      }
    }
  }

  /** At the end of a paragraph: keeps the outermost quotation open where the next paragraph goes on with it. */
  endParagraph(end: number, goesOn: boolean): void {
    while (this.stack.length > (goesOn ? 1 : 0)) {
      const top = this.stack.at(-1)
      this.pop(top && !goesOn && this.stack.length === 1 ? this.unclosedEnd(top, end) : end, null)
    }
    const kept = this.stack[0]
    if (!kept) return
    const span = trimmed(this.text, kept.start, end)
    if (span.end > span.start) kept.parts.push(span)
    kept.start = end
  }

  /** A mark that is never closed holds the paragraph if it opens it or is led in to, else only its sentence. */
  unclosedEnd(opened: Opened, end: number): number {
    const before = this.text.slice(Math.max(0, opened.mark.at - 3), opened.mark.at).trimEnd()
    if (before === '' || before.endsWith(':') || before.endsWith(',') || before.endsWith('\n')) return end
    const stop = /[.!?](?=\s)/.exec(this.text.slice(opened.start, end))
    return stop ? opened.start + stop.index + 1 : end
  }
}

interface Paragraph extends Span {
  readonly marks: readonly Mark[]
}

/** Whether an open quotation goes on in the paragraphs that follow, and whether that begins with a repeated mark. */
function continuation(
  text: string,
  opened: Opened,
  following: readonly Paragraph[],
): 'repeated' | 'plain' | null {
  if (opened.mark.style === 'single') return null
  let sawWords = false
  for (const next of following) {
    const first = next.marks.find((mark) => mark.style !== 'single')
    if (!first) {
      sawWords ||= text.slice(next.start, next.end).trim() !== ''
      continue
    }
    const leads = text.slice(next.start, first.at).trim() === ''
    if (leads && first.role !== 'close') {
      const sameFamily = first.style === opened.mark.style && first.glyph !== '„'
      return !sawWords && sameFamily ? 'repeated' : null
    }
    return first.role === 'close' && fits(opened.mark.glyph, first.glyph) ? 'plain' : null
  }
  return null
}

/**
 * All quotations of the paragraphs, outermost and nested, sorted by their opening mark. Linear in the text.
 * @example findQuotations('“No,” she said.', [{ start: 0, end: 15 }])[0] // open 0, start 1, end 4, close 5
 */
export function findQuotations(text: string, paragraphs: readonly Span[]): readonly Quotation[] {
  const read: Paragraph[] = paragraphs.map(({ start, end }) => ({
    start,
    end,
    marks: readMarks(text, start, end),
  }))
  const reader = new Reader(text)
  let repeated = false
  for (const [i, paragraph] of read.entries()) {
    const ahead = closersAhead(paragraph.marks)
    const kept = reader.stack[0]
    let from = 0
    if (kept) {
      kept.start = paragraph.start
      if (repeated && paragraph.marks[0]) {
        kept.start = paragraph.marks[0].at + paragraph.marks[0].width
        from = 1
      }
    }
    for (let k = from; k < paragraph.marks.length; k++) {
      const mark = paragraph.marks[k]
      if (mark) reader.take(mark, { any: ahead.any[k] === true, firm: ahead.firm[k] === true })
    }
    const bottom = reader.stack[0]
    const following = bottom ? read.slice(i + 1, i + 1 + MOST_MARKLESS_PARAGRAPHS) : []
    const goesOn = bottom ? continuation(text, bottom, following) : null
    repeated = goesOn === 'repeated'
    reader.endParagraph(paragraph.end, goesOn !== null)
  }
  const last = read.at(-1)
  if (last) reader.endParagraph(last.end, false)
  return finish(reader.drafts)
}

function finish(drafts: readonly Draft[]): readonly Quotation[] {
  const kept = drafts.map((draft) => draft.parts.length > 0)
  const place: number[] = []
  let count = 0
  for (const [i, keep] of kept.entries()) place[i] = keep ? count++ : -1
  return drafts.flatMap((draft, i) => {
    const first = draft.parts[0]
    const last = draft.parts.at(-1)
    if (!kept[i] || !first || !last) return []
    return [
      {
        ...draft,
        start: first.start,
        end: last.end,
        parent: draft.parent < 0 ? -1 : (place[draft.parent] ?? -1),
      },
    ]
  })
}
