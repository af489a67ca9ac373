// How alike two statements are: the share of what they are about that they have in common, rare things weighing more.
import type { Features } from './features.ts'

/** Weight of a term or name: ln(1 + statements / statements that have it), so that what every page says weighs little. */
export interface Weights {
  of(key: string): number
}

const nameOf = (name: string): string => `@${name}`

/** Everything a statement is about, as keys: terms as they are, names behind "@". */
export function keysOf(features: Features): string[] {
  return [...features.terms, ...[...features.names].map(nameOf)]
}

/** Weights from how often each key occurs over a set of statements. */
export function weigh(all: readonly Features[]): Weights {
  const counts = new Map<string, number>()
  for (const features of all) for (const key of keysOf(features)) counts.set(key, (counts.get(key) ?? 0) + 1)
  const total = all.length
  return { of: (key) => Math.log(1 + total / (counts.get(key) ?? 1)) }
}

/** Every key weighs one: for two statements alone, where nothing is known of the rest. */
export const EVEN_WEIGHTS: Weights = { of: () => 1 }

export interface Likeness {
  /** 0 to 1: Ochiai coefficient over weighted keys (shared / √(a·b)). */
  readonly score: number
  /** The part of the smaller statement's weight that the other has too. */
  readonly containment: number
  readonly sharedTerms: number
  readonly sharedNames: number
}

const NOTHING: Likeness = { score: 0, containment: 0, sharedTerms: 0, sharedNames: 0 }

const count = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let shared = 0
  for (const key of a) if (b.has(key)) shared++
  return shared
}

/** Likeness of two statements by what they are about; figures and times are compared elsewhere. */
export function likeness(a: Features, b: Features, weights: Weights): Likeness {
  const [mine, other] = [keysOf(a), new Set(keysOf(b))]
  const sum = (keys: Iterable<string>): number => {
    let total = 0
    for (const key of keys) total += weights.of(key)
    return total
  }
  const [weightA, weightB] = [sum(mine), sum(other)]
  if (!weightA || !weightB) return NOTHING
  const shared = sum(mine.filter((key) => other.has(key)))
  return {
    score: shared / Math.sqrt(weightA * weightB),
    containment: shared / Math.min(weightA, weightB),
    sharedTerms: count(a.terms, b.terms),
    sharedNames: count(a.names, b.names),
  }
}
