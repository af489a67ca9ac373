import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chunks, lastByKey, pages } from './chunks.ts'

test('chunks hold everything once, in order', () => {
  assert.deepEqual(chunks([1, 2, 3, 4, 5], 2), [[1, 2], [3, 4], [5]])
  assert.deepEqual(chunks([], 2), [])
})

test('the last of each key stays, by code unit of the key', () => {
  const list = ['b1', 'a1', 'B1', 'a2']
  assert.deepEqual(
    lastByKey(list, (one) => one.slice(0, 1)),
    ['B1', 'a2', 'b1'],
  )
})

test('pages begin after the last key and end with a short page', async () => {
  const asked: (number | null)[] = []
  const read = (after: number | null, limit: number) => {
    asked.push(after)
    return Promise.resolve([1, 2, 3, 4].filter((one) => one > (after ?? 0)).slice(0, limit))
  }
  const seen: number[] = []
  for await (const one of pages(2, read, (last) => last)) seen.push(one)
  assert.deepEqual(seen, [1, 2, 3, 4])
  assert.deepEqual(asked, [null, 2, 4])
})
