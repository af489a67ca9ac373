// How far the source stands behind the content: polarity with the scope of negation, and the hedges with their spans.
import type { Polarity, Range } from '../../model/index.ts'
import type { Draft } from './draft.ts'
import { endOf, startOf, tagOf, tokenAt, word } from './page.ts'
import type { Page } from './page.ts'

/** Verbs whose negation leaves the content open: whoever "did not confirm" it has not denied it either. */
const OPEN_WHEN_NEGATED: ReadonlySet<string> = new Set([
  'confirm',
  'affirm',
  'verify',
  'corroborate',
  'rule out',
  'say',
  'specify',
  'reveal',
  'disclose',
  'explain',
  'clarify',
  'elaborate',
])

/** Cues of saying whose own content may turn them into a denial or a question. */
const NEUTRAL: ReadonlySet<string> = new Set(['speech', 'writing', 'evidence', 'confirmation'])
/** Tokens at the head of the content in which a denial must stand. */
const DENIAL_REACH = 14
const POSSIBILITY = new Set(['may', 'might', 'could'])

/** Polarity of a draft: what the cue means, turned by a negation of the cue or by what the content itself denies. */
export function polarityOf(page: Page, draft: Draft): Polarity {
  const { polarity } = draft.sense
  const isNegated = draft.negator !== undefined || declines(page, draft)
  if (!isNegated) {
    if (polarity !== 'asserts' && polarity !== 'confirms') return polarity
    if (draft.detector === 'passive' && draft.sense.class === 'thought') return 'speculates'
    if (isQuestion(page, draft)) return 'asks'
    if (NEUTRAL.has(draft.sense.class) && deniesSomething(page, draft)) return 'denies'
    if (draft.lemma === 'warn' && hasPossibility(page, draft)) return 'speculates'
    return polarity
  }
  if (polarity === 'denies' || OPEN_WHEN_NEGATED.has(draft.lemma)) return 'speculates'
  return polarity === 'asserts' || polarity === 'confirms' ? 'denies' : polarity
}

/** All of a quoted or labelled content is a question. */
function isQuestion(page: Page, draft: Draft): boolean {
  if (draft.quotes.length === 0 && draft.detector !== 'transcript') return false
  const last = draft.content.at(-1)
  return (
    last !== undefined &&
    draft.content.length === 1 &&
    /^[^.!]*\?["'’”]?$/.test(page.text.slice(last[0], last[1]))
  )
}

function hasPossibility(page: Page, draft: Draft): boolean {
  const [start, end] = draft.content[0] ?? [0, 0]
  for (let i = tokenAt(page.tokens, start); i < tokenAt(page.tokens, end); i++)
    if (POSSIBILITY.has(word(page, i))) return true
  return false
}

/** The content denies: by a fixed phrase ("nothing to do with"), or "there was no X" of an X spoken of before. */
function deniesSomething(page: Page, draft: Draft): boolean {
  const { denialPhrases } = page.lexicon
  const [start, end] = draft.content[0] ?? [0, 0]
  const first = tokenAt(page.tokens, start)
  const last = Math.min(tokenAt(page.tokens, end), first + DENIAL_REACH)
  for (let i = first; i < last; i++) {
    for (const phrase of denialPhrases.get(word(page, i)) ?? [])
      if (phrase.every((expected, k) => word(page, i + k) === expected)) return true
    if (
      word(page, i) === 'no' &&
      isBe(word(page, i - 1)) &&
      ['there', 'been'].some((one) => word(page, i - 2) === one || word(page, i - 1) === one)
    ) {
      if (spokenOfBefore(page, i + 1, last, start)) return true
    }
  }
  return false
}

const isBe = (said: string): boolean => ['is', 'was', 'are', 'were', 'been', 'be', "'s"].includes(said)

/** The noun of the phrase that begins at `i` stands somewhere before the content. */
function spokenOfBefore(page: Page, i: number, last: number, start: number): boolean {
  let noun = i
  while (noun < last && tagOf(page, noun) === 'ADJ') noun++
  const said = word(page, noun)
  if (said.length < 3) return false
  return (page.firstOf.get(said) ?? page.tokens.length) < tokenAt(page.tokens, start)
}

/** "declined to say", "refused to confirm": the cue hangs on a verb that negates it. */
function declines(page: Page, draft: Draft): boolean {
  const at = draft.cueToken
  if (at < 2 || word(page, at - 1) !== 'to') return false
  return /^(?:declin|refus|fail)/.test(word(page, at - 2))
}

function hedgeAt(page: Page, i: number, last: number): number {
  const { hedgePhrases, hedgeWords } = page.lexicon
  for (const phrase of hedgePhrases.get(word(page, i)) ?? []) {
    if (i + phrase.length <= last && phrase.every((expected, k) => word(page, i + k) === expected))
      return phrase.length
  }
  if (!hedgeWords.has(word(page, i))) return 0
  // "reported" hedges as an adjective or in the passive, not as what somebody did.
  return tagOf(page, i) !== 'VERB' || isBe(word(page, i - 1)) ? 1 : 0
}

function hedgesIn(page: Page, first: number, last: number): Range[] {
  const found: Range[] = []
  for (let i = first; i < last; i++) {
    const length = hedgeAt(page, i, last)
    if (length === 0) continue
    found.push([startOf(page, i), endOf(page, i + length - 1)])
    i += length - 1
  }
  return found
}

/** Hedges in the cue and the content, without those that stand inside a deeper report. */
export function hedgesOf(page: Page, draft: Draft, inner: readonly Range[]): readonly Range[] {
  const found: Range[] = []
  for (const run of draft.cue) found.push(...hedgesIn(page, run.first, run.last))
  for (const [start, end] of draft.content)
    found.push(...hedgesIn(page, tokenAt(page.tokens, start), tokenAt(page.tokens, end)))
  const own = found.filter(([start]) => !inner.some(([from, to]) => start >= from && start < to))
  const unique = new Map(own.map((range) => [range[0], range]))
  return [...unique.values()].sort((a, b) => a[0] - b[0])
}
