// The tree of a page: first child, next sibling, parent; offsets into the decoded source; attributes read when asked for.
// Text stays undecoded in the source until it is read. Walks are loops over `following`, never recursion.
import { decodeAttribute } from './entities.ts'
import type { EntityDecoder } from './entities.ts'

export interface HtmlNode {
  /** Lower-case element name, or '#text', or '#root'. */
  readonly tag: string
  /** Bits of tags.ts. */
  readonly traits: number
  parent: HtmlNode | null
  first: HtmlNode | null
  last: HtmlNode | null
  next: HtmlNode | null
  /** Offset of '<' of the start tag, or of the first character of a text. */
  readonly start: number
  /** Just past '>' of the start tag; equals `start` for a text. */
  readonly inner: number
  /** Just past the end tag, or where the element was closed. */
  end: number
  /** Where the element's content ends: before its end tag. */
  innerEnd: number
  /** A formatting element whose end tag came while blocks inside it were still open. */
  ended: boolean
  attributes: ReadonlyMap<string, Attribute> | null
}

export interface Attribute {
  readonly value: string
  /** Source range of the raw value. */
  readonly start: number
  readonly end: number
}

export interface HtmlPage {
  readonly source: string
  readonly root: HtmlNode
  readonly decoder: EntityDecoder
  /** Elements that stood deeper than the limit and were taken as siblings. */
  readonly flattened: number
}

export function makeNode(tag: string, traits: number, start: number, inner: number, end: number): HtmlNode {
  return {
    tag,
    traits,
    parent: null,
    first: null,
    last: null,
    next: null,
    start,
    inner,
    end,
    innerEnd: end,
    ended: false,
    attributes: null,
  }
}

export function appendChild(parent: HtmlNode, child: HtmlNode): void {
  child.parent = parent
  if (parent.last) parent.last.next = child
  else parent.first = child
  parent.last = child
}

/** The next node in document order after the whole of `node`, staying below `top`; null when there is none. */
export function after(node: HtmlNode, top: HtmlNode): HtmlNode | null {
  let at: HtmlNode | null = node
  while (at && at !== top) {
    if (at.next) return at.next
    at = at.parent
  }
  return null
}

/** The next node in document order, children first, staying below `top`. */
export function following(node: HtmlNode, top: HtmlNode): HtmlNode | null {
  return node.first ?? after(node, top)
}

const NO_ATTRIBUTES: ReadonlyMap<string, Attribute> = new Map()

/** All attributes of an element, names in lower case, values decoded; the first of two equal names counts. */
export function attributesOf(page: HtmlPage, node: HtmlNode): ReadonlyMap<string, Attribute> {
  if (node.attributes) return node.attributes
  const from = node.start + 1 + node.tag.length
  if (node.tag.startsWith('#') || from >= node.inner - 1) return (node.attributes = NO_ATTRIBUTES)
  return (node.attributes = scanAttributes(page, from, node.inner - 1))
}

function scanAttributes(page: HtmlPage, from: number, to: number): Map<string, Attribute> {
  const { source } = page
  const attributes = new Map<string, Attribute>()
  let at = from
  while (at < to) {
    at = skipSeparators(source, at, to)
    const nameStart = at
    // A name may begin with "=", says the standard.
    for (at++; at < to; at++) {
      const code = source.charCodeAt(at)
      if (code <= 32 || code === 47 || code === 61) break
    }
    if (nameStart >= to) break
    const name = source.slice(nameStart, Math.min(at, to)).toLowerCase()
    const value = valueRange(source, at, to)
    at = value.next
    if (attributes.has(name)) continue
    const raw = source.slice(value.start, value.end)
    attributes.set(name, {
      value: raw.includes('&') ? decodeAttribute(raw, page.decoder) : raw,
      start: value.start,
      end: value.end,
    })
  }
  return attributes
}

function skipSeparators(source: string, from: number, to: number): number {
  let at = from
  while (at < to && (source.charCodeAt(at) <= 32 || source.charCodeAt(at) === 47)) at++
  return at
}

function skipSpace(source: string, from: number, to: number): number {
  let at = from
  while (at < to && source.charCodeAt(at) <= 32) at++
  return at
}

/** The raw value after a name, if "=" follows, and where to go on. */
function valueRange(source: string, from: number, to: number): { start: number; end: number; next: number } {
  const equals = skipSpace(source, from, to)
  if (equals >= to || source.charCodeAt(equals) !== 61) return { start: from, end: from, next: from }
  const start = skipSpace(source, equals + 1, to)
  const quote = source.charCodeAt(start)
  if (start < to && (quote === 34 || quote === 39)) {
    const close = source.indexOf(quote === 34 ? '"' : "'", start + 1)
    const end = close < 0 || close > to ? to : close
    return { start: start + 1, end, next: end + 1 }
  }
  let end = start
  while (end < to && source.charCodeAt(end) > 32) end++
  return { start, end, next: end }
}

/** One attribute's decoded value, or null where it is missing. */
export function attribute(page: HtmlPage, node: HtmlNode, name: string): string | null {
  return attributesOf(page, node).get(name)?.value ?? null
}
