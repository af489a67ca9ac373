// What named addresses lead to: pages, feeds, sitemaps and their indexes, home pages; each page once, in order, with the
// hints of what led there. The network is a map here.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Arrival, Diagnostic } from '../../model/index.ts'
import type { FetchResult, Web } from '../../ports/fetch/web-types.ts'
import { pageIdentity } from '../../stages/collect/index.ts'
import type { IncomingOne } from '../incoming.ts'
import { Stopped } from '../workbench.ts'
import { gatherPages, type Gathered, type GatherOptions } from './gather.ts'

const NOW = '2031-03-04T05:06:07.000Z'
const AT = 'https://dam.example'

interface Given {
  readonly type?: string
  readonly body?: string
  /** Instead of a page. */
  readonly fails?: 'gone' | 'blocked' | 'refused'
  /** Where it ends, where that is elsewhere. */
  readonly at?: string
}

class MapWeb implements Web {
  readonly asked: string[] = []
  private readonly pages: Readonly<Record<string, Given>>
  constructor(pages: Readonly<Record<string, Given>>) {
    this.pages = pages
  }
  fetch(requestedAddress: string): Promise<FetchResult> {
    this.asked.push(requestedAddress)
    const given = this.pages[requestedAddress] ?? { fails: 'gone' }
    if (given.fails) {
      const diagnostic: Diagnostic = { code: given.fails, severity: 'error', message: `${given.fails}.` }
      return Promise.resolve({ kind: given.fails, requestedAddress, diagnostic })
    }
    return Promise.resolve({
      kind: 'fetched',
      page: {
        requestedAddress,
        finalAddress: given.at ?? requestedAddress,
        redirects: given.at ? [requestedAddress] : [],
        status: 200,
        headers: { 'content-type': given.type ?? 'text/html; charset=utf-8' },
        retrievedAt: NOW,
        robots: 'allowed',
        validators: {},
        bytes: new TextEncoder().encode(given.body ?? ''),
      },
    })
  }
  close(): Promise<void> {
    return Promise.resolve()
  }
}

const isTracking = (name: string): boolean => name.startsWith('utm_')

async function gather(
  pages: Readonly<Record<string, Given>>,
  addresses: readonly string[],
  more: Partial<Pick<GatherOptions, 'limit' | 'signal' | 'lists'>> = {},
): Promise<Gathered & { readonly web: MapWeb }> {
  const web = new MapWeb(pages)
  const gathered = await gatherPages(addresses, {
    web,
    limit: more.limit ?? 30,
    identityOf: (address) => pageIdentity(address, isTracking),
    now: () => NOW,
    progress: { step: () => undefined },
    signal: more.signal ?? new AbortController().signal,
    lists: more.lists ?? [],
  })
  return { ...gathered, web }
}

async function arrivals(incoming: readonly IncomingOne[]): Promise<{ arrivals: Arrival[]; codes: string[] }> {
  const found: Arrival[] = []
  const codes: string[] = []
  for (const one of incoming) {
    const read = await one.read()
    if ('failed' in read) codes.push(read.failed.code)
    else {
      found.push(read.arrival)
      codes.push(...(read.notes ?? []).map((note) => note.code))
    }
  }
  return { arrivals: found, codes }
}

const codes = (list: readonly { readonly code: string }[]): string[] => list.map((one) => one.code)
const inputs = (gathered: Gathered): string[] => gathered.incoming.map((one) => one.input.replace(AT, ''))

const LONG = 'The spillway gate stuck at noon, the keeper Orla Venn told the council. '.repeat(10)
const ARTICLE = `<!doctype html><title>Gate stuck</title><h1>Gate stuck</h1>${`<p>${LONG}</p>`.repeat(4)}`

const item = (name: string, day: string, more = ''): string =>
  `<item><title>Item ${name}</title><link>${AT}/${name}?utm_source=rss</link><pubDate>2031-03-${day}T10:00:00Z</pubDate>${more}</item>`
const feed = (items: string): Given => ({
  type: 'application/rss+xml',
  body: `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Dam &amp; Weir</title>${items}</channel></rss>`,
})

test('a page is one arrival, with its way here and its canonical address', async () => {
  const body = ARTICLE.replace('<title>', `<link rel="canonical" href="/gate?utm_medium=x"><title>`)
  const gathered = await gather({ [`${AT}/g?utm_source=a&id=7`]: { body, at: `${AT}/gate?utm_source=a` } }, [
    `${AT}/g?utm_source=a&id=7`,
  ])
  const { arrivals: found } = await arrivals(gathered.incoming)
  const { bytes, ...rest } = found[0]!
  assert.equal(new TextDecoder().decode(bytes), body)
  assert.deepEqual(rest, {
    input: `${AT}/g?id=7`,
    place: `${AT}/g?id=7`,
    address: `${AT}/gate`,
    requestedAddress: `${AT}/g?utm_source=a&id=7`,
    finalAddress: `${AT}/gate?utm_source=a`,
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    retrievedAt: NOW,
    robots: 'allowed',
    redirects: [`${AT}/g?utm_source=a&id=7`],
    canonicalAddress: `${AT}/gate`,
  })
})

test('a feed gives the pages of its entries, each once, with its hints', async () => {
  const source = '<source url="https://wire.example/feed">Weir Wire</source>'
  const more = `<dc:creator>Orla Venn</dc:creator><description>In &lt;b&gt;short&lt;/b&gt;</description>${source}`
  const gathered = await gather(
    {
      [`${AT}/feed`]: feed(item('b', '03', more) + item('a', '02') + item('a', '02')),
      [`${AT}/a?utm_source=rss`]: { body: ARTICLE },
      [`${AT}/b?utm_source=rss`]: { body: ARTICLE },
    },
    [`${AT}/feed`],
  )
  assert.deepEqual(inputs(gathered), ['/a', '/b'])
  const { arrivals: found } = await arrivals(gathered.incoming)
  assert.deepEqual(found[1]?.carrier, {
    kind: 'feed',
    address: `${AT}/feed`,
    title: 'Dam & Weir',
    entryTitle: 'Item b',
    authors: ['Orla Venn'],
    publishedAt: '2031-03-03T10:00:00Z',
    summary: 'In short',
    source: { title: 'Weir Wire', link: 'https://wire.example/feed' },
    isContent: false,
  })
  assert.equal(found[1]?.primarySource, 'https://wire.example/feed')
  assert.deepEqual(gathered.notes, [])
})

test('the newest entries to the limit, and a word about the others', async () => {
  const gathered = await gather(
    { [`${AT}/feed`]: feed(item('a', '01') + item('b', '03') + item('c', '02')) },
    [`${AT}/feed`],
    { limit: 2 },
  )
  assert.deepEqual(inputs(gathered), ['/b', '/c'])
  assert.deepEqual(codes(gathered.notes), ['pages-left-out'])
  assert.match(gathered.notes[0]!.message, /lists 3 pages; the newest 2 were taken/)
})

test('what cannot be fetched is read as the feed holds it, where it holds all of it, and that is said', async () => {
  const whole = `<content:encoded><![CDATA[<p>${LONG}</p><script>x()</script>]]></content:encoded>`
  const short = '<content:encoded><![CDATA[<p>The gate stuck.</p>]]></content:encoded>'
  const gathered = await gather(
    {
      [`${AT}/feed`]: feed(
        item('a', '01', whole) + item('b', '02', short) + item('c', '03', whole) + item('d', '03', whole),
      ),
      [`${AT}/a?utm_source=rss`]: { fails: 'blocked' },
      [`${AT}/d?utm_source=rss`]: { fails: 'refused' },
    },
    [`${AT}/feed`],
  )
  const read = await arrivals(gathered.incoming)
  assert.deepEqual(read.codes, ['entry-from-feed', 'gone', 'entry-from-feed', 'refused'])
  const [a, c] = read.arrivals
  assert.ok(
    a?.carrier?.isContent && a.robots === 'disallowed' && a.status === null && c?.robots === 'unknown',
  )
  const html = new TextDecoder().decode(a.bytes)
  assert.match(html, /<h1>Item a<\/h1>/)
  assert.match(html, /the keeper Orla Venn told/)
  assert.doesNotMatch(html, /script/)
})

test('entries without a page of their own are read as they stand, each for itself', async () => {
  const post = (guid: string): string =>
    `<item><guid isPermaLink="false">${guid}</guid><content:encoded><![CDATA[<p>${LONG}</p>]]></content:encoded></item>`
  const gathered = await gather({ [`${AT}/feed`]: feed(post('one') + post('two two') + '<item/>') }, [
    `${AT}/feed`,
  ])
  assert.deepEqual(inputs(gathered), ['/feed#one', '/feed#two%20two'])
  assert.deepEqual(codes(gathered.notes), ['entry-without-address'])
  assert.equal((await arrivals(gathered.incoming)).arrivals.length, 2)
  assert.deepEqual(gathered.web.asked, [`${AT}/feed`])
})

const url = (loc: string, lastmod = ''): string =>
  `<url><loc>${AT}${loc}</loc>${lastmod ? `<lastmod>${lastmod}</lastmod>` : ''}</url>`
const sitemap = (urls: string): Given => ({
  type: 'text/xml',
  body: `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>`,
})
const index = (...list: readonly (readonly [string, string])[]): Given => ({
  type: 'text/xml',
  body: `<sitemapindex>${list.map(([loc, time]) => `<sitemap><loc>${AT}${loc}</loc>${time ? `<lastmod>${time}</lastmod>` : ''}</sitemap>`).join('')}</sitemapindex>`,
})

test('a list of sitemaps is read newest first, and no further than it can matter', async () => {
  const pages = {
    [`${AT}/index.xml`]: index(
      ['/old.xml', '2031-01-31'],
      ['/new.xml', '2031-03-04'],
      ['/lost.xml', '2031-03-05'],
    ),
    [`${AT}/new.xml`]: sitemap(
      url('/n1', '2031-03-04') + url('/n2', '2031-03-03') + url('/n3', '2031-02-28'),
    ),
    [`${AT}/old.xml`]: sitemap(url('/o1', '2031-01-30')),
  }
  const few = await gather(pages, [`${AT}/index.xml`], { limit: 2 })
  assert.deepEqual(inputs(few), ['/n1', '/n2'])
  assert.deepEqual(few.web.asked, [`${AT}/index.xml`, `${AT}/lost.xml`, `${AT}/new.xml`])
  assert.deepEqual(codes(few.notes), ['list-not-read', 'pages-left-out'])
  const all = await gather(pages, [`${AT}/index.xml`])
  assert.deepEqual(inputs(all), ['/n1', '/n2', '/n3', '/o1'])
})

test('a list of sitemaps that names itself, and one that names too many, come to an end', async () => {
  const many = Array.from({ length: 25 }, (_, at) => [`/s${at}.xml`, ''] as const)
  const pages = Object.fromEntries(many.map(([loc], at) => [AT + loc, sitemap(url(`/p${at}`))]))
  const gathered = await gather({ ...pages, [`${AT}/index.xml`]: index(['/index.xml', ''], ...many) }, [
    `${AT}/index.xml`,
  ])
  assert.equal(gathered.incoming.length, 20)
  assert.deepEqual(codes(gathered.notes), ['lists-left-out'])
})

test('a news sitemap names the publication and when the page was published', async () => {
  const news =
    '<news:news xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><news:publication><news:name>Dam Daily</news:name><news:language>en</news:language></news:publication><news:publication_date>2031-03-04T08:00:00Z</news:publication_date><news:title>Gate stuck</news:title></news:news>'
  const gathered = await gather(
    { [`${AT}/news.xml`]: sitemap(`<url><loc>${AT}/a</loc>${news}</url>`), [`${AT}/a`]: { body: ARTICLE } },
    [`${AT}/news.xml`],
  )
  const { carrier } = (await arrivals(gathered.incoming)).arrivals[0]!
  assert.equal(carrier?.publishedAt, '2031-03-04T08:00:00Z')
  assert.equal(carrier?.source?.title, 'Dam Daily')
  assert.equal(carrier?.kind, 'sitemap')
})

const HOME = `<!doctype html><title>Dam &amp; Weir</title>
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
<link rel="alternate" type="application/rss+xml" title="All" href="/feed"><p><a href="/a">Gate stuck</a></p>`

test('a home page gives the pages of the feeds that it names, not those of its comments', async () => {
  const gathered = await gather({ [`${AT}/`]: { body: HOME }, [`${AT}/feed`]: feed(item('a', '01')) }, [AT])
  assert.deepEqual(inputs(gathered), ['/a'])
  assert.deepEqual(gathered.web.asked, [`${AT}/`, `${AT}/feed`])
  assert.deepEqual(codes(gathered.notes), ['feeds-found'])
})

test('a home page without a feed says what to do; an article that names the site feed is an article', async () => {
  const bare = await gather({ [`${AT}/`]: { body: HOME.replaceAll('alternate', 'icon') } }, [AT])
  assert.deepEqual(codes(bare.failed), ['list-of-articles'])
  assert.match(bare.failed[0]!.message, /Give the address of its feed or sitemap/)
  const article = await gather({ [`${AT}/gate`]: { body: HOME.replace('<p>', `<p>${LONG}</p><p>`) } }, [
    `${AT}/gate`,
  ])
  assert.deepEqual(inputs(article), ['/gate'])
})

test('empty lists, lost addresses and credentials are said; order and number of namings do not matter', async () => {
  const pages = { [`${AT}/feed`]: feed(''), [`${AT}/gate`]: { body: ARTICLE } }
  const names = [`https://me:hunter2@dam.example/gate#top`, `${AT}/lost`, `${AT}/feed`, `${AT}/gate`]
  const one = await gather(pages, names)
  const two = await gather(pages, names.toReversed())
  assert.deepEqual(inputs(one), ['/gate'])
  assert.deepEqual(codes(one.failed), ['list-empty', 'gone'])
  assert.deepEqual(codes(one.notes), ['credentials-dropped'])
  for (const part of ['failed', 'notes'] as const) assert.deepEqual(one[part], two[part])
  assert.doesNotMatch(JSON.stringify([one.failed, one.notes, inputs(one)]), /hunter2/)
})

test('a stop while looking, and one while fetching, end the work', async () => {
  const stop = new AbortController()
  const gathered = await gather({ [`${AT}/feed`]: feed(item('a', '01')) }, [`${AT}/feed`], {
    signal: stop.signal,
  })
  stop.abort()
  await assert.rejects(gathered.incoming[0]!.read(), Stopped)
  await assert.rejects(gather({}, [AT], { signal: stop.signal }), Stopped)
})

const opml = (...addresses: readonly string[]): string =>
  `<opml><body>${addresses.map((one) => `<outline text="x" type="rss" xmlUrl="${one}"/>`).join('')}</body></opml>`

test('a list of feeds gives the pages of each, from a file or an address; what fails costs only itself', async () => {
  const pages = {
    [`${AT}/feeds.opml`]: {
      type: 'text/x-opml',
      body: opml(`${AT}/feed`, '/news', `${AT}/lost`, `${AT}/feeds.opml`),
    },
    [`${AT}/feed`]: feed(item('a', '01') + item('b', '02') + item('c', '03')),
    [`${AT}/news`]: feed(item('c', '03') + item('d', '04')),
    [`${AT}/more.opml`]: { body: opml(`${AT}/feed`) },
  }
  const named = await gather(pages, [`${AT}/feeds.opml`], { limit: 2 })
  assert.deepEqual(inputs(named), ['/b', '/c', '/d'])
  assert.deepEqual(codes(named.failed), ['gone'])
  assert.deepEqual(codes(named.notes), ['feeds-listed', 'pages-left-out'])
  const list = { input: 'feeds.opml', text: opml(`${AT}/feed`, `${AT}/more.opml`, `${AT}/feed`) }
  const file = await gather(pages, [`${AT}/feed`], { lists: [list] })
  assert.deepEqual(inputs(file), ['/a', '/b', '/c'])
  assert.deepEqual(codes(file.failed), ['list-in-list'])
  assert.deepEqual(codes(file.notes), ['opml-feed-again', 'feeds-listed'])
  assert.deepEqual(file.web.asked, [`${AT}/feed`, `${AT}/more.opml`])
})

test('a list that names no feed says so', async () => {
  const gathered = await gather({ [`${AT}/x.opml`]: { body: '<opml><body/></opml>' } }, [`${AT}/x.opml`])
  assert.deepEqual(codes(gathered.failed), ['list-empty'])
  assert.match(gathered.failed[0]!.message, /is a list of feeds that lists no feed/)
})

const robots = (...sitemaps: readonly string[]): Given => ({
  type: 'text/plain',
  body: `User-agent: *\nDisallow: /x\n${sitemaps.map((one) => `Sitemap: ${AT}${one}`).join('\n')}`,
})
const BARE = { body: HOME.replaceAll('alternate', 'icon') }

test('a home page without a feed leads to the sitemaps of its robots.txt, those of news first', async () => {
  const pages = {
    [`${AT}/`]: BARE,
    [`${AT}/robots.txt`]: robots('/all.xml', '/sitemap-news.xml'),
    [`${AT}/sitemap-news.xml`]: sitemap(url('/a', '2031-03-04') + url('/b', '2031-03-03')),
    [`${AT}/all.xml`]: sitemap(url('/old', '2001-01-01') + url('/c', '2031-03-05')),
  }
  const enough = await gather(pages, [AT], { limit: 2 })
  assert.deepEqual(inputs(enough), ['/a', '/b'])
  assert.deepEqual(enough.web.asked, [`${AT}/`, `${AT}/robots.txt`, `${AT}/sitemap-news.xml`])
  assert.deepEqual(codes(enough.notes), ['lists-left-out', 'sitemaps-found'])
  const more = await gather(pages, [AT], { limit: 3 })
  assert.deepEqual(inputs(more), ['/a', '/b', '/c'])
  assert.deepEqual(codes(more.notes), ['sitemaps-found', 'pages-left-out'])
})

test('a robots.txt that is named leads to its sitemaps too, and to an index of them; one without any says so', async () => {
  const pages = {
    [`${AT}/robots.txt`]: robots('/index.xml'),
    [`${AT}/index.xml`]: index(['/new.xml', '2031-03-04']),
    [`${AT}/new.xml`]: sitemap(url('/a')),
  }
  assert.deepEqual(inputs(await gather(pages, [`${AT}/robots.txt`])), ['/a'])
  const none = await gather({ [`${AT}/robots.txt`]: robots() }, [`${AT}/robots.txt`])
  assert.deepEqual(codes(none.failed), ['robots-without-sitemap'])
  const home = await gather({ [`${AT}/`]: BARE, [`${AT}/robots.txt`]: robots() }, [AT])
  assert.deepEqual(codes(home.failed), ['list-of-articles'])
})
