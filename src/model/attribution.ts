// Attributions: who said what, with which words, and through whom we know it.
import type { Range } from './span.ts'

export type HopKind = 'outlet' | 'person' | 'organisation' | 'group' | 'unnamed'

/** One hop of a source chain. The chain runs from the page's outlet down to the ultimate source. */
export interface Hop {
  readonly name: string
  readonly kind: HopKind
  /** The words that make this hop ("told", "according to"). */
  readonly cue?: Range
  /** Venue or medium of this hop ("State of the Union", "press conference", "post"). */
  readonly via?: string
}

export type Polarity = 'asserts' | 'denies' | 'confirms' | 'speculates' | 'demands' | 'asks'

export type Precision =
  'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'season' | 'year' | 'decade' | 'unknown'
/** stated: the words say it whole; resolved: counted from another date; assumed: the publication time stands in. */
export type TimeBasis = 'stated' | 'resolved' | 'assumed'

/** A moment or stretch, ISO 8601; `end` is exclusive in meaning of the precision ("2031-03-04" to "2031-03-04" = that day). */
export interface When {
  readonly start: string
  readonly end: string
  readonly precision: Precision
  readonly basis: TimeBasis
}

export interface Attribution {
  readonly id: string
  readonly source: readonly Range[]
  readonly cue: readonly Range[]
  readonly content: readonly Range[]
  readonly kind: 'direct' | 'mixed' | 'indirect'
  readonly speaker: string | null
  readonly chain: readonly Hop[]
  readonly venue: string | null
  readonly polarity: Polarity
  readonly hedges: readonly Range[]
  readonly saidAt: When | null
  readonly confidence: number
  /** Id of the attribution whose content holds this one. */
  readonly within?: string
}
