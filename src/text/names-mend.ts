// Mends names by what the rest of the text and the words round them tell: the field of an office is no given name ("Secretary
// of State Jane Roe"), a headline in capitals is no name as a whole, and a short name has the kind of the long one it is part of.
import type { NameKind } from '../model/index.ts'
import type { NameLists } from './names-lists.ts'
import { listSpelling } from './names-lists.ts'
import { isNamePart } from './names-view.ts'
import type { NameSpan, TokenView } from './names-view.ts'
import { CASE_PLAIN, sentenceCase } from './tagger-features.ts'

/** Longest field of an office ("Secretary of Health and Human Services"), in tokens. */
const LONGEST_FIELD = 5

function isGiven(view: TokenView, k: number, lists: NameLists): boolean {
  return lists.firstNames.has(listSpelling(view.forms[k] ?? ''))
}

/** "Secretary of | State Jane Roe": the name begins behind the office's field. `isRole` tells of words that are offices. */
export function withoutField(
  view: TokenView,
  span: NameSpan,
  lists: NameLists,
  isRole: (k: number) => boolean,
): NameSpan {
  if (span.kind === 'place') return span
  const of = view.lower[span.first] === 'of' ? span.first : span.first - 1
  if (view.lower[of] !== 'of' || !isRole(of - 1)) return span
  const until = Math.min(span.last - 1, of + 1 + LONGEST_FIELD)
  for (let k = of + 2; k < until; k++)
    if (isGiven(view, k, lists) && isNamePart(view, k + 1))
      return { first: k, last: span.last, kind: 'person' }
  return of === span.first && span.last - of > 1 ? { ...span, first: of + 1 } : span
}

const keyOf = (view: TokenView, first: number, last: number): string =>
  view.forms.slice(first, last).join(' ').toLowerCase()

/** Names of the sentences in usual letters, and the words that these write small. */
interface PlainText {
  readonly names: ReadonlyMap<string, NameKind>
  readonly small: ReadonlySet<string>
}

function readPlain(view: TokenView, spans: readonly NameSpan[], isPlain: readonly boolean[]): PlainText {
  const names = new Map<string, NameKind>()
  for (const span of spans)
    if (isPlain[view.sentenceOf[span.first] ?? 0] === true)
      names.set(keyOf(view, span.first, span.last), span.kind)
  const small = new Set<string>()
  for (const [k, form] of view.forms.entries())
    if (isPlain[view.sentenceOf[k] ?? 0] === true && /^\p{Ll}/u.test(form)) small.add(form)
  return { names, small }
}

/** The longest names of the plain text that stand inside a run, from the left. */
function knownInside(view: TokenView, run: NameSpan, { names }: PlainText): NameSpan[] {
  const found: NameSpan[] = []
  for (let k = run.first; k < run.last;) {
    let last = run.last
    while (last > k && !names.has(keyOf(view, k, last))) last--
    const kind = names.get(keyOf(view, k, last))
    if (last > k && kind !== undefined) found.push({ first: k, last, kind })
    k = Math.max(last, k + 1)
  }
  return found
}

/** Cuts the names of a headline in capitals at words that the text writes small elsewhere, and to the names it knows. */
function cutHeadline(view: TokenView, span: NameSpan, plain: PlainText): NameSpan[] {
  if (span.last - span.first < 2 || plain.names.has(keyOf(view, span.first, span.last))) return [span]
  const isSmall = (k: number): boolean => plain.small.has(view.lower[k] ?? '')
  const known = knownInside(view, span, plain)
  if (known.length > 0) return known
  const runs: NameSpan[] = []
  for (let k = span.first; k < span.last; k++) {
    if (isSmall(k)) continue
    const before = runs.at(-1)
    if (before?.last === k) runs[runs.length - 1] = { ...before, last: k + 1 }
    else runs.push({ ...span, first: k, last: k + 1 })
  }
  return runs
}

/** Names of headlines that write every word large, mended by the text below; others as they are. */
export function mendHeadlines(view: TokenView, spans: readonly NameSpan[]): NameSpan[] {
  const isPlain = view.sentences.map(
    ({ first, last }) => sentenceCase(view.forms, first, last) === CASE_PLAIN,
  )
  if (!isPlain.includes(false) || !isPlain.includes(true)) return [...spans]
  const plain = readPlain(view, spans, isPlain)
  return spans.flatMap((span) =>
    isPlain[view.sentenceOf[span.first] ?? 0] === true ? [span] : cutHeadline(view, span, plain),
  )
}

/**
 * "Norvale" beside "Norvale Group" is the body, "Roe" beside "Jane Roe" the person, whatever kind it was read as, where longer
 * names of one kind alone hold the word so: bodies and places at their head, persons at their end.
 */
export function kindsByLongerNames(view: TokenView, spans: readonly NameSpan[]): NameSpan[] {
  const kinds = new Map<string, Set<NameKind>>()
  for (const { first, last, kind } of spans) {
    if (last - first < 2 || kind === 'other') continue
    const word = view.forms[kind === 'person' ? last - 1 : first] ?? ''
    kinds.set(word, (kinds.get(word) ?? new Set()).add(kind))
  }
  return spans.map((span) => {
    if (span.last - span.first > 1) return span
    const found = kinds.get(view.forms[span.first] ?? '')
    const [only] = found?.size === 1 ? found : []
    // "Paris" is no body for standing at the head of "Paris Club": only what was read as a person is not one.
    return only === undefined || (only !== 'person' && span.kind !== 'person')
      ? span
      : { ...span, kind: only }
  })
}
