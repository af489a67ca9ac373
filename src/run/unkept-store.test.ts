// A run that keeps nothing is answered as by an empty kept store.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Capture } from '../model/index.ts'
import { openStore } from '../ports/store/index.ts'
import { sha256 } from '../text/digest.ts'
import { unkeptStore, type WorkStore } from './unkept-store.ts'

async function listed<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of stream) all.push(one)
  return all
}

const SUBJECTS = ['d_a', 'd_b', 'd_c', 'd_d', 'd_\u{1F600}', 'd_\uFFEE']
const KEYS = ['k1', 'k2', 'k3', 'k4', 'k5']

type Step = (store: WorkStore) => Promise<unknown>

const subject = fc.constantFrom(...SUBJECTS)
const keys = fc.array(fc.constantFrom(...KEYS), { maxLength: 6 })

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constantFrom('one', 'two'), subject, keys).map(
    ([index, id, list]): Step =>
      (store) =>
        store.recall.index(index, id, list),
  ),
  fc
    .tuple(
      fc.constantFrom('one', 'two'),
      subject,
      keys,
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 0, max: 4 }),
    )
    .map(
      ([index, id, list, limit, tooCommon]): Step =>
        (store) =>
          store.recall.candidates(index, { subject: id, keys: list, limit, tooCommon }),
    ),
  fc.tuple(fc.array(fc.tuple(subject, fc.constantFrom('r@1', 'r@2'), fc.nat(9)), { maxLength: 4 })).map(
    ([rows]): Step =>
      (store) =>
        store.layers.put(
          rows.map(([id, recipe, value]) => ({
            subject: id,
            recipe,
            basis: String(value),
            value,
            diagnostics: [],
          })),
        ),
  ),
  fc.tuple(subject, fc.constantFrom('r@1', 'r@2')).map(
    ([id, recipe]): Step =>
      (store) =>
        store.layers.get(id, recipe),
  ),
  fc.tuple(fc.array(subject, { maxLength: 4 }), fc.constantFrom('r@1', 'r@2')).map(
    ([ids, recipe]): Step =>
      (store) =>
        listed(store.layers.many(ids, recipe)),
  ),
  fc.tuple(fc.constantFrom('claim', 'story'), subject, fc.nat(9)).map(
    ([kind, id, value]): Step =>
      (store) =>
        store.transact((tx) => tx.records.put([{ kind, id, value }])),
  ),
  fc.tuple(fc.constantFrom('claim', 'story'), subject).map(
    ([kind, id]): Step =>
      (store) =>
        store.records.remove(kind, id),
  ),
  fc.constantFrom('claim', 'story').map(
    (kind): Step =>
      (store) =>
        listed(store.records.all(kind)),
  ),
)

test('any calls are answered as an empty kept store answers them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 40 }), async (calls) => {
      const kept = await openStore(':memory:')
      const unkept = unkeptStore()
      try {
        for (const call of calls) assert.deepEqual(await call(unkept), await call(kept))
      } finally {
        await kept.close()
      }
    }),
    { numRuns: 60 },
  )
})

test('captures come back with their bytes, in the order of their ids', async () => {
  const store = unkeptStore()
  const capture = (id: string, bytes: Uint8Array): Capture =>
    ({ id, input: `${id}.txt`, digest: sha256(bytes) }) as unknown as Capture
  const words = new TextEncoder().encode('The mill at Ossary closed.')
  for (const id of ['d_2', 'd_1']) await store.captures.put(capture(id, words), words)
  assert.deepEqual(
    (await listed(store.captures.all())).map((one) => one.id),
    ['d_1', 'd_2'],
  )
  assert.deepEqual(await store.captures.bytes(sha256(words)), words)
  assert.equal(await store.captures.bytes('0'.repeat(64)), null)
})
