// Statements of one document: each clause that carries a claim, with how certain it is put and through whom we know it.
// What somebody said and that they said it are two statements. What the page says on its own word has the page as its
// whole chain. Questions and demands assert nothing, so only the act of asking is a statement.
import {
  defineStage,
  type Attribution,
  type Block,
  type Chronicle,
  type ClaimKind,
  type Document,
  type Hop,
  type Made,
  type Resources,
  type Span,
  type Statement,
  type Syntax,
  type Token,
} from '../../model/index.ts'
import { makeId } from '../../text/digest.ts'
import { firstEndingAfter, inside, overlaps } from '../../text/tokens-in.ts'
import { certaintyOf, foldClause, kindOf } from './certainty.ts'
import { isNegated, tellingWords } from './features.ts'
import { clausesOf, trimmed, type Clause } from './clauses.ts'
import { antecedents, countedBefore, governingSubject, pointsBack } from './context.ts'
import { lexiconOf, type Lexicon } from './lexicon.ts'
import { bearsOn } from './scope.ts'
import { pageHop } from '../../text/page-name.ts'

const CARRIES: ReadonlySet<Block['kind']> = new Set([
  'title',
  'dek',
  'paragraph',
  'quotation',
  'list-item',
  'answer',
])
/** Words of its own that a claim needs: "We made it clear" and "but decided not to" have one; a count or a "no" makes up for the other. */
const MIN_TELLING = 2
/** Polarity under which the content is put forward or turned down, not asked for. */
const ASSERTING: ReadonlySet<Attribution['polarity']> = new Set([
  'asserts',
  'denies',
  'confirms',
  'speculates',
])

interface Layers {
  readonly document: Document
  readonly syntax: Syntax
  readonly attributions: readonly Attribution[]
  readonly chronicle: Chronicle
}

interface Draft extends Span {
  readonly attribution: Attribution | null
  readonly chain: readonly Hop[]
  readonly kind?: ClaimKind
  readonly context: readonly Span[]
}

const hull = (ranges: readonly (readonly [number, number])[]): Span | null => {
  const first = ranges[0]
  const last = ranges.at(-1)
  return first && last ? { start: first[0], end: last[1] } : null
}

const spans = (ranges: readonly (readonly [number, number])[]): Span[] =>
  ranges.map(([start, end]) => ({ start, end }))

/** The parts of a span that no cut covers; cuts are sorted by start. */
function without(span: Span, cuts: readonly Span[]): Span[] {
  const rest: Span[] = []
  let at = span.start
  for (const cut of cuts) {
    if (cut.end <= at || cut.start >= span.end) continue
    if (cut.start > at) rest.push({ start: at, end: cut.start })
    at = Math.max(at, cut.end)
  }
  if (at < span.end) rest.push({ start: at, end: span.end })
  return rest
}

/** What each attribution says, clause by clause, leaving out what a nested attribution says in its turn. */
function contentDrafts(layers: Layers): Draft[] {
  const { document, syntax, attributions } = layers
  const drafts: Draft[] = []
  for (const attribution of attributions) {
    if (!ASSERTING.has(attribution.polarity)) continue
    const nested = attributions.filter((one) => one.within === attribution.id)
    const cuts = nested
      .flatMap((one) => spans([...one.source, ...one.cue, ...one.content]))
      .sort((a, b) => a.start - b.start)
    for (const piece of spans(attribution.content).flatMap((span) => without(span, cuts))) {
      for (const sentence of sentencesIn(syntax, piece)) {
        for (const clause of clausesOf(document.text, syntax, sentence)) {
          const [first, ...more] = pointsBack(document.text.slice(clause.start, clause.end))
            ? antecedents(syntax, attributions, attribution, clause)
            : []
          // "denied this": the claim is where it is worded, not in the word that points to it.
          const where = first
            ? { ...first, context: more }
            : { ...wholeCount(layers, attribution, clause), context: contextOf(layers, attribution, clause) }
          drafts.push({ ...where, attribution, chain: attribution.chain })
        }
      }
    }
  }
  return drafts
}

/** "The police counted 1,800.": a number alone is no clause, the report that gives it is. */
function wholeCount({ document }: Layers, attribution: Attribution, clause: Clause): Span {
  if (!/^[\d.,\s]+$/.test(document.text.slice(clause.start, clause.end))) return clause
  return (
    hull([...attribution.source, ...attribution.cue, ...attribution.content].sort((a, b) => a[0] - b[0])) ??
    clause
  )
}

/** Spans outside a clause that say what it is about. */
function contextOf(layers: Layers, attribution: Attribution, clause: Clause): readonly Span[] {
  const counted = countedBefore(layers, clause)
  if (counted.length) return [...clause.context, ...counted]
  if (clause.context.length) return clause.context
  const subject = governingSubject(layers.syntax, clause)
  // Whoever speaks is no part of what is said.
  return subject && !attribution.source.some(([start, end]) => overlaps({ start, end }, subject))
    ? [subject]
    : []
}

/** A span cut at sentence borders. */
function sentencesIn(syntax: Syntax, span: Span): Span[] {
  const within = syntax.sentences.filter((sentence) => overlaps(sentence, span))
  const cut = within.map((one) => ({
    start: Math.max(one.start, span.start),
    end: Math.min(one.end, span.end),
  }))
  return cut.length ? cut : [span]
}

/**
 * "Prosecutors charged him with murder", "the charge of murder": to say it is to do it. Where what follows only names what the
 * act is about, there is no claim but the act itself, which its own clause tells.
 */
function isNamedAct({ syntax }: Layers, attribution: Attribution, lexicon: Lexicon): boolean {
  if (attribution.kind === 'direct') return false
  const tokens = (ranges: Attribution['cue']): Token[] =>
    spans(ranges).flatMap((span) => inside(syntax.tokens, span))
  return (
    tokens(attribution.cue).some((token) => lexicon.isAct(lexicon.conceptOf(token.lemma.toLowerCase()))) &&
    !tokens(attribution.content).some((token) => token.upos === 'VERB' && token.xpos !== 'VBG')
  )
}

/** That somebody said it: known on the word of whoever stands above the speaker in the chain. */
function speechDrafts(layers: Layers): Draft[] {
  return layers.attributions.flatMap((attribution): Draft[] => {
    const content = hull(attribution.content)
    if (!content || attribution.chain.length < 2 || attribution.chain.at(-1)?.kind === 'unnamed') return []
    const all = [...spans(attribution.source), ...spans(attribution.cue), content]
    const start = Math.min(...all.map((one) => one.start))
    const end = Math.max(...all.map((one) => one.end))
    const kind = attribution.polarity === 'denies' ? 'denial' : 'statement'
    return [{ start, end, attribution, chain: attribution.chain.slice(0, -1), kind, context: [] }]
  })
}

/** What the page says on its own word: clauses that no attribution touches. */
function ownDrafts(layers: Layers): Draft[] {
  const { document, syntax, attributions } = layers
  const cuts = attributions
    .flatMap((one) => spans([...one.source, ...one.cue, ...one.content]))
    .sort((a, b) => a.start - b.start)
  const chain = [pageHop(document)]
  const drafts: Draft[] = []
  for (const sentence of syntax.sentences) {
    const block = document.blocks[sentence.block]
    if (
      !block ||
      !CARRIES.has(block.kind) ||
      document.text.slice(sentence.start, sentence.end).trim().endsWith('?')
    )
      continue
    for (const clause of clausesOf(document.text, syntax, sentence)) {
      if (!cuts.some((cut) => overlaps(cut, clause))) drafts.push({ ...clause, attribution: null, chain })
    }
  }
  return drafts
}

/** "has cracked3": a footnote digit behind a clause is no part of it. */
function withoutMark({ text, footnoteMarks = [] }: Document, span: Span): Span {
  const mark = footnoteMarks[firstEndingAfter(footnoteMarks, span.end - 1)]
  return mark?.end === span.end && mark.start > span.start
    ? trimmed(text, { start: span.start, end: mark.start })
    : span
}

/** What a clause cannot end in: "there is no truth in". */
const DANGLING: ReadonlySet<Token['upos']> = new Set(['ADP', 'SCONJ', 'CCONJ', 'DET'])

const saysEnough = (words: readonly Token[], hasMore: boolean): boolean =>
  tellingWords(words) + (hasMore ? 1 : 0) >= MIN_TELLING && !DANGLING.has(words.at(-1)?.upos ?? 'X')

function toStatement(draft: Draft, layers: Layers, lexicon: Lexicon): Statement | null {
  const { document, syntax, chronicle } = layers
  const span = withoutMark(document, trimmed(document.text, draft))
  const tokens = inside(syntax.tokens, span)
  const words = tokens.filter((token) => token.upos !== 'PUNCT')
  const negated = isNegated(layers, span, lexicon)
  const counted = chronicle.figures.some((figure) => overlaps(figure, span) && figure.of !== '')
  if (!draft.kind && !saysEnough(words, negated || counted)) return null
  // "denied the strikes": a noun phrase that somebody denies or reports is a claim; one put by the page is a fragment.
  if (!draft.attribution && !words.some((one) => one.upos === 'VERB' || one.upos === 'AUX')) return null
  const quote = document.text.slice(span.start, span.end)
  const worded = {
    folded: foldClause(quote),
    bears: (phrases: readonly string[]) => bearsOn(layers, span, phrases),
  }
  const kind = draft.kind ?? kindOf(worded, tokens, lexicon, counted)
  const certainty = draft.kind ? 'asserted' : certaintyOf(worded, draft.attribution, negated, lexicon)
  return {
    id: makeId('m', document.id, span.start, span.end, draft.kind ?? 'content', draft.attribution?.id ?? ''),
    document: document.id,
    ...span,
    quote,
    certainty,
    chain: draft.chain,
    kind,
    ...(draft.attribution ? { attribution: draft.attribution.id } : {}),
    ...(draft.context.length ? { context: draft.context } : {}),
  }
}

/** All statements of a document, in reading order, each span once for each chain. */
export function findStatements(layers: Layers, resources: Resources): Made<readonly Statement[]> {
  const lexicon = lexiconOf(resources)
  const attributions = layers.attributions.filter((one) => !isNamedAct(layers, one, lexicon))
  const spoken = { ...layers, attributions }
  const drafts = [...contentDrafts(spoken), ...speechDrafts(spoken), ...ownDrafts(spoken)]
  const found = new Map<string, Statement>()
  for (const draft of drafts) {
    const statement = toStatement(draft, layers, lexicon)
    if (statement) found.set(statement.id, statement)
  }
  const value = [...found.values()].sort(
    (a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1),
  )
  return { value, diagnostics: [] }
}

export const statements = defineStage({
  id: 'statements',
  room: 'corroborate',
  version: 1,
  scope: 'document',
  needs: ['document', 'syntax', 'attributions', 'chronicle'],
  makes: 'statements',
  why: 'Each clause that carries a claim: how certain it is put, and through whom we know it.',
  run: (layers, { resources }) => findStatements(layers, resources),
})
