// Backup and restore, from every adapter to every other.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import {
  StoreError,
  backup,
  openEmbedded,
  openStore,
  restore,
  verifyBackup,
} from '../../src/ports/store/index.ts'
import type { Store, StoreErrorCode } from '../../src/ports/store/index.ts'
import { ADAPTERS, folderPlace } from './adapters.ts'
import { collect, phrase, sampleBytes, sampleCapture, sampleLayer } from './samples.ts'

const says =
  (code: StoreErrorCode, pattern = /./) =>
  (error: unknown) => {
    assert.ok(error instanceof StoreError, String(error))
    assert.equal(error.code, code, error.message)
    assert.match(error.message, pattern)
    return true
  }

const LARGE = Buffer.alloc(5_000_000, 'large ')

async function fill(store: Store): Promise<void> {
  for (let n = 0; n < 30; n += 1) await store.captures.put(sampleCapture(n), sampleBytes(n))
  await store.captures.put(
    { ...sampleCapture(1), id: 'same bytes', input: 'a\u0000\u2028\u{1F600}' },
    sampleBytes(1),
  )
  await store.captures.put({ ...sampleCapture(2, LARGE), id: 'large' }, LARGE)
  await store.captures.put({ ...sampleCapture(3, Buffer.alloc(0)), id: 'nothing' }, Buffer.alloc(0))
  const subjects = Array.from({ length: 150 }, (_, n) => `d_${n}`)
  await store.layers.put(
    subjects.flatMap((one) => [sampleLayer(one, 'a@1'), sampleLayer(one, 'b@1', one.repeat(300))]),
  )
  await store.layers.put([{ ...sampleLayer('d_1', 'c@1', null), basis: 'basis' }])
  await store.records.put(
    ['x', 'y', '\u{1F600}\uD800', 'long'.repeat(3000)].map((id) => ({ kind: 'k', id, value: { id } })),
  )
  await store.records.put([{ kind: 'other', id: 'x', value: 2 }])
  await store.recall.indexText(
    subjects.map((subject, n) => ({ subject, tokens: ['to', `word${n % 5}`, 'be'] })),
  )
  for (const subject of subjects.slice(0, 20)) await store.recall.index('lineage', subject, ['k1', subject])
  await store.recall.index('stories', 'd_3', ['k1'])
  await store.log.append(
    subjects.map((subject) => ({ at: '2031-01-01', kind: 'k', subject, value: [subject] })),
  )
}

async function assertFilled(store: Store): Promise<void> {
  assert.equal((await collect(store.captures.all())).length, 33)
  assert.deepEqual(Buffer.from((await store.captures.bytes(sampleCapture(2, LARGE).digest)) ?? []), LARGE)
  assert.equal((await store.captures.get('same bytes'))?.input, 'a\u0000\u2028\u{1F600}')
  assert.equal((await store.captures.bytes(sampleCapture(3, Buffer.alloc(0)).digest))?.length, 0)
  assert.equal((await store.layers.get('d_7', 'b@1'))?.value, 'd_7'.repeat(300))
  assert.deepEqual((await store.layers.get('d_1', 'c@1'))?.basis, 'basis')
  assert.equal((await collect(store.records.all('k'))).length, 4)
  assert.equal((await store.recall.search(phrase('to', 'word3', 'be'), { limit: 100 })).length, 30)
  const asked = { subject: 'guest', keys: ['k1', 'd_4'], limit: 2, tooCommon: 50 }
  assert.deepEqual(await store.recall.candidates('lineage', asked), [
    { subject: 'd_4', shared: 2 },
    { subject: 'd_0', shared: 1 },
  ])
  const log = await collect(store.log.read(1))
  assert.deepEqual([log.length, log[149]?.sequence, log[149]?.subject], [150, 150, 'd_149'])
  assert.deepEqual((await store.check()).problems, [])
}

let scratch = ''
before(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'hearsay-backup-'))
})
after(() => rm(scratch, { recursive: true, force: true }))

for (const from of ADAPTERS) {
  describe(`backup: ${from.name}`, { skip: from.skip }, () => {
    let file = ''
    before(async () => {
      file = join(scratch, `${from.name.replaceAll(' ', '-')}.jsonl.gz`)
      const place = await from.place()
      const store = await openStore(place.where)
      await fill(store)
      const { rows } = await backup(store, file)
      assert.deepEqual(await verifyBackup(file), { rows })
      await assertFilled(store)
      await store.close()
      await place.remove()
    })

    for (const to of ADAPTERS) {
      test(`into ${to.name}`, { skip: to.skip }, async () => {
        const place = await to.place()
        const store = await openStore(place.where)
        await restore(file, store)
        await assertFilled(store)
        // The same contents give the same backup, whatever keeps them.
        const again = join(scratch, 'again.jsonl.gz')
        await backup(store, again)
        assert.deepEqual(await readFile(again), await readFile(file))
        await assert.rejects(restore(file, store), says('data-not-empty'))
        await assertFilled(store)
        await store.close()
        await place.remove()
      })
    }
  })
}

async function smallBackup(): Promise<string> {
  const store = await openEmbedded({ folder: ':memory:' })
  for (let n = 0; n < 3; n += 1) await store.captures.put(sampleCapture(n), sampleBytes(n))
  await store.records.put(['a', 'b', 'c'].map((id) => ({ kind: 'k', id, value: id })))
  const file = join(scratch, 'small.jsonl.gz')
  await backup(store, file)
  await store.close()
  return file
}

test('backup: by address, of a folder into a folder', async () => {
  const [from, to] = [await folderPlace(), await folderPlace()]
  const store = await openStore(from.where)
  await store.records.put([{ kind: 'k', id: 'a', value: 1 }])
  await store.close()
  const file = join(scratch, 'addresses.jsonl.gz')
  assert.deepEqual(await backup(from.where, file), { rows: 1 })
  assert.deepEqual(await restore(file, to.where), { rows: 1 })
  const restored = await openStore(to.where)
  assert.equal((await restored.records.get('k', 'a'))?.value, 1)
  await restored.close()
  await from.remove()
  await to.remove()
})

test('backup: of one moment, while others write', async () => {
  const place = await folderPlace()
  const store = await openStore(place.where)
  const value = 'x'.repeat(200)
  await store.records.put(Array.from({ length: 3000 }, (_, n) => ({ kind: 'k', id: String(n), value })))
  const file = join(scratch, 'moment.jsonl.gz')
  const running = backup(store, file)
  for (let n = 0; n < 50; n += 1) {
    await store.transact(async (tx) => {
      await tx.records.put([{ kind: 'a', id: String(n), value: n }])
      await tx.log.append([{ at: '', kind: 'a', subject: String(n), value: n }])
    })
  }
  await running
  const copy = await openEmbedded({ folder: ':memory:' })
  await restore(file, copy)
  const [records, log] = [await collect(copy.records.all('a')), await collect(copy.log.read(1))]
  assert.equal(records.length, log.length)
  await copy.close()
  await store.close()
  await place.remove()
})

test('restore: a backup that was cut anywhere is refused and nothing is touched', async () => {
  const file = await smallBackup()
  const whole = await readFile(file)
  const lines = gunzipSync(whole).toString().split('\n')
  const cut = join(scratch, 'cut.jsonl.gz')
  const cuts = [
    Buffer.alloc(0),
    ...[1, 10, 50, whole.length - 9, whole.length - 1].map((length) => whole.subarray(0, length)),
    ...lines.map((_, count) => gzipSync(lines.slice(0, count).join('\n'))).slice(0, -1),
    ...lines
      .map((_, count) =>
        gzipSync(
          lines
            .slice(0, count)
            .map((line) => `${line}\n`)
            .join(''),
        ),
      )
      .slice(0, -1),
  ]
  for (const bytes of cuts) {
    await writeFile(cut, bytes)
    const target = join(scratch, 'untouched')
    await assert.rejects(restore(cut, target), says('backup-broken'))
    assert.ok(!(await readdir(scratch)).includes('untouched'))
  }
})

test('restore: a backup that was altered is refused', async () => {
  const file = await smallBackup()
  const text = gunzipSync(await readFile(file)).toString()
  const lines = text.split('\n')
  const [header = '', first = '', second = '', third = ''] = lines
  const altered: Record<string, string> = {
    'a letter changed': text.replace('"id":"b"', '"id":"d"'),
    'a digest changed': text.replace(/"digest":"./, '"digest":"x'),
    'a row gone': [header, first, third, ...lines.slice(4)].join('\n'),
    'two rows swapped': [header, second, first, ...lines.slice(3)].join('\n'),
    'a row twice': [header, first, first, ...lines.slice(2)].join('\n'),
    'a space added': text.replace('"row":', '"row": '),
    'an empty line': text.replace('\n', '\n\n'),
    'another header': text.replace('hearsay/backup', 'hearsay/other'),
    'goes on': `${text}{}\n`,
    'no JSON': 'hello\n',
  }
  const store = await openEmbedded({ folder: ':memory:' })
  for (const [what, bytes] of Object.entries(altered)) {
    assert.notEqual(bytes, text, what)
    const bad = join(scratch, 'altered.jsonl.gz')
    await writeFile(bad, gzipSync(bytes))
    await assert.rejects(restore(bad, store), says('backup-broken'), what)
  }
  const flipped = await readFile(file)
  flipped[flipped.length >> 1] = (flipped[flipped.length >> 1] ?? 0) ^ 0x10
  await writeFile(join(scratch, 'flipped'), flipped)
  await assert.rejects(restore(join(scratch, 'flipped'), store), says('backup-broken'))
  assert.equal(await store.isEmpty(), true)
  await restore(file, store)
  await store.close()
})

test('restore: a newer format, no file, a folder', async () => {
  const newer = join(scratch, 'newer.jsonl.gz')
  await writeFile(newer, gzipSync('{"format":"hearsay/backup","version":2}\n'))
  await assert.rejects(restore(newer, ':memory:'), says('data-newer'))
  await assert.rejects(restore(join(scratch, 'none'), ':memory:'), says('backup-broken', /does not exist/))
  await assert.rejects(restore(scratch, ':memory:'), says('backup-broken', /cannot be read/))
})

test('restore: a disk that is full midway leaves the target empty', async () => {
  const from = await openEmbedded({ folder: ':memory:' })
  await fill(from)
  const file = join(scratch, 'full.jsonl.gz')
  await backup(from, file)
  await from.close()
  const store = await openEmbedded({ folder: ':memory:', limitBytes: 3_000_000 })
  await assert.rejects(restore(file, store), says('disk-full'))
  assert.equal(await store.isEmpty(), true)
  await store.close()
})

test('backup: a place that cannot be written is told, and leaves nothing behind', async () => {
  const store = await openEmbedded({ folder: ':memory:' })
  await assert.rejects(backup(store, join(scratch, 'no', 'such', 'folder')), says('data-unwritable'))
  await assert.rejects(backup(store, scratch), says('data-unwritable'))
  assert.deepEqual(
    (await readdir(scratch)).filter((name) => name.endsWith('.part')),
    [],
  )
  await store.close()
})
