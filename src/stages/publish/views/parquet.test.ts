import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { packageResources } from '../../../app/resources.ts'
import { TABLES } from '../exports/tables.ts'
import { hostileDossier, richDossier } from '../fixtures/hostile.ts'
import { readDossier } from './reading.ts'
import { parquetViews } from './parquet.ts'

const bufferOf = (made: string | Uint8Array): ArrayBuffer => {
  assert.ok(typeof made !== 'string')
  return made.slice().buffer
}

test('another reader reads back every row of every table, with types', async () => {
  for (const dossier of [richDossier(packageResources()), hostileDossier(packageResources())])
    for (const [at, view] of parquetViews.entries()) {
      const table = TABLES[at]!
      const file = bufferOf(view.render(dossier, { colour: false }))
      const rows = await parquetReadObjects({ file })
      const wanted = table
        .rows(readDossier(dossier), { colour: false })
        .map((row) => Object.fromEntries(table.columns.map(({ name }, n) => [name, row[n] ?? null])))
      assert.deepEqual(
        rows.map((row) =>
          Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? null])),
        ),
        wanted,
        view.id,
      )
    }
})

test('numbers are numbers and truths are truths, also in a table without rows', async () => {
  const dossier = { ...richDossier(packageResources()), documents: [] }
  const view = parquetViews.find((one) => one.id === 'parquet-documents')!
  const { schema, num_rows } = await parquetMetadataAsync(bufferOf(view.render(dossier, { colour: false })))
  assert.equal(Number(num_rows), 0)
  const typeOf = (name: string) => schema.find((one) => one.name === name)?.type
  assert.equal(typeOf('characters'), 'INT32')
  assert.equal(typeOf('withheld'), 'BOOLEAN')
  assert.equal(typeOf('title'), 'BYTE_ARRAY')
})
