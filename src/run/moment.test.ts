// When a document counts as known, and how a moment is read.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endOf, parseMoment } from './moment.ts'

test('days and instants are read, with their zones', () => {
  assert.equal(parseMoment('2031-03-04'), '2031-03-04')
  assert.equal(parseMoment('2031-03-04T14:00Z'), '2031-03-04T14:00:00.000Z')
  assert.equal(parseMoment('2031-03-04 14:00'), '2031-03-04T14:00:00.000Z')
  assert.equal(parseMoment('2031-03-04T14:00+02:00'), '2031-03-04T12:00:00.000Z')
})

test('what is no moment is refused, not guessed', () => {
  for (const words of ['yesterday', '2031-13-04', '2031-03-04T25:00Z', '04.03.2031', '']) {
    assert.equal(parseMoment(words), null, words)
  }
})

test('a day without an hour is over only when the day is', () => {
  assert.ok(endOf('2031-03-04') > '2031-03-04T14:00:00.000Z')
  assert.ok(endOf('2031-03-03') < '2031-03-04T14:00:00.000Z')
})
