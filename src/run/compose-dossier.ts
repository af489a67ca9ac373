// Composes the Dossier from what is in hand. Nothing is found here: layers are copied into the published shape and sorted.
import type {
  Claim,
  Diagnostic,
  Document,
  Dossier,
  DossierDocument,
  Grouping,
  LineageRelation,
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
  readonly versions: Dossier['versions']
  /** Sources that were not watched, one line each. */
  readonly notWatched: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

const value = <T>(field: { readonly value: T } | null): T | null => (field === null ? null : field.value)

type Assignment = Grouping['assignments'][number]

function publishedDocument(document: Document, place: Assignment | undefined): DossierDocument {
  const { meta } = document
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
    replaces: document.replaces,
    story: place?.story ?? null,
    event: place?.event ?? null,
  }
}

function storySpan(documents: readonly Document[]): { start: string | null; end: string | null } {
  const sorted = documents.flatMap((one) => knownAt(one) ?? []).sort(byCodeUnit)
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

type Span = Pick<Claim['mentions'][number], 'start' | 'end'>

/** Where one claim is mentioned in one document. */
interface ClaimSpans {
  readonly claim: string
  readonly spans: Span[]
}

/** The claims that each document mentions, in the order of the claims. */
function claimsByDocument(claims: readonly Claim[]): ReadonlyMap<string, readonly ClaimSpans[]> {
  const found = new Map<string, ClaimSpans[]>()
  for (const { id: claim, mentions } of claims) {
    for (const mention of mentions) {
      const here = found.get(mention.document) ?? []
      const last = here.at(-1)
      if (last?.claim === claim) last.spans.push(mention)
      else here.push({ claim, spans: [mention] })
      found.set(mention.document, here)
    }
  }
  return found
}

/** Ids of the claims that have a mention overlapping a span of the same document. */
const claimsAt = (here: readonly ClaimSpans[], at: Span): string[] =>
  here
    .filter(({ spans }) => spans.some((one) => one.start < at.end && at.start < one.end))
    .map(({ claim }) => claim)

function publishedEvents(
  bench: Workbench,
  documents: readonly Document[],
  claims: readonly Claim[],
): Dossier['events'] {
  const byDocument = claimsByDocument(claims)
  return documents.flatMap(({ id: document }) =>
    (bench.value('chronicle', document)?.events ?? []).map((event) => ({
      ...event,
      document,
      claims: claimsAt(byDocument.get(document) ?? [], event),
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
  const places = new Map(grouping.assignments.map((one) => [one.document, one]))
  return {
    schema: 'hearsay/dossier@1',
    generatedAt: parts.generatedAt,
    asOf: parts.asOf,
    stories: stories.map(({ story, documents: inside }) => ({
      id: story.id,
      title: story.title,
      span: storySpan(inside),
      documents: story.documents,
      related: story.related,
    })),
    documents: documents.map((document) => publishedDocument(document, places.get(document.id))),
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
    versions: parts.versions,
    coverage: {
      inputs: parts.inputs,
      failed: sortBy(parts.failed, (one) => `${one.input} ${one.code}`),
      notWatched: parts.notWatched,
    },
    diagnostics: sortBy(
      parts.diagnostics,
      (one) => `${one.document ?? ''} ${String(one.start ?? 0).padStart(9, '0')} ${one.code} ${one.message}`,
    ),
  }
}
