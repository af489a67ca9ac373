// Reporting clauses that stand beside what they report without quotation marks: "The deal is off, X said", "The deal, X
// said, is off", "As X reported, the deal is off". By position: a clause between commas or at the end.
import type { Range } from '../../../model/index.ts'
import { ING } from '../inflection.ts'
import { rangeOf, tagOf, trimRun, word } from '../page.ts'
import type { Page, Run } from '../page.ts'
import { headOfPhrase, phraseAfter, sourceBefore } from '../phrases.ts'
import { sourceKind } from '../sources.ts'
import { reach } from './quoted.ts'
import type { Reading } from '../reading.ts'

export interface Aside {
  readonly content: readonly Range[]
  readonly source?: Run
  readonly sourceHead?: number
}

/** Fewest words before a clause that can be what it reports ("No deal, minister says"). */
const FEWEST_WORDS = 2
/** Adjuncts after the verb ("on Sunday in a long interview with …") before the clause must end, in tokens. */
const LONGEST_ADJUNCT = 25

const isComma = (page: Page, i: number): boolean => [',', '—', '–', '―', '-', '--'].includes(word(page, i))
const isEnd = (page: Page, i: number): boolean => ['.', '!', '?', ';'].includes(word(page, i))

/** Words of content between two tokens, marks trimmed, with at least some words. */
function piece(page: Page, first: number, last: number): Range | null {
  const run = trimRun(page, { first, last })
  return run.last > run.first ? rangeOf(page, run) : null
}

/** Where the reporting clause ends: after its adjuncts, at a comma or the end of the sentence. */
function clauseEnd(
  page: Page,
  from: number,
  within: Run,
): { readonly at: number; readonly medial: boolean } | null {
  for (let i = from; i < within.last && i < from + LONGEST_ADJUNCT; i++) {
    if (isEnd(page, i)) return { at: i, medial: false }
    if (isComma(page, i)) return { at: i, medial: true }
    if (tagOf(page, i) === 'VERB' && page.tokens[i]?.deprel === 'ccomp') return null
  }
  return from + LONGEST_ADJUNCT > within.last ? { at: within.last, medial: false } : null
}

function leftEdge(page: Page, from: number, least: number): number {
  let first = from
  while (first > least && word(page, first - 1) !== ';') first--
  return first
}

const CIRCUMSTANCES = new Set(['PUNCT', 'ADV', 'ADP', 'SCONJ', ''])

/** Something of its own follows the verb, so that it reports that and not what stands beside it. */
function takesMatter(page: Page, next: number, reading: Reading): boolean {
  if (CIRCUMSTANCES.has(tagOf(page, next)) && !['that', 'of', 'to', 'whether'].includes(word(page, next)))
    return false
  if (page.lexicon.timeWords.has(word(page, next))) return false
  return !(reading.recipient && reading.recipient.first === next) && word(page, next) !== 'to'
    ? true
    : word(page, next) === 'to' && !reading.cue.frames.has('rcpt-to')
}

/** Verbs whose subject has a say whatever it is called ("…, a steward said"). */
const SPOKEN = new Set(['say', 'tell', 'add', 'explain', 'write', 'announce'])

/** The content of a clause set off from it, or null where the clause is no aside. */
export function asideContent(reading: Reading): Aside | null {
  const { page, verb, group, context } = reading
  const within = reach(page, verb, context)
  if (reading.passive || ((reading.bits & ING) !== 0 && tagOf(page, group.first) !== 'AUX')) return null
  let source = sourceBefore(page, group.first, within.first)
  if (source && takesMatter(page, group.last, reading)) return null
  // "…, then claims a drone …": with an adverb before it the verb is not turned round.
  if (!source && group.first === verb) source = phraseAfter(page, group.last, within.last)
  if (!source) return null
  const head = reading.sourceHead
  const sourceHead = head >= source.first && head < source.last ? head : headOfPhrase(page, source)
  if (!SPOKEN.has(reading.cue.lemma) && sourceKind(page, sourceHead) === 'thing') return null
  const first = Math.min(group.first, source.first)
  const last = Math.max(group.last, source.first >= group.last ? source.last : group.last)
  const opening = word(page, first - 1) === 'as' && first - 1 >= within.first ? first - 1 : first
  const end = clauseEnd(page, last, within)
  if (!end) return null
  if (opening < first && opening === within.first) {
    const content = end.medial ? piece(page, end.at + 1, within.last) : null
    return content ? { content: [content], source, sourceHead } : null
  }
  if (opening <= within.first || !isComma(page, opening - 1)) return null
  const before = piece(page, leftEdge(page, opening - 1, within.first), opening - 1)
  if (!before || opening - 1 - within.first < FEWEST_WORDS) return null
  // Behind "said Orme," stands what she is more often than the rest of what she said.
  const isNamed =
    source.first >= group.last && ['DET', 'NOUN', 'ADJ', 'NUM'].includes(tagOf(page, end.at + 1))
  const from = isNamed ? behindApposition(page, end.at + 1, within) : end.at + 1
  const goesOn = end.medial && from > 0 && !(participle(page, from) && !isNamed)
  const after = goesOn ? piece(page, from, within.last) : null
  return { content: after ? [before, after] : [before], source, sourceHead }
}

/** "said Orme, the harbour master, but …": where what was said goes on behind the apposition, or -1. */
function behindApposition(page: Page, first: number, within: Run): number {
  for (let i = first; i < Math.min(within.last, first + LONGEST_ADJUNCT); i++)
    if (isComma(page, i)) return ['but', 'and'].includes(word(page, i + 1)) ? i + 1 : -1
  return -1
}

/** ", adding that …": the words after the comma report on their own. */
function participle(page: Page, i: number): boolean {
  const reports = word(page, i).endsWith('ing') && page.lexicon.forms.has(word(page, i))
  return (
    reports || ['according', 'who', 'which', 'after', 'as', 'but', 'and', 'while'].includes(word(page, i))
  )
}
