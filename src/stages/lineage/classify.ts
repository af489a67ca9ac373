// Classify: what kind of taking the passages show, from how much of each text they cover and how they lie in it. Told from
// the pair alone: a text of one origin with much of its own is "merged" whether or not the rest is known to be another's.
import type { LineageKind } from '../../model/index.ts'
import type { Passage } from './passages.ts'
import type { Prose } from './prose.ts'

export interface Verdict {
  readonly kind: LineageKind
  /** How much of the text with the larger share is shared, 0 to 1. */
  readonly score: number
  readonly because: string
}

// Shares and lengths chosen on the project's samples; on made copies of Wikinews texts they tell the kinds apart.
/** A text that stands in the other up to a few words. */
export const WHOLE = 0.85
/** Mean words between edits, and least runs, of a text that was gone over throughout. */
const GONE_OVER = 13
const LEAST_EDITS = 4
/** Below this share of the fuller text little but names, figures and order is left: a rewriting. */
const MOSTLY = 0.55
/** An edit in this many words, over most of both texts, makes a copy an edited one. */
const WORDS_PER_EDIT = 60
const MOST_OF_IT = 0.6
/** Share of the shared words in quotation marks that makes the whole a quotation. */
const CITED = 0.8
/** Words, and share of its text, of a passage that is quoted rather than taken over. */
const LONGEST_QUOTE = 60
const QUOTED_SHARE = 0.3

export interface Pair {
  readonly from: Prose
  readonly to: Prose
  /** True where the later text tells its reader whose words these are. */
  readonly isCited: boolean
}

export function classify(found: readonly Passage[], pair: Pair): Verdict {
  const matched = sum(found, (passage) => passage.matched)
  const taken = sum(found, (passage) => passage.ownA) / Math.max(1, pair.from.size)
  const made = sum(found, (passage) => passage.ownB) / Math.max(1, pair.to.size)
  const because = `${matched} shared words, ${percent(taken)} of the earlier and ${percent(made)} of the later text`
  return {
    kind: kindOf({ ...pair, found, matched, taken, made }),
    score: Math.min(1, Math.max(taken, made)),
    because,
  }
}

interface Shares extends Pair {
  readonly found: readonly Passage[]
  readonly matched: number
  readonly taken: number
  readonly made: number
}

function kindOf({ found, from, to, isCited, matched, taken, made }: Shares): LineageKind {
  const runs = sum(found, (passage) => passage.runs.length)
  const fromExtent = extent(found.map((passage) => passage.a)) / Math.max(1, from.words.length)
  const toExtent = extent(found.map((passage) => passage.b)) / Math.max(1, to.words.length)
  if (runs >= LEAST_EDITS && matched / runs < GONE_OVER)
    return Math.max(taken, made) >= MOSTLY ? 'edited' : 'rewrite'
  if ((runs - 1) * WORDS_PER_EDIT > matched && fromExtent >= MOST_OF_IT && toExtent >= MOST_OF_IT)
    return 'edited'
  if (made < WHOLE && sum(found, (passage) => passage.cited) >= CITED * matched) return 'quote'
  if (isCited && made < QUOTED_SHARE) return 'quote'
  if (taken >= WHOLE) return 'copy'
  if (made >= WHOLE) return 'excerpt'
  if (matched < LONGEST_QUOTE && taken < QUOTED_SHARE) return 'quote'
  if (found.length > 1 && taken >= MOSTLY && fromExtent >= MOST_OF_IT && toExtent >= MOST_OF_IT)
    return 'edited'
  return 'merged'
}

function extent(ranges: readonly (readonly [number, number])[]): number {
  let first = Infinity
  let last = 0
  for (const [start, end] of ranges) {
    first = Math.min(first, start)
    last = Math.max(last, end)
  }
  return Math.max(0, last - first)
}

function sum<T>(list: readonly T[], value: (element: T) => number): number {
  return list.reduce((total, element) => total + value(element), 0)
}

function percent(share: number): string {
  return `${Math.round(Math.min(1, share) * 100)} %`
}
