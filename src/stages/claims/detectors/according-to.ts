// "According to X, …" and "…, according to X": a preposition that reports.
import type { Range } from '../../../model/index.ts'
import { contextOf } from '../draft.ts'
import type { Draft } from '../draft.ts'
import { phraseOf } from '../grammar.ts'
import type { Sense } from '../lexicon.ts'
import { headOf, rangeOf, relation, tagOf, trimRun, word } from '../page.ts'
import type { Page, Run } from '../page.ts'
import { headOfPhrase, phraseAfter } from '../phrases.ts'
import { reach } from './quoted.ts'

function matches(page: Page, i: number, words: readonly string[]): boolean {
  return words.every((expected, k) => word(page, i + k) === expected)
}

/** The source behind the preposition: from the tree where its head hangs on the preposition's noun, else by position. */
function sourceAfter(
  page: Page,
  first: number,
  within: Run,
): { readonly run: Run; readonly head: number } | null {
  const preposition = first - 1
  const head =
    relation(page, preposition) === 'case'
      ? headOf(page, preposition)
      : relation(page, preposition) === 'fixed'
        ? headOf(page, headOf(page, preposition))
        : -1
  if (head >= first && head < within.last) {
    const run = phraseOf(page, head)
    const plain = phraseAfter(page, first, within.last)
    // A tree that hangs the statement itself on the source is not believed beyond the pause.
    if (run.last >= within.last - 1 && plain && isComma(page, plain.last))
      return { run: plain, head: headOfPhrase(page, plain) }
    if (run.first >= first && run.last > run.first) return { run: { first, last: run.last }, head }
  }
  const run = phraseAfter(page, first, within.last)
  return run ? { run, head: headOfPhrase(page, run) } : null
}

const isComma = (page: Page, i: number): boolean => [',', '—', '–', '--'].includes(word(page, i))

function contentOf(page: Page, cue: Run, sourceEnd: number, within: Run): readonly Range[] {
  const piece = (first: number, last: number): readonly Range[] => {
    const run = trimRun(page, { first, last })
    return run.last > run.first ? [rangeOf(page, run)] : []
  }
  // Only punctuation and at most a conjunction before it: the content follows.
  let before = trimRun(page, { first: within.first, last: cue.first })
  if (before.last - before.first === 1 && ['CCONJ', 'ADV', 'SCONJ'].includes(tagOf(page, before.first)))
    before = { first: before.last, last: before.last }
  if (before.last <= before.first) return piece(sourceEnd, within.last)
  let start = cue.first
  while (start > within.first && word(page, start - 1) !== ';') start--
  const after =
    isComma(page, sourceEnd) &&
    isComma(page, cue.first - 1) &&
    !['and', 'but', 'who', 'which', 'while', 'as'].includes(word(page, sourceEnd + 1))
      ? piece(sourceEnd + 1, within.last)
      : []
  return [...piece(start, cue.first), ...after]
}

const REPORTS: Sense = { class: 'speech', polarity: 'asserts', weak: false }

/** "By some accounts, …": cue and source in one phrase. */
function byAccounts(page: Page, i: number): Draft | null {
  const phrase = (page.lexicon.accounts.get(word(page, i)) ?? []).find((words) => matches(page, i, words))
  if (!phrase) return null
  const context = contextOf(page, i)
  const last = i + phrase.length
  const cue = { first: i, last: i + 1 }
  const content = contentOf(page, cue, last, reach(page, i, context))
  if (content.length === 0) return null
  return {
    detector: 'according-to',
    sense: REPORTS,
    lemma: 'account',
    cueToken: i,
    cue: [cue],
    source: { first: i + 1, last },
    sourceHead: last - 1,
    content,
    quotes: [],
    context,
    firm: true,
  }
}

/** Drafts of reporting prepositions. */
export function accordingTo(page: Page): readonly Draft[] {
  const found: Draft[] = []
  for (let i = 0; i < page.tokens.length; i++) {
    const accounts = byAccounts(page, i)
    if (accounts) found.push(accounts)
    for (const { words, sense } of page.lexicon.prepositions.get(word(page, i)) ?? []) {
      if (!matches(page, i, words)) continue
      if (words.length === 1 && tagOf(page, i) !== 'ADP') continue
      const context = contextOf(page, i)
      const within = reach(page, i, context)
      const first = i + words.length
      const source = first < within.last ? sourceAfter(page, first, within) : null
      if (!source) continue
      const cue = { first: i, last: first }
      if (words[0] === 'per' && tagOf(page, source.head) !== 'PROPN') continue
      const content = contentOf(page, cue, source.run.last, within)
      if (content.length === 0) continue
      found.push({
        detector: 'according-to',
        sense,
        lemma: words.join(' '),
        cueToken: i,
        cue: [cue],
        source: source.run,
        sourceHead: source.head,
        content,
        quotes: [],
        context,
        firm: true,
      })
      break
    }
  }
  return found
}
