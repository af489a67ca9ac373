// Puts statements that say the same into one claim. Pairs are found through the rare things they share, taken most alike
// first, and two groups join only when their members are alike on average, so that no chain of half-likeness joins all.
import type { Lexicon } from './lexicon.ts'
import { comparablePairs, agree } from './figures.ts'
import { keysOf, likeness, type Weights } from './similarity.ts'
import type { Weighed } from './weighed.ts'

/** From here on two statements say the same. Set by judgement, not yet tuned on the sibling stories (test/eval/siblings). */
export const SAME_CLAIM = 0.6
/** Two groups join when their members are this alike on average; below SAME_CLAIM, as wordings drift. */
const JOIN_AVERAGE = 0.5
/** A key that more statements share pairs nothing: it is what the story is about. */
const TOO_COMMON = 60

/** Whether two statements may be one claim at all, whatever they share. */
export function canBeOne(a: Weighed, b: Weighed, lexicon: Lexicon): boolean {
  const isSpeech = (one: Weighed): boolean =>
    one.statement.kind === 'statement' || one.statement.kind === 'denial'
  if (isSpeech(a) !== isSpeech(b)) return false
  if (isSpeech(a) && (a.speaker !== b.speaker || a.statement.kind !== b.statement.kind)) return false
  if (a.features.isNegated !== b.features.isNegated) return false
  if ((a.statement.kind === 'forecast') !== (b.statement.kind === 'forecast')) return false
  const pairs = comparablePairs(a.features.figures, b.features.figures, lexicon)
  if (pairs.some(([one, other]) => !agree(one, other))) return false
  return !(a.features.figures.length && b.features.figures.length && !pairs.length)
}

/** Likeness of two statements as one claim, 0 where they cannot be one. */
export function sameClaim(a: Weighed, b: Weighed, weights: Weights, lexicon: Lexicon): number {
  if (!canBeOne(a, b, lexicon)) return 0
  if (a.wording === b.wording) return 1
  const like = likeness(a.features, b.features, weights)
  if (like.sharedTerms < 1 || like.sharedTerms + like.sharedNames < 2) return 0
  return like.score
}

interface Pair {
  readonly a: number
  readonly b: number
  readonly score: number
}

/** Index pairs worth comparing: those that share a key which is not common. */
export function candidatePairs(all: readonly Weighed[]): (readonly [number, number])[] {
  const byKey = new Map<string, number[]>()
  for (const [at, one] of all.entries())
    for (const key of [...keysOf(one.features), `=${one.wording}`])
      byKey.set(key, [...(byKey.get(key) ?? []), at])
  const seen = new Set<number>()
  const pairs: (readonly [number, number])[] = []
  for (const list of byKey.values()) {
    if (list.length > TOO_COMMON) continue
    for (const [i, a] of list.entries()) {
      for (const b of list.slice(i + 1)) {
        const key = a * all.length + b
        if (!seen.has(key)) pairs.push([a, b])
        seen.add(key)
      }
    }
  }
  return pairs
}

/** Groups of indices, each sorted, in the order of their first member. */
export function clusterStatements(all: readonly Weighed[], weights: Weights, lexicon: Lexicon): number[][] {
  const score = (a: number, b: number): number => {
    const [one, other] = [all[a], all[b]]
    return one && other ? sameClaim(one, other, weights, lexicon) : 0
  }
  const pairs: Pair[] = candidatePairs(all)
    .map(([a, b]) => ({ a, b, score: score(a, b) }))
    .filter((pair) => pair.score >= SAME_CLAIM)
    .sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)
  const groupOf = all.map((_, at) => at)
  const members = new Map<number, number[]>(all.map((_, at) => [at, [at]]))
  for (const { a, b } of pairs) {
    const [one, other] = [groupOf[a] ?? a, groupOf[b] ?? b]
    if (one === other) continue
    const [left, right] = [members.get(one) ?? [], members.get(other) ?? []]
    let total = 0
    for (const x of left) for (const y of right) total += score(x, y)
    if (total / (left.length * right.length) < JOIN_AVERAGE) continue
    members.set(one, [...left, ...right])
    members.delete(other)
    for (const at of right) groupOf[at] = one
  }
  return [...members.values()]
    .map((list) => list.sort((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
}
