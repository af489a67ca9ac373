// One name, one kind: what one page tells of a name ("Mr Corse", "Ida Corse, the minister") holds on the story's other pages.
// A name of unknown kind takes the kind that the same name has elsewhere, and that of the only person who bears its surname.
import type { NameKind } from '../../../model/index.ts'
import { fold } from '../../../text/fold.ts'
import type { Gathered } from './gather.ts'
import { nameSkeleton, nameWords } from './name-forms.ts'
import type { RoleWords } from './name-forms.ts'

const keyOf = (name: string): string => fold(name).replace(/\s+/g, ' ')

/** Kinds by folded name, the one with most mentions; a name that nobody gives a kind has none. */
function kindsByName(gathered: readonly Gathered[]): ReadonlyMap<string, NameKind> {
  const counts = new Map<string, Map<NameKind, number>>()
  for (const { name, kind, mentions } of gathered) {
    if (kind === 'other') continue
    const kinds = counts.get(keyOf(name)) ?? new Map<NameKind, number>()
    counts.set(keyOf(name), kinds.set(kind, (kinds.get(kind) ?? 0) + mentions.length))
  }
  return new Map(
    [...counts].map(([name, kinds]) => {
      const [best] = [...kinds].sort(([, a], [, b]) => b - a)
      return [name, best?.[0] ?? 'other'] as const
    }),
  )
}

/** Gives names of unknown kind the kind that the story knows. */
export function unifyKinds(gathered: readonly Gathered[], roles: RoleWords): Gathered[] {
  const kinds = kindsByName(gathered)
  const wordsOf = (name: string): string[] => nameWords(name, roles).map(nameSkeleton)
  const people = gathered.filter((one) => one.kind === 'person').map((one) => wordsOf(one.name))
  const surnames = new Set(people.filter((words) => words.length > 1).map((words) => words.at(-1) ?? ''))
  const titled = new Set(people.filter((words) => words.length === 1).map((words) => words[0] ?? ''))
  return gathered.map((one): Gathered => {
    if (one.kind !== 'other') return one
    const known = kinds.get(keyOf(one.name))
    if (known) return { ...one, kind: known }
    const words = wordsOf(one.name)
    const last = words.at(-1) ?? ''
    const isPerson =
      !one.isPlaced && (words.length === 1 ? surnames.has(last) : words.length < 4 && titled.has(last))
    return isPerson ? { ...one, kind: 'person' } : one
  })
}
