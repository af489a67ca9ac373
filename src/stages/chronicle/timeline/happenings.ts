// Dated happenings of one document: each time that is placed in the calendar, with the clause that it dates.
// The clause's own time counts, never the publication time: a clause without a time makes no entry.
import type {
  Attribution,
  BlockKind,
  Chronicle,
  Document,
  Sentence,
  Span,
  Syntax,
  TimeExpression,
  When,
} from '../../../model/index.ts'
import { whenOf } from '../events/find-events.ts'
import { childrenOf, lowAt, relationAt, tagAt, treeOf } from '../events/tree.ts'
import type { Tree } from '../events/tree.ts'
import { tokenAt } from '../tag-reader.ts'

export interface Happening extends Span {
  readonly document: string
  readonly when: When
  readonly text: string
  /** Lemmas of its content words, for recognising the same happening elsewhere. */
  readonly words: ReadonlySet<string>
}

export interface HappeningsInput {
  readonly document: Document
  readonly syntax: Syntax
  readonly chronicle: Chronicle
  readonly attributions?: readonly Attribution[]
  /** Starts of the times that the story's other pages have placed. */
  readonly byStory?: ReadonlySet<number>
}

/** Blocks that tell of the story; titles repeat it, and the rest is about the page. */
const TELLING: ReadonlySet<BlockKind> = new Set([
  'paragraph',
  'dek',
  'quotation',
  'list-item',
  'answer',
  'caption',
])
/** A sentence up to this many characters is told whole, a longer one by the clause of its time. */
const WHOLE_SENTENCE = 220
/** Longest text of an entry; a clause beyond it is not short enough to be read in a list. */
const LONGEST_ENTRY = 400
const LEAST_WORDS = 4

export function findHappenings({
  document,
  syntax,
  chronicle,
  attributions = [],
  byStory,
}: HappeningsInput): Happening[] {
  const found: Happening[] = []
  let at = 0
  for (const sentence of syntax.sentences) {
    const times: TimeExpression[] = []
    while (at < chronicle.times.length && (chronicle.times[at]?.start ?? 0) < sentence.end) {
      const time = chronicle.times[at]
      if (time && time.start >= sentence.start && (isPlaced(time) || byStory?.has(time.start)))
        times.push(time)
      at += 1
    }
    const block = document.blocks[sentence.block]
    if (times.length === 0 || (block && !TELLING.has(block.kind)) || sentence.last - sentence.first > 150)
      continue
    found.push(...happeningsOf(sentence, times, { document, syntax, chronicle, attributions }))
  }
  return found
}

/** Dates, moments, and stretches with both ends known ("within 24 hours" of a day told before). */
const isPlaced = (time: TimeExpression): boolean =>
  (time.type === 'DATE' || time.type === 'TIME' || time.type === 'DURATION') &&
  time.interval !== undefined &&
  time.basis !== 'assumed' &&
  time.precision !== 'unknown' &&
  time.precision !== 'decade'

interface Dated {
  readonly time: TimeExpression
  readonly verb: number
}

function happeningsOf(
  sentence: Sentence,
  times: readonly TimeExpression[],
  { document, syntax, attributions = [] }: HappeningsInput,
): Happening[] {
  const tree = treeOf(document.text, syntax, sentence)
  const dated: Dated[] = []
  for (const time of times) {
    const verb = governingVerb(tree, time)
    if (verb === null || isOfContent(tree, verb, time, attributions)) continue
    const same = dated.findIndex((other) => other.verb === verb && !areTwo(other.time, time, document.text))
    // Two times of one verb ("on Friday, two weeks after …") are one happening: the finer one dates it.
    if (same < 0) dated.push({ time, verb })
    else if (finer(time, dated[same]?.time)) dated[same] = { time, verb }
  }
  return dated.flatMap((one) => {
    const when = whenOf(one.time)
    const span = clauseSpan(tree, sentence, one, dated.length > 1)
    if (!when || !span) return []
    const text = document.text.slice(span.start, span.end).replace(/\s+/g, ' ')
    return [{ ...span, document: document.id, when, text, words: contentWords(syntax, span, document.text) }]
  })
}

/** "on 2 May and again on 9 May": two days joined by "and" are two happenings. */
const areTwo = (a: TimeExpression, b: TimeExpression, text: string): boolean =>
  a.precision === 'day' &&
  b.precision === 'day' &&
  a.interval?.start !== b.interval?.start &&
  /^\s*,?\s*and\b[^.;]{0,24}$/.test(text.slice(a.end, b.start))

const RANK = ['second', 'minute', 'hour', 'day', 'week', 'month', 'season', 'year', 'decade', 'unknown']
export const rankOf = (precision: string | undefined): number => RANK.indexOf(precision ?? 'unknown')
const finer = (a: TimeExpression, b: TimeExpression | undefined): boolean =>
  rankOf(a.precision) < rankOf(b?.precision)

const isHour = (time: TimeExpression): boolean => rankOf(time.precision) <= 3
/** The finite verb that the time dates; null where it only qualifies a noun, and so dates something that is not told here. */
function governingVerb(tree: Tree, time: TimeExpression): number | null {
  const at = tokenAt(tree.tokens, time.end - 1)
  const lead = tree.text.slice(Math.max(0, time.start - 8), time.start)
  if (time.type === 'DURATION' && !/\bwithin\s+$/i.test(lead)) return null
  // "As of 3 May, the road was closed": a state at that day, not a happening of it.
  if (/\bas of\s+$/i.test(lead)) return null
  if (at < tree.first || at >= tree.last) return null
  let node = at
  let throughNoun = false
  for (let step = 0; step < 24; step += 1) {
    if (tagAt(tree, node) === 'VERB' || (tagAt(tree, node) === 'AUX' && relationAt(tree, node) === 'root')) {
      const told = !throughNoun || isHour(time)
      return told && isTold(tree, node, time) ? node : null
    }
    const head = tree.tokens[node]?.head ?? -1
    if (head < tree.first || head >= tree.last)
      return tagAt(tree, node) === 'ADJ' || tagAt(tree, node) === 'NOUN'
        ? hasCopula(tree, node)
          ? node
          : null
        : null
    if (node !== at && tagAt(tree, node) === 'NOUN') throughNoun = true
    node = head
  }
  return null
}

/** "told reporters that the strike last week had failed": the time stands in what was said, and does not date the saying. */
function isOfContent(
  tree: Tree,
  verb: number,
  time: TimeExpression,
  attributions: readonly Attribution[],
): boolean {
  const at = tree.tokens[verb]?.start ?? 0
  const holds = (ranges: Attribution['content'], offset: number): boolean =>
    ranges.some(([start, end]) => start <= offset && offset < end)
  return attributions.some(
    ({ content, cue }) => holds(content, time.start) && holds(cue, at) && !holds(content, at),
  )
}

const hasCopula = (tree: Tree, at: number): boolean =>
  childrenOf(tree, at).some((child) => relationAt(tree, child) === 'cop')

/** Something happened, was said, or is to happen: a past or future verb, or any verb with a date written out. */
function isTold(tree: Tree, verb: number, time: TimeExpression): boolean {
  if (
    /\b(?:since|until|till)\s+$/.test(tree.text.slice(Math.max(0, time.start - 8), time.start)) &&
    rankOf(time.precision) > 3
  )
    return false
  const tag = tree.tokens[verb]?.xpos ?? ''
  if (tag === 'VBD' || tag === 'VBN' || tag === '') return true
  if (time.basis === 'stated' && isHour(time)) return true
  const helpers = childrenOf(tree, verb)
    .filter((child) => relationAt(tree, child) === 'aux' || relationAt(tree, child) === 'aux:pass')
    .map((child) => lowAt(tree, child))
  if (helpers.some((word) => /^(?:will|would|was|were|had|did|has|have|to|'ll|is|are)$/.test(word)))
    return true
  return tag === 'VB' || tag === 'VBG' || tag === 'VBZ' || tag === 'VBP' ? isHour(time) : false
}

/** The words that tell it: the sentence where it is short and has one happening, else the clause of the verb. */
function clauseSpan(tree: Tree, sentence: Sentence, { verb, time }: Dated, several: boolean): Span | null {
  const whole = { start: sentence.start, end: sentence.end }
  const short = sentence.end - sentence.start <= WHOLE_SENTENCE
  const root = relationAt(tree, verb) === 'root'
  if (short && (!several || root)) return trimmed(tree.text, whole)
  const clause = subtreeSpan(tree, verb)
  const holds = clause.start <= time.start && time.end <= clause.end
  const words = tree.text.slice(clause.start, clause.end).split(/\s+/).length
  const span = holds && words >= LEAST_WORDS && clause.end - clause.start <= LONGEST_ENTRY ? clause : whole
  return span.end - span.start <= LONGEST_ENTRY
    ? trimmed(tree.text, span)
    : trimmed(tree.text, window(tree, verb, time))
}

/** Relations that stand outside a clause's own statement. */
const LEFT_OUT = new Set(['mark', 'cc', 'punct', 'parataxis', 'conj'])

function subtreeSpan(tree: Tree, verb: number): Span {
  let [from, to] = [verb, verb]
  const queue = [verb]
  for (let step = 0; step < queue.length; step += 1) {
    const node = queue[step] ?? verb
    for (const child of childrenOf(tree, node)) {
      if (
        node === verb &&
        LEFT_OUT.has(relationAt(tree, child)) &&
        !(relationAt(tree, child) === 'conj' && tagAt(tree, child) === 'VERB' && child > verb)
      )
        continue
      queue.push(child)
      from = Math.min(from, child)
      to = Math.max(to, child)
    }
  }
  return { start: tree.tokens[from]?.start ?? 0, end: tree.tokens[to]?.end ?? 0 }
}

/** A very long clause: from its verb's subject side to just past the time, cut at whole words. */
function window(tree: Tree, verb: number, time: TimeExpression): Span {
  const token = tree.tokens[verb]
  const middle = token ? Math.min(token.start, time.start) : time.start
  let start = middle
  let end = Math.max(token?.end ?? time.end, time.end)
  for (let i = tree.first; i < tree.last; i += 1) {
    const one = tree.tokens[i]
    if (!one) continue
    if (one.start < start && one.start >= middle - LONGEST_ENTRY / 4) start = one.start
    if (one.end > end && one.end <= middle + LONGEST_ENTRY / 2) end = one.end
  }
  return { start, end }
}

function trimmed(text: string, span: Span): Span {
  let { start, end } = span
  while (start < end && /[\s*#>•\-–—,;]/.test(text.charAt(start))) start += 1
  while (end > start && /[\s*,;]/.test(text.charAt(end - 1))) end -= 1
  return { start, end }
}

const CONTENT = new Set(['NOUN', 'PROPN', 'VERB', 'NUM', 'ADJ'])

function contentWords(syntax: Syntax, span: Span, text: string): ReadonlySet<string> {
  const words = new Set<string>()
  for (let i = Math.max(0, tokenAt(syntax.tokens, span.start)); i < syntax.tokens.length; i += 1) {
    const token = syntax.tokens[i]
    if (!token || token.start >= span.end) break
    if (CONTENT.has(token.upos)) words.add((token.lemma || text.slice(token.start, token.end)).toLowerCase())
  }
  return words
}
