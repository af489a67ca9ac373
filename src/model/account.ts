// The account of a story: sections of sentences, each with the words it rests on; and the questions the pages ask.
import type { When } from './attribution.ts'
import type { Span } from './span.ts'

/** Exact characters of a stored source. */
export interface Evidence extends Span {
  readonly document: string
  readonly quote: string
}

export interface AccountSentence {
  readonly text: string
  readonly evidence: readonly Evidence[]
  /** Written by us or an editor and resting on no source ("Nothing is disputed."). */
  readonly editorial?: true
  /** The claim, attribution or timeline entry it renders, so that views can link to it. */
  readonly about?: string
}

export interface AccountSection {
  readonly section: string
  readonly sentences: readonly AccountSentence[]
}

export type AnswerState = 'answered' | 'disputed' | 'not-reported'

export interface Question {
  readonly question: string
  readonly answer: string
  readonly state: AnswerState
  readonly evidence: readonly Evidence[]
}

export interface TimelineEntry {
  readonly id: string
  readonly when: When
  readonly text: string
  readonly claims: readonly string[]
  readonly evidence: readonly (Span & { readonly document: string })[]
}

/** An actor's position towards another, from coded events and attributions. */
export interface Stance {
  readonly from: string
  readonly to: string
  readonly kind: string
  readonly cameo: string
  readonly evidence: readonly (Span & { readonly document: string })[]
}
