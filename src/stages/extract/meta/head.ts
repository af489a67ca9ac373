// What the head of a page says: meta elements by name, links by relation, the title element, the language, the base.
import type { HtmlNode, HtmlPage } from '../html/node.ts'
import { attribute, attributesOf } from '../html/node.ts'
import { decodeText } from '../html/entities.ts'
import { resolveAddress } from '../address.ts'
import { articleNode, elementsNamed, structuredData } from './json-ld.ts'
import type { LdBlock, LdNode } from './json-ld.ts'

export interface MetaValue {
  readonly value: string
  readonly start: number
  readonly end: number
}

export interface PageHead {
  /** First value of each meta name or property, lower case. */
  readonly metas: ReadonlyMap<string, MetaValue>
  /** All values where a name comes several times ("article:author"). */
  readonly all: ReadonlyMap<string, readonly MetaValue[]>
  readonly title: MetaValue | null
  readonly lang: string | null
  readonly base: string | null
  readonly canonical: string | null
  readonly blocks: readonly LdBlock[]
  readonly article: LdNode | null
  readonly times: readonly HtmlNode[]
  /** Links and pictures, in the order they stand. */
  readonly anchors: readonly HtmlNode[]
  readonly images: readonly HtmlNode[]
}

const WANTED: ReadonlySet<string> = new Set('meta link title html base script time a img'.split(' '))

export function headOf(page: HtmlPage, address: string | null): PageHead {
  const found = elementsNamed(page, WANTED)
  const metas = new Map<string, MetaValue>()
  const all = new Map<string, MetaValue[]>()
  for (const node of found.get('meta') ?? []) {
    const attributes = attributesOf(page, node)
    const content = attributes.get('content')
    const name =
      attributes.get('property')?.value ??
      attributes.get('name')?.value ??
      attributes.get('itemprop')?.value ??
      attributes.get('http-equiv')?.value
    if (!content || name === undefined || content.value.trim() === '') continue
    const value = { value: content.value.trim(), start: content.start, end: content.end }
    for (const key of name.toLowerCase().trim().split(/\s+/)) {
      if (!metas.has(key)) metas.set(key, value)
      all.set(key, [...(all.get(key) ?? []), value])
    }
  }
  const blocks = structuredData(page, found.get('script') ?? [])
  const base = resolveAddress(firstAttribute(page, found.get('base'), 'href') ?? '', address) ?? address
  return {
    metas,
    all,
    title: titleElement(page, found.get('title') ?? []),
    lang:
      firstAttribute(page, found.get('html'), 'lang') ?? firstAttribute(page, found.get('html'), 'xml:lang'),
    base,
    canonical: canonicalOf(page, found.get('link') ?? [], base),
    blocks,
    article: articleNode(blocks),
    times: found.get('time') ?? [],
    anchors: found.get('a') ?? [],
    images: found.get('img') ?? [],
  }
}

function firstAttribute(page: HtmlPage, nodes: readonly HtmlNode[] | undefined, name: string): string | null {
  for (const node of nodes ?? []) {
    const value = attribute(page, node, name)
    if (value !== null && value !== '') return value
  }
  return null
}

function titleElement(page: HtmlPage, nodes: readonly HtmlNode[]): MetaValue | null {
  for (const node of nodes) {
    const text = node.first
    if (!text) continue
    const value = decodeText(page.source.slice(text.start, text.end), page.decoder)
      .replace(/\s+/g, ' ')
      .trim()
    if (value !== '') return { value, start: text.start, end: text.end }
  }
  return null
}

function canonicalOf(page: HtmlPage, links: readonly HtmlNode[], base: string | null): string | null {
  for (const link of links) {
    if (!/\bcanonical\b/i.test(attribute(page, link, 'rel') ?? '')) continue
    const href = resolveAddress(attribute(page, link, 'href') ?? '', base)
    if (href !== null) return href
  }
  return null
}
