// The door for PDF files: letters with their places, what the file says of itself, and files that mean harm.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { column, pdfOf } from './pdf.fixture.ts'
import { PDF_LIMITS, readPdf, readTime, type PdfLimits } from './read-pdf.ts'

const codeOf = async (bytes: Buffer, limits: Partial<PdfLimits> = {}): Promise<string> => {
  const answer = await readPdf(bytes, 'x.pdf', { ...PDF_LIMITS, ...limits })
  return 'failed' in answer ? answer.failed.code : 'read'
}

const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreateDate="2031-10-14T11:30:00+02:00"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">Gate report</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>Orla Venn</rdf:li><rdf:li>Emil Roth</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>'

test('runs with their places, and what the file says of itself', async () => {
  const bytes = pdfOf({
    pages: [column(72, 700, ['The gate (stuck)', 'second line'])],
    info: { Title: 'Other', Author: 'Somebody', CreationDate: "D:20311014093000+02'00'" },
    xmp: XMP,
  })
  const answer = await readPdf(bytes, 'x.pdf')
  assert.ok('content' in answer)
  const { pages, facts } = answer.content
  assert.deepEqual(
    pages[0]?.runs.map(({ text, x, y, size }) => [text, x, y, size]),
    [
      ['The gate (stuck)', 72, 700, 10],
      ['second line', 72, 686, 10],
    ],
  )
  assert.deepEqual(facts.title, { value: 'Gate report', written: 'Gate report', basis: 'pdf:xmp' })
  assert.equal(facts.author?.value, 'Orla Venn, Emil Roth')
  assert.deepEqual(await readPdf(bytes, 'x.pdf'), answer)
})

test('the information dictionary where there is no XMP', async () => {
  const answer = await readPdf(
    pdfOf({ pages: [[]], info: { Title: 'Gate', CreationDate: "D:20311014093000+02'00'" } }),
    'x.pdf',
  )
  assert.ok('content' in answer)
  assert.deepEqual(answer.content.facts, {
    title: { value: 'Gate', written: 'Gate', basis: 'pdf:info' },
    author: null,
    createdAt: { value: '2031-10-14T07:30:00Z', written: "D:20311014093000+02'00'", basis: 'pdf:info' },
  })
})

test('times of both kinds; without a zone only the day is taken, and nonsense is none', () => {
  assert.equal(readTime('D:20311014'), '2031-10-14')
  assert.equal(readTime('D:20311014093000Z'), '2031-10-14T09:30:00Z')
  assert.equal(readTime('2031-10-14T09:30:00'), '2031-10-14')
  assert.equal(readTime('yesterday'), null)
  assert.equal(readTime('D:20319914'), null)
})

test('damaged and encrypted files, bombs and endless ones each cost only themselves', async () => {
  const good = pdfOf({ pages: [column(72, 700, ['The gate stuck.'])] })
  assert.equal(await codeOf(good), 'read')
  assert.equal(await codeOf(Buffer.from('%PDF-1.7\n')), 'pdf-damaged')
  assert.equal(await codeOf(pdfOf({ pages: [[]], isEncrypted: true })), 'pdf-encrypted')
  const zeros = Buffer.alloc(8 * 1024 * 1024)
  assert.equal(
    await codeOf(pdfOf({ pages: [[]], content: zeros }), { unpackedBytes: 1024 * 1024 }),
    'pdf-too-large',
  )
  assert.equal(
    await codeOf(pdfOf({ pages: [[]], content: deflateSync(zeros) }), { unpackedBytes: 1024 * 1024 }),
    'pdf-too-large',
  )
  assert.equal(
    await codeOf(pdfOf({ pages: [[]], content: Buffer.alloc(1000) }), { unpackedBytes: 1024 * 1024 }),
    'read',
  )
  assert.equal(await codeOf(good, { milliseconds: 0 }), 'pdf-too-slow')
})

test('pages and runs beyond the limits are left, and counted', async () => {
  const three = pdfOf({ pages: [1, 2, 3].map((at) => column(72, 700, [`page ${String(at)}`, 'more'])) })
  const pagesLeft = async (limits: Partial<PdfLimits>): Promise<number> => {
    const answer = await readPdf(three, 'x.pdf', { ...PDF_LIMITS, ...limits })
    return 'content' in answer ? answer.content.pagesLeft : -1
  }
  assert.deepEqual(
    [await pagesLeft({}), await pagesLeft({ pages: 2 }), await pagesLeft({ runs: 2 })],
    [0, 1, 2],
  )
})
