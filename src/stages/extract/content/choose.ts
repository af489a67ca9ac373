// Which part of the page is the article? Every leaf is weighed (running text up; links, furniture and labels down), weights
// are summed up the tree, and the container is the region with the greatest sum: several containers that advertisements
// cut apart are joined by the region that holds them all, while comments and teaser lists pull a wider region down.
import { lineOf } from './leaf-line.ts'
import type { Lexicon } from '../lexicon.ts'
import { isClosed } from '../prose.ts'
import type { Leaf, PageTree, Region } from '../html/leaf.ts'

/** Words of a paragraph that is surely running text. */
const PROSE_WORDS = 10
/** A region of furniture that holds so large a part of the page's running text is no furniture. */
const FURNITURE_SHARE = 0.4
/** The same for words that seldom stand on an article by mistake. */
const SURE_FURNITURE_SHARE = 0.8
export const SURE_FURNITURE: ReadonlySet<string> = new Set([
  'comment',
  'popup',
  'cookie',
  'footer',
  'navigation',
  'hidden',
])
/** Taken for the article only when no other furniture could be it. */
const LAST_RESORT: ReadonlySet<string> = new Set(['comment', 'popup', 'cookie', 'hidden'])
const OVERRULED_AT_MOST = 8
/** Running words that make a hidden part one that unfolds. */
const FOLDED_PROSE = 20
/** Words that name a label: no region of so many words of running text is one. */
const LABEL_FURNITURE: ReadonlySet<string> = new Set([
  'kicker',
  'tags',
  'share',
  'toolbar',
  'copyright',
  'player',
])
const LABEL_LIMIT = 60
/** A narrower region named as the article's body is taken when it holds so much of the best sum. */
const NAMED_SHARE = 0.9
/** Weights beside running text, which counts a point a word. Chosen among a few round values by the development pages. */
const WEIGHTS = { furniture: 0.25, link: 0.5, furnitureLine: -3, shortItem: 0, label: -1 } as const

export interface Choice {
  readonly container: Region
  /** Furniture reason of each region, by region; null where its hint was overruled or there is none. */
  readonly furniture: ReadonlyMap<Region, string>
  readonly prose: number
}

export function chooseContainer(tree: PageTree, titleLeaf: Leaf | null, lexicon: Lexicon): Choice {
  sumUp(tree)
  const furniture = furnitureOf(tree, titleLeaf)
  weigh(tree, furniture, lexicon)
  const narrow = best(tree, furniture)
  return {
    container: ownArticle(tree, widened(narrow, furniture), furniture),
    furniture,
    prose: tree.body.prose,
  }
}

/** Words, link words and running text of every region. */
function sumUp(tree: PageTree): void {
  for (const leaf of tree.leaves) {
    const { region } = leaf
    region.words += leaf.words
    region.linkWords += leaf.linkWords
    if (!isRunning(leaf)) continue
    region.prose += leaf.words - leaf.linkWords
    if (isClosed(leaf.text)) region.closed += leaf.words
  }
  for (let at = tree.regions.length - 1; at > 0; at--) {
    const region = tree.regions[at]
    if (!region?.parent) continue
    region.parent.words += region.words
    region.parent.linkWords += region.linkWords
    region.parent.prose += region.prose
    region.parent.closed += region.closed
  }
}

/** Running text: long enough, or a closed sentence, and not mostly links. */
export function isRunning(leaf: Leaf): boolean {
  if (leaf.linkWords * 2 > leaf.words) return false
  return (
    leaf.words >= PROSE_WORDS * 2 ||
    (leaf.words >= PROSE_WORDS && isClosed(leaf.text)) ||
    (leaf.words >= 5 && isClosed(leaf.text) && leaf.region.node.tag === 'p')
  )
}

/** Furniture by name, save where the page would be left with hardly any text: names lie, and wrappers bear odd ones. */
function furnitureOf(tree: PageTree, titleLeaf: Leaf | null): ReadonlyMap<Region, string> {
  const overruled = new Set<Region>()
  // What holds the headline is no furniture, whatever it is called ("page-header").
  for (let region = titleLeaf?.region ?? null; region; region = region.parent) overruled.add(region)
  for (let times = 0; times < OVERRULED_AT_MOST; times++) {
    const marked = markFurniture(tree, overruled)
    const region = mostWronged(tree, marked)
    if (!region) return marked
    overruled.add(region)
  }
  return markFurniture(tree, overruled)
}

function markFurniture(tree: PageTree, overruled: ReadonlySet<Region>): Map<Region, string> {
  const found = new Map<Region, string>()
  for (const region of tree.regions) {
    const own = region.hints.furniture
    const inherited = region.parent ? found.get(region.parent) : undefined
    if (inherited !== undefined) found.set(region, inherited)
    else if (own !== null && !overruled.has(region) && !isRead(region, own)) found.set(region, own)
  }
  return found
}

/** Labels do not run to paragraphs; and what is folded away (answers, "read more") is read all the same. */
function isRead(region: Region, reason: string): boolean {
  if (LABEL_FURNITURE.has(reason)) return region.prose > LABEL_LIMIT
  return reason === 'hidden' && region.closed >= FOLDED_PROSE && region.linkWords < region.words * 0.2
}

/** The outermost furniture region that holds most of what would be left with it; the sure ones only when nothing else is. */
function mostWronged(tree: PageTree, marked: ReadonlyMap<Region, string>): Region | null {
  const outermost = tree.regions.filter(
    (region) => marked.has(region) && !(region.parent && marked.has(region.parent)),
  )
  const free = tree.body.prose - outermost.reduce((sum, region) => sum + region.prose, 0)
  const likelier = Math.max(
    0,
    ...outermost.map((region) => (LAST_RESORT.has(region.hints.furniture ?? '') ? 0 : region.prose)),
  )
  let wronged: Region | null = null
  for (const region of outermost) {
    const reason = region.hints.furniture ?? ''
    const beside = LAST_RESORT.has(reason) ? free + likelier : free
    const share = region.prose / Math.max(1, beside + region.prose)
    if (region.prose <= 40 || share <= (SURE_FURNITURE.has(reason) ? SURE_FURNITURE_SHARE : FURNITURE_SHARE))
      continue
    if (region.prose > (wronged?.prose ?? 0)) wronged = region
  }
  return wronged
}

function weigh(tree: PageTree, furniture: ReadonlyMap<Region, string>, lexicon: Lexicon): void {
  for (const leaf of tree.leaves) {
    const score = leafScore(leaf, furniture, lexicon)
    leaf.region.score += score
    if (score > 0) leaf.region.free += leaf.words
  }
  for (let at = tree.regions.length - 1; at > 0; at--) {
    const region = tree.regions[at]
    if (!region?.parent) continue
    region.parent.score += region.score
    region.parent.free += region.free
  }
}

function leafScore(leaf: Leaf, furniture: ReadonlyMap<Region, string>, lexicon: Lexicon): number {
  const inFurniture = furniture.has(leaf.region)
  if (inFurniture) return -Math.min(leaf.words, 12) * WEIGHTS.furniture
  const linkShare = leaf.words > 0 ? leaf.linkWords / leaf.words : 0
  if (linkShare > 0.5) return -Math.min(leaf.words, 20) * WEIGHTS.link
  if (leaf.words < 40 && lineOf(leaf, lexicon)) return WEIGHTS.furnitureLine
  if (isRunning(leaf)) return leaf.words * (1 - linkShare)
  if (/^(?:h[1-6]|li|td|th|dt|dd)$/.test(leaf.region.node.tag)) return leaf.words >= 4 ? 0 : WEIGHTS.shortItem
  return leaf.words >= 6 ? 0 : WEIGHTS.label
}

function best(tree: PageTree, furniture: ReadonlyMap<Region, string>): Region {
  let top = tree.body
  // Later regions are deeper or further on: ">=" takes the narrowest of equal sums.
  for (const region of tree.regions)
    if (region.score > 0 && region.score >= top.score && !furniture.has(region)) top = region
  if (top.score <= 0) return tree.body
  let named: Region | null = null
  for (const region of tree.regions) {
    if (region === top || furniture.has(region) || !isNamed(region) || !isInside(region, top)) continue
    if (region.score >= top.score * NAMED_SHARE && region.score > (named?.score ?? 0)) named = region
  }
  return named ?? top
}

/** So much more running text makes the wider of two named regions the article: its parts stood between links or tables. */
const WIDER_PROSE = 1.5

/** The widest region named as content that holds clearly more running text than the best sum; else the region itself. */
function widened(region: Region, furniture: ReadonlyMap<Region, string>): Region {
  let wide = region
  for (let at = region.parent; at; at = at.parent) {
    if (furniture.has(at)) break
    if (isContent(at) && at.free >= wide.free * WIDER_PROSE && at.linkWords * 2 < at.words) wide = at
  }
  return wide
}

function isContent(region: Region): boolean {
  return region.hints.content || region.node.tag === 'article' || region.node.tag === 'main'
}

/** Words of another article below its own h1 that make a page an endless scroll of articles. */
const NEXT_ARTICLE_PROSE = 100

/** Where further articles with headlines of their own follow on the page, the first one is meant. */
function ownArticle(tree: PageTree, container: Region, furniture: ReadonlyMap<Region, string>): Region {
  const articles = new Set<Region>()
  for (const leaf of tree.leaves) {
    if (leaf.region.node.tag !== 'h1' || furniture.has(leaf.region)) continue
    const article = articleRound(leaf.region)
    if (article && article.prose >= NEXT_ARTICLE_PROSE && !furniture.has(article)) articles.add(article)
  }
  const [first, second] = articles
  if (!first || !second || isInside(second, first)) return container
  return isInside(container, first) ? container : bestInside(tree, first, furniture)
}

function articleRound(region: Region): Region | null {
  for (let at: Region | null = region; at; at = at.parent) if (at.node.tag === 'article') return at
  return null
}

function bestInside(tree: PageTree, outer: Region, furniture: ReadonlyMap<Region, string>): Region {
  let top = outer
  for (const region of tree.regions)
    if (isInside(region, outer) && region.score >= top.score && !furniture.has(region)) top = region
  return top
}

function isNamed(region: Region): boolean {
  return region.hints.content || region.node.tag === 'article'
}

export function isInside(region: Region, outer: Region): boolean {
  return region.firstLeaf >= outer.firstLeaf && region.endLeaf <= outer.endLeaf && region.depth >= outer.depth
}
