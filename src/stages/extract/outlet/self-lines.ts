// Lines in which a page speaks of itself: "NAME is an automatic aggregator", "© 2031 NAME", "Transcript: NAME",
// "Subscribe to NAME", and the lines that name another page instead ("Read the rest at NAME"). Each is read alone; whether
// it stands where pages speak of themselves is for the caller to know.
import { LetterPattern } from '../../../text/letter-pattern.ts'
import type { ClueKind } from './evidence.ts'
import { hasOutletWord, isPerson, nameAt, withoutCompany } from './names.ts'
import type { NameAt } from './names.ts'
import type { OutletWords } from './words.ts'

export interface LineClue extends NameAt {
  readonly kind: ClueKind
  /** The line says that its pages are gathered from others by a machine. */
  readonly isMachine?: boolean
}

/** Beginnings of sentences, brackets and emphasised runs. */
const STARTS = new LetterPattern(
  String.raw`(?:^|[.!?:;|·•](?:[”"’')\]]|[*_])*\s+|[(\[*_]\s?|\s[–—-]\s)(?=[\p{L}\p{N}©])`,
  'g',
)
const LINE_LIMIT = 1000

function startsOf(text: string): number[] {
  return [...STARTS.matchAll(text.slice(0, LINE_LIMIT))].map((match) => match.index + match[0].length)
}

/** Whether `pattern` (sticky) holds at `at`; gives its end, or -1. */
export function stickyEnd(pattern: LetterPattern, text: string, at: number): number {
  const match = pattern.execAt(text, at)
  return match ? at + match[0].length : -1
}

/** "NAME is a daily newspaper", "NAME collects the news by machine", "NAME is published ten times a year". */
export function selfDescription(text: string, words: OutletWords): LineClue | null {
  for (const at of startsOf(text)) {
    const named = nameAt(text, at)
    if (!named || isPerson(named.name, words)) continue
    const said = predicateOf(text.slice(named.end, named.end + PREDICATE_LIMIT), words)
    if (said) return { ...named, ...said }
  }
  return null
}

/** A predicate is looked for so far behind its name. */
const PREDICATE_LIMIT = 160
/** Where a noun phrase ends. */
const PHRASE_END =
  /[,.;:!?()–—]|\s(?:about|and|at|by|covering|dedicated|devoted|for|from|in|of|on|since|that|which|with|written)\s/

function predicateOf(rest: string, words: OutletWords): { kind: ClueKind; isMachine?: boolean } | null {
  const copula = /^\s(?:is|are)\s/.exec(rest)
  if (copula) {
    const after = rest.slice(copula[0].length)
    if (stickyEnd(words.madeBy, after, 0) > 0) return { kind: 'house-rule' }
    if (!/^(?:an?|the|your|our)\s/i.test(after)) return null
    const phrase = after.slice(0, PHRASE_END.exec(after)?.index ?? after.length)
    if (!endsIn(phrase, words.mediaKinds)) return null
    const isMachine =
      endsIn(phrase, words.machines) || (words.automatic.test(after) && gathersIn(after, words))
    return { kind: 'self-description', isMachine }
  }
  if (!/^\s/.test(rest)) return null
  const gathers = stickyEnd(words.gathers, rest, 1)
  if (gathers > 0 && isGathered(rest.slice(gathers), words))
    return { kind: 'self-description', isMachine: true }
  return stickyEnd(words.houseVerbs, rest, 1) > 0 ? { kind: 'house-rule' } : null
}

/** "collects sports news of the world": the object stands so near its verb. */
const GATHERED_WITHIN = 60

/** "… reports from the world's papers", "… the news by machine": other people's texts, not the outlet's own. */
function isGathered(object: string, words: OutletWords): boolean {
  const clause = object.slice(0, /[.;!?]/.exec(object)?.index ?? object.length)
  const noun = words.gathered.exec(clause.slice(0, GATHERED_WITHIN))
  if (!noun) return false
  return words.automatic.test(clause) || /^\s(?:from|of)\s/.test(clause.slice(noun.index + noun[0].length))
}

function endsIn(phrase: string, pattern: LetterPattern): boolean {
  for (let at = 0; at < phrase.length;) {
    const match = pattern.exec(phrase.slice(at))
    if (!match) return false
    if (at + match.index + match[0].length === phrase.length) return true
    at += match.index + 1
  }
  return false
}

function gathersIn(text: string, words: OutletWords): boolean {
  return words.gathered.test(text) || words.machines.test(text)
}

const COPYRIGHT =
  /(?:©|\(c\)|\bcopyright\b)[\s©,]*(?:\(c\)\s*)?(?:by\s+)?(?:\d{4}(?:\s?[-–—/]\s?(?:\d{4}|\d{2}|present))?)?[\s,.:|–—-]*(?:by\s+)?/giu
const NAME_BEFORE = /^[\s*_]*(.{2,60}?)[\s,.|–—-]*(?:©|\(c\)\s*\d|copyright\s+\d)/iu

/** "© 2031 NAME", "NAME. All rights reserved", "Published by NAME", "Transcript: NAME". */
export function imprint(text: string, words: OutletWords): LineClue | null {
  for (const match of text.slice(0, LINE_LIMIT).matchAll(COPYRIGHT)) {
    const named = nameAt(text, match.index + match[0].length)
    if (named && !isPerson(named.name, words)) return { ...named, kind: imprintKind(named.name, words) }
  }
  const before = NAME_BEFORE.exec(text) ?? /^[\s*_]*(.{2,60}?)[.,]?\s+all rights reserved/iu.exec(text)
  const start = before?.[1] === undefined ? -1 : text.indexOf(before[1])
  const named = start < 0 ? null : nameAt(text, start)
  if (named && named.end - start === before?.[1]?.length && !isPerson(named.name, words))
    return { ...named, kind: imprintKind(named.name, words) }
  return afterLead(text, words)
}

/** A company that publishes ("Tarn Publishing Co.") is seldom called what its paper is called. */
function imprintKind(name: string, words: OutletWords): ClueKind {
  return withoutCompany(name, words) === name && name.length > 2 ? 'imprint' : 'publisher'
}

function afterLead(text: string, words: OutletWords): LineClue | null {
  for (const at of startsOf(text)) {
    const end = stickyEnd(words.imprintLeads, text, at)
    const named = end < 0 ? null : nameAt(text, skipSpace(text, end))
    if (!named || isPerson(named.name, words)) continue
    const isTranscript = /^transcri/i.test(text.slice(at))
    return { ...named, kind: isTranscript ? 'transcript' : 'imprint' }
  }
  return null
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (/[\s:]/.test(text[at] ?? '')) at++
  return at
}

/** "Subscribe to NAME", "Follow NAME on …", "Get the NAME in your inbox". */
export function appeal(text: string, words: OutletWords): LineClue | null {
  for (const at of startsOf(text)) {
    const end = stickyEnd(words.appeals, text, at)
    const named = end < 0 ? null : nameAt(text, skipSpace(text, end))
    if (!named || isPerson(named.name, words)) continue
    const rest = text
      .slice(named.end)
      .replace(/^[’']s/, '')
      .trimStart()
    if (rest === '' || /^[.,!:;)*_|·•–—-]/.test(rest) || stickyEnd(words.appealTails, rest, 0) > 0)
      return { ...named, kind: 'appeal' }
  }
  return null
}

/** Longer lines tell a story, they do not point to it. */
const POINTER_LIMIT = 200

/** "Read the rest at NAME", "First published in NAME": the name of another page. */
export function pointsElsewhere(text: string, words: OutletWords): NameAt | null {
  if (text.length > POINTER_LIMIT) return null
  const match = words.elsewhere.exec(text)
  return match ? nameAt(text, skipSpace(text, match.index + match[0].length)) : null
}

/** Paragraphs long before their end seldom hold more than one statement of what the outlet itself found. */
const OWN_VOICE_LIMIT = 20

/** "NAME has seen the letter": names whose own doings the text reports. A hint only: any paper is told of so. */
export function ownVoice(text: string, words: OutletWords): LineClue[] {
  const found: LineClue[] = []
  for (const at of startsOf(text).slice(0, OWN_VOICE_LIMIT)) {
    const named = nameAt(text, at)
    if (named && text[named.end] === ' ' && stickyEnd(words.seesFor, text, named.end + 1) > 0)
      found.push({ ...named, kind: 'own-voice' })
  }
  return found
}

const AGENCY_DATELINE = new LetterPattern(
  String.raw`^[*_]*\p{Lu}[\p{L}\p{M}\s.,’'\d-]{1,80}\(([^()]{2,40})\)[*_]*\s*[-–—:]`,
)

/** "PORT (NAME) – …": the agency whose text it is. Initials count only where they are an agency's that all know. */
export function agencyDateline(
  text: string,
  words: OutletWords,
  isAgency: (name: string) => boolean,
): LineClue | null {
  const match = AGENCY_DATELINE.exec(text)
  const inner = match?.[1]
  if (!match || inner === undefined) return null
  const start = match.index + match[0].lastIndexOf(`(${inner})`) + 1
  const named = nameAt(text, start)
  if (!named || named.end !== start + inner.length) return null
  const isNamed = hasOutletWord(named.name, words) && !isPerson(named.name, words)
  return isNamed || isAgency(named.name) ? { ...named, kind: 'agency-dateline' } : null
}
