// Relations between claims. Contradiction is strict: both cannot hold as meant, along a named dimension. Most differences
// are none: a later state supersedes, a more exact one refines, other words are framing, other things counted are
// unrelated. Where it is not clear which, nothing is said: precision before recall.
import type { ClaimRelation, Figure, RelationHow, RelationKind, TimeExpression } from '../../model/index.ts'
import { byCodeUnit } from '../../text/order.ts'
import { agree, comparablePairs, isMoreExact } from './figures.ts'
import type { Lexicon } from './lexicon.ts'
import { likeness, type Likeness, type Weights } from './similarity.ts'
import type { Weighed } from './weighed.ts'

/** Beyond this, other numbers are news of another hour, not another account of the same hour. */
const SAME_HOURS = 12
/** How alike two statements must be, figures aside, before another number is about the same thing. */
const ALIKE_FOR_FIGURES = 0.5
/** How alike for a denial, another day or a later state: nearly the same words. */
const ALIKE_FOR_DENIAL = 0.62
/** How much of a denial that there was any must stand in the other statement. */
const ALIKE_FOR_ABSENCE = 0.85
/** How alike before one state of a thing can end another. */
const ALIKE_FOR_STATES = 0.4
/** Quantities that only grow as news comes in. */
const GROWING = new Set([
  'kill',
  'injure',
  'arrest',
  'missing',
  'evacuate',
  'rescue',
  'displace',
  'infect',
  'find',
])

export interface Found {
  readonly kind: RelationKind
  readonly how: RelationHow
  readonly reason: string
  /** Whether the pair reads [b, a] instead of [a, b]: supersedes is [earlier, later], refines [more exact, less exact]. */
  readonly isSwapped: boolean
}

function hoursBetween(a: string | null, b: string | null): number | null {
  if (a === null || b === null) return null
  return (Date.parse(b) - Date.parse(a)) / 3_600_000
}

const quoted = (one: Weighed): string => `“${one.statement.quote}”`

function byFigures(
  a: Weighed,
  b: Weighed,
  pair: readonly [Figure, Figure],
  lexicon: Lexicon,
  sameOrigin: boolean,
): Found | null {
  const [one, other] = pair
  const shown = `${String(one.value)} and ${String(other.value)} ${one.of}`.trim()
  if (agree(one, other)) {
    if (isMoreExact(one, other))
      return {
        kind: 'refines',
        how: 'figure',
        reason: `One number is more exact: ${shown}.`,
        isSwapped: false,
      }
    if (isMoreExact(other, one))
      return {
        kind: 'refines',
        how: 'figure',
        reason: `One number is more exact: ${shown}.`,
        isSwapped: true,
      }
    return null
  }
  const hours = hoursBetween(a.knownAt, b.knownAt)
  const words = `${one.of} ${a.statement.quote}`.toLowerCase().split(/[^\p{L}]+/u)
  const isGrowing = words.some((word) => GROWING.has(lexicon.conceptOfWord(word)))
  if (hours !== null && hours !== 0 && (sameOrigin || Math.abs(hours) > SAME_HOURS)) {
    const isLater = hours > 0
    const grew = isLater ? other.value > one.value : one.value > other.value
    if (isGrowing && !grew && !sameOrigin) return null
    return {
      kind: 'supersedes',
      how: 'figure',
      reason: `A later count replaces the earlier one: ${shown}.`,
      isSwapped: !isLater,
    }
  }
  if (sameOrigin) return null
  return {
    kind: 'contradicts',
    how: 'figure',
    reason: `Two counts of the same at the same time exclude each other: ${shown}.`,
    isSwapped: false,
  }
}

const isDay = (time: TimeExpression): boolean =>
  time.type !== 'DURATION' &&
  time.type !== 'SET' &&
  time.interval !== undefined &&
  time.precision === 'day' &&
  time.basis !== 'assumed'

function byTimes(a: Weighed, b: Weighed): Found | null {
  const [mine, other] = [a.features.times.filter(isDay), b.features.times.filter(isDay)]
  const [one, two] = [mine[0], other[0]]
  if (mine.length !== 1 || other.length !== 1 || !one?.interval || !two?.interval) return null
  if (one.interval.start.slice(0, 10) === two.interval.start.slice(0, 10)) return null
  const reason = `Two different days are given: ${one.interval.start.slice(0, 10)} and ${two.interval.start.slice(0, 10)}.`
  return { kind: 'contradicts', how: 'time', reason, isSwapped: false }
}

function byState(a: Weighed, b: Weighed, lexicon: Lexicon): Found | null {
  const ends = (earlier: Weighed, later: Weighed): boolean =>
    [...earlier.features.terms].some(
      (one) =>
        !later.features.terms.has(one) &&
        [...later.features.terms].some((two) => lexicon.isTransition(one, two)),
    ) ||
    [...later.features.terms].some(
      (two) => earlier.features.predicate !== null && lexicon.isTransition(earlier.features.predicate, two),
    )
  const forward = ends(a, b)
  const backward = ends(b, a)
  if (forward === backward || a.features.isNegated !== b.features.isNegated) return null
  const [earlier, later] = forward ? [a, b] : [b, a]
  const hours = hoursBetween(earlier.knownAt, later.knownAt)
  if (hours !== null && hours < 0) return null
  return {
    kind: 'supersedes',
    how: 'wording',
    reason: `A later state replaces the earlier one: ${quoted(earlier)}, then ${quoted(later)}.`,
    isSwapped: !forward,
  }
}

/** Whether one says that something is so and the other, about the same and little else, that it is not. */
function excludeEachOther(a: Weighed, b: Weighed, like: Likeness): boolean {
  if (a.features.isNegated === b.features.isNegated) return false
  const negative = a.features.isNegated ? a : b
  // "There was no tug" is about the tug and nothing else: all of it must stand in the other.
  if (
    negative.features.isAbsence &&
    like.containment >= ALIKE_FOR_ABSENCE &&
    like.sharedTerms + like.sharedNames >= 1
  )
    return true
  return like.score >= ALIKE_FOR_DENIAL && like.sharedTerms >= 2
}

/** How two statements that are not one claim stand to each other; null where nothing strict can be said. */
export function relate(
  a: Weighed,
  b: Weighed,
  tools: { readonly weights: Weights; readonly lexicon: Lexicon; readonly sameOrigin: boolean },
): Found | null {
  const { weights, lexicon, sameOrigin } = tools
  const isSpeech = (one: Weighed): boolean =>
    one.statement.kind === 'statement' || one.statement.kind === 'denial'
  const like = likeness(a.features, b.features, weights)
  if (isSpeech(a) || isSpeech(b)) return null
  const pair = comparablePairs(a.features.figures, b.features.figures, lexicon)[0]
  if (pair && like.score >= ALIKE_FOR_FIGURES && like.sharedTerms >= 1) {
    const found = byFigures(a, b, pair, lexicon, sameOrigin)
    if (found) return found
  }
  if (excludeEachOther(a, b, like)) {
    if (sameOrigin || a.statement.certainty === 'denied' || b.statement.certainty === 'denied') return null
    return {
      kind: 'contradicts',
      how: 'denial',
      reason: 'One says that it is so, the other that it is not.',
      isSwapped: false,
    }
  }
  const samePredicate = a.features.predicate !== null && a.features.predicate === b.features.predicate
  if (samePredicate && like.score >= ALIKE_FOR_DENIAL && like.sharedTerms >= 2 && !sameOrigin) {
    const found = byTimes(a, b)
    if (found) return found
  }
  if (like.score >= ALIKE_FOR_STATES && like.sharedNames >= 1) return byState(a, b, lexicon)
  return null
}

/** A relation between two claims, written once for both. */
export function relationOf(
  found: Found,
  claims: readonly [string, string],
  evidence: readonly string[],
): ClaimRelation {
  const [a, b] = claims
  return {
    kind: found.kind,
    claims: found.isSwapped ? [b, a] : [a, b],
    how: found.how,
    reason: found.reason,
    evidence: [...evidence].sort(byCodeUnit),
  }
}
