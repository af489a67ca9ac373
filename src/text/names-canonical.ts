// One full form for each name within a text: surnames go to the full name they belong to, acronyms to the name they stand
// for, short forms of bodies to the long one. Earlier mentions win over later ones; where two full names fit, none is guessed
// unless a title or the nearer mention decides.
import type { NameKind } from '../model/index.ts'
import type { Gender, NameLists } from './names-lists.ts'
import { listSpelling } from './names-lists.ts'
import type { NameSpan } from './names-spans.ts'
import type { TokenView } from './names-view.ts'

interface Entry {
  readonly span: NameSpan
  /** Words without articles and possessives. */
  readonly words: readonly string[]
  readonly text: string
}

const LEAST_ACRONYM = 2
const LONGEST_ACRONYM = 10
const SUFFIX_WORDS = new Set(['Jr', 'Jr.', 'Sr', 'Sr.', 'II', 'III', 'IV'])

function entryOf(view: TokenView, span: NameSpan): Entry {
  const words = view.forms.slice(span.first, span.last)
  const from = view.tokens[span.first]?.start ?? 0
  const text = view.text.slice(from, view.tokens[span.last - 1]?.end ?? from).replace(/\s+/g, ' ')
  return { span, words, text }
}

/** Upper-cased names ("JANE ROE" in a headline) are compared in the usual spelling. */
function spelling(words: readonly string[]): readonly string[] {
  return words.map(listSpelling)
}

function surname(words: readonly string[]): string {
  let last = words.length - 1
  while (last > 0 && (SUFFIX_WORDS.has(words[last] ?? '') || words[last] === '.' || words[last] === ','))
    last--
  const word = words[last] ?? ''
  return last >= 2 && words[last - 1] === '-' ? `${words[last - 2] ?? ''}-${word}` : word
}

/** Gender told by the title before a name or by its given name. */
export function genderOf(view: TokenView, span: NameSpan, lists: NameLists): Gender | null {
  const title = lists.honorifics.get(listSpelling(view.forms[span.first - 1] ?? ''))
  if (title === 'male' || title === 'female') return title
  if (span.last - span.first < 2) return null
  const given = lists.firstNames.get(listSpelling(view.forms[span.first] ?? ''))
  return given === 'male' || given === 'female' ? given : null
}

/** "NTSB" from "National Transport Safety Board"; '' when a word cannot give a letter. */
function initials(words: readonly string[], lists: NameLists): string {
  let out = ''
  for (const word of words) {
    if (word === '-' || lists.acronymSkips.has(word.toLowerCase())) continue
    const first = word.charAt(0)
    if (!/\p{Lu}/u.test(first)) return ''
    out += first
  }
  return out
}

function isAcronym(text: string): boolean {
  const letters = text.replace(/\./g, '')
  return (
    letters.length >= LEAST_ACRONYM &&
    letters.length <= LONGEST_ACRONYM &&
    /^\p{Lu}[\p{Lu}\p{Nd}]+$/u.test(letters)
  )
}

/** Name in brackets right behind another: "National Transport Safety Board (NTSB)". */
function definedBefore(view: TokenView, entry: Entry, before: Entry | undefined): boolean {
  return (
    before?.span.last === entry.span.first - 1 &&
    view.forms[entry.span.first - 1] === '(' &&
    view.forms[entry.span.last] === ')'
  )
}

interface Acronyms {
  readonly known: Map<string, string>
  readonly byInitials: Map<string, Set<string>>
}

function readAcronyms(view: TokenView, entries: readonly Entry[], lists: NameLists): Acronyms {
  const acronyms: Acronyms = { known: new Map(), byInitials: new Map() }
  for (const [i, entry] of entries.entries()) {
    if (entry.words.length > 1 && entry.span.kind !== 'person') {
      const letters = initials(entry.words, lists)
      if (letters.length >= LEAST_ACRONYM) {
        const names = acronyms.byInitials.get(letters) ?? new Set<string>()
        names.add(entry.text)
        acronyms.byInitials.set(letters, names)
      }
    }
    const before = entries[i - 1]
    if (!before || !isAcronym(entry.text) || !definedBefore(view, entry, before)) continue
    if (before.words.length > 1 && before.text.charAt(0) === entry.text.charAt(0))
      acronyms.known.set(entry.text, before.text)
  }
  return acronyms
}

function expandAcronym(entry: Entry, acronyms: Acronyms): string | null {
  const defined = acronyms.known.get(entry.text)
  if (defined !== undefined) return defined
  if (!isAcronym(entry.text)) return null
  const letters = entry.text.replace(/\./g, '')
  const names = acronyms.byInitials.get(letters)
  return letters.length > LEAST_ACRONYM && names?.size === 1 ? ([...names][0] ?? null) : null
}

interface FullName {
  readonly text: string
  readonly words: readonly string[]
  readonly gender: Gender | null
  first: number
  last: number
  count: number
}

/** Full names of persons by surname and by given name, the same person's longer and shorter forms together. */
function readFullNames(
  view: TokenView,
  entries: readonly Entry[],
  lists: NameLists,
): Map<string, FullName[]> {
  const bySurname = new Map<string, FullName[]>()
  for (const entry of entries) {
    if (entry.span.kind !== 'person' || entry.words.length < 2) continue
    const words = spelling(entry.words)
    const list = bySurname.get(surname(words)) ?? []
    const same = list.find((name) => isSamePerson(name.words, words))
    if (same) {
      same.count++
      same.last = entry.span.first
    } else {
      const text = entry.text === entry.text.toUpperCase() ? words.join(' ') : entry.text
      list.push({
        text,
        words,
        gender: genderOf(view, entry.span, lists),
        first: entry.span.first,
        last: entry.span.first,
        count: 1,
      })
    }
    bySurname.set(surname(words), list)
  }
  return bySurname
}

/** "John F. Roe" and "John Roe", "J. Roe" and "John Roe": given names agree as far as both have them. */
function isSamePerson(a: readonly string[], b: readonly string[]): boolean {
  const x = a[0] ?? ''
  const y = b[0] ?? ''
  if (x === y) return true
  const initial = (s: string): boolean => s.length <= 2 && s.endsWith('.')
  return (initial(x) || initial(y)) && x.charAt(0) === y.charAt(0)
}

function pickPerson(candidates: readonly FullName[], at: number, gender: Gender | null): FullName | null {
  const fitting = candidates.filter(
    (name) => gender === null || name.gender === null || name.gender === gender,
  )
  if (fitting.length <= 1) return fitting[0] ?? null
  const earlier = fitting.filter((name) => name.first < at)
  if (earlier.length === 0) return null
  return earlier.reduce((best, name) => (name.first > best.first ? name : best))
}

/** Bodies by their first words, so that "Lockheed" finds "Lockheed Martin". */
function readBodies(entries: readonly Entry[]): Map<string, Set<string>> {
  const bodies = new Map<string, Set<string>>()
  for (const { span, words, text } of entries) {
    if (span.kind !== 'organisation' || words.length < 2 || words.length > 4) continue
    const names = bodies.get(words[0] ?? '') ?? new Set<string>()
    names.add(text)
    bodies.set(words[0] ?? '', names)
  }
  return bodies
}

export interface CanonicalName {
  readonly canonical: string
  readonly kind: NameKind
}

/** Canonical form and settled kind of each name, in the order given. */
export function canonicalNames(
  view: TokenView,
  spans: readonly NameSpan[],
  lists: NameLists,
): CanonicalName[] {
  const entries = spans.map((span) => entryOf(view, span))
  const acronyms = readAcronyms(view, entries, lists)
  const people = readFullNames(view, entries, lists)
  const bodies = readBodies(entries)
  const givenNames = new Map<string, FullName[]>()
  for (const list of people.values()) {
    for (const name of list) {
      const given = name.words[0] ?? ''
      givenNames.set(given, [...(givenNames.get(given) ?? []), name])
    }
  }
  return entries.map((entry): CanonicalName => {
    const { span, words } = entry
    if (span.kind === 'person' || (span.kind === 'other' && words.length === 1)) {
      const person = findPerson(view, entry, { people, givenNames, lists })
      if (person) return { canonical: person.text, kind: 'person' }
    }
    const alias = lists.aliases.get(entry.text)
    const full = expandAcronym(entry, acronyms)
    if (full !== null)
      return {
        canonical: lists.aliases.get(full) ?? full,
        kind: span.kind === 'other' ? 'organisation' : span.kind,
      }
    if (alias !== undefined) return { canonical: alias, kind: span.kind }
    const longer = span.kind === 'organisation' && words.length === 1 ? bodies.get(words[0] ?? '') : undefined
    if (longer?.size === 1) return { canonical: [...longer][0] ?? entry.text, kind: span.kind }
    return { canonical: entry.text, kind: span.kind }
  })
}

interface PersonIndex {
  readonly people: ReadonlyMap<string, readonly FullName[]>
  readonly givenNames: ReadonlyMap<string, readonly FullName[]>
  readonly lists: NameLists
}

function findPerson(view: TokenView, entry: Entry, index: PersonIndex): FullName | null {
  const words = spelling(entry.words)
  const candidates = index.people.get(surname(words)) ?? []
  if (words.length > 1 && entry.span.kind === 'person') {
    return candidates.find((name) => isSamePerson(name.words, words)) ?? null
  }
  const gender = genderOf(view, entry.span, index.lists)
  const found = pickPerson(candidates, entry.span.first, gender)
  if (found) return found
  const given = index.givenNames.get(words[0] ?? '') ?? []
  return given.length === 1 && entry.span.kind === 'person' ? (given[0] ?? null) : null
}
