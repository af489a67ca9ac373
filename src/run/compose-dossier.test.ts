// Composing: an event names the claims that have a mention over it, and a story of many pages costs what its pages cost.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Claim, ClaimMention, Document, Grouping, Story } from '../model/index.ts'
import { composeDossier } from './compose-dossier.ts'
import type { StoryMade } from './stories.ts'
import type { Workbench } from './workbench.ts'

const LENGTH = 20

/** One story of so many pages, each with an event at 10–15, and claims with a mention on every page at the places given. */
function composed(pages: number, places: readonly number[]) {
  let looks = 0
  const ids = Array.from({ length: pages }, (_, at) => `d_${String(at)}`)
  const document = (id: string): Document =>
    ({
      id,
      input: id,
      text: 'x'.repeat(LENGTH),
      blocks: [],
      meta: {
        title: null,
        outlet: null,
        authors: [],
        credits: [],
        publishedAt: null,
        modifiedAt: null,
        language: null,
        aggregator: null,
        primarySource: null,
      },
      retrievedAt: `2031-03-0${String(1 + (ids.indexOf(id) % 9))}T00:00:00Z`,
    }) as unknown as Document
  const mention = (id: string, start: number): ClaimMention =>
    ({
      document: id,
      end: start + 3,
      get start() {
        looks++
        return start
      },
    }) as ClaimMention
  const claims = places.map(
    (start, at): Claim =>
      ({ id: `c_${String(at)}`, mentions: ids.map((id) => mention(id, start)) }) as unknown as Claim,
  )
  const documents = ids.map(document)
  const story = { id: 's_1', title: 'x', documents: ids, related: [] } as unknown as Story
  const made = {
    story,
    documents,
    claims: { claims, relations: [] },
    diagnostics: [],
  } as unknown as StoryMade
  const bench = {
    value: (layer: string) =>
      layer === 'chronicle'
        ? { times: [], places: [], figures: [], events: [{ start: 10, end: 15 }] }
        : undefined,
  } as unknown as Workbench
  const grouping: Grouping = {
    stories: [story],
    assignments: ids.map((id) => ({ document: id, story: 's_1', event: 'e_1' })),
  }
  const dossier = composeDossier(bench, {
    generatedAt: '2031-03-10T00:00:00Z',
    asOf: null,
    inputs: pages,
    failed: [],
    documents,
    grouping,
    stories: [made],
    lineage: [],
    versions: [],
    notWatched: [],
    diagnostics: [],
  })
  return { dossier, looks }
}

test('an event names the claims with a mention over it, in their order, and no others', () => {
  const { dossier } = composed(3, [8, 0, 14, 15])
  assert.deepEqual(
    dossier.events.map((event) => event.claims),
    [
      ['c_0', 'c_2'],
      ['c_0', 'c_2'],
      ['c_0', 'c_2'],
    ],
  )
})

test('documents say where they belong, and stories when they were told', () => {
  const { dossier } = composed(3, [])
  assert.deepEqual(
    dossier.documents.map((one) => [one.story, one.event]),
    [
      ['s_1', 'e_1'],
      ['s_1', 'e_1'],
      ['s_1', 'e_1'],
    ],
  )
  assert.deepEqual(dossier.stories[0]?.span, { start: '2031-03-01T00:00:00Z', end: '2031-03-03T00:00:00Z' })
})

test('twice the pages are twice the mentions looked at, not four times', () => {
  const few = composed(20, [8, 0, 14]).looks
  const many = composed(40, [8, 0, 14]).looks
  assert.equal(many, 2 * few)
})
