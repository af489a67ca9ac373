// PDF files from end to end: in a folder, at an address, in a web archive; the account of them, and verify. Everything in them
// is invented.
import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { test } from 'node:test'
import type { Dossier } from '../../src/model/index.ts'
import { column, pdfOf } from '../../src/ports/pdf/pdf.fixture.ts'
import { httpPage, warcRecord } from '../../src/stages/collect/sources/warc.fixture.ts'
import { hearsay, temporaryFolder } from './hearsay.ts'

const REPORT = pdfOf({
  pages: [
    [
      { text: 'Spillway gate stuck at the Tarn dam', x: 72, y: 760, size: 20 },
      ...column(72, 700, [
        'A spillway gate at the Tarn dam has been stuck half open since Sunday, the dam keeper Orla Venn said.',
        'The mayor of Orle, Jutta Brand, denied that the town had ignored warn-',
        'ings about the dam. The engineer Pavel Tross said that he warned the council twice in writing.',
      ]),
    ],
  ],
  info: { Author: 'Emil Roth', CreationDate: "D:20310302080000+00'00'" },
})

test('a PDF in a folder is read, its facts under their own names, and verified; a scanned and a damaged one say so', async (t) => {
  const folder = await temporaryFolder(t)
  const inside = path.join(folder, 'in')
  await mkdir(inside)
  await writeFile(path.join(inside, 'report.pdf'), REPORT)
  await writeFile(path.join(inside, 'scan.pdf'), pdfOf({ pages: [[], []] }))
  await writeFile(path.join(inside, 'broken.pdf'), REPORT.subarray(0, 20))
  const ran = await hearsay(['brief', inside, '--format', 'json'])
  assert.equal(ran.status, 0, ran.err)
  const dossier = JSON.parse(ran.out) as Dossier
  assert.deepEqual(dossier.coverage.failed.map(({ input, code }) => [input, code]).sort(), [
    ['broken.pdf', 'pdf-damaged'],
    ['scan.pdf', 'pdf-without-text'],
  ])
  const [document, ...more] = dossier.documents
  assert.equal(more.length, 0)
  assert.equal(document?.title, 'Spillway gate stuck at the Tarn dam')
  assert.deepEqual(document.authors, ['Emil Roth'])
  assert.equal(document.publishedAt, '2031-03-02T08:00:00Z')
  assert.match(document.text ?? '', /ignored warnings about the dam\./)
  assert.deepEqual(document.pieces, [])
  assert.ok(document.blocks.every((block) => block.sourceStart === undefined))
  assert.ok(dossier.attributions.some((one) => one.polarity === 'denies'))
  const saved = path.join(folder, 'dossier.json')
  await writeFile(saved, ran.out)
  const holds = await hearsay(['verify', saved, inside])
  assert.match(holds.out, /all hold\.\n$/)
  assert.equal(holds.status, 0)
  await writeFile(saved, ran.out.replaceAll('stuck half open', 'stuck wide open'))
  const fails = await hearsay(['verify', saved, inside])
  assert.equal(fails.status, 1)
  assert.match(fails.out, /^report\.pdf: its text is not what the PDF gives$/m)
})

test('a PDF at an address, and one in a web archive', async (t) => {
  const server = http.createServer((request, response) => {
    const isThere = request.url === '/report.pdf'
    response
      .writeHead(isThere ? 200 : 404, { 'content-type': isThere ? 'application/pdf' : 'text/plain' })
      .end(isThere ? REPORT : '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  const host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`
  const folder = await temporaryFolder(t)
  const file = path.join(folder, 'a.warc')
  await writeFile(
    file,
    warcRecord({
      target: 'https://orle.example/r.pdf',
      block: httpPage(REPORT, ['Content-Type: application/pdf']),
    }),
  )
  for (const input of [`http://${host}/report.pdf`, file]) {
    const ran = await hearsay(['brief', input, '--format', 'json', '--allow-address', host, '--delay', '0'])
    assert.equal(ran.status, 0, ran.err)
    assert.equal((JSON.parse(ran.out) as Dossier).documents[0]?.title, 'Spillway gate stuck at the Tarn dam')
  }
})
