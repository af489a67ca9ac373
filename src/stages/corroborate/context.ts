// What a clause leaves out, and where it stands: the subject that a raised or shared verb has further up in its sentence
// ("a raft is said to have been picked up"), and what a content that only points back points to ("the company denied this").
import type { Attribution, Figure, Span, Syntax } from '../../model/index.ts'
import type { FeatureLayers } from './features.ts'
import { firstEndingAfter, overlaps } from '../../text/tokens-in.ts'

/** A content that only points back ("denied this", "rejects the claims", "it"). */
const POINTING =
  /^(?:(?:any|all|both|such|these|those|this|that|the|its|it|them|his|her|their) ?)?(?:claims?|allegations?|accusations?|charges?|reports?|suggestions?|story|account|idea|talk|rumou?rs?|accounts?)?$/i

/** "receiving any such letter", "that no such report existed": what it denies was told before. */
const SUCH = /^(?:that |\p{L}+ing )?(?:any|no) such \p{L}+(?: (?:had |was |were |ever )?\p{L}+)?$/iu

/** "this latest episode", "the whole affair": a happening told before, called by a general word. */
const AGAIN = /^(?:this|that|the (?:whole|entire|latest|same)|this (?:whole|entire|latest|same)) \p{L}+$/iu

export const pointsBack = (words: string): boolean =>
  POINTING.test(words) || SUCH.test(words) || AGAIN.test(words)

/** How far back a bare number's noun is looked for, in sentences. */
const COUNT_REACH = 2

/** A figure that counts what `own` does, or one too far back to look on from. */
const isSameCount = (one: Figure | undefined, own: Figure, least: number): boolean =>
  one === undefined || one.start < least || (one.of === own.of && one.unit === own.unit)

/** What a bare number counts ("there were 150"): the words round the figure before it that has the noun, without that figure. */
export function countedBefore(
  layers: Pick<FeatureLayers, 'document' | 'syntax' | 'chronicle'>,
  clause: Span,
): Span[] {
  const { document, syntax, chronicle } = layers
  const near = firstEndingAfter(chronicle.figures, clause.start)
  const figure = chronicle.figures[near]
  const own = figure && overlaps(figure, clause) ? figure : undefined
  const noun = own?.of.split(' ').at(-1)?.toLowerCase() ?? ''
  if (!own || noun === '' || document.text.slice(clause.start, clause.end).toLowerCase().includes(noun))
    return []
  const at = firstEndingAfter(syntax.sentences, own.start)
  const least = syntax.sentences[Math.max(0, at - COUNT_REACH)]?.start ?? 0
  let before = near - 1
  while (before >= 0 && !isSameCount(chronicle.figures[before], own, least)) before--
  const other = chronicle.figures[before]
  const sentence = other && syntax.sentences[firstEndingAfter(syntax.sentences, other.start)]
  if (!other || !sentence || other.start < least) return []
  return [
    { start: sentence.start, end: other.start },
    { start: other.end, end: Math.min(sentence.end, clause.start) },
  ].filter((one) => one.end > one.start)
}

/** First and last token of what hangs on a token, inside its sentence. */
function reach(syntax: Syntax, at: number, first: number, last: number): Span {
  const within = (token: number): boolean => {
    for (let next = token, steps = 0; next >= first && next <= last && steps < 200; steps++) {
      if (next === at) return true
      next = syntax.tokens[next]?.head ?? -1
    }
    return false
  }
  let [from, to] = [at, at]
  while (from > first && within(from - 1)) from--
  while (to < last && within(to + 1)) to++
  return { start: syntax.tokens[from]?.start ?? 0, end: syntax.tokens[to]?.end ?? 0 }
}

/** The phrase of a noun, up to where a clause that hangs on it begins. */
function phraseBefore(syntax: Syntax, noun: number, first: number, clause: Span): Span | null {
  let from = noun
  while (from > first && syntax.tokens[from - 1]?.head === noun) from--
  const last = firstEndingAfter(syntax.tokens, clause.start) - 1
  const [opening, closing] = [syntax.tokens[from], syntax.tokens[Math.max(noun, last)]]
  return opening && closing && closing.end <= clause.start ? { start: opening.start, end: closing.end } : null
}

/** The subject of a clause whose own verb has none: that of the nearest verb above it which has one, if it stands outside. */
export function governingSubject(syntax: Syntax, clause: Span): Span | null {
  const sentence = syntax.sentences.find((one) => overlaps(one, clause))
  if (!sentence) return null
  const first = firstEndingAfter(syntax.tokens, sentence.start)
  const last = firstEndingAfter(syntax.tokens, sentence.end - 1)
  const subjects = new Map<number, number>()
  let root = -1
  for (let at = first; at <= last; at++) {
    const token = syntax.tokens[at]
    if (!token) continue
    if (token.deprel.startsWith('nsubj') || token.deprel.startsWith('csubj')) subjects.set(token.head, at)
    const head = syntax.tokens[token.head]
    const isTop = overlaps(token, clause) && (!head || !overlaps(head, clause))
    if (root < 0 && isTop && (token.upos === 'VERB' || token.upos === 'AUX' || token.upos === 'ADJ'))
      root = at
  }
  // "a blast, which killed three": the noun that a relative clause hangs on.
  const noun = syntax.tokens[root]?.deprel === 'acl:relcl' ? (syntax.tokens[root]?.head ?? -1) : -1
  if (noun >= first && noun <= last) return phraseBefore(syntax, noun, first, clause)
  for (let at = root, steps = 0; at >= first && at <= last && steps <= last - first; steps++) {
    const subject = subjects.get(at)
    if (subject !== undefined) {
      const span = reach(syntax, subject, first, last)
      return overlaps(span, clause) ? null : span
    }
    at = syntax.tokens[at]?.head ?? -1
  }
  return null
}

const start = (one: Attribution): number =>
  Math.min(...[...one.source, ...one.cue, ...one.content].map(([from]) => from))

/**
 * What a content that only points back points to: what was last attributed in the sentence before its own in the same
 * block, else that sentence, else what stands before it in its own.
 */
export function antecedents(
  syntax: Syntax,
  attributions: readonly Attribution[],
  own: Attribution,
  clause: Span,
): Span[] {
  const at = syntax.sentences.findIndex((one) => overlaps(one, clause))
  const [sentence, before] = [syntax.sentences[at], syntax.sentences[at - 1]]
  if (!sentence) return []
  if (before?.block === sentence.block) {
    const said = attributions.filter(
      (one) => one.id !== own.id && one.content.some(([from, to]) => from < before.end && before.start < to),
    )
    const last = said.sort((a, b) => start(a) - start(b)).at(-1)
    if (last)
      return last.content
        .map(([from, to]) => ({ start: Math.max(from, before.start), end: Math.min(to, before.end) }))
        .filter((one) => one.end > one.start)
    return [{ start: before.start, end: before.end }]
  }
  const earlier = { start: sentence.start, end: start(own) }
  return earlier.end > earlier.start ? [earlier] : []
}
