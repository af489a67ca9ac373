import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StoreError, openStore } from '../../src/ports/store/index.ts'
import { failingStore } from './failing-store.ts'
import { collect, sampleLayer } from './samples.ts'

const isFull = (error: unknown) => error instanceof StoreError && error.code === 'disk-full'

test('a failing store fails from the chosen write on, and not before', async () => {
  const { store, writes, heal } = failingStore(await openStore(':memory:'), { at: 2 })
  await store.records.put([{ kind: 'k', id: '1', value: 1 }])
  await assert.rejects(store.records.put([{ kind: 'k', id: '2', value: 1 }]), isFull)
  await assert.rejects(store.layers.put([sampleLayer('x', 'r@1')]), isFull)
  assert.equal(writes(), 3)
  heal()
  await store.records.put([{ kind: 'k', id: '4', value: 1 }])
  assert.deepEqual(
    (await collect(store.records.all('k'))).map((row) => row.id),
    ['1', '4'],
  )
  await store.close()
})

test('a failing store can fail a number of times and with another code', async () => {
  const { store } = failingStore(await openStore(':memory:'), { at: 1, times: 1, code: 'data-locked' })
  await assert.rejects(
    store.log.append([]),
    (error) => error instanceof StoreError && error.code === 'data-locked',
  )
  await store.log.append([])
  await store.close()
})

test('a write that fails in a transaction undoes it', async () => {
  const { store } = failingStore(await openStore(':memory:'), { at: 2 })
  const transaction = store.transact(async (tx) => {
    await tx.records.put([{ kind: 'k', id: '1', value: 1 }])
    await tx.records.put([{ kind: 'k', id: '2', value: 1 }])
  })
  await assert.rejects(transaction, isFull)
  assert.deepEqual(await collect(store.records.all('k')), [])
  await store.close()
})
