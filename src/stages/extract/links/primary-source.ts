// The link to the primary source of an HTML page: whom it took its text from, as the carrier, the head or a line of the page
// says. Everything but the carrier's word comes with the range of the page it stands in. A link to the page's own site is none.
import type { Evidenced, Span } from '../../../model/index.ts'
import { isSameSite, resolveAddress } from '../address.ts'
import type { TypedLeaf } from '../content/typed-leaf.ts'
import { foldLine } from '../fold.ts'
import type { Leaf, LeafLink, PageTree } from '../html/leaf.ts'
import { attribute, attributesOf } from '../html/node.ts'
import type { HtmlPage } from '../html/node.ts'
import { phraseInside } from '../lexicon.ts'
import type { Lexicon } from '../lexicon.ts'
import type { PageHead } from '../meta/head.ts'
import { elementsNamed, isNode, strings } from '../meta/json-ld.ts'
import type { PageSource } from '../source.ts'

export interface SourceParts {
  readonly source: PageSource
  readonly page: HtmlPage
  readonly head: PageHead
  readonly tree: PageTree
  readonly kept: readonly TypedLeaf[]
  readonly lexicon: Lexicon
}

/** What the page rests on, best evidence first; null where it does not say. */
export function primarySourceOf(parts: SourceParts): Evidenced<string> | null {
  const { primarySource } = parts.source
  if (primarySource) return { value: primarySource, basis: 'carrier' }
  return (
    metaSource(parts) ??
    canonicalElsewhere(parts) ??
    basedOn(parts) ??
    linkedSource(parts) ??
    agencySource(parts)
  )
}

function isElsewhere(href: string, own: string | null): boolean {
  return own === null || !isSameSite(href, own)
}

function metaSource({ head, source }: SourceParts): Evidenced<string> | null {
  for (const key of ['original-source', 'syndication-source', 'dc.source', 'dcterms.source']) {
    const meta = head.metas.get(key)
    if (meta && /^https?:/.test(meta.value) && isElsewhere(meta.value, source.address))
      return { value: meta.value, basis: `meta:${key}`, source: { start: meta.start, end: meta.end } }
  }
  return null
}

function canonicalElsewhere({ head, page, source }: SourceParts): Evidenced<string> | null {
  const { canonical } = head
  if (canonical === null || source.address === null || !isElsewhere(canonical, source.address)) return null
  return { value: canonical, basis: 'canonical', ...placeOfCanonical(page) }
}

function placeOfCanonical(page: HtmlPage): { source?: Span } {
  for (const link of elementsNamed(page, new Set(['link'])).get('link') ?? []) {
    const attributes = attributesOf(page, link)
    const href = attributes.get('href')
    if (href && href.value.trim() !== '' && /\bcanonical\b/i.test(attributes.get('rel')?.value ?? ''))
      return { source: { start: href.start, end: href.end } }
  }
  return {}
}

/** schema.org isBasedOn: an address, or something that has one. */
function basedOn({ head, source }: SourceParts): Evidenced<string> | null {
  const { article } = head
  for (const key of ['isBasedOn', 'isBasedOnUrl']) {
    const given = article?.[key]
    for (const one of Array.isArray(given) ? (given as readonly unknown[]) : [given]) {
      const value = isNode(one) ? strings(one['url'] ?? one['@id'])[0] : strings(one)[0]
      if (value === undefined || !/^https?:/.test(value) || !isElsewhere(value, source.address)) continue
      const block = head.blocks.find(({ nodes }) => article !== null && nodes.includes(article))
      return {
        value,
        basis: `json-ld:${key}`,
        ...(block ? { source: { start: block.start, end: block.end } } : {}),
      }
    }
  }
  return null
}

/** A line that names the source and links to it, or that announces the line which does; "(via NAME)" anywhere. */
function linkedSource(parts: SourceParts): Evidenced<string> | null {
  const { lexicon, tree } = parts
  let isLabelled = false
  for (const leaf of tree.leaves) {
    if (leaf.links.length === 0 && leaf.words > LABEL_WORDS) {
      isLabelled = false
      continue
    }
    const isShort = leaf.words <= SOURCE_LINE_WORDS
    const says = isShort && saysSource(leaf, lexicon)
    const links =
      says || (isShort && isLabelled) ? leaf.links : leaf.links.filter((link) => isVia(leaf, link, lexicon))
    const value = firstElsewhere(parts, links)
    if (value !== null) return { value, basis: 'source-label', source: rangeOf(leaf) }
    isLabelled = says && leaf.words <= LABEL_WORDS
  }
  return null
}

/** A longer line speaks of something else as well. */
const SOURCE_LINE_WORDS = 60
/** A line that announces the next is no longer than this. */
const LABEL_WORDS = 6

function saysSource(leaf: Leaf, lexicon: Lexicon): boolean {
  const folded = foldLine(leaf.text.slice(0, 240))
  return (
    lexicon.sourceLabels.has(folded.split(/[:：]/)[0]?.trim() ?? '') ||
    phraseInside(folded, lexicon.firstPublished) !== null
  )
}

/** The words right before the link, back to where the line or the bracket opens, are a label: "Via NAME", "… (source: NAME)". */
function isVia(leaf: Leaf, link: LeafLink, lexicon: Lexicon): boolean {
  const before = leaf.text.slice(Math.max(0, link.start - 40), link.start)
  const opened = /(?:^|[([–—|])\s*([^([–—|]{1,30}?)[\s:：]*$/u.exec(before)
  if (!opened || (before.length === 40 && opened.index === 0)) return false
  return lexicon.sourceLabels.has(foldLine(opened[1] ?? ''))
}

function firstElsewhere({ page, head, source }: SourceParts, links: readonly LeafLink[]): string | null {
  for (const { node } of links) {
    const href = resolveAddress(attribute(page, node, 'href') ?? '', head.base)
    if (href !== null && isElsewhere(href, source.address ?? head.canonical)) return href
  }
  return null
}

/** How far below the text a credit may stand. */
const CREDIT_LEAVES = 3

/** An agency's name that is a link, in a short line of the article or right below it. */
function agencySource(parts: SourceParts): Evidenced<string> | null {
  const { kept, lexicon, tree } = parts
  const own = kept.filter(({ within }) => within === undefined)
  const [first, last] = [own[0]?.leaf.index, own.at(-1)?.leaf.index]
  if (first === undefined || last === undefined) return null
  for (const leaf of tree.leaves.slice(first, last + 1 + CREDIT_LEAVES)) {
    if (leaf.words > LABEL_WORDS || leaf.links.length === 0) continue
    const links = leaf.links.filter(({ start, end }) =>
      lexicon.agencies.has(foldLine(leaf.text.slice(start, end))),
    )
    const value = firstElsewhere(parts, links)
    if (value !== null) return { value, basis: 'agency-credit', source: rangeOf(leaf) }
  }
  return null
}

function rangeOf({ sourceStart, sourceEnd }: Leaf): Span {
  return { start: sourceStart, end: sourceEnd }
}
