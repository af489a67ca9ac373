import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { isServerAddress, openStore } from './open-store.ts'

test('addresses of a server are told from folders', () => {
  for (const where of ['postgres://h/d', 'postgresql://h/d', 'POSTGRES://h/d'])
    assert.ok(isServerAddress(where), where)
  for (const where of [':memory:', 'postgres', './postgres:/x', 'C:\\data', '/postgres://h']) {
    assert.ok(!isServerAddress(where), where)
  }
})

test('memory is opened by its name', async () => {
  const store = await openStore(':memory:')
  assert.equal((await store.check()).adapter, 'embedded')
  await store.close()
})

test('the default store never loads the PostgreSQL client', () => {
  const script = `
    const { openStore } = await import(${JSON.stringify(new URL('index.ts', import.meta.url).href)})
    const { createRequire } = await import('node:module')
    await (await openStore(':memory:')).close()
    const loaded = () => Object.keys(createRequire(import.meta.url).cache ?? {}).filter((path) => path.includes('/node_modules/pg')).length
    const before = loaded()
    await openStore('postgres://nobody@127.0.0.1:1/none').catch(() => null)
    console.log(before, loaded() > 0)`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  })
  assert.equal(stdout.trim(), '0 true', stderr)
})
