// Lists from end to end: a feed saved as a file, whose entries are read as it holds them and found again by verify; a list of
// feeds (OPML) as a file and by address, from a site of our own on the loopback address.
import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { test, type TestContext } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Dossier } from '../../src/model/index.ts'
import { hearsay, temporaryFolder } from './hearsay.ts'

/** The Orle Courier and everything in it are invented. */
const STUCK =
  '<p>A spillway gate at the Tarn dam has been stuck half open since Sunday, the dam keeper Orla Venn said. “It moves neither up nor down,” she told the Orle Courier.</p><p>Water ran over the lower road, and the council closed it to traffic.</p>'
const DENIED =
  'The mayor of Orle, Jutta Brand, denied on Monday that the town had ignored warnings about the Tarn dam, &lt;a href="/letter"&gt;in a letter&lt;/a&gt;.'
const FEED = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Orle Courier</title><link>https://courier.example/</link>
<item><title>Spillway gate stuck at the Tarn dam</title><link>/gate</link><pubDate>Sun, 02 Mar 2031 08:00:00 GMT</pubDate><content:encoded><![CDATA[${STUCK}]]></content:encoded></item>
<item><title>Mayor denies that warnings were ignored</title><link>/mayor</link><pubDate>Mon, 03 Mar 2031 09:30:00 GMT</pubDate><description>${DENIED}</description></item>
</channel></rss>`

test('a feed file, packed or not, in a folder or by itself, is read without a request, and verified', async (t) => {
  const folder = await temporaryFolder(t)
  await mkdir(path.join(folder, 'saved'))
  const file = path.join(folder, 'saved', 'feed.xml.gz')
  await writeFile(file, gzipSync(FEED))
  const ran = await hearsay(['brief', folder, '--format', 'json'])
  assert.equal(ran.status, 0, ran.err)
  assert.match(
    ran.err,
    /^hearsay: feed-file-read: saved\/feed\.xml\.gz is a feed: 2 entries .+ Nothing is fetched for a file\. Give the address of the feed \(https:\/\/courier\.example\/\)/m,
  )
  const dossier = JSON.parse(ran.out) as Dossier
  assert.deepEqual(
    dossier.documents.map((one) => [one.input, one.title, one.publishedAt]),
    [
      ['saved/feed.xml.gz#1', 'Spillway gate stuck at the Tarn dam', '2031-03-02T08:00:00Z'],
      ['saved/feed.xml.gz#2', 'Mayor denies that warnings were ignored', '2031-03-03T09:30:00Z'],
    ],
  )
  assert.ok(dossier.attributions.some((one) => one.polarity === 'denies'))
  const saved = path.join(folder, 'dossier.json')
  await writeFile(saved, ran.out)
  const checked = await hearsay(['verify', saved, file])
  assert.equal(checked.status, 0, checked.out)
  await writeFile(file, gzipSync(FEED.replace('half open', 'wide open')))
  assert.equal((await hearsay(['verify', saved, file])).status, 1)
})

async function site(t: TestContext): Promise<{ readonly host: string; readonly asked: string[] }> {
  const asked: string[] = []
  const server = http.createServer((request, response) => {
    const origin = `http://${request.headers.host ?? ''}`
    asked.push(request.url ?? '')
    const outline = `<outline text="Dams"><outline type="rss" text="A &amp; B" xmlUrl="${origin}/a.xml"/><outline type="rss" text="Lost" xmlUrl="${origin}/lost.xml"/></outline>`
    const pages: Readonly<Record<string, readonly [type: string, body: string]>> = {
      '/feeds.opml': ['text/x-opml', `<opml version="2.0"><body>${outline}</body></opml>`],
      '/a.xml': [
        'application/rss+xml',
        `<rss version="2.0"><channel><title>Orle Courier</title><item><title>Gate stuck</title><link>${origin}/gate</link></item></channel></rss>`,
      ],
      '/spa.xml': [
        'application/rss+xml',
        FEED.replaceAll('https://courier.example', origin)
          .replace('/gate<', '/empty<')
          .replace('/mayor<', '/gate<')
          .replace(STUCK, STUCK.repeat(3)),
      ],
      '/': ['text/html', '<!doctype html><title>Orle Courier</title><a href="/gate">Gate stuck</a>'],
      '/robots.txt': ['text/plain', `User-agent: *\nDisallow: /desk/\nSitemap: ${origin}/map.xml\n`],
      '/map.xml': [
        'text/xml',
        `<urlset><url><loc>${origin}/gate</loc><lastmod>2031-03-02</lastmod></url></urlset>`,
      ],
      '/empty': [
        'text/html',
        '<!doctype html><title>Gate</title><div id="app"></div><script src="/app.js"></script>',
      ],
      '/gate': [
        'text/html',
        `<!doctype html><title>Gate stuck</title><article><h1>Gate stuck</h1>${STUCK}</article>`,
      ],
    }
    const page = pages[request.url ?? '']
    response.writeHead(page ? 200 : 404, { 'content-type': page?.[0] ?? 'text/plain' }).end(page?.[1] ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.close()
    server.closeAllConnections()
  })
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

test('a list of feeds, by address or as a file, leads to the pages of its feeds; in a folder it causes no request', async (t) => {
  const { host, asked } = await site(t)
  const quick = ['--format', 'json', '--allow-address', host, '--delay', '0']
  const folder = await temporaryFolder(t)
  const file = path.join(folder, 'mine.opml')
  const list = `<opml version="2.0"><body><outline text="A" xmlUrl="http://${host}/a.xml"/></body></opml>`
  await writeFile(file, list)
  await writeFile(
    path.join(folder, 'a.txt'),
    'Gate stuck\n\nThe gate is stuck, the keeper Orla Venn said on Sunday.\n',
  )
  const still = await hearsay(['brief', folder, ...quick])
  assert.equal(still.status, 0, still.err)
  assert.match(still.err, /^hearsay: list-in-folder: mine\.opml /m)
  assert.deepEqual(asked, [])
  for (const [input, failed] of [
    [file, []],
    [`http://${host}/feeds.opml`, ['page-gone']],
  ] as const) {
    const ran = await hearsay(['brief', input, ...quick])
    assert.equal(ran.status, 0, ran.err)
    const dossier = JSON.parse(ran.out) as Dossier
    assert.deepEqual(
      dossier.documents.map((one) => one.input),
      [`http://${host}/gate`],
    )
    assert.deepEqual(
      dossier.coverage.failed.map((one) => one.code),
      failed,
    )
  }
})

test('a page without any text gives way to what its feed holds of it, and that is said; a page with text stays', async (t) => {
  const { host } = await site(t)
  const data = path.join(await temporaryFolder(t), 'data')
  const quick = ['--format', 'json', '--allow-address', host, '--delay', '0', '--data', data]
  const ran = await hearsay(['brief', `http://${host}/spa.xml`, ...quick])
  assert.equal(ran.status, 0, ran.err)
  const { documents, coverage } = JSON.parse(ran.out) as Dossier
  assert.deepEqual(coverage.failed, [])
  assert.deepEqual(
    documents.map((one) => [one.input, one.title]),
    [
      [`http://${host}/empty`, 'Spillway gate stuck at the Tarn dam'],
      [`http://${host}/gate`, 'Gate stuck'],
    ],
  )
  assert.match(documents[0]?.text ?? '', /stuck half open since Sunday/)
  assert.match(
    ran.err,
    /^hearsay: entry-instead-of-page: .+\/empty was read as the feed .+\/spa\.xml holds it/m,
  )
  assert.equal(ran.err.trim().split('\n').length, 1, ran.err)
  // The same call again makes the same of what is kept.
  const again = await hearsay(['brief', `http://${host}/spa.xml`, ...quick])
  assert.deepEqual((JSON.parse(again.out) as Dossier).documents, documents)
})

test('a home page that names no feed, and a robots.txt, lead to the pages of the sitemaps of the site', async (t) => {
  const { host } = await site(t)
  for (const input of [`http://${host}/`, `http://${host}/robots.txt`]) {
    const ran = await hearsay(['brief', input, '--format', 'json', '--allow-address', host, '--delay', '0'])
    assert.equal(ran.status, 0, ran.err)
    const { documents, diagnostics } = JSON.parse(ran.out) as Dossier
    assert.deepEqual(
      documents.map((one) => one.input),
      [`http://${host}/gate`],
    )
    assert.ok(diagnostics.some((one) => one.code === 'sitemaps-found'))
  }
})
