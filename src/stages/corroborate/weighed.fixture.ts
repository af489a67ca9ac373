// Statements for tests, built from words alone.
import type { Actor, Certainty, Document, Hop, Statement } from '../../model/index.ts'
import type { Features } from './features.ts'
import type { Weighed } from './weighed.ts'

export interface PageWords {
  readonly id: string
  readonly outlet: string
  readonly publishedAt?: string | null
  readonly credits?: readonly string[]
  readonly isAggregator?: boolean
  readonly primarySource?: string
}

/** A document of which only the metadata matters. */
export function page(words: PageWords): Document {
  const field = <T>(value: T): { value: T; basis: string } => ({ value, basis: 'test' })
  return {
    id: words.id,
    input: `${words.id}.txt`,
    address: null,
    digest: words.id,
    retrievedAt: null,
    text: 'x'.repeat(1000),
    blocks: [],
    pieces: [],
    links: [],
    dropped: [],
    replaces: null,
    meta: {
      title: null,
      authors: [],
      credits: (words.credits ?? []).map(field),
      outlet: field(words.outlet),
      publishedAt: words.publishedAt ? field(words.publishedAt) : null,
      modifiedAt: null,
      language: null,
      primarySource: words.primarySource ? field(words.primarySource) : null,
      aggregator: words.isAggregator ? field(true as const) : null,
    },
  }
}

const NO_FEATURES: Features = {
  terms: [],
  concepts: new Set(),
  content: [],
  words: [],
  names: new Set(),
  figures: [],
  times: [],
  places: [],
  predicate: null,
  object: null,
  isNegated: false,
  isAbsence: false,
}

/** A mention on a page: who is at each hop below the page's outlet, and how certain it is put. */
export function mention(
  document: Document,
  hops: readonly (readonly [string, Hop['kind']])[],
  more: { readonly certainty?: Certainty; readonly start?: number; readonly kind?: Statement['kind'] } = {},
): Weighed {
  const start = more.start ?? 10
  const chain: Hop[] = [
    { name: document.meta.outlet?.value ?? '', kind: 'outlet' },
    ...hops.map(([name, kind]) => ({ name, kind })),
  ]
  return {
    document,
    features: NO_FEATURES,
    wording: '',
    speaker: null,
    knownAt: document.meta.publishedAt?.value ?? null,
    statement: {
      id: `m_${document.id}_${start}`,
      document: document.id,
      start,
      end: start + 20,
      quote: 'x'.repeat(20),
      certainty: more.certainty ?? (hops.length ? 'claimed' : 'asserted'),
      chain,
      kind: more.kind ?? 'event',
    },
  }
}

export function actor(name: string, aliases: readonly string[] = [], speaksFor: string | null = null): Actor {
  return {
    id: `a_${name}`,
    name,
    kind: 'person',
    aliases: [name, ...aliases],
    roles: [],
    speaksFor,
    mentions: [],
  }
}
