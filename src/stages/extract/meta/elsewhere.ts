// Boxes of a page that speak of other pages or of readers: what stands in them is no metadata of this article.
import type { Leaf } from '../html/leaf.ts'

const ELSEWHERE: ReadonlySet<string> = new Set([
  'related',
  'comment',
  'sidebar',
  'footer',
  'navigation',
  'advertisement',
  'popup',
  'cookie',
])
/** A box with so many words of running text holds the article itself, whatever it is called. */
const ARTICLE_WORDS = 200

/** What a machine-readable stamp of this page hardly ever stands in; sidebars and footers have them. */
const FOREIGN: ReadonlySet<string> = new Set(['related', 'comment', 'advertisement'])

/** Whether a line stands in a box about something else. */
export function isElsewhere(leaf: Leaf): boolean {
  return isInside(leaf, ELSEWHERE)
}

/** Whether a line stands among other pages or in what readers wrote. */
export function isForeign(leaf: Leaf): boolean {
  return isInside(leaf, FOREIGN)
}

function isInside(leaf: Leaf, boxes: ReadonlySet<string>): boolean {
  for (let region: Leaf['region'] | null = leaf.region; region; region = region.parent)
    if (boxes.has(region.hints.furniture ?? '') && region.prose < ARTICLE_WORDS) return true
  return false
}
