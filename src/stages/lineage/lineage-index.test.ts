import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BRIDGE, givenDocument, ORCHARD, STOCK } from './given.ts'
import { createLineageIndex, fingerprint, lineage } from './index.ts'

const context = { resources: STOCK, asOf: null }

/** Pseudo-words from a seed, so that texts differ as much as they like. */
function invented(seed: number, words: number): string {
  let state = seed
  return Array.from({ length: words }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return `w${(state >>> 8) % 20000}`
  }).join(' ')
}

test('the index finds every relation, ordered, and the stage finds the same ones', () => {
  const documents = [
    givenDocument({ id: 'c', text: BRIDGE.slice(0, 3).join(' '), publishedAt: '2031-05-08' }),
    givenDocument({ id: 'a', text: BRIDGE.join(' '), publishedAt: '2031-05-06' }),
    givenDocument({ id: 'b', text: [...ORCHARD, BRIDGE[4] ?? ''].join(' '), publishedAt: '2031-05-07' }),
    givenDocument({ id: 'd', text: invented(7, 200) }),
  ]
  const index = createLineageIndex(STOCK)
  for (const document of documents) index.add(document)
  const found = index.relations()
  assert.deepEqual(
    found.map(({ from, to, kind }) => [from, to, kind]),
    [
      ['a', 'b', 'quote'],
      ['a', 'c', 'excerpt'],
    ],
  )
  const layers = documents.map((document) => ({
    document,
    fingerprint: fingerprint.run({ document }, context).value,
  }))
  const staged = layers.flatMap(
    (own) => lineage.run({ ...own, neighbours: layers.filter((other) => other !== own) }, context).value,
  )
  for (const relation of staged)
    assert.ok(found.some((same) => same.from === relation.from && same.to === relation.to))
  assert.equal(staged.length, 2 * found.length, 'each pair from both sides')
})

test('any eight words in a row are recalled, a stock sentence is not', () => {
  const keys = (text: string): Set<string> => {
    const document = givenDocument({ id: 'x', text })
    const made = fingerprint.run({ document }, context).value
    return new Set(lineage.recallKeys?.({ document, fingerprint: made }) ?? [])
  }
  const meet = (one: string, two: string): boolean => {
    const other = keys(two)
    return [...keys(one)].some((key) => other.has(key))
  }
  for (let i = 0; i < 60; i++) {
    const run = invented(1000 + i, 8)
    assert.ok(
      meet(
        `${invented(i, 40)} ${run} ${invented(i + 300, 40)}`,
        `${invented(i + 600, 30)} ${run} ${invented(i + 900, 30)}`,
      ),
    )
  }
  const stock = 'Sign up for our letter and read it in the bath every Sunday.'
  assert.ok(!meet(`${invented(1, 40)}. ${stock}`, `${invented(2, 40)}. ${stock}`))
})

test('a line that an outlet puts under every text relates none of them, a passage that travels with its surroundings does', () => {
  const foot =
    'The heirs of the founder print this paper on the island and belong to no party and no other house but this.'
  const index = createLineageIndex()
  for (let i = 0; i < 30; i++)
    index.add(
      givenDocument({ id: `own${String(i).padStart(2, '0')}`, text: `${invented(i + 1, 150)}. ${foot}` }),
    )
  for (let i = 0; i < 30; i++)
    index.add(givenDocument({ id: `wire${String(i).padStart(2, '0')}`, text: BRIDGE.join(' ') }))
  const found = index.relations()
  assert.equal(found.filter(({ from }) => from.startsWith('own')).length, 0)
  assert.equal(found.length, (30 * 29) / 2)
  const few = createLineageIndex()
  for (let i = 0; i < 3; i++)
    few.add(givenDocument({ id: `own${i}`, text: `${invented(i + 1, 150)}. ${foot}` }))
  assert.equal(few.relations().length, 3, 'three texts cannot show that a line is stock')
})

test('the order of adding changes nothing', () => {
  const documents = [0, 1, 2, 3, 4, 5].map((i) =>
    givenDocument({ id: `n${i}`, text: `${invented(i, 60)}. ${BRIDGE.slice(i % 3, 6).join(' ')}` }),
  )
  const run = (list: typeof documents): string => {
    const index = createLineageIndex(STOCK)
    for (const document of list) index.add(document)
    return JSON.stringify(index.relations())
  }
  assert.equal(run([...documents].reverse()), run(documents))
})
