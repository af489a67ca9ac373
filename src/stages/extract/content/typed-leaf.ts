// A leaf of the page with the kind of block it makes, or why it is left out.
import type { BlockKind } from '../../../model/index.ts'
import type { Leaf } from '../html/leaf.ts'
import type { HtmlPage } from '../html/node.ts'

export interface TypedLeaf {
  readonly leaf: Leaf
  kind: BlockKind | null
  /** Why it was left out (kind null), or why it is of its kind. */
  reason: string | null
  /** The text that its nodes were parsed from, where that is data inside the page and not the page itself. */
  readonly within?: HtmlPage
  /** ISO 8601 time of the entry of a live page that begins with it. */
  time?: string
}
