// Versions of one page follow each other whatever order they came in; a fetch that reads the same is none; a moment shows
// what stood then.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { captured } from './page.fixture.ts'
import { successionOf } from './succession.ts'

const first = captured({
  id: 'd_1',
  publishedAt: '2031-03-04T07:00:00Z',
  retrievedAt: '2031-03-04T08:00:00.000Z',
  blocks: [['paragraph', 'A crane fell. Three people were hurt.']],
})
const second = captured({
  id: 'd_2',
  publishedAt: '2031-03-04T07:00:00Z',
  retrievedAt: '2031-03-04T12:00:00.000Z',
  blocks: [['paragraph', 'A crane fell. Four people were hurt.']],
})
const third = captured({
  id: 'd_3',
  publishedAt: '2031-03-04T07:00:00Z',
  modifiedAt: '2031-03-04T15:30:00Z',
  retrievedAt: '2031-03-04T18:00:00.000Z',
  blocks: [['paragraph', 'A crane fell. Five people were hurt.']],
})
const other = captured({
  id: 'd_9',
  place: 'https://quay.example/ferry',
  blocks: [['paragraph', 'A ferry.']],
})

const ids = (list: readonly { readonly id: string }[]): string[] => list.map((one) => one.id)

test('the last version stands and names the one it replaces, in whatever order they came', () => {
  for (const given of [
    [first, second, third, other],
    [third, other, first, second],
  ]) {
    const { current, earlier } = successionOf(given, null)
    assert.deepEqual(ids(current).sort(), ['d_3', 'd_9'])
    assert.equal(current.find((one) => one.id === 'd_3')?.replaces, 'd_2')
    assert.deepEqual(
      earlier.map((one) => [one.document.id, one.replacedBy.id, one.replacedAt]),
      [
        ['d_1', 'd_2', '2031-03-04T12:00:00.000Z'],
        ['d_2', 'd_3', '2031-03-04T15:30:00Z'],
      ],
    )
  }
})

test('a moment shows the version that stood then', () => {
  const standing = (asOf: string): string[] => ids(successionOf([first, second, third], asOf).current)
  assert.deepEqual(standing('2031-03-04T09:00:00.000Z'), ['d_1'])
  assert.deepEqual(standing('2031-03-04T12:00:00.000Z'), ['d_2'])
  assert.deepEqual(standing('2031-03-04T15:29:00.000Z'), ['d_2'])
  assert.deepEqual(standing('2031-03-04T16:00:00.000Z'), ['d_3'])
})

test('a fetch that reads the same is no version, also where its furniture is another', () => {
  const again = captured({
    id: 'd_0',
    retrievedAt: '2031-03-04T09:00:00.000Z',
    blocks: [
      ['dateline', 'Updated an hour ago'],
      ['paragraph', 'A crane  fell. Three people were hurt.'],
      ['boilerplate', '1,024 views'],
    ],
  })
  const { current, earlier } = successionOf([again, first], null)
  assert.deepEqual(ids(current), ['d_1'])
  assert.deepEqual(earlier, [])
})

test('an edited headline alone is a version', () => {
  const renamed = captured({
    id: 'd_4',
    title: 'Crane down, three hurt',
    retrievedAt: '2031-03-04T09:00:00.000Z',
    blocks: [['paragraph', 'A crane fell. Three people were hurt.']],
  })
  assert.deepEqual(ids(successionOf([first, renamed], null).current), ['d_4'])
})

test('what a feed held of a page gives way to the page, and that is no edit', () => {
  const summary = captured({
    id: 'd_5',
    retrievedAt: '2031-03-04T07:30:00.000Z',
    blocks: [['paragraph', 'A crane fell.']],
    isFeedContent: true,
  })
  const { earlier } = successionOf([first, summary], null)
  assert.deepEqual(
    earlier.map((one) => one.isEdit),
    [false],
  )
})

test('a page that went back to its first words has three versions', () => {
  const back = captured({
    id: 'd_6',
    retrievedAt: '2031-03-04T20:00:00.000Z',
    blocks: [['paragraph', 'A crane fell. Three people were hurt.']],
  })
  const { current, earlier } = successionOf([first, second, back], null)
  assert.deepEqual(ids(current), ['d_6'])
  assert.equal(earlier.length, 2)
})
