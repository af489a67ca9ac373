import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cosine, jaccard, norm, overlap, shared } from './similarity.ts'

const a = new Map([
  ['x', 3],
  ['y', 4],
])

test('cosine is 1 for one direction, 0 for none in common, 0 for nothing', () => {
  assert.equal(norm(a), 5)
  assert.equal(
    cosine(
      a,
      new Map([
        ['y', 8],
        ['x', 6],
      ]),
    ),
    1,
  )
  assert.equal(cosine(a, new Map([['z', 1]])), 0)
  assert.equal(cosine(a, new Map()), 0)
  assert.equal(cosine(a, new Map([['x', 1]])), 0.6)
})

test('sets: shared, over all, over the smaller', () => {
  const one = new Set([1, 2, 3])
  const two = new Set([2, 3, 4, 5])
  assert.deepEqual([shared(one, two), jaccard(one, two), overlap(one, two)], [2, 2 / 5, 2 / 3])
  assert.deepEqual([jaccard(new Set(), new Set()), overlap(one, new Set())], [0, 0])
})
