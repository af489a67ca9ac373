// The page of speeds says what was measured: medians beside goals, growth by what a page costs, and which pages were read.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inRounds, median, summarise } from '../../bench/measure.ts'
import { speedPage, type Entry } from '../../bench/page.ts'

const summary = { seconds: 1.25, busySeconds: 1.5, peakMegabytes: 180, fastest: 1.2, runs: 7 }
const times = (pages: number, ms: number) => ({
  pages,
  loadMs: 200,
  briefMs: pages * ms,
  wallMs: pages * ms * 2,
  stagesMs: { extract: pages * ms * 0.25, claims: pages * ms * 0.5 },
  peakMegabytes: 300,
})
const entry: Entry = {
  takenAt: '2031-03-04',
  commit: 'abc1234',
  machine: 'A machine, 2 cores',
  loadAtStart: 0.2,
  pages: 'five sample pages',
  brief: summary,
  firstBrief: { ...summary, seconds: 2.5 },
  help: { ...summary, seconds: 0.11, peakMegabytes: null },
  bareNode: summary,
  npmAddsSeconds: 0.4,
  stages: times(5, 100),
  growth: [times(100, 10), times(200, 15)],
}

test('figures stand beside their goals, and what is not known is a dash', () => {
  const page = speedPage(entry)
  assert.match(
    page,
    /\| five pages to a dossier, .*\(five sample pages\) \| 1\.25 s \| < 1\.50 s \| 1\.20 s \| 1\.50 s \| 180 MB \| 7 \|/,
  )
  assert.match(page, /--help` \| 0\.11 s \| < 0\.15 s \|.* – \| 7 \|/)
  assert.match(page, /npm adds 0\.40 s/)
})

test('pages to records stand beside their goals, where they were measured', () => {
  assert.doesNotMatch(speedPage(entry), /Pages to records/)
  const extract = {
    pages: 800,
    from: 'invented pages',
    perSecond: 260,
    p50Ms: 3,
    p99Ms: 20,
    slowestMs: 90,
    p99BusyMs: 18,
    peakMegabytes: 200,
  }
  const page = speedPage({ ...entry, extract })
  assert.match(page, /\| pages a second \| 260 \| ≥ 250 \|/)
  assert.match(page, /\| 99th percentile of the gaps \| 20\.0 ms \| < 25 ms \|/)
})

test('growth is what a page costs among many by what it costs among few', () => {
  const page = speedPage(entry)
  assert.match(page, /with 2 times the pages a page takes 1\.50 times/)
  assert.match(page, /\| 200 \| 33\.3 \| 15\.0 \| 300 MB \|/)
  assert.match(page, /\| claims \| 50\.0 \| 5\.0 \| 7\.5 \| 50 % \| 1\.50 \|/)
  assert.match(page, /\| runner and store \| 25\.0 \| 2\.5 \| 3\.8 \| 25 % \| 1\.50 \|/)
})

test('the median is one of the values; what no run knew stays unknown', () => {
  assert.equal(median([3, 1, 2]), 2)
  assert.equal(median([4, 1, 2, 3]), 2)
  const taken = [1, 2, 3].map((seconds) => ({ seconds, busySeconds: null, peakMegabytes: seconds, out: '' }))
  assert.deepEqual(summarise(taken), { seconds: 2, busySeconds: null, peakMegabytes: 2, fastest: 1, runs: 3 })
})

test('rounds end when there were enough, or when their time is spent and there were a few', async () => {
  const count = async (most: number, least: number, budgetMs: number): Promise<number> => {
    let done = 0
    await inRounds({ most, least, budgetMs }, () => {
      done++
      return Promise.resolve()
    })
    return done
  }
  assert.equal(await count(5, 2, 60_000), 5)
  assert.equal(await count(5, 2, -1), 2)
})
