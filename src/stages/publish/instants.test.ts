import assert from 'node:assert/strict'
import { test } from 'node:test'
import { basicDay, basicTime, instantOf, isoInstant, mailDate, rangeOf } from './instants.ts'

test('dates and times become seconds and back, zones counted, days at their first second', () => {
  assert.equal(isoInstant(instantOf('2031-03-04T12:30:05+02:00') ?? 0), '2031-03-04T10:30:05Z')
  assert.equal(isoInstant(instantOf('2031-03-04') ?? 0), '2031-03-04T00:00:00Z')
  assert.equal(isoInstant(instantOf('2031-03-04T03:20') ?? 0), '2031-03-04T03:20:00Z')
  assert.equal(basicDay(instantOf('2032-02-29') ?? 0), '20320229')
  assert.equal(basicTime(instantOf('1969-12-31T23:59:59Z') ?? 0), '19691231T235959')
})

test('what is no date is null, also a day that no month has', () => {
  for (const bad of ['', 'soon', '2031-02-30', '2031-3-4', null]) assert.equal(instantOf(bad), null)
})

test('mail dates name the day of the week', () => {
  assert.equal(mailDate(instantOf('2031-03-04T07:30:00Z') ?? 0), 'Tue, 04 Mar 2031 07:30:00 GMT')
})

test('a range ends after its last day; an unknown time has none', () => {
  const day = { precision: 'day', basis: 'stated' } as const
  const range = rangeOf({ start: '2031-03-04', end: '2031-03-04', ...day })
  assert.equal((range?.to ?? 0) - (range?.from ?? 0), 86_400)
  assert.equal(rangeOf({ start: '', end: '', precision: 'unknown', basis: 'assumed' }), null)
})
