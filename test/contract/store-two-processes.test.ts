// Several processes on one place at once, from its making on: none loses a row, and transactions do not mix.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openStore } from '../../src/ports/store/index.ts'
import type { Store } from '../../src/ports/store/index.ts'
import { KEPT_ADAPTERS } from './adapters.ts'
import { lostLines, startWriter } from './children.ts'
import { collect, sampleLayer } from './samples.ts'

const PROCESSES = 3
const ROUNDS = 30
const LINES_OF_A_ROUND = 6

for (const adapter of KEPT_ADAPTERS) {
  test(`two processes and more: ${adapter.name}`, { skip: adapter.skip, timeout: 240_000 }, async () => {
    const place = await adapter.place()
    const writers = Array.from({ length: PROCESSES }, (_, number) =>
      startWriter(place.where, `p${number}`, ROUNDS),
    )
    const ends = await Promise.all(writers.map((writer) => writer.ended))
    assert.deepEqual(
      ends.map(({ code, errors }) => [code, errors]),
      ends.map(() => [0, '']),
    )

    const store = await openStore(place.where)
    for (const writer of writers) {
      assert.equal(writer.told().length, 1 + ROUNDS * LINES_OF_A_ROUND)
      assert.deepEqual(await lostLines(store, writer.told()), [])
    }
    // Each transaction read the total and wrote one more: had two of them mixed, one would be missing.
    assert.equal((await store.records.get('total', 'all'))?.value, PROCESSES * ROUNDS)
    const sequences = (await collect(store.log.read(1))).map((entry) => entry.sequence)
    assert.deepEqual(
      sequences,
      Array.from({ length: PROCESSES * ROUNDS }, (_, position) => position + 1),
    )
    assert.deepEqual((await store.check()).problems, [])
    await store.close()
    await place.remove()
  })

  test(`two connections write the same rows crosswise: ${adapter.name}`, { skip: adapter.skip }, async () => {
    const place = await adapter.place()
    const stores = await Promise.all([openStore(place.where), openStore(place.where)])
    const subjects = Array.from({ length: 40 }, (_, number) => `s${number}`)
    const put = (store: Store, order: readonly string[], value: number) =>
      Promise.all([
        store.layers.put(order.map((subject) => sampleLayer(subject, 'same@1', value))),
        store.records.put(order.map((id) => ({ kind: 'same', id, value }))),
        store.recall.indexText(order.map((subject) => ({ subject, tokens: ['same', `v${value}`] }))),
      ])
    for (let value = 0; value < 10; value += 1) {
      await Promise.all(
        stores.map((store, number) => put(store, number ? subjects.toReversed() : subjects, value)),
      )
    }
    for (const store of stores) {
      assert.deepEqual(
        (await collect(store.records.all('same'))).map((row) => row.value),
        subjects.map(() => 9),
      )
      assert.equal((await store.recall.search({ kind: 'token', token: 'v9' }, { limit: 99 })).length, 40)
      assert.equal((await store.recall.search({ kind: 'token', token: 'v8' }, { limit: 99 })).length, 0)
      await store.close()
    }
    await place.remove()
  })

  test(`a reader beside a writer: ${adapter.name}`, { skip: adapter.skip, timeout: 240_000 }, async () => {
    const place = await adapter.place()
    const store = await openStore(place.where)
    const writer = startWriter(place.where, 'w', 20)
    let seen = 0
    let isOver = false
    void writer.ended.then(() => (isOver = true))
    while (!isOver) {
      const rows = (await collect(store.records.all('single'))).length
      assert.ok(rows >= seen, 'what was seen once stays')
      seen = rows
      await store.records.put([{ kind: 'beside', id: String(seen), value: seen }])
    }
    assert.equal((await writer.ended).code, 0)
    assert.equal((await collect(store.records.all('single'))).length, 20)
    await store.close()
    await place.remove()
  })
}
