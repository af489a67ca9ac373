import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ANCHOR_WORDS, matchRuns } from './match.ts'

const list = (text: string): Uint32Array =>
  Uint32Array.from(text.split(' '), (word) => word.charCodeAt(0) * 100 + word.length)

test('the longest common runs are found, whatever their order', () => {
  assert.deepEqual(matchRuns(list('p q r s t a b c d e f'), list('a b c d e f x p q r s t')), [
    { a: 0, b: 7, length: 5 },
    { a: 5, b: 0, length: 6 },
  ])
})

test('a run shorter than an anchor is none', () => {
  assert.deepEqual(matchRuns(list('a b c x y z'), list('a b c k l m')), [])
})

test('runs match word for word and never overlap in either text', () => {
  const words = fc.array(fc.nat(5), { maxLength: 120 }).map((values) => Uint32Array.from(values))
  fc.assert(
    fc.property(words, words, (a, b) => {
      const takenA = new Uint8Array(a.length)
      const takenB = new Uint8Array(b.length)
      for (const run of matchRuns(a, b)) {
        assert.ok(run.length >= Math.min(ANCHOR_WORDS, a.length))
        for (let k = 0; k < run.length; k++) {
          assert.equal(a[run.a + k], b[run.b + k])
          assert.equal(takenA[run.a + k], 0)
          assert.equal(takenB[run.b + k], 0)
          takenA[run.a + k] = 1
          takenB[run.b + k] = 1
        }
      }
    }),
  )
})
