// Role words that stand at names: "interior minister X", "X, the interior minister", "the bishop of Y, X". They tell whom
// "the minister" means later on. By position, so that they are found whatever the tree makes of an apposition.
import type { Name } from '../../model/index.ts'
import { tagOf, tokenAt, word } from './page.ts'
import type { Page } from './page.ts'

export interface Role {
  /** The noun for a person in it ("minister"). */
  readonly head: string
  readonly words: ReadonlySet<string>
  readonly name: string
  /** Offset of the name. */
  readonly at: number
}

/** Tokens before or behind a name that are looked at for a role. */
const ROLE_REACH = 8
/** Roles kept for one noun; a page that repeats one a thousand times gains nothing from the rest. */
const MOST_ROLES = 60

/** Nouns and adjectives of a run, lower-cased. */
export function nounsIn(page: Page, first: number, last: number): string[] {
  const words: string[] = []
  for (let i = first; i < last; i++) {
    if (['NOUN', 'ADJ', 'PROPN'].includes(tagOf(page, i))) words.push(word(page, i))
  }
  return words
}

interface At {
  readonly page: Page
  readonly name: Name
  readonly from: number
  readonly to: number
}

const within = ({ page, from }: At, i: number): boolean =>
  i >= 0 && i < page.tokens.length && page.sentenceOf[i] === page.sentenceOf[from]

function roleIn(at: At, first: number, last: number): Role | null {
  const { page, name } = at
  for (let i = first; i < last; i++) {
    if (page.lexicon.people.has(word(page, i))) {
      return {
        head: word(page, i),
        words: new Set(nounsIn(page, first, last)),
        name: name.canonical,
        at: name.start,
      }
    }
  }
  return null
}

/** "interior minister X", where the name may have swallowed the role. */
function roleBefore(at: At): Role | null {
  const { page, name, from, to } = at
  let first = from
  while (
    from - first < ROLE_REACH &&
    within(at, first - 1) &&
    ['NOUN', 'ADJ', 'PROPN', 'PART'].includes(tagOf(page, first - 1))
  )
    first--
  for (let i = to - 1; i >= first; i--) {
    const said = word(page, i)
    if (!page.lexicon.people.has(said) && !page.lexicon.bodies.has(said)) continue
    let start = i
    while (start > first && ['NOUN', 'ADJ', 'PROPN'].includes(tagOf(page, start - 1))) start--
    return { head: said, words: new Set(nounsIn(page, start, i + 1)), name: name.canonical, at: name.start }
  }
  return null
}

/** "X, the interior minister of Y, …". */
function roleBehind(at: At): Role | null {
  const { page, to } = at
  if (
    word(page, to) !== ',' ||
    !within(at, to) ||
    !['DET', 'NOUN', 'ADJ', 'PROPN'].includes(tagOf(page, to + 1))
  )
    return null
  let last = to + 1
  while (
    last - to < ROLE_REACH &&
    within(at, last) &&
    word(page, last) !== ',' &&
    !['VERB', 'AUX'].includes(tagOf(page, last))
  )
    last++
  return roleIn(at, to + 1, last)
}

/** "The bishop of Y, X, …". */
function roleWithComma(at: At): Role | null {
  const { page, from } = at
  if (word(page, from - 1) !== ',' || !within(at, from - 1)) return null
  let first = from - 1
  while (
    from - first < ROLE_REACH &&
    within(at, first - 1) &&
    ['NOUN', 'ADJ', 'PROPN', 'DET', 'ADP', 'PART'].includes(tagOf(page, first - 1))
  )
    first--
  return roleIn(at, first, from - 1)
}

function roleGiven(at: At): Role | null {
  const { page, name } = at
  if (name.role === undefined) return null
  const words = name.role.toLowerCase().split(/\s+/)
  const head = words.find((one) => page.lexicon.people.has(one)) ?? words.at(-1) ?? ''
  return { head, words: new Set(words), name: name.canonical, at: name.start }
}

/** All roles of the names, by their noun. */
export function rolesOf(page: Page, names: readonly Name[]): ReadonlyMap<string, readonly Role[]> {
  const roles = new Map<string, Role[]>()
  const seen = new Set<string>()
  for (const name of names) {
    const at = { page, name, from: tokenAt(page.tokens, name.start), to: tokenAt(page.tokens, name.end) }
    for (const role of [roleBefore(at), roleGiven(at), roleBehind(at), roleWithComma(at)]) {
      if (!role) continue
      const list = roles.get(role.head) ?? []
      const key = [role.head, role.name, ...role.words].join(' ')
      if (seen.has(key) || list.length >= MOST_ROLES) continue
      seen.add(key)
      list.push(role)
      roles.set(role.head, list)
    }
  }
  return roles
}
