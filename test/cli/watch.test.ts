// Adding, watching, sources and changes as a user runs them, against a site of our own on the loopback address.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { test, type TestContext } from 'node:test'
import { articleOf, feedOf } from '../../src/run/watch/map-web.fixture.ts'
import { ROOT } from '../house/sources.ts'
import { hearsay, temporaryFolder, type Ran } from './hearsay.ts'

interface Site {
  readonly origin: string
  readonly pages: Record<string, string>
}

async function site(t: TestContext): Promise<Site> {
  const pages: Record<string, string> = {}
  const server = http.createServer((request, response) => {
    const body = pages[request.url ?? '']
    const type = request.url === '/feed' ? 'application/atom+xml' : 'text/html; charset=utf-8'
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.close()
    server.closeAllConnections()
  })
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  pages['/feed'] = feedOf(`${origin}/`, ['crane', 'ferry'])
  pages['/crane'] = articleOf(
    'Crane falls',
    'A crane fell on the quay, Ida Rook said. Three people were hurt.',
  )
  pages['/ferry'] = articleOf('Ferry late', 'The ferry from Orle was late on Tuesday, Jon Fell said.')
  return { origin, pages }
}

/** The clock of a run: so many seconds after the first. */
const at = (seconds: number): Record<string, string> => ({
  SOURCE_DATE_EPOCH: String(1_950_000_000 + seconds),
})

const lines = (ran: Ran): unknown[] =>
  ran.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)

test('a feed is added, watched, and what changed after publication is shown', async (t) => {
  const { origin, pages } = await site(t)
  const data = await temporaryFolder(t)
  const run = (args: readonly string[], seconds: number): Promise<Ran> =>
    hearsay([...args, '--data', data], { env: { ...at(seconds), HEARSAY_ALLOW_ADDRESS: '127.0.0.1' } })
  const quick = ['--delay', '0', '--no-stories']
  const added = await run(['add', `${origin}/feed`, '--every', '1h', ...quick], 0)
  assert.equal(added.status, 0, added.err)
  assert.match(added.out, /^ok +\S+\/feed {2}2 new; next 2031-10-17 \d\d:\d\d UTC\n$/)
  const again = await run(['add', `${origin}/feed`, ...quick], 0)
  assert.match(again.out, /^known .+ is watched already\n$/)
  pages['/crane'] = articleOf(
    'Crane falls, four hurt',
    'A crane fell on the quay, Ida Rook said. Four people were hurt.',
  )
  const watched = await run(['watch', '--once', '--format', 'json', ...quick], 2 * 3600)
  assert.equal(watched.status, 0, watched.err)
  const [visit] = lines(watched) as { readonly pages: readonly { readonly result: string }[] }[]
  assert.deepEqual(visit?.pages.map(({ result }) => result).sort(), ['edited', 'same'])
  const changes = await run(['changes'], 0)
  assert.match(changes.out, /headline: \[-Crane falls-\]\{\+Crane falls, four hurt\+\}/)
  assert.match(changes.out, /\[-Three-\]\{\+Four\+\} people were hurt/)
  assert.match((await run(['changes', '--since', '2032-01-01'], 0)).out, /^Nothing that is kept was changed/)
  const [source] = lines(await run(['sources', '--format', 'json'], 0)) as Record<string, unknown>[]
  assert.deepEqual(
    [
      source?.['kind'],
      source?.['title'],
      source?.['everySeconds'],
      (source?.['state'] as { pages: number }).pages,
    ],
    ['feed', 'Quay Post', 3600, 2],
  )
  const brief = await run(['brief', '--format', 'json'], 0)
  const dossier = JSON.parse(brief.out) as {
    documents: { title: string; replaces: string | null }[]
    versions: { id: string }[]
  }
  assert.deepEqual(dossier.documents.map(({ title }) => title).sort(), [
    'Crane falls, four hurt',
    'Ferry late',
  ])
  assert.deepEqual(
    dossier.documents.flatMap(({ replaces }) => replaces ?? []),
    dossier.versions.map(({ id }) => id),
  )
  const file = path.join(data, 'dossier.json')
  await writeFile(file, brief.out)
  assert.match((await run(['sources', 'pause', `${origin}/feed`], 0)).out, /^paused/)
  assert.equal((await run(['watch', '--once', ...quick], 50_000)).out, '')
  assert.equal(
    (await run(['sources', 'remove', `${origin}/feed`], 0)).out,
    'Nothing is watched yet. Add feeds or pages with "hearsay add ADDRESS".\n',
  )
  const missing = await run(['sources', 'pause', `${origin}/other`], 0)
  assert.equal(missing.status, 1)
  assert.match(missing.err, /^hearsay: .+\/other is not watched\./)
})

test('files are taken in once, a folder is watched', async (t) => {
  const data = await temporaryFolder(t)
  const folder = path.join(data, 'pages')
  await mkdir(folder)
  await writeFile(
    path.join(folder, 'a.html'),
    articleOf('Crane falls', 'A crane fell on the quay, Ida Rook said.'),
  )
  const run = (args: readonly string[], seconds = 0): Promise<Ran> =>
    hearsay([...args, '--no-stories', '--data', path.join(data, 'store')], { env: at(seconds) })
  const file = await run(['add', path.join(folder, 'a.html')])
  assert.equal(file.out, 'taken in  1 pages\n')
  const watched = await run(['add', folder])
  assert.match(watched.out, /^unchanged .+pages {2}nothing new; next/)
  await writeFile(path.join(folder, 'b.html'), articleOf('Ferry late', 'The ferry was late, Jon Fell said.'))
  const later = await run(['watch', '--once'], 3600)
  assert.match(later.out, /^ok .+pages {2}1 new; next/)
  const missing = await run(['add', path.join(folder, 'nothing.html')])
  assert.equal(missing.status, 1)
  assert.match(missing.err, /input-missing/)
})

test('a list of feeds goes in and comes out', async (t) => {
  const data = await temporaryFolder(t)
  const file = path.join(data, 'feeds.opml')
  await writeFile(
    file,
    '<opml version="2.0"><body><outline text="Ports"><outline type="rss" text="Quay Post" xmlUrl="https://quay.example/feed" htmlUrl="https://quay.example/"/></outline></body></opml>',
  )
  const run = (...args: string[]): Promise<Ran> => hearsay([...args, '--data', path.join(data, 'store')])
  const added = await run('add', file, '--no-fetch')
  assert.equal(added.out, 'added     https://quay.example/feed\n', added.err)
  const written = await run('sources', '--format', 'opml')
  await writeFile(file, written.out)
  const other = await hearsay(['add', file, '--no-fetch', '--data', path.join(data, 'other')])
  assert.equal(other.status, 0, other.err)
  const [source] = lines(await hearsay(['sources', '-f', 'json', '--data', path.join(data, 'other')]))
  assert.deepEqual(
    ['address', 'title', 'home', 'folders'].map((key) => (source as Record<string, unknown>)[key]),
    ['https://quay.example/feed', 'Quay Post', 'https://quay.example/', ['Ports']],
  )
})

test('a watcher that is interrupted says nothing, ends well, and has kept what it saw', async (t) => {
  const { origin } = await site(t)
  const data = await temporaryFolder(t)
  const child = spawn(
    process.execPath,
    [
      path.join(ROOT, 'bin/hearsay.js'),
      'watch',
      `${origin}/feed`,
      '--data',
      data,
      '--delay',
      '0',
      '--no-stories',
    ],
    { cwd: ROOT, env: { ...process.env, HEARSAY_ALLOW_ADDRESS: '127.0.0.1', HEARSAY_DATA: '' } },
  )
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8')
    child.kill('SIGINT')
  })
  let err = ''
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')))
  const status = await new Promise((resolve) => child.on('close', resolve))
  assert.equal(status, 0, err)
  assert.match(out, /2 new/)
  assert.equal(err, '')
  const sources = await hearsay(['sources', '--data', data])
  assert.match(sources.out, /2 pages/)
})

test('wrong calls are one plain line', async (t) => {
  const data = await temporaryFolder(t)
  const run = (...args: string[]): Promise<Ran> => hearsay([...args, '--data', path.join(data, 'store')])
  for (const [ran, status, words] of [
    [await run('watch', '--once'), 1, /nothing is watched yet/],
    [await run('add', 'https://a.example/', '--every', 'soon', '--no-fetch'), 2, /"soon" is no pause/],
    [await run('sources', 'every', '1x', 'https://a.example/'), 2, /"1x" is no pause/],
    [await run('sources', 'pause'), 2, /name the sources/],
    [await run('sources', 'stop'), 2, /stop/],
    [await run('changes', '--since', 'lately'), 2, /"lately" is no time/],
  ] as const) {
    assert.equal(ran.status, status, ran.err)
    assert.match(ran.err, words)
    assert.equal(ran.err.trim().split('\n').length, 1)
    assert.equal(ran.out, '')
  }
})
