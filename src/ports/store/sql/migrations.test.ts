import assert from 'node:assert/strict'
import { test } from 'node:test'
import { EMBEDDED_MIGRATIONS } from '../embedded/migrations.ts'
import { POSTGRES_MIGRATIONS } from '../postgres/migrations.ts'
import { StoreError } from '../store.ts'
import { DATA_VERSION, pendingMigrations } from './migrations.ts'

test('both adapters go through the same versions, 1 to the present one', () => {
  const expected = Array.from({ length: DATA_VERSION }, (_, position) => position + 1)
  for (const steps of [EMBEDDED_MIGRATIONS, POSTGRES_MIGRATIONS]) {
    assert.deepEqual(
      steps.map((step) => step.version),
      expected,
    )
  }
})

test('a new place goes through all steps, the present one through none, a newer one is refused', () => {
  assert.equal(pendingMigrations(EMBEDDED_MIGRATIONS, 0, 'here').length, DATA_VERSION)
  assert.equal(pendingMigrations(EMBEDDED_MIGRATIONS, DATA_VERSION, 'here').length, 0)
  assert.throws(
    () => pendingMigrations(EMBEDDED_MIGRATIONS, DATA_VERSION + 1, 'here'),
    (error) => error instanceof StoreError && error.code === 'data-newer',
  )
})
