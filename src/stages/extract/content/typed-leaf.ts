// A leaf of the page with the kind of block it makes, or why it is left out.
import type { BlockKind } from '../../../model/index.ts'
import type { Leaf } from '../html/leaf.ts'

export interface TypedLeaf {
  readonly leaf: Leaf
  kind: BlockKind | null
  /** Why it was left out (kind null), or why it is of its kind. */
  reason: string | null
}
