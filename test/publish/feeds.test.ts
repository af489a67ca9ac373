// Feeds of a story and of a speaker, read back by our own reader of feeds (room 1, which room 9 may not import), and checked
// against what RSS 2.0 and RFC 4287 ask for and against the JSON Feed schema of the package jsonfeed-schema.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { Ajv } from 'ajv'
import type { Dossier } from '../../src/model/index.ts'
import { packageResources } from '../../src/app/resources.ts'
import { readCollected, type Collected } from '../../src/stages/collect/index.ts'
import { hostileDossier, richDossier } from '../../src/stages/publish/fixtures/hostile.ts'
import { loadView, type ViewOptions } from '../../src/stages/publish/index.ts'

const dossier = richDossier(packageResources())
const FORMATS = ['rss', 'atom', 'json-feed'] as const

async function render(
  id: string,
  given: Dossier = dossier,
  options: Partial<ViewOptions> = {},
): Promise<string> {
  const view = await loadView(id)
  assert.ok(view)
  return String(view.render(given, { colour: false, ...options }))
}

const readBack = (text: string): Collected =>
  readCollected({ bytes: new TextEncoder().encode(text), contentType: null, url: null, checks: [] })

const plainOf = (html: string | null | undefined): string =>
  (html ?? '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

for (const format of FORMATS) {
  test(`${format}: every claim is an entry, newest first, with its link, its time and its words`, async () => {
    const { kind, feed, entries = [] } = readBack(await render(format))
    assert.equal(kind, 'feed')
    assert.equal(plainOf(feed?.title), 'Weir gate fails above Alderby')
    assert.equal(entries.length, dossier.claims.length)
    const tree = entries.find((one) => plainOf(one.title).startsWith('Disputed: “a fallen tree'))
    assert.ok(tree)
    assert.equal(tree.link, 'https://alderpost.example/weir')
    assert.equal(tree.publishedAt, '2031-03-05T00:00:00.000Z'.replace('.000', ''))
    assert.match(plainOf(tree.content ?? tree.summary), /Alderby Water says so; against it stands Corin Vale/)
    assert.match(tree.guid ?? '', /^urn:uuid:/)
    assert.equal(new Set(entries.map((one) => one.guid)).size, entries.length)
    assert.deepEqual(tree.categories.map(plainOf), ['Weir gate fails above Alderby', 'disputed'])
    const times = entries.map((one) => one.publishedAt ?? '')
    assert.deepEqual(times, [...times].sort().reverse())
  })

  test(`${format}: a speaker's feed has what that speaker is quoted as saying, under any of the names`, async () => {
    const one = readBack(await render(format, dossier, { speaker: 'Edda Marsh' })).entries ?? []
    const other = readBack(await render(format, dossier, { speaker: 'marsh' })).entries ?? []
    assert.ok(one.length > 0)
    assert.deepEqual(
      one.map((entry) => entry.guid),
      other.map((entry) => entry.guid),
    )
    for (const entry of one) assert.match(plainOf(entry.title), /Marsh said: “/)
    assert.equal(readBack(await render(format, dossier, { speaker: 'Nobody' })).entries?.length, 0)
  })

  test(`${format}: a hostile source adds no entry and no markup`, async () => {
    const text = await render(format, hostileDossier(packageResources()))
    const { entries = [] } = readBack(text)
    assert.equal(entries.length, dossier.claims.length)
    assert.doesNotMatch(text, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e]/)
    for (const entry of entries) {
      // Titles of RSS may be read as HTML, so that a reader drops what stands there as a tag.
      assert.match(plainOf(entry.title), /^[A-Z][a-z ]+: “=HYPERLINK\("http:\/\/evil\.example"\)/)
      assert.doesNotMatch(entry.content ?? entry.summary ?? '', /<script|<b onload/)
    }
  })

  test(`${format}: links lead to the site where one is known`, async () => {
    const text = await render(format, dossier, { site: 'https://desk.example/weir/' })
    assert.match(text, /https:\/\/desk\.example\/weir\/claims\.html#c_tree/)
    assert.match(text, /https:\/\/desk\.example\/weir\/feeds\//)
  })
}

test('JSON Feed is valid against its published schema, also from a hostile source', async () => {
  const schema: unknown = createRequire(import.meta.url)('jsonfeed-schema/schema-v1.1.json')
  const ajv = new Ajv({ strict: false, validateFormats: false })
  const validate = ajv.compile(schema as object)
  for (const one of [dossier, hostileDossier(packageResources())]) {
    const value: unknown = JSON.parse(await render('json-feed', one))
    assert.ok(validate(value), ajv.errorsText(validate.errors))
  }
  assert.equal(validate({ version: 'https://jsonfeed.org/version/1.1', items: [{}] }), false)
})

/** Elements of XML with their content, by name; enough for documents that we write ourselves. */
const elements = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, 'g'))].map((match) => match[1]!)

test('RSS 2.0: channel and items have what they must', async () => {
  const xml = await render('rss')
  assert.match(xml, /^<\?xml version="1\.0" encoding="utf-8"\?>\n<rss version="2\.0"/)
  const [channel = ''] = elements(xml, 'channel')
  const head = channel.slice(0, channel.indexOf('<item>'))
  for (const name of ['title', 'link', 'description', 'lastBuildDate'])
    assert.equal(elements(head, name).length, 1, name)
  const RFC822 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/
  for (const item of elements(xml, 'item')) {
    assert.equal(elements(item, 'title').length, 1)
    assert.match(elements(item, 'pubDate')[0]!, RFC822)
    assert.match(item, /<guid isPermaLink="false">/)
  }
})

test('Atom: feed and entries have what RFC 4287 says they must', async () => {
  const xml = await render('atom')
  assert.match(xml, /<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"/)
  const head = xml.slice(0, xml.indexOf('<entry>'))
  for (const name of ['id', 'title', 'updated']) assert.equal(elements(head, name).length, 1, name)
  // An author of the feed stands for those of its entries.
  assert.equal(elements(head, 'author').length, 1)
  for (const entry of elements(xml, 'entry')) {
    for (const name of ['id', 'title', 'updated', 'content'])
      assert.equal(elements(entry, name).length, 1, name)
    assert.match(elements(entry, 'updated')[0]!, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  }
})
