import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hanging, sideBySide, widthOf, wrap } from './columns.ts'

test('words are wrapped at blanks, longer ones cut', () => {
  assert.deepEqual(wrap('one two three', 7), ['one two', 'three'])
  assert.deepEqual(wrap('abcdefghij', 4), ['abcd', 'efgh', 'ij'])
  assert.deepEqual(wrap('', 4), [])
})

test('wide letters count double, marks not at all', () => {
  assert.equal(widthOf('日本'), 4)
  assert.equal(widthOf('é'), 1)
  assert.ok(wrap('日本語の新聞', 5).every((line) => widthOf(line) <= 5))
})

test('lines hang under their mark', () => {
  assert.deepEqual(hanging('- ', 'one two', 5), ['- one', '  two'])
})

test('two texts stand side by side, the shorter one ends early', () => {
  assert.deepEqual(sideBySide('one two', 'three', 9), ['one │ thr', 'two │ ee'])
})
