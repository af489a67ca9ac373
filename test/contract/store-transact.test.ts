// The contract of transact, the same for every adapter: all or nothing, one at a time, and nobody waits for himself.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openStore } from '../../src/ports/store/index.ts'
import type { PortableStore } from '../../src/ports/store/index.ts'
import { ADAPTERS } from './adapters.ts'
import type { Adapter, Place } from './adapters.ts'
import { collect, sampleCapture, sampleLayer } from './samples.ts'

const record = (id: string, value: unknown = 1) => ({ kind: 'tx', id, value })

function contract(adapter: Adapter): void {
  describe(`transact: ${adapter.name}`, { skip: adapter.skip }, () => {
    let place: Place
    let store: PortableStore
    before(async () => {
      place = await adapter.place()
      store = await openStore(place.where)
    })
    after(async () => {
      await store.close()
      await place.remove()
    })
    const opened = () => store

    const count = async () => (await collect(opened().records.all('tx'))).length

    test('transact: gives back what the work gives, and keeps its writes', async () => {
      const result = await opened().transact(async (tx) => {
        await tx.records.put([record('kept')])
        return 'done'
      })
      assert.equal(result, 'done')
      assert.equal((await opened().records.get('tx', 'kept'))?.value, 1)
    })

    test('transact: all of it is undone when the work throws', async () => {
      const bytes = Buffer.from('rolled back')
      const capture = { ...sampleCapture(50, bytes), id: 'd_undone' }
      const failure = new Error('on purpose')
      await assert.rejects(
        opened().transact(async (tx) => {
          await tx.records.put([record('undone')])
          await tx.layers.put([sampleLayer('undone', 'tx@1')])
          await tx.captures.put(capture, bytes)
          await tx.recall.indexText([{ subject: 'undone', tokens: ['undonetoken'] }])
          await tx.recall.index('tx', 'undone', ['key'])
          assert.equal((await tx.captures.bytes(capture.digest))?.length, bytes.length)
          assert.deepEqual(await tx.recall.search({ kind: 'token', token: 'undonetoken' }, { limit: 5 }), [
            'undone',
          ])
          throw failure
        }),
        failure,
      )
      assert.equal(await opened().records.get('tx', 'undone'), null)
      assert.equal(await opened().layers.get('undone', 'tx@1'), null)
      assert.equal(await opened().captures.get(capture.id), null)
      assert.equal(await opened().captures.bytes(capture.digest), null)
      assert.deepEqual(
        await opened().recall.search({ kind: 'token', token: 'undonetoken' }, { limit: 5 }),
        [],
      )
      assert.deepEqual(
        await opened().recall.candidates('tx', { subject: 'x', keys: ['key'], limit: 5, tooCommon: 5 }),
        [],
      )
    })

    test('transact: sees its own writes; others see them only afterwards', { timeout: 20_000 }, async () => {
      const started = Promise.withResolvers<undefined>()
      const go = Promise.withResolvers<undefined>()
      const transaction = opened().transact(async (tx) => {
        await tx.records.put([record('own')])
        assert.equal((await tx.records.get('tx', 'own'))?.value, 1)
        assert.equal(
          (await collect(tx.records.all('tx'))).some((row) => row.id === 'own'),
          true,
        )
        started.resolve(undefined)
        await go.promise
      })
      await started.promise
      // In memory a reader waits for the writer, so the answer comes after; it is never a half-done state.
      const outside = opened().records.get('tx', 'own')
      const early = await Promise.race([outside, new Promise((done) => setTimeout(done, 100, 'waits'))])
      assert.ok(early === null || early === 'waits')
      go.resolve(undefined)
      await transaction
      assert.equal((await opened().records.get('tx', 'own'))?.value, 1)
    })

    test('transact: nested ones join the outer', async () => {
      await opened().transact(async (tx) => {
        await tx.records.put([record('outer')])
        await tx.transact(async (inner) => {
          assert.equal((await inner.records.get('tx', 'outer'))?.value, 1)
          await inner.records.put([record('inner')])
        })
      })
      assert.equal((await opened().records.get('tx', 'inner'))?.value, 1)
      await assert.rejects(
        opened().transact(async (tx) => {
          await tx.transact((inner) => inner.records.put([record('inner-undone')]))
          throw new Error('outer fails')
        }),
        /outer fails/,
      )
      assert.equal(await opened().records.get('tx', 'inner-undone'), null)
    })

    test('transact: a nested one that fails undoes all, even where its error is caught', async () => {
      await assert.rejects(
        opened().transact(async (tx) => {
          await tx.records.put([record('before-caught')])
          await tx.transact(() => Promise.reject(new Error('inner fails'))).catch(() => 'caught')
        }),
        /inner fails/,
      )
      assert.equal(await opened().records.get('tx', 'before-caught'), null)
    })

    test(
      'transact: the outer store, used inside, joins instead of waiting for itself',
      { timeout: 20_000 },
      async () => {
        await opened().transact(async () => {
          await opened().records.put([record('by-outer')])
          assert.equal((await opened().records.get('tx', 'by-outer'))?.value, 1)
          assert.equal((await opened().check()).problems.length, 0)
        })
        await assert.rejects(
          opened().transact(async () => {
            await opened().records.put([record('by-outer-undone')])
            throw new Error('no')
          }),
        )
        assert.equal(await opened().records.get('tx', 'by-outer-undone'), null)
      },
    )

    test('transact: side by side they run one after another', async () => {
      await opened().records.put([record('counter', 0)])
      const add = () =>
        opened().transact(async (tx) => {
          const before = (await tx.records.get('tx', 'counter'))?.value as number
          await new Promise((done) => setTimeout(done, 2))
          await tx.records.put([record('counter', before + 1)])
        })
      await Promise.all(Array.from({ length: 20 }, add))
      assert.equal((await opened().records.get('tx', 'counter'))?.value, 20)
    })

    test('transact: single writes beside one are neither lost nor undone with it', async () => {
      const before = await count()
      const failing = opened().transact(async (tx) => {
        await tx.records.put([record('doomed')])
        await new Promise((done) => setTimeout(done, 30))
        throw new Error('doomed')
      })
      const beside = Promise.all(
        Array.from({ length: 20 }, (_, n) => opened().records.put([record(`beside-${n}`)])),
      )
      await assert.rejects(failing, /doomed/)
      await beside
      assert.equal(await count(), before + 20)
    })

    test('transact: work left running after its end writes on its own', async () => {
      let late: Promise<void> = Promise.resolve()
      await opened().transact(async (tx) => {
        await tx.records.put([record('early')])
        late = new Promise((done) => setTimeout(done, 20)).then(() => tx.records.put([record('late')]))
      })
      await late
      assert.equal((await opened().records.get('tx', 'late'))?.value, 1)
    })
  })
}

for (const adapter of ADAPTERS) contract(adapter)
