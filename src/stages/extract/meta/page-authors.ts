// Authors that the page names outside the by-lines of its text: links to a writer's own page, lines marked as by-lines and
// lines that open with "By", near the headline first, then right below the article. Asked only where nobody else is named.
import type { Evidenced } from '../../../model/index.ts'
import { isName, loneNames, opensByline, readByline } from '../byline.ts'
import type { NamedSpan } from '../byline.ts'
import { foldLine } from '../fold.ts'
import type { Leaf, LeafLink, PageTree } from '../html/leaf.ts'
import type { HtmlPage } from '../html/node.ts'
import { attribute } from '../html/node.ts'
import type { Lexicon } from '../lexicon.ts'
import { isElsewhere } from './elsewhere.ts'

export interface AuthorPlaces {
  readonly page: HtmlPage
  readonly tree: PageTree
  readonly titleLeaf: Leaf | null
  /** The last leaf of the article; -1 where there is none. */
  readonly lastLeaf: number
  readonly lexicon: Lexicon
}

type Names = readonly Evidenced<string>[]

/** How far from the headline, and below the article, a line about its writer may stand, in leaves. */
const ABOVE = 6
const BELOW = 12
const BEHIND = 6
/** Longer lines are about something else; more names are a list of writers. */
const LINE_WORDS = 24
const MOST_NAMES = 5

/** The names of one place after the other, best first; places without any are left out. */
export function* placedAuthors(places: AuthorPlaces): Generator<Names> {
  const { tree, titleLeaf, lastLeaf } = places
  const near = titleLeaf
    ? tree.leaves.slice(Math.max(0, titleLeaf.index - ABOVE), titleLeaf.index + BELOW)
    : []
  const behind = lastLeaf < 0 ? [] : tree.leaves.slice(lastLeaf + 1, lastLeaf + 1 + BEHIND)
  for (const lines of [near, behind]) {
    const own = lines.filter((leaf) => leaf !== titleLeaf && leaf.words <= LINE_WORDS && !isElsewhere(leaf))
    for (const read of [profileNames, lineNames]) {
      const names = read(own, places)
      if (names.length > 0 && names.length <= MOST_NAMES) yield names
    }
  }
}

const PROFILE =
  /\/(?:authors?|autor(?:en|es|e)?|auteurs?|contributors?|writers?|columnists?|journalists?|reporters?|redacteurs?|byline)\/[^/?#]{2}/i

function profileNames(lines: readonly Leaf[], places: AuthorPlaces): Names {
  return lines.flatMap((leaf) =>
    leaf.links.flatMap((link) => {
      if (!isProfile(link, places.page)) return []
      const text = leaf.text.slice(link.start, link.end).trim()
      const byline = readByline(text, places.lexicon)
      const names = byline ? [...byline.authors, ...byline.credits].map(({ name }) => name) : [text]
      return names
        .filter((name) => isFullName(name, places.lexicon))
        .map((name) => named(name, 'author-link', leaf))
    }),
  )
}

function isProfile(link: LeafLink, page: HtmlPage): boolean {
  if (/\bauthor\b/i.test(attribute(page, link.node, 'rel') ?? '')) return true
  return PROFILE.test(attribute(page, link.node, 'href') ?? '')
}

/** The first of: "By A. Name"; "Written by" alone before a line that is a name; a line that is marked as a by-line and is a name. */
function lineNames(lines: readonly Leaf[], { lexicon }: AuthorPlaces): Names {
  let isLabelled = false
  for (const leaf of lines) {
    const wasLabelled = isLabelled
    isLabelled = isLabel(leaf.text, lexicon)
    if (isLabelled) continue
    const people = wasLabelled ? loneNames(leaf.text, lexicon) : bylineNames(leaf, lexicon)
    const names = people.filter(({ name }) => isFullName(name, lexicon))
    if (names.length > 0) return names.map(({ name }) => named(name, 'byline', leaf))
  }
  return []
}

function bylineNames(leaf: Leaf, lexicon: Lexicon): readonly NamedSpan[] {
  const isMarked = leaf.inlineHints?.role === 'byline' || leaf.region.hints.role === 'byline'
  if (!isMarked && !opensByline(leaf.text, lexicon)) return []
  const byline = readByline(leaf.text, lexicon)
  if (byline) return [...byline.authors, ...byline.credits]
  const names = isMarked ? loneNames(leaf.text, lexicon) : []
  return names.length === 1 ? names : []
}

function isLabel(text: string, lexicon: Lexicon): boolean {
  const folded = foldLine(text)
  return lexicon.by.has(folded) || lexicon.by.has(folded.replace(/\s?:$/, ''))
}

function isFullName(value: string, lexicon: Lexicon): boolean {
  return isName(value, 2) || lexicon.agencies.has(foldLine(value))
}

function named(value: string, basis: string, leaf: Leaf): Evidenced<string> {
  return { value, basis, source: { start: leaf.sourceStart, end: leaf.sourceEnd } }
}
