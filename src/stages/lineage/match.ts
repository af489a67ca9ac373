// Matching: the runs of words that two texts have in common, longest first, disjoint in both texts (greedy string tiling,
// Wise 1993, with an index of short runs instead of a search). Works on word hashes. Near-linear: runs that recur often
// inside one text are no anchors, so that a page which repeats itself costs no more than another.

/** A run of `length` words that stands at `a` in the one and `b` in the other text. */
export interface Run {
  readonly a: number
  readonly b: number
  readonly length: number
}

/** Words in an anchor, and the shortest run reported. Shorter common runs say little ("of the New York"). */
export const ANCHOR_WORDS = 4
/** Of an anchor that stands more often in the first text only these places are tried. */
const MOST_PLACES = 16
/** Steps of extension per word of both texts; past it matching stops with what it has. Ordinary news needs under four. */
const STEPS_PER_WORD = 24

const MIX = 0x9e3779b1

export function matchRuns(a: Uint32Array, b: Uint32Array): Run[] {
  if (equal(a, b)) return a.length === 0 ? [] : [{ a: 0, b: 0, length: a.length }]
  return tile(maximalRuns(a, b), a.length, b.length)
}

function equal(a: Uint32Array, b: Uint32Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

function anchorHash(words: Uint32Array, at: number): number {
  let hash = 0
  for (let k = 0; k < ANCHOR_WORDS; k++) {
    hash = Math.imul(hash ^ (words[at + k] ?? 0), MIX)
    hash ^= hash >>> 15
  }
  return hash >>> 0
}

/** All maximal common runs, overlaps included. */
function maximalRuns(a: Uint32Array, b: Uint32Array): Run[] {
  const runs: Run[] = []
  const lastA = a.length - ANCHOR_WORDS
  const lastB = b.length - ANCHOR_WORDS
  if (lastA < 0 || lastB < 0) return runs
  const bits = Math.max(4, 32 - Math.clz32(lastA * 2 + 1))
  const mask = (1 << bits) - 1
  const heads = new Int32Array(1 << bits).fill(-1)
  const next = new Int32Array(lastA + 1).fill(-1)
  for (let i = lastA; i >= 0; i--) {
    const slot = anchorHash(a, i) & mask
    next[i] = heads[slot] ?? -1
    heads[slot] = i
  }
  let steps = (a.length + b.length) * STEPS_PER_WORD
  for (let j = 0; j <= lastB && steps > 0; j++) {
    let places = 0
    for (let i = heads[anchorHash(b, j) & mask] ?? -1; i >= 0 && places < MOST_PLACES; i = next[i] ?? -1) {
      places++
      if (i > 0 && j > 0 && a[i - 1] === b[j - 1]) continue
      let length = 0
      while (i + length < a.length && j + length < b.length && a[i + length] === b[j + length]) length++
      steps -= length + 1
      if (length >= ANCHOR_WORDS) runs.push({ a: i, b: j, length })
    }
  }
  return runs
}

/** Keeps the longest runs and what is left of the others beside them. */
function tile(runs: Run[], sizeA: number, sizeB: number): Run[] {
  runs.sort((x, y) => y.length - x.length || x.a - y.a || x.b - y.b)
  const takenA = new Uint8Array(sizeA)
  const takenB = new Uint8Array(sizeB)
  const kept: Run[] = []
  for (const run of runs) {
    let begin = 0
    for (let k = 0; k <= run.length; k++) {
      if (k < run.length && takenA[run.a + k] === 0 && takenB[run.b + k] === 0) continue
      if (k - begin >= ANCHOR_WORDS) {
        kept.push({ a: run.a + begin, b: run.b + begin, length: k - begin })
        takenA.fill(1, run.a + begin, run.a + k)
        takenB.fill(1, run.b + begin, run.b + k)
      }
      begin = k + 1
    }
  }
  return kept.sort((x, y) => x.a - y.a)
}
