// What is fuzzed: each reader of foreign bytes, with what must hold of its answer whatever the bytes are. A check throws where
// something does not hold.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { packageResources, PACKAGE_ROOT } from '../../src/app/resources.ts'
import { unpackBody } from '../../src/ports/fetch/content-coding.ts'
import type { Document } from '../../src/model/index.ts'
import {
  ArchivePages,
  ArchiveReader,
  readCollected,
  readOpml,
  readPageLinks,
  sitemapsIn,
  writeOpml,
} from '../../src/stages/collect/index.ts'
import { httpPage, joined, warcRecord } from '../../src/stages/collect/sources/warc.fixture.ts'
import { readDocument } from '../../src/stages/extract/index.ts'
import { decode } from '../../src/text/decode.ts'
import type { Source } from './inputs.ts'

export interface Target extends Source {
  readonly name: string
  check(bytes: Uint8Array): void
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const sample = (file: string): Uint8Array => readFileSync(path.join(PACKAGE_ROOT, 'samples', file))

const resources = packageResources()

function checkDocument(doc: Document, decoded: string): void {
  const { text, blocks, pieces, links } = doc
  let at = 0
  for (const { start, end, sourceStart = 0, sourceEnd = sourceStart } of blocks) {
    assert.ok(start >= at && end >= start && end <= text.length, `block [${String(start)}, ${String(end)})`)
    assert.ok(
      sourceStart >= 0 && sourceEnd >= sourceStart && sourceEnd <= decoded.length,
      'block in the source',
    )
    at = end
  }
  at = 0
  for (const [start, end, from, to] of pieces) {
    assert.ok(start >= at && end >= start && end <= text.length, `piece [${String(start)}, ${String(end)})`)
    assert.ok(from >= 0 && to >= from && to <= decoded.length, 'piece in the source')
    at = end
  }
  for (const { start, end } of links) assert.ok(start >= 0 && end >= start && end <= text.length, 'link')
  for (const { start = 0, end = start } of doc.dropped)
    assert.ok(end >= start && end <= decoded.length, 'dropped')
  assert.ok(text.isWellFormed() && !text.includes('\0'), 'text is well formed')
  // A reference of two letters stands for two characters at the most.
  assert.ok(text.length <= 2 * decoded.length + 200, 'text is longer than its source')
}

function checkPage(bytes: Uint8Array, media: 'html' | 'text' | 'markdown'): void {
  const { text: decoded } = decode(bytes, { media })
  const address = 'https://orle.example/gate'
  const { value } = readDocument(
    { id: 'd', input: 'x', address, digest: 'd', retrievedAt: null, media, decoded },
    resources,
  )
  checkDocument(value, decoded)
  if (media === 'html') readPageLinks(decoded, address)
  else assert.equal(value.text, decoded)
}

/** An entity of the file's own is at most so much longer than its name. */
const MOST_GROWTH = 300

function checkList(bytes: Uint8Array, url: string | null): void {
  const read = readCollected({ bytes, contentType: null, url, checks: [] })
  const out = JSON.stringify(read)
  assert.ok(out.length <= MOST_GROWTH * 8 * (bytes.length + 100), 'answer is longer than its source allows')
  const safe = [read.feed, ...(read.entries ?? [])].flatMap((one) => [
    one?.title,
    one && 'description' in one ? one.description : null,
    one && 'summary' in one ? one.summary : null,
    one && 'content' in one ? one.content : null,
  ])
  for (const html of safe) assert.doesNotMatch(html ?? '', /<(?:script|iframe|object|embed)|<[^>]*\son\w+=/i)
}

const ITEM =
  '<item><title>Gate &amp; road</title><link>/gate</link><pubDate>Sun, 02 Mar 2031 08:00:00 GMT</pubDate><description>&lt;p&gt;Shut.&lt;/p&gt;</description><content:encoded><![CDATA[<p>Shut <b>on Sunday</b>.</p>]]></content:encoded></item>'
const RSS = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY gate "sluice">]><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Dam</title><link>https://dam.example/</link>${ITEM.repeat(3)}</channel></rss>`
const ATOM =
  '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://dam.example/"><title>Dam</title><entry><id>tag:1</id><link href="gate"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Shut</p></div></content><updated>2031-03-02T08:00:00Z</updated></entry></feed>'
const JSON_FEED =
  '{"version":"https://jsonfeed.org/version/1.1","title":"Dam","items":[{"id":"1","url":"/gate","content_html":"<p>Shut</p>"}]}'
const XML_WORDS = [
  '<',
  '>',
  '/>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?xml encoding="',
  '"?>',
  '&amp;',
  '&#0;',
  '&#xD800;',
  '&gate;',
  '<a:b xmlns:a="',
  '" ',
  'x="',
  "'",
  '<!DOCTYPE x [<!ENTITY gate "',
  '">]>',
]
const HTML_WORDS = [
  ...'p div article h1 h2 blockquote ul li table tr td a span b figure figcaption time section main nav aside script style title head body html svg math template select option ruby rt br img pre iframe noscript form'
    .split(' ')
    .flatMap((name) => [`<${name}>`, `</${name}>`, `<${name} class="x" href=/y id='z'`]),
  ...[
    '&nbsp;',
    '&#x1F600;',
    '&notit;',
    '&',
    '<',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<!doctype html>',
    '\ud800',
    '\u0000',
    '\u202e',
    '\u00ad',
  ],
  '<meta property="article:published_time" content="2031-03-02">',
  '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"',
  '"}</script>',
  'The gate at the Tarn dam stuck on Sunday, the keeper Orla Venn said. “It moves neither up nor down,” she told Radio Orle. ',
  'By Emil Roth, 2 March 2031 ',
]

const WARC = joined(
  warcRecord({ type: 'warcinfo', block: 'software: none' }),
  warcRecord(),
  warcRecord({
    target: 'https://orle.example/b',
    block: httpPage('5\r\nhello\r\n0\r\n\r\n', ['Content-Type: text/html', 'Transfer-Encoding: chunked']),
  }),
)

function checkArchive(bytes: Uint8Array): void {
  const reader = new ArchiveReader({ input: 'x.warc' })
  const pages = new ArchivePages({ input: 'x.warc', unpack: unpackBody, checksDigests: true })
  const take = (): void => {
    for (const record of reader.take().value) {
      const arrival = pages.pageOf(record).value
      assert.ok(record.block.length <= bytes.length, 'a record is longer than its file')
      if (arrival) assert.ok(arrival.input.startsWith('x.warc#'))
    }
  }
  const middle = bytes.length >> 1
  reader.push({ kind: 'bytes', bytes: bytes.subarray(0, middle), begins: { offset: 0, isPacked: false } })
  take()
  reader.push({ kind: 'bytes', bytes: bytes.subarray(middle) })
  take()
  reader.end()
  take()
  pages.finish()
}

export const TARGETS: readonly Target[] = [
  {
    name: 'html',
    samples: [
      sample('meridian-wire/ammonia-blast-portuguese-port.html'),
      bytesOf(
        '<!doctype html><html lang="en"><head><title>Gate stuck</title></head><body><article><h1>Gate stuck</h1><p>The gate stuck, Orla Venn said.</p><blockquote>It moves.</blockquote></article></body></html>',
      ),
    ],
    words: HTML_WORDS,
    check: (bytes) => {
      checkPage(bytes, 'html')
    },
  },
  {
    name: 'text',
    samples: [
      bytesOf(
        'Gate stuck\n\nBy Emil Roth\n2 March 2031\n\nThe gate stuck, Orla Venn said.\n\n> It moves.\n\n[a](https://a.example/)\n',
      ),
    ],
    words: [
      '\n',
      '\r\n',
      '\u2028',
      '# ',
      '> ',
      '- ',
      '[',
      '](',
      ')',
      '---\n',
      '```\n',
      '“',
      '”',
      '"',
      '\u0000',
      'By Emil Roth',
      'The gate stuck, Orla Venn said. ',
      'Q: ',
      'A: ',
      '1 ',
    ],
    check: (bytes) => {
      checkPage(bytes, 'text')
      checkPage(bytes, 'markdown')
    },
  },
  {
    name: 'feed',
    samples: [bytesOf(RSS), bytesOf(ATOM), bytesOf(JSON_FEED)],
    words: [
      ...XML_WORDS,
      '<rss><channel>',
      '<item>',
      '</item>',
      '<title>',
      '<link>',
      '<description>',
      '<content type="html">',
      '<guid>',
      '<pubDate>',
      '<feed>',
      '<entry>',
      '<author>',
      '{"items":[',
      '&lt;script&gt;',
      '&lt;p onclick=x&gt;',
      '2031-03-02',
    ],
    check: (bytes) => {
      checkList(bytes, 'https://dam.example/feed')
      checkList(bytes, null)
    },
  },
  {
    name: 'sitemap',
    samples: [
      bytesOf('<urlset><url><loc>https://a.example/1</loc><lastmod>2031-03-02</lastmod></url></urlset>'),
      bytesOf('https://a.example/1\nhttps://a.example/2\n'),
    ],
    words: [
      ...XML_WORDS,
      '<urlset>',
      '<sitemapindex>',
      '<url>',
      '</url>',
      '<loc>',
      '</loc>',
      '<news:news>',
      '<news:title>',
      'https://a.example/',
      '<lastmod>',
      '\n',
    ],
    check: (bytes) => {
      checkList(bytes, null)
    },
  },
  {
    name: 'robots',
    samples: [
      bytesOf('User-agent: *\nDisallow: /x*y$\nAllow: /\nCrawl-delay: 2\nSitemap: https://a.example/s.xml\n'),
    ],
    words: [
      'User-agent: *\n',
      'Disallow: ',
      'Allow: ',
      '*',
      '$',
      '/',
      '%2f',
      '#',
      ':',
      '\n',
      '\r',
      'Sitemap: https://a.example/',
      'ü',
      ' ',
    ],
    check: (bytes) => {
      const checks = [{ agent: 'Hearsay', url: 'https://a.example/x/aaaaaaaaaaaaaaaaaaaay?z=1' }]
      const read = readCollected({ bytes, contentType: null, url: 'https://a.example/robots.txt', checks })
      assert.equal(typeof read.allowed?.[0]?.allowed, 'boolean')
      for (const address of sitemapsIn(bytes)) assert.match(address, /^https?:/i)
    },
  },
  {
    name: 'opml',
    samples: [
      bytesOf(
        '<opml version="2.0"><head><title>T</title></head><body><outline text="F"><outline text="A" type="rss" xmlUrl="https://a.example/f" htmlUrl="/"/></outline></body></opml>',
      ),
    ],
    words: [
      ...XML_WORDS,
      '<opml>',
      '<body>',
      '<outline text="',
      '<outline xmlUrl="https://a.example/',
      '</outline>',
      '"/>',
      ' type="include" url="',
      'category="/a/b,c"',
    ],
    check: (bytes) => {
      const { text } = decode(bytes, { media: 'feed' })
      const { feeds } = readOpml(text).value
      const again = readOpml(writeOpml({ title: null, feeds })).value
      const addresses = (list: typeof feeds): string[] => list.map((one) => one.address).sort()
      assert.deepEqual(addresses(again.feeds), addresses(feeds))
      for (const { address } of feeds) assert.match(address, /^https?:/i)
    },
  },
  {
    name: 'warc',
    samples: [
      WARC,
      bytesOf(
        'filedesc://x.arc 0.0.0.0 20311014 text/plain 20\n1 0 none\nURL IP\n\nhttps://a.example/ 1.2.3.4 20311014093000 text/html 12\n<p>Hello</p>\n',
      ),
    ],
    words: [
      'WARC/1.0\r\n',
      'WARC-Type: response\r\n',
      'WARC-Target-URI: https://a.example/\r\n',
      'Content-Length: 9\r\n',
      'Content-Length: 99999999999\r\n',
      'Content-Length: -1\r\n',
      '\r\n',
      '\r\n\r\n',
      'HTTP/1.1 200 OK\r\n',
      'Content-Encoding: gzip\r\n',
      'Content-Type: text/html\r\n',
      'Transfer-Encoding: chunked\r\n',
      'ffffffff\r\n',
      '<p>Hello</p>',
      'WARC-Date: 2031-10-14T09:30:00Z\r\n',
      'WARC-Block-Digest: sha1:A\r\n',
      '\n',
    ],
    check: checkArchive,
  },
]
