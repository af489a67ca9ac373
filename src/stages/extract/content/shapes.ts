// Lines that give themselves away by their shape and place, in whatever language: pointers with an arrow and a link, teasers
// cut off in the middle, what a page says of its author, the author's name or initials below the last paragraph, the
// place that opens an agency's report, a second headline above the text.
import { readByline } from '../byline.ts'
import { foldHeadline } from '../fold.ts'
import type { Leaf, Region } from '../html/leaf.ts'
import type { Lexicon } from '../lexicon.ts'
import { isClosed } from '../prose.ts'
import { isRunning } from './choose.ts'
import type { TypedLeaf } from './typed-leaf.ts'

export interface ShapeParts {
  /** Leaves of the header and the body, in order. */
  readonly typed: readonly TypedLeaf[]
  /** Names of the authors, as the head gives them. */
  readonly people: readonly string[]
  /** Names of the article, letters and digits only. */
  readonly headlines: ReadonlySet<string>
  readonly lexicon: Lexicon
}

/** Retypes lines by their shape. Runs when every leaf has its kind. */
export function typeShapes(parts: ShapeParts): void {
  const kept = parts.typed.filter(({ kind }) => kind !== null)
  for (const entry of kept) if (isText(entry) && isPointer(entry.leaf)) drop(entry, 'related')
  dropTeasers(kept)
  dropBiographies(kept, parts.people)
  typeClosingNames(kept, parts)
  typeOpening(kept, parts)
}

function drop(entry: TypedLeaf, reason: string): void {
  entry.kind = null
  entry.reason = reason
}

function retype(entry: TypedLeaf, kind: 'byline' | 'dateline' | 'dek', reason: string): void {
  entry.kind = kind
  entry.reason = reason
}

function isText({ kind }: TypedLeaf): boolean {
  return kind === 'paragraph' || kind === 'heading' || kind === 'list-item'
}

/** "▶ More on this: …" with a link. */
function isPointer(leaf: Leaf): boolean {
  return leaf.linkWords > 0 && leaf.words <= 30 && /^(?:>>+|[»›→➔➡➤►▶▸⇒☞👉]️?)\s*\S/u.test(leaf.text)
}

/** The words of a box that holds one teaser. */
const TEASER_BOX = 90

/** Paragraphs that stop in the middle, beside a link in a box of their own, or several in a row. */
function dropTeasers(kept: readonly TypedLeaf[]): void {
  for (const [at, entry] of kept.entries()) {
    if (entry.kind !== 'paragraph' || !isCutOff(entry.leaf)) continue
    const isInRow = [kept[at - 1], kept[at + 1]].some(
      (other) => other?.kind !== 'quotation' && other && isCutOff(other.leaf),
    )
    if (isInRow || isTeaserBox(entry.leaf.region)) entry.reason = 'cut-off'
  }
  for (const entry of kept)
    if (entry.kind === 'paragraph' && entry.reason === 'cut-off') drop(entry, 'related')
}

function isCutOff({ text, words }: Leaf): boolean {
  return words >= 8 && words <= 60 && /\p{L}\s?(?:…|\.\.\.)$/u.test(text)
}

function isTeaserBox(region: Region): boolean {
  const box = region.parent
  return box !== null && box.words <= TEASER_BOX && box.linkWords >= 2 && box.linkWords < box.words
}

/** So many paragraphs at either end may be about the author. */
const BIOGRAPHIES_AT_MOST = 4
const BIOGRAPHY_WORDS = 130

function dropBiographies(kept: readonly TypedLeaf[], people: readonly string[]): void {
  const names = people.filter((name) => /\S\s+\S/.test(name))
  if (names.length === 0) return
  const prose = kept.filter(({ kind }) => kind === 'paragraph' || kind === 'dek' || kind === 'list-item')
  if (prose.length < 3) return
  for (const list of [prose.slice(-BIOGRAPHIES_AT_MOST).reverse(), prose.slice(0, 2)])
    for (const entry of list) {
      const isAbout =
        entry.leaf.words <= BIOGRAPHY_WORDS &&
        entry.leaf.words >= 6 &&
        names.some((name) => isSubject(entry.leaf.text, name))
      if (isAbout) drop(entry, 'author-box')
    }
}

/** The text begins with the name as the one it speaks of, and not as one who is quoted. */
function isSubject(text: string, name: string): boolean {
  const folded = text.slice(0, name.length + 24)
  if (!folded.toLowerCase().startsWith(name.toLowerCase())) return false
  return /^(?:,|\s\(|\s(?:is|are|was|has|covers|writes|joined|works|reports|lives|teaches|serves|ist|arbeitet|schreibt|est|es|è|är|er|is)\s)/.test(
    folded.slice(name.length),
  )
}

/** A name, "by NAME" or initials alone at the end of the text. */
function typeClosingNames(kept: readonly TypedLeaf[], { people, lexicon }: ShapeParts): void {
  const body = kept.filter(({ kind }) => kind !== 'caption' && kind !== 'byline' && kind !== 'dateline')
  if (body.length < 4) return
  for (let at = body.length - 1; at >= body.length - 2; at--) {
    const entry = body[at]
    if (entry?.kind !== 'paragraph' || entry.leaf.words > 8) return
    const { text } = entry.leaf
    const byline = readByline(text, lexicon)
    const isNamed =
      people.some((name) => foldHeadline(name) === foldHeadline(text)) ||
      (byline !== null && byline.authors.length + byline.credits.length > 0)
    if (!isNamed && !/^\(?\p{Ll}{2,5}(?:\s?[,/]\s?\p{Ll}{2,5}){0,3}\)?$/u.test(text)) return
    retype(entry, 'byline', 'closing')
  }
}

/** Above the first paragraph: "Tarn." before an agency's report; a line in large letters that no section of the text repeats. */
function typeOpening(kept: readonly TypedLeaf[], { headlines }: ShapeParts): void {
  const first = kept.findIndex(({ kind, leaf }) => kind === 'paragraph' && isRunning(leaf))
  if (first < 0) return
  for (const [at, entry] of kept.slice(0, first).entries()) {
    const { leaf, kind } = entry
    if (
      kind === 'paragraph' &&
      at === first - 1 &&
      leaf.words <= 3 &&
      isClosed(leaf.text) &&
      leaf.linkWords === 0
    )
      retype(entry, 'dateline', 'place')
    if (kind !== 'heading' || leaf.words < 4) continue
    if (isPartOfHeadline(leaf.text, headlines)) drop(entry, 'repeated-headline')
    else if (
      !kept.some((other) => other !== entry && other.kind === 'heading' && isSameSetting(other.leaf, leaf))
    )
      retype(entry, 'dek', 'above-text')
  }
}

function isPartOfHeadline(text: string, headlines: ReadonlySet<string>): boolean {
  const folded = foldHeadline(text).replace(/ /g, '')
  if (folded.length < 12) return false
  for (const headline of headlines) if (headline.endsWith(folded) || folded.endsWith(headline)) return true
  return false
}

function isSameSetting(a: Leaf, b: Leaf): boolean {
  return a.region.node.tag === b.region.node.tag
}
