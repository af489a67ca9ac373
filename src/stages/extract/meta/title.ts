// The headline, twice: as the page shows it (the h1 that the head agrees with; it opens the text), and as the publisher
// calls the article (for news, the name it is shared under). Where only one is known it serves for both.
import type { Span } from '../../../model/index.ts'
import { foldHeadline, foldLine } from '../fold.ts'
import type { Leaf, PageTree, Run } from '../html/leaf.ts'
import { foldRun, visibleEnd } from '../html/text-run.ts'
import { decodeText } from '../html/entities.ts'
import type { HtmlPage } from '../html/node.ts'
import { hostOf, siteOf } from '../address.ts'
import type { MetaValue, PageHead } from './head.ts'
import { strings, typesOf } from './json-ld.ts'

export interface PageTitle {
  readonly value: string
  readonly basis: string
  /** Runs of `value` over the decoded source. */
  readonly runs: readonly Run[]
  readonly source: Span | null
  /** The leaf it was read from, so that it is not printed twice. */
  readonly leaf: Leaf | null
}

export interface PageTitles {
  /** Opens the text. */
  readonly shown: PageTitle | null
  /** What lists and links call the article. */
  readonly named: PageTitle | null
  /** Every name the head gives the article. */
  readonly others: readonly string[]
}

/** Share of words two headlines must have in common to be one. */
const AGREES = 0.5
const HEADING_LIMIT = 300

export function titlesOf(
  page: HtmlPage,
  tree: PageTree,
  head: PageHead,
  { address, sites }: { readonly address: string | null; readonly sites: readonly string[] },
): PageTitles {
  const titles = namedTitles(page, head, outletNames(head, address, sites))
  const heading = shownHeading(tree, titles, new Set(sites.map(foldHeadline)), head)
  const fallback = titles.find((title) => title.runs.length > 0) ?? titles[0] ?? null
  const shown = heading ? fromLeaf(heading) : fallback
  return { shown, named: namedTitle(shown, titles, head), others: titles.map(({ value }) => value) }
}

function shownHeading(
  tree: PageTree,
  titles: readonly PageTitle[],
  sites: ReadonlySet<string>,
  head: PageHead,
): Leaf | null {
  const headings = tree.leaves.filter(
    (leaf) => leaf.region.node.tag === 'h1' && leaf.words > 0 && leaf.text.length <= HEADING_LIMIT,
  )
  const isSite = (leaf: Leaf): boolean => sites.has(foldHeadline(leaf.text))
  const leafNamed = (names: readonly string[]): Leaf | undefined => {
    const wanted = new Set(names)
    // Folding makes a text shorter, hardly ever longer: most leaves need not be folded to be told apart.
    const least = Math.min(...names.map(({ length }) => length))
    return tree.leaves.find(
      (leaf) =>
        leaf.text.length >= least &&
        leaf.text.length <= HEADING_LIMIT &&
        leaf.linkWords < leaf.words &&
        wanted.has(foldHeadline(leaf.text)) &&
        !isSite(leaf),
    )
  }
  const agreeing = bestHeading(
    headings.filter((leaf) => !isSite(leaf)),
    titles,
  )
  if (agreeing) return agreeing
  const same =
    leafNamed(titles.map((title) => foldHeadline(title.value))) ??
    leafNamed(titles.flatMap((title) => partsOf(title.value)))
  if (same) return same
  if (titles.length > 0)
    return bestHeading(headings, titles) ?? (isArticle(head) ? onlyHeading(headings, isSite) : null)
  return headings[0] ?? tree.leaves.find((leaf) => leaf.region.node.tag === 'h2' && leaf.words > 2) ?? null
}

function isArticle(head: PageHead): boolean {
  if (head.metas.get('og:type')?.value.toLowerCase() === 'article') return true
  return head.article !== null && typesOf(head.article).some((type) => /Article$|Posting$|Report$/.test(type))
}

/** An article with one h1 of a headline's length is called that, whatever its head says; other pages have slogans there. */
function onlyHeading(headings: readonly Leaf[], isSite: (leaf: Leaf) => boolean): Leaf | null {
  const only = headings.length === 1 ? headings[0] : undefined
  return only && only.words >= PART_WORDS && !isSite(only) ? only : null
}

/** Fewer words of a title are a section or a site as often as the headline. */
const PART_WORDS = 4

/** "Tarn Herald: Dam gives way above Orle" → the parts that may be the headline, folded. */
function partsOf(title: string): string[] {
  const parts = [...title.matchAll(/:\s+|\s+[|·•»–—-]\s+/g)].flatMap((match) => [
    title.slice(0, match.index),
    title.slice(match.index + match[0].length),
  ])
  return parts.map(foldHeadline).filter((part) => part.split(' ').length >= PART_WORDS)
}

/**
 * News is known by the name it is shared under; elsewhere that name is too often a slogan. Where the page and its structured
 * data call it alike, they are two against one, unless the page's title is made from them ("Headline | Site"): then the
 * shared name was chosen on purpose.
 */
function namedTitle(shown: PageTitle | null, titles: readonly PageTitle[], head: PageHead): PageTitle | null {
  const shared = titles.find((title) => title.basis === 'meta:og:title')
  if (!shared || !shown) return shown ?? shared ?? null
  const isNews =
    head.article !== null && typesOf(head.article).some((type) => /News|Report|Analysis|LiveBlog/.test(type))
  const [seen, said] = [foldHeadline(shown.value), foldHeadline(shared.value)]
  if (seen === said) return joinsKicker(shown.value, shared.value) ? shared : shown
  if (!isNews) return shown
  const structured = titles.find((title) => title.basis === 'json-ld:headline')
  const written = structured ? foldHeadline(structured.value) : null
  if (said.startsWith(seen)) return written === said ? shared : shown
  const isOwn = written === seen && !isOpening(seen, foldHeadline(head.title?.value ?? ''))
  return isOwn && !withSection(shown.value, said) ? shown : shared
}

function isOpening(headline: string, title: string): boolean {
  return title.length > headline.length && title.startsWith(headline)
}

/** "Kicker Headline" of a heading in two parts, which the head writes "Kicker: Headline". */
function joinsKicker(shown: string, shared: string): boolean {
  const lines = foldLine(shown)
  return [...foldLine(shared).matchAll(/(?::| [-|·])(?= )/g)].some(
    (mark) => mark.input.slice(0, mark.index) + mark.input.slice(mark.index + mark[0].length) === lines,
  )
}

/** "Headline | Section" of a heading, which is shared as "Headline". */
function withSection(shown: string, shared: string): boolean {
  const parts = /^(.+?)\s+[|·•–—]\s/.exec(shown)
  return parts !== null && foldHeadline(parts[1] ?? '') === shared
}

function fromLeaf(leaf: Leaf): PageTitle {
  const source = { start: leaf.sourceStart, end: leaf.sourceEnd }
  return { value: leaf.text.replace(/\n/g, ' '), basis: leaf.region.node.tag, runs: leaf.runs, source, leaf }
}

/** The heading that shares most words with what the head says. */
function bestHeading(headings: readonly Leaf[], titles: readonly PageTitle[]): Leaf | null {
  let best: Leaf | null = null
  let most = 0
  for (const leaf of headings) {
    const agreement = Math.max(0, ...titles.map((title) => overlap(leaf.text, title.value)))
    if (agreement > most) {
      most = agreement
      best = leaf
    }
  }
  return most >= AGREES ? best : null
}

function overlap(a: string, b: string): number {
  const [x, y] = [new Set(foldHeadline(a).split(' ')), new Set(foldHeadline(b).split(' '))]
  let shared = 0
  for (const word of x) if (y.has(word)) shared++
  return shared / Math.max(1, Math.min(x.size, y.size))
}

const META_TITLES = [
  'og:title',
  'twitter:title',
  'dc.title',
  'dcterms.title',
  'title',
  'sailthru.title',
  'parsely-title',
]

/** What the head calls the page, best first. */
function namedTitles(page: HtmlPage, head: PageHead, outlets: ReadonlySet<string>): PageTitle[] {
  const found: PageTitle[] = []
  const headline = head.article ? strings(head.article['headline'])[0] : undefined
  if (headline !== undefined && headline.trim() !== '')
    found.push({
      value: decodeText(headline, page.decoder).replace(/\s+/g, ' ').trim(),
      basis: 'json-ld:headline',
      runs: [],
      source: null,
      leaf: null,
    })
  for (const key of META_TITLES) {
    const meta = head.metas.get(key)
    if (meta) found.push(withoutOutlet(page, meta, `meta:${key}`, outlets))
  }
  if (head.title) found.push(withoutOutlet(page, head.title, 'title-element', outlets))
  return found.filter((title) => title.value !== '')
}

function outletNames(head: PageHead, address: string | null, sites: readonly string[]): ReadonlySet<string> {
  const names = new Set(sites.map(foldHeadline))
  const site = head.metas.get('og:site_name')?.value
  if (site !== undefined) names.add(foldHeadline(site))
  const host = hostOf(address ?? head.canonical)
  if (host !== null) names.add(siteOf(host)).add(foldHeadline(host))
  names.delete('')
  return names
}

/** "Headline | Outlet" → "Headline": the last part goes where it names the outlet or is short beside the rest. */
function withoutOutlet(
  page: HtmlPage,
  meta: MetaValue,
  basis: string,
  outlets: ReadonlySet<string>,
): PageTitle {
  const folded = foldRun(page.source, meta.start, meta.end, page.decoder, true)
  const value = folded.text.trimEnd()
  const end = keptLength(value, outlets)
  const runs = folded.runs
    .filter((run) => run.start < end)
    .map((run) => (run.end <= end ? run : cutRun(page, run, end)))
  const source = { start: runs[0]?.sourceStart ?? meta.start, end: runs.at(-1)?.sourceEnd ?? meta.end }
  return { value: value.slice(0, end), basis, runs, source, leaf: null }
}

/** A run ended early: only where its source is written as its text can the place be told. */
function cutRun(page: HtmlPage, run: Run, end: number): Run {
  const text = foldRun(page.source, run.sourceStart, run.sourceEnd, page.decoder, true).text.slice(
    0,
    end - run.start,
  )
  for (let at = run.sourceStart + text.length; at <= run.sourceEnd; at++) {
    const tried = foldRun(page.source, run.sourceStart, at, page.decoder, true).text
    if (tried.startsWith(text) && tried.length >= text.length)
      return { ...run, end, sourceEnd: visibleEnd(page.source, run.sourceStart, at, page.decoder) }
  }
  return run
}

function keptLength(value: string, outlets: ReadonlySet<string>): number {
  let end = value.length
  for (let times = 0; times < 3; times++) {
    const cut = lastSeparator(value.slice(0, end))
    if (cut === null) break
    const tail = foldHeadline(value.slice(cut.end, end))
    const isShort = cut.strong && end - cut.end <= 40 && cut.start >= 20
    if (!isShort && !namesOutlet(tail, outlets)) break
    end = cut.start
  }
  return value.slice(0, end).trimEnd().length
}

function namesOutlet(tail: string, outlets: ReadonlySet<string>): boolean {
  const bare = tail.replace(/ /g, '')
  for (const name of outlets)
    if (tail === name || bare === name.replace(/ /g, '') || (name.length > 3 && tail.includes(name)))
      return true
  return false
}

function lastSeparator(text: string): { start: number; end: number; strong: boolean } | null {
  const found = [...text.matchAll(/\s+(?:[|·•»›｜]|::)\s+|\s+[-–—]\s+|[|｜ㅣ]|：(?=\S{2,14}$)/g)].at(-1)
  if (!found || found.index === 0) return null
  return { start: found.index, end: found.index + found[0].length, strong: /[|·•»›:｜ㅣ]/.test(found[0]) }
}
