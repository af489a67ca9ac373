// What writing systems and page formats ask of the reader: ruby, soft hyphens, right-to-left marks, text without spaces, AMP,
// microdata; and work that grows with the page and no faster.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageResources } from '../../../app/resources.ts'
import { scanJson } from '../embedded/json-scan.ts'
import { readDocument } from '../index.ts'
import { isClosed } from '../prose.ts'
import { paragraph, readPage, textsOf } from '../page.fixture.ts'

const page = (body: string, language = 'en', html = ''): string =>
  `<html lang="${language}"${html}><head><title>Orle</title></head><body><article><h1>Orle</h1>${body}</article></body></html>`
const BODY = [1, 2, 3].map((at) => `<p>${paragraph(at)}</p>`).join('')

test('readings over characters are left out, those in parentheses are text', () => {
  const over = readPage(
    page(
      '<p><ruby>尹錫悦<rt>ユンソンニョル</rt></ruby>大統領は、ソウルの裁判所で開かれた公判に出席し、無罪を主張した。判決は来月言い渡される。</p>',
      'ja',
    ),
  )
  assert.match(over.text, /尹錫悦大統領は/)
  const beside = readPage(
    page(
      '<p><ruby>尹錫悦<rp>（</rp><rt>ユンソンニョル</rt><rp>）</rp></ruby>大統領は、ソウルの裁判所で開かれた公判に出席し、無罪を主張した。</p>',
      'ja',
    ),
  )
  assert.match(beside.text, /尹錫悦（ユンソンニョル）大統領は/)
})

test('text without spaces has words and paragraphs', () => {
  const text =
    '川の水位は五日間にわたって上昇し、堤防の二か所で水があふれたと河川局が発表した。住民は高台の学校に避難している。'
  const document = readPage(page(`<p>${text}</p><p>${text.replace('五日間', '六日間')}</p>`, 'ja'))
  assert.equal(textsOf(document, 'paragraph').length, 2)
})

test('soft hyphens and zero-width signs are no part of words', () => {
  const document = readPage(
    page(`<p>The har&shy;bour\u00admaster counted the bar\u200bges. ${paragraph(1)}</p>`),
  )
  assert.match(document.text, /The harbourmaster counted the barges\./)
})

test('marks of direction stay in the text and hide no full stop', () => {
  const text =
    '\u200fقال رئيس البلدية إن مياه النهر ارتفعت خلال خمسة أيام وإن السكان نقلوا إلى المدرسة.\u200f'
  const document = readPage(page(`<p>${text}</p><p>${text.replace('خمسة', 'ستة')}</p>`, 'ar', ' dir="rtl"'))
  assert.equal(textsOf(document, 'paragraph')[0], text)
  assert.ok(isClosed(text))
  assert.ok(!isClosed(text.replace('.', '')))
})

test('an AMP page: its text is read, its sidebar, consent and advertisements are not', () => {
  const document = readPage(
    `<html amp lang="en"><head><title>Orle</title></head><body><amp-sidebar id="s"><ul><li>Sections of the paper</li></ul></amp-sidebar>
<article><h1>Orle</h1><amp-img src="a.jpg"></amp-img>${BODY}<amp-ad type="x"><div>Buy boots from us now and save much money.</div></amp-ad><p>${paragraph(7)}</p></article>
<amp-consent><div>We ask you to agree to what our partners do with your data on this page.</div></amp-consent></body></html>`,
  )
  assert.equal(textsOf(document, 'paragraph').length, 4)
  assert.doesNotMatch(document.text, /boots|Sections|agree/)
})

test('microdata name the body of the article', () => {
  const other = `<div><p>${paragraph(21)}</p></div>`
  const document = readPage(
    page(`<div itemprop="articleBody">${BODY}</div><div class="comments">${other}</div>`),
  )
  assert.equal(textsOf(document, 'paragraph').length, 3)
})

/** Calls of what loops are made of while a page is read to a document: look-ups, patterns, slices. */
function stepsOf(html: string): number {
  let steps = 0
  const counted: readonly (readonly [object, string])[] = [
    [Map.prototype, 'get'],
    [Map.prototype, 'has'],
    [Set.prototype, 'has'],
    [RegExp.prototype, 'exec'],
    [String.prototype, 'slice'],
    [String.prototype, 'startsWith'],
    [Array.prototype, 'push'],
  ]
  const before = counted.map(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name) ?? {})
  for (const [at, [owner, name]] of counted.entries()) {
    const original = before[at]?.value as (...given: unknown[]) => unknown
    Object.defineProperty(owner, name, {
      ...before[at],
      value: function (this: unknown, ...given: unknown[]): unknown {
        steps++
        return Reflect.apply(original, this, given)
      },
    })
  }
  try {
    readDocument({ ...SOURCE, decoded: html }, packageResources())
  } finally {
    for (const [at, [owner, name]] of counted.entries()) Object.defineProperty(owner, name, before[at] ?? {})
  }
  return steps
}

const SOURCE = { id: 'd', input: 'p', address: null, digest: 'x', retrievedAt: null, media: 'html' as const }

const GROWING: readonly (readonly [name: string, make: (size: number) => string])[] = [
  ['nested blocks', (size) => '<div>'.repeat(size) + BODY],
  ['nested links and bold', (size) => '<a href="/a"><b>word '.repeat(size)],
  ['paragraphs', (size) => `<article>${BODY.repeat(size / 10)}</article>`],
  ['cells of a table', (size) => `<table><tr>${'<td>one'.repeat(size)}</table>`],
  [
    'teasers in boxes',
    (size) => BODY + '<section><h3><a href="/b">A title</a></h3><p>It was said that…</p>'.repeat(size / 4),
  ],
  [
    'entries of a live page',
    (size) =>
      `<main>${`<div><time datetime="2031-03-04">4</time><p>${paragraph(1)}</p></div>`.repeat(size / 10)}</main>`,
  ],
  [
    'data',
    (size) =>
      `<script>x = {"body":[${`{"text":${JSON.stringify(paragraph(1))}},`.repeat(size / 10)}]}</script>`,
  ],
  ['items', (size) => `<ul>${'<li>one two'.repeat(size)}</ul>`],
]

for (const [name, make] of GROWING)
  test(`twice the page is at most twice the work: ${name}`, () => {
    stepsOf(make(100))
    const [small, large] = [stepsOf(make(2_000)), stepsOf(make(4_000))]
    assert.ok(large <= small * 2.2, `${String(small)} → ${String(large)}`)
  })

test('strings of data grow with the data, however deep they are nested', () => {
  const make = (size: number): string =>
    `${'[{"a":'.repeat(size)}"a string that is long enough"${',"another one of some length"'.repeat(size)}`
  assert.equal(scanJson(make(50_000)).length, 50_001)
  assert.equal(scanJson(`"${'\\'.repeat(100_001)}"`).length, 1)
})

test('a page that nests 100,000 deep is read to its end', () => {
  const document = readPage(`<title>Orle</title>${'<div>'.repeat(100_000)}${BODY}`)
  assert.equal(textsOf(document, 'paragraph').length, 3)
})
