// "According to Orme, the fleet has sailed. The crews were paid. Nobody stayed.": sentences in the same paragraph that go on
// with what a named source was said to tell, as long as nobody else speaks and no quotation marks come.
import type { Range } from '../../model/index.ts'
import type { Draft } from './draft.ts'
import { rangeOf, tagOf, trimRun, word } from './page.ts'
import type { Page } from './page.ts'

/** Words that turn away from what the source tells. */
const TURNS = new Set([
  'but',
  'however',
  'meanwhile',
  'still',
  'yet',
  'nevertheless',
  'on',
  'in',
  'earlier',
  'last',
])

/** Tokens that are cues of a report or stand in quotation marks, as prefix counts. */
function marksOf(page: Page, drafts: readonly Draft[]): Int32Array {
  const marks = new Int32Array(page.tokens.length + 1)
  const cues = new Set(drafts.map((draft) => draft.cueToken))
  for (let i = 0; i < page.tokens.length; i++)
    marks[i + 1] = (marks[i] ?? 0) + (cues.has(i) || (page.quoteOf[i] ?? -1) >= 0 ? 1 : 0)
  return marks
}

/** The sentences behind a draft that go on with it. */
function goingOn(page: Page, draft: Draft, marks: Int32Array): readonly Range[] {
  const more: Range[] = []
  const own = page.stretchOf[draft.cueToken] ?? 0
  const block = page.stretches[own]?.block
  for (let s = own + 1; page.stretches[s]?.block === block; s++) {
    const stretch = page.stretches[s]
    if (!stretch || (marks[stretch.last] ?? 0) > (marks[stretch.first] ?? 0)) break
    if (TURNS.has(word(page, stretch.first))) break
    const run = trimRun(page, stretch)
    if (run.last > run.first) more.push(rangeOf(page, run))
  }
  return more
}

/** A named person's word opens the paragraph. */
function opensParagraph(page: Page, draft: Draft): boolean {
  if (draft.detector !== 'according-to' || draft.context >= 0 || draft.sourceHead < 0) return false
  const stretch = page.stretches[page.stretchOf[draft.cueToken] ?? 0]
  return stretch?.first === draft.cueToken && tagOf(page, draft.sourceHead) === 'PROPN'
}

/** Adds to reports that open a sentence the sentences that go on with them. */
export function withContinued(page: Page, drafts: readonly Draft[]): readonly Draft[] {
  const marks = marksOf(page, drafts)
  return drafts.map((draft) => {
    const more = opensParagraph(page, draft) ? goingOn(page, draft, marks) : []
    return more.length > 0 ? { ...draft, content: [...draft.content, ...more] } : draft
  })
}
