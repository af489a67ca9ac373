import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Resources } from '../model/index.ts'
import { wordRelationsOf } from './word-relations.ts'

const holding = (lemmas: string | null): Resources => ({
  json: () => (lemmas === null ? null : { lemmas }),
  bytes: () => null,
})

test('a lemma is found by its whole word, with its meanings as numbers', () => {
  const relations = wordRelationsOf(holding('car:2 z 1|3;cart:10|;truck:4|3 2'))
  for (const lemma of ['car', 'cart', 'truck']) assert.equal(relations.has(lemma), true, lemma)
  for (const lemma of ['', 'c', 'ca', 'cartel', 'cars', 'zebra', 'Car']) {
    assert.equal(relations.has(lemma), false, lemma)
    assert.equal(relations.meanings(lemma).own.length, 0, lemma)
  }
  assert.deepEqual([...relations.meanings('car').own], [1, 2, 35])
  assert.deepEqual([...relations.meanings('cart').own], [36])
  assert.deepEqual([...relations.meanings('cart').above], [])
  assert.deepEqual([...relations.meanings('truck').above], [2, 3])
})

test('without its file nothing is related', () => {
  assert.equal(wordRelationsOf(holding(null)).has('car'), false)
})
