// All metadata of an HTML page, from the head, the structured data and the lines of the page.
import type { DocumentMeta, Evidenced } from '../../../model/index.ts'
import { hostOf } from '../address.ts'
import type { TypedLeaf } from '../content/typed-leaf.ts'
import { foldLine } from '../fold.ts'
import type { PageTree } from '../html/leaf.ts'
import type { HtmlPage } from '../html/node.ts'
import { phraseInside } from '../lexicon.ts'
import type { Lexicon } from '../lexicon.ts'
import { primarySourceOf } from '../links/primary-source.ts'
import type { PageSource } from '../source.ts'
import { peopleOf } from './authors.ts'
import type { PeopleSources } from './authors.ts'
import type { PageHead } from './head.ts'
import { namesOf } from './json-ld.ts'
import { pageDates } from './page-dates.ts'
import type { PageTitles } from './title.ts'
import type { Clue } from '../outlet/evidence.ts'
import { weighOutlet } from '../outlet/evidence.ts'
import { markupClues } from '../outlet/markup.ts'
import { nameKey } from '../outlet/names.ts'
import { agencyDateline, pointsElsewhere, selfDescription } from '../outlet/self-lines.ts'

export interface PageParts {
  readonly source: PageSource
  readonly page: HtmlPage
  readonly head: PageHead
  readonly tree: PageTree
  readonly kept: readonly TypedLeaf[]
  readonly titles: PageTitles
  /** Names that the markup gives the site. */
  readonly sites: readonly Clue[]
  readonly language: Evidenced<string> | null
  readonly lexicon: Lexicon
}

export function pageMeta(parts: PageParts): DocumentMeta {
  const { head, kept, lexicon, source, page } = parts
  const outlet = outletOf(parts)
  const people = peopleOf(peopleSources(parts, outlet?.value ?? null))
  const titleLeaf = parts.titles.shown?.leaf ?? null
  const dates = pageDates({ page, tree: parts.tree, head, kept, titleLeaf, address: source.address, lexicon })
  return {
    title: titleEvidence(parts),
    authors: people.authors,
    credits: withDateline(people.credits, outlet, parts),
    outlet,
    publishedAt: dates.publishedAt,
    modifiedAt: dates.modifiedAt,
    language: parts.language,
    primarySource: primarySourceOf(parts),
    aggregator: aggregatorOf(parts),
  }
}

function peopleSources(parts: PageParts, outlet: string | null): PeopleSources {
  const { head, kept, lexicon, source, page, tree, titles } = parts
  const titleLeaf = titles.shown?.leaf ?? null
  const lastLeaf = kept.at(-1)?.leaf.index ?? -1
  return {
    head,
    bylines: kept.filter(({ kind }) => kind === 'byline'),
    outlet,
    address: source.address,
    places: { page, tree, titleLeaf, lastLeaf, lexicon },
  }
}

/** "PORT (Tarn Wire) – …" credits the agency, unless the page is the agency's own. */
function withDateline(
  credits: readonly Evidenced<string>[],
  outlet: Evidenced<string> | null,
  { kept, lexicon }: PageParts,
): readonly Evidenced<string>[] {
  const first = kept.find(({ kind }) => kind === 'paragraph')?.leaf
  const isAgency = (name: string): boolean => lexicon.agencies.has(foldLine(name))
  const named = first ? agencyDateline(first.text, lexicon.outlets, isAgency) : null
  const known = [...credits.map(({ value }) => value), outlet?.value ?? ''].map(nameKey)
  if (!first || !named || known.includes(nameKey(named.name))) return credits
  const source = { start: first.sourceStart, end: first.sourceEnd }
  // Before "From wire reports" and its like, which name nobody.
  return [{ value: named.name, basis: 'agency-dateline', source }, ...credits]
}

function titleEvidence({ titles }: PageParts): Evidenced<string> | null {
  const { named, shown } = titles
  if (!named) return null
  return {
    value: named.value,
    basis: named.basis,
    ...(named === shown ? { span: { start: 0, end: named.value.length } } : {}),
    ...(named.source ? { source: named.source } : {}),
  }
}

/** The head says it; else the clues of the page are weighed; handles and the address are the last resort. */
function outletOf(parts: PageParts): Evidenced<string> | null {
  const { head, source } = parts
  const site = head.metas.get('og:site_name')
  if (site)
    return { value: site.value, basis: 'meta:og:site_name', source: { start: site.start, end: site.end } }
  const publisher = head.article
    ? namesOf(
        head.article['publisher'],
        head.blocks.flatMap((block) => block.nodes),
      )[0]
    : undefined
  if (publisher) return { value: publisher, basis: 'json-ld:publisher' }
  const weighed = weighedOutlet(parts)
  if (weighed) return weighed
  for (const key of ['dc.publisher', 'application-name', 'twitter:site', 'copyright']) {
    const meta = head.metas.get(key)
    if (meta && meta.value.length <= 60)
      return {
        value: meta.value.replace(/^@/, ''),
        basis: `meta:${key}`,
        source: { start: meta.start, end: meta.end },
      }
  }
  const host = hostOf(source.address ?? head.canonical)
  return host === null ? null : { value: host, basis: 'address' }
}

export function weighedOutlet(parts: PageParts): Evidenced<string> | null {
  const { head, kept, lexicon, source, tree, titles, sites } = parts
  const people = peopleOf(peopleSources(parts, null)).authors.map(({ value }) => value)
  const { address } = source
  const clues = markupClues({ head, leaves: tree.leaves, kept, titles, sites, people, address, lexicon })
  const inside = new Set(kept.map(({ leaf }) => leaf.index))
  const elsewhere = tree.leaves
    .filter((leaf) => leaf.words <= 25 && !inside.has(leaf.index))
    .flatMap((leaf) => pointsElsewhere(leaf.text, lexicon.outlets)?.name ?? [])
  return weighOutlet(clues, elsewhere, lexicon.outlets)
}

/** Shorter lines are labels. */
const DISCLAIMER_WORDS = 6

function aggregatorOf({ tree, kept, lexicon }: PageParts): Evidenced<true> | null {
  const end = kept.at(-1)?.leaf.index ?? -1
  for (const leaf of tree.leaves) {
    if (leaf.words > 120) continue
    // In other words than the stock ones, only below the article: there a page speaks of itself.
    const isBelow = leaf.index > end && leaf.words >= DISCLAIMER_WORDS && leaf.linkWords * 2 <= leaf.words
    if (
      phraseInside(foldLine(leaf.text.slice(0, 1000)), lexicon.aggregator) ||
      (isBelow && selfDescription(leaf.text, lexicon.outlets)?.isMachine)
    )
      return { value: true, basis: 'text', source: { start: leaf.sourceStart, end: leaf.sourceEnd } }
  }
  return null
}
