// A document as the detectors read it: words, tags, trees, quotations, and the stretches of text that a reporting clause
// may cover. Everything is an array over tokens; nothing here decides what is an attribution.
import type { Block, Document, Name, Sentence, Span, Syntax, Token, Upos } from '../../model/index.ts'
import { findQuotations } from '../../text/quotation-marks.ts'
import type { Quotation } from '../../text/quotation-marks.ts'
import { correct } from './corrections.ts'
import type { Dateline } from './corrections.ts'
import type { Lexicon } from './lexicon.ts'

/** Half-open run of token indices. */
export interface Run {
  readonly first: number
  readonly last: number
}

/** Sentences held together by a quotation that runs across their borders: the reach of a reporting clause. */
export interface Stretch extends Run {
  readonly block: number
}

export interface Page {
  readonly document: Document
  readonly syntax: Syntax
  readonly lexicon: Lexicon
  readonly text: string
  readonly tokens: readonly Token[]
  /** Lower-cased words, straight apostrophes. */
  readonly words: readonly string[]
  readonly tree: Tree
  readonly quotations: readonly Quotation[]
  /** Innermost quotation of each token (marks belong to it), or -1. */
  readonly quoteOf: Int32Array
  /** First and last token inside each quotation, marks left out. */
  readonly quoteRuns: readonly Run[]
  readonly sentenceOf: Int32Array
  readonly stretches: readonly Stretch[]
  readonly stretchOf: Int32Array
  /** Words of the page that stand in lower case somewhere: a capital at a sentence's head says nothing about them. */
  readonly lowered: ReadonlySet<string>
  /** First token of each word. */
  readonly firstOf: ReadonlyMap<string, number>
  /** Names by the offset at which they end. */
  readonly nameEndingAt: ReadonlyMap<number, Name>
  readonly datelines: readonly Dateline[]
  readonly block: (stretch: Stretch) => Block | null
}

/** Children and extent of each token's subtree; `isParsed` is false where no parser has run. */
export interface Tree {
  readonly isParsed: boolean
  readonly childStart: Int32Array
  readonly childList: Int32Array
  readonly low: Int32Array
  readonly high: Int32Array
}

const PARSED_RELATIONS = new Set(['nsubj', 'obj', 'case', 'det'])

function validHead(tokens: readonly Token[], i: number, sentence: Run): number {
  const head = tokens[i]?.head ?? -1
  return head >= sentence.first && head < sentence.last && head !== i ? head : -1
}

/** Reads the heads; a head outside its sentence or a loop is treated as a root. */
function readTree(tokens: readonly Token[], sentences: readonly Sentence[]): Tree {
  const count = tokens.length
  const heads = new Int32Array(count).fill(-1)
  const childStart = new Int32Array(count + 1)
  for (const sentence of sentences) {
    for (let i = sentence.first; i < sentence.last; i++) {
      const head = validHead(tokens, i, sentence)
      heads[i] = head
      if (head >= 0) childStart[head + 1] = (childStart[head + 1] ?? 0) + 1
    }
  }
  for (let i = 0; i < count; i++) childStart[i + 1] = (childStart[i + 1] ?? 0) + (childStart[i] ?? 0)
  const childList = new Int32Array(childStart[count] ?? 0)
  const filled = childStart.slice()
  for (let i = 0; i < count; i++) {
    const head = heads[i] ?? -1
    if (head < 0) continue
    const place = filled[head] ?? 0
    childList[place] = i
    filled[head] = place + 1
  }
  const low = Int32Array.from({ length: count }, (_, i) => i)
  const high = Int32Array.from({ length: count }, (_, i) => i)
  const order: number[] = []
  for (let i = 0; i < count; i++) if ((heads[i] ?? -1) < 0) order.push(i)
  for (let at = 0; at < order.length; at++) {
    const i = order[at] ?? 0
    for (let k = childStart[i] ?? 0; k < (childStart[i + 1] ?? 0); k++) order.push(childList[k] ?? 0)
  }
  for (let at = order.length - 1; at >= 0; at--) {
    const i = order[at] ?? 0
    const head = heads[i] ?? -1
    if (head < 0) continue
    low[head] = Math.min(low[head] ?? i, low[i] ?? i)
    high[head] = Math.max(high[head] ?? i, high[i] ?? i)
  }
  const isParsed = tokens.some((token) => PARSED_RELATIONS.has(token.deprel))
  return { isParsed, childStart, childList, low, high }
}

/** Index of the first token that starts at or after `offset`. */
export function tokenAt(tokens: readonly Token[], offset: number): number {
  let from = 0
  let to = tokens.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((tokens[middle]?.start ?? 0) < offset) from = middle + 1
    else to = middle
  }
  return from
}

function placeQuotations(
  tokens: readonly Token[],
  quotations: readonly Quotation[],
): { quoteOf: Int32Array; quoteRuns: Run[] } {
  const quoteOf = new Int32Array(tokens.length).fill(-1)
  const quoteRuns: Run[] = []
  for (const [q, quotation] of quotations.entries()) {
    const from = tokenAt(tokens, quotation.open)
    let to = tokenAt(tokens, quotation.close)
    if (!quotation.closed) to = tokenAt(tokens, quotation.end)
    for (let i = from; i < to; i++) quoteOf[i] = q
    quoteRuns.push({ first: tokenAt(tokens, quotation.start), last: tokenAt(tokens, quotation.end) })
  }
  return { quoteOf, quoteRuns }
}

function gatherStretches(
  sentences: readonly Sentence[],
  quoteOf: Int32Array,
  quotations: readonly Quotation[],
): Stretch[] {
  const outermost = (token: number): number => {
    let q = quoteOf[token] ?? -1
    while (q >= 0 && (quotations[q]?.parent ?? -1) >= 0) q = quotations[q]?.parent ?? -1
    return q
  }
  const stretches: Stretch[] = []
  for (const sentence of sentences) {
    const before = stretches.at(-1)
    const shared =
      before &&
      before.block === sentence.block &&
      before.last === sentence.first &&
      before.last > before.first
    const quote = shared ? outermost(sentence.first) : -1
    if (before && quote >= 0 && outermost(sentence.first - 1) === quote) {
      stretches[stretches.length - 1] = { ...before, last: sentence.last }
    } else stretches.push({ first: sentence.first, last: sentence.last, block: sentence.block })
  }
  return stretches
}

const plainWord = (written: string): string => {
  const lower = written.toLowerCase()
  return lower.includes('’') || lower.includes('‘') ? lower.replace(/[’‘]/g, "'") : lower
}

function firstPlaces(words: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const [i, one] of words.entries()) if (!places.has(one)) places.set(one, i)
  return places
}

/** Prepares a document for the detectors. Linear in its tokens. */
export function readPage(document: Document, layer: Syntax, lexicon: Lexicon): Page {
  const { text } = document
  const { syntax, datelines } = correct(document, layer, lexicon)
  const { tokens, sentences } = syntax
  const blocks: readonly Span[] = document.blocks.filter((block) => block.kind !== 'boilerplate')
  const quotations = findQuotations(text, blocks.length > 0 ? blocks : [{ start: 0, end: text.length }])
  const { quoteOf, quoteRuns } = placeQuotations(tokens, quotations)
  const sentenceOf = new Int32Array(tokens.length)
  for (const [s, sentence] of sentences.entries()) sentenceOf.fill(s, sentence.first, sentence.last)
  const stretches = gatherStretches(sentences, quoteOf, quotations)
  const stretchOf = new Int32Array(tokens.length)
  for (const [s, stretch] of stretches.entries()) stretchOf.fill(s, stretch.first, stretch.last)
  const forms = tokens.map((token) => text.slice(token.start, token.end))
  const words = forms.map((one) => plainWord(one))
  return {
    document,
    syntax,
    lexicon,
    text,
    lowered: new Set(forms.filter((one) => /^\p{Ll}/u.test(one))),
    tokens,
    quotations,
    quoteOf,
    quoteRuns,
    sentenceOf,
    stretches,
    stretchOf,
    words,
    firstOf: firstPlaces(words),
    nameEndingAt: new Map(syntax.names.map((name) => [name.end, name])),
    datelines,
    tree: readTree(tokens, sentences),
    block: (stretch) => document.blocks[stretch.block] ?? null,
  }
}

/** The written form of a token. */
export function form(page: Page, i: number): string {
  const token = page.tokens[i]
  return token ? page.text.slice(token.start, token.end) : ''
}

export const word = (page: Page, i: number): string => page.words[i] ?? ''
export const tagOf = (page: Page, i: number): Upos | '' => page.tokens[i]?.upos ?? ''
/** The relation without its subtype. */
export function relation(page: Page, i: number): string {
  const deprel = page.tokens[i]?.deprel ?? ''
  const colon = deprel.indexOf(':')
  return colon < 0 ? deprel : deprel.slice(0, colon)
}
export const xposOf = (page: Page, i: number): string => page.tokens[i]?.xpos ?? ''
export const fullRelation = (page: Page, i: number): string => page.tokens[i]?.deprel ?? ''
export const headOf = (page: Page, i: number): number => page.tokens[i]?.head ?? -1
export const startOf = (page: Page, i: number): number => page.tokens[i]?.start ?? page.text.length
export const endOf = (page: Page, i: number): number => page.tokens[i]?.end ?? page.text.length

/** Children further from their head than this are not looked at, in tokens: real clauses are shorter. */
const CHILD_REACH = 250

/** First place in the child list of a token whose child stands within reach. */
function firstChild(page: Page, i: number): number {
  const { childStart, childList } = page.tree
  let from = childStart[i] ?? 0
  let to = childStart[i + 1] ?? from
  while (from < to) {
    const middle = (from + to) >> 1
    if ((childList[middle] ?? 0) < i - CHILD_REACH) from = middle + 1
    else to = middle
  }
  return from
}

/** Children of a token, left to right. */
export function children(page: Page, i: number): readonly number[] {
  const found: number[] = []
  const end = page.tree.childStart[i + 1] ?? 0
  for (let k = firstChild(page, i); k < end; k++) {
    const child = page.tree.childList[k] ?? -1
    if (child > i + CHILD_REACH) break
    found.push(child)
  }
  return found
}

/** The first child with one of these relations (full name or without subtype). */
export function childOf(page: Page, i: number, ...relations: readonly string[]): number {
  const end = page.tree.childStart[i + 1] ?? 0
  for (let k = firstChild(page, i); k < end; k++) {
    const child = page.tree.childList[k] ?? -1
    if (child > i + CHILD_REACH) break
    if (relations.includes(fullRelation(page, child)) || relations.includes(relation(page, child)))
      return child
  }
  return -1
}

const isMark = (page: Page, i: number): boolean => tagOf(page, i) === 'PUNCT'

/** Takes punctuation and white space off both edges of a run of tokens. */
export function trimRun(page: Page, run: Run): Run {
  let { first, last } = run
  while (first < last && isMark(page, first)) first++
  while (last > first && isMark(page, last - 1)) last--
  return { first, last }
}

export const rangeOf = (page: Page, run: Run): readonly [number, number] => [
  startOf(page, run.first),
  endOf(page, run.last - 1),
]
export const textOf = (page: Page, run: Run): string =>
  run.last > run.first ? page.text.slice(...rangeOf(page, run)) : ''
