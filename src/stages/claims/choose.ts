// From drafts to the ones worth keeping: contents are squared with quotation marks, rival readings of the same words give
// way to the better one, and inside another's report only reports on a third party's word are kept.
import type { Range } from '../../model/index.ts'
import { quotationUnder } from './detectors/quoted.ts'
import type { Draft } from './draft.ts'
import { holders, holds } from './holders.ts'
import type { CueClass } from './lexicon.ts'
import { startOf, tokenAt, word } from './page.ts'
import type { Page } from './page.ts'
import { sourceKind } from './sources.ts'

/** Classes whose report inside a report is a hop of its own. */
const RELAYED: ReadonlySet<CueClass> = new Set([
  'speech',
  'writing',
  'denial',
  'confirmation',
  'accusation',
  'evidence',
])
const SAYING: ReadonlySet<CueClass> = new Set(['speech', 'writing', 'denial', 'question'])
const RELAYING: ReadonlySet<string> = new Set([
  'quotation',
  'clause',
  'aside',
  'according-to',
  'transcript',
  'post',
  'block-quotation',
])
const FIRST_AND_SECOND = new Set(['i', 'we', 'you', 'us', 'me'])
/** Drafts this many places apart in the order of their cues do not meet. */
const NEIGHBOURS = 40
/** Rivals begin near each other; this many are compared. */
const RIVALS = 12
/** Share of the longer one that two readings of the same words have in common. */
const SAME_WORDS = 0.8

/** Widens a content whose edge falls inside a quotation to the whole quotation. */
function squared(page: Page, draft: Draft): Draft {
  if (draft.quotes.length > 0) return draft
  const cue = draft.cueToken >= 0 ? startOf(page, draft.cueToken) : -1
  const content = draft.content.map(([start, end]): Range => {
    const first = tokenAt(page.tokens, start)
    const last = Math.max(first, tokenAt(page.tokens, end) - 1)
    const opening = cutQuotation(page, first, draft, [start, end], cue)
    const closing = cutQuotation(page, last, draft, [start, end], cue)
    const from = opening && start > opening.open && start < opening.end ? opening.open : start
    const to = closing && end > closing.start && end < closing.close ? closing.close : end
    return [from, to]
  })
  return { ...draft, content }
}

/** The quotation at a token that the range cuts in two, unless the cue itself stands in it. */
function cutQuotation(
  page: Page,
  token: number,
  draft: Draft,
  [start, end]: Range,
  cue: number,
): Page['quotations'][number] | null {
  const q = quotationUnder(page, token, draft.context)
  const quotation = q >= 0 ? page.quotations[q] : undefined
  if (!quotation || (quotation.open >= start && quotation.close <= end)) return null
  return cue >= quotation.open && cue < quotation.close ? null : quotation
}

const sizeOf = (draft: Draft): number => draft.content.reduce((sum, [start, end]) => sum + end - start, 0)

/** Order in which readings of the same words are preferred. */
const RANK: readonly string[] = [
  'block-quotation',
  'quotation',
  'transcript',
  'post',
  'headline',
  'according-to',
  'clause',
  'aside',
  'passive',
  'conditional',
  'continuation',
  'object',
  'infinitive',
  'noun',
  'adjective',
  'adverb',
]
const rank = (draft: Draft): number =>
  RANK.indexOf(draft.detector) +
  (draft.sense.weak ? RANK.length : 0) +
  (draft.source ? 0 : 0.5) +
  (SAYING.has(draft.sense.class) ? 0 : 0.25)

function sameWords(a: Draft, b: Draft): boolean {
  let common = 0
  for (const [s, e] of a.content)
    for (const [x, y] of b.content) common += Math.max(0, Math.min(e, y) - Math.max(s, x))
  return common > SAME_WORDS * Math.max(sizeOf(a), sizeOf(b))
}

/** Who comes to know something has no say in it: told of by another, it is part of that one's report. */
const LEARNING = new Set([
  'learn',
  'find',
  'find out',
  'discover',
  'hear',
  'determine',
  'see',
  'realise',
  'realize',
])

/** A report on somebody's word that would be a hop of a chain. */
function isRelay(page: Page, draft: Draft): boolean {
  if (
    !RELAYED.has(draft.sense.class) ||
    draft.sense.weak ||
    !RELAYING.has(draft.detector) ||
    draft.source === null ||
    LEARNING.has(draft.lemma)
  )
    return false
  if (FIRST_AND_SECOND.has(word(page, draft.sourceHead)) || (draft.inherited && !draft.firm)) return false
  return ['person', 'body', 'document'].includes(sourceKind(page, draft.sourceHead))
}

const OWN = new Set(['i', 'we', 'you'])

/** "I think …" outside quotation marks is the page's own word, nobody else's. */
function isOwnVoice(page: Page, draft: Draft): boolean {
  const { source } = draft
  return (
    source !== null &&
    source.last - source.first === 1 &&
    OWN.has(word(page, source.first)) &&
    draft.context < 0
  )
}

const startsAt = (draft: Draft): number => draft.content[0]?.[0] ?? 0

function withoutRivals(drafts: readonly Draft[]): readonly Draft[] {
  const ordered = drafts
    .map((draft, i) => ({ draft, i }))
    .sort((a, b) => startsAt(a.draft) - startsAt(b.draft) || a.i - b.i)
  const dropped = new Set<number>()
  for (const [x, a] of ordered.entries()) {
    if (dropped.has(a.i)) continue
    for (const b of ordered.slice(x + 1, x + 1 + RIVALS)) {
      if (startsAt(b.draft) >= (a.draft.content.at(-1)?.[1] ?? 0)) break
      if (dropped.has(b.i) || !sameWords(a.draft, b.draft)) continue
      if (rank(a.draft) <= rank(b.draft)) dropped.add(b.i)
      else {
        dropped.add(a.i)
        break
      }
    }
  }
  return drafts.filter((_, i) => !dropped.has(i))
}

/** The drafts whose cues stand near the one at place `i` of a list in the order of their cues. */
const neighbours = (list: readonly Draft[], i: number): readonly Draft[] =>
  list.slice(Math.max(0, i - NEIGHBOURS), i + NEIGHBOURS)

/** Ends contents where a reporting clause begins that speaks of them: "plans to close, a spokesman said". */
function trimmedByAsides(page: Page, drafts: readonly Draft[]): readonly Draft[] {
  return drafts.map((draft, i) => {
    const cue = draft.cueToken >= 0 ? startOf(page, draft.cueToken) : -1
    const aside = neighbours(drafts, i).find((one) => {
      if (one === draft || one.detector !== 'aside' || one.content.length !== 1 || !holds(one.content, cue))
        return false
      const until = one.content[0]?.[1] ?? 0
      return draft.content.some(([start, end]) => start < until && end > until)
    })
    const until = aside?.content[0]?.[1]
    if (until === undefined) return draft
    return {
      ...draft,
      content: draft.content.flatMap(([start, end]): Range[] =>
        start >= until ? [] : [[start, Math.min(end, until)]],
      ),
    }
  })
}

const WRAPPING: ReadonlySet<string> = new Set(['object', 'noun', 'adjective', 'infinitive'])
/** Longest cue made of two verbs ("issued a flat denial, saying"), in tokens. */
const LONGEST_WRAPPED_CUE = 10

/** "echoed his counterpart saying …": a draft that holds the real report of the same source gives way, its cue goes along. */
function unwrapped(page: Page, drafts: readonly Draft[]): readonly Draft[] {
  const dropped = new Set<Draft>()
  const replaced = new Map<Draft, Draft>()
  for (const [i, inner] of drafts.entries()) {
    if (
      !['clause', 'quotation'].includes(inner.detector) ||
      !inner.inherited ||
      inner.context >= 0 ||
      !inner.source
    )
      continue
    const cue = startOf(page, inner.cueToken)
    const outer = neighbours(drafts, i).find(
      (one) =>
        (WRAPPING.has(one.detector) || (one.detector === 'clause' && one.firm !== true)) &&
        one.cueToken < inner.cueToken &&
        one.sourceHead === inner.sourceHead &&
        holds(one.content, cue),
    )
    const first = outer?.cue[0]?.first
    const last = inner.cue.at(-1)?.last
    if (!outer || first === undefined || last === undefined || last - first > LONGEST_WRAPPED_CUE) continue
    dropped.add(outer)
    replaced.set(inner, { ...inner, cue: [{ first, last }] })
  }
  return drafts.filter((one) => !dropped.has(one)).map((one) => replaced.get(one) ?? one)
}

/** Keeps the drafts worth keeping, in the order of their cues. */
export function choose(page: Page, drafts: readonly Draft[]): readonly Draft[] {
  const ordered = drafts.map((draft) => squared(page, draft)).sort((a, b) => a.cueToken - b.cueToken)
  const squares = unwrapped(page, trimmedByAsides(page, ordered))
  const filled = squares.filter((draft) => sizeOf(draft) > 0)
  const best = new Set(withoutRivals(filled.filter((draft) => draft.own !== true)))
  const rivals = filled.filter((draft) => draft.own === true || best.has(draft))
  const outer = holders(page, rivals)
  return rivals.filter((draft, i) =>
    draft.own === true
      ? false
      : (outer[i] ?? -1) < 0 && draft.context < 0
        ? !isOwnVoice(page, draft)
        : isRelay(page, draft),
  )
}
