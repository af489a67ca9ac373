// Puts statements that say the same into one claim. Statements in the same words are one node from the start; pairs of nodes
// are found through the rarest things they are about, taken most alike first, and two groups join only when their members
// are alike on average, so that no chain of half-likeness joins all.
import { facetsOf, probability, type AlikeModel, type Tools } from './alike.ts'
import { comparablePairs, agree } from './figures.ts'
import { liesIn } from './places.ts'
import type { Lexicon } from './lexicon.ts'
import type { Weighed } from './weighed.ts'

/**
 * Share of what a statement is about, the rarest first, through which its pairs are found: two that share none of it have
 * less than the rest in common, which is below what the model takes for one claim (prefix filtering: Chaudhuri et al. 2006).
 */
const PREFIX = 0.7

export const isSpeech = (one: Weighed): boolean =>
  one.statement.kind === 'statement' || one.statement.kind === 'denial'

/**
 * "The town has been here before" and "I have read about the town" share a name and nothing that is said of it; on two pages one
 * word in common ("there is no evidence") is not one claim either, unless a number or a day stands beside it in both.
 */
function sharesEnough({ features: a }: Weighed, { features: b }: Weighed): boolean {
  const shared = [...a.concepts].filter((concept) => b.concepts.has(concept)).length
  if (shared !== 1) return shared > 1
  const sameDay = a.times.some((one) => b.times.some((two) => one.value === two.value))
  return sameDay || a.figures.some((one) => b.figures.some((two) => agree(one, two)))
}

/** Whether two statements may be one claim at all, whatever they share. */
function canBeOne(a: Weighed, b: Weighed, lexicon: Lexicon): boolean {
  if (isSpeech(a) !== isSpeech(b)) return false
  if (isSpeech(a) && (a.speaker !== b.speaker || a.statement.kind !== b.statement.kind)) return false
  if (a.features.isNegated !== b.features.isNegated) return false
  if ((a.statement.kind === 'forecast') !== (b.statement.kind === 'forecast')) return false
  if (
    a.document.id !== b.document.id &&
    (a.speaker === null || a.speaker !== b.speaker) &&
    !sharesEnough(a, b)
  )
    return false
  // "In Portugal" and "in Braga" are two claims, one more exact than the other.
  if (liesIn(a.features.places, b.features.places) || liesIn(b.features.places, a.features.places))
    return false
  return !comparablePairs(a.features.figures, b.features.figures, lexicon).some(
    ([one, other]) => !agree(one, other),
  )
}

/** Statements that say one thing in the same words about the same, by index; each list sorted. */
function sameWords(all: readonly Weighed[]): number[][] {
  const nodes = new Map<string, number[]>()
  for (const [at, one] of all.entries()) {
    const { statement, features, speaker } = one
    const kind = isSpeech(one) ? `${statement.kind} ${speaker ?? ''}` : String(statement.kind === 'forecast')
    const about = [...features.names].sort().join(' ')
    const key = [
      kind,
      one.wording,
      about,
      statement.context ? [...features.concepts].sort().join(' ') : '',
    ].join('|')
    const node = nodes.get(key)
    if (node) node.push(at)
    else nodes.set(key, [at])
  }
  return [...nodes.values()]
}

/** Index pairs worth comparing: those that share one of the rarest things either is about, or its wording. */
function candidatePairs(all: readonly Weighed[], tools: Tools): (readonly [number, number])[] {
  const byKey = new Map<string, number[]>()
  for (const [at, one] of all.entries()) {
    for (const key of [...rarestKeys(one, tools), `=${one.wording}`]) {
      const list = byKey.get(key)
      if (list) list.push(at)
      else byKey.set(key, [at])
    }
  }
  const seen = new Set<number>()
  const pairs: (readonly [number, number])[] = []
  for (const list of byKey.values()) {
    for (const [i, a] of list.entries()) {
      for (let j = i + 1; j < list.length; j++) {
        const b = list[j] ?? a
        const key = a * all.length + b
        if (!seen.has(key)) pairs.push([a, b])
        seen.add(key)
      }
    }
  }
  return pairs
}

/** Two statements worth comparing, by index among the first of each wording. */
export interface Candidate {
  readonly a: number
  readonly b: number
  /** What they share, measured when first asked for. */
  facets(): readonly number[]
}

/** A story's statements ready to be compared: both grouping them and relating the groups look at the same pairs. */
export interface Comparison {
  /** Statements in the same words, by index; each list sorted. */
  readonly nodes: readonly (readonly number[])[]
  /** The first of each node. */
  readonly firsts: readonly Weighed[]
  readonly pairs: readonly Candidate[]
}

export function compareAll(all: readonly Weighed[], tools: Tools): Comparison {
  const nodes = sameWords(all)
  const firsts = nodes.flatMap(([at]) => all[at ?? 0] ?? [])
  const pairs = candidatePairs(firsts, tools).flatMap(([a, b]): Candidate[] => {
    const [one, other] = [firsts[a], firsts[b]]
    if (!one || !other) return []
    let kept: readonly number[] | null = null
    return [{ a, b, facets: () => (kept ??= facetsOf(one.features, other.features, tools)) }]
  })
  return { nodes, firsts, pairs }
}

function rarestKeys({ features }: Weighed, { rarity }: Tools): string[] {
  const keys = [
    ...features.terms.map(({ lemma, concept }) => ({ key: concept, weight: rarity.ofTerm(lemma, concept) })),
    ...[...features.names].map((name) => ({ key: `@${name}`, weight: rarity.ofName(name) })),
  ].sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))
  const whole = keys.reduce((sum, one) => sum + one.weight, 0)
  let before = 0
  return keys.flatMap(({ key, weight }) => {
    const isPrefix = before < PREFIX * whole
    before += weight
    return isPrefix ? [key] : []
  })
}

interface Pair {
  readonly a: number
  readonly b: number
  readonly score: number
}

/** Groups of indices, each sorted, in the order of their first member. */
export function clusterStatements(
  { nodes, firsts, pairs: candidates }: Comparison,
  tools: Tools,
  model: AlikeModel,
): number[][] {
  const known = new Map<number, number>()
  const score = (a: number, b: number, candidate?: Candidate): number => {
    const key = Math.min(a, b) * nodes.length + Math.max(a, b)
    const kept = known.get(key)
    if (kept !== undefined) return kept
    const [one, other] = [firsts[a], firsts[b]]
    const made =
      one && other && canBeOne(one, other, tools.lexicon)
        ? probability(model.same, candidate?.facets() ?? facetsOf(one.features, other.features, tools))
        : 0
    known.set(key, made)
    return made
  }
  const pairs: Pair[] = candidates
    .map((candidate) => ({
      a: candidate.a,
      b: candidate.b,
      score: score(candidate.a, candidate.b, candidate),
    }))
    .filter((pair) => pair.score >= model.same.threshold)
    .sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)
  const groupOf = firsts.map((_, at) => at)
  const members = new Map<number, number[]>(firsts.map((_, at) => [at, [at]]))
  for (const { a, b } of pairs) {
    const [one, other] = [groupOf[a] ?? a, groupOf[b] ?? b]
    if (one === other) continue
    const [left, right] = [members.get(one) ?? [], members.get(other) ?? []]
    let sum = 0
    for (const x of left) for (const y of right) sum += score(x, y)
    if (sum / (left.length * right.length) < model.same.threshold) continue
    members.set(one, [...left, ...right])
    members.delete(other)
    for (const at of right) groupOf[at] = one
  }
  return [...members.values()]
    .map((list) => list.flatMap((node) => nodes[node] ?? []).sort((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
}
