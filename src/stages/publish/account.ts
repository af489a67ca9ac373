// The account of one story: sections of sentences in a fixed order, each sentence with the exact words it rests on.
// It says who reports, who denies and on whose word; it never says what is the case. What a section leaves out it counts.
import {
  defineStage,
  type AccountSection,
  type Actor,
  type Attribution,
  type ClaimSet,
  type LineageRelation,
  type Made,
  type Story,
  type TimelineEntry,
} from '../../model/index.ts'
import type { Page, Parts, Section } from './parts.ts'
import { agreed, denied, forecast, oneOrigin, unverified } from './sections/by-status.ts'
import { disputed } from './sections/disputed.ts'
import { coverage, lineage, people, questions, timeline } from './sections/plain.ts'
import { superseded } from './sections/superseded.ts'
import { whoSaidWhat } from './sections/who-said-what.ts'

export interface StoryInput {
  readonly story: Story
  readonly actors: readonly Actor[]
  readonly claims: ClaimSet
  readonly timeline: readonly TimelineEntry[]
  readonly documents: readonly (Page & { readonly lineage: readonly LineageRelation[] })[]
}

/** Sections in the order of every account. The names are part of the dossier's format. */
const SECTIONS: readonly (readonly [string, Section])[] = [
  ['agreed', agreed],
  ['disputed', disputed],
  ['one-origin', oneOrigin],
  ['denied', denied],
  ['unverified', unverified],
  ['forecast', forecast],
  ['superseded', superseded],
  ['who-said-what', whoSaidWhat],
  ['timeline', timeline],
  ['people', people],
  ['lineage', lineage],
  ['questions', questions],
  ['coverage', coverage],
]

/** Relations among the pages of the story, each pair once. */
function lineageAmong(input: StoryInput): LineageRelation[] {
  const inside = new Set(input.documents.map(({ document }) => document.id))
  const pairs = new Map<string, LineageRelation>()
  for (const page of input.documents) {
    for (const one of page.lineage)
      if (inside.has(one.from) && inside.has(one.to)) pairs.set(`${one.from} ${one.to}`, one)
  }
  return [...pairs.values()]
}

export function partsOf(input: StoryInput): Parts {
  const { story, actors, timeline: entries, documents: pages } = input
  const attribution = pages.flatMap((page) =>
    page.attributions.map((one: Attribution) => [one.id, { page, attribution: one }] as const),
  )
  return {
    story,
    actors,
    pages,
    page: new Map(pages.map((page) => [page.document.id, page])),
    order: new Map(pages.map((page, at) => [page.document.id, at])),
    claims: input.claims.claims,
    claim: new Map(input.claims.claims.map((claim) => [claim.id, claim])),
    relations: input.claims.relations,
    timeline: entries,
    lineage: lineageAmong(input),
    attribution: new Map(attribution),
  }
}

/** Writes the account of one story. */
export function writeAccount(input: StoryInput): Made<readonly AccountSection[]> {
  const parts = partsOf(input)
  return {
    value: SECTIONS.map(([section, write]) => ({ section, sentences: write(parts) })),
    diagnostics: [],
  }
}

export const account = defineStage({
  id: 'account',
  room: 'publish',
  version: 1,
  scope: 'story',
  needs: ['story', 'document', 'syntax', 'attributions', 'lineage', 'actors', 'claims', 'timeline'],
  makes: 'account',
  why: 'The account of a story: sections of sentences, each with the words it rests on.',
  run: (input) => writeAccount(input),
})
