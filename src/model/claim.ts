// Claims: the same statement over all documents of a story, its mentions, origins, status and history.
import type { Hop } from './attribution.ts'
import type { Span } from './span.ts'

export const CLAIM_KINDS = [
  'event',
  'figure',
  'cause',
  'state',
  'role',
  'forecast',
  'denial',
  'statement',
] as const
export type ClaimKind = (typeof CLAIM_KINDS)[number]

export const CLAIM_STATUSES = [
  'corroborated',
  'single-source',
  'disputed',
  'denied',
  'unverified',
  'superseded',
  'forecast',
] as const
/** The first that holds, in the order superseded, denied, disputed, forecast, unverified, corroborated, single-source. */
export type ClaimStatus = (typeof CLAIM_STATUSES)[number]

export const CERTAINTIES = [
  'asserted',
  'reported',
  'alleged',
  'claimed',
  'speculated',
  'denied',
  'unverified',
  'presupposed',
  'conditional',
] as const
export type Certainty = (typeof CERTAINTIES)[number]

/** A clause of one document that carries a claim, before claims are matched across documents. */
export interface Statement extends Span {
  readonly id: string
  readonly document: string
  readonly quote: string
  readonly certainty: Certainty
  readonly chain: readonly Hop[]
  readonly attribution?: string
  readonly kind: ClaimKind
  /** Spans outside the clause that say what it is about: the subject it leaves out, what its "this" stands for. */
  readonly context?: readonly Span[]
}

export type ClaimMention = Omit<Statement, 'kind' | 'context'>

export interface Origin {
  readonly name: string
  readonly kind: Hop['kind']
  readonly documents: readonly string[]
  /** 'named': an ultimate source with a name; 'own-word': an outlet that states it itself; 'unnamed': an anonymous one. */
  readonly standing: 'named' | 'own-word' | 'unnamed'
  /** Plain words: which mentions were merged into this origin and why. */
  readonly because: string
}

export interface StatusChange {
  /** When it became known, ISO 8601; null for undated documents. */
  readonly at: string | null
  readonly status: ClaimStatus
  readonly reason: string
  readonly because: readonly string[]
}

export interface Claim {
  readonly id: string
  readonly story: string
  readonly text: string
  readonly kind: ClaimKind
  readonly status: ClaimStatus
  readonly origins: readonly Origin[]
  readonly history: readonly StatusChange[]
  readonly mentions: readonly ClaimMention[]
}

export type RelationKind = 'contradicts' | 'supersedes' | 'refines' | 'framing'
export type RelationHow = 'figure' | 'time' | 'place' | 'actor' | 'denial' | 'wording'

/** supersedes: [earlier, later]; refines: [more exact, less exact]. */
export interface ClaimRelation {
  readonly kind: RelationKind
  readonly claims: readonly [string, string]
  readonly how: RelationHow
  readonly reason: string
  readonly evidence: readonly string[]
}

export interface ClaimSet {
  readonly claims: readonly Claim[]
  readonly relations: readonly ClaimRelation[]
}
