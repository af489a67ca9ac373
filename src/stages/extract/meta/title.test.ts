// What an article is called where its heading, its structured data, the name it is shared under and the page's title differ:
// two against one, unless the odd one was chosen on purpose.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageResources } from '../../../app/resources.ts'
import { readDocument } from '../read-document.ts'

const resources = packageResources()

interface Names {
  readonly heading: string
  readonly headline?: string
  readonly shared: string
  readonly title: string
  readonly type?: string
}

function titleOf({ heading, headline, shared, title, type = 'NewsArticle' }: Names): string | undefined {
  const data = { '@type': type, headline, datePublished: '2031-03-04T10:00:00Z' }
  const decoded = `<html><head><title>${title}</title><meta property="og:title" content="${shared}">
    <script type="application/ld+json">${JSON.stringify(data)}</script></head><body><article><h1>${heading}</h1>
    <p>The old mill at Ossary closed on Monday, its owner told the harbour board, and forty people were sent home.</p></article></body></html>`
  const source = { id: 'd', input: 'page', address: null, digest: 'x', retrievedAt: null, decoded }
  return readDocument({ ...source, media: 'html' }, resources).value.meta.title?.value
}

const heading = 'Mill at Ossary closes after ninety years'
const shared = 'Forty sent home as old Ossary mill shuts'

test('news is what its heading and its structured data say, whatever it is shared as', () => {
  assert.equal(titleOf({ heading, headline: heading, shared, title: 'Ossary mill news' }), heading)
  assert.equal(titleOf({ heading, headline: 'Ossary mill to close', shared, title: heading }), shared)
})

test('where the page title is made from the heading, the shared name was chosen on purpose', () => {
  assert.equal(titleOf({ heading, headline: heading, shared, title: `${heading} | Tarn Herald` }), shared)
  assert.equal(titleOf({ heading, headline: heading, shared, title: heading }), heading)
})

test('what is no news is called what its heading says', () => {
  const other = 'Mill at Ossary closes: what it was like'
  assert.equal(
    titleOf({ heading, headline: other, shared: other, title: other, type: 'BlogPosting' }),
    heading,
  )
  assert.equal(titleOf({ heading, headline: other, shared: other, title: other }), other)
})

test('a kicker in the heading gets the mark that the head writes behind it; words that run on get none', () => {
  const parts = '<span>Ossary</span> <span>Mill closes after ninety years</span>'
  const marked = 'Ossary: Mill closes after ninety years'
  assert.equal(titleOf({ heading: parts, headline: marked, shared: marked, title: marked }), marked)
  const other = 'Ossary- Mill closes: after ninety years'
  assert.equal(titleOf({ heading: other, headline: marked, shared: marked, title: marked }), other)
})

test('a section behind the heading is no part of the name it is shared under', () => {
  const behind = `${heading} | Opinion`
  assert.equal(titleOf({ heading: behind, headline: behind, shared: heading, title: behind }), heading)
})

test('character references in structured data are read', () => {
  const [written, meant] = ['Ossary&#39;s mill &amp; weir close', "Ossary's mill & weir close"]
  assert.equal(titleOf({ heading: written, headline: written, shared, title: 'Ossary' }), meant)
})
