// The graph behind the lineage picture: pages, the outlets they cite and the sources all rests on, with an edge from each to those
// who carry or cite it. An edge that follows from others (a copy rests on what its original rests on) is left out.
import { byCodeUnit } from '../../../text/order.ts'
import { knownAt, plain } from '../exports/told.ts'
import { outletName, type Reading, type StoryReading } from '../views/reading.ts'

export interface Node {
  readonly id: string
  readonly kind: 'page' | 'outlet' | 'origin'
  readonly name: string
  /** Document of a page. */
  readonly document: string | null
}

export interface Link {
  readonly from: string
  readonly to: string
  readonly kind: 'carries' | 'part' | 'cites'
  /** In words, for tooltip and table. */
  readonly how: string
}

export interface LineageGraph {
  readonly nodes: readonly Node[]
  readonly links: readonly Link[]
  /** Origins that would fit no more. */
  readonly left: number
}

/** Largely the same text; the other kinds share a part of it. */
const WHOLE: ReadonlySet<string> = new Set(['copy', 'edited'])
const SAYS: Readonly<Record<string, string>> = {
  copy: 'carries the text of',
  edited: 'carries an edited text of',
  excerpt: 'carries an excerpt of',
  merged: 'took in text of',
  quote: 'quotes',
  rewrite: 'rewrites',
}

/** A name as different pages may write it. */
const bare = (name: string): string => name.toLowerCase().replace(/^the /, '')

interface Rests {
  readonly name: string
  readonly pages: ReadonlySet<string>
  readonly claims: number
}

/** Named ultimate sources of the story's claims with the pages that carry them, most pages first. */
function originsOf(story: StoryReading, pageNames: ReadonlySet<string>): Rests[] {
  const found = new Map<string, { pages: Set<string>; claims: number }>()
  for (const claim of story.claims)
    for (const origin of claim.origins) {
      const name = plain(origin.name)
      if (origin.standing !== 'named' || pageNames.has(bare(name))) continue
      const own = found.get(name) ?? { pages: new Set<string>(), claims: 0 }
      for (const one of origin.documents) own.pages.add(one)
      own.claims += 1
      found.set(name, own)
    }
  return [...found]
    .map(([name, own]) => ({ name, ...own }))
    .sort((a, b) => b.pages.size - a.pages.size || b.claims - a.claims || byCodeUnit(a.name, b.name))
}

/** Outlets that pages name as their source, by page. */
function citations(
  story: StoryReading,
  reading: Reading,
): { readonly page: string; readonly outlet: string }[] {
  const inside = new Set(story.story.documents)
  const found = new Map<string, { page: string; outlet: string }>()
  for (const one of reading.dossier.attributions) {
    if (!inside.has(one.document)) continue
    const own = plain(outletName(reading.document.get(one.document)))
    for (const hop of one.chain.slice(1)) {
      const outlet = plain(hop.name)
      if (hop.kind === 'outlet' && outlet !== own && outlet !== '')
        found.set(`${one.document} ${outlet}`, { page: one.document, outlet })
    }
  }
  return [...found.values()].sort((a, b) => byCodeUnit(a.outlet, b.outlet) || byCodeUnit(a.page, b.page))
}

/** Pages from which a walk along the lineage leads to the given one: what they rest on, it rests on too. */
function above(page: string, from: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>()
  const pending = [...(from.get(page) ?? [])]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (found.has(next)) continue
    found.add(next)
    pending.push(...(from.get(next) ?? []))
  }
  return found
}

/** The graph of one story with at most so many origins. */
export function lineageGraph(story: StoryReading, reading: Reading, mostOrigins: number): LineageGraph {
  const inside = new Set(story.story.documents)
  const pages = [...story.documents].sort(
    (a, b) => (knownAt(a) ?? Infinity) - (knownAt(b) ?? Infinity) || byCodeUnit(a.id, b.id),
  )
  const firstOf = new Map<string, string>()
  for (const one of pages) {
    const name = plain(outletName(one))
    if (!firstOf.has(bare(name))) firstOf.set(bare(name), one.id)
  }
  const links: Link[] = []
  const sources = new Map<string, string[]>()
  const outlets = new Map<string, Node>()
  for (const one of reading.dossier.lineage) {
    if (!inside.has(one.from) || !inside.has(one.to)) continue
    links.push({
      from: one.from,
      to: one.to,
      kind: WHOLE.has(one.kind) ? 'carries' : 'part',
      how: SAYS[one.kind] ?? one.kind,
    })
    const known = sources.get(one.to)
    if (known) known.push(one.from)
    else sources.set(one.to, [one.from])
  }
  const linked = new Set(links.map((one) => `${one.from} ${one.to}`))
  for (const { page, outlet } of citations(story, reading)) {
    const known = firstOf.get(bare(outlet))
    const from = known ?? `outlet ${outlet}`
    if (known === undefined) outlets.set(from, { id: from, kind: 'outlet', name: outlet, document: null })
    if (from !== page && !linked.has(`${from} ${page}`) && !linked.has(`${page} ${from}`))
      links.push({ from, to: page, kind: 'cites', how: 'cites' })
  }
  const all = originsOf(story, new Set(firstOf.keys()))
  const origins = all.slice(0, mostOrigins)
  for (const { name, pages: carried } of origins)
    for (const page of carried) {
      if (!inside.has(page)) continue
      const over = above(page, sources)
      if (![...carried].some((one) => over.has(one)))
        links.push({ from: `origin ${name}`, to: page, kind: 'cites', how: 'rests on' })
    }
  const used = new Set(links.flatMap((one) => [one.from, one.to]))
  const nodes: Node[] = [
    ...origins.map((one) => ({
      id: `origin ${one.name}`,
      kind: 'origin' as const,
      name: one.name,
      document: null,
    })),
    ...outlets.values(),
    ...pages.map((one) => ({
      id: one.id,
      kind: 'page' as const,
      name: plain(outletName(one)),
      document: one.id,
    })),
  ]
  return { nodes: nodes.filter((one) => used.has(one.id)), links, left: all.length - origins.length }
}
