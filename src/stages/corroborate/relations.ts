// Relations between claims. Contradiction is strict: both cannot hold as meant, along a named dimension. Most differences
// are none: a later state supersedes, a more exact one refines, other words are framing, other things counted are
// unrelated. Where it is not clear which, nothing is said: precision before recall.
import type { ClaimRelation, Figure, RelationHow, RelationKind, TimeExpression } from '../../model/index.ts'
import { byCodeUnit } from '../../text/order.ts'
import { liesIn } from './places.ts'
import { agree, comparablePairs, countedConcepts, isMoreExact, saysWhat } from './figures.ts'
import type { Lexicon } from './lexicon.ts'
import { facet } from './alike.ts'
import type { Weighed } from './weighed.ts'

/** Beyond this, other numbers are news of another hour, not another account of the same hour. */
const SAME_HOURS = 12
/** A toll that is lower days later was counted anew: no other account of the same. */
const SAME_DAYS = 48
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

const TOLL = new Set(['kill', 'injure', 'missing', 'arrest'])

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
  { sameOrigin, samePage }: { readonly sameOrigin: boolean; readonly samePage: boolean },
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
  if (hours !== null && hours !== 0) {
    const isLater = hours > 0
    const grew = isLater ? other.value > one.value : one.value > other.value
    // A toll that rose is the next count of the same, unless one page still gives both; one that fell is a correction by whoever gave it, or another account.
    if (sameOrigin || (isGrowing ? grew && !samePage : Math.abs(hours) > SAME_HOURS)) {
      return {
        kind: 'supersedes',
        how: 'figure',
        reason: `A later count replaces the earlier one: ${shown}.`,
        isSwapped: !isLater,
      }
    }
    if (Math.abs(hours) > SAME_DAYS) return null
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

/** Whether the later statement ends what the earlier one tells: by a known pair of states, or by an ending of what was begun. */
function ends(earlier: Weighed, later: Weighed, lexicon: Lexicon): boolean {
  const [before, after] = [earlier.features, later.features]
  const said = after.predicate === null ? null : lexicon.conceptOf(after.predicate)
  const was = before.predicate === null ? null : lexicon.conceptOf(before.predicate)
  if (said !== null && lexicon.isEnding(said) && (was === null || !lexicon.isEnding(was)))
    return after.object !== null && before.concepts.has(after.object)
  const begun = [...before.concepts].filter((concept) => !after.concepts.has(concept))
  return [...begun, ...(was === null ? [] : [was])].some((one) =>
    [...after.concepts].some((two) => lexicon.isTransition(one, two)),
  )
}

function byState(a: Weighed, b: Weighed, lexicon: Lexicon): Found | null {
  const forward = ends(a, b, lexicon)
  const backward = ends(b, a, lexicon)
  if (forward === backward || turnsDown(a) !== turnsDown(b)) return null
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

const minutesOf = (time: TimeExpression): number | null => {
  const clock = /^\d{4}-\d\d-\d\dT(\d\d):(\d\d)/.exec(time.interval?.start ?? '')
  const isMinute = time.type === 'TIME' && time.precision === 'minute'
  return clock && isMinute ? Number(clock[1]) * 60 + Number(clock[2]) : null
}

/** Two clock times for one happening of one day. */
function byClock(a: Weighed, b: Weighed): Found | null {
  const [mine, other] = [a.features.times, b.features.times].map((times) =>
    times.flatMap((time) => minutesOf(time) ?? []),
  )
  if (mine?.length !== 1 || other?.length !== 1 || mine[0] === other[0]) return null
  const shown = [mine[0], other[0]].map(
    (minutes = 0) => `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`,
  )
  return {
    kind: 'contradicts',
    how: 'time',
    reason: `Two different times are given: ${shown.join(' and ')}.`,
    isSwapped: false,
  }
}

/** One names a moment inside the time that the other names. */
function moreExactTime(a: Weighed, b: Weighed): Found | null {
  const within = (one: Weighed, other: Weighed): boolean =>
    one.features.times.some((x) =>
      other.features.times.some(
        (y) =>
          x.interval &&
          y.interval &&
          x.type !== 'SET' &&
          y.type !== 'SET' &&
          x.basis !== 'assumed' &&
          y.interval.start <= x.interval.start &&
          x.interval.end <= y.interval.end &&
          (y.interval.start !== x.interval.start || x.interval.end !== y.interval.end),
      ),
    )
  const [forward, backward] = [within(a, b), within(b, a)]
  if (forward === backward) return null
  const [exact, vague] = forward ? [a, b] : [b, a]
  return {
    kind: 'refines',
    how: 'time',
    reason: `One gives the time more exactly: ${quoted(exact)}, ${quoted(vague)}.`,
    isSwapped: !forward,
  }
}

/** One names a town, the other only the country it lies in. */
function moreExactPlace(a: Weighed, b: Weighed): Found | null {
  const forward = liesIn(a.features.places, b.features.places)
  const backward = liesIn(b.features.places, a.features.places)
  if (forward === backward) return null
  const [exact, vague] = forward ? [a, b] : [b, a]
  return {
    kind: 'refines',
    how: 'place',
    reason: `One gives the place more exactly: ${quoted(exact)}, ${quoted(vague)}.`,
    isSwapped: !forward,
  }
}

/** How two statements that are not one claim stand to each other; null where nothing strict can be said. */
export function relate(
  a: Weighed,
  b: Weighed,
  tools: {
    readonly lexicon: Lexicon
    readonly facets: readonly number[]
    /** Probability that both are about one thing, and from where on they are. */
    readonly about: number
    readonly threshold: number
    /** The same where it has to be certain. */
    readonly firm: number
    readonly sameOrigin: boolean
    /** One page has both. */
    readonly samePage: boolean
  },
): Found | null {
  const { lexicon, facets, about, threshold, firm, sameOrigin } = tools
  const isSpeech = (one: Weighed): boolean =>
    one.statement.kind === 'statement' || one.statement.kind === 'denial'
  if (isSpeech(a) || isSpeech(b)) return null
  const sharesPredicate = facet(facets, 'predicate') > 0
  const isAbout = about >= threshold
  const pair = comparablePairs(a.features.figures, b.features.figures, lexicon)[0]
  if (pair && isOneCount(pair, { facets, about, threshold, firm, lexicon })) {
    const found = byFigures(a, b, pair, lexicon, tools)
    if (found) return found
  }
  if (turnsDown(a) !== turnsDown(b)) {
    if (!excludeEachOther(a, b, { facets, about, firm })) return null
    // Each names somebody, and nobody is named by both: they are about different people.
    if (sameOrigin || facet(facets, 'strangers') > 0) return null
    return {
      kind: 'contradicts',
      how: 'denial',
      reason: 'One says that it is so, the other that it is not.',
      isSwapped: false,
    }
  }
  if (isAbout && sharesPredicate) {
    const found =
      moreExactTime(a, b) ?? moreExactPlace(a, b) ?? (sameOrigin ? null : (byTimes(a, b) ?? byClock(a, b)))
    if (found) return found
  }
  return isAbout || (facet(facets, 'strangers') === 0 && facet(facets, 'overlap') >= ALIKE_FOR_STATES)
    ? byState(a, b, lexicon)
    : null
}

export interface Likeness {
  readonly facets: readonly number[]
  readonly about: number
  readonly threshold: number
  readonly firm: number
  readonly lexicon: Lexicon
}

/**
 * Whether two figures of one unit count one thing: both statements are about one thing, or they give the story's toll. Where a
 * sum alone is given, only what is said of it tells whether it is the same sum.
 */
export function isOneCount(
  pair: readonly [Figure, Figure],
  { facets, about, threshold, firm, lexicon }: Likeness,
): boolean {
  if (isToll(pair, facets, lexicon)) return true
  if (pair.every((figure) => saysWhat(figure, lexicon))) return about >= threshold
  return about >= firm && facet(facets, 'other predicate') === 0 && facet(facets, 'strangers') === 0
}

/** Half way from the threshold to certainty: about one thing, whatever is said of it. */
const surely = (threshold: number): number => (1 + threshold) / 2

/** Whether a mention says that something is not so: in its own words, or because its speaker denies them. */
const turnsDown = (one: Weighed): boolean => one.features.isNegated !== (one.statement.certainty === 'denied')

/**
 * A count of the dead, the injured, the missing is one of the story's own toll, however else it is worded, unless other
 * names or another day stand beside it.
 */
function isToll(pair: readonly [Figure, Figure], facets: readonly number[], lexicon: Lexicon): boolean {
  if (facet(facets, 'strangers') > 0 || facet(facets, 'other day') > 0) return false
  return pair.every((figure) => [...countedConcepts(figure, lexicon)].some((concept) => TOLL.has(concept)))
}

/** The same is said of the subject: the predicates are one concept. Common verbs share a meaning with too many others. */
const saysTheSame = (facets: readonly number[]): boolean => facet(facets, 'predicate') === 1

/** More than half of what both are about, by weight, is the same. */
const MOSTLY = 0.5

/** Whether what one turns down is what the other says: the same is said of the same, or nearly all words are the same. */
function excludeEachOther(
  a: Weighed,
  b: Weighed,
  {
    facets,
    about,
    firm,
  }: { readonly facets: readonly number[]; readonly about: number; readonly firm: number },
): boolean {
  if (isAbsenceOf(a, b, facets)) return true
  // "I can't tell" turns down nothing that anybody says.
  if (Math.min(a.features.content.length, b.features.content.length) < 2) return false
  if (about >= firm && saysTheSame(facets)) return true
  return about >= surely(firm) && !facet(facets, 'other predicate') && facet(facets, 'overlap') >= MOSTLY
}

/** "There was no tug" is about the tug and nothing else: all of it must stand in the other. */
function isAbsenceOf(a: Weighed, b: Weighed, facets: readonly number[]): boolean {
  const negative = a.features.isNegated ? a : b
  return negative.features.isAbsence && facet(facets, 'containment') >= ALIKE_FOR_ABSENCE
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
