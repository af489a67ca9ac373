// Who is meant by a source phrase: the full name behind a surname, a pronoun or "the minister", or a plain description
// of somebody the page does not name. What the syntax layer leaves open is settled by roles and by who spoke before.
import type { HopKind, Name } from '../../model/index.ts'
import { fullName, namesBeside } from './cast.ts'
import type { Cast } from './cast.ts'
import { bodyMeant } from './named-bodies.ts'
import { isSpeaker, phraseOf, subjectOf } from './grammar.ts'
import { guessedOutlet } from './outlet-mentions.ts'
import { isOutletName } from './outlets.ts'
import { children, endOf, form, headOf, relation, startOf, tagOf, textOf, word, xposOf } from './page.ts'
import type { Page, Run } from './page.ts'
import { nounsIn } from './roles.ts'
import type { Role } from './roles.ts'
import { sourceKind } from './sources.ts'

/** Somebody with a say: `name` is canonical, null where the page does not name them. */
export interface Voice {
  readonly name: string | null
  /** What a chain calls them. */
  readonly label: string
  readonly kind: HopKind
}

/** Who is known to have spoken in which sentence, for pronouns in the sentences behind it. */
export interface Memory {
  /** The voice of the report that holds the pronoun, where there is one. */
  readonly outer: Voice | null
  readonly spoken: ReadonlyMap<number, Voice>
  /** What the pronoun says between quotation marks; null where it is no speaker of a quotation. */
  readonly quoted: string | null
}

/** How far back a pronoun is followed, in sentences. */
const PRONOUN_REACH = 6
/** Words of a phrase behind its head that tell roles apart ("head of the election commission"). */
const ROLE_WORDS = 6

const SINGULAR_PERSON = new Set(['he', 'she', 'him', 'her', 'his', 'hers', 'himself', 'herself'])
const PRONOUNS = new Set([...SINGULAR_PERSON, 'they', 'it', 'its', 'their', 'them', 'who', 'which'])
const DEFINITE = new Set(['the', 'this', 'that', 'his', 'her', 'its', 'their'])

/** A voice without a name. @example unnamedVoice('several officials').label // "unnamed: several officials" */
export const unnamedVoice = (description: string): Voice => ({
  name: null,
  label: description === '' ? 'unnamed' : `unnamed: ${description}`,
  kind: 'unnamed',
})

const named = (name: string, kind: HopKind): Voice => ({ name, label: name, kind })

/** "Press Secretary | Ann Lee", "Secretary | of Labor | Ann Lee": the name comes right behind the role or behind its field. */
function isBehindRole(page: Page, role: Name, name: Name): boolean {
  if (name.start <= role.end) return false
  return /^\s(?:of\s\p{L}[\p{L}\s]*\s)?$/u.test(page.text.slice(role.end, name.start))
}

/** The name in a source phrase that its head belongs to; a possessor or an "of" phrase is somebody else. */
function nameIn(cast: Cast, run: Run, head: number): Name | null {
  const { page } = cast
  const start = startOf(page, run.first)
  const end = endOf(page, run.last - 1)
  const at = startOf(page, head)
  const beside = namesBeside(cast, head)
  if (at < start) return beside.find((name) => name.start <= at && at < name.end) ?? null
  const inside = beside.filter((name) => name.start >= start && name.end <= end)
  const own = inside.find((name) => name.start <= at && at < name.end)
  // "House Press Secretary | Josh Lee": a name that ends in a role is the role of the name behind it.
  const behind = own && inside.find((name) => isBehindRole(page, own, name))
  const isRole = own && page.lexicon.people.has(own.canonical.split(/\s+/).at(-1)?.toLowerCase() ?? '')
  if (own) return isRole && behind ? behind : own
  for (const child of children(page, head)) {
    if (!['appos', 'flat', 'nmod'].includes(relation(page, child)) || child < head) continue
    const found = inside.find((name) => name.start <= startOf(page, child) && startOf(page, child) < name.end)
    if (found && (relation(page, child) !== 'nmod' || found.start === endOf(page, head) + 1)) return found
  }
  // "Secretary of State | Ann Lee": the head is a word of the role that the name has there.
  const holder = inside.find(
    (name) => name.role?.toLowerCase().split(' ').includes(word(page, head)) === true,
  )
  if (holder) return holder
  return inside.find((name) => name.start >= endOf(page, head) && name.start <= endOf(page, head) + 2) ?? null
}

function voiceOfName(cast: Cast, name: Name): Voice {
  const label =
    name.kind === 'organisation' ? name.canonical.replace(/^[Tt]he\s+/, '') : fullName(cast, name.canonical)
  if (name.kind !== 'person' && isOutletName(cast.page.lexicon, name.canonical)) return named(label, 'outlet')
  if (name.kind === 'organisation' || name.kind === 'place') return named(label, 'organisation')
  // "Reserve Bank", "Interior Ministry": its last word says what it is.
  if (name.kind !== 'person' && cast.page.lexicon.bodies.has(label.split(/\s+/).at(-1)?.toLowerCase() ?? ''))
    return named(label, 'organisation')
  if (name.kind === 'person' || /\s/.test(label)) return named(label, 'person')
  return named(label, cast.fullNames.has(label) ? 'person' : 'organisation')
}

/** "the interior minister": the one whose role it is, the nearest where several could be. */
function voiceOfRole(cast: Cast, run: Run, head: number): Voice | null {
  const { page } = cast
  const roles = cast.roles.get(word(page, head))
  if (!roles || !page.lexicon.people.has(word(page, head))) return null
  const asked = nounsIn(page, run.first, Math.min(run.last, head + ROLE_WORDS))
  const at = startOf(page, head)
  let best: { readonly role: Role; readonly score: number } | null = null
  for (const role of roles) {
    const shared = asked.filter((one) => role.words.has(one)).length
    const missing = asked.length - shared
    if (missing > 0 && role.words.size > shared) continue
    const score = 2 * shared - missing + (role.at < at ? 0.5 : 0)
    const isNearer =
      best !== null && score === best.score && Math.abs(at - role.at) < Math.abs(at - best.role.at)
    if (best === null || score > best.score || isNearer) best = { role, score }
  }
  return best ? named(fullName(cast, best.role.name), 'person') : null
}

function isSubject(page: Page, name: Name, first: number, last: number): boolean {
  for (let i = first; i < last; i++) {
    const token = page.tokens[i]
    if (token && token.deprel.startsWith('nsubj') && token.start >= name.start && token.start < name.end)
      return true
  }
  return false
}

/** The one a pronoun most likely stands for: the speaker or else the subject of the sentence before, and so on backwards. */
function antecedentOf(
  cast: Cast,
  token: number,
  memory: Memory,
  wanted: (voice: Voice) => boolean,
): Voice | null {
  if (memory.outer && wanted(memory.outer)) return memory.outer
  const { page } = cast
  const sentence = page.sentenceOf[token] ?? 0
  for (let s = sentence; s >= Math.max(0, sentence - PRONOUN_REACH); s--) {
    const spoke = s < sentence ? memory.spoken.get(s) : undefined
    if (spoke && wanted(spoke)) return spoke
    const span = page.syntax.sentences[s]
    if (!span) continue
    const before = (cast.bySentence.get(s) ?? []).filter(
      (name) => name.start < startOf(page, token) && /^\p{Lu}/u.test(name.canonical),
    )
    const voices = before
      .map((name) => ({ name, voice: voiceOfName(cast, name) }))
      .filter(({ voice }) => wanted(voice))
    const subject = voices.find(({ name }) =>
      isSubject(page, name, span.first, Math.min(span.last, span.first + MOST_LOOKED_AT)),
    )
    const found = subject ?? (s < sentence ? voices[0] : undefined)
    if (found) return found.voice
  }
  return null
}

/** Tokens of a sentence that are searched for its subject. */
const MOST_LOOKED_AT = 120

/** Whether a pronoun can stand for somebody of this name, as far as the given name tells. */
function agrees(page: Page, pronoun: string, voice: Voice): boolean {
  const given = voice.name?.split(/\s+/)[0]?.toLowerCase() ?? ''
  const { male, female } = page.lexicon.givenNames
  if (['he', 'him', 'his', 'himself'].includes(pronoun)) return !female.has(given) || male.has(given)
  if (['she', 'her', 'hers', 'herself'].includes(pronoun)) return !male.has(given) || female.has(given)
  return true
}

const isPerson = (voice: Voice): boolean => voice.kind === 'person'
const isBody = (voice: Voice): boolean => voice.kind === 'organisation' || voice.kind === 'outlet'
const isMany = (voice: Voice): boolean => voice.kind !== 'person'

/** Nobody speaks of himself by name: whom the quotation names does not say it. */
function isSpokenOf(voice: Voice, memory: Memory): boolean {
  const surname = voice.name?.split(/\s+/).at(-1)
  if (memory.quoted === null || surname === undefined) return false
  return memory.quoted.split(/[^\p{L}\p{N}-]+/u).includes(surname)
}

/** "…, Orme argued. “…,” he said": the quotation goes on with the report right before it. */
function speakerBefore(cast: Cast, head: number, memory: Memory): Voice | null {
  const { page } = cast
  const before =
    memory.quoted === null || memory.outer ? undefined : memory.spoken.get(lastSentence(page, head))
  return before && isPerson(before) && agrees(page, word(page, head), before) && !isSpokenOf(before, memory)
    ? before
    : null
}

/** The sentence before the quotation that a reporting clause belongs to. */
function lastSentence(page: Page, head: number): number {
  const stretch = page.stretches[page.stretchOf[head] ?? 0]
  return (page.sentenceOf[stretch?.first ?? head] ?? 0) - 1
}

function voiceOfPronoun(cast: Cast, head: number, memory: Memory): Voice {
  const { page } = cast
  const said = word(page, head)
  const isOne = (voice: Voice): boolean =>
    isPerson(voice) && agrees(page, said, voice) && !isSpokenOf(voice, memory)
  const wanted = SINGULAR_PERSON.has(said) ? isOne : said === 'it' || said === 'its' ? isBody : isMany
  return antecedentOf(cast, head, memory, wanted) ?? unnamedVoice(form(page, head))
}

/** The words of a source phrase up to its relative clause or a participle set off by a comma. */
function describe(page: Page, source: Run, head: number): string {
  // "who" stands for the phrase before it.
  const run = head < source.first ? phraseOf(page, head) : source
  let { last } = run
  for (let i = run.first + 1; i < run.last; i++) {
    const opensParticiple = word(page, i - 1) === ',' && ['VBN', 'VBG'].includes(xposOf(page, i))
    if (!opensParticiple && !['who', 'which', 'whose'].includes(word(page, i))) continue
    last = [',', '–', '—', '―'].includes(word(page, i - 1)) ? i - 1 : i
    break
  }
  return textOf(page, { first: run.first, last }).replace(/\s+/g, ' ')
}

const withoutArticle = (phrase: string): string => phrase.replace(/^(?:the|The|a|A|an|An)\s+/, '')

function hasPossessor(page: Page, run: Run): boolean {
  for (let i = run.first + 1; i < Math.min(run.last, run.first + ROLE_WORDS); i++) {
    if (word(page, i) === "'s" || word(page, i) === "'") return true
  }
  return false
}

/** "REED: …": a label in capitals is a name, whatever the tagger makes of it, unless it says what somebody is ("WITNESS: …"). */
function isNameInCapitals(page: Page, run: Run, head: number): boolean {
  const { people, bodies, documents, unnamed } = page.lexicon
  const text = textOf(page, run)
  if (text !== text.toUpperCase() || !/\p{Lu}{2}/u.test(text)) return false
  return ![people, bodies, documents, unnamed].some((list) => list.has(word(page, head)))
}

/** Somebody the page describes and does not name: a body or a document of its own, or a person without a name. */
function describedVoice(page: Page, run: Run, head: number, definite: boolean): Voice {
  const phrase = describe(page, run, head)
  const bare = withoutArticle(phrase)
  const isCompoundBody = page.lexicon.bodies.has(`${word(page, head - 1)} ${word(page, head)}`)
  const kind = isCompoundBody || page.lexicon.bodies.has(word(page, head)) ? 'body' : sourceKind(page, head)
  if (page.lexicon.unnamed.has(word(page, head)) && !definite) return unnamedVoice(phrase)
  const isPlural = /s$/.test(word(page, head)) && !/(?:ss|us|is)$/.test(word(page, head))
  const isVague = page.lexicon.list('quantifiers').has(word(page, run.first))
  if (kind === 'body' && !isVague && (!isPlural || definite))
    return named(bare, isPlural ? 'group' : 'organisation')
  // A definite thing that says something is a document or a body that the lexicon does not know.
  if ((kind === 'document' || kind === 'thing') && definite && !isPlural) return named(bare, 'organisation')
  // "The mayor" is somebody in particular, known by the office.
  if (definite && page.lexicon.list('offices').has(word(page, head))) return named(bare, 'person')
  if (kind === 'document' && !isPlural && !isVague) return { name: null, label: bare, kind: 'organisation' }
  return unnamedVoice(phrase)
}

function voiceOfCanonical(cast: Cast, canonical: string): Voice {
  const name = cast.byCanonical.get(canonical)
  if (name) return voiceOfName(cast, name)
  const label = fullName(cast, canonical)
  return named(label, isOutletName(cast.page.lexicon, label) ? 'outlet' : 'person')
}

/** The outlet that the phrase itself names, not one that stands in an apposition or behind a preposition. */
function ownOutlet(page: Page, run: Run, head: number): string | null {
  const first = DEFINITE.has(word(page, run.first)) ? run.first + 1 : run.first
  if (head < first || head >= Math.min(run.last, first + LONGEST_OUTLET)) return null
  for (let last = Math.min(run.last, first + LONGEST_OUTLET); last > head; last--) {
    // "MSNBC host Ann Lee" is not the outlet.
    if (last < run.last && page.lexicon.people.has(word(page, last))) continue
    const text = textOf(page, { first, last })
    if (/^[\p{Lu}\d]/u.test(text) && isOutletName(page.lexicon, text)) return text.replace(/[’']s?$/, '')
  }
  return null
}

/** Longest name of an outlet, in tokens. */
const LONGEST_OUTLET = 6

const POSSESSIVES = new Set(['his', 'her', 'its', 'their'])

/** "The institute narrowed its estimate": a possessive in the object belongs to the subject of its verb, or -1. */
function binderOf(page: Page, head: number): number {
  if (!POSSESSIVES.has(word(page, head)) || relation(page, head) !== 'nmod') return -1
  const noun = headOf(page, head)
  const verb = relation(page, noun) === 'obj' ? headOf(page, noun) : -1
  const subject = verb >= 0 && verb < head ? subjectOf(page, verb) : null
  return subject && !subject.passive && subject.head < verb && isSpeaker(page, subject.head)
    ? subject.head
    : -1
}

/** The voice behind a source phrase; the memory settles the pronouns that the syntax layer leaves open. */
export function voiceOf(cast: Cast, run: Run, head: number, memory: Memory): Voice {
  const { page } = cast
  const resolved = cast.resolved.get(startOf(page, head)) ?? cast.resolved.get(startOf(page, run.first))
  const binder = binderOf(page, head)
  if (binder >= 0) return voiceOf(cast, phraseOf(page, binder), binder, memory)
  if (PRONOUNS.has(word(page, head))) {
    const settled = resolved === undefined ? null : voiceOfCanonical(cast, resolved)
    const isOne = SINGULAR_PERSON.has(word(page, head))
    const before = isOne ? speakerBefore(cast, head, memory) : null
    if (before) return before
    const agreed = settled && (!isOne || (isPerson(settled) && agrees(page, word(page, head), settled)))
    if (settled && agreed && !isSpokenOf(settled, memory)) return settled
    const found = voiceOfPronoun(cast, head, memory)
    return settled && agreed && found.name === null ? settled : found
  }
  const guessed = guessedOutlet(page, run)
  if (guessed !== null) return named(guessed, 'outlet')
  const outlet = ownOutlet(page, run, head)
  if (outlet !== null) return named(outlet, 'outlet')
  const role = voiceOfRole(cast, run, head)
  const name = nameIn(cast, run, head)
  if (name) {
    const isRoleWord = page.lexicon.people.has(name.canonical.split(/\s+/).at(-1)?.toLowerCase() ?? '')
    return role && isRoleWord ? role : voiceOfName(cast, name)
  }
  const text = textOf(page, run)
  const isProper = tagOf(page, head) === 'PROPN' && /^\p{Lu}/u.test(form(page, head))
  if (isProper || isNameInCapitals(page, run, head)) {
    const label = fullName(cast, text)
    return named(label, isOutletName(page.lexicon, label) ? 'outlet' : 'organisation')
  }
  const definite = DEFINITE.has(word(page, run.first)) || hasPossessor(page, run)
  if (definite && role) return role
  // A body's management speaks for it.
  if (word(page, run.first) === 'its' && page.lexicon.list('organs').has(word(page, head))) {
    const owner = voiceOf(cast, { first: run.first, last: run.first + 1 }, run.first, memory)
    if (owner.name !== null) return owner
  }
  const body = bodyMeant(page, cast.bodies, run, head)
  if (body) return voiceOfName(cast, body)
  // "Observers of the Mission" speak for it; "officers with ties to the Guild" do not.
  const last = word(page, head + 1) === 'of' ? (text.split(/\s+/).at(-1) ?? '') : form(page, head)
  const known = /^\p{Lu}/u.test(last) ? cast.fullNames.get(last) : undefined
  if (known !== undefined) return named(known, 'person')
  return resolved === undefined ? describedVoice(page, run, head, definite) : voiceOfCanonical(cast, resolved)
}
