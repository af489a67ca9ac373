// Feed files: what a file holds of its entries, read without any request; and what else lists articles.
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { test, type TestContext } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Arrival, Diagnostic } from '../../model/index.ts'
import { findInputs } from '../../ports/fetch/files.ts'
import { arrivalsOf } from '../arrivals.ts'
import { takeSubscriptions } from './feed-file.ts'

const LONG = 'The spillway gate stuck at noon, the keeper Orla Venn told the council. '.repeat(10)
const item = (inside: string): string => `<item>${inside}</item>`
const feed = (items: string, head = '<link>https://dam.example/</link>'): string =>
  `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Dam Daily</title>${head}${items}</channel></rss>`

async function found(
  t: TestContext,
  files: Readonly<Record<string, string | Uint8Array>>,
  isFolder: boolean,
) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hearsay-feed-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text)
  return findInputs(isFolder ? [folder] : Object.keys(files).map((name) => path.join(folder, name)))
}

async function read(t: TestContext, name: string, text: string | Uint8Array, isFolder = false) {
  const { files } = await found(t, { [name]: text }, isFolder)
  const pages: Arrival[] = []
  const said: Diagnostic[] = []
  for (const file of files)
    for await (const came of arrivalsOf(file))
      if (came.kind === 'arrival') pages.push(came.arrival)
      else said.push(came.diagnostic)
  return { pages, codes: said.map((one) => one.code), said }
}

const textOf = (arrival: Arrival | undefined): string => new TextDecoder().decode(arrival?.bytes)

test('each entry is a page of its content, else of its summary, with the hints of the feed', async (t) => {
  const text = feed(
    item(
      `<title>Gate stuck</title><link>/gate</link><pubDate>2031-03-02T08:00:00Z</pubDate><content:encoded><![CDATA[<p>${LONG} <a href="more">More</a></p><script>x()</script>]]></content:encoded>`,
    ) +
      item(
        '<title>Road shut</title><link>https://dam.example/road</link><description>The lower road was shut on Monday.</description>',
      ) +
      item('<title>Nothing</title><link>https://dam.example/nothing</link>'),
    '<atom:link rel="self" href="https://dam.example/news/feed.xml"/><link>https://dam.example/</link>',
  )
  for (const [name, bytes] of [
    ['feed.xml', text],
    ['feed.xml.gz', gzipSync(text)],
  ] as const) {
    const { pages, codes, said } = await read(t, name, bytes)
    assert.deepEqual(
      pages.map((page) => [page.input, page.address]),
      [
        [`${name}#1`, 'https://dam.example/gate'],
        [`${name}#2`, 'https://dam.example/road'],
      ],
    )
    assert.match(textOf(pages[0]), /<h1>Gate stuck<\/h1>[^]*href="https:\/\/dam\.example\/news\/more"/)
    assert.doesNotMatch(textOf(pages[0]), /script/)
    assert.match(textOf(pages[1]), /The lower road was shut on Monday/)
    assert.equal(pages[0]?.carrier?.publishedAt, '2031-03-02T08:00:00Z')
    assert.equal(pages[0]?.carrier?.isContent, true)
    assert.equal(pages[0]?.retrievedAt, null)
    assert.deepEqual(codes, ['feed-file-read', 'feed-file-left-out'])
    assert.match(
      said[0]!.message,
      /2 entries .+, 1 of them no more than a summary\. .+\(https:\/\/dam\.example\/news\/feed\.xml\)/,
    )
  }
})

test('xml:base resolves what stands below it; without any address of its own a relative link is none', async (t) => {
  const entry = (base: string): string =>
    `<feed xmlns="http://www.w3.org/2005/Atom"${base}><entry><title>G</title><id>tag:1</id><link href="gate"/><content type="html">&lt;p&gt;Shut.&lt;/p&gt;</content></entry></feed>`
  const based = await read(t, 'a.atom', entry(' xml:base="https://weir.example/x/"'))
  assert.equal(based.pages[0]?.address, 'https://weir.example/x/gate')
  const bare = await read(t, 'a.atom', entry(''))
  assert.deepEqual([bare.pages[0]?.address, bare.pages[0]?.input], [null, 'a.atom#tag%3A1'])
})

test('of two entries with one address the newer one counts, wherever it stands', async (t) => {
  const version = (day: string, text: string): string =>
    item(
      `<link>https://dam.example/a</link><pubDate>2031-03-${day}T08:00:00Z</pubDate><description>${text}</description>`,
    )
  const { pages, codes } = await read(
    t,
    'f.rss',
    feed(version('01', 'Old words.') + version('02', 'New words.')),
  )
  assert.equal(pages.length, 1)
  assert.match(textOf(pages[0]), /New words/)
  assert.deepEqual(codes, ['feed-file-read', 'feed-file-left-out'])
})

test('a JSON feed by its ending; other JSON and XML of a folder is passed over, and read where it is named', async (t) => {
  const json = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Dam',
    feed_url: 'https://dam.example/feed.json',
    items: [{ id: '1', url: '/gate', content_text: LONG }],
  })
  const { pages } = await read(t, 'feed.json', json)
  assert.equal(pages[0]?.address, 'https://dam.example/gate')
  const project = '<project><name>Tools</name></project>'
  assert.deepEqual((await read(t, 'pom.xml', project, true)).codes, ['file-no-article'])
  assert.equal((await read(t, 'pom.xml', project)).pages.length, 1)
})

test('an article that only looks like a feed by its name is an article', async (t) => {
  const { pages, codes } = await read(
    t,
    'a.xml',
    `<!doctype html><html><title>T</title><p>${LONG}</p></html>`,
    true,
  )
  assert.equal(pages[0]?.input, 'a.xml')
  assert.deepEqual(codes, [])
})

test('a feed without entries, and one whose entries are bare, say so', async (t) => {
  assert.deepEqual((await read(t, 'f.xml', feed(''))).codes, ['list-empty'])
  const bare = await read(t, 'f.xml', feed(item('<title>T</title><link>https://dam.example/a</link>')))
  assert.deepEqual(bare.codes, ['feed-file-empty'])
})

test('lists of feeds are taken out of what was named; in a folder they are passed over', async (t) => {
  const opml = '<opml version="2.0"><body><outline text="A" xmlUrl="https://a.example/f"/></body></opml>'
  const { files } = await found(t, { 'x.opml': opml, 'y.xml': feed('') }, false)
  const taken = await takeSubscriptions(files)
  assert.deepEqual(taken.lists, [{ input: 'x.opml', text: opml }])
  assert.deepEqual(
    taken.files.map((file) => file.input),
    ['y.xml'],
  )
  assert.deepEqual((await read(t, 'x.opml', opml, true)).codes, ['list-in-folder'])
})
