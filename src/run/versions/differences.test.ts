// Every change points at exact characters of both texts, and only what changed is told.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { BlockKind } from '../../model/index.ts'
import { editsBetween } from './differences.ts'
import { captured } from './page.fixture.ts'

type Words = readonly (readonly [BlockKind, string])[]

const edits = (before: Words, after: Words) => {
  const [a, b] = [captured({ id: 'd_1', blocks: before }), captured({ id: 'd_2', blocks: after })]
  return editsBetween(a.document, b.document)
}
const told = (before: Words, after: Words) =>
  edits(before, after).map((one) => [one.kind, one.before?.quote ?? null, one.after?.quote ?? null])

const CRANE = 'A crane fell on the quay at noon, the harbour master Ida Rook said.'

test('a changed figure is one change of one word', () => {
  assert.deepEqual(
    told(
      [
        ['paragraph', CRANE],
        ['paragraph', 'Three people were hurt, she said.'],
      ],
      [
        ['paragraph', CRANE],
        ['paragraph', 'Four people were hurt, she said.'],
      ],
    ),
    [['replaced', 'Three', 'Four']],
  )
})

test('a paragraph put in and one taken out are told whole', () => {
  assert.deepEqual(
    told(
      [
        ['paragraph', CRANE],
        ['paragraph', 'The owner could not be reached.'],
      ],
      [
        ['paragraph', 'Work stopped on all piers.'],
        ['paragraph', CRANE],
      ],
    ),
    [
      ['inserted', null, 'Work stopped on all piers.'],
      ['deleted', 'The owner could not be reached.', null],
    ],
  )
})

test('other quotation marks, other spaces and furniture are no changes', () => {
  assert.deepEqual(
    told(
      [['paragraph', '“It swayed,” she  said.']],
      [
        ['dateline', 'Updated at ten'],
        ['paragraph', '"It swayed," she said.'],
      ],
    ),
    [],
  )
})

test('text without spaces is compared letter by letter', () => {
  assert.deepEqual(told([['paragraph', '港口有三人受伤。']], [['paragraph', '港口有四人受伤。']]), [
    ['replaced', '三', '四'],
  ])
})

test('whatever the texts, every quote stands where it says, and equal texts differ in nothing', () => {
  const word = fc.constantFrom('crane', 'quay', 'fell', 'rose', '12', '13', '“so”', '港', '\u{1F6A2}')
  const block = fc.tuple(
    fc.constantFrom<BlockKind>('paragraph', 'heading', 'quotation', 'boilerplate'),
    fc.array(word, { minLength: 1, maxLength: 12 }).map((list) => list.join(' ')),
  )
  const page = fc.array(block, { maxLength: 8 })
  fc.assert(
    fc.property(page, page, (before, after) => {
      const [a, b] = [captured({ id: 'd_1', blocks: before }), captured({ id: 'd_2', blocks: after })]
      for (const { before: from, after: to } of editsBetween(a.document, b.document)) {
        if (from) assert.equal(a.document.text.slice(from.start, from.end), from.quote)
        if (to) assert.equal(b.document.text.slice(to.start, to.end), to.quote)
        assert.ok(from ?? to)
      }
      assert.deepEqual(editsBetween(a.document, a.document), [])
    }),
  )
})
