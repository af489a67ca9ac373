// What is article and what is page: lines told by shape and place, headings with nothing below, structured data as a
// witness, entries of live pages, a body cut into several containers. Each case has a twin that differs by a word or two.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { paragraph, readPage, reasonsOf, textsOf } from '../page.fixture.ts'

const TITLE = 'River board measures the flood'
const TEXTS = [1, 2, 3, 4].map(paragraph)
const BODY = TEXTS.map((text) => `<p>${text}</p>`).join('')

function page(article: string, head = ''): string {
  return `<html lang="en"><head><title>${TITLE}</title>${head}</head><body><div class="page"><h1>${TITLE}</h1><article>${article}</article></div></body></html>`
}

test('a heading at the end with nothing below goes, one with text stays', () => {
  assert.deepEqual(textsOf(readPage(page(`${BODY}<h2>What comes after</h2>`)), 'heading'), [])
  const kept = readPage(page(`${BODY}<h2>What comes after</h2><p>${paragraph(9)}</p>`))
  assert.deepEqual(textsOf(kept, 'heading'), ['What comes after'])
})

test('a pointer with an arrow and a link goes, an arrow in a sentence stays', () => {
  const dropped = readPage(
    page(`${BODY}<p>▶ All about the flood: <a href="/f">to the overview</a></p>${BODY}`),
  )
  assert.ok(!dropped.text.includes('All about the flood'))
  const kept = readPage(
    page(`${BODY}<p>The level → the line on the wall: <a href="/f">six metres</a> that day.</p>`),
  )
  assert.ok(kept.text.includes('The level → the line'))
})

test('teasers that stop in the middle go, one unfinished sentence stays', () => {
  const teaser = '<p>The ferry to the island will not run before Sunday, the harbour master told this…</p>'
  assert.ok(
    !readPage(page(`${BODY}${teaser}${teaser.replace('ferry', 'bus')}`)).text.includes('will not run'),
  )
  assert.ok(
    readPage(page(TEXTS.map((text) => `<p>${text}</p>`).join(teaser.replace('ferry', 'tram')))).text.includes(
      'will not run',
    ),
  )
})

const author = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"${TITLE}","author":{"name":"Ada Quist"}}</script>`

test('what the page says of its author goes, what the author’s namesake does stays', () => {
  const bio = '<p>Ada Quist is a reporter who has covered rivers and harbours for ten years.</p>'
  assert.ok(reasonsOf(readPage(page(BODY + bio, author))).includes('author-box'))
  assert.ok(
    readPage(page(BODY + bio.replace('Ada Quist', 'Ida Quast'), author)).text.includes(
      'Ida Quast is a reporter',
    ),
  )
})

test('a name or initials below the text are a by-line, a short sentence is none', () => {
  for (const line of ['Ada Quist', 'By Ada Quist', 'aqu', '(aqu/dpa)'])
    assert.equal(readPage(page(`${BODY}<p>${line}</p>`, author)).blocks.at(-1)?.kind, 'byline', line)
  assert.equal(readPage(page(`${BODY}<p>Then it rained.</p>`, author)).blocks.at(-1)?.kind, 'paragraph')
})

test('the place that opens a report is a dateline', () => {
  assert.deepEqual(textsOf(readPage(page(`<p>Orle.</p>${BODY}`)), 'dateline'), ['Orle.'])
})

test('a large line above the text is its standfirst, the first of several section headings is one of them', () => {
  const above = '<h3>Five places, five surprises on the river</h3>'
  assert.deepEqual(textsOf(readPage(page(above + BODY)), 'dek'), ['Five places, five surprises on the river'])
  const sections = readPage(page(`${above}${BODY}<h3>What the board says now</h3><p>${paragraph(8)}</p>`))
  assert.deepEqual(textsOf(sections, 'dek'), [])
  assert.equal(textsOf(sections, 'heading').length, 2)
})

test('paragraphs that the article body of the structured data lacks are the page’s', () => {
  const data = (body: string): string =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: TITLE, articleBody: body })}</script>`
  const call =
    '<p>Do you live by the river and have pictures of the water? Tell our desk what you have seen there today.</p>'
  assert.ok(reasonsOf(readPage(page(BODY + call, data(TEXTS.join(' '))))).includes('not-in-article-body'))
  // A body that is a summary, or another text, says nothing.
  assert.ok(readPage(page(BODY + call, data(TEXTS[0] ?? ''))).text.includes('Tell our desk'))
})

test('items that link to other sites are text, items that link to the own site are not', () => {
  const list = (host: string): string =>
    `${BODY}<ul><li><a href="${host}/one">The first gauge report</a></li><li><a href="${host}/two">The second gauge report</a></li></ul>${BODY}`
  assert.equal(textsOf(readPage(page(list('https://board.example'))), 'list-item').length, 2)
  assert.equal(textsOf(readPage(page(list('https://tarn.example'))), 'list-item').length, 0)
})

test('a body cut into several containers by advertisements is one', () => {
  const cut = TEXTS.map(
    (text, at) =>
      `<div class="text-part"><p>${text}</p><p>${paragraph(at + 40)}</p></div><div class="ad">Buy boots now</div>`,
  )
  const document = readPage(page(cut.join('')))
  assert.equal(textsOf(document, 'paragraph').length, 8)
  assert.ok(!document.text.includes('Buy boots'))
})

test('each entry of a live page keeps its own time', () => {
  const entry = (hour: string, at: number): string =>
    `<li><div><time datetime="2031-03-04T${hour}:30:00+01:00">${hour}:30</time></div><h3>Gate ${String(at)} opened</h3><p>${paragraph(at)}</p></li>`
  const document = readPage(page(`<ol>${entry('12', 3)}${entry('11', 2)}${entry('10', 1)}</ol>`))
  const times = document.blocks.filter(({ kind }) => kind === 'paragraph').map(({ time }) => time)
  assert.deepEqual(times, ['2031-03-04T11:30:00Z', '2031-03-04T10:30:00Z', '2031-03-04T09:30:00Z'])
  assert.equal(textsOf(document, 'list-item').length, 0)
})

test('one article with one date has no entries', () => {
  const document = readPage(page(`<div><time datetime="2031-03-04T10:30:00Z">10:30</time></div>${BODY}`))
  assert.ok(document.blocks.every(({ time }) => time === undefined))
})

test('entries without times on the page get them from the structured data, by name', () => {
  const update = (at: number): object => ({
    headline: `Gate ${String(at)} opened`,
    datePublished: `2031-03-04T0${String(at)}:00:00Z`,
  })
  const data = { '@type': 'LiveBlogPosting', headline: TITLE, liveBlogUpdate: [update(2), update(1)] }
  const entries = [2, 1].map(
    (at) => `<h2>Gate ${String(at)} opened</h2><p>${paragraph(at)}</p><p>${paragraph(at + 5)}</p>`,
  )
  const document = readPage(
    page(entries.join(''), `<script type="application/ld+json">${JSON.stringify(data)}</script>`),
  )
  const times = document.blocks.filter(({ kind }) => kind === 'paragraph').map(({ time }) => time)
  assert.deepEqual(times, [
    '2031-03-04T02:00:00Z',
    '2031-03-04T02:00:00Z',
    '2031-03-04T01:00:00Z',
    '2031-03-04T01:00:00Z',
  ])
})
