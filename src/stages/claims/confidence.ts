// How sure a statement is to be what it is taken for, by rule: what the construction leaves open lowers it. The figures are
// set by hand in the order of how often each construction was right on the project's own cases; nothing is fitted.
import type { Voice } from './voices.ts'
import type { Detector, Draft } from './draft.ts'

const BY_DETECTOR: Readonly<Record<Detector, number>> = {
  quotation: 0.95,
  'according-to': 0.93,
  clause: 0.88,
  aside: 0.88,
  transcript: 0.85,
  'block-quotation': 0.8,
  post: 0.8,
  passive: 0.75,
  headline: 0.75,
  conditional: 0.7,
  continuation: 0.7,
  noun: 0.7,
  object: 0.7,
  infinitive: 0.68,
  adverb: 0.65,
  adjective: 0.65,
}
const FIRM_BONUS = 0.05
const WEAK_MALUS = 0.15
const CARRIED_MALUS = 0.1
const UNKNOWN_SPEAKER_MALUS = 0.05

/** Between 0 and 1, two decimals. */
export function confidenceOf(draft: Draft, voice: Voice): number {
  let value = BY_DETECTOR[draft.detector]
  if (draft.firm && draft.detector === 'clause') value += FIRM_BONUS
  if (draft.sense.weak) value -= WEAK_MALUS
  if (draft.inherited) value -= CARRIED_MALUS
  if (draft.source !== null && voice.kind === 'unnamed') value -= UNKNOWN_SPEAKER_MALUS
  return Math.round(Math.min(0.99, Math.max(0.05, value)) * 100) / 100
}
