// Archives through the file door: packed in every way, damaged in every way, and the odd files of HEARSAY_CORPORA.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { test, type TestContext } from 'node:test'
import { brotliCompressSync, deflateSync, gunzipSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { findInputs } from '../ports/fetch/files.ts'
import { ArchiveReader } from '../stages/collect/index.ts'
import { targetOf } from '../stages/collect/sources/warc-header.ts'
import { ARTICLE, httpPage, joined, warcRecord } from '../stages/collect/sources/warc.fixture.ts'
import { arrivalsOf } from './arrivals.ts'

async function archiveOf(t: TestContext, name: string, bytes: Uint8Array) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hearsay-warc-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  await writeFile(path.join(folder, name), bytes)
  const found = await findInputs([folder])
  assert.equal(found.archives.length, 1)
  return found.archives[0]!
}

async function read(t: TestContext, bytes: Uint8Array, checksDigests = false) {
  const archive = await archiveOf(t, 'x.warc.gz', bytes)
  const pages = []
  const codes = []
  for await (const came of arrivalsOf({ ...archive, checksDigests })) {
    if (came.kind === 'arrival') pages.push(came.arrival)
    else codes.push(came.diagnostic.code)
  }
  return {
    pages,
    codes,
    addresses: pages.map((one) => one.address),
    texts: pages.map((one) => Buffer.from(one.bytes).toString()),
  }
}

const A = 'https://orle.example/a'
const B = 'https://orle.example/b'
const a = warcRecord({ target: A })
const b = warcRecord({ target: B })

for (const [name, bytes, codes] of [
  ['not packed', joined(a, b), []],
  ['a gzip member for each record', joined(gzipSync(a), gzipSync(b)), []],
  ['one gzip member for all', gzipSync(joined(a, b)), []],
  [
    'members cut in the wrong place',
    joined(gzipSync(a.subarray(0, 300)), gzipSync(joined(a.subarray(300), b))),
    [],
  ],
  ['zstd', zstdCompressSync(joined(a, b)), []],
  ['a zstd frame for each record', joined(zstdCompressSync(a), zstdCompressSync(b)), []],
  ['stray bytes between members', joined(gzipSync(a), 'stray', gzipSync(b)), ['archive-packing-stray']],
] as const) {
  test(`${name}: both pages are read`, async (t) => {
    const answer = await read(t, bytes)
    assert.deepEqual(answer.addresses, [A, B])
    assert.deepEqual(answer.texts, [ARTICLE, ARTICLE])
    assert.deepEqual(answer.codes, codes)
  })
}

test('a damaged member costs itself, and the one after it is read', async (t) => {
  const damaged = gzipSync(a)
  damaged.fill(0xff, 200, 240)
  const answer = await read(t, joined(gzipSync(b), damaged, gzipSync(warcRecord({ target: `${A}2` }))))
  assert.equal(answer.addresses[0], B)
  assert.equal(answer.addresses.at(-1), `${A}2`)
  assert.ok(answer.codes.includes('archive-packing-damaged'), answer.codes.join())
})

test('a file cut off in a member gives the pages before it', async (t) => {
  const packed = gzipSync(a)
  const answer = await read(t, joined(gzipSync(b), packed.subarray(0, packed.length - 30)))
  assert.equal(answer.addresses[0], B)
  assert.ok(answer.codes.includes('archive-packing-cut'), answer.codes.join())
})

test('a checksum that does not hold is said', async (t) => {
  const packed = gzipSync(a)
  packed.writeUInt32LE(7, packed.length - 8)
  assert.deepEqual((await read(t, packed)).codes, ['archive-checksum-wrong'])
})

test('a long member is unpacked piece by piece', async (t) => {
  const noise = Buffer.alloc(600_000, 0).map((_, at) => (at * at * 31 + (at >> 3)) & 255)
  const image = warcRecord({ target: `${A}.png`, block: httpPage(noise, ['Content-Type: image/png']) })
  const many = Array.from({ length: 40 }, () => image)
  const answer = await read(t, gzipSync(joined(a, ...many, b), { level: 1 }))
  assert.deepEqual([answer.addresses, answer.codes], [[A, B], ['archive-passed-over']])
})

const bytes = Buffer.from(ARTICLE)
const chunked = (body: Uint8Array, last = '0\r\n\r\n'): Uint8Array =>
  joined(
    '40\r\n',
    body.subarray(0, 64),
    '\r\n',
    `${(body.length - 64).toString(16)};x=y\r\n`,
    body.subarray(64),
    '\r\n',
    last,
  )
for (const [name, body, headers, codes] of [
  ['chunked', chunked(bytes), ['Transfer-Encoding: chunked'], []],
  ['said to be chunked and not', bytes, ['Transfer-Encoding: chunked'], []],
  ['chunked without an end', chunked(bytes, ''), ['Transfer-Encoding: chunked'], ['archive-body-cut']],
  ['gzip', gzipSync(bytes), ['Content-Encoding: gzip'], []],
  ['said to be gzip and not', bytes, ['Content-Encoding: gzip'], []],
  ['deflate', deflateSync(bytes), ['Content-Encoding: deflate'], []],
  ['br', brotliCompressSync(bytes), ['Content-Encoding: br'], []],
  ['said to be br and not', bytes, ['Content-Encoding: br'], []],
  ['chunked gzip', chunked(gzipSync(bytes)), ['Transfer-Encoding: chunked', 'Content-Encoding: gzip'], []],
] as const) {
  test(`a body that is ${name} is read`, async (t) => {
    const block = httpPage(body, ['Content-Type: text/html', ...headers])
    const answer = await read(t, warcRecord({ block }))
    assert.deepEqual([answer.texts, answer.codes], [[ARTICLE], codes])
  })
}

test('a gzip body that breaks off gives its beginning', async (t) => {
  const packed = gzipSync(bytes)
  const block = httpPage(packed.subarray(0, packed.length - 20), [
    'Content-Type: text/html',
    'Content-Encoding: gzip',
  ])
  const answer = await read(t, warcRecord({ block }))
  assert.ok(ARTICLE.startsWith(answer.texts[0]!) && answer.texts[0]!.length > 100)
  assert.deepEqual(answer.codes, ['archive-body-cut'])
})

test('what is no page of its own is counted once; a page twice is one', async (t) => {
  const other = (target: string, type: string, status = '200 OK') =>
    warcRecord({ target, block: httpPage('x', [`Content-Type: ${type}`], status) })
  const answer = await read(
    t,
    joined(
      warcRecord({ type: 'warcinfo', block: 'software: none' }),
      a,
      a,
      other(`${A}/old`, 'text/html', '301 Moved'),
      other(`${A}/gone`, 'text/html', '404 Gone'),
      other(`${A}.png`, 'image/png'),
      other('https://orle.example/robots.txt', 'text/plain'),
      warcRecord({ type: 'revisit' }),
      warcRecord({ type: 'resource', target: 'https://orle.example/r', block: ARTICLE }),
    ),
  )
  assert.deepEqual(answer.addresses, [A, 'https://orle.example/r'])
  assert.deepEqual(answer.codes, ['archive-passed-over'])
  const [first] = answer.pages
  assert.equal(
    first!.input,
    `x.warc.gz#${String(warcRecord({ type: 'warcinfo', block: 'software: none' }).length)}`,
  )
  assert.equal(first!.retrievedAt, '2031-10-14T09:30:00Z')
  assert.equal(first!.headers['content-type'], 'text/html; charset=utf-8')
})

test('an archive without pages, and a file that is no archive, are said to be so', async (t) => {
  assert.deepEqual((await read(t, warcRecord({ type: 'revisit' }))).codes, ['archive-without-articles'])
  assert.deepEqual((await read(t, Buffer.from('nothing here'))).codes, [
    'archive-no-record',
    'archive-without-articles',
  ])
})

test('digests of blocks are checked where asked for', async (t) => {
  const block = httpPage(ARTICLE)
  const { createHash } = await import('node:crypto')
  const hex = createHash('sha1').update(block).digest('hex')
  const withDigest = (digest: string) => warcRecord({ block, fields: { 'WARC-Block-Digest': digest } })
  assert.deepEqual((await read(t, withDigest(`sha1:${hex}`), true)).codes, [])
  assert.deepEqual(
    (await read(t, withDigest(`sha1:${hex.replace(/./, (digit) => (digit === '0' ? '1' : '0'))}`), true))
      .codes,
    ['archive-digest-wrong'],
  )
  assert.deepEqual((await read(t, withDigest('sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'), true)).codes, [
    'archive-digest-wrong',
  ])
  assert.deepEqual((await read(t, withDigest('sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'))).codes, [])
  assert.deepEqual((await read(t, withDigest('crc99:AA'), true)).codes, ['archive-digest-unknown'])
})

const corpora = process.env['HEARSAY_CORPORA'] ?? ''
const odd = path.join(corpora, 'data/collect/warc-odd.jsonl.gz')
const skip =
  corpora && existsSync(odd) ? false : 'HEARSAY_CORPORA names no folder with data/collect/warc-odd.jsonl.gz'

test('the odd archives of others are read as their gold says', { skip }, async (t) => {
  const gold = JSON.parse(readFileSync(odd.replace('.jsonl.gz', '.gold.json'), 'utf8')) as Record<
    string,
    { records: string[]; targets: string[] }
  >
  const lines = gunzipSync(readFileSync(odd)).toString('utf8').trim().split('\n')
  const wrong: string[] = []
  for (const line of lines) {
    const { id, bytes: packed } = JSON.parse(line) as { id: string; bytes: string }
    const name = id.replace(/\.bad$/, '')
    const archive = await archiveOf(t, name, Buffer.from(packed, 'base64'))
    const reader = new ArchiveReader({ input: id })
    for await (const piece of archive.pieces()) reader.push(piece)
    reader.end()
    const { value, diagnostics } = reader.take()
    t.diagnostic(`${id}: ${diagnostics.map((diag) => diag.code).join() || 'sound'}`)
    const normal = (target: string): string => target.replace(/^<(.*)>$/, '$1').replaceAll(' ', '%20')
    const expected = { records: gold[id]!.records, targets: gold[id]!.targets.map(normal) }
    const found = {
      records: value.map((one) => one.header.type),
      targets: value.flatMap((one) =>
        one.header.type === 'filedesc' ? [] : (targetOf(one.header.fields) ?? []),
      ),
    }
    if (JSON.stringify(found) !== JSON.stringify(expected))
      wrong.push(`${id}: ${JSON.stringify({ found, expected })}`)
  }
  assert.deepEqual(wrong, [])
  assert.equal(lines.length, 16)
})

/**
 * A file as the news crawl of Common Crawl has them (StormCrawler): a gzip member for each record, WARC/1.0, requests beside
 * responses, bodies unpacked and joined when they were archived, with the headers of the wire under names of their own.
 */
const crawled = (
  target: string,
  headers: readonly string[],
  body: string | Uint8Array,
  status = '200 OK',
): Uint8Array =>
  joined(
    gzipSync(
      warcRecord({
        type: 'request',
        target,
        block: `GET /${target.split('/')[3] ?? ''} HTTP/1.1\r\nUser-Agent: crawler\r\nAccept-Encoding: gzip\r\n\r\n`,
        fields: { 'Content-Type': 'application/http; msgtype=request' },
      }),
    ),
    gzipSync(
      warcRecord({
        target,
        block: httpPage(body, headers, status),
        fields: {
          'WARC-Record-ID': '<urn:uuid:6f0e3c1e-0d5c-4a34-9a4f-2f1f4a0d9b11>',
          'WARC-IP-Address': '192.0.2.7',
          'WARC-Payload-Digest': 'sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
        },
      }),
    ),
  )

test('a news crawl: bodies unpacked before they were archived, with the headers of the wire renamed or left as they were', async (t) => {
  const type = 'Content-Type: text/html; charset=UTF-8'
  const { length } = bytes
  const answer = await read(
    t,
    joined(
      gzipSync(
        warcRecord({
          type: 'warcinfo',
          block: 'software: StormCrawler\r\nformat: WARC File Format 1.0\r\n',
          fields: { 'WARC-Target-URI': null, 'Content-Type': 'application/warc-fields' },
        }),
      ),
      crawled(
        A,
        [
          type,
          'X-Crawler-Content-Encoding: gzip',
          'X-Crawler-Transfer-Encoding: chunked',
          `Content-Length: ${String(length)}`,
        ],
        bytes,
      ),
      // Older files keep the headers of the wire, which say less or more than there is.
      crawled(
        B,
        [type, 'Content-Encoding: gzip', 'Transfer-Encoding: chunked', 'Content-Length: 311'],
        bytes,
      ),
      crawled(
        `${B}2`,
        [
          type,
          'X-Crawler-Content-Encoding: br',
          'X-Crawler-Content-Length: 311',
          `Content-Length: ${String(length)}`,
        ],
        bytes,
      ),
      crawled(`${B}3`, [type], 'moved', '301 Moved Permanently'),
      crawled('https://orle.example/robots.txt', ['Content-Type: text/plain'], 'User-agent: *'),
    ),
  )
  assert.deepEqual(answer.addresses, [A, B, `${B}2`])
  assert.deepEqual(answer.texts, [ARTICLE, ARTICLE, ARTICLE])
  assert.deepEqual(answer.codes, ['archive-passed-over'])
  assert.equal(answer.pages[0]?.retrievedAt, '2031-10-14T09:30:00Z')
  assert.equal(answer.pages[0]?.headers['x-crawler-content-encoding'], 'gzip')
})
