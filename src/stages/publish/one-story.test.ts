import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageResources } from '../../app/resources.ts'
import type { Dossier } from '../../model/index.ts'
import { dossierSchema } from '../../model/dossier.ts'
import { richDossier } from './fixtures/hostile.ts'
import { dossierOfStory } from './one-story.ts'

const own = richDossier(packageResources())
const move = <T>(list: readonly T[]): T[] => {
  const text = JSON.stringify(list).replaceAll(/"(s|d|c|m|x|t|p|a)_(\w+)"/g, '"$1_other_$2"')
  return JSON.parse(text) as T[]
}

/** The same story twice, under other ids, in one dossier. */
const both: Dossier = {
  ...own,
  stories: [...own.stories, ...move(own.stories)],
  documents: [...own.documents, ...move(own.documents)],
  attributions: [...own.attributions, ...move(own.attributions)],
  claims: [...own.claims, ...move(own.claims)],
  relations: [...own.relations, ...move(own.relations)],
  timeline: [...own.timeline, ...move(own.timeline)],
  actors: [...own.actors, ...move(own.actors)],
  lineage: [...own.lineage, ...move(own.lineage)],
  account: [...own.account, ...move(own.account)],
  questions: [...own.questions, ...move(own.questions)],
  places: own.places.map((one) => ({ ...one, mentions: [...one.mentions, ...move(one.mentions)] })),
}

test('one story out of two is that story alone', () => {
  assert.deepEqual(dossierOfStory(both, 's_weir'), own)
  assert.ok(dossierSchema.safeParse(dossierOfStory(both, 's_other_weir')).success)
})

test('there is no dossier of a story that is not there', () => {
  assert.equal(dossierOfStory(both, 's_nothing'), null)
})
