// How likely two statements say the same, or are about the same thing. What they share and where they differ is measured
// facet by facet, rare things weighing more; a logistic model, trained on our own gold stories (scripts/train/alike.ts,
// models/alike.en.card.json), turns the facets into a probability. Nothing here decides: gates and relations do.
import { memoized, type Figure, type Resources, type TimeExpression } from '../../model/index.ts'
import type { Features, Term } from './features.ts'
import { agree, comparablePairs } from './figures.ts'
import { kinshipOf, type Kin, type Kinship } from './kinship.ts'
import { lexiconOf, type Lexicon } from './lexicon.ts'

/** What is measured of a pair, in the order of the model's weights. */
export const FACETS = [
  'cosine',
  'overlap',
  'overlap squared',
  'containment',
  'terms',
  'names',
  'strangers',
  'predicate',
  'other predicate',
  'same figure',
  'other figure',
  'one figure',
  'same day',
  'other day',
  'run of words',
  'negation',
  'lengths',
] as const

export const facet = (facets: readonly number[], name: (typeof FACETS)[number]): number =>
  facets[FACETS.indexOf(name)] ?? 0

export interface Head {
  readonly weights: readonly number[]
  readonly bias: number
  readonly means: readonly number[]
  readonly deviations: readonly number[]
  /** Probability from which the answer is yes: the best F1 over stories left out of the training. */
  readonly threshold: number
  /** The same where precision counts double (F0.5). */
  readonly firm: number
}

export interface AlikeModel {
  /** The same claim, inside a story. */
  readonly same: Head
  /** The same claim, or one that contradicts, replaces or refines it. */
  readonly about: Head
  /** Two sentences by themselves that tell of one happening. */
  readonly event: Head
}

/** What a story's statements are about, by how rare it is among them and in English at large. */
export interface Rarity {
  ofTerm(lemma: string, concept: string): number
  ofName(name: string): number
}

/** Rarity over a set of statements: ln(1 + statements / those that have it), for words with their background rarity. */
export function rarityOf(all: readonly Features[], kinship: Kinship): Rarity {
  const counts = new Map<string, number>()
  const count = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const features of all) {
    for (const concept of new Set(features.content.map((term) => term.concept))) count(concept)
    for (const name of features.names) count(`@${name}`)
  }
  const seen = (key: string): number => Math.log(1 + all.length / (counts.get(key) ?? 1))
  return {
    ofTerm: (lemma, concept) => Math.sqrt(seen(concept) * kinship.rarity(lemma)),
    ofName: (name) => seen(`@${name}`),
  }
}

/** A word of a statement with its weight, and its place among the terms and among the content; -1 where it is none. */
interface Word {
  readonly kin: Kin
  readonly weight: number
  readonly term: number
  readonly content: number
}

/** A statement's terms and names with their weights, found once. */
interface Weighted {
  readonly words: readonly Word[]
  readonly terms: number
  readonly content: number
  /** Length of the content as a vector of squared weights. */
  readonly length: number
  readonly termWeight: number
  readonly nameWeight: number
}

const total = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0)

export interface Tools {
  readonly kinship: Kinship
  readonly lexicon: Lexicon
  readonly rarity: Rarity
}

const weighted = new WeakMap<Rarity, WeakMap<Features, Weighted>>()

function weightsOf(features: Features, { rarity, kinship }: Tools): Weighted {
  const kept = weighted.get(rarity) ?? new WeakMap<Features, Weighted>()
  weighted.set(rarity, kept)
  const found = kept.get(features)
  if (found) return found
  const weigh = ({ lemma, concept }: Term): number => rarity.ofTerm(lemma, concept)
  const [terms, content] = [features.terms.map(weigh), features.content.map(weigh)]
  // Nearly every term stands in the content too.
  const places = new Map(features.content.map(({ lemma }, at) => [lemma, { term: -1, content: at }]))
  for (const [term, { lemma }] of features.terms.entries())
    places.set(lemma, { term, content: places.get(lemma)?.content ?? -1 })
  const made = {
    words: [...places].map(([lemma, { term, content: at }]) => ({
      kin: kinship.of(lemma),
      weight: terms[term] ?? content[at] ?? 0,
      term,
      content: at,
    })),
    terms: terms.length,
    content: content.length,
    length: Math.sqrt(total(content.map((weight) => weight ** 2))),
    termWeight: total(terms),
    nameWeight: total([...features.names].map((name) => rarity.ofName(name))),
  }
  kept.set(features, made)
  return made
}

/** What each word of two lists finds in the other list, the nearest of it. */
class Nearest {
  readonly one: number[]
  readonly other: number[]
  constructor(one: number, other: number) {
    this.one = new Array<number>(one).fill(0)
    this.other = new Array<number>(other).fill(0)
  }
  meet(i: number, j: number, weight: number): void {
    if (weight > (this.one[i] ?? 0)) this.one[i] = weight
    if (weight > (this.other[j] ?? 0)) this.other[j] = weight
  }
  /** The lesser of what each finds in the other. */
  shared(): number {
    return Math.min(total(this.one), total(this.other))
  }
}

/** Weight of the terms in common, and of the content in common as a product of vectors. */
function inCommon(one: Weighted, other: Weighted, kinship: Kinship): { terms: number; content: number } {
  const terms = new Nearest(one.terms, other.terms)
  const content = new Nearest(one.content, other.content)
  for (const a of one.words) {
    for (const b of other.words) {
      const near = kinship.between(a.kin, b.kin)
      if (near === 0) continue
      if (a.term >= 0 && b.term >= 0) terms.meet(a.term, b.term, near * Math.min(a.weight, b.weight))
      if (a.content >= 0 && b.content >= 0) content.meet(a.content, b.content, near * (a.weight * b.weight))
    }
  }
  return { terms: terms.shared(), content: content.shared() }
}

/** Length of the longest run of words in common. */
function longestRun(a: readonly string[], b: readonly string[]): number {
  let best = 0
  /** Length of the run that ends at each word of `b`, and at the word of `a` that was looked at last. */
  const runs = new Uint16Array(b.length + 1)
  for (const word of a) {
    for (let at = b.length; at > 0; at--) {
      const run = b[at - 1] === word ? (runs[at - 1] ?? 0) + 1 : 0
      runs[at] = run
      if (run > best) best = run
    }
  }
  return best
}

const daysOf = (times: readonly TimeExpression[]): string[] =>
  times.flatMap((time) => (time.interval ? [time.interval.start.slice(0, 10)] : []))

const isEqual = (a: Figure, b: Figure): boolean => a.value === b.value && a.unit === b.unit

const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)
const flag = (is: boolean): number => (is ? 1 : 0)

/** What two statements share, facet by facet. */
export function facetsOf(a: Features, b: Features, tools: Tools): readonly number[] {
  const { kinship, lexicon, rarity } = tools
  const [one, other] = [weightsOf(a, tools), weightsOf(b, tools)]
  const { terms, content } = inCommon(one, other, kinship)
  const cosine = ratio(content, one.length * other.length)
  const names = total([...a.names].filter((name) => b.names.has(name)).map((name) => rarity.ofName(name)))
  const [all, its] = [one.termWeight + one.nameWeight, other.termWeight + other.nameWeight]
  const overlap = ratio(terms + names, Math.sqrt(all * its))
  const predicate =
    a.predicate && b.predicate ? kinship.between(kinship.of(a.predicate), kinship.of(b.predicate)) : 0
  const pairs = comparablePairs(a.figures, b.figures, lexicon)
  const equal = a.figures.some((figure) => b.figures.some((two) => isEqual(figure, two)))
  const [days, others] = [daysOf(a.times), daysOf(b.times)]
  const sameDay = days.some((day) => others.includes(day))
  const [long, short] = [Math.max(a.words.length, b.words.length), Math.min(a.words.length, b.words.length)]
  return [
    cosine,
    overlap,
    overlap * overlap,
    ratio(terms + names, Math.min(all, its)),
    ratio(terms, Math.sqrt(one.termWeight * other.termWeight)),
    ratio(names, Math.sqrt(one.nameWeight * other.nameWeight)),
    flag(a.names.size > 0 && b.names.size > 0 && names === 0),
    predicate,
    flag(a.predicate !== null && b.predicate !== null && predicate === 0),
    flag(equal || pairs.some(([x, y]) => agree(x, y))),
    flag(!equal && pairs.some(([x, y]) => !agree(x, y))),
    flag(a.figures.length > 0 !== b.figures.length > 0),
    flag(sameDay),
    flag(days.length > 0 && others.length > 0 && !sameDay),
    ratio(longestRun(a.words, b.words), short),
    flag(a.isNegated !== b.isNegated),
    Math.log((1 + long) / (1 + short)),
  ]
}

/** Probability that a head gives to a pair. */
export function probability(head: Head, facets: readonly number[]): number {
  const sum = facets.reduce(
    (z, facet, at) =>
      z + ((head.weights[at] ?? 0) * (facet - (head.means[at] ?? 0))) / (head.deviations[at] ?? 1),
    head.bias,
  )
  return 1 / (1 + Math.exp(-sum))
}

/** Without the model nothing is alike but what is worded alike. */
const NO_HEAD: Head = { weights: [], bias: -10, means: [], deviations: [], threshold: 0.5, firm: 0.5 }

export const alikeModelOf = memoized((resources: Resources): AlikeModel => {
  const read = resources.json('models/alike.en.json') as AlikeModel | null
  return read ?? { same: NO_HEAD, about: NO_HEAD, event: NO_HEAD }
})

export const toolsOf = (all: readonly Features[], resources: Resources): Tools => {
  const kinship = kinshipOf(resources)
  return { kinship, lexicon: lexiconOf(resources), rarity: rarityOf(all, kinship) }
}

/** For two statements alone, where nothing else is read: background rarity of words, a name as rare as its rarest word. */
export const toolsOfPair = memoized((resources: Resources): Tools => {
  const kinship = kinshipOf(resources)
  return {
    kinship,
    lexicon: lexiconOf(resources),
    rarity: {
      ofTerm: (lemma) => kinship.rarity(lemma),
      ofName: (name) => Math.max(0, ...name.split(' ').map((word) => kinship.rarity(word))),
    },
  }
})
