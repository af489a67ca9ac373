// Neighbours: a text that very many carry is still found to be one text, each pair is compared once, and what was not
// compared is said.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fingerprint } from '../model/index.ts'
import { makeLayers } from './layers.ts'
import type { AnyStage } from './plan.ts'
import { unkeptStore } from './unkept-store.ts'
import { Workbench } from './workbench.ts'

interface Part {
  readonly fingerprint: Fingerprint
}

/** A stage that writes down who was compared with whom, known by the first of their shingles. */
function comparing(pairs: (readonly [number, number])[]): AnyStage {
  const name = (part: Part): number => part.fingerprint.shingles[0] ?? -1
  const run = (input: Part & { readonly neighbours: readonly Part[] }) => {
    for (const other of input.neighbours) pairs.push([name(input), name(other)])
    return { value: [], diagnostics: [] }
  }
  const recallKeys = ({ fingerprint }: Part): string[] => fingerprint.shingles.map(String)
  return {
    id: 'lineage',
    room: 'lineage',
    version: 1,
    scope: 'neighbours',
    needs: ['fingerprint'],
    makes: 'lineage',
    why: '',
    recallKeys: recallKeys,
    run: run,
  }
}

/** Compares documents of these shingles, each of which has one of its own first. */
async function compareAll(shingles: readonly (readonly number[])[]) {
  const pairs: (readonly [number, number])[] = []
  const bench = new Workbench({
    store: unkeptStore(),
    plan: { stages: [comparing(pairs)], recipe: (layer) => layer },
    context: { resources: { json: () => null, bytes: () => null }, asOf: null },
    progress: { step: () => undefined },
    signal: new AbortController().signal,
  })
  const ids = shingles.map((_, at) => `d_${String(at).padStart(5, '0')}`)
  for (const [at, list] of shingles.entries()) {
    const value: Fingerprint = { shingles: [1_000_000 + at, ...list], words: list.length * 8 }
    bench.hold('fingerprint', ids[at] ?? '', { value, diagnostics: [] })
  }
  await makeLayers(bench, ids)
  return {
    pairs: pairs.map((pair) => pair.map((one) => one - 1_000_000)),
    diagnostics: bench.diagnostics(ids),
  }
}

const TEXT = Array.from({ length: 40 }, (_, at) => at)

test('each pair is compared once', async () => {
  const { pairs, diagnostics } = await compareAll([TEXT, TEXT, [900, 901], TEXT])
  assert.deepEqual(pairs, [
    [1, 0],
    [3, 0],
    [3, 1],
  ])
  assert.deepEqual(diagnostics, [])
})

test('a text that more pages carry than a key may recall is still one text', async () => {
  const copies = 520
  const { pairs } = await compareAll(Array.from({ length: copies }, () => TEXT))
  const compared = new Set(pairs.map(([one]) => one))
  assert.equal(compared.size, copies - 1)
})

test('and so it is where each outlet adds lines of its own', async () => {
  const copies = 520
  const lines = (outlet: number): number[] => Array.from({ length: 5 }, (_, at) => 5000 + outlet * 10 + at)
  const { pairs } = await compareAll(Array.from({ length: copies }, (_, at) => [...TEXT, ...lines(at % 30)]))
  // The first pages of all outlets but its own among them: not only those with the same lines.
  const last = pairs.filter(([one]) => one === copies - 1).map(([, other]) => other)
  assert.ok(last.some((other) => other !== undefined && other % 30 !== (copies - 1) % 30))
})

test('what stands in very many pages by itself is no text: a footer recalls nobody', async () => {
  const footer = [77]
  const own = (at: number): number[] => Array.from({ length: 40 }, (_, k) => 10_000 + at * 40 + k)
  const { pairs, diagnostics } = await compareAll(
    Array.from({ length: 520 }, (_, at) => [...own(at), ...footer]),
  )
  assert.deepEqual(pairs, [])
  assert.deepEqual(diagnostics, [])
})

test('more neighbours than are compared are said, no more are not', async () => {
  const codes = async (copies: number): Promise<Set<string>> => {
    const { diagnostics } = await compareAll(Array.from({ length: copies }, () => TEXT))
    return new Set(diagnostics.map((one) => one.code))
  }
  assert.deepEqual(await codes(65), new Set())
  assert.deepEqual(await codes(66), new Set(['neighbours-left-out']))
})
