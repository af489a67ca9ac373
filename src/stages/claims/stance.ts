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
export function polarityOf(page: Page, draft: Draft, inner: readonly Range[] = []): Polarity {
  const { polarity } = draft.sense
  const isNegated = draft.negator !== undefined || declines(page, draft)
  if (!isNegated) {
    if (polarity !== 'asserts' && polarity !== 'confirms') return polarity
    if (draft.detector === 'passive' && draft.sense.class === 'thought') return 'speculates'
    if (isQuestion(page, draft)) return 'asks'
    const judges = draft.detector === 'object' && draft.sense.class === 'speech'
    const isNeutral = NEUTRAL.has(draft.sense.class) || draft.lemma === 'find'
    if (isNeutral && !judges && deniesSomething(page, draft, inner)) return 'denies'
    if (judges && dismisses(page, draft)) return 'denies'
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
  if (draft.detector === 'transcript' && last !== undefined)
    return /\?["'’”]?\s*$/.test(page.text.slice(last[0], last[1]))
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

/**
 * The content denies: by a fixed phrase ("nothing to do with"), by "there was no X" of a wrong or of an X spoken of before,
 * for every case ("nobody … anybody", "no … of any kind"), or by "that they had not".
 */
function deniesSomething(page: Page, draft: Draft, inner: readonly Range[]): boolean {
  const [start, end] = draft.content[0] ?? [0, 0]
  const first = tokenAt(page.tokens, start)
  const whole = tokenAt(page.tokens, end)
  const last = Math.min(whole, first + DENIAL_REACH)
  for (let i = first; i < last; i++) {
    // What a third party denies inside it is that one's denial.
    if (inner.some(([from, to]) => startOf(page, i) >= from && startOf(page, i) < to)) continue
    for (const phrase of page.lexicon.denialPhrases.get(word(page, i)) ?? [])
      if (phrase.every((expected, k) => word(page, i + k) === expected) && isOfReport(page, i, phrase))
        return true
    if (deniesBeing(page, i, last, start) || deniesEvery(page, i, whole)) return true
  }
  return endsInNot(page, first, whole)
}

const POINTING = new Set([
  'that',
  'this',
  'it',
  'figure',
  'figures',
  'number',
  'numbers',
  'allegation',
  'allegations',
])

/** "The figure was wrong" denies a report; "something was wrong", "the plan was wrong" judge a thing. */
function isOfReport(page: Page, i: number, phrase: readonly string[]): boolean {
  if (phrase.at(-1) !== 'wrong') return true
  return POINTING.has(word(page, i - 1)) || page.lexicon.versions.has(word(page, i - 1))
}

/** "there was no X", "there had been no X". */
function deniesBeing(page: Page, i: number, last: number, start: number): boolean {
  if (word(page, i) !== 'no' || !isBe(word(page, i - 1))) return false
  if (!['there', 'been'].some((one) => word(page, i - 2) === one || word(page, i - 1) === one)) return false
  return isWrong(page, i + 1, last) || spokenOfBefore(page, i + 1, last, start)
}

const NONE = new Set(['no', 'nobody', 'none', 'never', 'not', "n't", 'neither', 'nothing'])
/** "no more than", "not a single train": the negation is of an amount. */
const NOT_NEGATED = new Set(['more', 'less', 'fewer', 'longer', 'later', 'a'])
/** Tokens behind a negation in which "any" belongs to it. */
const ANY_REACH = 12

/** "No … in any …", "nobody … anybody", "not … at any time": of every case, as somebody denies and nobody merely reports. */
function deniesEvery(page: Page, i: number, last: number): boolean {
  if (!NONE.has(word(page, i)) || NOT_NEGATED.has(word(page, i + 1))) return false
  for (let k = i + 1; k < Math.min(last, i + ANY_REACH); k++) {
    if ([';', ':', '.', ','].includes(word(page, k)) || word(page, k) === 'but') return false
    if (page.lexicon.list('anywords').has(word(page, k)) && word(page, k + 1) !== 'more') return true
    if (['hand', 'part', 'role'].includes(word(page, k)) && word(page, k + 1) === 'in') return true
  }
  return false
}

/** "called the theory that … a fairy tale": what is judged is a report, and the judgement that there is nothing in it. */
function dismisses(page: Page, draft: Draft): boolean {
  const [start, end] = draft.content[0] ?? [0, 0]
  const last = tokenAt(page.tokens, draft.content.at(-1)?.[1] ?? end)
  let noun = tokenAt(page.tokens, start)
  while (noun < last && ['DET', 'ADJ', 'PRON', 'PART', 'PROPN'].includes(tagOf(page, noun))) noun++
  const lemma = page.tokens[noun]?.lemma ?? ''
  const isReport =
    page.lexicon.versions.has(lemma) || page.lexicon.nouns.get(lemma)?.frames.has('that') === true
  if (!isReport) return false
  for (let i = noun + 1; i < last; i++)
    for (const phrase of page.lexicon.dismissals.get(word(page, i)) ?? [])
      if (phrase.every((expected, k) => word(page, i + k) === expected)) return true
  return false
}

/** "that they had not", "he did not": the verb is the one spoken of before. */
function endsInNot(page: Page, first: number, last: number): boolean {
  let end = last
  while (end > first && tagOf(page, end - 1) === 'PUNCT') end--
  const isShort = end - first <= SHORTEST_DENIAL
  const isNot = word(page, end - 1) === 'not' || word(page, end - 1) === "n't"
  const isAuxiliary =
    tagOf(page, end - 2) === 'AUX' || page.lexicon.list('auxiliaries').has(word(page, end - 2))
  return isShort && isNot && isAuxiliary
}

/** Longest content that is a subject and "had not" alone, in tokens. */
const SHORTEST_DENIAL = 6

function isWrong(page: Page, i: number, last: number): boolean {
  let noun = i
  while (noun < last && ['ADJ', 'NOUN'].includes(tagOf(page, noun)) && tagOf(page, noun + 1) === 'NOUN')
    noun++
  return page.lexicon.list('wrongs').has(word(page, noun))
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
