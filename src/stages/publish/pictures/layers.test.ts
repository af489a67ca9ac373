import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layered } from './layers.ts'

const edge = (from: string, to: string) => ({ from, to })

test('what takes from another stands in a later layer, by the longest way', () => {
  const { layers } = layered(['a', 'b', 'c', 'd'], [edge('a', 'b'), edge('b', 'c'), edge('a', 'c')])
  assert.deepEqual(layers, [['a', 'd'], ['b'], ['c']])
})

test('an edge that closes a circle is left out, and so is one to itself', () => {
  const { layers, edges } = layered(['a', 'b'], [edge('a', 'b'), edge('b', 'a'), edge('a', 'a')])
  assert.deepEqual(edges, [edge('a', 'b')])
  assert.deepEqual(layers, [['a'], ['b']])
})

test('nodes stand opposite what they are joined to: edges that need not cross do not', () => {
  const { layers } = layered(['a', 'b', 'c', 'x', 'y', 'z'], [edge('a', 'z'), edge('b', 'y'), edge('c', 'x')])
  const [first = [], second = []] = layers
  const partner: Record<string, string> = { a: 'z', b: 'y', c: 'x' }
  assert.deepEqual(
    first.map((id) => partner[id]),
    second,
  )
})

test('no nodes, no layers', () => {
  assert.deepEqual(layered([], []).layers, [])
})

test('no more layers than asked for', () => {
  const chain = [edge('a', 'b'), edge('b', 'c'), edge('c', 'd')]
  const { layers, edges } = layered(['a', 'b', 'c', 'd'], chain, 3)
  assert.deepEqual(layers, [['a'], ['b'], ['c', 'd']])
  assert.deepEqual(edges, chain)
})
