// Coded events: who did what to whom, by our own dictionary over the dependency tree, with CAMEO code and PLOVER type.
// An event that names neither source nor target is dropped; whether it is true is no matter here.
import type { ActorName, CodedEvent, Sentence, Syntax, TimeExpression, When } from '../../../model/index.ts'
import type { Gazetteer } from '../places/gazetteer.ts'
import type { PlacesFound } from '../places/find-places.ts'
import { agentOf } from './agents.ts'
import type { Agent, AgentLexicon } from './agents.ts'
import type { EventLexicon } from './lexicon.ts'
import { matchSentence } from './match.ts'
import type { Match } from './match.ts'
import {
  agentOfPhrase,
  ownClauseSubject,
  rolesOfNoun,
  rolesOfVerb,
  sourceOf,
  speakerOf,
  subjectToken,
  targetOf,
} from './roles.ts'
import type { RoleInput, Roles } from './roles.ts'
import { treeOf } from './tree.ts'
import type { Tree } from './tree.ts'

export interface EventsInput {
  readonly text: string
  readonly syntax: Syntax
  readonly names: readonly ActorName[]
  readonly times: readonly TimeExpression[]
  readonly found: PlacesFound
  readonly gazetteer: Gazetteer
  readonly agents: AgentLexicon
  readonly lexicon: EventLexicon
}

/** All coded events of a document, in text order. */
export function findEvents(input: EventsInput): CodedEvent[] {
  const { text, syntax } = input
  const referents = referentsOf(syntax)
  const events: CodedEvent[] = []
  const agentAt = (start: number, end: number): Agent | null =>
    agentOf(
      { text, names: input.names, found: input.found, gazetteer: input.gazetteer, lexicon: input.agents },
      start,
      end,
    )
  for (const sentence of syntax.sentences) {
    if (sentence.last - sentence.first > LONGEST_SENTENCE) continue
    if (!mayTell(text, syntax, sentence, input.lexicon)) continue
    const tree = treeOf(text, syntax, sentence)
    const matches = matchSentence(tree, input.lexicon)
    const mutual = (verb: number): boolean =>
      matches.some((match) => match.head === verb && MUTUAL.test(match.code))
    const roles: RoleInput = { tree, agentAt, referentAt: (offset) => referents.get(offset) ?? null, mutual }
    for (const match of matches) {
      const event = codeEvent(match, rolesOf(match, roles), tree, input)
      if (event) events.push(event)
    }
  }
  return events.sort((a, b) => a.start - b.start || a.end - b.end)
}

/** Whether a sentence has any word of the dictionary: most have none, and need no tree. */
function mayTell(text: string, { tokens }: Syntax, { first, last }: Sentence, lex: EventLexicon): boolean {
  for (let i = first; i < last; i += 1) {
    const token = tokens[i]
    if (
      !token ||
      (token.upos !== 'VERB' && token.upos !== 'NOUN' && token.upos !== 'AUX' && token.upos !== 'ADJ')
    )
      continue
    if (
      lex.words.has(token.lemma.toLowerCase()) ||
      lex.words.has(text.slice(token.start, token.end).toLowerCase())
    )
      return true
  }
  return false
}

/** Longer "sentences" are tables or lists without punctuation: their trees mean nothing. */
const LONGEST_SENTENCE = 200

function referentsOf(syntax: Syntax): ReadonlyMap<number, string> {
  const map = new Map<number, string>()
  for (const mention of syntax.mentions)
    if (mention.form === 'pronoun' && mention.canonical !== null) map.set(mention.start, mention.canonical)
  return map
}

/** CAMEO roots of what two do together: intending to cooperate, consulting, signing, cooperating, fighting. */
const MUTUAL = /^(?:03|04|05|06|19)/

function rolesOf(match: Match, input: RoleInput): Roles {
  if (match.obliged) {
    const subject = subjectToken(input.tree, match.head)
    const target = subject === null ? null : agentOfPhrase(input, subject)
    return { source: speakerOf(input, match.head), target }
  }
  if (match.noun) return rolesOfNoun(input, match.head)
  if (match.inner === match.head) return rolesOfVerb(input, match.head)
  // Under a frame the outer verb has the source; its object or the inner verb has the target.
  const outer = rolesOfVerb(input, match.head)
  const source = outer.source ?? sourceOf(input, match.inner)
  // "demanded that the US cancel …": the one asked is the subject of what is asked.
  const asked = /^(?:02|10)/.test(match.code) ? ownClauseSubject(input, match.inner) : null
  return { source, target: asked ?? outer.target ?? targetOf(input, match.inner, source) }
}

function codeEvent(match: Match, roles: Roles, tree: Tree, input: EventsInput): CodedEvent | null {
  if (!roles.source && !roles.target) return null
  // A noun of talk or agreement is an event only where it says between whom; a noun of violence where it says by or on whom.
  if (match.noun && match.code < '13' && !(roles.source && roles.target)) return null
  const plover = input.lexicon.typeOf(match.code)
  if (plover === '') return null
  let start = Infinity
  let end = 0
  for (const index of match.used) {
    const token = tree.tokens[index]
    if (!token) continue
    start = Math.min(start, token.start)
    end = Math.max(end, token.end)
  }
  const when = timeOf(tree, start, end, input.times)
  const place = placeOf(tree, start, end, input)
  return {
    start,
    end,
    cameo: match.code.slice(0, 3),
    plover,
    ...(match.mode === null ? {} : { mode: match.mode }),
    source: roles.source,
    target: roles.target,
    ...(when ? { when } : {}),
    ...(place === null ? {} : { place }),
    polarity: match.negated ? 'denies' : 'asserts',
  }
}

/** The nearest date or time of the same sentence, if it stands within reach of the event's words. */
function timeOf(tree: Tree, start: number, end: number, times: readonly TimeExpression[]): When | null {
  const [first, last] = [tree.tokens[tree.first], tree.tokens[tree.last - 1]]
  if (!first || !last) return null
  let best: TimeExpression | null = null
  let nearest = Infinity
  for (let i = firstFrom(times, first.start); i < times.length; i += 1) {
    const time = times[i]
    if (!time || time.start >= last.end) break
    if (!time.interval || (time.type !== 'DATE' && time.type !== 'TIME') || time.basis === 'assumed') continue
    const gap = Math.max(0, time.start - end, start - time.end)
    if (gap < nearest) {
      nearest = gap
      best = time
    }
  }
  return best ? whenOf(best) : null
}

function firstFrom(times: readonly TimeExpression[], at: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const mid = (low + high) >> 1
    if ((times[mid]?.start ?? 0) < at) low = mid + 1
    else high = mid
  }
  return low
}

/** A time expression as a When; null where it is not placed in the calendar. */
export function whenOf(time: TimeExpression): When | null {
  if (!time.interval) return null
  return {
    start: time.interval.start,
    end: time.interval.end,
    precision: time.precision ?? 'unknown',
    basis: time.basis ?? 'resolved',
  }
}

const PLACE_CASES = /\b(?:in|at|near|outside|around|across|inside|off)\s+(?:the\s+)?(?:\w+\s+)?$/

/** The place after "in", "at" or "near" that follows the event in its sentence. */
function placeOf(tree: Tree, start: number, end: number, input: EventsInput): string | null {
  const last = tree.tokens[tree.last - 1]
  if (!last) return null
  for (const place of input.found.places) {
    if (place.start < start) continue
    if (place.start >= last.end) break
    if (place.start > end + PLACE_REACH) break
    if (PLACE_CASES.test(input.text.slice(Math.max(start, place.start - 20), place.start))) return place.name
  }
  return null
}

/** Characters after the event's words within which its place stands. */
const PLACE_REACH = 90
