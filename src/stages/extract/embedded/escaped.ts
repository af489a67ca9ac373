// Text written inside other text: a JSON string in a script, JSON in an attribute, JSON in a JSON string. What it says, and
// where each character of that stands in the page. Offsets are UTF-16 units.
import { decodeReference } from '../html/entities.ts'
import type { EntityDecoder } from '../html/entities.ts'

export interface Embedded {
  readonly text: string
  /** Where the character at an offset of `text` begins in the page. @param offset 0 … text.length */
  readonly toSource: (offset: number) => number
}

/** Text that stands in the page as it is. */
export function literal(source: string, start: number, end: number): Embedded {
  return { text: source.slice(start, end), toSource: (offset) => start + offset }
}

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', ' '],
  ['f', ' '],
  ['\n', ''],
])

/** What a JSON (or JavaScript) string says: from[start, end) without its quotes. */
export function unescaped(from: Embedded, start: number, end: number): Embedded {
  const raw = from.text.slice(start, end)
  return decoded({ text: raw, toSource: (offset) => from.toSource(start + offset) }, ESCAPE, (escape) =>
    escape[1] === 'u' || escape[1] === 'x'
      ? String.fromCharCode(Number.parseInt(escape.slice(2), 16))
      : (SIMPLE.get(escape[1] ?? '') ?? escape[1] ?? ''),
  )
}

const ESCAPE = /\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[^])/g
const REFERENCE = /&(?:#[xX]?[0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]{0,40});/g

/** What an attribute value says. */
export function dereferenced(from: Embedded, decoder: EntityDecoder): Embedded {
  return decoded(from, REFERENCE, (reference) => decodeReference(reference, decoder))
}

/** Replaces what a pattern finds and remembers where everything stood. */
function decoded(from: Embedded, pattern: RegExp, decode: (found: string) => string): Embedded {
  const starts = [0]
  const origins = [0]
  let text = ''
  let at = 0
  for (const match of from.text.matchAll(pattern)) {
    text += from.text.slice(at, match.index)
    starts.push(text.length)
    origins.push(match.index)
    text += decode(match[0])
    at = match.index + match[0].length
    starts.push(text.length)
    origins.push(at)
  }
  text += from.text.slice(at)
  return {
    text,
    toSource: (offset) => {
      const run = lastAtMost(starts, offset)
      return from.toSource((origins[run] ?? 0) + offset - (starts[run] ?? 0))
    },
  }
}

/** Index of the last of the sorted numbers that is not above the limit. */
function lastAtMost(sorted: readonly number[], limit: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sorted[middle] ?? 0) <= limit) low = middle
    else high = middle - 1
  }
  return low
}
