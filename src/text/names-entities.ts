// Who is who: names of one canonical form are one entity, with what the text tells about it: gender, number, roles. Common
// nouns ("the minister") and pronouns are matched against these by names-mentions.ts.
import type { NameKind } from '../model/index.ts'
import type { Gender, NameLists } from './names-lists.ts'
import type { Role } from './names-roles.ts'
import type { TokenView } from './names-view.ts'

export interface Entity {
  readonly chain: number
  canonical: string | null
  kind: NameKind
  gender: Gender | null
  readonly plural: boolean
  /** Role nouns by lemma, with the words around them ("finance minister" → minister: finance). */
  readonly roles: Map<string, Set<string>>
  /** Token at which it was last mentioned, and the first. */
  lastAt: number
  readonly firstAt: number
  /** Sentence in which it last was a subject, −1 if never. */
  subjectIn: number
}

/** Mentions refer to entities by chain number, which is the index in the list. */
export interface EntityList {
  readonly all: Entity[]
  readonly byName: Map<string, Entity>
}

export function createEntities(): EntityList {
  return { all: [], byName: new Map() }
}

export function addEntity(list: EntityList, entity: Omit<Entity, 'chain'>): Entity {
  const made: Entity = { ...entity, chain: list.all.length }
  list.all.push(made)
  return made
}

/** Gender a role noun tells ("spokeswoman"), else null. */
export function genderOfRole(lists: NameLists, lemma: string): Gender | null {
  const gender = lists.roles.get(lemma)
  return gender === 'male' || gender === 'female' ? gender : null
}

/** Remembers a role of an entity, and the gender it tells. */
export function learnRole(view: TokenView, entity: Entity, role: Role, lists: NameLists): void {
  const lemma = (view.tokens[role.head]?.lemma ?? '').toLowerCase()
  const words = entity.roles.get(lemma) ?? new Set<string>()
  for (let k = role.first; k < role.last; k++) {
    if (k !== role.head && /^\p{L}/u.test(view.forms[k] ?? '')) words.add(view.lower[k] ?? '')
  }
  entity.roles.set(lemma, words)
  entity.gender ??= genderOfRole(lists, lemma)
}
