// A draft is an attribution in the making, in token runs: detectors propose drafts, later steps keep, join and name them.
import type { Range } from '../../model/index.ts'
import type { Sense } from './lexicon.ts'
import type { Page, Run } from './page.ts'

/** Where a draft stands among rival readings of the same words: the higher one is kept. */
export type Detector =
  | 'quotation'
  | 'clause'
  | 'aside'
  | 'object'
  | 'infinitive'
  | 'passive'
  | 'according-to'
  | 'noun'
  | 'adjective'
  | 'adverb'
  | 'conditional'
  | 'headline'
  | 'transcript'
  | 'post'
  | 'block-quotation'
  | 'continuation'

export interface Draft {
  readonly detector: Detector
  readonly sense: Sense
  /** Lemma of the cue ("say"), '' where there is none. */
  readonly lemma: string
  /** Token of the cue's main word, -1 where there is none. */
  readonly cueToken: number
  readonly cue: readonly Run[]
  readonly source: Run | null
  readonly sourceHead: number
  /** Pieces of the content as ranges of the text, sorted. */
  readonly content: readonly Range[]
  /** Outer quotations that the content holds whole. */
  readonly quotes: readonly number[]
  /** Quotation the cue stands in, or -1. */
  readonly context: number
  /** Whom it was said to. */
  readonly recipient?: Run
  /** The source stands at another verb or sentence. */
  readonly inherited?: boolean
  readonly negator?: number
  /** The content is an amount ("The police counted 300"). */
  readonly amount?: boolean
  /** The explicit "that", colon or quotation mark that makes it sure. */
  readonly firm?: boolean
  /** The page's own guess or supposition: it holds what stands in it, and is itself no report. */
  readonly own?: boolean
  /** Index of the block that leads in to a block quotation. */
  readonly leadIn?: number
  /** Host of the page that the lead-in of a block quotation links to. */
  readonly host?: string
  /** The statement it goes on with, whose speaker it has. */
  readonly follows?: Draft
  /** Whom the source cites ("the Post, citing two officials, reported"). */
  readonly cited?: { readonly run: Run; readonly head: number; readonly cue: Run }
}

/** The quotation a token's words belong to: its innermost quotation unless that is a mere fragment. */
export function contextOf(page: Page, token: number): number {
  let q = page.quoteOf[token] ?? -1
  while (q >= 0 && isFragment(page, q)) q = page.quotations[q]?.parent ?? -1
  return q
}

/** Words up to which a quotation counts as a fragment inside another's sentence. */
const FRAGMENT_WORDS = 3

/** A word or two in quotation marks: no room for a speaker of its own. */
export function isFragment(page: Page, q: number): boolean {
  const run = page.quoteRuns[q]
  return !run || run.last - run.first <= FRAGMENT_WORDS
}
