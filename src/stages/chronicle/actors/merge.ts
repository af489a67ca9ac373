// Decides which names of different documents are one actor. Full names merge by spelling, surnames by the only bearer in
// reach, acronyms by the full name that spells them. Two first names with one surname are two people, always.
import type { NameKind } from '../../../model/index.ts'
import type { Gathered } from './gather.ts'
import { acronymOf, bodyWords, initialsOf, nameSkeleton, nameWords } from './name-forms.ts'
import type { RoleWords } from './name-forms.ts'

/** Groups of names that are one actor, each in the order gathered. */
export interface MergeInput {
  readonly gathered: readonly Gathered[]
  readonly roles: RoleWords
  /** Canonical name of a country for any of its names, else null. */
  readonly countryOf: (name: string) => string | null
}

export function mergeNames({ gathered, roles, countryOf }: MergeInput): Gathered[][] {
  const parent = gathered.map((_, at) => at)
  const find = (at: number): number => {
    let node = at
    while (parent[node] !== node) node = parent[node] ?? node
    let walk = at
    while (parent[walk] !== node) {
      const next = parent[walk] ?? node
      parent[walk] = node
      walk = next
    }
    return node
  }
  const join = (a: number, b: number): void => {
    const [x, y] = [find(a), find(b)]
    if (x !== y) parent[Math.max(x, y)] = Math.min(x, y)
  }
  const keys = gathered.map((one) => keyOf(one, roles, countryOf))
  const byKey = new Map<string, number>()
  for (const [at, key] of keys.entries()) {
    const first = byKey.get(key)
    if (first === undefined) byKey.set(key, at)
    else join(first, at)
  }
  joinPeople(gathered, roles, join)
  joinBodies(gathered, roles, join)
  const groups = new Map<number, Gathered[]>()
  for (const [at, one] of gathered.entries()) {
    const root = find(at)
    const list = groups.get(root)
    if (list) list.push(one)
    else groups.set(root, [one])
  }
  return [...groups.values()]
}

const family = (kind: NameKind): string =>
  kind === 'person' ? 'person' : kind === 'place' ? 'place' : 'body'

function keyOf(one: Gathered, roles: RoleWords, countryOf: MergeInput['countryOf']): string {
  const country = one.kind === 'person' ? null : countryOf(one.name)
  if (country !== null) return `place\t${country}`
  if (one.kind === 'person') {
    const words = nameWords(one.name, roles)
    return words.length > 1
      ? `person\t${words.map(nameSkeleton).join(' ')}`
      : `surname\t${words.map(nameSkeleton).join(' ')}\t${one.document}`
  }
  return `${family(one.kind)}\t${bodyWords(one.name, roles).join(' ')}`
}

interface Person {
  readonly at: number
  readonly words: readonly string[]
  readonly document: string
}

/** Suffixes and particles that are no surname of their own. */
const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv'])
const surnameOf = (words: readonly string[]): string => words.findLast((word) => !SUFFIXES.has(word)) ?? ''

function joinPeople(
  gathered: readonly Gathered[],
  roles: RoleWords,
  join: (a: number, b: number) => void,
): void {
  const bySurname = new Map<string, Person[]>()
  for (const [at, one] of gathered.entries()) {
    if (one.kind !== 'person') continue
    const words = nameWords(one.name, roles).map(nameSkeleton)
    const surname = surnameOf(words)
    if (surname === '') continue
    const list = bySurname.get(surname)
    const person = { at, words, document: one.document }
    if (list) list.push(person)
    else bySurname.set(surname, [person])
  }
  for (const people of bySurname.values()) joinNamesakes(people, join)
  joinCutShort(bySurname, join)
}

/** Shortest surname of which a letter may be missing at the end. */
const LEAST_CUT = 6

/** "Ida Corsent" and "Ida Corsen": a surname with its last letter lost, under the same given name. */
function joinCutShort(
  bySurname: ReadonlyMap<string, readonly Person[]>,
  join: (a: number, b: number) => void,
): void {
  for (const [surname, people] of bySurname) {
    const cut = surname.slice(0, -1)
    if (cut.length < LEAST_CUT) continue
    for (const short of bySurname.get(cut) ?? []) {
      const whole = people.find((one) => one.words.length > 1 && one.words[0] === short.words[0])
      if (whole && short.words.length > 1) join(whole.at, short.at)
    }
  }
}

function joinNamesakes(people: readonly Person[], join: (a: number, b: number) => void): void {
  const full = people.filter((person) => person.words.length > 1)
  const first = new Map<string, Person>()
  for (const person of full) {
    const given = person.words[0] ?? ''
    const same = [...first.entries()].find(([other]) => sameGiven(given, other))
    if (same) join(same[1].at, person.at)
    else first.set(given, person)
  }
  const bearers = [...first.values()]
  for (const person of people) {
    if (person.words.length > 1) continue
    const here = bearers.filter((bearer) =>
      full.some(
        (one) => one.document === person.document && sameGiven(one.words[0] ?? '', bearer.words[0] ?? ''),
      ),
    )
    const only = bearers.length === 1 ? bearers[0] : here.length === 1 ? here[0] : undefined
    if (only) join(only.at, person.at)
    else if (bearers.length === 0 && people[0]) join(people[0].at, person.at)
  }
}

/** "J" and "John" may be one; "Jane" and "John" are not. */
function sameGiven(a: string, b: string): boolean {
  if (a === b) return true
  return (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b))
}

function joinBodies(
  gathered: readonly Gathered[],
  roles: RoleWords,
  join: (a: number, b: number) => void,
): void {
  const byInitials = new Map<string, number[]>()
  const byFirst = new Map<string, Set<string>>()
  const atOf = new Map<string, number>()
  const bodies = gathered.map((one, at) => ({ one, at })).filter(({ one }) => family(one.kind) === 'body')
  for (const { one, at } of bodies) {
    const words = bodyWords(one.name, roles)
    for (const initials of initialsOf(words))
      byInitials.set(initials, [...(byInitials.get(initials) ?? []), at])
    const [first = ''] = words
    if (words.length > 1) byFirst.set(first, (byFirst.get(first) ?? new Set()).add(words.join(' ')))
    if (!atOf.has(words.join(' '))) atOf.set(words.join(' '), at)
  }
  // "Sandhaven" is no "Sandhaven Courier": an outlet or a port bears the name of a place that the pages know as one.
  const isPlaced = new Set(bodies.flatMap(({ one }) => (one.isPlaced ? bodyWords(one.name, roles) : [])))
  for (const { one, at } of bodies) {
    const acronym = acronymOf(one.name)
    const spelled = acronym === null ? undefined : byInitials.get(acronym)
    const names =
      spelled === undefined
        ? []
        : [...new Set(spelled.map((other) => bodyWords(gathered[other]?.name ?? '', roles).join(' ')))]
    if (spelled?.[0] !== undefined && names.length === 1) join(spelled[0], at)
    const words = bodyWords(one.name, roles)
    const longer = words.length === 1 ? byFirst.get(words[0] ?? '') : undefined
    if (longer?.size === 1) {
      const [whole = ''] = longer
      const other = atOf.get(whole)
      const isBody = !isPlaced.has(words[0] ?? '') && !roles.outletWords.has(whole.split(' ').at(-1) ?? '')
      if (other !== undefined && isBody && sharesDocument(gathered, other, at)) join(other, at)
    }
  }
}

/** A short name ("Northwind") is the long one ("Northwind Lines") where some document uses both. */
function sharesDocument(gathered: readonly Gathered[], long: number, short: number): boolean {
  const [a, b] = [gathered[long], gathered[short]]
  if (!a || !b) return false
  const documentsOf = (name: string): Set<string> =>
    new Set(gathered.filter((one) => one.name === name).map((one) => one.document))
  const shorts = documentsOf(b.name)
  return [...documentsOf(a.name)].some((document) => shorts.has(document))
}
