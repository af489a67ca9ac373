// Versions of a page: what stood there before, and what changed after publication.
import type { BlockKind } from './document.ts'
import type { Span } from './span.ts'

/** A span with its words. */
export interface Quoted extends Span {
  readonly quote: string
}

/** One change: `before` is a span of the earlier text, `after` one of the later text; null where there is nothing. */
export interface VersionEdit {
  readonly kind: 'inserted' | 'deleted' | 'replaced'
  /** The kind of block in which it is. */
  readonly block: BlockKind
  readonly before: Quoted | null
  readonly after: Quoted | null
}
