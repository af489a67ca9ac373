// Nouns that report: "X's claim that …", "a statement by X that …", "X made a promise to …", "reports of …".
import type { Range } from '../../../model/index.ts'
import { clauseReach, isFronted, upToMainClause } from '../clauses.ts'
import { contextOf } from '../draft.ts'
import type { Draft } from '../draft.ts'
import { isSpeaker, phraseOf, prepositional, subjectOf, verbGroup } from '../grammar.ts'
import { THIRD } from '../inflection.ts'
import type { CueWord, Sense } from '../lexicon.ts'
import { extendPhrase } from '../extent.ts'
import {
  childOf,
  children,
  fullRelation,
  headOf,
  rangeOf,
  relation,
  tagOf,
  trimRun,
  word,
  xposOf,
} from '../page.ts'
import type { Page, Run } from '../page.ts'
import { phraseAfter } from '../phrases.ts'
import { reach } from './quoted.ts'

interface NounReading {
  readonly page: Page
  readonly noun: number
  readonly cue: CueWord
  readonly context: number
}

interface Matter {
  readonly sense: Sense
  readonly run: Run
  /** Last token of the cue ("claims of"). */
  readonly cueLast: number
  readonly frame: string
}

interface Origin {
  readonly source: Run | null
  readonly head: number
  readonly cueFirst: number
  readonly verb?: number
}

const RELATIVE_ROLES = new Set(['nsubj', 'obj', 'obl'])

/** "claim that he lied", not "claim that he made". What is thought is hardly an object: "the fear that it breaks". */
function opensComplement(page: Page, i: number, sense: Sense): boolean {
  if (word(page, i) !== 'that') return false
  const isRelative = tagOf(page, i) === 'PRON' && RELATIVE_ROLES.has(relation(page, i))
  const isThought = sense.class === 'thought' || sense.class === 'speculation'
  if (isRelative && (!isThought || relation(page, i) === 'nsubj')) return false
  return !leavesGap(page, i + 1)
}

/** A subject and a verb like "make" with nothing behind it: the noun itself is what was made. */
function leavesGap(page: Page, first: number): boolean {
  const subject = phraseAfter(page, first, first + 8)
  if (!subject) return false
  let verb = subject.last
  while (tagOf(page, verb) === 'AUX' || tagOf(page, verb) === 'ADV') verb++
  if (!page.lexicon.lightVerbs.has(page.tokens[verb]?.lemma ?? '') || tagOf(page, verb) !== 'VERB')
    return false
  return ['PUNCT', 'AUX', 'VERB', 'ADP', ''].includes(tagOf(page, verb + 1))
}

function matterOf(reading: NounReading): Matter | null {
  const { page, noun, cue, context } = reading
  const within = reach(page, noun, context)
  const next = noun + 1
  if (next >= within.last) return null
  const that = cue.frames.get('that')
  if (that && opensComplement(page, next, that)) {
    const child = children(page, noun).find((c) => ['acl', 'ccomp'].includes(relation(page, c)) && c > noun)
    const proposed = child === undefined ? next : (page.tree.high[child] ?? child) + 1
    const fronted = isFronted(page, noun, within) ? upToMainClause(page, next, within) : -1
    const reached = fronted > next ? fronted : clauseReach({ page, context, bits: 0 }, next, proposed, within)
    const clause = {
      first: next,
      last: beforeSameSubject(page, noun, { first: next, last: reached }, within),
    }
    const last = beforeMainVerb(page, noun, clause, within)
    return last > next + 2
      ? { sense: that, run: { first: next, last }, cueLast: noun + 1, frame: 'that' }
      : null
  }
  const spread = spreadMatter(reading)
  if (spread) return spread
  const copula = copularClause(reading)
  if (that && copula) return { sense: that, run: copula.run, cueLast: copula.cueLast, frame: 'that' }
  const to = cue.frames.get('to')
  if (to && word(page, next) === 'to' && ['VERB', 'AUX'].includes(tagOf(page, next + 1))) {
    const child = children(page, noun).find(
      (c) => ['acl', 'xcomp', 'advcl'].includes(relation(page, c)) && c > noun,
    )
    const last = child === undefined ? next + 2 : (page.tree.high[child] ?? child) + 1
    return {
      sense: to,
      run: extendPhrase({ page, verb: noun, context }, trimRun(page, { first: next, last })),
      cueLast: noun + 1,
      frame: 'to',
    }
  }
  const preposition = word(page, next)
  const sense =
    cue.prepositions.has(preposition) && tagOf(page, next) === 'ADP'
      ? cue.frames.get(`p:${preposition}`)
      : undefined
  if (!sense) return null
  const phrase = prepositional(page, noun, preposition)
  // "the account of X" is X's, not about X.
  if (
    preposition === 'of' &&
    page.lexicon.versions.has(cue.lemma) &&
    tagOf(page, phrase?.head ?? next + 1) === 'PROPN'
  )
    return null
  const last = phrase ? (page.tree.high[phrase.head] ?? phrase.head) + 1 : next + 2
  const run = extendPhrase({ page, verb: noun, context }, trimRun(page, { first: next + 1, last }))
  const cut = { first: run.first, last: beforeMainVerb(page, noun, run, within) }
  return cut.last > cut.first ? { sense, run: cut, cueLast: next + 1, frame: `p:${preposition}` } : null
}

const FINITE = new Set(['VBD', 'VBZ', 'VBP', 'MD'])

/** "X's claim that A is B hints at C": where the noun is the subject, its clause ends before the main verb. */
function beforeMainVerb(page: Page, noun: number, run: Run, within: Run): number {
  for (let i = within.first; i < noun; i++)
    if (FINITE.has(xposOf(page, i)) && word(page, i) !== "'s") return run.last
  // A phrase holds no finite verb of its own where a clause holds one.
  let verbs = word(page, run.first) === 'that' ? 0 : 1
  let opens = verbs === 0
  for (let i = run.first; i < run.last; i++) {
    if (
      ['CCONJ', 'SCONJ', 'PUNCT'].includes(tagOf(page, i)) ||
      ['who', 'which', 'that', 'what'].includes(word(page, i))
    )
      opens = true
    const finite =
      FINITE.has(xposOf(page, i)) ||
      (verbs > 0 &&
        (page.lexicon.forms.get(word(page, i))?.bits ?? 0) === THIRD &&
        tagOf(page, i + 1) !== 'PUNCT') ||
      // "that the rope was old | surprised the crew": no participle goes with an adjective and an object.
      (xposOf(page, i) === 'VBN' && tagOf(page, i - 1) === 'ADJ' && tagOf(page, i + 1) === 'DET')
    if (!finite) continue
    if (verbs > 0 && !opens && tagOf(page, i - 1) !== 'AUX') return i
    verbs++
    opens = false
  }
  return run.last
}

/** "They will see it as evidence that it works, and they will …": the main clause goes on with its own pronoun. */
function beforeSameSubject(page: Page, noun: number, run: Run, within: Run): number {
  let subject = within.first
  while (subject < noun && !PRONOUNS.has(word(page, subject))) {
    if (['NOUN', 'PROPN'].includes(tagOf(page, subject))) return run.last
    subject++
  }
  for (let i = run.first + 1; i < run.last - 1; i++) {
    const goesOn = tagOf(page, i) === 'CCONJ' && word(page, i - 1) === ','
    if (goesOn && word(page, i + 1) === word(page, subject)) return i - 1
  }
  return run.last
}

const PRONOUNS = new Set(['he', 'she', 'they', 'we', 'i', 'it', 'you'])

/** "Rumours have spread that …", "reports are coming in of …": the matter stands behind a verb of spreading. */
function spreadMatter(reading: NounReading): Matter | null {
  const { page, noun, cue, context } = reading
  let i = noun + 1
  while (i < noun + 5 && (tagOf(page, i) === 'AUX' || tagOf(page, i) === 'ADV')) i++
  if (!page.lexicon.list('spreading').has(word(page, i))) return null
  i++
  while (i < noun + 7 && ['in', 'up', 'out', 'around', 'round', 'about', 'on'].includes(word(page, i))) i++
  const within = reach(page, noun, context)
  const that = cue.frames.get('that')
  if (that && word(page, i) === 'that') {
    const last = clauseReach({ page, context, bits: 0 }, i, i, within)
    return last > i + 2 ? { sense: that, run: { first: i, last }, cueLast: i, frame: 'that' } : null
  }
  const of = cue.frames.get('p:of')
  if (!of || word(page, i) !== 'of') return null
  const run = extendPhrase({ page, verb: noun, context }, trimRun(page, { first: i + 1, last: i + 2 }))
  return run.last > run.first ? { sense: of, run, cueLast: i + 1, frame: 'p:of' } : null
}

/** "X's bet is that …". */
function copularClause(reading: NounReading): { readonly run: Run; readonly cueLast: number } | null {
  const { page, noun, context } = reading
  for (let i = noun + 1; i < noun + 4; i++) {
    if (!['is', 'was', 'are', 'were', 'remains'].includes(word(page, i)) || word(page, i + 1) !== 'that')
      continue
    const within = reach(page, noun, context)
    const last = clauseReach({ page, context, bits: 0 }, i + 1, i + 1, within)
    return last > i + 3 ? { run: { first: i + 1, last }, cueLast: i + 1 } : null
  }
  return null
}

/** The possessor of a noun: by the tree, else the word before "'s". */
function possessorOf(page: Page, noun: number): number {
  const found = childOf(page, noun, 'nmod:poss')
  if (found >= 0 && found < noun) return found
  let i = noun - 1
  while (i > noun - 4 && tagOf(page, i) === 'ADJ') i--
  return word(page, i) === "'s" && tagOf(page, i) === 'PART' ? i - 1 : -1
}

/** Whose word the noun is: a possessor, "by X", or the subject of a light verb ("X made the claim"). */
function originOf(reading: NounReading): Origin | null {
  const { page, noun, context } = reading
  const possessor = possessorOf(page, noun)
  if (possessor >= 0) {
    const run = phraseOf(page, possessor)
    const isMarked = word(page, run.last - 1) === "'s" || word(page, run.last - 1) === "'"
    const bare = isMarked ? { first: run.first, last: run.last - 1 } : run
    return {
      source: bare,
      head: possessor,
      cueFirst: word(page, run.last) === "'s" ? run.last + 1 : run.last,
    }
  }
  for (const preposition of ['by', 'from']) {
    const phrase = prepositional(page, noun, preposition)
    if (phrase && phrase.mark === noun + 1 && isSpeaker(page, phrase.head)) {
      const run = phraseOf(page, phrase.head)
      return { source: run, head: phrase.head, cueFirst: noun }
    }
  }
  const verb = relation(page, noun) === 'obj' ? headOf(page, noun) : -1
  const form = verb >= 0 && verb < noun ? page.lexicon.forms.get(word(page, verb)) : undefined
  const lemma = form?.lemma ?? page.tokens[verb]?.lemma ?? ''
  if (verb >= 0 && verb < noun && page.lexicon.lightVerbs.has(lemma) && contextOf(page, verb) === context) {
    const subject = subjectOf(page, verb)
    if (subject && isSpeaker(page, subject.head) && !subject.passive) {
      return {
        source: phraseOf(page, subject.head),
        head: subject.head,
        cueFirst: verbGroup(page, verb).first,
        verb,
      }
    }
  }
  return null
}

const UNSOURCED = new Set([
  'speech',
  'accusation',
  'speculation',
  'thought',
  'evaluation',
  'evidence',
  'denial',
  'confirmation',
])

/** "the announcement of the deal": a thing known before, and nothing said of it. */
function isTopic(page: Page, run: Run): boolean {
  if (!['the', 'this', 'these', 'those'].includes(word(page, run.first))) return false
  for (let i = run.first + 1; i < run.last; i++) if (!['NOUN', 'ADJ'].includes(tagOf(page, i))) return false
  return true
}

/** Without anybody who said it, only a clause or the matter of a claim is clear enough. */
function standsAlone({ page, noun }: NounReading, matter: Matter): boolean {
  if (!UNSOURCED.has(matter.sense.class) || matter.sense.weak) return false
  if (matter.frame === 'that') return true
  if (isTopic(page, { first: leftOf(page, noun), last: noun + 1 }) && isTopic(page, matter.run)) return false
  return matter.frame === 'p:of' && ['speech', 'accusation', 'speculation'].includes(matter.sense.class)
}

/** Where the phrase of a noun begins, by its articles and adjectives. */
function leftOf(page: Page, noun: number): number {
  let first = noun
  while (['ADJ', 'DET', 'NUM'].includes(tagOf(page, first - 1)) && headOf(page, first - 1) === noun) first--
  return first
}

function readNoun(reading: NounReading): Draft | null {
  const { page, noun, cue, context } = reading
  const matter = matterOf(reading)
  if (!matter) return null
  const origin = originOf(reading)
  if (!origin && !standsAlone(reading, matter)) return null
  const content: Range = rangeOf(page, matter.run)
  const cueFirst = origin?.cueFirst ?? leftOf(page, noun)
  return {
    detector: 'noun',
    sense: matter.sense,
    lemma: cue.lemma,
    cueToken: noun,
    cue: [{ first: cueFirst, last: matter.cueLast }],
    source: origin?.source ?? null,
    sourceHead: origin?.head ?? -1,
    content: [content],
    quotes: [],
    context,
    firm: matter.frame === 'that',
    // "One possibility is that …" is the page's own guess.
    ...(!origin && page.lexicon.list('prospects').has(cue.lemma) ? { own: true } : {}),
  }
}

/** Drafts of all reporting nouns of the page. */
export function nounReports(page: Page): readonly Draft[] {
  const found: Draft[] = []
  for (let noun = 0; noun < page.tokens.length; noun++) {
    const isNoun =
      tagOf(page, noun) === 'NOUN' ||
      (tagOf(page, noun) === 'VERB' && word(page, noun - 1) === "'s" && tagOf(page, noun - 1) === 'PART')
    if (!isNoun || fullRelation(page, noun) === 'compound') continue
    const cue = page.lexicon.nouns.get(word(page, noun))
    const made = cue && readNoun({ page, noun, cue, context: contextOf(page, noun) })
    if (made) found.push(made)
  }
  return found
}
