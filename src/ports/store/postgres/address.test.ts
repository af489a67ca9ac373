import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StoreError } from '../store.ts'
import { parseAddress } from './address.ts'

test('the schema is taken out of the address, and is hearsay where none is named', () => {
  const named = parseAddress('postgres://me:secret@db.example:5433/news?sslmode=require&schema=desk_2')
  assert.deepEqual(named, {
    connectionString: 'postgres://me:secret@db.example:5433/news?sslmode=require',
    schema: 'desk_2',
    place: 'postgres://me@db.example:5433/news?schema=desk_2',
  })
  assert.equal(parseAddress('postgresql://localhost/news').schema, 'hearsay')
  assert.equal(
    parseAddress('postgresql://localhost/news').place,
    'postgresql://localhost/news?schema=hearsay',
  )
})

test('a schema that could be more than a name is refused', () => {
  for (const schema of ['', 'Desk', 'a-b', 'a b', '1a', `a";drop`, 'a'.repeat(64)]) {
    assert.throws(
      () => parseAddress(`postgres://localhost/news?schema=${encodeURIComponent(schema)}`),
      (error) => error instanceof StoreError && error.code === 'server-unreachable',
      schema,
    )
  }
})

test('an address that cannot be read is not repeated', () => {
  assert.throws(
    () => parseAddress('postgres://me:pa#ss:word@host:x/db'),
    (error) => error instanceof StoreError && !error.message.includes('pa#ss') && error.cause === undefined,
  )
})
