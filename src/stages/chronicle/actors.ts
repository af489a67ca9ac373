// Who acts in a story: people, bodies and places across its documents, with aliases, roles and the body they speak for.
import { defineStage } from '../../model/index.ts'
import type {
  Actor,
  Attribution,
  Chronicle,
  Document,
  NameKind,
  Resources,
  Syntax,
} from '../../model/index.ts'
import { makeId } from '../../text/digest.ts'
import { byCodeUnit, sortBy } from '../../text/order.ts'
import { gatherNames } from './actors/gather.ts'
import type { Gathered } from './actors/gather.ts'
import { mergeNames } from './actors/merge.ts'
import { nameWords, roleWords } from './actors/name-forms.ts'
import { findSpokenFor } from './actors/speaks-for.ts'
import { unifyKinds } from './actors/unify.ts'
import { gazetteer } from './places/gazetteer.ts'
import { placeKey } from './places/place-key.ts'

interface ActorsInput {
  readonly document: Document
  readonly syntax: Syntax
  readonly chronicle: Chronicle
  readonly attributions: readonly Attribution[]
}

interface Group {
  readonly members: readonly Gathered[]
  readonly name: string
  readonly id: string
}

/** The actors of a story's documents, those named most first. */
export function findActors(documents: readonly ActorsInput[], resources: Resources): Actor[] {
  const roles = roleWords(resources)
  const places = gazetteer(resources)
  const ordered = sortBy(documents, ({ document }) => document.id)
  const gathered = unifyKinds(
    ordered.flatMap((one) => gatherNames(one)),
    roles,
  )
  const countryOf = (name: string): string | null =>
    places.find(placeKey(name)).find((place) => place.kind === 'country')?.name ?? null
  const groups = mergeNames({ gathered, roles, countryOf }).map((members): Group => {
    const name = canonicalOf(members, roles, countryOf)
    return { members, name, id: makeId('a', name) }
  })
  const groupOf = new Map<string, Group>()
  for (const group of groups)
    for (const member of group.members) groupOf.set(`${member.document}\t${member.name}`, group)
  const bodies = bodiesOf(ordered, groupOf, resources)
  const taken = new Set<string>()
  const actors = groups.map((group): Actor => {
    const aliases = [...new Set(group.members.flatMap((member) => [...member.forms, member.name]))]
      .filter((alias) => alias !== group.name)
      .sort(byCodeUnit)
    return {
      id: uniqueId(group, taken),
      name: group.name,
      kind: kindOf(group.members),
      aliases,
      roles: [...new Set([...group.members.flatMap((member) => member.roles)])].sort(byCodeUnit),
      speaksFor: bodies.get(group) ?? null,
      mentions: group.members
        .flatMap((member) => member.mentions)
        .sort((a, b) => byCodeUnit(a.document, b.document) || a.start - b.start),
    }
  })
  return actors.sort(
    (a, b) => b.mentions.length - a.mentions.length || byCodeUnit(a.name, b.name) || byCodeUnit(a.id, b.id),
  )
}

/** Two namesakes of different kind ("Jordan" the man and the country) keep different ids. */
function uniqueId(group: Group, taken: Set<string>): string {
  let id = group.id
  for (let n = 2; taken.has(id); n += 1) id = makeId('a', group.name, n)
  taken.add(id)
  return id
}

/** The fullest form: most words for people, the country's name for countries, else the longest; then the commonest. */
function canonicalOf(
  members: readonly Gathered[],
  roles: ReturnType<typeof roleWords>,
  countryOf: (name: string) => string | null,
): string {
  const counts = new Map<string, number>()
  for (const member of members)
    counts.set(member.name, (counts.get(member.name) ?? 0) + member.mentions.length)
  const person = kindOf(members) === 'person'
  const [first] = members
  const country = !person && first ? countryOf(first.name) : null
  if (country !== null) return country
  const bare = (name: string): string => (person ? stripTitles(name, roles) : name)
  const ranked = [...counts].sort(([a, x], [b, y]) => {
    const words = bare(b).split(' ').length - bare(a).split(' ').length
    return (person ? words : bare(b).length - bare(a).length) || y - x || byCodeUnit(a, b)
  })
  return bare(ranked[0]?.[0] ?? '')
}

/** The name in its own spelling without titles before it. */
function stripTitles(name: string, roles: ReturnType<typeof roleWords>): string {
  const kept = nameWords(name, roles).length
  const words = name.split(' ')
  return kept > 0 && kept < words.length ? words.slice(words.length - kept).join(' ') : name
}

function kindOf(members: readonly Gathered[]): NameKind {
  const counts = new Map<NameKind, number>()
  for (const member of members)
    counts.set(member.kind, (counts.get(member.kind) ?? 0) + member.mentions.length)
  return (
    [...counts].sort(
      ([a, x], [b, y]) => Number(a === 'other') - Number(b === 'other') || y - x || byCodeUnit(a, b),
    )[0]?.[0] ?? 'other'
  )
}

/** For each actor the id of the body it speaks for or heads. */
function bodiesOf(
  documents: readonly ActorsInput[],
  groupOf: ReadonlyMap<string, Group>,
  resources: Resources,
): ReadonlyMap<Group, string> {
  const votes = new Map<Group, Map<Group, number>>()
  const clean = (text: string): string =>
    text
      .replace(/\s+/g, ' ')
      .replace(/^(?:the|The)\s+/, '')
      .replace(/['’]s?$/, '')
      .trim()
  for (const { document, syntax, chronicle } of documents) {
    for (const { person, body, weight } of findSpokenFor({
      document,
      syntax,
      chronicle,
      roles: roleWords(resources),
    })) {
      const speaker = groupOf.get(`${document.id}\t${clean(person)}`)
      const whom = groupOf.get(`${document.id}\t${clean(body)}`)
      if (!speaker || !whom || speaker === whom) continue
      const list = votes.get(speaker) ?? new Map<Group, number>()
      votes.set(speaker, list)
      list.set(whom, (list.get(whom) ?? 0) + weight)
    }
  }
  const chosen = new Map<Group, string>()
  for (const [speaker, list] of votes) {
    const [best] = [...list].sort(([a, x], [b, y]) => y - x || byCodeUnit(a.name, b.name))
    if (best) chosen.set(speaker, best[0].id)
  }
  return chosen
}

export const actors = defineStage({
  id: 'actors',
  room: 'chronicle',
  version: 2,
  scope: 'story',
  needs: ['story', 'document', 'syntax', 'chronicle', 'attributions'],
  makes: 'actors',
  why: 'Who acts: people, bodies and places across documents, with their aliases, roles and the body they speak for.',
  run({ documents }, { resources }) {
    return { value: findActors(documents, resources), diagnostics: [] }
  },
})
