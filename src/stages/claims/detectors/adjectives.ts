// Adjectives that report: "X is confident that …", "X was opposed to …"; and adverbs that report without saying on whose
// word: "reportedly", "allegedly".
import type { Range } from '../../../model/index.ts'
import { clauseReach } from '../clauses.ts'
import { contextOf } from '../draft.ts'
import type { Draft } from '../draft.ts'
import { isSpeaker, phraseOf, prepositional, subjectOf } from '../grammar.ts'
import type { CueWord, Sense } from '../lexicon.ts'
import { extendPhrase } from '../extent.ts'
import { children, rangeOf, relation, tagOf, trimRun, word } from '../page.ts'
import type { Page, Run } from '../page.ts'
import { phraseBefore } from '../phrases.ts'
import { reach } from './quoted.ts'

const COPULAS = new Set([
  'am',
  'are',
  'be',
  'became',
  'become',
  'becomes',
  'been',
  'being',
  'feel',
  'feels',
  'felt',
  'is',
  'remain',
  'remained',
  'remains',
  'seem',
  'seemed',
  'seems',
  "'m",
  "'re",
  "'s",
  'was',
  'were',
  'grow',
  'grew',
  'grown',
  'sounded',
  'looked',
  'appeared',
  'appears',
])

function copulaBefore(page: Page, adjective: number): number {
  for (let i = adjective - 1; i >= adjective - 4 && i >= 0; i--) {
    if (COPULAS.has(word(page, i))) return i
    if (!['ADV', 'PART', 'AUX'].includes(tagOf(page, i))) return -1
  }
  return -1
}

function matterOf(
  page: Page,
  adjective: number,
  cue: CueWord,
  context: number,
): { sense: Sense; run: Run; cueLast: number } | null {
  const within = reach(page, adjective, context)
  const next = adjective + 1
  const that = cue.frames.get('that')
  if (that && word(page, next) === 'that') {
    const last = clauseReach({ page, context, bits: 0 }, next, next, within)
    return last > next + 2 ? { sense: that, run: { first: next, last }, cueLast: next } : null
  }
  const to = cue.frames.get('to')
  if (to && word(page, next) === 'to' && ['VERB', 'AUX'].includes(tagOf(page, next + 1))) {
    const child = children(page, adjective).find(
      (c) => ['xcomp', 'advcl', 'ccomp', 'acl'].includes(relation(page, c)) && c > adjective,
    )
    const last = child === undefined ? next + 2 : (page.tree.high[child] ?? child) + 1
    return {
      sense: to,
      run: extendPhrase({ page, verb: adjective, context }, trimRun(page, { first: next, last })),
      cueLast: next,
    }
  }
  const preposition = word(page, next)
  const sense = cue.prepositions.has(preposition) ? cue.frames.get(`p:${preposition}`) : undefined
  if (!sense) return null
  const phrase = prepositional(page, adjective, preposition)
  const last = phrase ? (page.tree.high[phrase.head] ?? phrase.head) + 1 : next + 2
  const run = extendPhrase({ page, verb: adjective, context }, trimRun(page, { first: next + 1, last }))
  return run.last > run.first ? { sense, run, cueLast: next + 1 } : null
}

/** Drafts of predicate adjectives. */
export function adjectiveReports(page: Page): readonly Draft[] {
  const found: Draft[] = []
  for (let i = 1; i < page.tokens.length; i++) {
    const cue = page.lexicon.adjectives.get(word(page, i))
    if (!cue || cue.frames.has('attributive')) continue
    const copula = copulaBefore(page, i)
    if (copula < 0) continue
    const context = contextOf(page, i)
    const matter = matterOf(page, i, cue, context)
    const subject = subjectOf(page, i) ?? (tagOf(page, copula) === 'VERB' ? subjectOf(page, copula) : null)
    if (!matter || !subject || !isSpeaker(page, subject.head)) continue
    const source = phraseOf(page, subject.head)
    if (i >= source.first && i < source.last) continue
    found.push({
      detector: 'adjective',
      sense: matter.sense,
      lemma: cue.lemma,
      cueToken: i,
      cue: [{ first: copula, last: matter.cueLast }],
      source,
      sourceHead: subject.head,
      content: [rangeOf(page, matter.run)],
      quotes: [],
      context,
      inherited: subject.inherited,
    })
  }
  return found
}

/** Longest subject that is taken along with what an adverb speaks of, in tokens. */
const LONGEST_SUBJECT = 4

/** What an adverb speaks of: a short subject before it, and what follows it up to the next pause. */
function clauseAround(page: Page, adverb: number, context: number): readonly Range[] {
  const within = reach(page, adverb, context)
  const opens = trimRun(page, { first: within.first, last: adverb })
  let last = clauseReach({ page, context, bits: 0 }, adverb + 1, adverb + 2, within)
  const rest = trimRun(page, { first: adverb + 1, last })
  if (rest.last <= rest.first) {
    // At the end of its clause the adverb speaks of what stands before it.
    last = adverb
    let first = adverb
    while (first > within.first && ![',', ';', ':'].includes(word(page, first - 1))) first--
    const before = trimRun(page, { first, last })
    return before.last > before.first ? [rangeOf(page, before)] : []
  }
  let start = adverb
  while (start > opens.first && ['AUX', 'ADV', 'PART'].includes(tagOf(page, start - 1))) start--
  const subject = start > opens.first ? phraseBefore(page, start, within.first) : null
  if (!subject || subject.last - subject.first > LONGEST_SUBJECT || subject.last !== start)
    return [rangeOf(page, rest)]
  const before = trimRun(page, { first: subject.first, last: adverb })
  return before.last > before.first ? [rangeOf(page, before), rangeOf(page, rest)] : [rangeOf(page, rest)]
}

/** Drafts of reporting adverbs: no source, the chain ends in somebody unnamed. */
export function adverbReports(page: Page): readonly Draft[] {
  const found: Draft[] = []
  for (let i = 0; i < page.tokens.length; i++) {
    const cue = page.lexicon.adverbs.get(word(page, i))
    if (!cue) continue
    const sense = page.lexicon.adverbSenses.get(word(page, i))
    const context = contextOf(page, i)
    const content = clauseAround(page, i, context)
    if (!sense || content.length === 0) continue
    found.push({
      detector: 'adverb',
      sense,
      lemma: cue.lemma,
      cueToken: i,
      cue: [{ first: i, last: i + 1 }],
      source: null,
      sourceHead: -1,
      content,
      quotes: [],
      context,
    })
  }
  return found
}
