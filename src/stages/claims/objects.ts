// What a reporting verb is about where that is no clause: its object, a phrase behind a preposition, an infinitive.
import type { Range } from '../../model/index.ts'
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
import { quotationUnder, reach } from './detectors/quoted.ts'
import { isFronted, upToMainClause } from './clauses.ts'
import { headOfPhrase, phraseAfter, phraseBefore } from './phrases.ts'
import { senseOf } from './reading.ts'
import type { Reading } from './reading.ts'

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

const OBJECT_TAGS = new Set(['NOUN', 'PROPN', 'PRON', 'DET', 'ADJ', 'NUM'])

/** Ends a phrase before ", focusing on …", which speaks of the subject. */
function cutParticiple(page: Page, run: Run): Run {
  for (let i = run.first + 1; i < run.last - 1; i++) {
    if (
      word(page, i) === ',' &&
      tagOf(page, i + 1) === 'VERB' &&
      word(page, i + 1).endsWith('ing') &&
      (page.quoteOf[i] ?? -1) < 0
    )
      return { first: run.first, last: i }
  }
  return run
}

const STOPS = new Set(['SCONJ', 'AUX'])

/** Whether the preposition at `i` opens a time or venue of the report rather than a part of the thing. */
function opensCircumstance(page: Page, i: number): boolean {
  if (
    ![
      'on',
      'in',
      'at',
      'during',
      'by',
      'after',
      'before',
      'since',
      'via',
      'through',
      'amid',
      'from',
    ].includes(word(page, i))
  )
    return false
  for (let k = i + 1; k < i + 5; k++) {
    if (page.lexicon.timeWords.has(word(page, k)) || page.lexicon.venues.has(word(page, k))) return true
    if (tagOf(page, k) === 'ADP' || tagOf(page, k) === 'PUNCT') break
  }
  return ['during', 'after', 'before', 'since', 'via', 'amid'].includes(word(page, i))
}

const PREPOSITIONS = new Set([
  'for',
  'of',
  'by',
  'in',
  'with',
  'about',
  'on',
  'to',
  'from',
  'like',
  'without',
  'against',
  'through',
  'at',
])
/** How far behind "and" a verb would show that a new clause begins, in tokens. */
const COORDINATION_REACH = 8

/** Whether "and" goes on with another noun phrase and not with a clause or a verb. */
function coordinates(page: Page, first: number, last: number): boolean {
  if (!OBJECT_TAGS.has(tagOf(page, first)) && (page.quoteOf[first] ?? -1) < 0) return false
  for (let i = first; i < Math.min(last, first + COORDINATION_REACH); i++) {
    if (['VBD', 'VBZ', 'VBP', 'MD'].includes(xposOf(page, i))) return false
    if (tagOf(page, i) === 'PUNCT' && (page.quoteOf[i] ?? -1) < 0) return true
  }
  return true
}

/** Goes on with what follows a phrase without a pause: "the arrest of a man in the shooting", "cuts to be made". */
export function extendPhrase(reading: Pick<Reading, 'page' | 'verb' | 'context'>, proposed: Run): Run {
  const { page, verb, context } = reading
  const within = reach(page, verb, context)
  // What stands before the main clause ends where that begins, whatever the tree hangs on it.
  const until =
    proposed.first > verb && isFronted(page, verb, within) ? upToMainClause(page, proposed.first, within) : -1
  const run =
    until > proposed.first && until < proposed.last ? { first: proposed.first, last: until } : proposed
  let last = run.last
  while (last < within.last) {
    const q = quotationUnder(page, last, context)
    const tag = tagOf(page, last)
    if (q >= 0 && startOf(page, last) >= (page.quotations[q]?.open ?? 0)) {
      if (tag === 'PUNCT' && word(page, last - 1) === ',') break
      last++
      continue
    }
    if (tag === 'PUNCT' && !/^[-'’–/]$/.test(word(page, last))) break
    if (tag === 'CCONJ' && !coordinates(page, last + 1, within.last)) break
    if (STOPS.has(tag) && !(PREPOSITIONS.has(word(page, last)) && word(page, last + 1).endsWith('ing'))) break
    if (tag === 'ADP' && opensCircumstance(page, last)) break
    if (
      tag === 'PART' &&
      word(page, last) === 'to' &&
      !['NOUN', 'PROPN', 'PRON'].includes(tagOf(page, last - 1))
    )
      break
    if (tag === 'VERB' && !/(?:ing|ed|en)$/.test(word(page, last)) && word(page, last - 1) !== 'to') break
    if (page.lexicon.timeWords.has(word(page, last)) && tag !== 'NOUN') break
    last++
  }
  return trimRun(page, { first: run.first, last })
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

/** "X called for B", "X spoke of B". */
export function findPrepositional(reading: Reading): Matter | null {
  const { page, verb, cue, passive, group } = reading
  if (passive) return null
  for (const preposition of cue.prepositions) {
    const sense = cue.frames.get(`p:${preposition}`)
    const phrase = prepositional(page, verb, preposition)
    const mark = phrase?.mark ?? (word(page, group.last) === preposition ? group.last : -1)
    if (!sense || mark < 0 || mark > verb + 6) continue
    const last = phrase ? (page.tree.high[phrase.head] ?? phrase.head) + 1 : mark + 2
    const run = extendPhrase(reading, cutParticiple(page, trimRun(page, { first: mark + 1, last })))
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

function opensInfinitive(page: Page, first: number): boolean {
  return word(page, first) === 'to' || (word(page, first) === 'not' && word(page, first + 1) === 'to')
}

/** Where an infinitive stands right behind the verb or behind one phrase after it, whatever the tree says; -1 if nowhere. */
function infinitiveAt(reading: Reading): number {
  const { page, group } = reading
  const isVerbAt = (i: number): boolean => ['VERB', 'AUX', 'ADV'].includes(tagOf(page, i))
  if (opensInfinitive(page, group.last) && isVerbAt(group.last + (word(page, group.last) === 'to' ? 1 : 2)))
    return group.last
  if (!OBJECT_TAGS.has(tagOf(page, group.last))) return -1
  const phrase = phraseAfter(page, group.last, page.tokens.length, { article: true })
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
    const sense = senseOf(cue, 'pass-to', 'np-to')
    const subject = childOf(page, verb, 'nsubj')
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
