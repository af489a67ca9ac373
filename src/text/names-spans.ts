// From the network's name labels to names: titles and articles come off, calendar words are no names, listed names that were
// missed are added, and one string keeps one kind within a text.
import type { NameKind } from '../model/index.ts'
import {
  COUNTRY_FIRST,
  ORGANISATION_FIRST,
  ORGANISATION_WORD,
  PLACE_FIRST,
  listFlags,
  listSpelling,
} from './names-lists.ts'
import type { NameLists } from './names-lists.ts'
import { kindsByLongerNames, mendHeadlines, withoutField } from './names-mend.ts'
import { isNamePart } from './names-view.ts'
import type { NameSpan, TokenView } from './names-view.ts'

export type { NameSpan } from './names-view.ts'

const CALENDAR = new Set([
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
  'jan',
  'feb',
  'mar',
  'apr',
  'jun',
  'jul',
  'aug',
  'sep',
  'sept',
  'oct',
  'nov',
  'dec',
  'mon',
  'tue',
  'tues',
  'wed',
  'thu',
  'thur',
  'thurs',
  'fri',
  'sat',
  'sun',
  'christmas',
  'easter',
  'gmt',
  'utc',
  'est',
  'edt',
  'pst',
  'cet',
  'bst',
  'am',
  'pm',
])
const ARTICLES = new Set(['the', 'a', 'an'])

/** Kinds by label: "B-person" → person. */
export function kindsOf(labels: readonly string[]): readonly (NameKind | null)[] {
  return labels.map((label) => {
    const kind = label.slice(2)
    return kind === 'person' || kind === 'organisation' || kind === 'place' || kind === 'other' ? kind : null
  })
}

/** Whether every word of the range is a title or role: such a range names an office, not somebody. */
function isTitle(view: TokenView, k: number, lists: NameLists): boolean {
  const form = view.forms[k] ?? ''
  return (
    lists.honorifics.has(form) ||
    lists.honorifics.has(listSpelling(form)) ||
    lists.roles.has(view.lower[k] ?? '')
  )
}

const BEFORE_DATES = new Set(['on', 'in', 'since', 'until', 'by', 'from'])

/** "Radio Orle | on Sunday": a day behind a name is when, not who. */
function beforeDate(view: TokenView, first: number, last: number): number {
  for (let k = first + 1; k < last - 1; k++)
    if (BEFORE_DATES.has(view.lower[k] ?? '') && isCalendar(view, k + 1, last)) return k
  return last
}

function isCalendar(view: TokenView, first: number, last: number): boolean {
  for (let k = first; k < last; k++) {
    const word = (view.lower[k] ?? '').replace(/\.$/, '')
    if (!CALENDAR.has(word) && !/^[\d,]+(?:st|nd|rd|th)?$/.test(word)) return false
  }
  return true
}

/** Cuts articles, honorifics and roles off the front, and marks off both ends; null when nothing of a name is left. */
function trim(view: TokenView, span: NameSpan, lists: NameLists): NameSpan | null {
  let { first, last } = span
  while (first < last && (ARTICLES.has(view.lower[first] ?? '') || view.tokens[first]?.upos === 'PUNCT'))
    first++
  while (last > first && (view.tokens[last - 1]?.upos === 'PUNCT' || view.tokens[last - 1]?.xpos === 'POS'))
    last--
  if (span.kind === 'person') {
    let cut = first
    for (let k = first; k < last - 1; k++) if (isTitle(view, k, lists) && isNamePart(view, k + 1)) cut = k + 1
    first = cut
    if (last - first === 1 && isTitle(view, first, lists) && isOfficeAlone(view, first)) return null
  }
  last = beforeDate(view, first, last)
  if (first >= last || isCalendar(view, first, last)) return null
  const hasName = view.forms.slice(first, last).some((form) => /[\p{Lu}\p{Lt}\p{Lo}\p{Nd}]/u.test(form))
  return hasName ? { first, last, kind: span.kind } : null
}

/** "the President", "a General": an office after an article; also one that goes on with "of". */
function isOfficeAlone(view: TokenView, k: number): boolean {
  const before = view.tokens[k - 1]
  return (
    before?.upos === 'DET' ||
    before?.xpos === 'PRP$' ||
    before?.xpos === 'POS' ||
    before?.upos === 'ADJ' ||
    view.lower[k + 1] === 'of'
  )
}

function labelled(
  view: TokenView,
  labels: ArrayLike<number>,
  kinds: readonly (NameKind | null)[],
): NameSpan[] {
  const spans: NameSpan[] = []
  for (let k = 0; k < view.tokens.length;) {
    const label = labels[k] ?? 0
    const kind = kinds[label]
    let last = k + 1
    if (kind && label % 2 === 1) {
      while (labels[last] === label + 1 && view.sentenceOf[last] === view.sentenceOf[k]) last++
      spans.push({ first: k, last, kind })
    }
    k = last
  }
  return spans
}

const DASHES = new Set(['—', '–', '―', '--'])

function dashWithin(view: TokenView, first: number, last: number): number {
  for (let k = first + 1; k < last - 1; k++) if (DASHES.has(view.forms[k] ?? '')) return k
  return -1
}

/** "ORLE — Harnley Group": a dash between words parts two names. */
function cutAtDashes(view: TokenView, { first, last, kind }: NameSpan): NameSpan[] {
  const cut = dashWithin(view, first, last)
  if (cut < 0) return [{ first, last, kind }]
  return [{ first, last: cut, kind }, ...cutAtDashes(view, { first: cut + 1, last, kind })]
}

/** Proper nouns that no name covers but a list knows. */
function missed(view: TokenView, taken: Uint8Array, lists: NameLists): NameSpan[] {
  const spans: NameSpan[] = []
  for (const { first, last } of view.sentences) {
    const flags = listFlags(lists, view.forms, first, last)
    for (let k = first; k < last; k++) {
      const bits = flags[k - first] ?? 0
      const kind =
        (bits & (1 << COUNTRY_FIRST)) !== 0 || (bits & (1 << PLACE_FIRST)) !== 0
          ? 'place'
          : (bits & (1 << ORGANISATION_FIRST)) !== 0
            ? 'organisation'
            : null
      if (!kind || taken[k] === 1 || !isNamePart(view, k)) continue
      const flag =
        kind === 'organisation'
          ? ORGANISATION_FIRST
          : (bits & (1 << COUNTRY_FIRST)) !== 0
            ? COUNTRY_FIRST
            : PLACE_FIRST
      let end = k + 1
      while (end < last && ((flags[end - first] ?? 0) & (1 << (flag + 1))) !== 0) end++
      const alone = (k === first || !isNamePart(view, k - 1)) && (end >= last || !isNamePart(view, end))
      if (alone && taken.subarray(k, end).every((bit) => bit === 0)) spans.push({ first: k, last: end, kind })
      k = end - 1
    }
  }
  return spans
}

/** "Roe Ministry" is no person, "Jane Roe" no organisation: words that speak for a kind. */
function kindByWords(view: TokenView, span: NameSpan, lists: NameLists): NameKind {
  const final = view.forms[span.last - 1] ?? ''
  if (span.kind === 'person' && span.last - span.first > 1 && lists.words.get(final) === ORGANISATION_WORD)
    return 'organisation'
  const titled = lists.honorifics.has(view.forms[span.first - 1] ?? '')
  if (titled && span.kind !== 'person' && span.last - span.first <= 3 && !lists.words.has(final))
    return 'person'
  return span.kind
}

/** One string, one kind: the one it has most often; the first on a tie. */
function settleKinds(view: TokenView, spans: readonly NameSpan[]): NameSpan[] {
  const counts = new Map<string, Map<NameKind, number>>()
  const keyOf = ({ first, last }: NameSpan): string => view.forms.slice(first, last).join(' ').toLowerCase()
  for (const span of spans) {
    const kinds = counts.get(keyOf(span)) ?? new Map<NameKind, number>()
    kinds.set(span.kind, (kinds.get(span.kind) ?? 0) + (span.kind === 'other' ? 0.9 : 1))
    counts.set(keyOf(span), kinds)
  }
  return spans.map((span) => {
    let kind = span.kind
    let top = 0
    for (const [candidate, count] of counts.get(keyOf(span)) ?? [])
      if (count > top) [kind, top] = [candidate, count]
    return kind === span.kind ? span : { ...span, kind }
  })
}

/** Names of a text in their order, never overlapping. `labels` are the network's, by token. */
export function findNames(
  view: TokenView,
  labels: ArrayLike<number>,
  kinds: readonly (NameKind | null)[],
  lists: NameLists,
): NameSpan[] {
  const taken = new Uint8Array(view.tokens.length)
  const spans: NameSpan[] = []
  for (const span of labelled(view, labels, kinds).flatMap((one) => cutAtDashes(view, one))) {
    const named = withoutField(view, span, lists, (k) => isTitle(view, k, lists))
    const trimmed = trim(view, named, lists)
    if (!trimmed) continue
    taken.fill(1, trimmed.first, trimmed.last)
    spans.push({ ...trimmed, kind: kindByWords(view, trimmed, lists) })
  }
  spans.push(...missed(view, taken, lists))
  const ordered = mendHeadlines(
    view,
    spans.sort((a, b) => a.first - b.first),
  )
  return kindsByLongerNames(view, settleKinds(view, ordered))
}
