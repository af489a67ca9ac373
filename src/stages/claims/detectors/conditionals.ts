// "If X's account is right, the fleet has sailed": the main clause rests on the word of whoever the condition names.
import type { Range } from '../../../model/index.ts'
import { contextOf } from '../draft.ts'
import type { Draft } from '../draft.ts'
import { isSpeaker, phraseOf, prepositional } from '../grammar.ts'
import type { Sense } from '../lexicon.ts'
import { childOf, rangeOf, tagOf, trimRun, word } from '../page.ts'
import type { Page, Run } from '../page.ts'
import { headOfPhrase, phraseBefore } from '../phrases.ts'
import { reach } from './quoted.ts'

const RESTS_ON: Sense = { class: 'speech', polarity: 'asserts', weak: false }
const HOLDS: Sense = { class: 'speech', polarity: 'speculates', weak: false }
/** Longest condition ("If the statements of the company's spokesman correctly describe the outcome of …,"), in tokens. */
const LONGEST_CONDITION = 40

interface Basis {
  readonly source: Run
  readonly head: number
  readonly cue: Run
  readonly sense: Sense
}

/** "X's account", "the statements of X", "the account given by X". */
function accountIn(page: Page, first: number, last: number): Basis | null {
  for (let i = first; i < last; i++) {
    if (tagOf(page, i) !== 'NOUN' || !page.lexicon.versions.has(word(page, i))) continue
    const possessor = childOf(page, i, 'nmod:poss')
    if (possessor >= first && possessor < i) {
      const run = phraseOf(page, possessor)
      const bare = word(page, run.last - 1).startsWith("'") ? { first: run.first, last: run.last - 1 } : run
      return { source: bare, head: possessor, cue: { first: i, last: i + 1 }, sense: RESTS_ON }
    }
    for (const preposition of ['of', 'by', 'from']) {
      let mark = i + 1
      if (['given', 'offered', 'provided', 'made', 'put'].includes(word(page, mark))) mark++
      if (word(page, mark) !== preposition) continue
      const phrase = prepositional(page, i, preposition)
      const before = phrase ? { run: phraseOf(page, phrase.head), head: phrase.head } : null
      if (before && isSpeaker(page, before.head))
        return { source: before.run, head: before.head, cue: { first: i, last: mark + 1 }, sense: RESTS_ON }
    }
  }
  return null
}

/** "If X is right". */
function holdsIn(page: Page, first: number, last: number): Basis | null {
  for (let i = first + 1; i < last; i++) {
    if (!page.lexicon.list('holding').has(word(page, i)) || i < last - 1) continue
    let verb = i - 1
    while (verb > first && !['is', 'are', 'was', 'were'].includes(word(page, verb))) verb--
    const source = verb > first ? phraseBefore(page, verb, first) : null
    const head = source ? headOfPhrase(page, source) : -1
    if (source && isSpeaker(page, head) && tagOf(page, head) !== 'PRON')
      return { source, head, cue: { first: verb, last: i + 1 }, sense: HOLDS }
  }
  return null
}

/** Drafts of conditions that name on whose word the main clause rests. */
export function conditionalReports(page: Page): readonly Draft[] {
  const found: Draft[] = []
  for (const sentence of page.syntax.sentences) {
    if (word(page, sentence.first) !== 'if') continue
    const context = contextOf(page, sentence.first)
    const within = reach(page, sentence.first, context)
    let comma = sentence.first + 1
    while (comma < within.last && comma - sentence.first < LONGEST_CONDITION && word(page, comma) !== ',')
      comma++
    if (word(page, comma) !== ',') continue
    const basis = accountIn(page, sentence.first + 1, comma) ?? holdsIn(page, sentence.first + 1, comma)
    const content = trimRun(page, { first: comma + 1, last: within.last })
    if (!basis || content.last - content.first < 3) continue
    const ranges: readonly Range[] = [rangeOf(page, content)]
    found.push({
      detector: 'conditional',
      sense: basis.sense,
      lemma: '',
      cueToken: basis.cue.first,
      cue: [basis.cue],
      source: basis.source,
      sourceHead: basis.head,
      content: ranges,
      quotes: [],
      context,
    })
  }
  return found
}
