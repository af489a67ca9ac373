// Composes the Dossier from what is in hand. Nothing is found here: layers are copied into the published shape and sorted.
import type {
  Claim,
  Diagnostic,
  Document,
  Dossier,
  DossierDocument,
  Grouping,
  LineageRelation,
  Story,
} from '../model/index.ts'
import { makeId } from '../text/digest.ts'
import { byCodeUnit, sortBy } from '../text/order.ts'
import type { Failure } from './intake.ts'
import { knownAt } from './moment.ts'
import type { StoryMade } from './stories.ts'
import type { Workbench } from './workbench.ts'

export interface DossierParts {
  readonly generatedAt: string
  readonly asOf: string | null
  readonly inputs: number
  readonly failed: readonly Failure[]
  readonly documents: readonly Document[]
  readonly grouping: Grouping
  readonly stories: readonly StoryMade[]
  readonly lineage: readonly LineageRelation[]
  readonly diagnostics: readonly Diagnostic[]
}

const value = <T>(field: { readonly value: T } | null): T | null => (field === null ? null : field.value)

function publishedDocument(document: Document, grouping: Grouping): DossierDocument {
  const { meta } = document
  const place = grouping.assignments.find((one) => one.document === document.id)
  return {
    id: document.id,
    input: document.input,
    text: document.text,
    title: value(meta.title),
    outlet: value(meta.outlet),
    authors: meta.authors.map((one) => one.value),
    credits: meta.credits.map((one) => one.value),
    publishedAt: value(meta.publishedAt),
    modifiedAt: value(meta.modifiedAt),
    retrievedAt: document.retrievedAt,
    language: value(meta.language),
    address: document.address,
    aggregator: meta.aggregator !== null,
    digest: document.digest,
    blocks: document.blocks,
    pieces: document.pieces,
    links: document.links,
    primarySource: value(meta.primarySource),
    story: place?.story ?? null,
    event: place?.event ?? null,
  }
}

function storySpan(
  story: Story,
  documents: readonly Document[],
): { start: string | null; end: string | null } {
  const inside = new Set(story.documents)
  const times = documents.filter((one) => inside.has(one.id)).flatMap((one) => knownAt(one) ?? [])
  const sorted = [...times].sort(byCodeUnit)
  return { start: sorted[0] ?? null, end: sorted.at(-1) ?? null }
}

/** Places of all documents, one entry for each name at each position. */
function publishedPlaces(bench: Workbench, documents: readonly Document[]): Dossier['places'] {
  const places = new Map<
    string,
    Dossier['places'][number] & { mentions: { document: string; start: number; end: number }[] }
  >()
  for (const { id: document } of documents) {
    for (const { start, end, name, lat, lon, country, kind } of bench.value('chronicle', document)?.places ??
      []) {
      const id = makeId('p', name, String(lat), String(lon))
      const place = places.get(id) ?? { id, name, lat, lon, country, kind, mentions: [] }
      place.mentions.push({ document, start, end })
      places.set(id, place)
    }
  }
  return sortBy([...places.values()], (one) => `${one.name} ${one.id}`)
}

/** Ids of the claims that have a mention overlapping a span. */
function claimsAt(claims: readonly Claim[], at: { document: string; start: number; end: number }): string[] {
  const meets = (claim: Claim): boolean =>
    claim.mentions.some((one) => one.document === at.document && one.start < at.end && at.start < one.end)
  return claims.filter(meets).map((claim) => claim.id)
}

function publishedEvents(
  bench: Workbench,
  documents: readonly Document[],
  claims: readonly Claim[],
): Dossier['events'] {
  const byDocument = new Map<string, Claim[]>()
  for (const claim of claims) {
    for (const document of new Set(claim.mentions.map((one) => one.document))) {
      byDocument.set(document, [...(byDocument.get(document) ?? []), claim])
    }
  }
  return documents.flatMap(({ id: document }) =>
    (bench.value('chronicle', document)?.events ?? []).map((event) => ({
      ...event,
      document,
      claims: claimsAt(byDocument.get(document) ?? [], { document, start: event.start, end: event.end }),
    })),
  )
}

const inStory = <T>(
  stories: readonly StoryMade[],
  pick: (made: StoryMade) => readonly T[] | undefined,
): (T & { story: string })[] =>
  stories.flatMap((made) => (pick(made) ?? []).map((one) => ({ ...one, story: made.story.id })))

/** The whole dossier. Order: stories as grouped, documents as they became known, the rest by document and place. */
export function composeDossier(bench: Workbench, parts: DossierParts): Dossier {
  const { documents, stories, grouping } = parts
  const claims = stories.flatMap((made) => made.claims?.claims ?? [])
  return {
    schema: 'hearsay/dossier@1',
    generatedAt: parts.generatedAt,
    asOf: parts.asOf,
    stories: stories.map(({ story }) => ({
      id: story.id,
      title: story.title,
      span: storySpan(story, documents),
      documents: story.documents,
      related: story.related,
    })),
    documents: documents.map((document) => publishedDocument(document, grouping)),
    attributions: documents.flatMap(({ id: document }) =>
      (bench.value('attributions', document) ?? []).map((one) => ({ ...one, document })),
    ),
    claims,
    relations: stories.flatMap((made) => made.claims?.relations ?? []),
    timeline: inStory(stories, (made) => made.timeline),
    actors: inStory(stories, (made) => made.actors),
    times: documents.flatMap(({ id: document }) =>
      (bench.value('chronicle', document)?.times ?? []).map((one) => ({ ...one, document })),
    ),
    places: publishedPlaces(bench, documents),
    figures: documents.flatMap(({ id: document }) =>
      (bench.value('chronicle', document)?.figures ?? []).map((one) => ({ ...one, document })),
    ),
    events: publishedEvents(bench, documents, claims),
    stances: stories.flatMap((made) => made.stances ?? []),
    lineage: parts.lineage,
    account: inStory(stories, (made) => made.account),
    questions: inStory(stories, (made) => made.questions),
    coverage: {
      inputs: parts.inputs,
      failed: sortBy(parts.failed, (one) => `${one.input} ${one.code}`),
      notWatched: [],
    },
    diagnostics: sortBy(
      parts.diagnostics,
      (one) => `${one.document ?? ''} ${String(one.start ?? 0).padStart(9, '0')} ${one.code} ${one.message}`,
    ),
  }
}
