// An HTML page: tree, leaves, the article's container, kinds, text, metadata. Each step is a function of the one before.
import { diagnose } from '../../../model/index.ts'
import type { Diagnostic, Dropped, Evidenced, Resources } from '../../../model/index.ts'
import { isSameSite, resolveAddress } from '../address.ts'
import { chooseContainer, SURE_FURNITURE } from '../content/choose.ts'
import type { Choice } from '../content/choose.ts'
import { squeezed, typeLeaves } from '../content/type-leaves.ts'
import type { TypedLeaf } from '../content/typed-leaf.ts'
import { EXTRACT_DIAGNOSTICS } from '../diagnostics.ts'
import { BODY_WORDS } from '../embedded/bodies.ts'
import { proseOf, readDescription, readEmbedded } from '../embedded/read-embedded.ts'
import { finishBlocks } from '../draft.ts'
import { footnoteMarks } from '../footnotes.ts'
import { inLanguage, lexiconOf } from '../lexicon.ts'
import type { Lexicon } from '../lexicon.ts'
import { readStamp } from '../meta/dates.ts'
import { headOf } from '../meta/head.ts'
import type { PageHead } from '../meta/head.ts'
import { isNode, namesOf, strings } from '../meta/json-ld.ts'
import { languageOf } from '../meta/language.ts'
import { pageMeta } from '../meta/page-meta.ts'
import { titlesOf } from '../meta/title.ts'
import type { PageTitles } from '../meta/title.ts'
import type { Clue } from '../outlet/evidence.ts'
import { siteNames } from '../outlet/site-names.ts'
import type { PageSource, Reading } from '../source.ts'
import { assemble } from './assemble.ts'
import { classWordsOf } from './hints.ts'
import type { Leaf, PageTree } from './leaf.ts'
import { leavesOf } from './leaves.ts'
import { attribute } from './node.ts'
import type { HtmlPage } from './node.ts'
import { DEPTH_LIMIT, parseHtml } from './parse.ts'
import { placeStreamed } from './streamed.ts'

export function readHtml(source: PageSource, resources: Resources): Reading {
  const view = viewOf(source, resources)
  const { page, tree, head, titles, lexicon, typed, shown } = view
  const reading = {
    page,
    head,
    words: classWordsOf(resources),
    lexicon,
    headlines: headlinesOf(titles),
    shown: proseOf(shown),
    leaves: tree.leaves.length,
  }
  const embedded = readEmbedded(reading) ?? (shown.some(isBody) ? null : readDescription(reading))
  const kept = embedded ? [...shown.filter(isHeader), ...embedded.leaves] : shown
  const assembled = assemble(page, titles.shown, kept, head.base)
  return {
    text: assembled.text,
    blocks: finishBlocks(assembled.blocks),
    pieces: assembled.pieces,
    links: assembled.links,
    meta: pageMeta({ source, kept, ...view }),
    dropped: droppedOf(tree.leaves, typed, kept),
    footnoteMarks: mergeMarks(assembled.marks, footnoteMarks(assembled.text)),
    diagnostics: [...depthDiagnostics(source, page.flattened), ...basisDiagnostics(source, embedded?.basis)],
  }
}

/** What can be seen of a page, and what of that is its article. */
interface View {
  readonly page: HtmlPage
  readonly tree: PageTree
  readonly head: PageHead
  readonly titles: PageTitles
  readonly sites: readonly Clue[]
  readonly language: Evidenced<string> | null
  readonly lexicon: Lexicon
  readonly typed: readonly TypedLeaf[]
  readonly shown: readonly TypedLeaf[]
}

/** Fewer words of the article than this may be all that is left without scripts. */
const SCRIPTED_PAGE = 80
/** So much more without scripts is what the page is about. */
const MORE_WITHOUT_SCRIPTS = 2

/** The page as a browser shows it; as one without scripts shows it where it holds far more of the article so. */
function viewOf(source: PageSource, resources: Resources): View {
  const page = parseHtml(source.decoded)
  placeStreamed(page)
  const view = seen(page, source, resources, false)
  const words = proseOf(view.shown)
  if (words >= SCRIPTED_PAGE || !/<noscript/i.test(source.decoded)) return view
  const plain = seen(page, source, resources, true)
  return proseOf(plain.shown) > Math.max(words * MORE_WITHOUT_SCRIPTS, BODY_WORDS) ? plain : view
}

function seen(page: HtmlPage, source: PageSource, resources: Resources, isScriptless: boolean): View {
  const tree = leavesOf(page, classWordsOf(resources), { isScriptless })
  const head = headOf(page, source.address)
  const language = languageOf(tree.leaves, head, lexiconOf(resources))
  const lexicon = inLanguage(lexiconOf(resources), language?.value ?? null)
  const sites = siteNames({ page, tree, head, address: source.address, lexicon })
  const titles = titlesOf(page, tree, head, {
    address: source.address,
    sites: sites.map(({ name }) => name),
  })
  const title = titles.shown
  const known = {
    headlines: headlinesOf(titles),
    titleLeaf: title?.leaf ?? null,
    description: descriptionOf(head),
    body: head.article ? (strings(head.article['articleBody'])[0] ?? null) : null,
    people: peopleNamed(head),
    times: head.times,
    updates: liveUpdates(head, lexicon),
    leadsAway: (leaf: Leaf) => leadsAway(page, leaf, source.address ?? head.canonical),
  }
  const choice = chooseContainer(tree, title?.leaf ?? null, lexicon)
  let typed: readonly TypedLeaf[] = []
  let shown: readonly TypedLeaf[] = []
  for (const tried of widening(choice, tree)) {
    typed = typeLeaves(page, tree.leaves, tried, known, lexicon)
    shown = typed.filter(
      (entry) => entry.kind !== null && entry.leaf !== title?.leaf && entry.kind !== 'title',
    )
    if (tree.body.prose === 0 || shown.some(isBody)) break
  }
  return { page, tree, head, titles, sites, language, lexicon, typed, shown }
}

/** Times of a live page's entries by their names, as schema.org's liveBlogUpdate gives them. */
function liveUpdates({ article }: PageHead, lexicon: Lexicon): ReadonlyMap<string, string> {
  const updates = new Map<string, string>()
  const given = article?.['liveBlogUpdate']
  for (const update of Array.isArray(given) ? (given as readonly unknown[]) : []) {
    if (!isNode(update)) continue
    const [name] = strings(update['headline'])
    const [stamp] = strings(update['datePublished'])
    const time = stamp === undefined ? null : readStamp(stamp, lexicon)
    if (name !== undefined && time !== null) updates.set(squeezed(name), time)
  }
  return updates
}

/** Pages whose own address is unknown have no other sites. */
function leadsAway(page: HtmlPage, { links }: Leaf, own: string | null): boolean {
  return (
    own !== null &&
    links.length > 0 &&
    links.every(({ node }) => {
      const href = resolveAddress(attribute(page, node, 'href') ?? '', own)
      return href !== null && !isSameSite(href, own)
    })
  )
}

function peopleNamed({ article, blocks, metas }: PageHead): string[] {
  const nodes = blocks.flatMap((block) => block.nodes)
  const author = metas.get('author')?.value
  return [...(article ? namesOf(article['author'], nodes) : []), ...(author === undefined ? [] : [author])]
}

/** A page with text is not left empty: where its best part holds none, all of it is read, and at last what only its names call furniture. */
function widening(choice: Choice, { body }: PageTree): Choice[] {
  const sure = new Map([...choice.furniture].filter(([, reason]) => SURE_FURNITURE.has(reason)))
  return [choice, { ...choice, container: body }, { ...choice, container: body, furniture: sure }]
}

function descriptionOf(head: PageHead): string | null {
  return (
    head.metas.get('og:description')?.value ??
    head.metas.get('description')?.value ??
    (head.article ? (strings(head.article['description'])[0] ?? null) : null)
  )
}

/** What stays of the page where its text is read from its data. */
function isHeader({ kind }: TypedLeaf): boolean {
  return kind === 'byline' || kind === 'dateline'
}

function isBody(entry: TypedLeaf): boolean {
  return !isHeader(entry) && entry.kind !== 'caption'
}

function headlinesOf(titles: PageTitles): ReadonlySet<string> {
  const names = new Set([titles.shown?.value ?? '', ...titles.others].map(squeezed))
  names.delete('')
  return names
}

function depthDiagnostics(source: PageSource, flattened: number): Diagnostic[] {
  if (flattened === 0) return []
  const values = { input: source.input, count: flattened, limit: DEPTH_LIMIT }
  return [diagnose(EXTRACT_DIAGNOSTICS, 'nested-too-deep', values, { document: source.id })]
}

function basisDiagnostics(source: PageSource, basis: string | undefined): Diagnostic[] {
  if (basis === undefined) return []
  const values = { input: source.input, basis }
  return [diagnose(EXTRACT_DIAGNOSTICS, 'text-from-metadata', values, { document: source.id })]
}

/** What was left out, neighbours of one reason together. */
function droppedOf(
  leaves: readonly Leaf[],
  typed: readonly TypedLeaf[],
  kept: readonly TypedLeaf[],
): Dropped[] {
  const inside = new Map(typed.map((entry) => [entry.leaf.index, entry]))
  const stays = new Set(kept.map(({ leaf }) => leaf.index))
  const dropped: { start: number; end: number; reason: string }[] = []
  for (const leaf of leaves) {
    if (stays.has(leaf.index)) continue
    const reason = reasonOf(inside.get(leaf.index))
    const last = dropped[dropped.length - 1]
    if (last?.reason === reason && leaf.sourceStart >= last.end) last.end = leaf.sourceEnd
    else dropped.push({ start: leaf.sourceStart, end: leaf.sourceEnd, reason })
  }
  return dropped
}

function reasonOf(entry: TypedLeaf | undefined): string {
  if (entry === undefined) return 'outside-article'
  // Kept on the page, but the text was read from the page's data.
  if (entry.kind !== null && entry.kind !== 'title') return 'read-from-data'
  return entry.reason ?? 'repeated-headline'
}

function mergeMarks(
  a: readonly { start: number; end: number }[],
  b: readonly { start: number; end: number }[],
) {
  const merged: { start: number; end: number }[] = []
  for (const mark of [...a, ...b].sort((x, y) => x.start - y.start || x.end - y.end))
    if (mark.start >= (merged[merged.length - 1]?.end ?? 0)) merged.push(mark)
  return merged
}
