import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockFromEnvironment, fixedClock, systemClock } from './index.ts'

test('the system clock moves and speaks ISO 8601 UTC', () => {
  const before = Date.now()
  const now = systemClock.now()
  assert.match(now, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  assert.ok(Date.parse(now) >= before && Date.parse(now) <= Date.now())
})

test('a fixed clock stands still', () => {
  const clock = fixedClock('2031-03-04T05:06:07+02:00')
  assert.equal(clock.now(), '2031-03-04T03:06:07.000Z')
  assert.equal(clock.now(), clock.now())
})

test('a fixed clock refuses what is no moment', () => {
  assert.throws(() => fixedClock('yesterday'), RangeError)
})

test('SOURCE_DATE_EPOCH fixes the clock of the environment', () => {
  assert.equal(
    clockFromEnvironment({ SOURCE_DATE_EPOCH: '1930000000' }).now(),
    new Date(1_930_000_000_000).toISOString(),
  )
  assert.equal(clockFromEnvironment({ SOURCE_DATE_EPOCH: '0' }).now(), '1970-01-01T00:00:00.000Z')
})

test('without SOURCE_DATE_EPOCH the environment gives the system clock', () => {
  assert.equal(clockFromEnvironment({}), systemClock)
  assert.equal(clockFromEnvironment({ SOURCE_DATE_EPOCH: '' }), systemClock)
})

test('a SOURCE_DATE_EPOCH that is no number of seconds is refused, not guessed', () => {
  for (const bad of ['soon', '-5', '1.5', '1e3', '99999999999999', '9999999999999']) {
    assert.throws(() => clockFromEnvironment({ SOURCE_DATE_EPOCH: bad }), RangeError, bad)
  }
})
