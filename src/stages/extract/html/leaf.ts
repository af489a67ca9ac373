// The page as a flat list of leaves: the runs of inline text between block boundaries, each with its regions (the block
// elements round it), its links and the source run of every piece of its text.
import type { Furniture } from '../lines.ts'
import type { Hints } from './hints.ts'
import type { HtmlNode } from './node.ts'

/** A block element, with sums over everything inside it. */
export interface Region {
  readonly node: HtmlNode
  readonly parent: Region | null
  readonly depth: number
  readonly hints: Hints
  /** First and one past the last leaf inside. */
  readonly firstLeaf: number
  endLeaf: number
  /** Words, words in links, and words of running text inside. */
  words: number
  linkWords: number
  prose: number
  /** Words of running text that ends as sentences do. */
  closed: number
  /** Words of running text inside that are in no furniture. */
  free: number
  /** Sum of the leaves' scores. */
  score: number
}

export interface Run {
  /** Offsets in the leaf's text. */
  readonly start: number
  readonly end: number
  readonly sourceStart: number
  readonly sourceEnd: number
}

export interface LeafLink {
  readonly start: number
  end: number
  readonly node: HtmlNode
}

export interface Leaf {
  readonly index: number
  readonly region: Region
  readonly text: string
  readonly runs: readonly Run[]
  readonly links: readonly LeafLink[]
  readonly words: number
  readonly linkWords: number
  /** Characters in bold. */
  readonly strong: number
  /** Offsets of superscript digits and footnote links. */
  readonly marks: readonly { readonly start: number; readonly end: number }[]
  readonly sourceStart: number
  readonly sourceEnd: number
  /** Text that stands in no block of its own but beside blocks (a loose run in a container). */
  readonly loose: boolean
  /** A picture, film or frame stands between the leaf before and this one. */
  readonly afterImage: boolean
  /** What furniture the line is by its words; looked up once (content/leaf-line.ts). */
  line: Furniture | null | undefined
  /** Hints of inline elements that hold all of the text (`<span class="date">`). */
  readonly inlineHints: Hints | null
}

export interface PageTree {
  readonly leaves: readonly Leaf[]
  readonly regions: readonly Region[]
  readonly body: Region
  /** Elements named as dates (class, itemprop, property), in document order. */
  readonly dated: readonly HtmlNode[]
}
