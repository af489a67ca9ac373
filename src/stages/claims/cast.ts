// The people and bodies of a page: their names with the full forms, the roles they hold, and the pronouns that the syntax
// layer has settled. Made once for a page; voices.ts asks it who a source phrase means.
import type { Name } from '../../model/index.ts'
import type { Page } from './page.ts'
import { childOf, children, endOf, form, headOf, relation, startOf, tagOf, tokenAt, word } from './page.ts'
import { namedBodies } from './named-bodies.ts'
import type { NamedBodies } from './named-bodies.ts'
import { rolesOf } from './roles.ts'
import type { Role } from './roles.ts'

export interface Cast {
  readonly page: Page
  /** Names of each sentence, in order. */
  readonly bySentence: ReadonlyMap<number, readonly Name[]>
  readonly byCanonical: ReadonlyMap<string, Name>
  readonly roles: ReadonlyMap<string, readonly Role[]>
  readonly bodies: NamedBodies
  /** Full name behind a surname, in usual letters and in capitals. */
  readonly fullNames: ReadonlyMap<string, string>
  /** Canonical name behind a pronoun or description, by its offset. */
  readonly resolved: ReadonlyMap<number, string>
}

const NONE: readonly Name[] = []

/** Takes honorifics and role words off the front of a name ("Transport Minister Ann Lee" → "Ann Lee"). */
export function bareName(page: Page, name: string): string {
  const honorifics = page.lexicon.list('honorifics')
  const words = name.replace(/[’']s?$/, '').split(/\s+/)
  let first = 0
  while (first < words.length - 1 && OPENING.has((words[first] ?? '').toLowerCase())) first++
  for (let i = first; i < words.length - 1; i++) {
    const said = (words[i] ?? '').toLowerCase().replace(/\.$/, '')
    if (honorifics.has(said)) first = i + 1
    else if (page.lexicon.people.has(said) && words.length - i > 2) first = i + 1
  }
  return words.slice(first).join(' ')
}

/** "Secretary of State Ann Lee" read as "State Ann Lee": the first word belongs to the office. */
function withoutOffice(page: Page, name: Name): Name {
  const words = name.canonical.split(/\s+/)
  if (words.length < 3 || name.kind === 'organisation') return name
  const from = tokenAt(page.tokens, name.start)
  if (word(page, from - 1) !== 'of' || !page.lexicon.people.has(word(page, from - 2))) return name
  const first = page.tokens[from + 1]
  return first && first.start < name.end
    ? { ...name, start: first.start, canonical: words.slice(1).join(' ') }
    : name
}

const OPENERS = new Set(['SCONJ', 'CCONJ', 'ADV', 'ADP', 'INTJ', 'AUX'])

/** "While Orme", "Why Orme" at the head of a sentence or of a headline's part: the first word is no name. */
function withoutOpener(page: Page, name: Name): Name {
  const words = name.canonical.split(/\s+/)
  const from = tokenAt(page.tokens, name.start)
  const second = page.tokens[from + 1]
  if (words.length < 2 || !second || second.start >= name.end || /^the$/i.test(words[0] ?? '')) return name
  const isOpener = OPENERS.has(tagOf(page, from)) || OPENING.has(word(page, from))
  return isOpener && (words[0] ?? '').toLowerCase() === word(page, from)
    ? { ...name, start: second.start, canonical: words.slice(1).join(' ') }
    : name
}

const OPENING = new Set([
  'while',
  'why',
  'how',
  'what',
  'when',
  'where',
  'who',
  'as',
  'if',
  'but',
  'and',
  'after',
])

/** "Norvale closed its gates": a person has no "its". */
function withoutPerson(page: Page, name: Name): Name {
  if (name.kind !== 'person' || name.role !== undefined) return name
  const head = headWithin(page, name)
  const verb = relation(page, head) === 'nsubj' ? headOf(page, head) : -1
  const object = verb > head ? childOf(page, verb, 'obj') : -1
  const isThing = object > verb && children(page, object).some((one) => word(page, one) === 'its')
  return isThing ? { ...name, kind: 'organisation' } : name
}

/** The token of a name that hangs outside it. */
function headWithin(page: Page, name: Name): number {
  let at = tokenAt(page.tokens, name.start)
  for (let above = headOf(page, at); above >= 0; above = headOf(page, at)) {
    if (startOf(page, above) < name.start || startOf(page, above) >= name.end) break
    at = above
  }
  return at
}

/** A surname read alone behind a given name that the tagger did not know ("Odile | Marchetti"). */
function withGivenName(page: Page, name: Name): Name {
  if (name.kind === 'organisation' || name.kind === 'place' || /\s/.test(name.canonical)) return name
  const from = tokenAt(page.tokens, name.start)
  const before = form(page, from - 1)
  const stands =
    page.sentenceOf[from - 1] === page.sentenceOf[from] && endOf(page, from - 1) === name.start - 1
  const isGiven =
    /^\p{Lu}\p{Ll}+$/u.test(before) &&
    !page.lowered.has(word(page, from - 1)) &&
    !page.lexicon.people.has(word(page, from - 1))
  const { weekdays, months } = page.lexicon.calendar
  if (!stands || !isGiven || weekdays.has(word(page, from - 1)) || months.has(word(page, from - 1)))
    return name
  return { ...name, start: startOf(page, from - 1), canonical: `${before} ${name.canonical}` }
}

function fullNamesOf(page: Page, names: readonly Name[]): Map<string, string> {
  const full = new Map<string, string>()
  for (const name of names) {
    const canonical = bareName(page, name.canonical)
    const words = canonical.split(/\s+/)
    const last = words.at(-1)
    if (words.length < 2 || !last || name.kind === 'place') continue
    const before = full.get(last)
    if (before !== undefined && !(name.kind === 'person' && before.split(' ').length > words.length)) continue
    full.set(last, canonical)
    full.set(last.toUpperCase(), canonical)
  }
  return full
}

/** Names that stand beside a role that only a person has, and names of two words whose last one goes on alone. */
function peopleOf(
  page: Page,
  names: readonly Name[],
  roles: ReadonlyMap<string, readonly Role[]>,
): ReadonlySet<string> {
  const people = new Set<string>()
  const alone = new Set(names.map((name) => page.text.slice(name.start, name.end)))
  for (const { canonical } of names) {
    const words = canonical.split(/\s+/)
    const last = words.at(-1) ?? ''
    if (words.length < 2 || !alone.has(last) || alone.has(words[0] ?? '')) continue
    people.add(canonical).add(last)
  }
  for (const [head, list] of roles) {
    if (!page.lexicon.people.has(head) || page.lexicon.list('companies').has(head)) continue
    for (const role of list) people.add(role.name)
  }
  return people
}

/** Reads the people and bodies of a page. */
export function readCast(page: Page): Cast {
  const names = page.syntax.names
    .filter(
      (name) =>
        !page.lexicon.timeWords.has(name.canonical.toLowerCase()) &&
        !page.lexicon.calendar.months.has(name.canonical.toLowerCase()),
    )
    .map((name) => withoutPerson(page, withGivenName(page, withoutOffice(page, withoutOpener(page, name)))))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const bySentence = new Map<number, Name[]>()
  const byCanonical = new Map<string, Name>()
  for (const name of names) {
    const sentence = page.sentenceOf[tokenAt(page.tokens, name.start)] ?? -1
    const list = bySentence.get(sentence) ?? []
    list.push(name)
    bySentence.set(sentence, list)
    if (!byCanonical.has(name.canonical)) byCanonical.set(name.canonical, name)
  }
  const resolved = new Map<number, string>()
  for (const mention of page.syntax.mentions) {
    if (mention.form !== 'name' && mention.canonical !== null) resolved.set(mention.start, mention.canonical)
  }
  const people = names.filter((name) => name.kind === 'person' || name.kind === 'other')
  const roles = rolesOf(page, people)
  return {
    page,
    bySentence,
    byCanonical,
    roles,
    bodies: namedBodies(page, names, peopleOf(page, names, roles)),
    fullNames: fullNamesOf(page, names),
    resolved,
  }
}

/** Names of the sentence a token stands in. */
export function namesBeside(cast: Cast, token: number): readonly Name[] {
  return cast.bySentence.get(cast.page.sentenceOf[token] ?? -1) ?? NONE
}

/** The full form of a name. */
export function fullName(cast: Cast, name: string): string {
  const bare = bareName(cast.page, name).replace(/^[Tt]he\s+/, '')
  return /\s/.test(bare) ? bare : (cast.fullNames.get(bare) ?? bare)
}
