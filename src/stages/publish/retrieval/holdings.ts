// What answers are looked up in: the pages of some stories with their claims, attributions and standoff times.
// Made from a Dossier for a reader's question, and from a story's layers for the questions its pages ask.
import type {
  Block,
  Claim,
  ClaimMention,
  ClaimRelation,
  Dossier,
  Hop,
  Polarity,
  Question,
  Range,
  Span,
  TimelineEntry,
} from '../../../model/index.ts'

export interface HeldPage {
  readonly id: string
  readonly text: string
  readonly blocks: readonly Block[]
  readonly title: string
  /** What the page is called when it is cited. */
  readonly outlet: string
  /** ISO 8601 of when it became known; null where nobody can say. */
  readonly knownAt: string | null
  readonly story: string | null
  readonly isAggregator: boolean
}

export interface HeldAttribution {
  readonly id: string
  readonly document: string
  readonly source: readonly Range[]
  readonly cue: readonly Range[]
  readonly content: readonly Range[]
  readonly kind: 'direct' | 'mixed' | 'indirect'
  readonly speaker: string | null
  readonly chain: readonly Hop[]
  readonly polarity: Polarity
}

export interface HeldActor {
  readonly name: string
  readonly aliases: readonly string[]
  readonly roles: readonly string[]
}

export interface HeldTime extends Span {
  readonly document: string
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET'
}

export interface Holdings {
  readonly pages: readonly HeldPage[]
  readonly claims: readonly Claim[]
  readonly relations: readonly ClaimRelation[]
  readonly attributions: readonly HeldAttribution[]
  readonly actors: readonly HeldActor[]
  readonly timeline: readonly Pick<TimelineEntry, 'id' | 'when' | 'text' | 'claims' | 'evidence'>[]
  readonly times: readonly HeldTime[]
  /** Questions that pages ask, with their answers; a reader may ask the same. */
  readonly questions: readonly Question[]
}

const host = (address: string | null): string | null =>
  /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(address ?? '')?.[1]?.toLowerCase() ?? null

/** Everything a dossier holds; withheld texts are passed over, as nothing can be cited from them. */
export function holdingsOfDossier(dossier: Dossier): Holdings {
  const pages = dossier.documents.flatMap((one): HeldPage[] => {
    if (one.text === null) return []
    return [
      {
        id: one.id,
        text: one.text,
        blocks: one.blocks as readonly Block[],
        title: one.title ?? '',
        outlet: one.outlet ?? host(one.address) ?? `the page ${one.input}`,
        knownAt: one.publishedAt ?? one.retrievedAt,
        story: one.story,
        isAggregator: one.aggregator,
      },
    ]
  })
  return {
    pages,
    claims: dossier.claims as readonly Claim[],
    relations: dossier.relations,
    attributions: dossier.attributions as readonly HeldAttribution[],
    actors: dossier.actors,
    timeline: dossier.timeline,
    times: dossier.times,
    questions: dossier.questions,
  }
}

/** Elements by a key, in the order given. */
export function groupBy<T>(
  list: readonly T[],
  key: (element: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const element of list) {
    const group = groups.get(key(element))
    if (group) group.push(element)
    else groups.set(key(element), [element])
  }
  return groups
}

export interface ClaimHere {
  readonly claim: Claim
  readonly mention: ClaimMention
}

/** What stands on each page, so that no search walks over all pages. */
export interface OnPage {
  readonly attributions: ReadonlyMap<string, readonly HeldAttribution[]>
  readonly claims: ReadonlyMap<string, readonly ClaimHere[]>
  readonly times: ReadonlyMap<string, readonly HeldTime[]>
}

export function onPage(holdings: Holdings): OnPage {
  const mentions = holdings.claims.flatMap((claim) =>
    claim.mentions.map((mention): ClaimHere => ({ claim, mention })),
  )
  return {
    attributions: groupBy(holdings.attributions, (one) => one.document),
    claims: groupBy(mentions, (one) => one.mention.document),
    times: groupBy(holdings.times, (one) => one.document),
  }
}
