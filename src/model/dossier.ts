// The Dossier: everything about the asked stories at one moment, as others read it. docs/schema/dossier.json is generated
// from these schemas, and every output is validated against it in tests. Fields may be added; none is renamed or dropped
// without a new major version in DOSSIER_SCHEMA.
import { z } from 'zod'
import { BLOCK_KINDS } from './document.ts'
import { CERTAINTIES, CLAIM_KINDS, CLAIM_STATUSES } from './claim.ts'

export const DOSSIER_SCHEMA = 'hearsay/dossier@1'

const offset = z.int().min(0)
const range = z.tuple([offset, offset])
const span = z.object({ start: offset, end: offset })
const placed = span.extend({ document: z.string() })
const evidence = placed.extend({ quote: z.string() })
const hop = z.object({
  name: z.string(),
  kind: z.enum(['outlet', 'person', 'organisation', 'group', 'unnamed']),
  cue: range.optional(),
  via: z.string().optional(),
})
const precision = z.enum([
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'season',
  'year',
  'decade',
  'unknown',
])
const when = z.object({
  start: z.string(),
  end: z.string(),
  precision,
  basis: z.enum(['stated', 'resolved', 'assumed']),
})
const nameKind = z.enum(['person', 'organisation', 'place', 'other'])
const codedActor = span.extend({ actor: z.string(), code: z.string() }).nullable()

export const storySchema = z.object({
  id: z.string(),
  title: z.string(),
  span: z.object({ start: z.string().nullable(), end: z.string().nullable() }),
  documents: z.array(z.string()),
  related: z.array(z.string()),
})

export const dossierDocumentSchema = z.object({
  id: z.string(),
  input: z.string(),
  text: z.string().nullable(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  authors: z.array(z.string()),
  credits: z.array(z.string()),
  publishedAt: z.string().nullable(),
  modifiedAt: z.string().nullable(),
  retrievedAt: z.string().nullable(),
  language: z.string().nullable(),
  address: z.string().nullable(),
  aggregator: z.boolean(),
  digest: z.string(),
  blocks: z.array(
    span.extend({
      kind: z.enum(BLOCK_KINDS),
      sourceStart: offset.optional(),
      sourceEnd: offset.optional(),
      reason: z.string().optional(),
      leadIn: z.int().optional(),
      time: z.string().optional(),
    }),
  ),
  /** Runs of text with the run of the decoded source they came from: [start, end, sourceStart, sourceEnd]. */
  pieces: z.array(z.tuple([offset, offset, offset, offset])),
  links: z.array(span.extend({ href: z.string() })),
  primarySource: z.string().nullable(),
  /** The earlier version of the same page, in `versions`. */
  replaces: z.string().nullable().default(null),
  /** The story and the event in it; null where grouping failed on this document. */
  story: z.string().nullable(),
  event: z.string().nullable(),
})

export const attributionSchema = z.object({
  id: z.string(),
  document: z.string(),
  source: z.array(range),
  cue: z.array(range),
  content: z.array(range),
  kind: z.enum(['direct', 'mixed', 'indirect']),
  speaker: z.string().nullable(),
  chain: z.array(hop),
  venue: z.string().nullable(),
  polarity: z.enum(['asserts', 'denies', 'confirms', 'speculates', 'demands', 'asks']),
  hedges: z.array(range),
  saidAt: when.nullable(),
  confidence: z.number().min(0).max(1),
  within: z.string().optional(),
})

export const claimSchema = z.object({
  id: z.string(),
  story: z.string(),
  text: z.string(),
  kind: z.enum(CLAIM_KINDS),
  status: z.enum(CLAIM_STATUSES),
  origins: z.array(
    z.object({
      name: z.string(),
      kind: hop.shape.kind,
      documents: z.array(z.string()),
      standing: z.enum(['named', 'own-word', 'unnamed']),
      because: z.string(),
    }),
  ),
  history: z.array(
    z.object({
      at: z.string().nullable(),
      status: z.enum(CLAIM_STATUSES),
      reason: z.string(),
      because: z.array(z.string()),
    }),
  ),
  mentions: z.array(
    placed.extend({
      id: z.string(),
      quote: z.string(),
      certainty: z.enum(CERTAINTIES),
      chain: z.array(hop),
      attribution: z.string().optional(),
    }),
  ),
})

const quoted = span.extend({ quote: z.string() })

/** A document that a later fetch of the same page replaced: not counted, kept to show what changed after publication. */
const versionSchema = z.object({
  id: z.string(),
  /** The next version: a document, or another entry here. */
  replacedBy: z.string(),
  /** When the next version was there: its own word, else when it was fetched. */
  replacedAt: z.string().nullable(),
  /** False where one of the two is only what a feed held of the page: nobody edited anything. */
  isEdit: z.boolean(),
  input: z.string(),
  address: z.string().nullable(),
  text: z.string().nullable(),
  title: z.string().nullable(),
  publishedAt: z.string().nullable(),
  modifiedAt: z.string().nullable(),
  retrievedAt: z.string().nullable(),
  digest: z.string(),
  pieces: z.array(z.tuple([offset, offset, offset, offset])),
  /** The headline before and after, where it was edited. */
  titleEdit: z.object({ before: z.string().nullable(), after: z.string().nullable() }).nullable(),
  /** `before` is a span of this version's text, `after` one of the next version's. */
  edits: z.array(
    z.object({
      kind: z.enum(['inserted', 'deleted', 'replaced']),
      block: z.enum(BLOCK_KINDS),
      before: quoted.nullable(),
      after: quoted.nullable(),
    }),
  ),
})

export const dossierSchema = z.object({
  schema: z.literal(DOSSIER_SCHEMA),
  generatedAt: z.string(),
  asOf: z.string().nullable(),
  stories: z.array(storySchema),
  documents: z.array(dossierDocumentSchema),
  attributions: z.array(attributionSchema),
  claims: z.array(claimSchema),
  relations: z.array(
    z.object({
      kind: z.enum(['contradicts', 'supersedes', 'refines', 'framing']),
      claims: z.tuple([z.string(), z.string()]),
      how: z.enum(['figure', 'time', 'place', 'actor', 'denial', 'wording']),
      reason: z.string(),
      evidence: z.array(z.string()),
    }),
  ),
  timeline: z.array(
    z.object({
      id: z.string(),
      story: z.string(),
      when,
      text: z.string(),
      claims: z.array(z.string()),
      evidence: z.array(placed),
    }),
  ),
  actors: z.array(
    z.object({
      id: z.string(),
      story: z.string(),
      name: z.string(),
      kind: nameKind,
      aliases: z.array(z.string()),
      roles: z.array(z.string()),
      speaksFor: z.string().nullable(),
      mentions: z.array(placed),
    }),
  ),
  times: z.array(
    placed.extend({
      type: z.enum(['DATE', 'TIME', 'DURATION', 'SET']),
      value: z.string(),
      interval: z.object({ start: z.string(), end: z.string() }).optional(),
      precision: precision.optional(),
      basis: when.shape.basis.optional(),
    }),
  ),
  places: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      lat: z.number().nullable(),
      lon: z.number().nullable(),
      country: z.string().nullable(),
      kind: z.string(),
      mentions: z.array(placed),
    }),
  ),
  figures: z.array(
    placed.extend({
      value: z.number(),
      low: z.number().optional(),
      high: z.number().optional(),
      unit: z.string(),
      of: z.string(),
      approximate: z.boolean(),
    }),
  ),
  events: z.array(
    placed.extend({
      cameo: z.string(),
      plover: z.string(),
      mode: z.string().optional(),
      source: codedActor,
      target: codedActor,
      when: when.optional(),
      place: z.string().optional(),
      polarity: z.enum(['asserts', 'denies']),
      claims: z.array(z.string()),
    }),
  ),
  stances: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      kind: z.string(),
      cameo: z.string(),
      evidence: z.array(placed),
    }),
  ),
  lineage: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      kind: z.enum(['copy', 'edited', 'excerpt', 'merged', 'quote', 'rewrite']),
      score: z.number(),
      spans: z.array(z.object({ from: range, to: range })),
      evidence: z.string(),
    }),
  ),
  account: z.array(
    z.object({
      story: z.string(),
      section: z.string(),
      sentences: z.array(
        z.object({
          text: z.string(),
          evidence: z.array(evidence),
          editorial: z.literal(true).optional(),
          about: z.string().optional(),
        }),
      ),
    }),
  ),
  questions: z.array(
    z.object({
      story: z.string(),
      question: z.string(),
      answer: z.string(),
      state: z.enum(['answered', 'disputed', 'not-reported']),
      evidence: z.array(evidence),
    }),
  ),
  versions: z.array(versionSchema).default([]),
  coverage: z.object({
    inputs: z.int(),
    failed: z.array(z.object({ input: z.string(), code: z.string(), message: z.string() })),
    /** Sources that could not be watched when this was made, one line each: which, why, since when. */
    notWatched: z.array(z.string()),
  }),
  diagnostics: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['error', 'warning', 'info']),
      message: z.string(),
      document: z.string().optional(),
      start: offset.optional(),
      end: offset.optional(),
    }),
  ),
})

type Frozen<T> = T extends readonly (infer U)[] & { length: infer L }
  ? number extends L
    ? readonly Frozen<U>[]
    : { readonly [K in keyof T]: Frozen<T[K]> }
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T

export type Dossier = Frozen<z.infer<typeof dossierSchema>>
export type DossierDocument = Dossier['documents'][number]
