// An acknowledged write survives kill -9: a writer is killed at random moments, and all it told of is there afterwards.
import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { openStore } from '../../src/ports/store/index.ts'
import { KEPT_ADAPTERS } from './adapters.ts'
import { lostLines, startWriter, until } from './children.ts'
import { collect } from './samples.ts'

const KILLS = 4

for (const adapter of KEPT_ADAPTERS) {
  test(`durability: ${adapter.name}`, { skip: adapter.skip, timeout: 240_000 }, async (context) => {
    const place = await adapter.place()
    const told: string[] = []
    for (let kill = 0; kill < KILLS; kill += 1) {
      const writer = startWriter(place.where, `life${kill}`, 0)
      await until(() => writer.told().length > 1, writer)
      await new Promise((done) => setTimeout(done, randomInt(5, 250)))
      writer.child.kill('SIGKILL')
      assert.equal((await writer.ended).signal, 'SIGKILL')
      told.push(...writer.told())
    }
    context.diagnostic(`${told.length} writes were acknowledged before ${KILLS} kills`)
    assert.ok(told.length > KILLS * 2)

    const store = await openStore(place.where)
    assert.deepEqual(await lostLines(store, told), [])
    // What was not acknowledged is there whole or not at all, and the store is sound.
    const together = await collect(store.records.all('together'))
    const rounds = await collect(store.log.read(1))
    assert.equal(together.length, rounds.length * 3)
    assert.equal((await store.records.get('total', 'all'))?.value, rounds.length)
    assert.deepEqual(
      rounds.map((entry) => entry.sequence),
      rounds.map((_, position) => position + 1),
    )
    assert.deepEqual((await store.check()).problems, [])
    if (adapter.name.startsWith('embedded')) {
      assert.deepEqual(await readdir(join(place.where, 'captures', 'drafts')), [], 'the dead left drafts')
    }
    await store.close()
    await place.remove()
  })
}
