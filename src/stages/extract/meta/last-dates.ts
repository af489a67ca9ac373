// Last resorts for a page's date, where neither the head nor the surroundings of the headline have one: the page's own
// remarks about itself, the opening and the end of its text, what its description says, a date below a label, the stamp of
// its picture. Each is less to be relied on than the one before; the basis says which it was.
import type { Evidenced } from '../../../model/index.ts'
import type { TypedLeaf } from '../content/typed-leaf.ts'
import { foldLine } from '../fold.ts'
import type { Leaf, PageTree } from '../html/leaf.ts'
import type { Lexicon } from '../lexicon.ts'
import { dateInAddress, findDates } from './dates.ts'
import type { DateOptions } from './dates.ts'
import { isForeign } from './elsewhere.ts'
import type { PageHead } from './head.ts'

export interface LastSources {
  readonly tree: PageTree
  readonly head: PageHead
  readonly kept: readonly TypedLeaf[]
  readonly lexicon: Lexicon
  readonly options: DateOptions
}

type Found = Evidenced<string> | null

export function lastDate(sources: LastSources): Found {
  return (
    fromRemarks(sources) ??
    fromOpening(sources) ??
    fromDescription(sources) ??
    fromLooseLines(sources) ??
    fromPicture(sources)
  )
}

const REMARK_WORDS = 40
/** "This entry was published on Saturday, 3 December 2031 by Ada": so many signs may stand between the label and the date. */
const REMARK_REACH = 60

/** A line that says when something was published or updated. */
function fromRemarks({ tree, lexicon, options }: LastSources): Found {
  for (const leaf of tree.leaves) {
    if (leaf.words > REMARK_WORDS || !/\d/.test(leaf.text) || isForeign(leaf)) continue
    const date = findDates(leaf.text.slice(0, 300), lexicon, options)[0]
    if (date && isLabelled(leaf.text, date, lexicon)) return fromLeaf(leaf, date, 'remark')
  }
  return null
}

/** Shorter words ("vom") stand before any date. */
const LABEL_SIGNS = 4

function isLabelled(
  text: string,
  date: { readonly start: number; readonly end: number },
  lexicon: Lexicon,
): boolean {
  const around = text.slice(Math.max(0, date.start - REMARK_REACH), date.end + REMARK_REACH)
  const words = foldLine(around).match(/\p{L}+/gu) ?? []
  return words.some(
    (word) => word.length >= LABEL_SIGNS && (lexicon.published.has(word) || lexicon.updated.has(word)),
  )
}

const OPENING_LEAVES = 3
const OPENING_SIGNS = 40
const CLOSING_LEAVES = 8
const CLOSING_WORDS = 12

/** A date that opens the text or stands in a short line at its end. */
function fromOpening({ kept, lexicon, options }: LastSources): Found {
  const closing = kept.slice(-CLOSING_LEAVES).filter(({ leaf }) => leaf.words <= CLOSING_WORDS)
  for (const { leaf } of [...kept.slice(0, OPENING_LEAVES), ...closing]) {
    const date = findDates(leaf.text.slice(0, 200), lexicon, options)[0]
    if (!date || (date.start > OPENING_SIGNS && leaf.words > CLOSING_WORDS)) continue
    return fromLeaf(leaf, date, 'text')
  }
  return null
}

function fromDescription({ head, lexicon, options }: LastSources): Found {
  for (const key of ['description', 'og:description']) {
    const meta = head.metas.get(key)
    const date = meta ? findDates(meta.value.slice(0, 500), lexicon, options)[0] : undefined
    if (meta && date)
      return { value: date.value, basis: `meta:${key}`, source: { start: meta.start, end: meta.end } }
  }
  return null
}

/** A short line or the opening of a paragraph in the article; elsewhere a date below a line that is its label ("Date"). */
function fromLooseLines({ tree, kept, lexicon, options }: LastSources): Found {
  const inside = new Set(kept.map(({ leaf }) => leaf.index))
  for (const leaf of tree.leaves) {
    const label = tree.leaves[leaf.index - 1]?.text ?? ''
    const isLabelledLine = lexicon.published.has(foldLine(label).replace(/\s?:$/, ''))
    if (!(inside.has(leaf.index) || isLabelledLine) || !/\d/.test(leaf.text) || isForeign(leaf)) continue
    const date = findDates(leaf.text.slice(0, 200), lexicon, options)[0]
    if (date && (leaf.words <= CLOSING_WORDS || date.start === 0)) return fromLeaf(leaf, date, 'loose-line')
  }
  return null
}

function fromPicture({ head }: LastSources): Found {
  const image = head.metas.get('og:image')
  const value = image ? dateInAddress(image.value) : null
  return image && value !== null
    ? { value, basis: 'meta:og:image', source: { start: image.start, end: image.end } }
    : null
}

export function fromLeaf(
  leaf: Leaf,
  date: { readonly value: string; readonly start: number; readonly end: number },
  basis: string,
): Evidenced<string> {
  const source = { start: leaf.sourceStart, end: leaf.sourceEnd }
  return { value: date.value, basis, written: leaf.text.slice(date.start, date.end), source }
}
