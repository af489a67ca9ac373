// Whose page it is, weighed from clues: each is a name, where it stands, and of which kind. Clues of different kinds for
// one name add up; names that name one thing are joined; what is too light, or balanced by another name, is no answer:
// rather no outlet than a wrong one.
import type { Evidenced, Span } from '../../../model/index.ts'
import { nameKey, withoutCompany, wordsOf } from './names.ts'
import type { OutletWords } from './words.ts'

/**
 * What each kind of clue is worth, in three grades by judgement and not fitted to any set: 3 where the page says whose it
 * is in so many words, 2 where pages name themselves by custom, 1 what another page may have too.
 */
const WEIGHTS = {
  'structured-data': 3,
  'self-description': 3,
  'site-box': 3,
  issuer: 3,
  transcript: 3,
  'head-line': 3,
  byline: 3,
  masthead: 2,
  'named-again': 2,
  imprint: 2,
  biography: 2,
  release: 2,
  address: 2,
  'house-rule': 2,
  'name-and-date': 1,
  'name-above-title': 1,
  'title-affix': 1,
  'home-link': 1,
  copyright: 1,
  logo: 1,
  appeal: 1,
  footer: 1,
  publisher: 1,
  'own-voice': 1,
  'agency-dateline': 1,
} as const

export type ClueKind = keyof typeof WEIGHTS

export interface Clue {
  readonly kind: ClueKind
  readonly name: string
  /** Span in the document's text, where the name stands there. */
  readonly span?: Span
  /** Range in the decoded source, where it stands only there. */
  readonly source?: Span
}

/** So much a name needs: one clue of custom, or two hints. */
const ENOUGH = 2
/** A name that the page calls another's must be said outright to be the page's own. */
const ELSEWHERE = -2

interface Candidate {
  name: string
  readonly keys: Set<string>
  readonly clues: Map<ClueKind, Clue>
  weight: number
}

/** The outlet that the clues speak for, or null. `elsewhere` are names that the page gives to another page. */
export function weighOutlet(
  clues: readonly Clue[],
  elsewhere: readonly string[],
  words: OutletWords,
): Evidenced<string> | null {
  const candidates = joinShort(gather(clues), words)
  const foreign = new Set(elsewhere.map(nameKey))
  for (const candidate of candidates) {
    candidate.weight = weightOf(candidate)
    if ([...candidate.keys].some((key) => foreign.has(key))) candidate.weight += ELSEWHERE
  }
  // Sorting is stable: of equals the one named first on the page comes first.
  candidates.sort((a, b) => b.weight - a.weight)
  const [best, second] = candidates
  if (!best || best.weight < ENOUGH) return null
  if (second && second.weight === best.weight && !isPartOf(second, best) && !isPartOf(best, second))
    return null
  return evidenceOf(best)
}

function gather(clues: readonly Clue[]): Candidate[] {
  const found = new Map<string, Candidate>()
  for (const clue of clues) {
    const key = nameKey(clue.name)
    if (key === '') continue
    const candidate = found.get(key) ?? { name: clue.name, keys: new Set([key]), clues: new Map(), weight: 0 }
    if (!candidate.clues.has(clue.kind)) candidate.clues.set(clue.kind, clue)
    found.set(key, candidate)
  }
  return [...found.values()]
}

function weightOf(candidate: Candidate): number {
  let sum = 0
  for (const kind of candidate.clues.keys()) sum += WEIGHTS[kind]
  return sum
}

/** "the Herald" is the Tarn Valley Herald, and "Meridian Press Ltd" is Meridian, where both are named. */
function joinShort(candidates: readonly Candidate[], words: OutletWords): Candidate[] {
  const kept = new Set(candidates)
  for (const short of candidates) {
    for (const long of kept) {
      if (short === long || !kept.has(short)) continue
      const bare = withoutCompany(long.name, words)
      if (bare !== null && bare !== long.name && nameKey(bare) === nameKey(short.name))
        join(long, short, kept)
      else if (endsWithWords(long.name, short.name) && weightOf(long) >= weightOf(short))
        join(short, long, kept)
    }
  }
  return [...kept]
}

function join(from: Candidate, to: Candidate, kept: Set<Candidate>): void {
  for (const [kind, clue] of from.clues) if (!to.clues.has(kind)) to.clues.set(kind, clue)
  for (const key of from.keys) to.keys.add(key)
  kept.delete(from)
}

function endsWithWords(long: string, short: string): boolean {
  const [a, b] = [wordsOf(long), wordsOf(short)]
  return b.length < a.length && b.every((word, at) => a[a.length - b.length + at] === word)
}

function isPartOf(part: Candidate, whole: Candidate): boolean {
  return [...part.keys].some((key) => [...whole.keys].some((other) => other.includes(key)))
}

/** The heaviest clue gives the name and its place; the basis names all kinds. */
function evidenceOf(candidate: Candidate): Evidenced<string> {
  const clues = [...candidate.clues.values()].sort((a, b) => WEIGHTS[b.kind] - WEIGHTS[a.kind])
  const whole = clues.filter((clue) => nameKey(clue.name) === nameKey(candidate.name))
  // "TARN WIRE" is how it is printed; "Tarn Wire", where it stands too, is what it is called.
  const first = whole.find((clue) => /\p{Ll}/u.test(clue.name)) ?? whole[0] ?? clues[0]
  return {
    value: first?.name ?? candidate.name,
    basis: clues.map((clue) => clue.kind).join('+'),
    ...(first?.span ? { span: first.span } : {}),
    ...(first?.source ? { source: first.source } : {}),
  }
}
