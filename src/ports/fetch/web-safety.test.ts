// No address, however it is written, and no redirect or name leads the door to a host that is not public, unless it was
// allowed by name. What is checked is what is connected to.
import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { notPublic } from './address-ranges.ts'
import { loopback, page, redirect, testDoor } from './loopback.fixture.ts'
import { readAllowed, shownAddress, webAddress } from './web-address.ts'
import type { FetchResult } from './web-types.ts'

const codeOf = (result: FetchResult): string =>
  'diagnostic' in result ? result.diagnostic.code : result.kind

test('an address in any dress is the one it is: nothing is asked of this machine', async (t) => {
  const server = await loopback(t, { '/': page('<p>Secret') })
  const web = testDoor(t, { more: { allowed: [] } })
  const hosts = [
    '127.0.0.1',
    '127.1',
    '0x7f.1',
    '0x7f000001',
    '2130706433',
    '0177.0.0.1',
    '127.0.0.1.',
    '０x7f.1',
    '127。0。0。1',
    'localhost',
    'localhost.',
    'LOCALHOST',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[0:0:0:0:0:ffff:127.0.0.1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '0.0.0.0',
    '0',
    '[::]',
    '169.254.169.254',
    '10.0.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '[fd00:ec2::254]',
    '[fe80::1]',
    '[ff02::1]',
    '168.63.129.16',
  ]
  for (const host of hosts) {
    const result = await web.fetch(`http://${host}:${server.port}/`)
    assert.equal(codeOf(result), 'address-refused', host)
    assert.ok(result.kind === 'refused')
    assert.match(result.diagnostic.message, /--allow-address \S+:\d+\.$/)
  }
  assert.deepEqual(server.asked, [])
})

test('public addresses are public, and what cannot be read is not', () => {
  for (const address of [
    '8.8.8.8',
    '1.1.1.1',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700::1111',
    '::ffff:8.8.8.8',
  ])
    assert.equal(notPublic(address), null, address)
  for (const address of [
    '',
    'a.example',
    '1.2.3',
    'fe80::1%eth0',
    '2001:db8::1',
    '::ffff:10.0.0.1',
    '5f00::1',
  ])
    assert.notEqual(notPublic(address), null, address)
})

test('a name that leads to a private address is refused, also when it led elsewhere before', async (t) => {
  const server = await loopback(t, { '/a': page('<p>Secret') })
  const answers = [['10.1.2.3'], ['127.0.0.1'], ['127.0.0.1']]
  const lookups: string[] = []
  const web = testDoor(t, {
    more: {
      allowed: [],
      lookup: (host) => {
        lookups.push(host)
        return Promise.resolve((answers.shift() ?? []).map((address) => ({ address, family: 4 })))
      },
    },
  })
  for (let at = 0; at < 3; at++)
    assert.equal(codeOf(await web.fetch(`http://rebind${at}.example:${server.port}/a`)), 'address-refused')
  assert.equal(codeOf(await web.fetch(`http://nobody.example:${server.port}/a`)), 'host-unknown')
  assert.deepEqual(server.asked, [])
  assert.equal(lookups.length, 4)
})

test('of a name with several addresses only the open ones are used', async (t) => {
  const server = await loopback(t, { '/a': page('<p>Here') })
  const web = testDoor(t, {
    more: {
      allowed: [{ host: '127.0.0.1', port: server.port }],
      lookup: () =>
        Promise.resolve([
          { address: '10.9.9.9', family: 4 },
          { address: '127.0.0.1', family: 4 },
        ]),
    },
  })
  assert.equal(codeOf(await web.fetch(`http://two.example:${server.port}/a`)), 'fetched')
})

test('a redirect to a private address is refused at that hop, and robots.txt may not lead there either', async (t) => {
  const inside = await loopback(t, { '/secret': page('<p>Secret') })
  const outside = await loopback(t, {
    '/a': redirect(`http://localhost:${inside.port}/secret`),
    '/b': redirect(`http://0x7f.1:${inside.port}/secret`),
    '/c': redirect('http://169.254.169.254/latest/meta-data/'),
    '/d': redirect(`http://me:secret@[::ffff:127.0.0.1]:${inside.port}/secret`),
  })
  const web = testDoor(t, { more: { allowed: [{ host: '127.0.0.1', port: outside.port }] } })
  for (const name of ['a', 'b', 'c', 'd']) {
    const result = await web.fetch(`${outside.origin}/${name}`)
    assert.equal(codeOf(result), 'address-refused', name)
    assert.doesNotMatch(JSON.stringify(result), /me:|secret@/)
  }
  assert.deepEqual(inside.asked, [])
  const robots = await loopback(t, { '/robots.txt': redirect(`http://localhost:${inside.port}/robots.txt`) })
  const other = testDoor(t, { more: { allowed: [{ host: '127.0.0.1', port: robots.port }] } })
  assert.equal(codeOf(await other.fetch(`${robots.origin}/a`)), 'robots-unreachable')
  assert.deepEqual(inside.asked, [])
})

test('allowed by name: one host and port, and no other', async (t) => {
  const server = await loopback(t, { '/': page('<p>Here') })
  const wanted = `http://localhost.:${server.port}/`
  const tries = [
    { host: `localhost:${server.port}`, code: 'fetched' },
    { host: 'localhost', code: 'fetched' },
    { host: '127.0.0.1', code: 'fetched' },
    { host: '0x7f.1', code: 'fetched' },
    { host: `localhost:${server.port + 1}`, code: 'address-refused' },
    { host: 'otherhost', code: 'address-refused' },
  ]
  for (const { host, code } of tries) {
    const web = testDoor(t, {
      more: {
        allowed: [readAllowed(host)!],
        lookup: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
      },
    })
    assert.equal(codeOf(await web.fetch(wanted)), code, host)
  }
  assert.deepEqual(readAllowed('[::1]:8080'), { host: '::1', port: 8080 })
  assert.deepEqual(readAllowed('::1'), { host: '::1', port: null })
  for (const wrong of ['', 'a b', 'http://a', 'a:99999', 'a:0', 'a/b', 'me@a', ':80'])
    assert.equal(readAllowed(wrong), null, wrong)
})

test('the port of another service is refused before it hears a word', async (t) => {
  const web = testDoor(t, {
    more: { allowed: [], lookup: () => Promise.reject(new Error('not to be asked')) },
  })
  for (const port of [22, 25, 110, 443 - 1])
    assert.equal(codeOf(await web.fetch(`http://mail.example:${port}/`)), 'address-refused')
})

test('only addresses of the web are addresses', async (t) => {
  const web = testDoor(t)
  for (const address of [
    'ftp://a.example/',
    'file:///etc/passwd',
    'data:text/html,x',
    'a.example',
    'http://',
    'http://[::1',
    '',
  ])
    assert.equal(codeOf(await web.fetch(address)), 'address-malformed', address)
})

test('credentials are neither sent nor shown, also of an address that makes no sense', async (t) => {
  let authorization: string | undefined
  const server = await loopback(t, {
    '/a': (request, response) => {
      authorization = request.headers.authorization
      page('<p>Here')(request, response)
    },
  })
  const web = testDoor(t)
  for (const address of [
    `http://me:hunter2@127.0.0.1:${server.port}/a#x`,
    'http://me:hunter2@[oops/',
    'http://me:hunter2@127.0.0.1:1/',
  ]) {
    const result = await web.fetch(address)
    assert.doesNotMatch(JSON.stringify(result), /hunter2/)
  }
  assert.equal(authorization, undefined)
  assert.equal(shownAddress('https://me:hunter2@[oops/'), 'https://[oops/')
  assert.equal(webAddress('https://a.example/x#y')?.href, 'https://a.example/x')
  assert.doesNotMatch(shownAddress('https://[\u001b]0;title\u0007'), /[\u001b\u0007]/)
})

/** DER by hand: just enough for a certificate that a host signed itself. */
function selfSigned(): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const der = (tag: number, ...parts: Buffer[]): Buffer => {
    const body = Buffer.concat(parts)
    const length =
      body.length < 128
        ? [body.length]
        : body.length < 256
          ? [0x81, body.length]
          : [0x82, body.length >> 8, body.length & 255]
    return Buffer.concat([Buffer.from([tag, ...length]), body])
  }
  const sequence = (...parts: Buffer[]): Buffer => der(0x30, ...parts)
  const ecdsaSha256 = sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex')))
  const name = sequence(
    der(0x31, sequence(der(0x06, Buffer.from('550403', 'hex')), der(0x0c, Buffer.from('127.0.0.1')))),
  )
  const time = (text: string): Buffer => der(0x18, Buffer.from(text))
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ecdsaSha256,
    name,
    sequence(time('20200101000000Z'), time('20990101000000Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = sign('sha256', body, privateKey)
  const whole = sequence(body, ecdsaSha256, der(0x03, Buffer.from([0]), signature))
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${whole.toString('base64')}\n-----END CERTIFICATE-----\n`,
  }
}

test('a certificate that nobody vouches for, and a port that speaks no TLS', async (t) => {
  const server = https.createServer(selfSigned(), (_request, response) => response.end('<p>Here'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  const { port } = server.address() as AddressInfo
  const plain = await loopback(t, { '/': page('<p>Here') })
  const web = testDoor(t)
  const result = await web.fetch(`https://127.0.0.1:${port}/`)
  assert.equal(codeOf(result), 'tls-failed')
  assert.ok('diagnostic' in result && /signed its certificate itself/.test(result.diagnostic.message))
  assert.equal(codeOf(await web.fetch(`https://127.0.0.1:${plain.port}/`)), 'tls-failed')
})
