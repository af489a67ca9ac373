// Passages: matching runs joined where only a few words between them differ, and kept only where they show copying:
// enough words that are neither stock nor a quotation in both texts (two reporters who heard one speaker share those).
import type { Run } from './match.ts'
import type { Prose } from './prose.ts'

/** A stretch of both texts, in words, half-open, that is the same but for small edits. */
export interface Passage {
  readonly a: readonly [number, number]
  readonly b: readonly [number, number]
  /** Words that match. */
  readonly matched: number
  /** Matching words that are neither stock nor quoted in both texts; a word with a capital in both counts half. */
  readonly own: number
  /** The most own words of one of its runs. */
  readonly longest: number
  /** Matching words that are not stock in the one and in the other text. */
  readonly ownA: number
  readonly ownB: number
  /** Matching words that are quoted in the second text and not in the first. */
  readonly cited: number
  readonly runs: readonly Run[]
}

/** Words that may differ between two runs of one passage. A changed clause is longer than this. */
const EDIT_GAP = 12
/** Least unbroken run of a passage that stands alone: a short sentence. Agency prose repeats formulas of up to ten words. */
export const LEAST_RUN = 11
/** Least own words of a passage whose runs are shorter: formulas in a row stay below it. */
export const LEAST_OWN = 22
/** What winnowing is sure to find, and so the least run of any passage. */
const FOUND_RUN = 8

export function passages(runs: readonly Run[], a: Prose, b: Prose): Passage[] {
  const open: Run[][] = []
  const done: Run[][] = []
  for (const run of runs) {
    const home = open.find((list) => follows(list.at(-1), run))
    if (home) home.push(run)
    else open.push([run])
    for (let i = open.length - 1; i >= 0; i--) {
      const last = open[i]?.at(-1)
      if (last && run.a - (last.a + last.length) > EDIT_GAP) done.push(...open.splice(i, 1))
    }
  }
  return [...done, ...open].map((list) => passage(list, a, b)).sort((x, y) => x.a[0] - y.a[0])
}

function follows(last: Run | undefined, run: Run): boolean {
  if (!last) return false
  const gapA = run.a - (last.a + last.length)
  const gapB = run.b - (last.b + last.length)
  return gapA >= 0 && gapB >= 0 && gapA <= EDIT_GAP && gapB <= EDIT_GAP
}

/** A passage of runs that follow one another. */
export function passage(runs: readonly Run[], a: Prose, b: Prose): Passage {
  const counts = { matched: 0, own: 0, longest: 0, ownA: 0, ownB: 0, cited: 0 }
  for (const run of runs) {
    let own = 0
    counts.matched += run.length
    for (let k = 0; k < run.length; k++) {
      const stockA = a.stock[run.a + k] === 1
      const stockB = b.stock[run.b + k] === 1
      const quotedA = a.quoted[run.a + k] === 1
      const quotedB = b.quoted[run.b + k] === 1
      if (!stockA) counts.ownA++
      if (!stockB) counts.ownB++
      if (quotedB && !quotedA) counts.cited++
      if (!stockA && !stockB && !(quotedA && quotedB))
        own += a.capital[run.a + k] === 1 && b.capital[run.b + k] === 1 ? 0.5 : 1
    }
    counts.own += own
    counts.longest = Math.max(counts.longest, own)
  }
  const first = runs[0]
  const last = runs.at(-1)
  if (!first || !last) throw new Error('a passage has at least one run')
  return { a: [first.a, last.a + last.length], b: [first.b, last.b + last.length], ...counts, runs }
}

/** True for a passage that shows copying by itself. */
export function isTelling({ own, longest }: Passage): boolean {
  return longest >= LEAST_RUN || (longest >= FOUND_RUN && own >= LEAST_OWN)
}
