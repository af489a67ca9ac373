import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hashWord, shingleHashes, SHINGLE_WORDS, WINDOW, winnow } from './shingles.ts'

const hashes = fc.array(fc.nat(30), { maxLength: 80 }).map((list) => shingleHashes(Uint32Array.from(list)))

test('word hashes are the published FNV-1a', () => {
  assert.equal(hashWord(''), 0x811c9dc5)
  assert.equal(hashWord('a'), 0xe40c292c)
  assert.equal(hashWord('foobar'), 0xbf9cf968)
})

test('every window keeps at least one shingle', () => {
  fc.assert(
    fc.property(hashes, (list) => {
      const kept = new Set(winnow(list))
      for (let left = 0; left + WINDOW <= list.length; left++) {
        assert.ok([...Array(WINDOW).keys()].some((k) => kept.has(left + k)))
      }
    }),
  )
})

test('a run shared by two texts leaves a common shingle, wherever it stands', () => {
  const words = (size: number): fc.Arbitrary<number[]> =>
    fc.array(fc.nat(), { minLength: size, maxLength: 40 })
  fc.assert(
    fc.property(words(SHINGLE_WORDS + WINDOW - 1), words(0), words(0), words(0), (run, a, b, c) => {
      const sample = (list: number[]): Set<number> => {
        const all = shingleHashes(Uint32Array.from(list))
        return new Set(winnow(all).map((at) => all[at] ?? 0))
      }
      const other = sample([...c, ...run])
      assert.ok([...sample([...a, ...run, ...b])].some((hash) => other.has(hash)))
    }),
  )
})

test('shingles hash words in their order', () => {
  const one = shingleHashes(Uint32Array.from([1, 2, 3, 4, 5]))
  const two = shingleHashes(Uint32Array.from([5, 4, 3, 2, 1]))
  assert.equal(one.length, 1)
  assert.notEqual(one[0], two[0])
})
