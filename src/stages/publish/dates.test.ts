import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { When } from '../../model/index.ts'
import { sayDay, sayMoment, sayWhen } from './dates.ts'

const when = (start: string, precision: When['precision'], end = start): When => ({
  start,
  end,
  precision,
  basis: 'stated',
})

test('days and moments are spelled out, the zone with them', () => {
  assert.equal(sayDay('2031-03-04'), '4 March 2031')
  assert.equal(sayMoment('2031-03-04T07:05:09Z'), '4 March 2031, 07:05 UTC')
  assert.equal(sayMoment('2031-03-04T07:05+02:00'), '4 March 2031, 07:05 UTC+02:00')
  assert.equal(sayMoment('2031-03-04'), '4 March 2031')
})

test('a time is said as exactly as it is known and no more', () => {
  const cases: readonly (readonly [When, string])[] = [
    [when('2031-03-03', 'day'), 'on 3 March 2031'],
    [when('2031-03-03', 'day', '2031-03-05'), 'from 3 March 2031 to 5 March 2031'],
    [when('2031-03-03T04:10', 'minute'), 'on 3 March 2031 at 04:10 local time'],
    [when('2031-03-03T04:00Z', 'hour'), 'on 3 March 2031 at about 04:00 UTC'],
    [when('2031-06-11', 'month', '2031-06-20'), 'in mid-June 2031'],
    [when('2031-06-01', 'month', '2031-06-30'), 'in June 2031'],
    [when('2031-06', 'month'), 'in June 2031'],
    [when('2031-12-01', 'season'), 'in the winter of 2031'],
    [when('2031', 'year'), 'in 2031'],
    [when('2030', 'decade'), 'in the 2030s'],
    [when('2031-03-03', 'week'), 'in the week of 3 March 2031'],
    [when('', 'unknown'), 'at an unknown time'],
  ]
  for (const [given, said] of cases) assert.equal(sayWhen(given), said)
})

test('what is no date is shown as it stands', () => {
  assert.equal(sayDay('PAST_REF'), 'PAST_REF')
})
