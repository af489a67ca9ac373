// The article from the data of the page, where the page itself shows less of it: read as HTML like any other, each run of it
// leading back to its place in the source.
import { chooseContainer } from '../content/choose.ts'
import { squeezed, typeLeaves } from '../content/type-leaves.ts'
import type { TypedLeaf } from '../content/typed-leaf.ts'
import type { ClassWords } from '../html/hints.ts'
import type { Leaf } from '../html/leaf.ts'
import { leavesOf } from '../html/leaves.ts'
import type { HtmlPage } from '../html/node.ts'
import { parseHtml } from '../html/parse.ts'
import { visibleEnd } from '../html/text-run.ts'
import type { Lexicon } from '../lexicon.ts'
import { readStamp } from '../meta/dates.ts'
import { strings } from '../meta/json-ld.ts'
import type { PageHead } from '../meta/head.ts'
import { countWords } from '../prose.ts'
import { BODY_WORDS, embeddedBodies } from './bodies.ts'
import type { EmbeddedBody } from './bodies.ts'
import { joined } from './joined.ts'
import type { Joined, Part } from './joined.ts'
import { dereferenced, literal } from './escaped.ts'

export interface EmbeddedArticle {
  readonly basis: string
  readonly leaves: readonly TypedLeaf[]
}

/** A page with so many words of its own is left alone unless its structured data say that there are more. */
const POOR_PAGE = 120
/** The page must show less than this share of what the data hold. */
const SHARE_SHOWN = 0.6
/** Data that do not name the article are believed only where the page shows hardly anything. */
const BARE_PAGE = 30

export interface Reading {
  readonly page: HtmlPage
  readonly head: PageHead
  readonly words: ClassWords
  readonly lexicon: Lexicon
  readonly headlines: ReadonlySet<string>
  /** Words of the article as the page shows it. */
  readonly shown: number
  /** Leaves of the page: those of the data are counted on from there. */
  readonly leaves: number
}

/** Shorter descriptions say nothing. */
const DESCRIPTION_WORDS = 6
const DESCRIPTIONS = [
  'og:description',
  'twitter:description',
  'dc.description',
  'dcterms.description',
  'description',
]

/** The standfirst from the head of an article whose page shows nothing else; null where there is none. */
export function readDescription(reading: Reading): EmbeddedArticle | null {
  const { head, page } = reading
  if (head.article === null && head.metas.get('og:type')?.value !== 'article') return null
  for (const key of DESCRIPTIONS) {
    const meta = head.metas.get(key)
    if (!meta || countWords(meta.value) < DESCRIPTION_WORDS) continue
    const content = dereferenced(literal(page.source, meta.start, meta.end), page.decoder)
    const leaves = leavesOfParts([{ contents: [content], tag: 'p' }], reading)
    for (const entry of leaves) {
      entry.kind = 'dek'
      entry.reason = 'from-head'
    }
    if (leaves.length > 0) return { basis: `meta:${key}`, leaves }
  }
  return null
}

/** Microdata whose body is the value of an attribute. */
function attributeBody({ head, page }: Reading): EmbeddedBody[] {
  const meta = head.metas.get('articlebody')
  if (!meta) return []
  const content = dereferenced(literal(page.source, meta.start, meta.end), page.decoder)
  const words = countWords(content.text)
  const basis = 'microdata:articleBody'
  return [{ basis, parts: [{ contents: [content], tag: 'p' }], words, agrees: true, isNamed: true }]
}

/** The article in the page's data, where it is better than what the page shows; else null. */
export function readEmbedded(reading: Reading): EmbeddedArticle | null {
  const { page, head, headlines, lexicon, shown } = reading
  const given = [
    ...(head.article ? strings(head.article['articleBody']) : []),
    head.metas.get('articlebody')?.value ?? '',
  ]
  const said = Math.max(...given.map(countWords))
  if (shown >= POOR_PAGE && shown >= said * SHARE_SHOWN) return null
  const readTime = (stamp: string): string | null => readStamp(stamp, lexicon)
  const candidates = [
    ...attributeBody(reading),
    ...embeddedBodies({ page, headlines, fold: squeezed, readTime }),
  ]
  for (const body of candidates.slice(0, 3)) {
    if (shown >= body.words * SHARE_SHOWN) continue
    if (!body.isNamed && !body.agrees && shown >= BARE_PAGE) continue
    const leaves = leavesOfParts(body.parts, reading)
    if (distinctProse(leaves) >= Math.max(BODY_WORDS, shown / SHARE_SHOWN))
      return { basis: body.basis, leaves }
  }
  return null
}

export function proseOf(leaves: readonly TypedLeaf[]): number {
  let words = 0
  for (const { leaf, kind } of leaves)
    if (kind !== null && kind !== 'title' && kind !== 'byline' && kind !== 'dateline' && kind !== 'caption')
      words += leaf.words
  return words
}

/** The same without what comes again: data hold some texts twice. Counted by threes of words. */
function distinctProse(leaves: readonly TypedLeaf[]): number {
  const words = leaves.flatMap(({ leaf, kind }) =>
    kind === null || kind === 'caption' ? [] : leaf.text.split(/\s+/),
  )
  const all = proseOf(leaves)
  if (words.length < 6) return all
  const threes = new Set(words.map((word, at) => `${word} ${words[at + 1] ?? ''} ${words[at + 2] ?? ''}`))
  return (all * threes.size) / words.length
}

function leavesOfParts(parts: readonly Part[], { words, lexicon, headlines, leaves }: Reading): TypedLeaf[] {
  const text = joined(parts)
  const within = parseHtml(text.text)
  const tree = leavesOf(within, words)
  const choice = { ...chooseContainer(tree, null, lexicon), container: tree.body }
  const known = {
    headlines,
    titleLeaf: null,
    description: null,
    body: null,
    people: [],
    times: [],
    updates: new Map(),
    leadsAway: () => true,
  }
  const typed = typeLeaves(within, tree.leaves, choice, known, lexicon)
  timeByPlace(typed, text.times)
  return typed
    .filter(({ kind }) => kind !== null && kind !== 'title' && kind !== 'dateline')
    .map((entry, at) => ({
      ...entry,
      within,
      leaf: placed(entry.leaf, within, leaves + at, text.toSource),
    }))
}

/** Entries of a live page, from where each begins. */
function timeByPlace(typed: readonly TypedLeaf[], times: Joined['times']): void {
  let next = 0
  for (const entry of typed) {
    while (next < times.length && (times[next]?.at ?? 0) <= entry.leaf.sourceStart) next++
    const time = times[next - 1]?.time
    if (time !== undefined) entry.time = time
  }
}

/** The leaf with its runs where they stand in the page. */
function placed(leaf: Leaf, within: HtmlPage, index: number, toSource: (offset: number) => number): Leaf {
  const runs = leaf.runs.map((run) => ({
    ...run,
    sourceStart: toSource(run.sourceStart),
    sourceEnd: toSource(visibleEnd(within.source, run.sourceStart, run.sourceEnd, within.decoder)),
  }))
  return {
    ...leaf,
    index,
    runs,
    sourceStart: runs[0]?.sourceStart ?? toSource(leaf.sourceStart),
    sourceEnd: runs.at(-1)?.sourceEnd ?? toSource(leaf.sourceEnd),
  }
}
