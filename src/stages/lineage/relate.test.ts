import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { LineageRelation } from '../../model/index.ts'
import { BRIDGE, givenDocument, ORCHARD, STOCK } from './given.ts'
import type { Given } from './given.ts'
import { relate } from './relate.ts'

const bridge = BRIDGE.join(' ')
const orchard = ORCHARD.join(' ')

function pair(from: Omit<Given, 'id'>, to: Omit<Given, 'id'>): LineageRelation | null {
  return relate(givenDocument({ id: 'a', ...from }), givenDocument({ id: 'b', ...to }), STOCK)
}

function spansText(relation: LineageRelation, from: string, to: string): [string, string][] {
  return relation.spans.map((span) => [from.slice(...span.from), to.slice(...span.to)])
}

test('the same text is a copy over its whole length', () => {
  const relation = pair({ text: bridge }, { text: bridge })
  assert.equal(relation?.kind, 'copy')
  assert.equal(relation.score, 1)
  assert.deepEqual(relation.spans, [{ from: [0, bridge.length - 1], to: [0, bridge.length - 1] }])
})

test('two texts that share nothing have no relation', () => {
  assert.equal(pair({ text: bridge }, { text: orchard }), null)
})

test('a copy with lines of its outlet round it is a copy, and the lines are in no span', () => {
  const lead = 'From our newsroom on the quay, with thanks to all who wrote in. '
  const text = `${lead}${bridge} Sign up for our morning letter and never miss a tide.`
  const relation = pair({ text: bridge }, { text })
  assert.equal(relation?.kind, 'copy')
  assert.deepEqual(relation.spans, [
    { from: [0, bridge.length - 1], to: [lead.length, lead.length + bridge.length - 1] },
  ])
})

test('a text cut from the end of another is an excerpt', () => {
  const relation = pair({ text: bridge }, { text: BRIDGE.slice(0, 3).join(' ') })
  assert.equal(relation?.kind, 'excerpt')
})

test('a text gone over throughout is edited', () => {
  const edited = bridge
    .replace('shut to all traffic', 'closed')
    .replace('said the crack had opened', 'told reporters it had opened')
    .replace('a detour of', 'which is further by')
    .replace('to look at', 'to examine')
    .replace('on an ordinary day', 'every day')
  assert.equal(pair({ text: bridge }, { text: edited })?.kind, 'edited')
})

test('half of a text amid another is merged, and so is what stands round it the original of the rest', () => {
  const text = [...BRIDGE.slice(0, 4), ...ORCHARD].join(' ')
  assert.equal(pair({ text: bridge }, { text })?.kind, 'merged')
  assert.equal(pair({ text: orchard }, { text })?.kind, 'copy')
})

test('one sentence amid another text is a quote, with its span in both', () => {
  const text = [...ORCHARD.slice(0, 2), BRIDGE[4] ?? '', ...ORCHARD.slice(2)].join(' ')
  const relation = pair({ text: bridge }, { text })
  assert.equal(relation?.kind, 'quote')
  const sentence = (BRIDGE[4] ?? '').slice(0, -1)
  assert.deepEqual(spansText(relation, bridge, text), [[sentence, sentence]])
})

test('the same spoken words in two reports are no relation; the prose round them is', () => {
  const speech =
    '"We would rather have four thousand people angry in a queue than one of them in the water, and we will say so to every minister who rings us up about it this week"'
  const one = `The pier cracked. ${speech}, the harbour master said at noon. ${ORCHARD.slice(0, 2).join(' ')}`
  const two = `Queues grew at Ostrey. ${speech} were the words of Pia Vollan. ${ORCHARD.slice(3).join(' ')}`
  assert.equal(pair({ text: one }, { text: two }), null)
  const three = `Queues grew at Ostrey. We would rather have four thousand people angry in a queue than one of them in the water, and we will say so to every minister who rings us up about it this week.`
  assert.equal(pair({ text: one }, { text: three })?.kind, 'quote')
})

test('stock sentences and boilerplate blocks relate nobody', () => {
  const line =
    'Sign up for our newsletter on harbours and orchards and get it on the first day of each month before breakfast.'
  assert.equal(pair({ text: `${bridge} ${line}` }, { text: `${orchard} ${line}` }), null)
  const foot =
    'This paper is printed on the island of Ostrey by the heirs of its founder and belongs to nobody else but them.'
  const withFoot = (text: string): Omit<Given, 'id'> => ({
    text: `${text}\n${foot}`,
    blocks: [{ kind: 'boilerplate', start: text.length + 1, end: text.length + 1 + foot.length }],
  })
  assert.equal(pair(withFoot(bridge), withFoot(orchard)), null)
  assert.notEqual(
    pair({ text: `${bridge}\n${foot}` }, { text: `${orchard}\n${foot}` }),
    null,
    'its twin without blocks',
  )
})

test('long names in both texts are no relation', () => {
  const name = 'Sir Anders Holm of the Royal North Sea Board for Piers and Bridges in Old Ostrey'
  assert.equal(
    pair(
      { text: `${ORCHARD[0] ?? ''} So wrote ${name}.` },
      { text: `${BRIDGE[0] ?? ''} It was ${name} who knew.` },
    ),
    null,
  )
})

test('a heavy rewriting that keeps names, figures and order is a rewrite', () => {
  const text =
    'Nothing crosses at Ostrey any more: a diver found a crack as long as a man in a pier of the swing bridge, and it was shut to all traffic. ' +
    'Pia Vollan, who runs the harbour, thinks the crack had opened within three weeks, as an inspection in April had found all in order. ' +
    'Ore from the Kollen mine to the port now goes by Haldmo, which is a detour of ninety kilometres. ' +
    'It employs 640 people and has room to store ore for little more than a week. ' +
    'Two universities send people to look at the pier on Thursday.'
  const relation = pair({ text: bridge }, { text })
  assert.equal(relation?.kind, 'rewrite')
})

test('an independent report of the same event is none', () => {
  const text =
    'Drivers on Ostrey woke to a closed bridge this week. A fault in one of the piers, seen by a diver, worries the port. ' +
    'The harbour master, Pia Vollan, called it serious and new. The ore trains of Kollen take the long way by Haldmo for now, ' +
    'and 640 miners wonder how long the stores will last. Experts come on Thursday. The structure dates from 1931.'
  assert.equal(pair({ text: bridge }, { text }), null)
})

test('spans are sorted, inside both texts and disjoint on each side, and the relation is the same from either side', () => {
  const sentences = [...BRIDGE, ...ORCHARD]
  const order = fc.array(fc.nat(sentences.length - 1), { minLength: 1, maxLength: 14 })
  const compose = (list: readonly number[]): string => list.map((i) => sentences[i] ?? '').join(' ')
  fc.assert(
    fc.property(order, order, (left, right) => {
      const a = givenDocument({ id: 'a', text: compose(left) })
      const b = givenDocument({ id: 'b', text: compose(right) })
      const relation = relate(a, b)
      assert.deepEqual(relate(b, a), relation)
      if (relation === null) return
      const [from, to] = relation.from === 'a' ? [a, b] : [b, a]
      let last = 0
      const seen: (readonly [number, number])[] = []
      for (const span of relation.spans) {
        assert.ok(span.from[0] >= last && span.from[1] > span.from[0] && span.from[1] <= from.text.length)
        assert.ok(span.to[0] >= 0 && span.to[1] > span.to[0] && span.to[1] <= to.text.length)
        last = span.from[1]
        seen.push(span.to)
      }
      seen.sort((x, y) => x[0] - y[0])
      for (const [i, span] of seen.entries()) assert.ok(i === 0 || span[0] >= (seen[i - 1]?.[1] ?? 0))
    }),
    { numRuns: 300 },
  )
})

test('texts that repeat themselves are compared in linear time', () => {
  const text = 'ja '.repeat(200_000)
  const started = performance.now()
  assert.equal(pair({ text }, { text: `${text}nein` })?.kind, 'copy')
  pair({ text: `${bridge} `.repeat(300) }, { text: `${orchard} ${bridge} `.repeat(200) })
  assert.ok(performance.now() - started < 30_000, 'quadratic work would take hours')
})
