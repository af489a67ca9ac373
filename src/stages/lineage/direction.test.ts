import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BRIDGE, givenDocument, ORCHARD } from './given.ts'
import type { Given } from './given.ts'
import { relate } from './relate.ts'

const text = BRIDGE.join(' ')

/** Which of the two is the origin, and why; ids against the expected order, so that the id never decides it by luck. */
function origin(origin: Partial<Given>, taker: Partial<Given>): [boolean, string] {
  const relation = relate(
    givenDocument({ id: 'z', text, ...origin }),
    givenDocument({ id: 'a', text, ...taker }),
  )
  assert.ok(relation)
  return [relation.from === 'z', relation.evidence.split('; ').at(-1) ?? '']
}

test('a credit line beats the times', () => {
  assert.deepEqual(
    origin(
      { outlet: 'Skerry Wire', publishedAt: '2031-05-06T09:00:00Z' },
      { outlet: 'Ostrey Post', credits: ['Skerry Wire'], publishedAt: '2031-05-06T08:00:00Z' },
    ),
    [true, 'credit line names Skerry Wire'],
  )
})

test('an agency in the byline of another outlet, or in its dateline, is a credit', () => {
  const outlet = 'Ostrey Post'
  assert.equal(origin({ outlet: 'Skerry Wire' }, { outlet, authors: ['Jo Aune', 'Skerry Wire'] })[0], true)
  assert.equal(origin({ authors: ['Skerry Wire'] }, { outlet, authors: ['Skerry Wire'] })[0], true)
  assert.equal(origin({ outlet: 'Skerry Wire' }, { outlet, text: `OSTREY (Skerry Wire) - ${text}` })[0], true)
})

test('a link to it, whatever its scheme and query, is a credit', () => {
  const [isOrigin, because] = origin(
    { address: 'https://wire.example/ostrey' },
    { links: ['http://www.wire.example/ostrey/?from=post'] },
  )
  assert.deepEqual([isOrigin, because], [true, 'links to it'])
})

test('the earlier is the origin, a day against an instant of it tells nothing', () => {
  assert.deepEqual(origin({ publishedAt: '2031-05-06' }, { publishedAt: '2031-05-07T00:10:00Z' }), [
    true,
    'published earlier',
  ])
  assert.match(origin({ publishedAt: '2031-05-06' }, { publishedAt: '2031-05-06T10:00:00Z' })[1], /by id/)
})

test('an aggregator is no origin', () => {
  assert.equal(origin({}, { aggregator: true })[0], true)
})

test('who names the other outlet took from it; who puts its prose in quotation marks did', () => {
  const passage = BRIDGE.slice(3, 6).join(' ')
  const around = ORCHARD.join(' ')
  assert.equal(
    origin({ outlet: 'Skerry Wire' }, { text: `${around} The Skerry Wire has it all. ${passage}` })[0],
    true,
  )
  assert.equal(
    origin({ text: `${around} ${passage}` }, { text: `${around.slice(0, 90)} said: “${passage}”` })[0],
    true,
  )
})

test('without any of these a text is cut from the longer one, or held whole by it', () => {
  assert.match(origin({}, { text: BRIDGE.slice(0, 3).join(' ') })[1], /cut from the longer/)
  const longer = `${ORCHARD.join(' ')} ${text} ${ORCHARD.slice(0, 1).join(' ')}`
  assert.deepEqual(origin({}, { text: longer }), [true, 'no times or credits: held whole by the other'])
})
