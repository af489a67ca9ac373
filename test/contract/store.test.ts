// The contract of the store door, the same for every adapter. What one adapter alone does stands beside its code.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { StoreError, openStore } from '../../src/ports/store/index.ts'
import type { PortableStore } from '../../src/ports/store/index.ts'
import { ADAPTERS } from './adapters.ts'
import type { Adapter, Place } from './adapters.ts'
import { collect, sampleBytes, sampleCapture, sampleLayer } from './samples.ts'

/** Names whose order differs between bytes, code points, code units and locales. */
const HARD_NAMES = [
  'Z',
  'a',
  'B',
  'ä',
  'z',
  'é',
  '\u{1F600}',
  '\uFFEE',
  '\uE000',
  'ﬀ',
  '10',
  '9',
  ' x',
  'a\u0000b',
  'a\u0001',
  '\uD800',
]

function contract(adapter: Adapter): void {
  describe(`store: ${adapter.name}`, { skip: adapter.skip }, () => {
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

    captureContract(() => store)
    layerContract(() => store)
    recordContract(() => store)
    logContract(() => store)
    storeContract(() => store, adapter)
  })
}

type Opened = () => PortableStore

function captureContract(opened: Opened): void {
  test('captures: bytes and circumstances come back as they came', async () => {
    const bytes = Buffer.from([0, 255, 128, 10, 13, 0])
    const capture = { ...sampleCapture(1, bytes), input: 'a\u0000"\uD800 \u{1F600}.html' }
    await opened().captures.put(capture, bytes)
    assert.deepEqual(await opened().captures.get(capture.id), capture)
    assert.deepEqual(Buffer.from((await opened().captures.bytes(capture.digest)) ?? []), bytes)
  })

  test('captures: what was never put is null', async () => {
    assert.equal(await opened().captures.get('d_none'), null)
    assert.equal(await opened().captures.bytes('0'.repeat(64)), null)
    assert.equal(await opened().captures.bytes('../../etc/passwd'), null)
  })

  test('captures: putting one again changes nothing', async () => {
    const capture = sampleCapture(2)
    await opened().captures.put(capture, sampleBytes(2))
    await opened().captures.put({ ...capture, status: 404 }, sampleBytes(2))
    assert.equal((await opened().captures.get(capture.id))?.status, 200)
  })

  test('captures: the same bytes under two ids', async () => {
    const bytes = Buffer.from('shared')
    await opened().captures.put({ ...sampleCapture(3, bytes), id: 'd_first' }, bytes)
    await opened().captures.put({ ...sampleCapture(3, bytes), id: 'd_second' }, bytes)
    assert.equal((await opened().captures.get('d_second'))?.digest, sampleCapture(3, bytes).digest)
    assert.equal(
      Buffer.from((await opened().captures.bytes(sampleCapture(3, bytes).digest)) ?? []).toString(),
      'shared',
    )
  })

  test('captures: no bytes are bytes too', async () => {
    const nothing = Buffer.alloc(0)
    await opened().captures.put({ ...sampleCapture(4, nothing), id: 'd_empty' }, nothing)
    assert.equal((await opened().captures.bytes(sampleCapture(4, nothing).digest))?.length, 0)
  })

  test('captures: bytes larger than one piece of a database', async () => {
    const large = Buffer.alloc(9_000_001, 'abcdefg')
    await opened().captures.put({ ...sampleCapture(5, large), id: 'd_large' }, large)
    const kept = await opened().captures.bytes(sampleCapture(5, large).digest)
    assert.ok(kept && Buffer.compare(kept, large) === 0)
  })

  test('captures: bytes that are not what the digest says are refused', async () => {
    const put = opened().captures.put({ ...sampleCapture(6), id: 'd_wrong' }, Buffer.from('other'))
    await assert.rejects(put, (error) => error instanceof StoreError && error.code === 'capture-corrupt')
    assert.equal(await opened().captures.get('d_wrong'), null)
  })

  test('captures: all of them, by id', async () => {
    const ids = (await collect(opened().captures.all())).map((capture) => capture.id)
    assert.deepEqual(ids, ['d_000001', 'd_000002', 'd_empty', 'd_first', 'd_large', 'd_second'])
  })
}

function layerContract(opened: Opened): void {
  test('layers: a row comes back as it was put', async () => {
    const row = {
      subject: 'd_hard',
      recipe: 'claims@3:9f2c',
      basis: 'b\u0000\u{1F600}',
      value: {
        text: 'nul \u0000, half \uD83D, whole \u{1F600}',
        numbers: [0.1, -1e300, 3],
        none: null,
        deep: [[[]]],
      },
      diagnostics: [{ code: 'x', severity: 'info' as const, message: 'm', start: 1, end: 2 }],
    }
    await opened().layers.put([row])
    assert.deepEqual(await opened().layers.get(row.subject, row.recipe), row)
    assert.equal(await opened().layers.get(row.subject, 'claims@2:9f2c'), null)
    assert.equal(await opened().layers.get('d_other', row.recipe), null)
  })

  test('layers: a large value', async () => {
    const value = Array.from({ length: 20_000 }, (_, index) => ({ index, word: `w${index % 97}` }))
    await opened().layers.put([sampleLayer('d_big', 'syntax@1', value)])
    assert.deepEqual((await opened().layers.get('d_big', 'syntax@1'))?.value, value)
  })

  test('layers: the last row of a key stays, within one call and between two', async () => {
    await opened().layers.put([sampleLayer('d_last', 'r@1', 1), sampleLayer('d_last', 'r@1', 2)])
    assert.equal((await opened().layers.get('d_last', 'r@1'))?.value, 2)
    await opened().layers.put([{ ...sampleLayer('d_last', 'r@1', 3), basis: 'grown' }])
    const row = await opened().layers.get('d_last', 'r@1')
    assert.deepEqual([row?.value, row?.basis], [3, 'grown'])
  })

  test('layers: putting nothing does nothing', async () => {
    await opened().layers.put([])
  })

  test('layers: many come in the order asked for, without those that have none', async () => {
    const subjects = Array.from({ length: 150 }, (_, index) => `many-${(index * 37) % 150}`)
    await opened().layers.put(
      subjects.filter((_, index) => index % 3).map((one) => sampleLayer(one, 'many@1')),
    )
    await opened().layers.put(subjects.map((one) => sampleLayer(one, 'many@2')))
    const expected = subjects.filter((_, index) => index % 3)
    const asked = [...subjects, 'many-none']
    const rows = await collect(opened().layers.many(asked, 'many@1'))
    assert.deepEqual(
      rows.map((row) => row.subject),
      expected,
    )
    assert.ok(rows.every((row) => row.recipe === 'many@1'))
    assert.deepEqual(await collect(opened().layers.many([], 'many@1')), [])
    assert.equal((await collect(opened().layers.many(['many-1', 'many-1'], 'many@2'))).length, 2)
  })

  test('layers: missing are those with every need and without the recipe', async () => {
    const { layers } = opened()
    await layers.put(['m-a', 'm-b', 'm-c', 'm-d'].map((one) => sampleLayer(one, 'need@1')))
    await layers.put(['m-a', 'm-c', 'm-e'].map((one) => sampleLayer(one, 'need@2')))
    await layers.put([sampleLayer('m-c', 'made@1')])
    assert.deepEqual(await collect(layers.missing('made@1', ['need@1', 'need@2'])), ['m-a'])
    assert.deepEqual(await collect(layers.missing('made@1', ['need@1'])), ['m-a', 'm-b', 'm-d'])
    assert.deepEqual(await collect(layers.missing('made@2', ['need@2', 'need@2'])), ['m-a', 'm-c', 'm-e'])
    assert.deepEqual(await collect(layers.missing('made@1', ['need@none'])), [])
    assert.deepEqual(await collect(layers.missing('need@1', ['need@1'])), [])
  })

  test('layers: without needs, every subject with any layer can be missing one', async () => {
    const missing = await collect(opened().layers.missing('need@1', []))
    assert.ok(missing.includes('m-e') && !missing.includes('m-a'))
    await opened().recall.indexText([{ subject: 'm-no-layer', tokens: ['only', 'indexed'] }])
    assert.ok(!(await collect(opened().layers.missing('need@1', []))).includes('m-no-layer'))
  })

  test('layers: missing goes by code unit, over many pages, while they are being made', async () => {
    const { layers } = opened()
    const subjects = [
      ...HARD_NAMES.map((name) => `p${name}`),
      ...Array.from({ length: 2500 }, (_, n) => `p-${n}`),
    ]
    await layers.put(subjects.map((one) => sampleLayer(one, 'page@1', null)))
    const seen: string[] = []
    for await (const subject of layers.missing('page@2', ['page@1'])) {
      seen.push(subject)
      if (seen.length % 100 === 0)
        await layers.put(seen.slice(-100).map((one) => sampleLayer(one, 'page@2', null)))
    }
    assert.deepEqual(seen, [...subjects].sort())
  })
}

function recordContract(opened: Opened): void {
  test('records: put, get, replace, remove', async () => {
    const { records } = opened()
    await records.put([
      { kind: 'failed', id: 'a.txt', value: { code: 'x' } },
      { kind: 'forward', id: 'a.txt', value: 's_2' },
    ])
    assert.deepEqual(await records.get('failed', 'a.txt'), {
      kind: 'failed',
      id: 'a.txt',
      value: { code: 'x' },
    })
    await records.put([{ kind: 'failed', id: 'a.txt', value: null }])
    assert.equal((await records.get('failed', 'a.txt'))?.value, null)
    await records.remove('failed', 'a.txt')
    await records.remove('failed', 'a.txt')
    assert.equal(await records.get('failed', 'a.txt'), null)
    assert.equal((await records.get('forward', 'a.txt'))?.value, 's_2')
  })

  test('records: of one kind, by id in the order of code units', async () => {
    const { records } = opened()
    await records.put(['', ...HARD_NAMES].map((id) => ({ kind: 'hard', id, value: id })))
    await records.put([{ kind: 'harder', id: 'not this', value: 1 }])
    const rows = await collect(records.all('hard'))
    assert.deepEqual(
      rows.map((row) => row.id),
      ['', ...HARD_NAMES].sort(),
    )
    assert.ok(rows.every((row) => row.id === row.value))
    assert.deepEqual(await collect(records.all('nothing')), [])
  })

  test('records: an id of any length', async () => {
    const { records } = opened()
    const long = [5000, 4999].map((length) => `https://example.org/?q=${'\u{1F600}x'.repeat(length)}`)
    await records.put(long.map((id, value) => ({ kind: 'long', id, value })))
    assert.equal((await records.get('long', long[0] ?? ''))?.value, 0)
    assert.equal((await records.get('long', long[1] ?? ''))?.value, 1)
    assert.equal(await records.get('long', `${long[0]}!`), null)
    assert.deepEqual((await collect(records.all('long'))).map((row) => row.id).sort(), [...long].sort())
    await records.remove('long', long[0] ?? '')
    assert.equal((await collect(records.all('long'))).length, 1)
  })

  test('records: ten thousand are streamed, none twice', async () => {
    const { records } = opened()
    const ids = Array.from({ length: 10_000 }, (_, number) => `row-${number}`)
    await records.put(
      ids.map((id, number) => ({ kind: 'stream', id, value: { number, text: 'x'.repeat(100) } })),
    )
    const seen: string[] = []
    for await (const row of records.all('stream')) seen.push(row.id)
    assert.deepEqual(seen, [...ids].sort())
  })

  test('records: a stream that is left early leaves nothing open', async () => {
    for await (const row of opened().records.all('stream')) {
      assert.equal(row.id, 'row-0')
      break
    }
    await opened().records.put([{ kind: 'after', id: 'x', value: 1 }])
  })
}

function logContract(opened: Opened): void {
  test('log: numbered from 1 without gaps, in the order appended', async () => {
    const { log } = opened()
    const entry = (subject: string) => ({
      at: '2031-01-01T00:00:00.000Z',
      kind: 'correction',
      subject,
      value: { subject },
    })
    await log.append([entry('a'), entry('b')])
    await log.append([])
    await log.append([entry('b')])
    const all = await collect(log.read(0))
    assert.deepEqual(
      all.map(({ sequence, subject }) => [sequence, subject]),
      [
        [1, 'a'],
        [2, 'b'],
        [3, 'b'],
      ],
    )
    assert.deepEqual(all[2], { sequence: 3, ...entry('b') })
    assert.deepEqual(
      (await collect(log.read(2))).map((one) => one.sequence),
      [2, 3],
    )
    assert.deepEqual(await collect(log.read(4)), [])
  })

  test('log: appended side by side, and over many pages, no number is missing or double', async () => {
    const { log } = opened()
    const one = (n: number) => ({ at: '', kind: 'k', subject: String(n), value: null })
    await Promise.all(Array.from({ length: 20 }, (_, n) => log.append([one(n), one(n)])))
    await log.append(Array.from({ length: 1200 }, (_, n) => one(n)))
    const sequences = (await collect(log.read(1))).map((entry) => entry.sequence)
    assert.deepEqual(
      sequences,
      sequences.map((_, position) => position + 1),
    )
    assert.equal(sequences.length, 3 + 40 + 1200)
  })

  test('log: what was rolled back leaves no gap', async () => {
    const { log, transact } = opened()
    const last = (await collect(log.read(1))).length
    const entry = { at: '', kind: 'k', subject: 'gap', value: null }
    await assert.rejects(
      transact(async (tx) => {
        await tx.log.append([entry])
        throw new Error('changed my mind')
      }),
    )
    await log.append([entry])
    assert.deepEqual(
      (await collect(log.read(last + 1))).map((one) => one.sequence),
      [last + 1],
    )
  })
}

function storeContract(opened: Opened, adapter: Adapter): void {
  test('names: an empty or endless kind, subject or recipe is the caller’s error and changes nothing', async () => {
    const long = 'x'.repeat(2000)
    await assert.rejects(opened().layers.put([sampleLayer('ok', 'ok@1'), sampleLayer('', 'r@1')]), RangeError)
    await assert.rejects(
      opened().layers.put([sampleLayer('ok', 'ok@1'), sampleLayer(long, 'r@1')]),
      RangeError,
    )
    await assert.rejects(opened().records.put([{ kind: '', id: 'x', value: 1 }]), RangeError)
    assert.equal(await opened().layers.get('ok', 'ok@1'), null)
    assert.equal(await opened().layers.get(long, 'r@1'), null)
  })

  test('a loop of awaited calls leaves timers and sockets their turn', { timeout: 20_000 }, async () => {
    let isOver = false
    setTimeout(() => (isOver = true), 50)
    while (!isOver) await opened().records.get('none', 'none')
    await opened().transact(async (tx) => {
      isOver = false
      setTimeout(() => (isOver = true), 50)
      while (!isOver) await tx.records.get('none', 'none')
    })
    assert.ok(isOver)
  })

  test('check: counts what is kept and finds nothing wrong', async () => {
    const health = await opened().check()
    assert.equal(health.captures, (await collect(opened().captures.all())).length)
    assert.ok(health.layers > 2500 && health.bytes > 0 && health.dataVersion >= 1)
    assert.deepEqual(health.problems, [])
    assert.equal(health.adapter, adapter.name.split(' ')[0])
  })

  test('close: twice is once, and a closed store says so', async () => {
    const place = await adapter.place()
    const other = await openStore(place.where)
    await other.close()
    await other.close()
    await assert.rejects(other.records.get('k', 'i'), /closed/)
    await place.remove()
  })
}

for (const adapter of ADAPTERS) contract(adapter)
