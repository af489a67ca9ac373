import assert from 'node:assert/strict'
import { test } from 'node:test'
import { partsOf } from './account.ts'
import { inventedStory } from './fixtures/invented-story.ts'
import { bySalience } from './salience.ts'

const parts = partsOf(inventedStory)

test('what more pages carry from more origins, nearer the top and in the headlines, comes first', () => {
  assert.equal(bySalience(parts.claims, parts)[0]?.id, 'c_gate')
})

test('the order does not depend on the order given', () => {
  const one = bySalience(parts.claims, parts).map((claim) => claim.id)
  const other = bySalience([...parts.claims].reverse(), parts).map((claim) => claim.id)
  assert.deepEqual(other, one)
})
