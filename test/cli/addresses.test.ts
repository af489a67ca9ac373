// Addresses from end to end: a site of our own on the loopback address, an invented outlet, its feed of three articles, and
// the account of them. No other address is contacted.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { test, type TestContext } from 'node:test'
import { composeBrief } from '../../src/app/compose.ts'
import type { Dossier } from '../../src/model/index.ts'
import { ROOT } from '../house/sources.ts'
import { hearsay, temporaryFolder } from './hearsay.ts'

/** The Orle Courier and everything in it are invented. */
const ARTICLES: Readonly<
  Record<string, { readonly title: string; readonly date: string; readonly text: readonly string[] }>
> = {
  'gate-stuck': {
    title: 'Spillway gate stuck at the Tarn dam',
    date: '2031-03-02T08:00:00Z',
    text: [
      'A spillway gate at the Tarn dam has been stuck half open since Sunday morning, the dam keeper Orla Venn said. “It moves neither up nor down,” she told the Orle Courier.',
      'Water ran over the lower road between Tarn and Orle, and the council closed it to traffic. No houses were flooded, the fire brigade said.',
      'The gate was last serviced in October. Venn said that a bearing had failed.',
    ],
  },
  'mayor-denies': {
    title: 'Mayor denies that warnings about the dam were ignored',
    date: '2031-03-03T09:30:00Z',
    text: [
      'The mayor of Orle, Jutta Brand, denied on Monday that the town had ignored warnings about the Tarn dam. “Nobody warned us,” she said.',
      'The engineer Pavel Tross had said that he warned the council twice in writing that a bearing of the spillway gate would fail.',
      'Brand said that the council had received no letter from Tross. The lower road stays closed, the council said.',
    ],
  },
  'gate-closed': {
    title: 'Tarn dam gate closed after two days',
    date: '2031-03-04T12:00:00Z',
    text: [
      'The spillway gate at the Tarn dam was closed on Tuesday after two days, the dam keeper Orla Venn said. Divers replaced the bearing that had failed.',
      'The lower road between Tarn and Orle will open again on Wednesday, the council said.',
      'The engineer Pavel Tross repeated that he had warned the council in writing. The mayor, Jutta Brand, said that she had found no such letter.',
    ],
  },
}

const html = (name: string): string => {
  const article = ARTICLES[name]!
  return `<!doctype html><html lang="en"><head><title>${article.title} | Orle Courier</title>
<meta property="og:type" content="article"><meta property="og:site_name" content="Orle Courier"></head>
<body><nav><a href="/">Home</a></nav><article><h1>${article.title}</h1>${article.text.map((one) => `<p>${one}</p>`).join('')}</article></body></html>`
}

interface Site {
  readonly origin: string
  readonly host: string
  readonly asked: string[]
  readonly agents: Set<string>
}

async function site(t: TestContext, robots = 'User-agent: *\nDisallow: /desk/\n'): Promise<Site> {
  const asked: string[] = []
  const agents = new Set<string>()
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site.example')
    const origin = `http://${request.headers.host ?? ''}`
    asked.push(pathname)
    agents.add(request.headers['user-agent'] ?? '')
    const items = Object.entries(ARTICLES).map(
      ([name, { title, date }]) =>
        `<item><title>${title}</title><link>${origin}/${name}?utm_source=feed</link><pubDate>${date}</pubDate></item>`,
    )
    const pages: Readonly<Record<string, readonly [type: string, body: string]>> = {
      '/robots.txt': ['text/plain', robots],
      '/': [
        'text/html',
        '<!doctype html><title>Orle Courier</title><link rel="alternate" type="application/rss+xml" href="/feed.xml"><a href="/gate-stuck">Gate stuck</a>',
      ],
      '/feed.xml': [
        'application/rss+xml',
        `<rss version="2.0"><channel><title>Orle Courier</title><link>${origin}/</link>${items.join('')}</channel></rss>`,
      ],
      ...Object.fromEntries(
        Object.keys(ARTICLES).map((name) => [`/${name}`, ['text/html; charset=utf-8', html(name)]]),
      ),
    }
    const page = pages[pathname]
    if (pathname !== '/slow')
      response.writeHead(page ? 200 : 404, { 'content-type': page?.[0] ?? 'text/plain' }).end(page?.[1] ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.close()
    server.closeAllConnections()
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return { origin: `http://${host}`, host, asked, agents }
}

const quick = (host: string): string[] => ['--allow-address', host, '--delay', '0']

test('a feed of three articles becomes one account, dated by the feed', async (t) => {
  const { origin, host, asked, agents } = await site(t)
  const json = ['--format', 'json', ...quick(host)]
  const ran = await hearsay([
    'brief',
    `${origin}/feed.xml`,
    ...json,
    '--user-agent',
    'Hearsay/test (desk@orle.example)',
  ])
  assert.equal(ran.status, 0, ran.err)
  assert.equal(ran.err, '')
  const dossier = JSON.parse(ran.out) as Dossier
  assert.deepEqual(
    dossier.documents.map((one) => [one.input, one.outlet, one.publishedAt]).sort(),
    Object.entries(ARTICLES)
      .map(([name, { date }]) => [`${origin}/${name}`, 'Orle Courier', date])
      .sort(),
  )
  assert.equal(dossier.coverage.inputs, 3)
  assert.ok(dossier.attributions.some((one) => one.polarity === 'denies'))
  assert.deepEqual(asked.toSorted(), [
    '/feed.xml',
    '/gate-closed',
    '/gate-stuck',
    '/mayor-denies',
    '/robots.txt',
  ])
  assert.deepEqual([...agents], ['Hearsay/test (desk@orle.example)'])
  // The home page leads to the same pages, and so to the same bytes.
  const home = await hearsay([
    'brief',
    `${origin}/`,
    `${origin}/gate-stuck`,
    ...json,
    '--contact',
    'desk@orle.example',
  ])
  assert.equal(home.status, 0, home.err)
  assert.match([...agents].at(-1) ?? '', /^Hearsay\/[\d.]+ \(.+; \+desk@orle\.example\)$/)
  const again = JSON.parse(home.out) as Dossier
  assert.deepEqual(again.claims, dossier.claims)
  assert.deepEqual(again.account, dossier.account)
})

test('an address of this machine is refused unless it was allowed, by option or environment', async (t) => {
  const { origin, host, asked } = await site(t)
  const refused = await hearsay(['brief', `${origin}/gate-stuck`])
  assert.equal(refused.status, 1)
  assert.match(
    refused.err,
    /^hearsay: address-refused: .+ is this machine itself\. .+--allow-address 127\.0\.0\.1:\d+\.$/m,
  )
  assert.deepEqual(asked, [])
  const allowed = await hearsay(['brief', `${origin}/gate-stuck`, '--delay', '0'], {
    env: { HEARSAY_ALLOW_ADDRESS: host },
  })
  assert.equal(allowed.status, 0, allowed.err)
})

test('what fails costs only itself, and no password is printed or kept', async (t) => {
  const { origin, host } = await site(t)
  const data = await temporaryFolder(t)
  const named = [
    `http://me:hunter2@${host}/gate-stuck`,
    `${origin}/lost`,
    `${origin}/desk/x`,
    'http://me:hunter2@[oops/',
    'ftp://me:hunter2@a.example/',
  ]
  const ran = await hearsay(['brief', ...named, '--format', 'json', '--data', data, ...quick(host)])
  assert.equal(ran.status, 0, ran.err)
  const dossier = JSON.parse(ran.out) as Dossier
  assert.deepEqual(dossier.coverage.failed.map((one) => one.code).sort(), [
    'address-malformed',
    'input-not-supported',
    'page-gone',
    'robots-disallowed',
  ])
  assert.match(ran.err, /^hearsay: credentials-dropped: /m)
  const kept = await hearsay(['brief', '--data', data, '--format', 'json'])
  assert.equal((JSON.parse(kept.out) as Dossier).documents.length, 1)
  assert.doesNotMatch(ran.out + ran.err + kept.out + kept.err, /hunter2/)
})

test('wrong options are one plain line', async () => {
  const wrong: readonly (readonly string[])[] = [
    ['--limit', '0'],
    ['--limit', 'many'],
    ['--delay', '-1'],
    ['--allow-address', 'http://x/'],
    ['--user-agent', 'two\nlines'],
    ['--contact', 'nobody'],
  ]
  for (const options of wrong) {
    const ran = await hearsay(['brief', 'http://localhost/', ...options])
    assert.equal(ran.status, 2, options.join(' '))
    assert.match(ran.err, /^hearsay: [^\n]+\n$/)
  }
})

test('Ctrl-C while a host does not answer ends at once, with one line', async (t) => {
  const { origin, host, asked } = await site(t)
  const child = spawn(
    process.execPath,
    [path.join(ROOT, 'bin/hearsay.js'), 'brief', `${origin}/slow`, ...quick(host)],
    {
      cwd: ROOT,
      env: { ...process.env, HEARSAY_DATA: '' },
    },
  )
  const err: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  const ended = new Promise<number | null>((resolve) => child.on('close', (status) => resolve(status)))
  while (!asked.includes('/slow') && child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 20))
  child.kill('SIGINT')
  assert.equal(await ended, 130)
  assert.equal(Buffer.concat(err).toString(), 'hearsay: stopped. Nothing was kept, as no --data was given.\n')
})

test('a caller who does not say how to fetch is told of the address, and the rest goes on', async () => {
  const { dossier } = await composeBrief({
    inputs: ['https://orle.example/gate', path.join(ROOT, 'samples/plain-guide')],
    data: null,
    asOf: null,
    progress: { step: () => undefined },
    signal: new AbortController().signal,
  })
  assert.deepEqual(
    dossier.coverage.failed.map(({ input, code }) => [input, code]),
    [['https://orle.example/gate', 'input-not-supported']],
  )
  assert.ok(dossier.documents.length > 0)
})
