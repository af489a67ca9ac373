// Parts of a text that stand apart in the page, put together as one HTML text to be read like any other. What is put between
// them (tags only) stands nowhere.
import type { Embedded } from './escaped.ts'

export interface Part {
  /** Runs of one paragraph; a part with tags of its own is one run. */
  readonly contents: readonly Embedded[]
  /** Element that a part without tags of its own is given. */
  readonly tag: 'p' | 'h2' | 'blockquote' | 'li'
  /** ISO 8601 time of the entry of a live page that begins here. */
  readonly time?: string
}

const TAGS =
  /<\/?(?:p|br|div|h[1-6]|[uo]l|li|blockquote|section|article|figure|span|a|b|i|em|strong|img|table)\b/i

export function hasTags(text: string): boolean {
  return TAGS.test(text)
}

export interface Joined extends Embedded {
  /** Offsets in `text` where entries of a live page begin, with their times. */
  readonly times: readonly { readonly at: number; readonly time: string }[]
}

export function joined(parts: readonly Part[]): Joined {
  const starts: number[] = []
  const pieces: { readonly from: Embedded; readonly offset: number }[] = []
  const times: { at: number; time: string }[] = []
  let text = ''
  const put = (from: Embedded, start: number, end: number): void => {
    starts.push(text.length)
    pieces.push({ from, offset: start })
    text += from.text.slice(start, end)
  }
  for (const { contents, tag, time } of parts) {
    if (time !== undefined) times.push({ at: text.length, time })
    const [only] = contents
    if (only && hasTags(only.text)) {
      text += '<div>'
      put(only, 0, only.text.length)
      text += '</div>'
      continue
    }
    text += `<${tag}>`
    for (const content of contents) {
      // Keeps runs from different places apart.
      text += '<i></i>'
      for (const line of content.text.matchAll(/([\n\r\u2028\u2029]+)?([^\n\r\u2028\u2029]*)/g)) {
        if (line[1] !== undefined) text += `</${tag}><${tag}>`
        const start = line.index + (line[1]?.length ?? 0)
        if (line[2]) put(content, start, start + line[2].length)
      }
    }
    text += `</${tag}>`
  }
  return { text, times, toSource: (offset) => place(starts, pieces, offset) }
}

function place(
  starts: readonly number[],
  pieces: readonly { readonly from: Embedded; readonly offset: number }[],
  offset: number,
): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  const piece = pieces[low]
  if (!piece) return 0
  const inside = piece.offset + offset - (starts[low] ?? 0)
  return piece.from.toSource(Math.max(0, Math.min(inside, piece.from.text.length)))
}
