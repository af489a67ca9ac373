// Kinds for the leaves of the article: what the tag says, what names say of it, what the line says of itself. Leaves that
// are not the article get a reason for being left out.
import type { BlockKind } from '../../../model/index.ts'
import { creditLine, isName, readByline } from '../byline.ts'
import { foldHeadline } from '../fold.ts'
import type { Lexicon } from '../lexicon.ts'
import { furnitureSection } from '../lines.ts'
import type { Furniture } from '../lines.ts'
import { timeEntries } from './entries.ts'
import { lineOf } from './leaf-line.ts'
import { isDateLine, isStampLine } from '../meta/date-line.ts'
import { selfDescription } from '../outlet/self-lines.ts'
import { captionReason } from '../plain/captions.ts'
import { isClosed } from '../prose.ts'
import type { Leaf, Region } from '../html/leaf.ts'
import type { HtmlNode, HtmlPage } from '../html/node.ts'
import { typePictureLines } from './captions.ts'
import { dropEmptyHeadings } from './closing.ts'
import { typeShapes } from './shapes.ts'
import type { TypedLeaf } from './typed-leaf.ts'
import { dropUnwitnessed } from './witness.ts'
import { isInside, isRunning } from './choose.ts'
import type { Choice } from './choose.ts'

export interface Known {
  /** Every name of the article, letters and digits only (`squeezed`). */
  readonly headlines: ReadonlySet<string>
  /** The leaf that shows the title. */
  readonly titleLeaf: Leaf | null
  readonly description: string | null
  /** The body that structured data give. */
  readonly body: string | null
  /** Authors, as the head names them. */
  readonly people: readonly string[]
  /** `time` elements of the page. */
  readonly times: readonly HtmlNode[]
  /** Times of a live page's entries by their names (`squeezed`), as structured data give them. */
  readonly updates: ReadonlyMap<string, string>
  /** Whether the leaf's links lead to other sites. */
  readonly leadsAway: (leaf: Leaf) => boolean
}

/** Longer "headings" are paragraphs or captions in large letters. */
const HEADING_WORDS = 32
/** Stock phrases that nobody writes about. */
const SURE_PHRASES: ReadonlySet<string> = new Set(['spam-filter', 'legal', 'comment', 'source-label'])
/** How far above its body an article's header may begin. */
const HEADER_LEAVES = 60

/** Types the leaves of the container and of the header between the title and it; the rest of the page is left out. */
export function typeLeaves(
  page: HtmlPage,
  leaves: readonly Leaf[],
  choice: Choice,
  known: Known,
  lexicon: Lexicon,
): TypedLeaf[] {
  const { firstLeaf, endLeaf } = choice.container
  const titleAt = known.titleLeaf?.index ?? firstLeaf
  const from = titleAt < firstLeaf && firstLeaf - titleAt <= HEADER_LEAVES ? titleAt : firstLeaf
  const typed = leaves.slice(from, endLeaf).map((leaf): TypedLeaf => ({ leaf, kind: null, reason: null }))
  const body = typed.slice(firstLeaf - from)
  for (const entry of typed.slice(0, firstLeaf - from)) typeHeaderLeaf(entry, choice, known, lexicon)
  const firstBody = body.findIndex(({ leaf }) => isBodyStart(leaf, choice))
  typeEntryTimes(body, lexicon)
  for (const [at, entry] of body.entries())
    if (entry.kind === null) typeLeaf(entry, at < firstBody, choice, known, lexicon)
  typePictureLines(page, body)
  dropRepeated(body)
  dropSections(body, lexicon)
  dropDisclaimers(body, lexicon)
  if (known.body !== null) dropUnwitnessed(body, known.body)
  typeShapes({ typed, people: known.people, headlines: known.headlines, lexicon })
  dropEmptyHeadings(body)
  const { times, updates } = known
  timeEntries({ page, times, updates, body, container: choice.container, lexicon, fold: squeezed })
  return typed
}

/** So many headings of nothing but a time are those of a live page's entries. */
const ENTRY_TIMES = 2

/** "Wednesday, 16:32" over an entry of a live page: the heading of what follows, not the page's date. */
function typeEntryTimes(body: readonly TypedLeaf[], lexicon: Lexicon): void {
  const times = body.filter(
    ({ leaf }, at) =>
      /^h[2-6]$/.test(leaf.region.node.tag) &&
      leaf.words <= 20 &&
      isStampLine(leaf.text, lexicon) &&
      body[at + 1]?.leaf.region.node.tag === 'p',
  )
  if (times.length >= ENTRY_TIMES) for (const entry of times) keep(entry, 'heading', 'entry-time')
}

/** A leaf above the container: title, standfirst, by-line and date are ours, nothing else is. */
function typeHeaderLeaf(entry: TypedLeaf, choice: Choice, known: Known, lexicon: Lexicon): void {
  const { leaf } = entry
  const furniture = choice.furniture.get(leaf.region)
  if (leaf === known.titleLeaf) {
    keep(entry, 'title', null)
    return
  }
  if (furniture !== undefined && furniture !== 'author-box') {
    drop(entry, furniture)
    return
  }
  const role = roleOf(leaf, choice.container)
  if (role !== 'caption' && typeAbove(entry, role, known, lexicon)) return
  const isSentence = isRunning(leaf) && leaf.words >= 8 && leaf.linkWords === 0 && isClosed(leaf.text)
  if (isSentence && role !== 'caption' && !lineOf(leaf, lexicon) && !captionReason(leaf.text, lexicon)) {
    keep(entry, 'dek', 'under-headline')
    return
  }
  drop(entry, 'outside-article')
}

/** The first paragraph of running text that nothing says is furniture, standfirst or caption. */
function isBodyStart(leaf: Leaf, choice: Choice): boolean {
  if (!isRunning(leaf) || choice.furniture.has(leaf.region) || leaf.words < 12) return false
  return roleOf(leaf, choice.container) === null
}

/** The nearest role that names give a leaf, within a few levels and only where the named region is small. */
export function roleOf(
  leaf: Leaf,
  container: Region,
): 'title' | 'dek' | 'byline' | 'date' | 'caption' | null {
  if (leaf.inlineHints?.role) return leaf.inlineHints.role
  let region: Region | null = leaf.region
  for (let level = 0; level < 4 && region && region !== container; level++) {
    if (/^(?:blockquote|table|pre|ul|ol)$/.test(region.node.tag)) return null
    if (region.node.tag === 'figcaption') return 'caption'
    if (region.node.tag === 'figure' && region.words < 120) return 'caption'
    const { role } = region.hints
    if (role !== null && region.words <= 90) return role
    region = region.parent
  }
  return null
}

function tagAbove(leaf: Leaf, container: Region, tags: RegExp): boolean {
  for (let region: Region | null = leaf.region; region && region !== container.parent; region = region.parent)
    if (tags.test(region.node.tag)) return true
  return false
}

function typeLeaf(
  entry: TypedLeaf,
  isBeforeBody: boolean,
  choice: Choice,
  known: Known,
  lexicon: Lexicon,
): void {
  const { leaf } = entry
  const furniture = choice.furniture.get(leaf.region)
  if (furniture !== undefined) {
    // "Teaser" is what many call the standfirst.
    if (isBeforeBody && isStandfirstBox(leaf, furniture, choice) && typeAbove(entry, 'dek', known, lexicon))
      return
    drop(entry, furniture)
    return
  }
  if (leaf.inlineHints?.furniture && leaf.inlineHints.furniture !== 'tags') {
    drop(entry, leaf.inlineHints.furniture)
    return
  }
  if (!/[\p{L}\p{N}]/u.test(leaf.text)) {
    drop(entry, 'no-words')
    return
  }
  if (leaf === known.titleLeaf) {
    keep(entry, 'title', null)
    return
  }
  if (isHeadlineAgain(leaf, known)) {
    drop(entry, 'repeated-headline')
    return
  }
  if (leaf.words <= 20 && isStampLine(leaf.text, lexicon) && !namesAuthor(leaf, lexicon)) {
    if (isBeforeBody) keep(entry, 'dateline', null)
    else drop(entry, 'meta')
    return
  }
  const role = roleOf(leaf, choice.container)
  if (isBeforeBody && typeAbove(entry, role, known, lexicon)) return
  if (role === 'caption') {
    keep(entry, 'caption', null)
    return
  }
  if (role === 'byline' && leaf.words <= 30 && !isRunning(leaf)) {
    keep(entry, 'byline', null)
    return
  }
  if (role === 'date' && leaf.words <= 20 && !isRunning(leaf)) {
    if (isDateLine(leaf.text, lexicon)) keep(entry, 'dateline', null)
    else drop(entry, 'meta')
    return
  }
  const line = lineOf(leaf, lexicon)
  if (line && isFurnitureLine(leaf, line)) {
    drop(entry, line.reason)
    return
  }
  if (
    leaf.linkWords > leaf.words * 0.66 &&
    !isListed(leaf) &&
    !(isBodyLink(leaf, isBeforeBody) && known.leadsAway(leaf))
  ) {
    drop(entry, 'links')
    return
  }
  keepByTag(entry, choice.container, lexicon)
}

/** "By A. Name, 16 February 2031": a by-line with a date, not a date with a stray name. */
function namesAuthor(leaf: Leaf, lexicon: Lexicon): boolean {
  return /^\p{Lu}/u.test(leaf.text) && (readByline(leaf.text, lexicon)?.authors.length ?? 0) > 0
}

/** A small box called "teaser" or "promo" above the body that holds one paragraph and no link. */
function isStandfirstBox(leaf: Leaf, furniture: string, choice: Choice): boolean {
  if (furniture !== 'related' && furniture !== 'advertisement') return false
  let box = leaf.region
  while (box.parent && choice.furniture.has(box.parent)) box = box.parent
  return box.linkWords === 0 && box.words <= 90 && leaf.words >= box.words - 4
}

function drop(entry: TypedLeaf, reason: string): void {
  entry.kind = null
  entry.reason = reason
}

function keep(entry: TypedLeaf, kind: BlockKind, reason: string | null): void {
  entry.kind = kind
  entry.reason = reason
}

/** Between the top of the container and its first paragraph: standfirst, by-line, date, or nothing of ours. */
function typeAbove(
  entry: TypedLeaf,
  role: ReturnType<typeof roleOf>,
  known: Known,
  lexicon: Lexicon,
): boolean {
  const { leaf } = entry
  const isDescription = known.description !== null && isSameText(leaf.text, known.description)
  if (isDescription || (role === 'dek' && leaf.words >= 4 && leaf.linkWords * 2 <= leaf.words)) {
    keep(entry, 'dek', null)
    return true
  }
  if (role === 'title') {
    drop(entry, 'label')
    return true
  }
  if (isDateLine(leaf.text, lexicon)) {
    keep(entry, 'dateline', null)
    return true
  }
  const byline = readByline(leaf.text, lexicon)
  if (byline && byline.authors.length + byline.credits.length > 0) {
    keep(entry, 'byline', null)
    return true
  }
  if (isNamesOnly(leaf)) {
    keep(entry, 'byline', 'names-only')
    return true
  }
  const isBelowTitle = known.titleLeaf !== null && leaf.index > known.titleLeaf.index
  if (
    isBelowTitle &&
    leaf.linkWords === 0 &&
    leaf.words <= CREDIT_WORDS &&
    creditLine(leaf.text, lexicon).length > 0
  ) {
    keep(entry, 'byline', 'credit')
    return true
  }
  if (role === 'byline' || role === 'date') {
    if (leaf.words > 20) return false
    if (role === 'byline') keep(entry, 'byline', null)
    else drop(entry, 'meta')
    return true
  }
  if (leaf.words <= 3 && !/^h[1-6]$/.test(leaf.region.node.tag)) {
    // "Orle." above an agency's report.
    if (leaf.region.node.tag === 'p' && leaf.linkWords === 0 && isClosed(leaf.text))
      keep(entry, 'dateline', 'place')
    else drop(entry, 'label')
    return true
  }
  return false
}

/** Words of a line that credits outlets and does no more. */
const CREDIT_WORDS = 7

/** Full names and nothing else, where a by-line stands. */
function isNamesOnly(leaf: Leaf): boolean {
  if (leaf.words < 2 || leaf.words > 14 || leaf.text.length > 120 || /[.!?:]$/.test(leaf.text)) return false
  const parts = leaf.text.split(/\s*[,/|]\s*|\s+(?:and|und|et|y|e|och|og|en|&)\s+/u)
  return (
    parts.length > 1 &&
    parts.every((part) => /^\p{Lu}/u.test(part) && part.split(/\s+/).length <= 4 && isName(part, 2))
  )
}

function isSameText(a: string, b: string): boolean {
  const [x, y] = [foldHeadline(a), foldHeadline(b)]
  return (
    x.length >= 20 &&
    (x === y ||
      (Math.min(x.length, y.length) > 40 && (x.startsWith(y.slice(0, -3)) || y.startsWith(x.slice(0, -3)))))
  )
}

/** Fewer words in a link are a button. */
const BODY_LINK_WORDS = 3

/** A line of the text that is nothing but a link may name what the article is about: an item of a list, a source. */
function isBodyLink(leaf: Leaf, isBeforeBody: boolean): boolean {
  return !isBeforeBody && leaf.words >= BODY_LINK_WORDS && /^(?:h[2-6]|li|dt|dd)$/.test(leaf.region.node.tag)
}

function isListed(leaf: Leaf): boolean {
  return leaf.region.node.tag === 'td' || leaf.region.node.tag === 'th'
}

/** Where a stock phrase stands in a long paragraph without links, the paragraph may speak of the thing itself. */
function isFurnitureLine(leaf: Leaf, line: Furniture): boolean {
  if (line.by === 'whole' || leaf.linkWords > 0) return true
  if (line.by === 'start') return leaf.words <= 22
  return leaf.words <= 25 || SURE_PHRASES.has(line.reason)
}

/** The headline once more, perhaps with its kicker in the same line. */
function isHeadlineAgain(leaf: Leaf, known: Known): boolean {
  if (leaf.words > 60 || leaf.text.length < 4) return false
  const isHeading = /^h[1-6]$/.test(leaf.region.node.tag)
  let text: string | null = null
  for (const headline of known.headlines) {
    if (leaf.text.length < headline.length || (!isHeading && leaf.text.length > headline.length * 2)) continue
    text ??= squeezed(leaf.text)
    if (text === headline) return true
    if (isHeading && headline.length >= 20 && text.endsWith(headline) && text.length < headline.length * 2)
      return true
  }
  return false
}

export function squeezed(text: string): string {
  return foldHeadline(text).replace(/ /g, '')
}

function keepByTag(entry: TypedLeaf, container: Region, lexicon: Lexicon): void {
  const { leaf } = entry
  const tag = leaf.region.node.tag
  if (/^h[1-6]$/.test(tag) && leaf.words <= HEADING_WORDS) {
    keep(entry, 'heading', null)
    return
  }
  if (tagAbove(leaf, container, /^blockquote$/)) {
    keep(entry, 'quotation', null)
    return
  }
  if (tagAbove(leaf, container, /^table$/)) {
    keep(entry, 'table', null)
    return
  }
  if (tagAbove(leaf, container, /^(?:li|dd|dt)$/)) {
    keep(entry, 'list-item', null)
    return
  }
  const caption = leaf.words <= 40 ? captionReason(leaf.text, lexicon) : null
  if (caption === 'credit') {
    keep(entry, 'caption', caption)
    return
  }
  if (leaf.strong > leaf.text.length * 0.9 && leaf.words <= 14 && !isClosed(leaf.text)) {
    keep(entry, 'heading', 'bold-line')
    return
  }
  if (leaf.words <= 3 && !isClosed(leaf.text) && tag !== 'p') {
    drop(entry, 'label')
    return
  }
  keep(entry, 'paragraph', null)
}

/** So many paragraphs from the end may be the page's word on itself. */
const CLOSING_PARAGRAPHS = 4

/** "NAME is an automatic aggregator …" below an article. */
function dropDisclaimers(typed: readonly TypedLeaf[], lexicon: Lexicon): void {
  const closing = typed.filter(({ kind }) => kind === 'paragraph').slice(-CLOSING_PARAGRAPHS)
  for (const entry of closing)
    if (selfDescription(entry.leaf.text, lexicon.outlets)?.isMachine) drop(entry, 'self-description')
}

/** A paragraph that stands on the page twice (once for telephones, once for desks) is read once. */
function dropRepeated(typed: readonly TypedLeaf[]): void {
  const seen = new Set<string>()
  for (const entry of typed) {
    if (entry.kind === null || entry.leaf.words < 8) continue
    if (seen.has(entry.leaf.text)) drop(entry, 'repeated')
    else seen.add(entry.leaf.text)
  }
}

/** After a heading such as "Related" nothing of its section counts, until running text is back. */
function dropSections(typed: readonly TypedLeaf[], lexicon: Lexicon): void {
  let section: string | null = null
  let under: Region | null = null
  for (const entry of typed) {
    const { leaf } = entry
    const opens = furnitureSection(leaf.text, lexicon)
    if (opens !== null) {
      section = opens
      under = leaf.region.parent
      drop(entry, opens)
    } else if (section !== null) {
      const isSameBox = under !== null && isInside(leaf.region, under)
      if (!isSameBox || (isRunning(leaf) && leaf.words > 20 && leaf.linkWords < leaf.words * 0.4))
        section = null
      else if (entry.kind !== null) drop(entry, section)
    }
  }
}
