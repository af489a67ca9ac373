// Web archives record by record: each oddity beside its sound twin, and the same answer however the bytes are cut.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ArchiveReader, type ArchiveReading } from './warc.ts'
import { dateOf, targetOf } from './warc-header.ts'
import { arcRecord, bytesOf, httpPage, joined, warcRecord } from './warc.fixture.ts'

interface Answer {
  readonly records: readonly string[]
  readonly blocks: readonly string[]
  readonly codes: readonly string[]
  readonly places: readonly string[]
}

function read(bytes: Uint8Array, chunk = bytes.length, reading: Partial<ArchiveReading> = {}): Answer {
  const reader = new ArchiveReader({ input: 'x.warc', ...reading })
  const taken = []
  for (let at = 0; at < bytes.length; at += chunk) {
    const begins = at === 0 ? { begins: { offset: 0, isPacked: false } } : {}
    reader.push({ kind: 'bytes', bytes: bytes.subarray(at, at + chunk), ...begins })
    taken.push(reader.take())
  }
  reader.end()
  taken.push(reader.take())
  const records = taken.flatMap((one) => one.value)
  return {
    records: records.map((one) => `${one.header.type} ${targetOf(one.header.fields) ?? ''}`.trim()),
    blocks: records.map((one) => new TextDecoder().decode(one.block)),
    codes: taken.flatMap((one) => one.diagnostics.map((diag) => diag.code)),
    places: records.map((one) => one.place),
  }
}

/** However the bytes are cut into chunks, the answer is the same. */
function readAnyhow(bytes: Uint8Array, reading: Partial<ArchiveReading> = {}): Answer {
  const whole = read(bytes, bytes.length, reading)
  for (const chunk of [1, 7, 64, 333, 1024])
    assert.deepEqual(read(bytes, chunk, reading), whole, `chunk ${chunk}`)
  return whole
}

const one = (block: string, more = {}): Uint8Array =>
  warcRecord({ type: 'resource', target: 'https://orle.example/1', block, ...more })
const two = one('second', { target: 'https://orle.example/2' })
const BOTH = ['resource https://orle.example/1', 'resource https://orle.example/2']

test('records are read with their blocks and places', () => {
  const first = one('first')
  assert.deepEqual(readAnyhow(joined(first, two)), {
    records: BOTH,
    blocks: ['first', 'second'],
    codes: [],
    places: ['0', String(first.length)],
  })
})

const LINES = 'A line.\r\n\r\nWARC is a word here.\r\nWARC/1.0 too.\r\n\r\n'
for (const [name, first, blocks, codes] of [
  ['a block that looks like headers, with a sound length', one(LINES), [LINES, 'second'], []],
  ['line feeds alone', one('first', { lineEnd: '\n' }), ['first', 'second'], []],
  ['version 0.18', one('first', { version: '0.18' }), ['first', 'second'], []],
  ['version 1.1', one('first', { version: '1.1' }), ['first', 'second'], []],
  [
    'a length that is too large',
    one('first', { fields: { 'Content-Length': '90' } }),
    ['first', 'second'],
    ['archive-length-wrong'],
  ],
  [
    'a length beyond the file',
    one('first', { fields: { 'Content-Length': '90000' } }),
    ['first', 'second'],
    ['archive-length-wrong'],
  ],
  [
    'a length that is too small',
    one('first', { fields: { 'Content-Length': '3' } }),
    ['first', 'second'],
    ['archive-length-wrong'],
  ],
  [
    'no length',
    one('first', { fields: { 'Content-Length': null } }),
    ['first', 'second'],
    ['archive-length-missing'],
  ],
  [
    'a length that is no number',
    one('first', { fields: { 'Content-Length': '-1' } }),
    ['first', 'second'],
    ['archive-length-missing'],
  ],
  [
    'garbage after a record',
    joined(one('first'), 'x7 no record\r\n\r\n'),
    ['first', 'second'],
    ['archive-no-record'],
  ],
  ['garbage before the first', joined('junk junk', one('first')), ['first', 'second'], ['archive-no-record']],
  [
    'a header line without a colon',
    one('first', { fields: { 'X-A': 'b\r\nno field' } }),
    ['first', 'second'],
    ['archive-header-bad'],
  ],
] as const) {
  test(`${name}: both records are read`, () => {
    const answer = readAnyhow(joined(first, two))
    assert.deepEqual(answer.records, BOTH)
    assert.deepEqual(answer.blocks, blocks)
    assert.deepEqual(answer.codes, codes)
  })
}

test('a header that breaks off costs only its own record', () => {
  const answer = readAnyhow(joined('WARC/1.0\r\nWARC-Type: resource\r\n', two))
  assert.deepEqual(answer.records, [BOTH[1]])
  assert.deepEqual(answer.codes, ['archive-no-record'])
})

test('a file cut off in a block gives what is there', () => {
  const whole = joined(two, one('first and more'))
  const answer = readAnyhow(whole.subarray(0, whole.length - 9))
  assert.deepEqual(answer.blocks, ['second', 'first and'])
  assert.deepEqual(answer.codes, ['archive-record-cut'])
})

test('a record over the limit is passed over with a word, at the limit it is read', () => {
  const bytes = joined(one('x'.repeat(5000)), two)
  assert.deepEqual(readAnyhow(bytes, { maxRecordBytes: 5000 }).codes, [])
  const answer = readAnyhow(bytes, { maxRecordBytes: 4999 })
  assert.deepEqual(answer.blocks, ['', 'second'])
  assert.deepEqual(answer.codes, ['archive-record-too-large'])
})

test('places in packed members say the member, and how far inside', () => {
  const reader = new ArchiveReader({ input: 'x.warc.gz' })
  const first = one('first')
  reader.push({ kind: 'bytes', bytes: joined(first, two), begins: { offset: 40, isPacked: true } })
  reader.end()
  assert.deepEqual(
    reader.take().value.map((record) => record.place),
    ['40', `40+${first.length}`],
  )
})

test('a member that begins with a record ends the one before it', () => {
  const reader = new ArchiveReader({ input: 'x.warc.gz' })
  reader.push({ kind: 'bytes', bytes: one('first').subarray(0, -6), begins: { offset: 0, isPacked: true } })
  reader.push({ kind: 'bytes', bytes: two, begins: { offset: 99, isPacked: true } })
  reader.end()
  const { value, diagnostics } = reader.take()
  assert.deepEqual(
    value.map((record) => [record.place, record.isWhole]),
    [
      ['0', false],
      ['99', true],
    ],
  )
  assert.deepEqual(
    diagnostics.map((diag) => diag.code),
    ['archive-record-cut'],
  )
})

test('ARC: lengths sound, missing and wrong; spaces in addresses', () => {
  const head = 'filedesc://x.arc 0.0.0.0 20311014093000 text/plain 13\n1 0 An Orle\n\n\n\n'
  const page = new TextDecoder().decode(httpPage('<p>Orle'))
  const sound = readAnyhow(
    bytesOf(head + arcRecord('https://orle.example/a b', page) + arcRecord('https://orle.example/c', page)),
  )
  const records = [
    'filedesc filedesc://x.arc',
    'response https://orle.example/a%20b',
    'response https://orle.example/c',
  ]
  assert.deepEqual([sound.records, sound.codes], [records, []])
  for (const [length, code] of [
    ['-1', 'archive-length-missing'],
    ['abc', 'archive-length-missing'],
    ['5', 'archive-length-wrong'],
    ['5000', 'archive-length-wrong'],
  ] as const) {
    const odd = readAnyhow(
      bytesOf(
        head +
          arcRecord('https://orle.example/a b', page, length) +
          arcRecord('https://orle.example/c', page),
      ),
    )
    assert.deepEqual([odd.records, odd.codes, odd.blocks[1]], [records, [code], page], length)
  }
})

test('dates and targets as they are written by crawlers', () => {
  assert.equal(dateOf('2031-10-14T09:30:00Z'), '2031-10-14T09:30:00Z')
  assert.equal(dateOf('2031-10-14T09:30:00.123456Z'), '2031-10-14T09:30:00Z')
  assert.equal(dateOf('2031-10-14T11:30:00+02:00'), '2031-10-14T09:30:00Z')
  assert.equal(dateOf('20311014093000'), '2031-10-14T09:30:00Z')
  assert.equal(dateOf('2031-10-14'), '2031-10-14')
  for (const bad of ['2031', '2031-13-44T00:00:00Z', 'soon', undefined]) assert.equal(dateOf(bad), null)
  assert.equal(
    targetOf(new Map([['warc-target-uri', '<https://orle.example/a b>']])),
    'https://orle.example/a%20b',
  )
})
