// The chronicle layer of one document: times, names with their actor, places, figures, coded events.
import type { NameKind } from './syntax.ts'
import type { Precision, TimeBasis, When } from './attribution.ts'
import type { Span } from './span.ts'

export interface TimeExpression extends Span {
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET'
  /** TIMEX3 value ("2031-03-04", "P2D", "PAST_REF"). */
  readonly value: string
  readonly interval?: { readonly start: string; readonly end: string }
  readonly precision?: Precision
  readonly basis?: TimeBasis
}

export interface ActorName extends Span {
  readonly kind: NameKind
  /** Canonical name of the actor within this document. */
  readonly actor: string
  readonly role?: string
}

export interface PlaceMention extends Span {
  readonly name: string
  readonly lat: number | null
  readonly lon: number | null
  readonly country: string | null
  readonly kind: string
}

export interface Figure extends Span {
  readonly value: number
  readonly low?: number
  readonly high?: number
  readonly unit: string
  /** What is counted or measured ("people killed", "convoy"). */
  readonly of: string
  readonly approximate: boolean
}

export interface CodedEvent extends Span {
  readonly cameo: string
  readonly plover: string
  readonly mode?: string
  readonly source: (Span & { readonly actor: string; readonly code: string }) | null
  readonly target: (Span & { readonly actor: string; readonly code: string }) | null
  readonly when?: When
  readonly place?: string
  readonly polarity: 'asserts' | 'denies'
}

export interface Chronicle {
  readonly times: readonly TimeExpression[]
  readonly names: readonly ActorName[]
  readonly places: readonly PlaceMention[]
  readonly figures: readonly Figure[]
  readonly events: readonly CodedEvent[]
}

/** Somebody or something that acts, across the documents of a story. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly kind: NameKind
  readonly aliases: readonly string[]
  readonly roles: readonly string[]
  /** The body this actor speaks for or belongs to, where the texts say so: an actor and its spokesman are one origin. */
  readonly speaksFor: string | null
  readonly mentions: readonly (Span & { readonly document: string })[]
}
