// Headings under which nothing of the article stands: what they announced was left out as furniture (teasers, a form, a
// player), or they are the last words of the container.
import type { TypedLeaf } from './typed-leaf.ts'

/** More headings in a row at the end are the article's own: a page of cards, whose texts are links. */
const TRAILING_AT_MOST = 3
/** Reasons that leave out the text of lists and cards as often as furniture. */
const UNSURE: ReadonlySet<string> = new Set([
  'links',
  'label',
  'meta',
  'no-words',
  'repeated',
  'repeated-headline',
])

/** Drops headings with nothing below. Runs after everything else is typed. */
export function dropEmptyHeadings(body: readonly TypedLeaf[]): void {
  if (!body.some(isText)) return
  const trailing = trailingHeadings(body)
  if (trailing.length <= TRAILING_AT_MOST) for (const entry of trailing) drop(entry)
  /** The next kept leaf behind, and the words left out before it. */
  let next: TypedLeaf | null = null
  let leftOut = 0
  for (let at = body.length - 1; at >= 0; at--) {
    const entry = body[at]
    if (!entry) continue
    if (entry.kind === null) {
      if (!UNSURE.has(entry.reason ?? '')) leftOut += entry.leaf.words
      continue
    }
    if (isBeside(entry)) continue
    if (
      entry.kind === 'heading' &&
      next?.kind === 'heading' &&
      leftOut >= 3 &&
      levelOf(next) <= levelOf(entry)
    ) {
      drop(entry)
      continue
    }
    next = entry
    leftOut = 0
  }
}

function trailingHeadings(body: readonly TypedLeaf[]): TypedLeaf[] {
  const trailing: TypedLeaf[] = []
  for (let at = body.length - 1; at >= 0; at--) {
    const entry = body[at]
    if (!entry || entry.kind === null || isBeside(entry)) continue
    if (entry.kind !== 'heading') break
    trailing.push(entry)
  }
  return trailing
}

function drop(entry: TypedLeaf): void {
  entry.kind = null
  entry.reason = 'nothing-below'
}

/** Stands among the text without being of it. */
function isBeside({ kind }: TypedLeaf): boolean {
  return kind === 'caption' || kind === 'byline' || kind === 'dateline'
}

function isText({ kind }: TypedLeaf): boolean {
  return kind === 'paragraph' || kind === 'quotation' || kind === 'list-item' || kind === 'table'
}

function levelOf({ leaf }: TypedLeaf): number {
  const { tag } = leaf.region.node
  return /^h[1-6]$/.test(tag) ? Number(tag.slice(1)) : 7
}
