import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { TERM_JOINT, decodeKey, encodeKey, ownKey, shortKey, term } from './keys.ts'

/** Any code units at all, with those that need care more often than by chance. */
const odd = fc.constantFrom(
  '\u0000',
  '\u0001',
  '\u0002',
  '\ud7ff',
  '\ud800',
  '\udbff',
  '\udc00',
  '\udfff',
  '\ue000',
  '\ue001',
  '\ue002',
  '\uffff',
  'a',
)
const unit = fc.oneof(
  odd,
  fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
)
const anyName = fc.array(unit, { maxLength: 12 }).map((units) => units.join(''))

const sign = (number: number) => Math.sign(number)

test('an encoded key sorts by its bytes as the name does by its code units', () => {
  fc.assert(
    fc.property(anyName, anyName, (a, b) => {
      const inProgram = a < b ? -1 : Number(a > b)
      assert.equal(sign(Buffer.compare(Buffer.from(encodeKey(a)), Buffer.from(encodeKey(b)))), inProgram)
    }),
    { numRuns: 3000 },
  )
})

test('an encoded key is valid Unicode without NUL and gives the name back', () => {
  fc.assert(
    fc.property(anyName, (name) => {
      const key = encodeKey(name)
      assert.ok(key.isWellFormed() && !key.includes('\u0000'))
      assert.equal(decodeKey(key), name)
    }),
    { numRuns: 3000 },
  )
})

test('plain names are their own keys', () => {
  for (const name of ['d_0a1b', 'https://example.org/ä?q=1', '北京', '']) assert.equal(encodeKey(name), name)
})

test('a short key is short, and different for different names', () => {
  const long = '\u{1F600}'.repeat(1000)
  const keys = [long, `${long}a`, `${long}b`, 'a'.repeat(5000), 'a'.repeat(5001)].map((name) =>
    shortKey(name),
  )
  assert.ok(keys.every(({ key, isWhole }) => !isWhole && Buffer.byteLength(key) <= 1000))
  assert.equal(new Set(keys.map(({ key }) => key)).size, keys.length)
  assert.deepEqual(shortKey('a'.repeat(1000)), { key: 'a'.repeat(1000), isWhole: true })
})

test('a short key sorts with its beginning', () => {
  const { key } = shortKey('b'.repeat(3000))
  assert.ok(key > 'b' && key < 'c' && key > encodeKey('a'.repeat(900)))
})

test('names of our own are neither empty nor endless', () => {
  assert.equal(ownKey('d_1', 'subject'), 'd_1')
  assert.throws(() => ownKey('', 'subject'), /a subject may not be empty/)
  assert.throws(() => ownKey('x'.repeat(1001), 'recipe'), /a recipe of 1001 characters is too long/)
})

test('a term is one word that no tokeniser touches, and equal only for equal tokens', () => {
  fc.assert(
    fc.property(anyName, anyName, (a, b) => {
      assert.match(term(a), /^[a-z0-9\u0080-\ud7ff\ue000-\uffff]+$/)
      assert.ok(!term(a).includes(TERM_JOINT))
      assert.equal(term(a) === term(b), a === b)
    }),
    { numRuns: 3000 },
  )
})

test('a term of a plain lower-case word is the word; z, capitals and marks are spelled out', () => {
  assert.equal(term('harbour'), 'harbour')
  assert.equal(term('наводнение'), 'наводнение')
  assert.deepEqual(
    ['z', 'A', 'c++', '', ' '].map((token) => term(token)),
    ['z7a', 'z41', 'cz2bz2b', 'zz', 'z20'],
  )
})

test('an endless token gives a term of bounded length, its own', () => {
  const tokens = ['+'.repeat(400), '+'.repeat(401), '字'.repeat(400), '\u{1F600}'.repeat(100_000)]
  const terms = tokens.map((token) => term(token))
  assert.ok(terms.every((one) => Buffer.byteLength(one) <= 1000))
  assert.equal(new Set(terms).size, tokens.length)
})
