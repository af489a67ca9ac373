// Quotations that stand alone, with no reporting clause beside them: they go on with whoever spoke before, in the same
// paragraph as part of the same statement, in a later one as a statement with a speaker carried over.
import type { Draft } from '../draft.ts'
import { tagOf, tokenAt } from '../page.ts'
import type { Page, Run } from '../page.ts'
import { headOfPhrase, phraseAfter } from '../phrases.ts'
import { partsOf, quotationUnder } from './quoted.ts'

/** A quotation of fewer words is a name, a title or a scare quote unless it ends as a sentence does. */
const FEWEST_WORDS = 5
/** How many blocks back a speaker may stand. */
const FURTHEST_SPEAKER = 3

/** Whether the quotation reads as speech: enough words with a verb, or a whole sentence. */
function isSpeech(page: Page, q: number): boolean {
  const run = page.quoteRuns[q]
  const quotation = page.quotations[q]
  if (!run || !quotation) return false
  let verbs = 0
  let words = 0
  for (let i = run.first; i < run.last; i++) {
    if (tagOf(page, i) !== 'PUNCT') words++
    if (['VERB', 'AUX'].includes(tagOf(page, i))) verbs++
  }
  const ends = /[.?!…]["'’”]?$/.test(page.text.slice(quotation.start, quotation.end))
  return verbs > 0 && words >= FEWEST_WORDS && (ends || words > 2 * FEWEST_WORDS)
}

/** The quotation opens its stretch and is most of it. */
function standsAlone(page: Page, q: number): boolean {
  const run = page.quoteRuns[q]
  if (!run) return false
  const stretch = page.stretches[page.stretchOf[run.first] ?? 0]
  if (!stretch) return false
  let outside = 0
  for (let i = stretch.first; i < stretch.last; i++)
    if (quotationUnder(page, i, -1) < 0 && tagOf(page, i) !== 'PUNCT') outside++
  return outside === 0
}

/** Which tokens are content of some report already. */
function coverage(page: Page, drafts: readonly Draft[]): Uint8Array {
  const marks = new Uint8Array(page.tokens.length)
  for (const draft of drafts) {
    for (const [start, end] of draft.content)
      marks.fill(1, tokenAt(page.tokens, start), tokenAt(page.tokens, end))
  }
  return marks
}

/** More than half of the quotation is content already. */
function isCovered(marks: Uint8Array, run: Run): boolean {
  let count = 0
  for (let i = run.first; i < run.last; i++) count += marks[i] ?? 0
  return 2 * count > run.last - run.first
}

function blockOf(page: Page, token: number): number {
  return page.stretches[page.stretchOf[token] ?? 0]?.block ?? -1
}

const SPEAKING: ReadonlySet<string> = new Set(['quotation', 'clause', 'aside', 'according-to', 'transcript'])

/** Places in the draft list of the reports whose speaker may go on, in the order of their cues. */
function speakingPlaces(drafts: readonly Draft[]): readonly number[] {
  const places = drafts.flatMap((draft, i) =>
    draft.context < 0 && draft.cueToken >= 0 && SPEAKING.has(draft.detector) ? [i] : [],
  )
  return places.sort((a, b) => (drafts[a]?.cueToken ?? 0) - (drafts[b]?.cueToken ?? 0))
}

/** Place of the last report before a token that is near enough, or -1. */
function lastBefore(page: Page, drafts: readonly Draft[], places: readonly number[], token: number): number {
  let from = 0
  let to = places.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((drafts[places[middle] ?? 0]?.cueToken ?? 0) < token) from = middle + 1
    else to = middle
  }
  const place = places[from - 1] ?? -1
  const draft = drafts[place]
  return draft && blockOf(page, token) - blockOf(page, draft.cueToken) <= FURTHEST_SPEAKER ? place : -1
}

/** The subject of the sentence right behind a quotation that nobody was named for. */
function subjectBehind(page: Page, q: number): Run | null {
  const run = page.quoteRuns[q]
  const first = run ? tokenAt(page.tokens, page.quotations[q]?.close ?? 0) : -1
  const stretch = page.stretches[page.stretchOf[first] ?? -1]
  if (!run || !stretch || stretch.first !== first || blockOf(page, first) !== blockOf(page, run.first))
    return null
  const phrase = phraseAfter(page, first, stretch.last)
  return phrase && tagOf(page, headOfPhrase(page, phrase)) === 'PROPN' ? phrase : null
}

/** Joins lone quotations to the statement before them, or makes statements of them. */
export function continueQuotations(page: Page, drafts: readonly Draft[]): readonly Draft[] {
  const result = [...drafts]
  const marks = coverage(page, drafts)
  const places = speakingPlaces(drafts)
  for (let q = 0; q < page.quotations.length; q++) {
    const quotation = page.quotations[q]
    const run = page.quoteRuns[q]
    if (!quotation || !run || quotation.parent >= 0 || run.last <= run.first) continue
    if (isCovered(marks, run) || !isSpeech(page, q) || !standsAlone(page, q)) continue
    const at = lastBefore(page, result, places, run.first)
    const before = result[at]
    if (
      before?.detector === 'quotation' &&
      before.quotes.length > 0 &&
      blockOf(page, before.cueToken) === blockOf(page, run.first)
    ) {
      result[at] = {
        ...before,
        content: [...before.content, ...partsOf(page, q)],
        quotes: [...before.quotes, q],
      }
      continue
    }
    const source = before ? null : subjectBehind(page, q)
    result.push({
      detector: 'continuation',
      sense: { class: 'speech', polarity: 'asserts', weak: false },
      lemma: '',
      cueToken: -1,
      cue: [],
      source,
      sourceHead: source ? headOfPhrase(page, source) : -1,
      content: partsOf(page, q),
      quotes: [q],
      context: -1,
      ...(before ? { follows: before } : {}),
    })
  }
  return result
}
