// A reporting verb under reading: its cue, group, source, recipient and negation, gathered once for all its frames.
import { contextOf } from './draft.ts'
import { isPassive, negatorOf, phraseOf, prepositional, verbGroup } from './grammar.ts'
import { PARTICIPLE } from './inflection.ts'
import type { CueWord, Sense } from './lexicon.ts'
import { childOf, fullRelation, relation, tagOf, word, xposOf } from './page.ts'
import type { Page, Run } from './page.ts'
import { phraseAfter } from './phrases.ts'
import { sourceOf } from './verb-sources.ts'
import { NOMINATIVE, isMistaggedVerb, isOnlyVerb } from './verb-words.ts'

export interface Reading {
  readonly page: Page
  readonly verb: number
  readonly cue: CueWord
  readonly bits: number
  readonly group: Run
  readonly passive: boolean
  readonly context: number
  readonly source: Run | null
  readonly sourceHead: number
  readonly inherited: boolean
  readonly recipient: Run | null
  readonly negator: number
}

/** The sense of the first of these frames that the cue takes. */
export function senseOf(cue: CueWord, ...frames: readonly string[]): Sense | null {
  for (const frame of frames) {
    const sense = cue.frames.get(frame)
    if (sense) return sense
  }
  return null
}

function matchCue(page: Page, verb: number, words: readonly CueWord[]): CueWord | null {
  return (
    words.find((cue) => cue.particles.every((particle, i) => word(page, verb + 1 + i) === particle)) ?? null
  )
}

/** Cuts a phrase where a clause begins that the tree hangs on it ("told the programme | that she …"). */
function withoutClause(page: Page, run: Run): Run {
  for (let i = run.first + 1; i < run.last; i++) {
    if (word(page, i) === 'that' || tagOf(page, i) === 'SCONJ') return { first: run.first, last: i }
  }
  return run
}

function recipientOf(page: Page, verb: number, group: Run, cue: CueWord, passive: boolean): Run | null {
  const takes = cue.frames.has('rcpt')
  if (!takes && !cue.frames.has('rcpt-to')) return null
  if (passive) {
    const subject = childOf(page, verb, 'nsubj')
    return takes && subject >= 0 ? phraseOf(page, subject) : null
  }
  const direct = takes ? childOf(page, verb, 'iobj', 'obj') : -1
  if (direct > verb) return withoutClause(page, phraseOf(page, direct))
  if (
    takes &&
    ['NOUN', 'PROPN', 'PRON', 'DET', 'ADJ', 'NUM'].includes(tagOf(page, group.last)) &&
    word(page, group.last) !== 'that'
  ) {
    return phraseAfter(page, group.last, page.tokens.length, { article: true })
  }
  const to = prepositional(page, verb, 'to')
  return to && relation(page, to.head) === 'obl' ? phraseOf(page, to.head) : null
}

/** Reads the token as a reporting verb, or null where it is none. */
export function readVerbAt(page: Page, verb: number): Reading | null {
  const form = page.lexicon.forms.get(word(page, verb))
  // Behind a possessive stands a noun ("X's claim").
  if (!form || (word(page, verb - 1) === "'s" && tagOf(page, verb - 1) === 'PART')) return null
  if (tagOf(page, verb) !== 'VERB' && !isMistaggedVerb(page, verb, form)) return null
  const modifies = relation(page, verb) === 'amod' || relation(page, verb) === 'compound'
  if (
    tagOf(page, verb) === 'VERB' &&
    modifies &&
    tagOf(page, verb - 1) !== 'AUX' &&
    !NOMINATIVE.has(word(page, verb - 1))
  )
    return null
  const cue = matchCue(page, verb, page.lexicon.verbs.get(form.lemma) ?? [])
  if (!cue) return null
  const group = verbGroup(page, verb, cue.particles.length)
  const bare = group.last - group.first === 1 + cue.particles.length
  const participle =
    bare &&
    fullRelation(page, verb) === 'acl' &&
    (form.bits & PARTICIPLE) !== 0 &&
    xposOf(page, verb) !== 'VBD'
  const reduced = participle && (word(page, group.last) === 'by' || !isOnlyVerb(page, verb))
  const passive = isPassive(page, verb) || reduced
  const found = sourceOf(page, verb, group, passive)
  const source = found.run && found.run.last > found.run.first ? found.run : null
  return {
    page,
    verb,
    cue,
    bits: form.bits,
    group,
    passive,
    context: contextOf(page, verb),
    source,
    sourceHead: source ? found.head : -1,
    inherited: found.inherited,
    recipient: recipientOf(page, verb, group, cue, passive),
    negator: negatorOf(page, verb),
  }
}
