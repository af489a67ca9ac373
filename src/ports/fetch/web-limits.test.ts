// Whatever a server does, a fetch ends, says why in one plain line, and takes no more time or memory than its limits.
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import zlib from 'node:zlib'
import { loopback, page, rawLoopback, redirect, testDoor, type DoorOptions } from './loopback.fixture.ts'
import type { FetchResult } from './web-types.ts'

/** Long enough that robots.txt, which is quick, comes in time on a loaded machine. */
const SOON = 500

function codeOf(result: FetchResult): string {
  if (!('diagnostic' in result)) return result.kind
  assert.doesNotMatch(result.diagnostic.message, /\{\w+\}|Error|undefined|\n/)
  return result.diagnostic.code
}

async function codeFor(t: TestContext, address: string, options: DoorOptions = {}): Promise<string> {
  return codeOf(await testDoor(t, options).fetch(address))
}

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n'

test('a head that never comes, and one that comes a letter at a time', async (t) => {
  const silent = await rawLoopback(t, () => undefined)
  const slow = await rawLoopback(t, (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nX-A: ')
    const drip = setInterval(() => socket.write('a'), 20)
    socket.on('close', () => clearInterval(drip))
  })
  const limits = { headersMs: SOON }
  const codes = [silent, slow].map(({ origin }) => codeFor(t, `${origin}/a`, { limits }))
  assert.deepEqual(await Promise.all(codes), ['answer-late', 'answer-late'])
})

test('a body that stops, and one that never ends', async (t) => {
  const stalled = await rawLoopback(t, (socket) => socket.write(`${HEAD}Content-Length: 99\r\n\r\n<p>Half`))
  assert.equal(await codeFor(t, `${stalled.origin}/a`, { limits: { idleMs: SOON } }), 'body-stalled')
  const endless = await rawLoopback(t, (socket) => {
    socket.write(`${HEAD}\r\n`)
    const drip = setInterval(() => socket.write('<p>more'), 10)
    socket.on('close', () => clearInterval(drip))
  })
  assert.equal(await codeFor(t, `${endless.origin}/a`, { limits: { wholeMs: SOON } }), 'body-late')
})

test('a body above the limit is given up, whether it says its length or not', async (t) => {
  const { origin } = await loopback(t, {
    '/said': page('x'.repeat(5000), { 'content-length': '5000' }),
    '/unsaid': (_request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(1000)));
      }
      response.on('drain', more).writeHead(200)
      more()
    },
  })
  const limits = { bodyBytes: 4000 }
  assert.equal(await codeFor(t, `${origin}/said`, { limits }), 'body-too-large')
  assert.equal(await codeFor(t, `${origin}/unsaid`, { limits }), 'body-too-large')
})

test('bombs in every packing are not unpacked', async (t) => {
  const zeros = Buffer.alloc(3_000_000)
  const packed = {
    gzip: zlib.gzipSync(zeros),
    deflate: zlib.deflateSync(zeros),
    br: zlib.brotliCompressSync(zeros),
    zstd: zlib.zstdCompressSync(zeros),
    'gzip, gzip': zlib.gzipSync(zlib.gzipSync(zeros)),
  }
  const entries = Object.entries(packed)
  const answers = entries.map(([name, body], at) => [`/${at}`, page(body, { 'content-encoding': name })])
  const { origin } = await loopback(t, {
    ...(Object.fromEntries(answers) as Record<string, ReturnType<typeof page>>),
    '/file.xml.gz': page(packed.gzip, { 'content-type': 'application/gzip' }),
  })
  const web = testDoor(t, { limits: { unpackedBytes: 1_000_000 } })
  for (const [at, [name]] of entries.entries())
    assert.equal(codeOf(await web.fetch(`${origin}/${at}`)), 'unpacked-too-large', name)
  assert.equal(codeOf(await web.fetch(`${origin}/file.xml.gz`)), 'unpacked-too-large')
})

test('every packing is unpacked, also deflate without its head, and gzip as a file', async (t) => {
  const words = Buffer.from('<p>The bridge is shut.')
  const packed: readonly (readonly [string, Buffer])[] = [
    ['gzip', zlib.gzipSync(words)],
    ['deflate', zlib.deflateSync(words)],
    ['deflate', zlib.deflateRawSync(words)],
    ['br', zlib.brotliCompressSync(words)],
    ['zstd', zlib.zstdCompressSync(words)],
    ['identity', zlib.gzipSync(words)],
  ]
  const answers = packed.map(([name, body], at) => [`/${at}`, page(body, { 'content-encoding': name })])
  const { origin } = await loopback(t, Object.fromEntries(answers) as Record<string, ReturnType<typeof page>>)
  const web = testDoor(t)
  for (const at of packed.keys()) {
    const result = await web.fetch(`${origin}/${at}`)
    assert.ok(result.kind === 'fetched', `${at}`)
    assert.equal(Buffer.from(result.page.bytes).toString(), words.toString())
  }
})

test('what ends early, or is packed wrongly, is no page', async (t) => {
  const short = await rawLoopback(t, (socket) => socket.end(`${HEAD}Content-Length: 99\r\n\r\n<p>Half`))
  assert.equal(await codeFor(t, `${short.origin}/a`), 'body-truncated')
  const chunked = await rawLoopback(t, (socket) =>
    socket.end(`${HEAD}Transfer-Encoding: chunked\r\n\r\n4\r\n<p>H\r\n`),
  )
  assert.equal(await codeFor(t, `${chunked.origin}/a`), 'body-truncated')
  const gzip = zlib.gzipSync('<p>The bridge is shut, the mayor said.')
  const { origin } = await loopback(t, {
    '/cut': page(gzip.subarray(0, 20), { 'content-encoding': 'gzip' }),
    '/no': page('<p>plain', { 'content-encoding': 'gzip' }),
    '/odd': page('<p>plain', { 'content-encoding': 'compress' }),
  })
  assert.equal(await codeFor(t, `${origin}/cut`), 'encoding-broken')
  assert.equal(await codeFor(t, `${origin}/no`), 'encoding-broken')
  assert.equal(await codeFor(t, `${origin}/odd`), 'encoding-unknown')
})

test('a length that is too small cuts nothing off that the server called the page', async (t) => {
  const { origin } = await rawLoopback(t, (socket) =>
    socket.end(`${HEAD}Content-Length: 5\r\n\r\n<p>Half and more`),
  )
  const result = await testDoor(t).fetch(`${origin}/a`)
  // Read as HTTP says: five bytes are the page, what follows belongs to nothing.
  assert.ok(result.kind === 'fetched' || result.kind === 'failed')
  if (result.kind === 'fetched') assert.equal(result.page.bytes.length, 5)
})

test('a flood of headers is given up', async (t) => {
  const { origin } = await rawLoopback(t, (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n')
    for (let at = 0; at < 3000; at++) socket.write(`X-Flood-${at}: ${'a'.repeat(50)}\r\n`)
  })
  assert.equal(await codeFor(t, `${origin}/a`), 'headers-too-large')
})

test('what is no HTTP, and a connection that is shut at once', async (t) => {
  const odd = await rawLoopback(t, (socket) => socket.end('220 mail.example ESMTP\r\n'))
  assert.equal(await codeFor(t, `${odd.origin}/a`), 'answer-malformed')
  const shut = await rawLoopback(t, (socket) => socket.destroy())
  assert.equal(await codeFor(t, `${shut.origin}/a`), 'host-unreachable')
})

test('redirects: loops, too many, to nowhere, to another kind of address; relative ones are followed', async (t) => {
  const { origin } = await loopback(t, {
    '/a': redirect('/b'),
    '/b': redirect('/a'),
    '/self': redirect('/self'),
    ...Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`/n${at}`, redirect(`n${at + 1}`)])),
    '/n9': page('<p>End'),
    '/empty': (_request, response) => response.writeHead(302).end(),
    '/file': redirect('file:///etc/passwd'),
    '/deep/one?x=1': redirect('../end?y=2#part', 301),
    '/end?y=2': page('<p>The end'),
  })
  const web = testDoor(t, { limits: { redirects: 5 } })
  assert.equal(codeOf(await web.fetch(`${origin}/a`)), 'redirect-loop')
  assert.equal(codeOf(await web.fetch(`${origin}/self`)), 'redirect-loop')
  assert.equal(codeOf(await web.fetch(`${origin}/n0`)), 'redirects-many')
  assert.equal(codeOf(await web.fetch(`${origin}/n5`)), 'fetched')
  assert.equal(codeOf(await web.fetch(`${origin}/empty`)), 'redirect-nowhere')
  assert.equal(codeOf(await web.fetch(`${origin}/file`)), 'redirect-nowhere')
  const result = await web.fetch(`${origin}/deep/one?x=1#here`)
  assert.ok(result.kind === 'fetched')
  assert.equal(result.page.requestedAddress, `${origin}/deep/one?x=1`)
  assert.equal(result.page.finalAddress, `${origin}/end?y=2`)
  assert.deepEqual(result.page.redirects, [`${origin}/deep/one?x=1`])
})

test('answers that give nothing out: gone, withheld, failed', async (t) => {
  const statuses = [404, 410, 401, 403, 451, 400, 500, 304, 204]
  const { origin } = await loopback(
    t,
    Object.fromEntries(statuses.map((status) => [`/${status}`, page('', {}, status)])),
  )
  const web = testDoor(t)
  const found = await Promise.all(statuses.map((status) => web.fetch(`${origin}/${status}`)))
  assert.deepEqual(
    found.map((one) => [one.kind, codeOf(one)]),
    [
      ['gone', 'page-gone'],
      ['gone', 'page-gone'],
      ['failed', 'page-withheld'],
      ['failed', 'page-withheld'],
      ['failed', 'page-withheld'],
      ['failed', 'page-failed'],
      ['failed', 'page-failed'],
      ['failed', 'page-failed'],
      ['fetched', 'fetched'],
    ],
  )
})

test('a stop ends every wait at once', async (t) => {
  const silent = await rawLoopback(t, () => undefined)
  const stop = new AbortController()
  const web = testDoor(t, { more: { signal: stop.signal } })
  const under = [web.fetch(`${silent.origin}/a`), web.fetch(`${silent.origin}/b`)]
  setTimeout(() => stop.abort(), 30)
  assert.deepEqual((await Promise.all(under)).map(codeOf), ['fetch-stopped', 'fetch-stopped'])
})
