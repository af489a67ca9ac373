// Comparing counted things: whether two figures count the same, agree, or exclude each other.
import type { Figure } from '../../model/index.ts'
import type { Lexicon } from './lexicon.ts'

/** "About 30" may well be 27 or 33. A tenth either way is what style guides let "about" cover. */
const APPROXIMATE_SHARE = 0.1

interface Bounds {
  readonly low: number
  readonly high: number
}

function boundsOf(figure: Figure): Bounds {
  // A range says itself how wide it is.
  const isRange = figure.low !== undefined || figure.high !== undefined
  const slack = figure.approximate && !isRange ? Math.abs(figure.value) * APPROXIMATE_SHARE : 0
  return { low: (figure.low ?? figure.value) - slack, high: (figure.high ?? figure.value) + slack }
}

/** Whether both can be the same number. */
export function agree(a: Figure, b: Figure): boolean {
  const [one, other] = [boundsOf(a), boundsOf(b)]
  return one.low <= other.high && other.low <= one.high
}

/** Whether `a` says more exactly what `b` says: agreeing, and with a narrower range. */
export function isMoreExact(a: Figure, b: Figure): boolean {
  const width = ({ low, high }: Bounds): number => high - low
  return agree(a, b) && width(boundsOf(a)) < width(boundsOf(b))
}

/** Every pair of statements asks for the concepts of its figures again. */
const counted = new WeakMap<Lexicon, WeakMap<Figure, ReadonlySet<string>>>()

/** Concepts of what a figure counts: "people killed" → kill. Words for people in general drop out beside a state. */
export function countedConcepts(figure: Figure, lexicon: Lexicon): ReadonlySet<string> {
  const kept = counted.get(lexicon) ?? new WeakMap<Figure, ReadonlySet<string>>()
  counted.set(lexicon, kept)
  const known = kept.get(figure)
  if (known) return known
  const made = readConcepts(figure, lexicon)
  kept.set(figure, made)
  return made
}

function readConcepts(figure: Figure, lexicon: Lexicon): ReadonlySet<string> {
  const words = figure.of
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2)
  const concepts = words.map((word) => lexicon.conceptOfWord(word))
  const specific = concepts.filter((one) => !GENERAL.has(one))
  return new Set(specific.length ? specific : concepts)
}

const GENERAL = new Set([
  'people',
  'person',
  'men',
  'women',
  'man',
  'woman',
  'others',
  'other',
  'the',
  'about',
  'some',
])

const MEASURES = new Set([
  'quantity',
  'amount',
  'figure',
  'number',
  'estimate',
  'total',
  'volume',
  'size',
  'sum',
])

/** How long is a question of what: a sentence of years and years of delay are two things. */
const SPANS_OF_TIME = /^(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)$/i

const isUnsaid = (concepts: ReadonlySet<string>): boolean =>
  [...concepts].every((concept) => MEASURES.has(concept))

/** Whether a figure says what it counts, and not only in which unit. */
export const saysWhat = (figure: Figure, lexicon: Lexicon): boolean =>
  !isUnsaid(countedConcepts(figure, lexicon))

/** Whether two figures count the same thing in the same unit: the same concepts, or all of the shorter list. */
export function countTheSame(a: Figure, b: Figure, lexicon: Lexicon): boolean {
  if (a.unit !== b.unit) return false
  const [one, other] = [countedConcepts(a, lexicon), countedConcepts(b, lexicon)]
  // "Its figure of 38 tonnes": with a unit, what is measured may stay unsaid.
  if (a.unit !== '' && !SPANS_OF_TIME.test(a.unit) && (isUnsaid(one) || isUnsaid(other))) return true
  if (!one.size || !other.size) return false
  const shared = [...one].filter((concept) => other.has(concept)).length
  return shared === Math.min(one.size, other.size)
}

/** Pairs of figures, one from each list, that count the same thing. */
export function comparablePairs(
  a: readonly Figure[],
  b: readonly Figure[],
  lexicon: Lexicon,
): (readonly [Figure, Figure])[] {
  return a.flatMap((one) =>
    b.filter((other) => countTheSame(one, other, lexicon)).map((other) => [one, other] as const),
  )
}
