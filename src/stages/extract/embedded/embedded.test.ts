// The article from the data of a page: taken where the page shows less, left where it shows the same.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { paragraph, readPage, reasonsOf, textsOf } from '../page.fixture.ts'

const TITLE = 'River board measures the flood'
const TEXTS = [1, 2, 3, 4].map(paragraph)

function page(inside: string, head = ''): string {
  return `<html lang="en"><head><title>${TITLE}</title>${head}</head><body><h1>${TITLE}</h1>${inside}<footer>Imprint</footer></body></html>`
}

function ld(value: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(value)}</script>`
}

const shown = (texts: readonly string[]): string =>
  `<article>${texts.map((text) => `<p>${text}</p>`).join('')}</article>`

test('JSON-LD articleBody is read where the page shows its beginning only', () => {
  const body = { '@type': 'NewsArticle', headline: TITLE, articleBody: TEXTS.join('\n\n') }
  const document = readPage(page(shown(TEXTS.slice(0, 1)), ld(body)))
  assert.deepEqual(textsOf(document, 'paragraph'), TEXTS)
  assert.ok(reasonsOf(document).includes('read-from-data'))
})

test('the page is read where it shows what JSON-LD says', () => {
  const body = { '@type': 'NewsArticle', headline: TITLE, articleBody: TEXTS.join(' ') }
  const document = readPage(page(shown(TEXTS), ld(body)))
  assert.deepEqual(textsOf(document, 'paragraph'), TEXTS)
  assert.ok(!reasonsOf(document).includes('read-from-data'))
})

test('a body that says everything twice is not more than the page', () => {
  const body = { '@type': 'NewsArticle', headline: TITLE, articleBody: [...TEXTS, ...TEXTS].join(' ') }
  const document = readPage(page(shown(TEXTS), ld(body)))
  assert.deepEqual(textsOf(document, 'paragraph'), TEXTS)
})

test('tags, escapes and references of a body are read, and each run leads back', () => {
  const html = `<p>“Nobody was hurt,” said Jutta Brand, 54 &amp; mayor.</p><h2>Water falls</h2><p>${paragraph(2)} <a href="/board">The board</a> says so.</p>${TEXTS.map((text) => `<p>${text}</p>`).join('')}`
  const document = readPage(page('', ld({ '@type': 'NewsArticle', headline: TITLE, articleBody: html })))
  assert.match(document.text, /54 & mayor/)
  assert.deepEqual(textsOf(document, 'heading'), ['Water falls'])
  assert.deepEqual(
    document.links.map(({ href }) => href),
    ['https://tarn.example/board'],
  )
  const brand = document.text.indexOf('Jutta Brand')
  assert.ok(document.pieces.some(([start, end]) => start <= brand && end > brand))
})

test('the state that a script brings the page to life with is read, whatever the framework', () => {
  const state = {
    user: { theme: 'dark' },
    article: { headline: TITLE, body: TEXTS.map((text) => ({ type: 'paragraph', text })) },
    more: [1, 2, 3].map((at) => ({
      headline: `Another story ${String(at)}`,
      body: [paragraph(at + 10), paragraph(at + 20)],
    })),
  }
  const document = readPage(
    page(`<div id="app"></div><script>window.__STATE__ = ${JSON.stringify(state)};</script>`),
  )
  assert.deepEqual(textsOf(document, 'paragraph'), TEXTS)
})

test('data about other articles are not the text of a page that shows some', () => {
  const state = { headline: 'Another story', body: TEXTS.map((text) => ({ type: 'paragraph', text })) }
  const own = [paragraph(30), paragraph(31)]
  const document = readPage(page(`${shown(own)}<script>window.__STATE__ = ${JSON.stringify(state)}</script>`))
  assert.deepEqual(textsOf(document, 'paragraph'), own)
})

test('runs of one paragraph are joined; pictures and promotions among the parts are not read', () => {
  const body = [
    {
      type: 'paragraph',
      content: [{ text: 'The mayor, ' }, { text: 'Jutta Brand' }, { text: `, said: ${TEXTS[0] ?? ''}` }],
    },
    { type: 'image', text: 'A picture of the weir under water, taken on the second day of the flood' },
    { type: 'paragraph', content: [{ text: TEXTS[1] ?? '' }] },
  ]
  const state = { props: { pageProps: { story: { title: TITLE, body } } } }
  const document = readPage(
    page(`<script id="__NEXT_DATA__" type="application/json">${JSON.stringify(state)}</script>`),
  )
  assert.deepEqual(textsOf(document, 'paragraph'), [
    `The mayor, Jutta Brand, said: ${TEXTS[0] ?? ''}`,
    TEXTS[1],
  ])
})

test('data in an attribute, and data in a string of data, lead back through every layer', () => {
  const inner = JSON.stringify({
    title: TITLE,
    body: `<p>${TEXTS.join('</p><p>')}</p><p>He said “no” &amp; left “at once”.</p>`,
  })
  const outer = JSON.stringify({ topic: inner }).replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  const document = readPage(page(`<div data-state="${outer}"></div>`))
  assert.deepEqual(textsOf(document, 'paragraph').slice(0, 4), TEXTS)
  assert.match(document.text, /“no” & left “at once”/)
})

test('what stands in noscript is read where nothing else is shown', () => {
  const text = TEXTS.map((one) => `<p>${one}</p>`).join('')
  assert.deepEqual(
    textsOf(readPage(page(`<noscript><article>${text}</article></noscript>`)), 'paragraph'),
    TEXTS,
  )
  const own = [paragraph(7), paragraph(8), paragraph(9)]
  const both = readPage(page(`${shown(own)}<noscript><p>${TEXTS[0] ?? ''}</p></noscript>`))
  assert.deepEqual(textsOf(both, 'paragraph'), own)
})

test('microdata with the body in an attribute', () => {
  const document = readPage(page('', `<meta itemprop="articleBody" content="${TEXTS.join(' ')}">`))
  assert.deepEqual(textsOf(document, 'paragraph'), [TEXTS.join(' ')])
})

test('the description is the standfirst of an article that shows nothing, and of nothing else', () => {
  const description = `<meta property="og:description" content="The board measured the water at five places &amp; more.">`
  const article = readPage(page('', `<meta property="og:type" content="article">${description}`))
  assert.deepEqual(textsOf(article, 'dek'), ['The board measured the water at five places & more.'])
  assert.deepEqual(textsOf(readPage(page('', description)), 'dek'), [])
})

test('updates of a live page from JSON-LD keep their names and times', () => {
  const liveBlogUpdate = [1, 2].map((at) => ({
    '@type': 'BlogPosting',
    headline: `Gate ${String(at)} opened`,
    datePublished: `2031-03-04T1${String(at)}:00:00+01:00`,
    articleBody: paragraph(at),
  }))
  const document = readPage(page('', ld({ '@type': 'LiveBlogPosting', headline: TITLE, liveBlogUpdate })))
  assert.deepEqual(textsOf(document, 'heading'), ['Gate 1 opened', 'Gate 2 opened'])
  assert.deepEqual(
    document.blocks.flatMap(({ time }) => time ?? []),
    ['2031-03-04T10:00:00Z', '2031-03-04T10:00:00Z', '2031-03-04T11:00:00Z', '2031-03-04T11:00:00Z'],
  )
})
