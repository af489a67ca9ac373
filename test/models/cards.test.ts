// Every model that ships has its card, and the card speaks of these very weights.
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { cardName } from '../../scripts/train/card.ts'
import type { ModelCard } from '../../scripts/train/card.ts'
import { TREEBANK_FILES } from '../../scripts/train/treebank.ts'
import { sha256 } from '../../src/text/digest.ts'

const FOLDER = fileURLToPath(new URL('../../models', import.meta.url))
const files = readdirSync(FOLDER).sort()
const cards = files.filter((file) => file.endsWith('.card.json'))
const models = files.filter((file) => !file.endsWith('.card.json') && !/\.(md|txt)$/.test(file))
/** What is learnt from treebanks, by scripts/train.ts; any other model says in its own words what it learnt from. */
const FROM_TREEBANKS = ['lemmas.en.json', 'names.en.bin', 'syntax.en.bin']

const readCard = (file: string): ModelCard =>
  JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as ModelCard

test('every model has a card, and every card a model', () => {
  assert.deepEqual(
    FROM_TREEBANKS.filter((model) => !models.includes(model)),
    [],
  )
  assert.deepEqual(models.map(cardName).sort(), cards)
})

for (const model of models) {
  test(`${model}: the card is of these weights, and says their licence`, () => {
    const card = readCard(cardName(model))
    assert.equal(card.model, model)
    const digest = sha256(readFileSync(path.join(FOLDER, model)))
    assert.equal(card.digest, digest, 'the card is of other weights: train the model again')
    assert.ok(card.licence.length > 0)
  })
}

for (const model of FROM_TREEBANKS) {
  test(`${model}: the card says what it learnt from, how, and how well it does`, () => {
    const card = readCard(cardName(model))
    assert.equal(card.licence, 'CC BY-SA 4.0')
    const known = TREEBANK_FILES.map(({ name }) => `data/language/${name}`)
    assert.deepEqual(
      card.learntFrom.map(({ file }) => file),
      known,
      'only what may be learnt from',
    )
    for (const one of card.learntFrom) assert.match(one.sha256, /^[0-9a-f]{64}$/)
    assert.ok(Object.keys(card.recipe).length > 0)
    for (const split of ['dev', 'test']) {
      const figures = Object.values(card.heldOut[split] ?? {})
      assert.ok(figures.length > 0 && figures.every((one) => Object.keys(one).length > 1), split)
    }
  })
}

test('the README beside the models names each of them, those learnt from treebanks by their digests', () => {
  const readme = readFileSync(path.join(FOLDER, 'README.md'), 'utf8')
  for (const model of models) assert.ok(readme.includes(`\`${model}\``), model)
  for (const model of FROM_TREEBANKS)
    assert.ok(readme.includes(readCard(cardName(model)).digest.slice(0, 12)), `${model}: an older digest`)
})
