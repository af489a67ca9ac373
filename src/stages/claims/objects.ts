// What a reporting verb is about where that is no clause: its object, a phrase behind a preposition, an infinitive.
import type { Range } from '../../model/index.ts'
import { contextOf } from './draft.ts'
import { isSpeaker, phraseOf, prepositional, subtree } from './grammar.ts'
import type { Sense } from './lexicon.ts'
import {
  childOf,
  children,
  endOf,
  fullRelation,
  headOf,
  rangeOf,
  relation,
  startOf,
  tagOf,
  trimRun,
  word,
  xposOf,
} from './page.ts'
import type { Page, Run } from './page.ts'
import { reach } from './detectors/quoted.ts'
import { headOfPhrase, phraseAfter, phraseBefore } from './phrases.ts'
import { OBJECT_TAGS, cutParticiple, extendPhrase } from './extent.ts'
import { isWhenAsked, senseOf } from './reading.ts'
import type { Reading } from './reading.ts'
import { FINITE_TAGS } from './verb-words.ts'

export interface Matter {
  readonly sense: Sense
  readonly content: readonly Range[]
  readonly cue?: readonly Run[]
  readonly passive?: boolean
}

interface Thing {
  readonly head: number
  readonly run: Run
  /** Stands before the verb: the subject of a passive, the noun of a relative clause. */
  readonly before: boolean
}

function beforeClause(page: Page, head: number, verb: number): Thing {
  const run = phraseOf(page, head)
  return {
    head,
    run: trimRun(page, {
      first: run.first,
      last: Math.max(head + 1, Math.min(run.last, page.tree.low[verb] ?? verb)),
    }),
    before: true,
  }
}

/** "an act that X described as …", "what X calls …": the thing stands before the source, nothing behind the verb. */
function gapBefore(reading: Reading): Thing | null {
  const { page, group, source, cue } = reading
  if (!source || source.last !== group.first || !cue.objectPrepositions.has(word(page, group.last)))
    return null
  const opener = word(page, source.first - 1)
  if (opener === 'what')
    return { head: source.first - 1, run: { first: source.first - 1, last: source.first }, before: true }
  const end = opener === 'that' || opener === 'which' ? source.first - 1 : source.first
  if (tagOf(page, end - 1) !== 'NOUN' && tagOf(page, end - 1) !== 'PROPN') return null
  const sentence = page.syntax.sentences[page.sentenceOf[end] ?? 0]
  const run = phraseBefore(page, word(page, end - 1) === ',' ? end - 1 : end, sentence?.first ?? 0)
  return run ? { head: headOfPhrase(page, run), run, before: true } : null
}

function thingOf(reading: Reading): Thing | null {
  const { page, verb, passive } = reading
  if (passive) {
    const subject = childOf(page, verb, 'nsubj')
    if (subject >= 0) return { head: subject, run: phraseOf(page, subject), before: true }
    return relation(page, verb) === 'acl' ? beforeClause(page, headOf(page, verb), verb) : null
  }
  const object = childOf(page, verb, 'obj')
  if (object > verb) return { head: object, run: cutParticiple(page, phraseOf(page, object)), before: false }
  const next = reading.group.last
  if (
    OBJECT_TAGS.has(tagOf(page, next)) &&
    !page.lexicon.timeWords.has(word(page, next)) &&
    fullRelation(page, verb) !== 'acl:relcl'
  ) {
    const phrase = phraseAfter(page, next, page.tokens.length, { article: true })
    if (phrase) return { head: headOfPhrase(page, phrase), run: phrase, before: false }
  }
  const gap = gapBefore(reading)
  if (gap) return gap
  if (fullRelation(page, verb) === 'acl:relcl' && childOf(page, verb, 'nsubj') >= 0) {
    const head = headOf(page, verb)
    return head >= 0 && head < verb ? beforeClause(page, head, verb) : null
  }
  return null
}

function withPreposition(reading: Reading, mark: number): readonly Run[] {
  return mark === reading.group.last
    ? [{ first: reading.group.first, last: mark + 1 }]
    : [reading.group, { first: mark, last: mark + 1 }]
}

const ordered = (pieces: readonly Range[]): readonly Range[] => [...pieces].sort((a, b) => a[0] - b[0])

/** The phrase with this preposition that goes with the object: by the tree, else right behind the object. */
function phraseBehind(
  reading: Reading,
  thing: Thing,
  preposition: string,
): { readonly mark: number; readonly last: number } | null {
  const { page, verb, group } = reading
  const found =
    prepositional(page, verb, preposition) ??
    (thing.before ? null : prepositional(page, thing.head, preposition))
  if (found && found.mark > verb)
    return { mark: found.mark, last: (page.tree.high[found.head] ?? found.head) + 1 }
  const first = thing.before ? group.last : thing.run.last
  return word(page, first) === preposition ? { mark: first, last: first + 2 } : null
}

/** "X described A as B", "X accused A of B". */
function objectAndPhrase(reading: Reading, thing: Thing): Matter | null {
  const { page, cue } = reading
  for (const preposition of cue.objectPrepositions) {
    const sense = preposition === 'to' ? cue.frames.get('np+to') : cue.frames.get(`np-${preposition}`)
    const phrase = phraseBehind(reading, thing, preposition)
    if (!sense || !phrase) continue
    const run = extendPhrase(reading, trimRun(page, { first: phrase.mark + 1, last: phrase.last }))
    if (run.last <= run.first) continue
    const object = {
      first: thing.run.first,
      last: thing.before ? thing.run.last : Math.min(thing.run.last, phrase.mark),
    }
    if (object.last <= object.first) continue
    return {
      sense,
      content: ordered([rangeOf(page, object), rangeOf(page, run)]),
      cue: withPreposition(reading, phrase.mark),
    }
  }
  return null
}

/** "X called A B", "A was deemed B". */
function objectAndPredicate(reading: Reading, thing: Thing): Matter | null {
  const { page, verb, cue } = reading
  const sense = cue.frames.get('np-pred')
  if (!sense) return null
  const predicate = children(page, verb).find(
    (child) => child > verb && relation(page, child) === 'xcomp' && childOf(page, child, 'mark') < 0,
  )
  if (
    predicate === undefined &&
    (thing.before || !cue.frames.has('np-as') || !isSpeaker(page, reading.sourceHead))
  )
    return null
  if (predicate === undefined) {
    // The parser saw one object where there are an object and its name: keep them together.
    const run = extendPhrase(reading, thing.run)
    return { sense, content: [rangeOf(page, run)] }
  }
  const run = extendPhrase(reading, subtree(page, predicate))
  if (thing.before || thing.run.first > run.first)
    return { sense, content: ordered([rangeOf(page, thing.run), rangeOf(page, run)]) }
  return { sense, content: [[startOf(page, thing.run.first), endOf(page, run.last - 1)]] }
}

/** Object with what is said of it, in whatever frame the cue has. */
export function findObjectAnd(reading: Reading): Matter | null {
  const thing = thingOf(reading)
  if (!thing) return null
  return objectAndPhrase(reading, thing) ?? objectAndPredicate(reading, thing)
}

/** "the matter", "this issue": words for whatever was spoken of. */
function isBareTopic(page: Page, run: Run): boolean {
  const first = tagOf(page, run.first) === 'DET' ? run.first + 1 : run.first
  return run.last === first + 1 && page.lexicon.list('topics').has(word(page, first))
}

/** "X called for B", "X spoke of B". */
export function findPrepositional(reading: Reading): Matter | null {
  const { page, verb, cue, passive, group, source, sourceHead } = reading
  if (passive || (source && !isSpeaker(page, sourceHead))) return null
  for (const preposition of cue.prepositions) {
    const sense = cue.frames.get(`p:${preposition}`)
    const phrase = prepositional(page, verb, preposition)
    const mark = phrase?.mark ?? (word(page, group.last) === preposition ? group.last : -1)
    if (!sense || mark < 0 || mark > verb + 6) continue
    const last = phrase ? (page.tree.high[phrase.head] ?? phrase.head) + 1 : mark + 2
    const run = extendPhrase(reading, cutParticiple(page, trimRun(page, { first: mark + 1, last })))
    if (['anonymity', 'comment'].includes(word(page, mark + 1))) continue
    // "what they had hoped for seemed near", "weighed in on the matter": nothing stands behind it that was said.
    if (FINITE_TAGS.has(xposOf(page, mark + 1)) || isBareTopic(page, run)) continue
    if (run.last > run.first)
      return { sense, content: [rangeOf(page, run)], cue: withPreposition(reading, mark) }
  }
  return null
}

/** "X condemned the attack", "X denied taking it", "the attack was condemned by X". */
export function findObject(reading: Reading): Matter | null {
  const { page, verb, cue, source, sourceHead } = reading
  if (!source || !isSpeaker(page, sourceHead)) return null
  const ing = cue.frames.get('ing')
  if (ing && xposOf(page, reading.group.last) === 'VBG') {
    return {
      sense: ing,
      content: [
        rangeOf(page, extendPhrase(reading, { first: reading.group.last, last: reading.group.last + 2 })),
      ],
    }
  }
  const gerund = children(page, verb).find(
    (child) =>
      child > verb &&
      ['xcomp', 'ccomp', 'obj'].includes(relation(page, child)) &&
      word(page, child).endsWith('ing') &&
      tagOf(page, child) === 'VERB',
  )
  if (ing && gerund !== undefined)
    return { sense: ing, content: [rangeOf(page, extendPhrase(reading, subtree(page, gerund)))] }
  const sense = cue.frames.get('np')
  const thing = sense ? thingOf(reading) : null
  if (!sense || !thing || thing.run.last <= thing.run.first) return null
  const run = thing.before ? thing.run : extendPhrase(reading, thing.run)
  return { sense, content: [rangeOf(page, run)] }
}

/** Words between a verb and its amount ("counted about 300", "gives at least five"), in tokens. */
const BEFORE_AMOUNT = 4

/** Whether the phrase that begins at `first` is an amount: a number with at most a few small words before it. */
function isAmount(page: Page, first: number): boolean {
  for (let i = first; i < first + BEFORE_AMOUNT; i++) {
    if (tagOf(page, i) === 'NUM' || tagOf(page, i) === 'SYM') return true
    if (!['ADV', 'ADP', 'DET', 'ADJ', 'SCONJ'].includes(tagOf(page, i))) return false
  }
  return false
}

const FIGURES = new Set(['figure', 'figures', 'number', 'numbers', 'total', 'it', 'this', 'that'])
/** Longest object before its amount ("put the number of those who had left at 60"), in tokens. */
const LONGEST_COUNTED = 12

/** The preposition behind an object that begins at `first`, where an amount follows it, or -1. */
function amountAt(page: Page, first: number, preposition: 'at' | 'to'): number {
  if (!OBJECT_TAGS.has(tagOf(page, first))) return -1
  let counts = preposition === 'at'
  for (let i = first; i < first + LONGEST_COUNTED && tagOf(page, i) !== 'PUNCT'; i++) {
    // What is raised or cut "to 60" must be a count of somebody's, no price.
    if (page.lexicon.list('counts').has(word(page, i))) counts = true
    if (i > first && counts && word(page, i) === preposition && isAmount(page, i + 1)) return i
  }
  return -1
}

/** "at 6,000, counting those who …", "at 498 million, assuming no …": on what terms the amount holds is part of it. */
function withTerms(reading: Reading, run: Run): Run {
  const { page, verb, context } = reading
  const isTerm =
    word(page, run.last) === ',' &&
    TERMS.has(word(page, run.last + 1)) &&
    contextOf(page, run.last) === context
  return isTerm ? trimRun(page, { first: run.first, last: reach(page, verb, context).last }) : run
}

const TERMS = new Set(['counting', 'assuming', 'including', 'excluding', 'based', 'not'])

/** "The police counted 1,800", "X put the toll at 11". */
export function findFigure(reading: Reading): Matter | null {
  const { page, cue, group, passive, source, sourceHead } = reading
  if (passive || !source || !isSpeaker(page, sourceHead)) return null
  const plain = cue.frames.get('figure')
  if (plain && isAmount(page, group.last)) {
    const run = extendPhrase(reading, { first: group.last, last: group.last + 1 })
    return run.last > run.first ? { sense: plain, content: [rangeOf(page, run)] } : null
  }
  const preposition = cue.frames.has('figure-to') ? 'to' : 'at'
  const behind = cue.frames.get(`figure-${preposition}`)
  const at = behind ? amountAt(page, group.last, preposition) : -1
  if (!behind || at < 0) return null
  // "Put the number at 300": what is counted stands elsewhere.
  const isBare = FIGURES.has(word(page, at - 1)) && at - group.last <= 2
  const run = withTerms(reading, extendPhrase(reading, { first: at + 1, last: at + 2 }))
  return isBare
    ? { sense: behind, content: [rangeOf(page, run)], cue: [{ first: group.first, last: at + 1 }] }
    : { sense: behind, content: [rangeOf(page, { first: group.last, last: run.last })] }
}

/** "A blast is reported at the port", "figures have been mentioned": what is spoken of stands round the verb. */
export function findReported(reading: Reading): Matter | null {
  const { page, verb, cue, passive, group } = reading
  const sense = cue.frames.get('pass')
  const subject = passive ? childOf(page, verb, 'nsubj') : -1
  if (!sense || subject < 0 || subject > verb || word(page, group.last) === 'by') return null
  const within = reach(page, verb, reading.context)
  const rest = trimRun(page, { first: group.last, last: clauseEnd(page, group.last, within.last) })
  const named = rangeOf(page, phraseOf(page, subject))
  return {
    sense,
    content: rest.last > rest.first ? [named, rangeOf(page, rest)] : [named],
    passive: true,
  }
}

/** The next pause between clauses. */
function clauseEnd(page: Page, first: number, last: number): number {
  for (let i = first; i < last; i++)
    if ([';', ':'].includes(word(page, i)) || ['CCONJ', 'SCONJ'].includes(tagOf(page, i))) return i
  return last
}

function opensInfinitive(page: Page, first: number): boolean {
  return (
    word(page, first) === 'to' ||
    (['not', 'never'].includes(word(page, first)) && word(page, first + 1) === 'to')
  )
}

const POSSESSIVES = new Set(['his', 'her', 'its', 'their', 'our', 'my', 'your'])

/** Where an infinitive stands right behind the verb or behind one phrase after it, whatever the tree says; -1 if nowhere. */
function infinitiveAt(reading: Reading): number {
  const { page, group } = reading
  const isVerbAt = (i: number): boolean => ['VERB', 'AUX', 'ADV'].includes(tagOf(page, i))
  if (opensInfinitive(page, group.last) && isVerbAt(group.last + (word(page, group.last) === 'to' ? 1 : 2)))
    return group.last
  if (!OBJECT_TAGS.has(tagOf(page, group.last))) return -1
  const found = phraseAfter(page, group.last, page.tokens.length, { article: true })
  // Behind a possessive stands a noun, whatever the tagger makes of it ("told his subordinates never to speak").
  const isBare = found && found.last === group.last + 1 && POSSESSIVES.has(word(page, group.last))
  const phrase = isBare ? { first: found.first, last: found.last + 1 } : found
  return phrase &&
    opensInfinitive(page, phrase.last) &&
    isVerbAt(phrase.last + (word(page, phrase.last) === 'to' ? 1 : 2))
    ? phrase.last
    : -1
}

/** "asked not to be named" says nothing. */
function isAnonymity(page: Page, run: Run): boolean {
  if (word(page, run.first) !== 'not') return false
  for (let i = run.first; i < Math.min(run.last, run.first + 6); i++)
    if (page.lexicon.anonymity.has(word(page, i))) return true
  return false
}

/** "X vowed to …", "X urged Y to …", "Y is said to …". */
export function findInfinitive(reading: Reading): Matter | null {
  const { page, verb, cue, passive, sourceHead } = reading
  const infinitive = children(page, verb).find(
    (child) =>
      child > verb &&
      ['xcomp', 'advcl', 'ccomp'].includes(relation(page, child)) &&
      opensInfinitive(page, page.tree.low[child] ?? child),
  )
  const positional = infinitive === undefined ? infinitiveAt(reading) : -1
  if (infinitive === undefined && positional < 0) return null
  const run = cutParticiple(
    page,
    infinitive === undefined ? { first: positional, last: positional + 2 } : subtree(page, infinitive),
  )
  if (run.first < verb || isAnonymity(page, run)) return null
  const whole = extendPhrase(reading, run)
  if (passive) {
    // "Was allowed to", "was forced to" tells what happened to somebody, not what anybody said.
    const asked = cue.frames.get('np-to')
    const sense = cue.frames.get('pass-to') ?? (asked?.weak === false ? asked : null)
    const subject = childOf(page, verb, 'nsubj')
    // "Asked to describe the device, X said …": whom it was asked of stands in the main clause.
    if (asked && subject < 0 && run.first === reading.group.last && isWhenAsked(page, verb))
      return { sense: asked, content: [rangeOf(page, whole)], passive: true }
    return sense && subject >= 0
      ? { sense, content: [rangeOf(page, phraseOf(page, subject)), rangeOf(page, whole)], passive: true }
      : null
  }
  if (run.first > reading.group.last) {
    // Words between the verb and "to" are whom it is wanted of, if they are a phrase.
    const sense = senseOf(cue, 'np-to')
    const object = childOf(page, verb, 'obj', 'iobj')
    const first =
      object > verb && object < run.first
        ? Math.max(reading.group.last, phraseOf(page, object).first)
        : reading.group.last
    if (sense && isSpeaker(page, sourceHead) && OBJECT_TAGS.has(tagOf(page, first)))
      return { sense, content: [[startOf(page, first), endOf(page, whole.last - 1)]] }
    if (tagOf(page, reading.group.last) !== 'ADV') return null
  }
  const sense = senseOf(cue, 'to')
  if (
    !sense ||
    !isSpeaker(page, sourceHead) ||
    (infinitive !== undefined && relation(page, infinitive) === 'advcl' && run.first !== reading.group.last)
  )
    return null
  return { sense, content: [rangeOf(page, whole)] }
}
