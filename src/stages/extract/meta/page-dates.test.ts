// When a page was published: what wins where its places differ, and the last resorts where the usual ones say nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageResources } from '../../../app/resources.ts'
import type { DocumentMeta } from '../../../model/index.ts'
import { readDocument } from '../read-document.ts'
import { dateInAddress } from './dates.ts'

const resources = packageResources()

interface Parts {
  readonly head?: string
  readonly below?: string
  readonly behind?: string
  readonly data?: Readonly<Record<string, string>>
}

function metaOf({ head = '', below = '', behind = '', data }: Parts): DocumentMeta {
  const script = data
    ? `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Mill closes', ...data })}</script>`
    : ''
  const decoded = `<html lang="en"><head><title>Mill closes</title>${head}${script}</head><body><article><h1>Mill closes</h1>${below}
    <p>The old mill at Ossary closed after ninety years, its owner told the harbour board, and forty people who worked there were sent home.</p>
    <p>The board had known since the spring that the lease would not be renewed, its chair said, and had looked for another mill in vain.</p></article>${behind}</body></html>`
  const source = { id: 'd', input: 'page', address: null, digest: 'x', retrievedAt: null, decoded }
  return readDocument({ ...source, media: 'html' }, resources).value.meta
}

const publishedOf = (parts: Parts): string | undefined => metaOf(parts).publishedAt?.value

test('a stamp that is also the last change gives way to an earlier day beside the headline, and to no later one', () => {
  const data = { datePublished: '2031-06-24', dateModified: '2031-06-24' }
  assert.equal(publishedOf({ data, below: '<p>3 March 2031</p>' }), '2031-03-03')
  assert.equal(publishedOf({ data, below: '<p>3 July 2031</p>' }), '2031-06-24')
  assert.equal(
    publishedOf({ data: { ...data, dateModified: '2031-09-01' }, below: '<p>3 March 2031</p>' }),
    '2031-06-24',
  )
})

test('a date that says not of what gives way to the day beside the headline; one that says it does not', () => {
  const below = '<p>3 March 2031</p>'
  assert.equal(publishedOf({ head: '<meta name="date" content="2031-02-12">', below }), '2031-03-03')
  assert.equal(
    publishedOf({ head: '<meta property="article:published_time" content="2031-02-12">', below }),
    '2031-02-12',
  )
})

test('day and month in either order are one day', () => {
  const head = '<meta name="date" content="2031-11-03">'
  assert.equal(publishedOf({ head, below: '<p>11/03/2031</p>' }), '2031-11-03')
})

test('a film’s upload is no publication where the head has one', () => {
  const data = { '@type': 'VideoObject', uploadDate: '2030-01-16' }
  const head = '<meta property="article:published_time" content="2031-12-01">'
  assert.equal(publishedOf({ data, head }), '2031-12-01')
  assert.equal(publishedOf({ data }), '2030-01-16')
})

test('a reader’s time is not the page’s', () => {
  const time = (place: string, day: string): string =>
    `<div class="${place}"><time datetime="${day}"></time><b>Words</b></div>`
  const behind = time('comment', '2031-03-09') + time('stand', '2031-03-04')
  assert.equal(publishedOf({ behind }), '2031-03-04')
})

test('an update beside the headline is a change, and the last word where nothing else is said', () => {
  const meta = metaOf({ below: '<p>Updated 3 March 2031</p>' })
  assert.deepEqual([meta.modifiedAt?.value, meta.modifiedAt?.basis], ['2031-03-03', 'update-line'])
  assert.equal(meta.publishedAt?.value, '2031-03-03')
  const both = metaOf({ below: '<p>1 March 2031</p><p>Updated 3 March 2031</p>' })
  assert.deepEqual([both.publishedAt?.value, both.modifiedAt?.value], ['2031-03-01', '2031-03-03'])
})

test('a remark far from the headline tells when the page was published; a mere mention of a day does not', () => {
  const far = '<div>Word</div>'.repeat(30)
  const remark = metaOf({
    behind: `${far}<div>This entry was published by Ada on Saturday, 3 March 2031, under Mills.</div>`,
  })
  assert.deepEqual([remark.publishedAt?.value, remark.publishedAt?.basis], ['2031-03-03', 'remark'])
  assert.equal(
    publishedOf({ behind: `${far}<div>The fair at Orle begins on Saturday, 3 March 2031.</div>` }),
    undefined,
  )
})

test('a date below its label is found; below another word it is not', () => {
  const far = '<div>Word</div>'.repeat(30)
  const list = (label: string): string => `${far}<dl><dt>${label}</dt><dd>12.01.2031</dd></dl>`
  assert.equal(publishedOf({ behind: list('Date') }), '2031-01-12')
  assert.equal(publishedOf({ behind: list('Deadline') }), undefined)
})

test('days in addresses', () => {
  assert.equal(dateInAddress('https://tarn.example/news/29-10-2031'), '2031-10-29')
  assert.equal(dateInAddress('https://tarn.example/p/20311007120909561.jpg'), '2031-10-07')
  assert.equal(dateInAddress('https://tarn.example/p/203110071209.jpg'), null)
  assert.equal(dateInAddress('https://keep.example/web/20320106023242/http://tarn.example/mill'), null)
  assert.equal(
    dateInAddress('https://keep.example/web/20320106023242/http://tarn.example/2031/03/04/mill'),
    '2031-03-04',
  )
})
