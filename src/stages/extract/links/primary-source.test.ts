// The link to the primary source, one case for each way a page names it, each with its place in the page; and twins that
// name none.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageResources } from '../../../app/resources.ts'
import type { Document } from '../../../model/index.ts'
import { readDocument } from '../index.ts'
import { paragraph, readPage } from '../page.fixture.ts'

const BODY = [1, 2, 3].map((at) => `<p>${paragraph(at)}</p>`).join('')
const SOURCE = 'https://orle.example/report'

function page(tail: string, head = ''): string {
  return `<html lang="en"><head><title>River board measures</title>${head}</head><body><article><h1>River board measures</h1>${BODY}${tail}</article></body></html>`
}

/** Basis and the words of the evidence. */
function sourceOf(html: string, document: Document = readPage(html)): readonly (string | undefined)[] {
  const { primarySource } = document.meta
  if (primarySource === null) return []
  const { source } = primarySource
  return [primarySource.value, primarySource.basis, source && html.slice(source.start, source.end)]
}

test('the carrier', () => {
  const source = {
    id: 'd',
    input: 'p',
    address: 'https://tarn.example/a',
    digest: 'x',
    retrievedAt: null,
    media: 'html' as const,
    decoded: page(''),
  }
  const document = readDocument({ ...source, primarySource: SOURCE }, packageResources()).value
  assert.deepEqual(sourceOf('', document), [SOURCE, 'carrier', undefined])
})

test('meta elements', () => {
  const html = page('', `<meta name="syndication-source" content="${SOURCE}">`)
  assert.deepEqual(sourceOf(html), [SOURCE, 'meta:syndication-source', SOURCE])
})

test('a canonical link to another site, and none to the own one', () => {
  assert.deepEqual(sourceOf(page('', `<link rel="canonical" href="${SOURCE}">`)), [
    SOURCE,
    'canonical',
    SOURCE,
  ])
  assert.deepEqual(sourceOf(page('', '<link rel="canonical" href="https://www.tarn.example/b">')), [])
})

test('what JSON-LD says the article is based on', () => {
  const data = JSON.stringify({
    '@type': 'NewsArticle',
    headline: 'River board measures',
    isBasedOn: { url: SOURCE },
  })
  const html = page('', `<script type="application/ld+json">${data}</script>`)
  assert.deepEqual(sourceOf(html), [SOURCE, 'json-ld:isBasedOn', data])
})

const LINES: readonly (readonly [line: string, evidence: string])[] = [
  [`<p>This story first appeared on <a href="${SOURCE}">Orle Post</a>.</p>`, 'This story first appeared on'],
  [`<p>Originally published by <a href="${SOURCE}">Orle Post</a></p>`, 'Originally published by'],
  [`<p>Via <a href="${SOURCE}">Orle Post</a></p>`, 'Via'],
  [`<p>${paragraph(9)} (via <a href="${SOURCE}">Orle Post</a>)</p>`, 'Paragraph 9'],
  [`<p>Source: <a href="${SOURCE}">Orle Post</a></p>`, 'Source:'],
  [
    `<h3>References</h3><ul><li><a href="${SOURCE}">Orle Post, the report</a></li></ul>`,
    'Orle Post, the report',
  ],
]

for (const [line, evidence] of LINES)
  test(`a line of the page: ${evidence}`, () => {
    const [value, basis, words] = sourceOf(page(line))
    assert.deepEqual([value, basis], [SOURCE, 'source-label'])
    assert.ok(words?.startsWith(evidence), words)
    // The same line about the page's own site names no source.
    assert.deepEqual(sourceOf(page(line.replace(SOURCE, 'https://tarn.example/report'))), [])
  })

test('an agency credited with a link; a name that is no agency’s is a link like any other', () => {
  const [value, basis] = sourceOf(page(`<p><a href="${SOURCE}">Reuters</a></p>`))
  assert.deepEqual([value, basis], [SOURCE, 'agency-credit'])
  assert.deepEqual(
    sourceOf(page(`<p>The board’s <a href="${SOURCE}">report on the water</a> is out, it was said.</p>`)),
    [],
  )
})
