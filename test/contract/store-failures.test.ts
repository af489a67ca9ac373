// What each adapter says when the world is in its way: the code, one plain line, and nothing lost or littered.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { StoreError, openEmbedded, openStore } from '../../src/ports/store/index.ts'
import type { StoreErrorCode } from '../../src/ports/store/index.ts'
import { ADAPTERS, SERVER, folderPlace, onServer, schemaPlace } from './adapters.ts'
import { collect, sampleBytes, sampleCapture } from './samples.ts'

/** A StoreError with the code, whose message is one line and ends as a sentence. */
function says(code: StoreErrorCode, pattern = /./): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof StoreError, String(error))
    assert.equal(error.code, code, error.message)
    assert.match(error.message, pattern)
    assert.match(error.message, /^[^\n]+\.$/)
    return true
  }
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const place = await folderPlace()
  try {
    await work(place.where)
  } finally {
    await place.remove()
  }
}

const fact = (id: string, value: unknown = 1) => ({ kind: 'k', id, value })

test('embedded: a folder is made where there is none', async () => {
  await inFolder(async (folder) => {
    const store = await openStore(join(folder, 'new', 'deep'))
    await store.close()
    assert.ok((await readdir(join(folder, 'new', 'deep'))).includes('hearsay.db'))
  })
})

test('embedded: what was kept is there when it is opened again', async () => {
  await inFolder(async (folder) => {
    const first = await openStore(folder)
    await first.captures.put(sampleCapture(1), sampleBytes(1))
    await first.close()
    const { digest } = sampleCapture(1)
    assert.ok((await stat(join(folder, 'captures', digest.slice(0, 2), digest.slice(2)))).isFile())
    const second = await openStore(folder)
    assert.deepEqual(Buffer.from((await second.captures.bytes(digest)) ?? []), sampleBytes(1))
    await second.close()
  })
})

test('embedded: somebody else’s folder is refused and left as it is', async () => {
  await inFolder(async (folder) => {
    await writeFile(join(folder, 'letter.txt'), 'private')
    await assert.rejects(openStore(folder), says('data-broken', /holds other files/))
    assert.deepEqual(await readdir(folder), ['letter.txt'])
  })
})

test('embedded: what a file manager left does not make a folder somebody else’s', async () => {
  await inFolder(async (folder) => {
    await writeFile(join(folder, '.DS_Store'), '')
    await (await openStore(folder)).close()
  })
})

test('embedded: a data folder may hold other files beside', async () => {
  await inFolder(async (folder) => {
    await (await openStore(folder)).close()
    await writeFile(join(folder, 'notes.txt'), 'mine')
    await (await openStore(folder)).close()
  })
})

test('embedded: another program’s database is refused and left as it is', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'hearsay.db')
    const database = new DatabaseSync(path)
    database.exec('create table theirs (a)')
    database.close()
    const before = await readFile(path)
    await assert.rejects(openStore(folder), says('data-broken', /another program/))
    assert.deepEqual(await readFile(path), before)
  })
})

test('embedded: data of a newer version is refused and left as it is', async () => {
  await inFolder(async (folder) => {
    await (await openStore(folder)).close()
    const database = new DatabaseSync(join(folder, 'hearsay.db'))
    database.exec('pragma user_version = 99')
    database.close()
    const before = await readFile(join(folder, 'hearsay.db'))
    await assert.rejects(openStore(folder), says('data-newer', /data version 99/))
    assert.deepEqual(await readFile(join(folder, 'hearsay.db')), before)
  })
})

test('embedded: a database that is garbage, or was cut short, is broken', async () => {
  await inFolder(async (folder) => {
    await writeFile(join(folder, 'hearsay.db'), randomBytes(20_000))
    await assert.rejects(openStore(folder), says('data-broken', /damaged/))
  })
  await inFolder(async (folder) => {
    const store = await openStore(folder)
    await store.records.put(Array.from({ length: 5000 }, (_, n) => fact(`row ${n}`, 'x'.repeat(50))))
    await store.close()
    await truncate(join(folder, 'hearsay.db'), 40_960)
    const use = async () => {
      const cut = await openStore(folder)
      try {
        await collect(cut.records.all('k'))
      } finally {
        await cut.close()
      }
    }
    await assert.rejects(use(), says('data-broken', /damaged/))
  })
})

test('embedded: captures whose database is gone or emptied are not taken for a new folder', async () => {
  await inFolder(async (folder) => {
    const store = await openStore(folder)
    await store.captures.put(sampleCapture(1), sampleBytes(1))
    await store.close()
    await truncate(join(folder, 'hearsay.db'), 0)
    await assert.rejects(openStore(folder), says('data-broken', /empty/))
    await rm(join(folder, 'hearsay.db'))
    await assert.rejects(openStore(folder), says('data-broken', /no database/))
  })
})

test('embedded: a folder that cannot be made or written is said to be so', async () => {
  await inFolder(async (folder) => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    await assert.rejects(openStore(file), says('data-unwritable'))
    await assert.rejects(openStore(join(file, 'below')), says('data-unwritable'))
  })
})

/** Root may write anywhere, so it becomes somebody else for a moment. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0
  if (isRoot) process.seteuid?.(65534)
  try {
    return await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

test(
  'embedded: a data folder of another user is unwritable',
  { skip: process.platform === 'win32' },
  async () => {
    await inFolder(async (folder) => {
      const data = join(folder, 'data')
      await mkdir(data)
      await (await openStore(data)).close()
      await chmod(folder, 0o755)
      await chmod(join(data, 'hearsay.db'), 0o444)
      await chmod(data, 0o555)
      await assert.rejects(
        asNobody(() => openStore(data)),
        says('data-unwritable'),
      )
      await chmod(data, 0o755)
      await chmod(join(data, 'hearsay.db'), 0o644)
      const store = await openStore(data)
      await store.records.put([fact('still works')])
      await store.close()
    })
  },
)

test('embedded: a full disk fails the write and nothing else', async () => {
  for (const isMemory of [true, false]) {
    await inFolder(async (folder) => {
      const store = await openEmbedded({ folder: isMemory ? ':memory:' : folder, limitBytes: 1_000_000 })
      const value = randomBytes(30_000).toString('hex')
      const kept: string[] = []
      const fill = async (told: string[]) => {
        for (let n = 0; n < 1000; n += 1) {
          const id = `row ${String(told.length).padStart(4, '0')}`
          await store.records.put([fact(id, value)])
          told.push(id)
        }
      }
      await assert.rejects(fill(kept), says('disk-full'))
      assert.ok(kept.length > 3)
      const ids = async () => (await collect(store.records.all('k'))).map((row) => row.id)
      assert.deepEqual(await ids(), kept)
      const transaction = store.transact(async (tx) => {
        await tx.records.put([{ kind: 'small', id: 'x', value: 1 }])
        await fill([...kept])
      })
      await assert.rejects(transaction, says('disk-full'))
      assert.equal(await store.records.get('small', 'x'), null)
      assert.deepEqual(await ids(), kept)
      await store.records.remove('k', 'row 0000')
      await store.records.put([fact('row 0000', 'short')])
      assert.equal((await store.records.get('k', 'row 0000'))?.value, 'short')
      assert.deepEqual((await store.check()).problems, [])
      await store.close()
    })
  }
})

test('embedded: damaged bytes are found, told and healed by putting them again', async () => {
  await inFolder(async (folder) => {
    const store = await openStore(folder)
    const { digest } = sampleCapture(1)
    await store.captures.put(sampleCapture(1), sampleBytes(1))
    const path = join(folder, 'captures', digest.slice(0, 2), digest.slice(2))
    const file = await open(path, 'r+')
    await file.write('X', 3)
    await file.close()
    await assert.rejects(store.captures.bytes(digest), says('capture-corrupt', /damaged/))
    assert.deepEqual((await store.check()).problems, [`capture bytes ${digest} are damaged`])
    await store.captures.put(sampleCapture(1), sampleBytes(1))
    assert.deepEqual(Buffer.from((await store.captures.bytes(digest)) ?? []), sampleBytes(1))
    await rm(path)
    await assert.rejects(store.captures.bytes(digest), says('capture-corrupt', /gone/))
    assert.deepEqual((await store.check()).problems, [`capture bytes ${digest} are gone`])
    await store.close()
  })
})

test('embedded: nothing but the kept is left in the folder, also after a transaction that failed', async () => {
  await inFolder(async (folder) => {
    const store = await openStore(folder)
    await store.captures.put(sampleCapture(1), sampleBytes(1))
    await assert.rejects(
      store.transact(async (tx) => {
        await tx.captures.put(sampleCapture(2), sampleBytes(2))
        throw new Error('no')
      }),
    )
    await store.close()
    const files = await readdir(folder, { recursive: true, withFileTypes: true })
    const { digest } = sampleCapture(1)
    assert.deepEqual(
      files
        .filter((file) => file.isFile())
        .map((file) => file.name)
        .sort(),
      [digest.slice(2), 'hearsay.db'].sort(),
    )
  })
})

const server = ADAPTERS.find((adapter) => adapter.name === 'postgres')
const skip = server?.skip ?? 'no adapter for PostgreSQL'

test('postgres: data of a newer version is refused', { skip }, async () => {
  const place = await schemaPlace()
  await (await openStore(place.where)).close()
  const schema = new URL(place.where).searchParams.get('schema') ?? ''
  await onServer(`insert into ${schema}.hearsay_migrations (version, what) values (99, 'later')`)
  await assert.rejects(openStore(place.where), says('data-newer', /data version 99/))
  await place.remove()
})

test('postgres: somebody else’s schema is refused and left as it is', { skip }, async () => {
  const place = await schemaPlace()
  const schema = new URL(place.where).searchParams.get('schema') ?? ''
  await onServer(`create schema ${schema}; create table ${schema}.theirs (a int)`)
  await assert.rejects(openStore(place.where), says('data-broken', /holds other tables/))
  const tables = await onServer(`select tablename from pg_tables where schemaname = '${schema}'`)
  assert.deepEqual(tables, [{ tablename: 'theirs' }])
  await place.remove()
})

test('postgres: lost tables are told as broken data', { skip }, async () => {
  const place = await schemaPlace()
  const store = await openStore(place.where)
  const schema = new URL(place.where).searchParams.get('schema') ?? ''
  await onServer(`drop table ${schema}.records`)
  await assert.rejects(store.records.get('k', 'i'), says('data-broken'))
  await store.close()
  await place.remove()
})

test('postgres: damaged bytes are found, told and healed by putting them again', { skip }, async () => {
  const place = await schemaPlace()
  const store = await openStore(place.where)
  const schema = new URL(place.where).searchParams.get('schema') ?? ''
  const { digest } = sampleCapture(1)
  await store.captures.put(sampleCapture(1), sampleBytes(1))
  await onServer(`update ${schema}.capture_parts set bytes = 'other'`)
  await assert.rejects(store.captures.bytes(digest), says('capture-corrupt', /damaged/))
  assert.deepEqual((await store.check()).problems, [`capture bytes ${digest} are damaged`])
  await store.captures.put(sampleCapture(1), sampleBytes(1))
  assert.deepEqual(Buffer.from((await store.captures.bytes(digest)) ?? []), sampleBytes(1))
  await onServer(`delete from ${schema}.capture_parts`)
  await assert.rejects(store.captures.bytes(digest), says('capture-corrupt', /gone/))
  await store.close()
  await place.remove()
})

test(
  'postgres: a lost connection fails the transaction, and the next call gets another',
  { skip },
  async () => {
    const place = await schemaPlace()
    const store = await openStore(place.where)
    await store.records.put([fact('before')])
    const transaction = store.transact(async (tx) => {
      await tx.records.put([fact('lost')])
      const schema = new URL(place.where).searchParams.get('schema') ?? ''
      await onServer(
        `select pg_terminate_backend(l.pid) from pg_locks l join pg_class c on c.oid = l.relation
       join pg_namespace n on n.oid = c.relnamespace where n.nspname = '${schema}' and l.pid <> pg_backend_pid()`,
      )
      await tx.records.put([fact('after the cut')])
    })
    await assert.rejects(transaction, says('server-unreachable'))
    assert.deepEqual(
      (await collect(store.records.all('k'))).map((row) => row.id),
      ['before'],
    )
    await store.records.put([fact('later')])
    await store.close()
    await place.remove()
  },
)

test(
  'postgres: unreachable servers, databases and users, with the password never shown',
  { skip },
  async () => {
    const password = 'open-sesame-9f2c'
    const address = (change: (url: URL) => void) => {
      const url = new URL(SERVER)
      url.password = password
      change(url)
      return url.href
    }
    const wrong = [
      address((url) => (url.port = '1')),
      address((url) => (url.hostname = 'nowhere.invalid')),
      address((url) => (url.pathname = '/no_such_database')),
      address((url) => (url.username = 'no_such_user')),
      address((url) => {
        url.searchParams.set('schema', 'Robert"); drop table')
      }),
      `postgres://user:${password}@host:notaport/db`,
      `postgres://user:${password}`,
    ]
    for (const where of wrong) {
      await assert.rejects(openStore(where), (error) => {
        assert.ok(
          !inspect(error, { depth: 20, showHidden: true }).includes(password),
          'the password is shown',
        )
        return says('server-unreachable')(error)
      })
    }
    const store = await openStore(address((url) => url.searchParams.set('schema', 'contract_password')))
    assert.ok(!(await store.check()).place.includes(password))
    await store.close()
    await onServer('drop schema contract_password cascade')
  },
)
