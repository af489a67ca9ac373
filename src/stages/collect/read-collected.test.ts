// No bytes make the reader throw, and none make it slow.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readCollected } from './read-collected.ts'

const read = (bytes: Uint8Array, url: string | null = null) =>
  readCollected({ bytes, contentType: null, url, checks: [] })
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

test('random bytes get an answer', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      assert.ok(['feed', 'sitemap', 'robots', 'opml', 'page'].includes(read(bytes).kind))
      const checked = readCollected({
        bytes,
        contentType: 'text/plain',
        url: null,
        checks: [{ agent: 'a', url: '/' }],
      })
      assert.equal(checked.allowed?.length, 1)
    }),
    { numRuns: 2000 },
  )
})

const MARKUP = [
  '<rss>',
  '<channel>',
  '<item>',
  '</item>',
  '<title>',
  '</title>',
  '<title type="html">',
  '<link href="',
  '"/>',
  '<description>',
  '</description>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?xml encoding="',
  '"?>',
  '<feed xmlns="',
  '<entry xml:base="',
  '">',
  '<content type="xhtml">',
  '<div>',
  '&lt;',
  '&#x0;',
  '&#55555;',
  '&amp;',
  '<',
  '>',
  '<pubDate>',
  '</pubDate>',
  '2031-02-03',
  '<media:group>',
  '<author><name>',
  '<guid>',
  'http://',
  '<urlset><url><loc>',
  '{"items":[',
  '\ud800',
]

test('pieces of feeds in any order get an answer, the same one each time', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...MARKUP), { maxLength: 40 }),
      fc.option(fc.webUrl()),
      (pieces, url) => {
        const bytes = bytesOf(pieces.join(''))
        assert.deepEqual(read(bytes, url), read(bytes, url))
      },
    ),
    { numRuns: 2000 },
  )
})

// A reader that takes time by the square of these would need minutes.
const MEGABYTE = 1_000_000
for (const piece of [
  '<',
  '<a>',
  '<a ',
  '<!--',
  '&',
  '<item>',
  '<p>',
  '</b>',
  '<![CDATA[',
  '<a xml:base="../a/">',
  '<!ENTITY a "',
  '-',
]) {
  test(`a megabyte of ${piece} takes seconds at most`, { timeout: 30_000 }, () => {
    const many = piece.repeat(MEGABYTE / piece.length)
    const escaped = many.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    assert.equal(
      read(bytesOf(`<rss><channel><item><description>${many}</description></item></channel></rss>`)).kind,
      'feed',
    )
    assert.equal(
      read(bytesOf(`<rss><channel><item><title>${escaped}</title></item></channel></rss>`)).kind,
      'feed',
    )
    assert.ok(read(bytesOf(many)).kind)
  })
}

test('a megabyte of rules is matched in seconds at most', { timeout: 30_000 }, () => {
  const rules = `User-agent: *\n${'Disallow: /*a*a*a*b\n'.repeat(MEGABYTE / 20)}`
  const url = `https://a.example/${'a'.repeat(2000)}`
  assert.equal(
    readCollected({ bytes: bytesOf(rules), contentType: null, url: null, checks: [{ agent: 'x', url }] })
      .allowed?.[0]?.allowed,
    true,
  )
})

test('an element nested a hundred thousand deep keeps its text', () => {
  const depth = 100_000
  const page = `<rss><channel><item><description>${'<div>'.repeat(depth)}x${'</div>'.repeat(depth)}</description><title>t</title></item></channel></rss>`
  const entry = read(bytesOf(page)).entries?.[0]
  assert.equal(entry?.title, 't')
  assert.match(entry.summary ?? '', /x/)
})
