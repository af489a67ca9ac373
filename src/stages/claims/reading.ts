// A reporting verb under reading: its cue, group, source, recipient and negation, gathered once for all its frames.
import { contextOf } from './draft.ts'
import { isPassive, negatorOf, phraseOf, prepositional, verbGroup } from './grammar.ts'
import { PARTICIPLE, PAST } from './inflection.ts'
import type { CueWord, Sense } from './lexicon.ts'
import { childOf, fullRelation, relation, tagOf, word, xposOf } from './page.ts'
import type { Page, Run } from './page.ts'
import { phraseAfter } from './phrases.ts'
import { sourceOf, trimmedSource } from './verb-sources.ts'
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

/** "Asked whether …, X said", "When pressed, …": asked by somebody the page does not name. */
export function isWhenAsked(page: Page, verb: number): boolean {
  if (!page.lexicon.list('whenAsked').has(word(page, verb))) return false
  const before = ['when', 'if', 'once'].includes(word(page, verb - 1)) ? verb - 1 : verb
  return page.sentenceOf[before - 1] !== page.sentenceOf[verb]
}

/** "called it off", "took it on": with its particle the verb is another one. */
function hasOtherParticle(page: Page, verb: number, cue: CueWord): boolean {
  const particle = childOf(page, verb, 'compound:prt')
  return particle > verb && !cue.particles.includes(word(page, particle))
}

/** Longest phrase between "let" and "know", in tokens. */
const LONGEST_TOLD = 5

/** "X let everybody know that …" is read as one verb, whose source is who lets. */
function letKnow(page: Page, verb: number, lemma: string): Reading | null {
  const cue = page.lexicon.verbs.get('let')?.find((one) => one.particles.join() === lemma)
  if (!cue) return null
  let at = verb - 2
  while (at > verb - LONGEST_TOLD && page.lexicon.forms.get(word(page, at))?.lemma !== 'let') at--
  const form = page.lexicon.forms.get(word(page, at))
  if (form?.lemma !== 'let' || page.sentenceOf[at] !== page.sentenceOf[verb]) return null
  const group = verbGroup(page, at)
  const found = sourceOf(page, at, group, false)
  if (!found.run || found.run.last > group.first) return null
  return {
    page,
    verb,
    cue,
    bits: form.bits,
    group: { first: group.first, last: verb + 1 },
    passive: false,
    context: contextOf(page, verb),
    source: found.run,
    sourceHead: found.head,
    inherited: found.inherited,
    recipient: { first: at + 1, last: verb },
    negator: negatorOf(page, at),
  }
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
  const told = letKnow(page, verb, form.lemma)
  if (told) return told
  const cue = matchCue(page, verb, page.lexicon.verbs.get(form.lemma) ?? [])
  if (!cue) return null
  if (hasOtherParticle(page, verb, cue)) return null
  const group = verbGroup(page, verb, cue.particles.length)
  const bare = group.last - group.first === 1 + cue.particles.length
  const participle =
    bare &&
    fullRelation(page, verb) === 'acl' &&
    (form.bits & PARTICIPLE) !== 0 &&
    xposOf(page, verb) !== 'VBD'
  const reduced = participle && (word(page, group.last) === 'by' || !isOnlyVerb(page, verb))
  const passive = isPassive(page, verb) || reduced || isWhenAsked(page, verb)
  const found = sourceOf(page, verb, group, passive)
  const source =
    found.run && found.run.last > found.run.first ? trimmedSource(page, found.run, found.head) : null
  return {
    page,
    verb,
    cue,
    // "is telling" goes on with "and says".
    bits: tagOf(page, group.first) === 'AUX' ? form.bits | PAST : form.bits,
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
