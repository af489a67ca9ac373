// Ids live on through growth, merge and split.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { keepIds } from './identity.ts'

const group = (id: string, ...members: string[]): { id: string; members: string[] } => ({ id, members })

test('a group that grows keeps its id, whatever a fresh run would call it', () => {
  const { renamed, forwarded } = keepIds([group('s1', 'b', 'c')], [group('s9', 'a', 'b', 'c')])
  assert.deepEqual([...renamed], [['s9', 's1']])
  assert.deepEqual([...forwarded], [])
})

test('a group with nothing in common with an old one gets no old id', () => {
  assert.equal(keepIds([group('s1', 'a')], [group('s9', 'b')]).renamed.size, 0)
})

test('when two merge, the larger share keeps the id and the other is forwarded', () => {
  const { renamed, forwarded } = keepIds(
    [group('s1', 'a'), group('s2', 'b', 'c')],
    [group('s9', 'a', 'b', 'c')],
  )
  assert.deepEqual([...renamed], [['s9', 's2']])
  assert.deepEqual([...forwarded], [['s1', 's2']])
})

test('when one splits, the larger part keeps the id and the other part is new', () => {
  const { renamed, forwarded } = keepIds(
    [group('s1', 'a', 'b', 'c')],
    [group('s8', 'a'), group('s9', 'b', 'c')],
  )
  assert.deepEqual([...renamed], [['s9', 's1']])
  assert.deepEqual([...forwarded], [])
})

test('no two groups ever get one id', () => {
  const members = fc.uniqueArray(fc.integer({ min: 0, max: 12 }).map(String), { minLength: 1, maxLength: 5 })
  const groups = fc.array(members, { maxLength: 6 })
  fc.assert(
    fc.property(groups, groups, (before, after) => {
      const previous = before.map((list, at) => group(`old${at}`, ...list))
      const fresh = after.map((list, at) => group(`new${at}`, ...list))
      const { renamed } = keepIds(previous, fresh)
      const ids = fresh.map((one) => renamed.get(one.id) ?? one.id)
      assert.equal(new Set(ids).size, ids.length)
    }),
  )
})
