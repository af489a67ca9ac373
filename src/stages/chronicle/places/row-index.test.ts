import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeKey } from './place-key.ts'
import { indexRows } from './row-index.ts'

const NAMES = [
  "'s-Hertogenbosch",
  'Łódź',
  'Köln',
  'Ærøskøbing',
  'St. Petersburg',
  'Saint-Denis, Réunion',
  'Ðà Nẵng',
  'Москва',
  'San José de las Lajas',
  'İzmir',
  'Port-of-Spain',
]
const TABLE = NAMES.map((name, at) => `${name}\t${String(at)}`).join('\n')

test('a row is found by the key of its name, whatever its letters', () => {
  const index = indexRows(TABLE)
  for (const [at, name] of NAMES.entries())
    assert.deepEqual(index.find(placeKey(name)), [`${name}\t${String(at)}`], name)
  for (const key of ['', 'san', 'koln 1', 'san jose de las lajas 2', 'spain'])
    assert.deepEqual(index.find(key), [], key)
})

test('the first words of a longer name begin it; its last word and a part of a word do not', () => {
  const index = indexRows(TABLE)
  for (const name of NAMES) {
    const words = placeKey(name).split(' ')
    for (let count = 1; count < words.length; count++)
      assert.equal(index.begins(words.slice(0, count).join(' ')), true, name)
    assert.equal(index.begins(placeKey(name)), false, name)
  }
  for (const key of ['', 'sa', 'jose', 'port of s']) assert.equal(index.begins(key), false, key)
})

test('rows of one name come in the order of the table, each once, and under its other key too', () => {
  const index = indexRows('Tarn\ta\nTarn State\tb\nTarn\tc', (key) => key.replace(/ state$/, ''))
  assert.deepEqual(index.find('tarn'), ['Tarn\ta', 'Tarn State\tb', 'Tarn\tc'])
  assert.deepEqual(index.find('tarn state'), ['Tarn State\tb'])
  assert.deepEqual(indexRows('').find('tarn'), [])
})
