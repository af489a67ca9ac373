// Which named body "the company" or "the ministry" stands for: the latest one that the page calls so, by the words of its
// name or by words beside it ("the lender Norvale", "Norvale, a bank"); for a plain "the company" else the company that
// the page speaks of most. Nothing is said where the phrase has words of its own ("the water company").
import type { Name } from '../../model/index.ts'
import { isOutletName } from './outlets.ts'
import { startOf, tagOf, tokenAt, word } from './page.ts'
import type { Page, Run } from './page.ts'

interface Mention {
  readonly name: Name
  /** Lower-cased nouns the page has for it, from its name and beside it. */
  readonly nouns: ReadonlySet<string>
}

export interface NamedBodies {
  /** All mentions of bodies in the order of the text. */
  readonly mentions: readonly Mention[]
  readonly companies: ReadonlySet<string>
  /** Names of one word as they stand on the page. */
  readonly alone: ReadonlySet<string>
}

/** Words beside a name that are looked at for what it is, in tokens. */
const BESIDE = 8
/** Sentences within which a body that is called so goes before one that is spoken of more. */
const NEAR = 4

function nounsOfName(page: Page, name: Name): string[] {
  const own = name.canonical.toLowerCase().split(/\s+/)
  return own.filter((one) => page.lexicon.bodies.has(one) || page.lexicon.list('companies').has(one))
}

const isBodyNoun = (page: Page, i: number): boolean =>
  tagOf(page, i) === 'NOUN' &&
  (page.lexicon.bodies.has(word(page, i)) || page.lexicon.list('companies').has(word(page, i)))

/** "ferry line Norsound", "Norsound, the ferry operator", "Norsound is a bank". */
function nounsBeside(page: Page, name: Name): string[] {
  const from = tokenAt(page.tokens, name.start)
  const to = tokenAt(page.tokens, name.end)
  const sentence = page.sentenceOf[from]
  const found: string[] = []
  const before = word(page, from - 1) === ',' ? from - 2 : from - 1
  if (page.sentenceOf[before] === sentence && isBodyNoun(page, before)) found.push(word(page, before))
  const opens = word(page, to) === ',' || ['is', 'was'].includes(word(page, to))
  if (!opens || !['a', 'an', 'the', 'one'].includes(word(page, to + 1))) return found
  for (let i = to + 1; i < to + BESIDE && page.sentenceOf[i] === sentence; i++) {
    if (['ADP', 'PUNCT', 'VERB', 'SCONJ'].includes(tagOf(page, i))) break
    if (isBodyNoun(page, i) && !isBodyNoun(page, i + 1)) found.push(word(page, i))
  }
  return found
}

/** Names that may be a body's: no known person or place, no outlet. */
function isBodyName(page: Page, name: Name, people: ReadonlySet<string>): boolean {
  if (name.kind === 'person' || name.kind === 'place') return false
  if (name.kind !== 'organisation' && people.has(name.canonical)) return false
  // "REED: …" is the label of somebody's turn.
  if (page.text[name.end] === ':') return false
  return !isOutletName(page.lexicon, name.canonical) || name.kind === 'organisation'
}

/** Reads the bodies of a page; `people` are the canonical names that its roles show to be people's. */
export function namedBodies(page: Page, names: readonly Name[], people: ReadonlySet<string>): NamedBodies {
  const nouns = new Map<string, Set<string>>()
  const mentions: Mention[] = []
  for (const name of names) {
    if (!isBodyName(page, name, people)) continue
    const own = nouns.get(name.canonical) ?? new Set<string>()
    for (const noun of [...nounsOfName(page, name), ...nounsBeside(page, name)]) own.add(noun)
    nouns.set(name.canonical, own)
    mentions.push({ name, nouns: own })
  }
  const alone = new Set(names.map((name) => page.text.slice(name.start, name.end)))
  return { mentions, companies: page.lexicon.list('companies'), alone }
}

/** The noun of "the NOUN" where it is all of the phrase, else null. */
function plainNoun(page: Page, run: Run, head: number): string | null {
  if (!['the', 'this', 'that'].includes(word(page, run.first)) || head !== run.first + 1) return null
  const said = word(page, head)
  const behind = word(page, head + 1)
  return tagOf(page, head) === 'NOUN' && behind !== 'of' && !behind.startsWith("'") ? said : null
}

/** Whether the page calls a body by the noun, or by another word for a company. */
function isCalled(bodies: NamedBodies, mention: Mention, noun: string): boolean {
  if (mention.nouns.has(noun)) return true
  if (!bodies.companies.has(noun)) return false
  return [...mention.nouns].some((one) => bodies.companies.has(one))
}

/** Not called by the nouns of public bodies; and of a known kind, or named as companies are: by one word or by their first. */
function mayBeCompany(bodies: NamedBodies, mention: Mention): boolean {
  const { name, nouns } = mention
  if (![...nouns].every((one) => bodies.companies.has(one))) return false
  if (name.kind === 'organisation' || nouns.size > 0 || !/\s/.test(name.canonical)) return true
  return bodies.alone.has(name.canonical.split(/\s+/)[0] ?? '')
}

/** Mentions further back than this many say nothing about who is meant; it keeps long pages linear. */
const MOST_MENTIONS = 400

/** The last mentions that end before an offset. */
function lastBefore(mentions: readonly Mention[], at: number): readonly Mention[] {
  let from = 0
  let to = mentions.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((mentions[middle]?.name.start ?? 0) < at) from = middle + 1
    else to = middle
  }
  return mentions.slice(Math.max(0, from - MOST_MENTIONS), from).filter((one) => one.name.end <= at)
}

/** The body meant by a definite phrase, or null. */
export function bodyMeant(page: Page, bodies: NamedBodies, run: Run, head: number): Name | null {
  const noun = plainNoun(page, run, head)
  if (noun === null || !(page.lexicon.bodies.has(noun) || bodies.companies.has(noun))) return null
  const at = startOf(page, head)
  const before = lastBefore(bodies.mentions, at)
  const called = before.filter((one) => isCalled(bodies, one, noun)).at(-1)
  const sentence = page.sentenceOf[head] ?? 0
  const isNear =
    called !== undefined && sentence - (page.sentenceOf[tokenAt(page.tokens, called.name.start)] ?? 0) <= NEAR
  if (called && (isNear || !bodies.companies.has(noun))) return called.name
  if (!bodies.companies.has(noun)) return null
  return (
    mostSpokenOf(
      page,
      before.filter((one) => mayBeCompany(bodies, one)),
    ) ??
    called?.name ??
    null
  )
}

interface Tally {
  readonly name: Name
  readonly count: number
  /** How often it acts or owns, less how often something is in or at it. */
  readonly agency: number
}

const LOCATIVE = new Set(
  'in at near to from across outside around into towards through along inside beyond past via'.split(' '),
)

function agencyOf(page: Page, name: Name): number {
  const from = tokenAt(page.tokens, name.start)
  const to = tokenAt(page.tokens, name.end)
  if (LOCATIVE.has(word(page, from - 1)) || word(page, from - 2) === 'in') return -1
  if (word(page, to) === "'s" || word(page, to) === "'") return 1
  if (tagOf(page, to) === 'NOUN' && page.tokens[to - 1]?.deprel === 'compound') return 1
  for (let i = from; i < to; i++) if (page.tokens[i]?.deprel.startsWith('nsubj')) return 1
  return ['by', 'for'].includes(word(page, from - 1)) ? 1 : 0
}

/** The name with the most mentions, the later one where two have as many; only what acts or owns can be a company. */
function mostSpokenOf(page: Page, mentions: readonly Mention[]): Name | null {
  const tallies = new Map<string, Tally>()
  for (const { name } of mentions) {
    const key = name.canonical.split(/\s+/)[0] ?? ''
    const one = tallies.get(key)
    tallies.set(key, {
      name: longer(one?.name, name),
      count: (one?.count ?? 0) + 1,
      agency: (one?.agency ?? 0) + agencyOf(page, name),
    })
  }
  let best: Tally | null = null
  for (const one of tallies.values())
    if (one.agency > 0 && (best === null || one.count >= best.count)) best = one
  return best?.name ?? null
}

const longer = (a: Name | undefined, b: Name): Name =>
  a !== undefined && a.canonical.length >= b.canonical.length ? a : b
