// A web archive from the command line: its pages in one account, and every citation found again in the same file.
import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Dossier } from '../../src/model/index.ts'
import { httpPage, joined, page, warcRecord } from '../../src/stages/collect/sources/warc.fixture.ts'
import { hearsay, temporaryFolder } from './hearsay.ts'

const OTHER = page(
  'Orle bridge stays shut, says mayor',
  'Mayor Jutta Brand closed the bridge over the Orle on Monday. “Nobody may cross it,” she said.\nAn engineer of the town, Emil Roth, denied that the bridge was in danger.',
)

test('brief reads an archive in a folder, and verify finds its pages again', async (t) => {
  const folder = await temporaryFolder(t)
  const inside = path.join(folder, 'crawls')
  await mkdir(inside)
  const first = gzipSync(warcRecord({ type: 'warcinfo', block: 'software: none' }))
  const bytes = joined(
    first,
    gzipSync(
      warcRecord({
        target: 'https://orle.example/a',
        fields: { 'WARC-Block-Digest': 'sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
      }),
    ),
    gzipSync(warcRecord({ target: 'https://orle.example/old', block: httpPage('', [], '301 Moved') })),
    gzipSync(
      warcRecord({
        target: 'https://courier.example/b',
        block: httpPage(gzipSync(OTHER), ['Content-Type: text/html', 'Content-Encoding: gzip']),
      }),
    ),
    gzipSync(warcRecord()).subarray(0, 90),
  )
  const file = path.join(inside, 'news.warc.gz')
  await writeFile(file, bytes)
  const ran = await hearsay(['brief', folder, '--format', 'json'])
  assert.equal(ran.status, 0, ran.err)
  const dossier = JSON.parse(ran.out) as Dossier
  assert.deepEqual(dossier.documents.map((one) => one.title).sort(), [
    'Bridge over the Orle closed',
    'Orle bridge stays shut, says mayor',
  ])
  assert.ok(
    dossier.documents.some((one) => one.input === `crawls/news.warc.gz#${String(first.length)}`),
    ran.out.slice(0, 500),
  )
  assert.ok(dossier.documents.every((one) => one.retrievedAt === '2031-10-14T09:30:00Z'))
  const codes = dossier.diagnostics.map((one) => one.code)
  assert.ok(codes.includes('archive-packing-cut') && codes.includes('archive-passed-over'), codes.join())
  assert.equal(dossier.coverage.inputs, 2)
  assert.ok(!codes.includes('archive-digest-wrong'))
  const digests = await hearsay(['brief', file, '--format', 'json', '--check-digests'])
  assert.match(digests.out, /archive-digest-wrong/)
  const saved = path.join(folder, 'dossier.json')
  await writeFile(saved, ran.out)
  const checked = await hearsay(['verify', saved, file])
  assert.equal(checked.status, 0, checked.out)
  assert.match(checked.out, /^\d+ citations in 2 documents checked: all hold\.\n$/)
  await writeFile(file, first)
  assert.equal((await hearsay(['verify', saved, file])).status, 1)
})
