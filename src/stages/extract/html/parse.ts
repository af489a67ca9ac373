// Builds the tree of a page in one pass over the source, keeping every offset. It follows the HTML standard where pages
// depend on it: implied end tags, scopes, raw text, end tags of formatting elements across blocks.
// Not done: foster parenting in tables, re-opening of formatting elements, quirks mode, scripting. A general parser that does all that
// costs more than the rest of the reading together; parse5 is the oracle of the tests beside this file.
import { makeDecoder } from './entities.ts'
import { appendChild, makeNode } from './node.ts'
import type { HtmlNode, HtmlPage } from './node.ts'
import { BARRIER, CLOSES_P, FORMATTING, HEAD, HEADING, RAW, SPECIAL, TAG_TRAITS, VOID } from './tags.ts'

/** Deeper elements become siblings; browsers stop at the same depth (Blink's limit). It also bounds every walk up the stack. */
export const DEPTH_LIMIT = 512

interface Builder {
  readonly source: string
  readonly root: HtmlNode
  readonly stack: HtmlNode[]
  /** How many elements of each name are open. */
  readonly open: Map<string, number>
  /** Start tags beyond the depth limit whose end tags are still to come. */
  readonly beyond: Map<string, number>
  readonly names: Map<string, string>
  flattened: number
  headSeen: boolean
  bodySeen: boolean
  svgEndsAhead: boolean
}

/** Parses a page. Never throws; linear in the length of the source times the depth limit at worst. */
export function parseHtml(source: string): HtmlPage {
  const root = makeNode('#root', BARRIER | SPECIAL, 0, 0, source.length)
  const builder: Builder = {
    source,
    root,
    stack: [root],
    open: new Map(),
    beyond: new Map(),
    names: new Map(),
    flattened: 0,
    headSeen: false,
    bodySeen: false,
    svgEndsAhead: true,
  }
  scan(builder)
  while (builder.stack.length > 1) pop(builder, source.length, source.length)
  return { source, root, decoder: makeDecoder(), flattened: builder.flattened }
}

function scan(builder: Builder): void {
  const { source } = builder
  let at = 0
  let textStart = 0
  while (at < source.length) {
    const less = source.indexOf('<', at)
    if (less < 0) break
    const code = source.charCodeAt(less + 1)
    const isEnd = code === 47
    if (isLetter(isEnd ? source.charCodeAt(less + 2) : code)) {
      addText(builder, textStart, less)
      at = isEnd ? endTag(builder, less) : startTag(builder, less)
    } else if (isEnd || code === 33 || code === 63) {
      addText(builder, textStart, less)
      at = skipMarkup(source, less)
    } else {
      at = less + 1
      continue
    }
    textStart = at
  }
  addText(builder, textStart, source.length)
}

function isLetter(code: number): boolean {
  const lower = code | 32
  return lower >= 97 && lower <= 122
}

/** Comments, doctype, processing instructions and what the standard calls bogus comments. */
function skipMarkup(source: string, less: number): number {
  if (source.startsWith('<!--', less)) {
    if (source[less + 4] === '>') return less + 5
    if (source.startsWith('->', less + 4)) return less + 6
    const end = source.indexOf('-->', less + 4)
    return end < 0 ? source.length : end + 3
  }
  const end = source.indexOf('>', less + 2)
  return end < 0 ? source.length : end + 1
}

function addText(builder: Builder, start: number, end: number): void {
  if (start >= end) return
  const text = makeNode('#text', 0, start, start, end)
  appendChild(top(builder), text)
}

function top(builder: Builder): HtmlNode {
  return builder.stack[builder.stack.length - 1] ?? builder.root
}

/** Reads the name after '<' or '</', giving one shared string a name. */
function readName(builder: Builder, from: number): string {
  const { source } = builder
  let end = from + 1
  for (; end < source.length; end++) {
    const code = source.charCodeAt(end)
    if (code <= 32 || code === 47 || code === 62) break
  }
  const raw = source.slice(from, end)
  const known = builder.names.get(raw)
  if (known !== undefined) return known
  const name = raw.toLowerCase()
  builder.names.set(raw, name)
  return name
}

/** Just past the '>' of the tag whose attributes start at `from`; a quote counts only right after '='. */
function tagEnd(source: string, from: number): number {
  let at = from
  let afterEquals = false
  for (; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (code === 62) return at + 1
    if (code === 61) afterEquals = true
    else if ((code === 34 || code === 39) && afterEquals) {
      const close = source.indexOf(code === 34 ? '"' : "'", at + 1)
      if (close < 0) {
        const end = source.indexOf('>', at)
        return end < 0 ? source.length : end + 1
      }
      at = close
      afterEquals = false
    } else if (code > 32) afterEquals = false
  }
  return source.length
}

function startTag(builder: Builder, less: number): number {
  const { source } = builder
  const name = readName(builder, less + 1)
  const inner = tagEnd(source, less + 1 + name.length)
  const traits = TAG_TRAITS.get(name) ?? 0
  if (isRepeatedFrame(builder, name)) return inner
  closeImplied(builder, name, traits, less)
  const node = makeNode(name, traits, less, inner, inner)
  appendChild(top(builder), node)
  if (traits & VOID) return inner
  if (traits & RAW) return rawContent(builder, node)
  if (source.charCodeAt(inner - 2) === 47 && isForeign(builder)) return inner
  push(builder, node)
  return inner
}

/** A second html, head or body tag adds nothing. */
function isRepeatedFrame(builder: Builder, name: string): boolean {
  if (name === 'html') return builder.stack.length > 1
  if (name === 'head') {
    if (builder.headSeen || builder.bodySeen) return true
    builder.headSeen = true
  }
  if (name === 'body') {
    if (builder.bodySeen) return true
    builder.bodySeen = true
  }
  return false
}

function isForeign(builder: Builder): boolean {
  return (builder.open.get('math') ?? 0) > 0
}

function push(builder: Builder, node: HtmlNode): void {
  if (builder.stack.length >= DEPTH_LIMIT) {
    builder.flattened++
    builder.beyond.set(node.tag, (builder.beyond.get(node.tag) ?? 0) + 1)
    return
  }
  builder.stack.push(node)
  builder.open.set(node.tag, (builder.open.get(node.tag) ?? 0) + 1)
}

/** Closes the current element; and those round it whose own end tag came earlier. */
function pop(builder: Builder, innerEnd: number, end: number): void {
  const node = builder.stack.pop()
  if (!node) return
  node.innerEnd = innerEnd
  node.end = end
  builder.open.set(node.tag, (builder.open.get(node.tag) ?? 1) - 1)
  while (builder.stack.length > 1 && top(builder).ended) {
    const outer = builder.stack.pop()
    if (!outer) return
    outer.innerEnd = end
    outer.end = end
    builder.open.set(outer.tag, (builder.open.get(outer.tag) ?? 1) - 1)
  }
}

/** Closes everything down to and including the element at `index` of the stack. */
function popTo(builder: Builder, index: number, innerEnd: number, end: number): void {
  while (builder.stack.length - 1 > index) pop(builder, innerEnd, innerEnd)
  if (builder.stack.length - 1 === index) pop(builder, innerEnd, end)
}

/** Index of the nearest open `name`, not looking past a barrier; -1 when there is none in scope. */
function inScope(builder: Builder, name: string, extraBarrier = ''): number {
  if (!builder.open.get(name)) return -1
  for (let at = builder.stack.length - 1; at > 0; at--) {
    const node = builder.stack[at]
    if (!node) return -1
    if (node.tag === name) return at
    if (node.traits & BARRIER || node.tag === extraBarrier) return -1
  }
  return -1
}

function closeIfOpen(builder: Builder, name: string, at: number, extraBarrier = ''): void {
  const index = inScope(builder, name, extraBarrier)
  if (index > 0) popTo(builder, index, at, at)
}

function closeImplied(builder: Builder, name: string, traits: number, at: number): void {
  if (top(builder).tag === 'head' && !(traits & HEAD)) popTo(builder, builder.stack.length - 1, at, at)
  if (traits & CLOSES_P) closeIfOpen(builder, 'p', at, 'button')
  if (traits & HEADING && top(builder).traits & HEADING) popTo(builder, builder.stack.length - 1, at, at)
  switch (name) {
    case 'li': {
      closeItem(builder, ['li'], at)
      return
    }
    case 'dd':
    case 'dt': {
      closeItem(builder, ['dd', 'dt'], at)
      return
    }
    case 'option':
    case 'optgroup':
    case 'rt':
    case 'rp':
      while (
        isOneOf(
          top(builder).tag,
          name === 'option' ? ['option'] : name === 'optgroup' ? ['option', 'optgroup'] : ['rt', 'rp'],
        )
      )
        popTo(builder, builder.stack.length - 1, at, at)
      return
    case 'td':
    case 'th': {
      closeInTable(builder, ['td', 'th', 'caption'], at)
      return
    }
    case 'tr': {
      closeInTable(builder, ['tr', 'td', 'th', 'caption', 'colgroup'], at)
      return
    }
    case 'tbody':
    case 'thead':
    case 'tfoot': {
      closeInTable(builder, ['tbody', 'thead', 'tfoot', 'tr', 'td', 'th', 'caption', 'colgroup'], at)
      return
    }
    case 'a': {
      closeFormatting(builder, 'a', at, at)
      return
    }
    case 'button': {
      closeIfOpen(builder, 'button', at)
      return
    }
    default:
  }
}

function isOneOf(tag: string, names: readonly string[]): boolean {
  return names.includes(tag)
}

/** A list item ends the item before it, unless another block stands between them. */
function closeItem(builder: Builder, names: readonly string[], at: number): void {
  if (!names.some((name) => builder.open.get(name))) return
  for (let index = builder.stack.length - 1; index > 0; index--) {
    const node = builder.stack[index]
    if (!node) return
    if (names.includes(node.tag)) {
      popTo(builder, index, at, at)
      return
    }
    if (node.traits & SPECIAL && node.tag !== 'address' && node.tag !== 'div' && node.tag !== 'p') return
  }
}

/** Closes open cells and rows of the innermost table. */
function closeInTable(builder: Builder, names: readonly string[], at: number): void {
  if (!builder.open.get('table')) return
  let outermost = -1
  for (let index = builder.stack.length - 1; index > 0; index--) {
    const tag = builder.stack[index]?.tag ?? ''
    if (tag === 'table' || tag === 'template') break
    if (names.includes(tag)) outermost = index
  }
  if (outermost > 0) popTo(builder, outermost, at, at)
}

function rawContent(builder: Builder, node: HtmlNode): number {
  const close = rawEnd(builder, node)
  if (node.tag !== 'svg' && close > node.inner) {
    appendChild(node, makeNode('#text', 0, node.inner, node.inner, close))
  }
  const end = close < builder.source.length ? builder.source.indexOf('>', close) : -1
  node.innerEnd = close
  node.end = end < 0 ? builder.source.length : end + 1
  return node.end
}

function rawEnd(builder: Builder, node: HtmlNode): number {
  const { source } = builder
  if (node.tag === 'svg') {
    // Drawings hold no text worth reading; one that never ends is passed over as an empty element.
    if (source.charCodeAt(node.inner - 2) === 47 || !builder.svgEndsAhead) return emptyRaw(node)
    const close = drawingEnd(source, node.inner)
    if (close < 0) builder.svgEndsAhead = false
    return close < 0 ? emptyRaw(node) : close
  }
  const isLowerCase = source.startsWith(node.tag, node.start + 1)
  if (isLowerCase) {
    const close = source.indexOf(`</${node.tag}`, node.inner)
    const next = close < 0 ? 0 : source.charCodeAt(close + 2 + node.tag.length)
    if (close >= 0 && (next <= 32 || next === 47 || next === 62)) return close
  }
  const finder = new RegExp(`</${node.tag}(?=[\\s/>])`, 'gi')
  finder.lastIndex = node.inner
  return finder.exec(source)?.index ?? source.length
}

/** The end tag that matches, drawings inside drawings counted. */
function drawingEnd(source: string, from: number): number {
  let close = source.indexOf('</svg', from)
  let inside = source.indexOf('<svg', from)
  while (close >= 0 && inside >= 0 && inside < close) {
    close = source.indexOf('</svg', close + 5)
    inside = source.indexOf('<svg', inside + 4)
  }
  return close
}

/** Makes `rawContent` end right after the start tag. */
function emptyRaw(node: HtmlNode): number {
  return node.inner - 1
}

function endTag(builder: Builder, less: number): number {
  const name = readName(builder, less + 2)
  const end = tagEnd(builder.source, less + 2 + name.length)
  const traits = TAG_TRAITS.get(name) ?? 0
  const beyond = builder.beyond.get(name) ?? 0
  if (beyond > 0) builder.beyond.set(name, beyond - 1)
  else if (name === 'p' && inScope(builder, 'p', 'button') < 0)
    appendChild(top(builder), makeNode('p', traits, less, less, end))
  else if (name === 'br') appendChild(top(builder), makeNode('br', traits, less, less, end))
  else if (name !== 'html' && name !== 'body') closeByEndTag(builder, name, traits, less, end)
  return end
}

function closeByEndTag(builder: Builder, name: string, traits: number, less: number, end: number): void {
  if (traits & FORMATTING) {
    closeFormatting(builder, name, less, end)
    return
  }
  if (traits & HEADING) {
    closeHeading(builder, less, end)
    return
  }
  if (!builder.open.get(name)) return
  for (let at = builder.stack.length - 1; at > 0; at--) {
    const node = builder.stack[at]
    if (!node) return
    if (node.tag === name) {
      popTo(builder, at, less, end)
      return
    }
    if (traits & SPECIAL) {
      if (node.traits & BARRIER && !isTablePart(name)) return
      if (node.tag === 'table' && isTablePart(name)) return
    } else if (node.traits & SPECIAL) return
  }
}

function isTablePart(name: string): boolean {
  return isOneOf(name, ['table', 'tbody', 'thead', 'tfoot', 'tr', 'td', 'th', 'caption'])
}

function closeHeading(builder: Builder, less: number, end: number): void {
  for (let at = builder.stack.length - 1; at > 0; at--) {
    const node = builder.stack[at]
    if (!node || node.traits & BARRIER) return
    if (node.traits & HEADING) {
      popTo(builder, at, less, end)
      return
    }
  }
}

/** Where blocks stand open inside, the element ends when they do: `<a><div>…</a>…</div>` must not make the rest of the page a link. */
function closeFormatting(builder: Builder, name: string, less: number, end: number): void {
  if (!builder.open.get(name)) return
  let blocked = false
  for (let at = builder.stack.length - 1; at > 0; at--) {
    const node = builder.stack[at]
    if (!node || node.traits & BARRIER) return
    if (node.tag === name && !node.ended) {
      if (blocked) node.ended = true
      else popTo(builder, at, less, end)
      return
    }
    if (node.traits & SPECIAL) blocked = true
  }
}
