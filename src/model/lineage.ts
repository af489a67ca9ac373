// Lineage: who copied, cut, merged or quoted whom. `from` is the earlier or the credited one.
import type { Range } from './span.ts'

export type LineageKind = 'copy' | 'edited' | 'excerpt' | 'merged' | 'quote' | 'rewrite'

export interface LineageRelation {
  readonly from: string
  readonly to: string
  readonly kind: LineageKind
  readonly score: number
  readonly spans: readonly { readonly from: Range; readonly to: Range }[]
  /** Plain words: why this relation, and why this direction ("credit line", "published earlier"). */
  readonly evidence: string
}

/** What recall needs of one document to find whom it may have copied: hashed shingles chosen by winnowing. */
export interface Fingerprint {
  readonly shingles: readonly number[]
  /** Length of the text the shingles came from, in words. */
  readonly words: number
}
