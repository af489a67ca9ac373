import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { pack, unpack } from './packing.ts'

test('what is JSON comes back as it was, short or long', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer({ min: 1, max: 200 }), (value, times) => {
      const kept: unknown = JSON.parse(JSON.stringify(Array.from({ length: times }, () => value)))
      assert.deepEqual(unpack(pack(kept)), kept)
    }),
    { numRuns: 200 },
  )
})

test('lone surrogates and NUL survive', () => {
  const text = '\ud83d\u0000'.repeat(500)
  assert.equal(unpack(pack(text)), text)
})

test('a long repetitive value takes a fraction of its text', () => {
  const value = Array.from({ length: 500 }, (_, index) => ({
    start: index * 6,
    end: index * 6 + 5,
    upos: 'NOUN',
  }))
  assert.ok(pack(value).length < JSON.stringify(value).length / 4)
})

test('undefined is packed as null', () => {
  assert.equal(unpack(pack(undefined)), null)
})

test('another packing is refused rather than misread', () => {
  assert.throws(() => unpack(Buffer.from([9, 1, 2])), /packed in a way/)
  assert.throws(() => unpack(Buffer.alloc(0)), /packed in a way/)
})
