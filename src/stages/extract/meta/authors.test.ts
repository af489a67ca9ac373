// Who wrote a page, by the place that says so; each case with a twin that says nothing or something else.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageResources } from '../../../app/resources.ts'
import type { DocumentMeta } from '../../../model/index.ts'
import { readDocument } from '../read-document.ts'

const resources = packageResources()

interface Parts {
  readonly head?: string
  readonly above?: string
  readonly below?: string
  readonly behind?: string
}

const STORY = `<p>The old mill at Ossary closed on Monday, its owner told the harbour board, and forty people who worked there were sent home.</p>
<p>The board had known since the spring that the lease would not be renewed, its chair said, and had looked for another mill in vain.</p>`

function pageOf({ head = '', above = '', below = '', behind = '' }: Parts): {
  decoded: string
  meta: DocumentMeta
} {
  const decoded = `<html><head><title>Mill closes after ninety years</title><meta property="og:site_name" content="Tarn Herald">${head}</head><body>
    <div>${above}</div><h1>Mill closes after ninety years</h1>${below}<article>${STORY}</article>${behind}</body></html>`
  const source = { id: 'd', input: 'page', address: null, digest: 'x', retrievedAt: null, decoded }
  return { decoded, meta: readDocument({ ...source, media: 'html' }, resources).value.meta }
}

function authorsOf(parts: Parts): string[] {
  return pageOf(parts).meta.authors.map(({ value }) => value)
}

const structured = (author: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Mill closes', author })}</script>`

test('a link to the writer’s own page names the writer, and its evidence is where it stands', () => {
  const { decoded, meta } = pageOf({ below: '<div><a href="/authors/ada-quist">Ada Quist</a></div>' })
  assert.deepEqual(
    meta.authors.map(({ value, basis }) => [value, basis]),
    [['Ada Quist', 'author-link']],
  )
  const source = meta.authors[0]?.source
  assert.match(decoded.slice(source?.start, source?.end), /Ada Quist/)
  assert.deepEqual(authorsOf({ below: '<div><a href="/places/orle">Lower Orle</a></div>' }), [])
})

test('a writer of another page is not this one’s', () => {
  const other = '<div class="related"><a rel="author" href="/a/2">Jutta Brand</a></div>'
  assert.deepEqual(authorsOf({ below: other }), [])
})

test('a label of its own line announces the name below it', () => {
  assert.deepEqual(authorsOf({ above: '<div>Written by</div><div>Ada Quist</div>' }), ['Ada Quist'])
  assert.deepEqual(authorsOf({ above: '<div>Filed under</div><div>Lower Orle</div>' }), [])
})

test('a name behind a date is told from the word before it', () => {
  assert.deepEqual(authorsOf({ below: '<p>3 March 2031 by Ada Quist</p>' }), ['Ada Quist'])
})

test('where structured data names only the outlet, the page is asked; where it names a person, it is not', () => {
  const below = '<p>By Ada Quist</p>'
  assert.deepEqual(authorsOf({ head: structured({ name: 'Tarn Herald' }), below }), ['Ada Quist'])
  assert.deepEqual(authorsOf({ head: structured({ name: 'Jutta Brand' }), below }), ['Jutta Brand'])
  assert.deepEqual(authorsOf({ head: structured({ name: 'Tarn Herald' }) }), ['Tarn Herald'])
})

test('labels of a card name the writer', () => {
  const card = (label: string): string =>
    `<meta name="twitter:label1" content="${label}"><meta name="twitter:data1" content="Ada Quist">`
  assert.deepEqual(authorsOf({ head: card('Written by') }), ['Ada Quist'])
  assert.deepEqual(authorsOf({ head: card('Est. reading time') }), [])
})

test('family name first, as libraries write it', () => {
  const head =
    '<meta name="citation_author" content="Aalto, Mina"><meta name="citation_author" content="Sato, Rui">'
  assert.deepEqual(authorsOf({ head }), ['Mina Aalto', 'Rui Sato'])
  assert.deepEqual(authorsOf({ head: '<meta name="author" content="Mina Aalto, Rui Sato">' }), [
    'Mina Aalto',
    'Rui Sato',
  ])
})

test('numbers, addresses and shared accounts are nobody', () => {
  for (const content of ['262588213843476', 'https://faces.example/tarn', 'admin', 'page.head.extra.author'])
    assert.deepEqual(authorsOf({ head: `<meta name="author" content="${content}">` }), [])
  assert.deepEqual(authorsOf({ head: '<meta name="author" content="Edda Marsh">' }), ['Edda Marsh'])
})

test('an agency with its place is the agency', () => {
  const { meta } = pageOf({ head: '<meta property="article:author" content="Reuters in Orle">' })
  assert.deepEqual(
    meta.credits.map(({ value }) => value),
    ['Reuters'],
  )
  assert.deepEqual(authorsOf({ head: '<meta property="article:author" content="Quist in Orle">' }), [
    'Quist in Orle',
  ])
})
