// Manners: robots.txt as RFC 9309 has it, one thing at a time from one host, a busy host asked again when it says so, and
// nothing fetched twice that did not change.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backOffMs, retryAfterMs, seededNumbers } from './back-off.ts'
import { loopback, page, rawLoopback, redirect, testDoor } from './loopback.fixture.ts'
import { HostQueues } from './pacing.ts'
import { DEFAULT_MANNERS, type FetchResult } from './web-types.ts'

const codeOf = (result: FetchResult): string =>
  'diagnostic' in result ? result.diagnostic.code : result.kind
const text = (body: string) => page(body, { 'content-type': 'text/plain' })

test('robots.txt is fetched once, and its verdict is kept with the page', async (t) => {
  const { origin, asked } = await loopback(t, {
    '/robots.txt': text('User-agent: *\nDisallow: /\n\nUser-agent: hearsay\nDisallow: /no\n'),
    '/yes': page('<p>Yes'),
    '/no': page('<p>No'),
    '/in': redirect('/no'),
  })
  const web = testDoor(t)
  const [yes, no, inside] = await Promise.all(['/yes', '/no', '/in'].map((path) => web.fetch(origin + path)))
  assert.ok(yes?.kind === 'fetched' && yes.page.robots === 'allowed')
  assert.ok(no?.kind === 'blocked' && no.diagnostic.code === 'robots-disallowed')
  assert.ok(inside?.kind === 'blocked', 'a redirect leads to nothing that is forbidden')
  assert.deepEqual(asked.toSorted(), ['/in', '/robots.txt', '/yes'])
})

test('the name asked for is that of the user agent', async (t) => {
  const { origin } = await loopback(t, {
    '/robots.txt': text('User-agent: Hearsay\nAllow: /\n\nUser-agent: *\nDisallow: /\n'),
    '/a': (request, response) => page(`<p>${request.headers['user-agent'] ?? ''}`)(request, response),
  })
  const own = await testDoor(t).fetch(`${origin}/a`)
  assert.ok(own.kind === 'fetched' && Buffer.from(own.page.bytes).toString() === '<p>Hearsay/0 (test)')
  const other = testDoor(t, { more: { userAgent: 'DeskReader/1 (desk@a.example)' } })
  assert.equal(codeOf(await other.fetch(`${origin}/a`)), 'robots-disallowed')
})

test('what forbids nothing: no file, a file behind redirects, more redirects than five', async (t) => {
  const hops = Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`/r${at}`, redirect(`/r${at + 1}`)]))
  const cases = [
    { robots: {}, code: 'fetched' },
    { robots: { '/robots.txt': page('', {}, 401) }, code: 'fetched' },
    { robots: { '/robots.txt': page('', {}, 429) }, code: 'fetched' },
    { robots: { '/robots.txt': page('', { 'retry-after': '60' }, 429) }, code: 'host-busy' },
    { robots: { '/robots.txt': page('<!doctype html><p>No such page') }, code: 'fetched' },
    { robots: { '/robots.txt': redirect('/r0') }, code: 'fetched' },
    {
      robots: { '/robots.txt': redirect('/r3'), '/r6': text('User-agent: *\nDisallow: /') },
      code: 'robots-disallowed',
    },
    { robots: { '/robots.txt': page('', {}, 500) }, code: 'robots-unreachable' },
    { robots: { '/robots.txt': page('', {}, 503) }, code: 'robots-unreachable' },
  ]
  for (const [at, { robots, code }] of cases.entries()) {
    const { origin } = await loopback(t, { ...hops, ...robots, '/a': page('<p>Here') })
    assert.equal(codeOf(await testDoor(t).fetch(`${origin}/a`)), code, `case ${at}`)
  }
})

test('only the first 500 KiB of robots.txt count, and a larger file is no error', async (t) => {
  const filler = '# nothing\n'.repeat(60_000)
  const { origin } = await loopback(t, {
    '/robots.txt': text(`User-agent: *\nDisallow: /early\n${filler}Disallow: /late\n`),
    '/early': page('<p>Early'),
    '/late': page('<p>Late'),
  })
  const web = testDoor(t)
  assert.equal(codeOf(await web.fetch(`${origin}/early`)), 'robots-disallowed')
  assert.equal(codeOf(await web.fetch(`${origin}/late`)), 'fetched')
})

test('a host that is away says so, and not that its robots.txt is', async (t) => {
  const gone = await rawLoopback(t, (socket) => socket.destroy())
  const web = testDoor(t, {
    more: {
      allowed: [
        { host: '127.0.0.1', port: 1 },
        { host: '127.0.0.1', port: gone.port },
      ],
    },
  })
  const result = await web.fetch('http://127.0.0.1:1/a')
  assert.equal(codeOf(result), 'host-unreachable')
  assert.equal(result.kind, 'failed')
})

test('a busy host is asked again, as soon as it says', async (t) => {
  let left = 2
  const { origin, asked } = await loopback(t, {
    '/a': (request, response) =>
      left-- > 0
        ? page('', { 'retry-after': '0' }, 429)(request, response)
        : page('<p>Here')(request, response),
  })
  assert.equal(codeOf(await testDoor(t, { manners: { retries: 2 } }).fetch(`${origin}/a`)), 'fetched')
  assert.equal(asked.filter((path) => path === '/a').length, 3)
})

test('a host that asks for patience is left alone, all of it, and the next try is said', async (t) => {
  const { origin, asked } = await loopback(t, {
    '/a': page('', { 'retry-after': '3600' }, 503),
    '/b': page('<p>Here'),
  })
  const web = testDoor(t, { manners: { retries: 3 } })
  const result = await web.fetch(`${origin}/a`)
  assert.ok(result.kind === 'failed' && result.nextTryAt === '2031-03-04T06:06:07.000Z')
  assert.match(result.diagnostic.message, /Try again after 2031-03-04T06:06:07Z\./)
  assert.equal(codeOf(await web.fetch(`${origin}/b`)), 'host-busy')
  assert.deepEqual(asked, ['/robots.txt', '/a'])
})

test('a host that stays busy is given up after so many tries', async (t) => {
  const { origin, asked } = await loopback(t, { '/a': page('', {}, 503) })
  const result = await testDoor(t, { manners: { retries: 2, backOffMs: 1 } }).fetch(`${origin}/a`)
  assert.ok(result.kind === 'failed' && result.nextTryAt === null)
  assert.equal(asked.filter((path) => path === '/a').length, 3)
})

test('waits: Retry-After in seconds and as a date, doubling with a jitter that a seed repeats', () => {
  const now = '2031-03-04T00:00:00.000Z'
  assert.equal(retryAfterMs({ 'retry-after': '120' }, now), 120_000)
  const at = { 'retry-after': 'Tue, 04 Mar 2031 00:01:00 GMT' }
  assert.equal(retryAfterMs(at, now), 60_000)
  assert.equal(retryAfterMs({ ...at, date: 'Tue, 04 Mar 2031 00:00:30 GMT' }, now), 30_000)
  for (const wrong of ['', 'soon', '-5', '1.5'])
    assert.equal(retryAfterMs({ 'retry-after': wrong }, now), null)
  const waits = (seed: string): number[] => {
    const random = seededNumbers(seed)
    return [0, 1, 2].map((retry) => backOffMs(100, retry, random))
  }
  assert.deepEqual(waits('a'), waits('a'))
  assert.notDeepEqual(waits('a'), waits('b'))
  for (const [retry, wait] of waits('a').entries())
    assert.ok(wait >= 50 * 2 ** retry && wait <= 150 * 2 ** retry)
})

test('one thing at a time from one host, hosts side by side, pauses between', async () => {
  const queues = new HostQueues({ ...DEFAULT_MANNERS, delayMs: 20 }, new AbortController().signal)
  const under = new Map<string, number>()
  let most = 0
  let together = 0
  const starts: number[] = []
  const work = (host: string) => async () => {
    if (host === 'a') starts.push(performance.now())
    under.set(host, (under.get(host) ?? 0) + 1)
    most = Math.max(most, under.get(host) ?? 0)
    together = Math.max(
      together,
      [...under.values()].reduce((sum, one) => sum + one, 0),
    )
    await new Promise((resolve) => setTimeout(resolve, 5))
    under.set(host, (under.get(host) ?? 0) - 1)
  }
  await Promise.all(['a', 'a', 'a', 'b', 'b'].map((host) => queues.inTurn(host, work(host))))
  assert.equal(most, 1)
  assert.equal(together, 2)
  // A pause of 20 and a work of 5; timers may be a little early.
  assert.ok(starts[1]! - starts[0]! >= 20 && starts[2]! - starts[1]! >= 20)
})

test('a Crawl-delay is kept, within reason', async (t) => {
  const { origin } = await loopback(t, {
    '/robots.txt': text('User-agent: *\nCrawl-delay: 86400\n'),
    '/a': page('<p>A'),
    '/b': page('<p>B'),
  })
  const web = testDoor(t, { manners: { crawlDelayMs: 60 } })
  await web.fetch(`${origin}/a`)
  const began = performance.now()
  assert.equal(codeOf(await web.fetch(`${origin}/b`)), 'fetched')
  assert.ok(performance.now() - began < 5000)
})

test('what did not change is not sent again', async (t) => {
  const { origin } = await loopback(t, {
    '/a': (request, response) =>
      request.headers['if-none-match'] === '"v1"' && request.headers['if-modified-since'] !== undefined
        ? page('', {}, 304)(request, response)
        : page('<p>A', {
            etag: '"v1"',
            'last-modified': 'Tue, 04 Mar 2031 00:00:00 GMT',
            'set-cookie': 'id=1',
          })(request, response),
  })
  const web = testDoor(t)
  const first = await web.fetch(`${origin}/a`)
  assert.ok(first.kind === 'fetched')
  assert.deepEqual(first.page.validators, { etag: '"v1"', lastModified: 'Tue, 04 Mar 2031 00:00:00 GMT' })
  assert.equal(first.page.headers['set-cookie'], undefined)
  assert.equal((await web.fetch(`${origin}/a`, { validators: first.page.validators })).kind, 'unchanged')
})
