// Rewriting: a text made anew from another keeps its word pairs and triples, here and there a clause, and their order.
// Independent reports of one event share names and formulas, but neither so many triples nor in one order. The measure is
// containment of word n-grams in the shorter text (Clough and Stevenson 2011 found it best of the simple ones).
import type { Run } from './match.ts'
import type { Prose } from './prose.ts'

/**
 * Least containment of triples and pairs. Two reports of the same kind of happening (two quakes, two verdicts) reach 0.09
 * and 0.22 in one case of a hundred.
 */
const LEAST_TRIPLES = 0.085
const LEAST_PAIRS = 0.21
/** Least shared runs that lie in one order, their least words, and their least share of all shared words. */
const LEAST_RUNS = 3
const LEAST_WORDS = 24
const LEAST_ORDERED = 0.6

/** The runs of a rewriting, in the order of both texts; null where the two texts show none. */
export function rewriting(runs: readonly Run[], a: Prose, b: Prose): readonly Run[] | null {
  const told = runs.filter((run) => isOwn(run, a, b))
  if (told.length < LEAST_RUNS) return null
  const ordered = inOrder(told)
  if (
    ordered.length < LEAST_RUNS ||
    words(ordered) < LEAST_WORDS ||
    words(ordered) < LEAST_ORDERED * words(told)
  )
    return null
  if (containment(a.words, b.words, 3) < LEAST_TRIPLES || containment(a.words, b.words, 2) < LEAST_PAIRS)
    return null
  return ordered
}

/** False for a run that lies in speech or stock in both texts. */
function isOwn(run: Run, a: Prose, b: Prose): boolean {
  let own = 0
  for (let k = 0; k < run.length; k++) {
    const spoken = a.quoted[run.a + k] === 1 && b.quoted[run.b + k] === 1
    const stock = a.stock[run.a + k] === 1 || b.stock[run.b + k] === 1
    if (!spoken && !stock) own++
  }
  return 2 * own >= run.length
}

function words(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.length, 0)
}

/** A longest subsequence of runs (sorted by `a`) whose places in the other text rise too. */
function inOrder(runs: readonly Run[]): Run[] {
  const tails: number[] = []
  const before = new Int32Array(runs.length).fill(-1)
  runs.forEach((run, i) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((runs[tails[middle] ?? 0]?.b ?? 0) < run.b) low = middle + 1
      else high = middle
    }
    before[i] = tails[low - 1] ?? -1
    tails[low] = i
  })
  const chain: Run[] = []
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) {
    const run = runs[i]
    if (run) chain.push(run)
  }
  return chain.reverse()
}

/** Share of the distinct n-grams of the shorter text that stand in the longer one. */
function containment(a: Uint32Array, b: Uint32Array, size: number): number {
  const [short, long] =
    a.length <= b.length ? [grams(a, size), grams(b, size)] : [grams(b, size), grams(a, size)]
  let both = 0
  for (const gram of short) if (long.has(gram)) both++
  return short.size === 0 ? 0 : both / short.size
}

function grams(list: Uint32Array, size: number): Set<number> {
  const found = new Set<number>()
  for (let i = 0; i + size <= list.length; i++) {
    let hash = 0
    for (let k = 0; k < size; k++) hash = (Math.imul(hash ^ (list[i + k] ?? 0), 0x9e3779b1) + k) | 0
    found.add(hash)
  }
  return found
}
