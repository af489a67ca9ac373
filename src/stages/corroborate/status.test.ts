// Status over time: the first that holds, never without a time and a reason.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CERTAINTIES } from '../../model/index.ts'
import { actorKeys } from './features.ts'
import { originContext } from './origins.ts'
import { judge, type Pressure } from './status.ts'
import { mention, page } from './weighed.fixture.ts'

const first = page({ id: 'first', outlet: 'Harbour Post', publishedAt: '2031-03-01T08:00:00.000Z' })
const second = page({ id: 'second', outlet: 'Valley Sun', publishedAt: '2031-03-02T08:00:00.000Z' })
const undated = page({ id: 'undated', outlet: 'Blog' })
const context = originContext([first, second, undated], [], [], actorKeys([]))
const statuses = (judged: ReturnType<typeof judge>): string[] => judged.history.map((one) => one.status)

test('one origin, then a second: the change has a time and a reason', () => {
  const judged = judge('event', [mention(first, []), mention(second, [])], [], context)
  assert.deepEqual(statuses(judged), ['single-source', 'corroborated'])
  assert.equal(judged.history[1]?.at, '2031-03-02T08:00:00.000Z')
  assert.match(judged.history[1]?.reason ?? '', /Harbour Post, Valley Sun/)
})

test('asserted and denied is disputed; only denied is denied', () => {
  const denial = mention(second, [['Per Lund', 'person']], { certainty: 'denied' })
  assert.deepEqual(statuses(judge('event', [mention(first, []), denial], [], context)), [
    'single-source',
    'disputed',
  ])
  assert.deepEqual(statuses(judge('event', [denial], [], context)), ['denied'])
})

test('hedged everywhere is unverified; put flatly once it is not', () => {
  const hedged = mention(first, [], { certainty: 'alleged' })
  assert.deepEqual(statuses(judge('event', [hedged], [], context)), ['unverified'])
  assert.deepEqual(statuses(judge('event', [hedged, mention(second, [])], [], context)), [
    'unverified',
    'corroborated',
  ])
})

test('a forecast stays one, however many share it', () => {
  const both = [mention(first, [], { kind: 'forecast' }), mention(second, [], { kind: 'forecast' })]
  assert.equal(judge('forecast', both, [], context).status, 'forecast')
})

test('a later state supersedes from the moment it is known', () => {
  const pressure: Pressure = {
    kind: 'superseded',
    at: '2031-03-02T08:00:00.000Z',
    reason: 'The charges were dropped.',
    because: ['m'],
  }
  assert.deepEqual(statuses(judge('event', [mention(first, [])], [pressure], context)), [
    'single-source',
    'superseded',
  ])
})

test('undated mentions come last', () => {
  const judged = judge('event', [mention(undated, []), mention(first, [])], [], context)
  assert.deepEqual(
    judged.history.map((one) => one.at),
    ['2031-03-01T08:00:00.000Z', null],
  )
})

test('no change is without a reason, and no two in a row are the same', () => {
  const pages = fc.constantFrom(first, second, undated)
  const mentions = fc.array(
    fc.record({ document: pages, certainty: fc.constantFrom(...CERTAINTIES), start: fc.nat(500) }),
    { minLength: 1, maxLength: 8 },
  )
  fc.assert(
    fc.property(mentions, (list) => {
      const { history } = judge(
        'event',
        list.map(({ document, ...more }) => mention(document, [], more)),
        [],
        context,
      )
      assert.ok(history.length >= 1)
      for (const [at, change] of history.entries()) {
        assert.ok(change.reason.length > 0 && change.because.length > 0)
        assert.notEqual(change.status, history[at - 1]?.status)
      }
    }),
  )
})
