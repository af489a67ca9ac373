// Profile: what one article is about, as weighted terms. The head of the article counts most, as news is written from
// the most important to the least; names, pairs of names and figures count more than other words. Linear in the text,
// of which only the head is read.
import { wordList } from '../../text/terms.ts'
import type { Sense, Vocabulary } from './vocabulary.ts'

/** Terms with how often they stand there (weighted by place), before weighting by rarity. */
export interface Profile {
  readonly terms: Int32Array
  readonly counts: Float32Array
  readonly roles: Uint8Array
}

const WORD = 0
const NAME = 1
const NUMBER = 2
const KIND = 3

/** A sparse vector of length one: `terms[i]` weighs `weights[i]`; the first FOUND_BY are the heaviest, in order. */
export interface Weighted {
  readonly terms: Int32Array
  readonly weights: Float32Array
}

// Chosen between a few round values on the project's own samples and on copies of Wikinews texts; results change little
// within half and double of each.
/** A word of the title counts as this many of the first words of the text. */
const TITLE_WEIGHT = 3
/** Characters after which a word counts half. */
const HALF_AT = 800
/** Nothing is read after this many characters: it would count less than a fifth. */
const READ_UNTIL = 3000
const ROLE_WEIGHTS = { [WORD]: 1, [NAME]: 1.2, [NUMBER]: 1.5, [KIND]: 1 }
/** A capital at the start of a sentence or in a title makes a name only of rarer words than elsewhere. */
const COMMON_WORD = 0.05
const COMMON_AT_START = 0.01
/** Terms kept of one article: the heaviest. More changes nothing that can be seen, and costs time. */
const MOST_TERMS = 160
/** Terms under which an article is found. */
export const FOUND_BY = 28

/** Words of the calendar and titles are capitals without being names. */
const NO_NAMES = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december mr mrs ms dr est edt gmt utc am pm'
  ).split(' '),
)

interface Part {
  readonly text: string
  readonly words: readonly string[]
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly isTitle: boolean
}

export function profile(title: string, text: string, vocabulary: Vocabulary): Profile {
  const parts: Part[] = [
    { text: title, ...wordList(title), isTitle: true },
    { text, ...wordList(text, 0, Math.min(text.length, READ_UNTIL)), isTitle: false },
  ]
  const lower = new Set<string>()
  for (const part of parts)
    part.words.forEach((word, i) => {
      if (isLower(part.text, part.starts[i] ?? 0)) lower.add(word)
    })
  const tally = new Tally()
  for (const part of parts) countPart(part, { lower, tally, vocabulary })
  return tally.profile()
}

/** Counts terms in the order they are first seen. */
class Tally {
  readonly #places = new Map<number, number>()
  readonly #terms: number[] = []
  readonly #counts: number[] = []
  readonly #roles: number[] = []

  add(term: number, weight: number, role: number): void {
    const place = this.#places.get(term)
    if (place === undefined) {
      this.#places.set(term, this.#terms.length)
      this.#terms.push(term)
      this.#counts.push(weight)
      this.#roles.push(role)
      return
    }
    this.#counts[place] = (this.#counts[place] ?? 0) + weight
    if (role === NAME) this.#roles[place] = NAME
  }

  profile(): Profile {
    return {
      terms: Int32Array.from(this.#terms),
      counts: Float32Array.from(this.#counts),
      roles: Uint8Array.from(this.#roles),
    }
  }
}

interface Counting {
  readonly lower: ReadonlySet<string>
  readonly tally: Tally
  readonly vocabulary: Vocabulary
}

function countPart(part: Part, { lower, tally, vocabulary }: Counting): void {
  let before = -1
  let beforeEnd = -9
  for (let i = 0; i < part.words.length; i++) {
    const word = part.words[i] ?? ''
    const start = part.starts[i] ?? 0
    const weight = part.isTitle ? TITLE_WEIGHT : HALF_AT / (HALF_AT + start)
    let sense = vocabulary.sense(word)
    if (sense.isNumber) {
      const last = figureEnd(part, i)
      if (last > i) sense = vocabulary.sense(figure(part, i, last))
      i = last
    }
    const named = isName(part, start, word, sense, lower)
    tally.add(sense.term, weight, named ? NAME : sense.isNumber ? NUMBER : WORD)
    if (sense.kind >= 0) tally.add(sense.kind, weight, KIND)
    if (named && before >= 0 && start - beforeEnd <= 1)
      tally.add(vocabulary.pair(before, sense.term), weight, NAME)
    before = named ? sense.term : -1
    beforeEnd = part.ends[i] ?? 0
  }
}

/** Index of the last word of the figure that begins at word `first`: "5.6", "12,000", also "5 . 6" of tokenised texts. */
function figureEnd(part: Part, first: number): number {
  let last = first
  while (last + 1 < part.words.length && /^\p{N}+$/u.test(part.words[last + 1] ?? '')) {
    const between = part.text.slice(part.ends[last], part.starts[last + 1]).trim()
    const digits = part.words[last + 1]?.length ?? 0
    if (between !== '.' && !(between === ',' && digits === 3)) break
    last++
  }
  return last
}

/** A figure in one spelling: groups of thousands closed up, the decimal point kept. */
function figure(part: Part, first: number, last: number): string {
  let text = part.words[first] ?? ''
  for (let i = first; i < last; i++) {
    const point = part.text.slice(part.ends[i], part.starts[i + 1]).includes('.')
    text += (point ? '.' : '') + (part.words[i + 1] ?? '')
  }
  return text
}

function isLower(text: string, at: number): boolean {
  const letter = text.charAt(at)
  return letter === letter.toLowerCase() && letter !== letter.toUpperCase()
}

function isUpper(text: string, at: number): boolean {
  const letter = text.charAt(at)
  return letter === letter.toUpperCase() && letter !== letter.toLowerCase()
}

/** A capitalised word that never stands in lower case here and is rare enough for its place. */
function isName(part: Part, start: number, word: string, sense: Sense, lower: ReadonlySet<string>): boolean {
  if (word.length < 2 || !isUpper(part.text, start) || lower.has(word) || NO_NAMES.has(word)) return false
  return sense.common < (part.isTitle || startsSentence(part.text, start) ? COMMON_AT_START : COMMON_WORD)
}

function startsSentence(text: string, start: number): boolean {
  let at = start - 1
  while (at >= 0 && start - at < 4 && ' "“‘`\'('.includes(text.charAt(at))) at--
  return at < 0 || '.!?\n:'.includes(text.charAt(at)) || start - at >= 4
}

/** The profile weighted by rarity, cut to its heaviest terms and brought to length one. */
export function weigh({ terms, counts, roles }: Profile, vocabulary: Vocabulary): Weighted {
  const weights = new Float32Array(terms.length)
  for (let i = 0; i < terms.length; i++) {
    const count = counts[i] ?? 0
    const role = ROLE_WEIGHTS[roles[i] as 0 | 1 | 2 | 3]
    weights[i] = (count < 1 ? count : 1 + Math.log(count)) * vocabulary.weight(terms[i] ?? 0) * role
  }
  const kept = heaviest(weights)
  let sum = 0
  for (const i of kept) sum += (weights[i] ?? 0) ** 2
  const length = Math.sqrt(sum) || 1
  return {
    terms: Int32Array.from(kept, (i) => terms[i] ?? 0),
    weights: Float32Array.from(kept, (i) => (weights[i] ?? 0) / length),
  }
}

/** Places of the MOST_TERMS heaviest, the first FOUND_BY of them in order; of equals those that stand first. */
function heaviest(weights: Float32Array): number[] {
  const ranked = weights.slice().sort()
  const least = Math.max(ranked[Math.max(0, ranked.length - MOST_TERMS)] ?? 0, Number.MIN_VALUE)
  const top = ranked[Math.max(0, ranked.length - FOUND_BY)] ?? 0
  const first: number[] = []
  const rest: number[] = []
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] ?? 0
    if (weight < least) continue
    if (weight >= top) first.push(i)
    else rest.push(i)
  }
  first.sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b)
  const kept = first.concat(rest)
  if (kept.length > MOST_TERMS) kept.length = MOST_TERMS
  return kept
}
