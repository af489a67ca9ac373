// Watching, against a network that is a map: what is new, edited, gone, blocked or failing; what a stop and a kill leave; what
// the schedule says. The store is a real one, and is closed and opened as a restart would.
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { test, type TestContext } from 'node:test'
import { packageResources } from '../../app/resources.ts'
import { findInputs } from '../../ports/fetch/files.ts'
import { openStore, type Store } from '../../ports/store/index.ts'
import { makePlan } from '../plan.ts'
import { Workbench } from '../workbench.ts'
import { changesIn } from '../versions/index.ts'
import { articleOf, feedOf, MapWeb, type Given } from './map-web.fixture.ts'
import { addSource, changeSource, notWatched, removeSource, watchedSources } from './sources.ts'
import type { Visit } from './visit.ts'
import { watch, watchRound, type WatchOptions } from './watch.ts'

const HOME = 'https://quay.example/'
const FEED = `${HOME}feed`
const CRANE = 'A crane fell on the quay at noon, the harbour master Ida Rook said.'
const HOUR = 3600

interface Desk {
  readonly web: MapWeb
  store: Store
  readonly visits: Visit[]
  readonly stop: AbortController
  readonly options: () => WatchOptions
  /** Closes the store and opens it again. */
  restart(): Promise<void>
}

async function desk(t: TestContext, pages: Record<string, Given>): Promise<Desk> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hearsay-watch-'))
  const web = new MapWeb(pages)
  const visits: Visit[] = []
  const made: Desk = {
    web,
    store: await openStore(folder),
    visits,
    stop: new AbortController(),
    options: () => ({
      store: made.store,
      web,
      plan: makePlan(),
      context: { resources: packageResources(), asOf: null },
      progress: { step: () => undefined },
      signal: made.stop.signal,
      identityOf: (address) => address,
      now: () => web.now,
      findFiles: async (place) => {
        const { files, archives, failed } = await findInputs([place])
        return { incoming: [...files, ...archives], failed: failed.map(({ diagnostic }) => diagnostic) }
      },
      onVisit: (visit) => visits.push(visit),
      sleep: () => Promise.resolve(),
    }),
    async restart() {
      await made.store.close()
      made.store = await openStore(folder)
    },
  }
  t.after(async () => {
    await made.store.close()
    await rm(folder, { recursive: true, force: true })
  })
  return made
}

const twoPages = (): Record<string, Given> => ({
  [FEED]: { body: feedOf(HOME, ['crane', 'ferry']), type: 'application/atom+xml', etag: '"1"' },
  [`${HOME}crane`]: { body: articleOf('Crane falls', CRANE, 'Three people were hurt.'), etag: '"c1"' },
  [`${HOME}ferry`]: {
    body: articleOf('Ferry late', 'The ferry from Orle was late on Tuesday.'),
    etag: '"f1"',
  },
})

const results = (visit: Visit | undefined): string[] =>
  (visit?.pages ?? []).map(({ identity, result }) => `${identity.replace(HOME, '')} ${result}`).sort()

test('a feed is read, then found unchanged, and its pages are asked only whether they changed', async (t) => {
  const { web, store, visits, options } = await desk(t, twoPages())
  assert.equal(await addSource(store, { address: FEED, limit: 30 }, web.now), true)
  assert.equal(await addSource(store, { address: FEED, limit: 30 }, web.now), false)
  assert.equal(await watchRound(options()), 1)
  assert.deepEqual(results(visits[0]), ['crane new', 'ferry new'])
  assert.equal(await watchRound(options()), 0, 'it is not due yet')
  web.passes(20 * 60)
  await watchRound(options())
  assert.equal(visits[1]?.state.condition, 'unchanged')
  assert.deepEqual(results(visits[1]), [])
  web.passes(HOUR)
  web.asked.length = 0
  await watchRound(options())
  assert.deepEqual(
    web.asked.sort(),
    [`${HOME}crane`, FEED, `${HOME}ferry`].map((one) => `${one} (unchanged)`),
  )
  assert.deepEqual(results(visits[2]), ['crane same', 'ferry same'])
  const [{ source, state } = assert.fail()] = await watchedSources(store)
  assert.deepEqual(
    [source.kind, source.title, source.home, state.pages, state.okAt],
    ['feed', 'Quay Post', HOME, 2, web.now],
  )
})

test('an edited page is a new version, one that only blinks is none, and a page taken down is kept and said', async (t) => {
  const { web, store, visits, options } = await desk(t, twoPages())
  await addSource(store, { address: FEED, limit: 30 }, web.now)
  await watchRound(options())
  web.pages[`${HOME}crane`] = { body: articleOf('Crane falls, four hurt', CRANE, 'Four people were hurt.') }
  web.pages[`${HOME}ferry`] = {
    body: articleOf('Ferry late', 'The ferry from Orle was late on Tuesday.').replace(
      '</body>',
      '<i hidden>7</i></body>',
    ),
  }
  web.passes(1.2 * HOUR)
  await watchRound(options())
  assert.deepEqual(results(visits[1]), ['crane edited', 'ferry same'])
  web.pages[`${HOME}ferry`] = { fails: 'gone' }
  web.passes(4 * HOUR)
  await watchRound(options())
  assert.deepEqual(results(visits[2]), ['crane same', 'ferry gone'])
  const bench = new Workbench(options())
  const { changes, gone } = await changesIn(store, bench, { since: null, addresses: [] })
  assert.deepEqual(
    changes.map(({ version }) => [version.titleEdit, version.edits.length > 0, version.replacedAt]),
    [[{ before: 'Crane falls', after: 'Crane falls, four hurt' }, true, '2031-03-04T09:12:00.000Z']],
  )
  assert.deepEqual(
    gone.map(({ page }) => page),
    [`${HOME}ferry`],
  )
})

test('an entry that says it was updated is looked at again at once', async (t) => {
  const { web, store, visits, options } = await desk(t, twoPages())
  await addSource(store, { address: FEED, limit: 30 }, web.now)
  await watchRound(options())
  web.passes(20 * 60)
  web.pages[FEED] = {
    body: feedOf(HOME, ['crane', 'ferry'], { crane: '2031-03-04T08:10:00Z' }),
    type: 'application/atom+xml',
  }
  web.pages[`${HOME}crane`] = { body: articleOf('Crane falls', CRANE, 'Five people were hurt.') }
  await watchRound(options())
  assert.deepEqual(results(visits[1]), ['crane edited'])
})

test('a visit that is stopped in the middle loses no page, also over a restart', async (t) => {
  const made = await desk(t, twoPages())
  const { web, visits } = made
  await addSource(made.store, { address: FEED, limit: 30 }, web.now)
  web.before = (address) => {
    if (address !== FEED) made.stop.abort()
  }
  await watchRound(made.options())
  assert.equal(visits[0]?.pages.length, 1)
  assert.equal(visits[0].state.waiting > 0, true)
  await made.restart()
  const again = { ...made.options(), signal: new AbortController().signal }
  assert.equal(await watchRound(again), 1, 'it goes on at once')
  assert.equal(visits[1]?.state.condition, 'unchanged')
  assert.equal(visits[1].state.pages, 2)
})

test('a watcher that died in a visit leaves a lease that runs out, and its pages', async (t) => {
  const made = await desk(t, twoPages())
  const { web, visits } = made
  await addSource(made.store, { address: FEED, limit: 30 }, web.now)
  let fetches = 0
  web.before = () => {
    fetches += 1
    if (fetches === 3) throw new Error('killed')
  }
  await assert.rejects(watchRound(made.options()), /killed/)
  await made.restart()
  await watchRound(made.options())
  assert.equal(visits.length, 0, 'somebody may still be at it')
  web.passes(6 * 60)
  await watchRound(made.options())
  assert.equal(visits.length, 1)
  assert.equal(visits[0]?.state.pages, 1)
  let kept = 0
  for await (const _ of made.store.captures.all()) kept += 1
  assert.equal(kept, 2, 'one from before the end, one from after')
})

test('each trouble is a condition of its own, with its time, its reason and the next try', async (t) => {
  const address = (name: string): string => `${HOME}${name}.xml`
  const { web, store, options } = await desk(t, {
    [address('empty')]: { body: feedOf(HOME, []), type: 'application/atom+xml' },
    [address('blocked')]: { fails: 'blocked' },
    [address('refused')]: { fails: 'refused' },
    [address('failed')]: { fails: 'failed' },
    [address('busy')]: { fails: 'failed', nextTryAt: '2031-03-04T20:00:00.000Z' },
  })
  for (const name of ['empty', 'blocked', 'refused', 'failed', 'busy', 'gone'])
    await addSource(store, { address: address(name), limit: 30 }, web.now)
  await watchRound(options())
  const started = web.now
  const seen = async () =>
    Object.fromEntries(
      (await watchedSources(store)).map(({ source, state }) => [
        source.address.slice(HOME.length, -4),
        { condition: state.condition, since: state.failingSince, next: state.nextTryAt ?? '' },
      ]),
    )
  const first = await seen()
  assert.deepEqual(
    Object.entries(first).map(([name, { condition, since }]) => [name, condition, since]),
    [
      ['blocked', 'blocked', started],
      ['busy', 'failing', started],
      ['empty', 'empty', null],
      ['failed', 'failing', started],
      ['gone', 'gone', started],
      ['refused', 'refused', started],
    ],
  )
  assert.equal(first['busy']?.next, '2031-03-04T20:00:00.000Z')
  assert.ok((first['blocked']?.next ?? '') >= '2031-03-05T08:00', 'not before a day has passed')
  assert.ok((first['failed']?.next ?? '') < '2031-03-04T08:20')
  web.passes(20 * 60)
  await watchRound(options())
  const second = await seen()
  assert.ok((second['failed']?.next ?? '') >= '2031-03-04T08:50', 'twice as long')
  assert.equal(second['failed']?.since, started)
  web.pages[address('failed')] = { body: feedOf(HOME, []), type: 'application/atom+xml' }
  web.passes(HOUR)
  await watchRound(options())
  assert.deepEqual((await seen())['failed']?.since, null)
  const lines = notWatched(await watchedSources(store))
  assert.equal(lines.length, 4)
  assert.match(lines.join('\n'), /busy\.xml: failing since 2031-03-04T08:00:00\.000Z\. failed\./)
})

test('a page that cannot be had is tried again, ever later, and then counted as lost', async (t) => {
  const { web, store, visits, options } = await desk(t, {
    ...twoPages(),
    [`${HOME}ferry`]: { fails: 'failed' },
  })
  await addSource(store, { address: FEED, limit: 30 }, web.now)
  await watchRound(options())
  assert.deepEqual(results(visits[0]), ['crane new', 'ferry later'])
  for (let round = 0; round < 8; round += 1) {
    web.passes(48 * HOUR)
    await watchRound(options())
  }
  const outcomes = visits.flatMap(results).filter((one) => one.startsWith('ferry'))
  assert.deepEqual(outcomes, ['ferry later', 'ferry later', 'ferry later', 'ferry later', 'ferry lost'])
  assert.equal(visits.at(-1)?.state.lost, 1)
})

test('what a feed held before it was watched is read to the limit only, and what comes later whole', async (t) => {
  const names = Array.from({ length: 9 }, (_, at) => `n${String(at)}`)
  const pages = Object.fromEntries(
    [...names, 'x', 'y', 'z'].map((name) => [
      `${HOME}${name}`,
      { body: articleOf(name, `${CRANE} ${name}.`) },
    ]),
  )
  const { web, store, visits, options } = await desk(t, {
    ...pages,
    [FEED]: { body: feedOf(HOME, names), type: 'application/atom+xml' },
  })
  await addSource(store, { address: FEED, limit: 2 }, web.now)
  await watchRound(options())
  assert.equal(visits[0]?.pages.length, 2)
  web.pages[FEED] = { body: feedOf(HOME, ['x', 'y', 'z', ...names]), type: 'application/atom+xml' }
  web.passes(20 * 60)
  await watchRound(options())
  assert.deepEqual(results(visits[1]), ['x new', 'y new', 'z new'])
})

test('a paused source is left alone, and one that is removed during a visit does not come back', async (t) => {
  const { web, store, visits, options } = await desk(t, twoPages())
  await addSource(store, { address: FEED, limit: 30 }, web.now)
  await changeSource(store, FEED, { isPaused: true }, web.now)
  assert.equal(await watchRound(options()), 0)
  assert.deepEqual(notWatched(await watchedSources(store)), [`${FEED}: paused.`])
  await changeSource(store, FEED, { isPaused: false }, web.now)
  const removing: Promise<boolean>[] = []
  web.before = (address) => {
    if (address !== FEED) removing.push(removeSource(store, FEED, web.now))
  }
  await watchRound(options())
  assert.equal((await Promise.all(removing))[0], true)
  assert.equal(visits.length, 1)
  assert.deepEqual(await watchedSources(store), [])
})

test('a page that is watched itself is looked at again at each visit', async (t) => {
  const { web, store, visits, options } = await desk(t, twoPages())
  const page = `${HOME}crane`
  await addSource(store, { address: page, limit: 30 }, web.now)
  await watchRound(options())
  web.pages[page] = { body: articleOf('Crane falls', CRANE, 'Six people were hurt.') }
  web.passes(20 * 60)
  await watchRound(options())
  assert.deepEqual(visits.flatMap(results), ['crane new', 'crane edited'])
})

test('a folder is watched: what is put in is new, what is written over is edited', async (t) => {
  const { web, store, visits, options } = await desk(t, {})
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hearsay-pages-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const write = (name: string, ...paragraphs: string[]): Promise<void> =>
    writeFile(path.join(folder, name), articleOf('Crane falls', ...paragraphs))
  await addSource(store, { address: folder, kind: 'folder', limit: 30 }, web.now)
  await watchRound(options())
  assert.equal(visits[0]?.state.condition, 'empty')
  await write('a.html', CRANE, 'Three people were hurt.')
  web.passes(HOUR)
  await watchRound(options())
  await write('a.html', CRANE, 'Four people were hurt.')
  web.passes(HOUR)
  await watchRound(options())
  web.passes(HOUR)
  await watchRound(options())
  assert.deepEqual(
    visits.map(({ state, pages }) => [state.condition, pages.map(({ result }) => result)]),
    [
      ['empty', []],
      ['ok', ['new']],
      ['ok', ['edited']],
      ['unchanged', ['same']],
    ],
  )
  await rm(folder, { recursive: true })
  web.passes(HOUR)
  await watchRound(options())
  assert.equal(visits.at(-1)?.state.condition, 'gone')
})

test('watching goes on until it is stopped, sleeping where nothing is due', async (t) => {
  const made = await desk(t, twoPages())
  await addSource(made.store, { address: FEED, limit: 30 }, made.web.now)
  let sleeps = 0
  await watch({
    ...made.options(),
    sleep: () => {
      sleeps += 1
      made.web.passes(600)
      if (sleeps > 12) made.stop.abort()
      return Promise.resolve()
    },
  })
  assert.equal(sleeps, 13)
  assert.ok(made.visits.length >= 4, 'two hours have eight quarters')
})

test('a home page that is unchanged is not taken for its feed, and a list of feeds is its feeds', async (t) => {
  const front = `<!doctype html><title>Quay Post</title><link rel="alternate" type="application/atom+xml" href="/feed"><a href="/crane">Crane</a>`
  const list = `<opml version="2.0"><body><outline text="Harbours"><outline type="rss" text="Quay" xmlUrl="${FEED}"/></outline></body></opml>`
  const { web, store, visits, options } = await desk(t, {
    ...twoPages(),
    [HOME]: { body: front, etag: '"h"' },
    [`${HOME}list.opml`]: { body: list, type: 'text/x-opml' },
    [`${HOME}pier`]: { body: articleOf('Pier shut', 'The pier was shut on Tuesday, the council said.') },
  })
  await addSource(store, { address: HOME, limit: 30 }, web.now)
  await watchRound(options())
  assert.deepEqual([visits[0]?.source.kind, results(visits[0])], ['home', ['crane new', 'ferry new']])
  web.pages[FEED] = { body: feedOf(HOME, ['pier', 'crane', 'ferry']), type: 'application/atom+xml' }
  web.passes(20 * 60)
  await watchRound(options())
  assert.deepEqual(results(visits[1]), ['pier new'])
  await addSource(store, { address: `${HOME}list.opml`, limit: 30 }, web.now)
  await watchRound(options())
  const feed = (await watchedSources(store)).find(({ source }) => source.address === FEED)
  assert.deepEqual([feed?.source.title, feed?.source.folders], ['Quay', ['Harbours']])
})
