// The full record of `hearsay run extract`, page after page on one thread: from the decoded page to the record as JSON. Over
// the pages of the corpora (the news set and the articles of the mixed set) where they are at hand, else over the samples
// many times. Prints one line of JSON; bench/run.ts starts it. Usage: node bench/extract.ts
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createGunzip } from 'node:zlib'
import { packageResources } from '../src/app/resources.ts'
import { extractRecord, readDocument } from '../src/stages/extract/index.ts'
import { root } from './inputs.ts'

export interface ExtractTimes {
  readonly pages: number
  /** Which pages. */
  readonly from: string
  /** Pages by the processor time of the thread between reading a page and its record. */
  readonly perSecond: number
  /** From one record to the next by the clock on the wall, the reading of the corpus left out. */
  readonly p50Ms: number
  readonly p99Ms: number
  readonly slowestMs: number
  /** The same without what other work on the machine adds. */
  readonly p99BusyMs: number
  readonly peakMegabytes: number
}

interface Page {
  readonly html: string
  readonly url: string | null
}

const SAMPLE_TIMES = 40
const SETS = [
  { name: 'fundus-a', type: null },
  { name: 'wcxb-dev', type: 'article' },
] as const

/** Lines end at line feeds only: pages hold every other sign that `readline` takes for an end. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let parts: string[] = []
  for await (const piece of createReadStream(file).pipe(createGunzip()).setEncoding('utf8')) {
    const [head = '', ...rest] = (piece as string).split('\n')
    parts.push(head)
    for (const next of rest) {
      yield parts.join('')
      parts = [next]
    }
  }
  const last = parts.join('')
  if (last !== '') yield last
}

async function* corpusPages(folder: string): AsyncGenerator<Page> {
  for (const { name, type } of SETS) {
    const gold = JSON.parse(readFileSync(path.join(folder, `${name}.gold.json`), 'utf8')) as Record<
      string,
      { readonly type?: string }
    >
    for await (const line of linesOf(path.join(folder, `${name}.jsonl.gz`))) {
      const { id, html, url } = JSON.parse(line) as { id: string; html: string; url?: string }
      if (type === null || gold[id]?.type === type) yield { html, url: url ?? null }
    }
  }
}

function* samplePages(): Generator<Page> {
  const samples = path.join(root, 'samples')
  const files = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  )
  for (let times = 0; times < SAMPLE_TIMES; times++)
    for (const file of files.sort()) yield { html: readFileSync(path.join(samples, file), 'utf8'), url: null }
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN

const busyMs = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

async function measure(): Promise<ExtractTimes> {
  const corpora = process.env['HEARSAY_CORPORA']
  const folder = corpora ? path.join(corpora, 'data/extract') : ''
  const isCorpus =
    folder !== '' && SETS.every(({ name }) => existsSync(path.join(folder, `${name}.jsonl.gz`)))
  const resources = packageResources()
  const gaps: number[] = []
  const busy: number[] = []
  for await (const { html, url } of isCorpus ? corpusPages(folder) : samplePages()) {
    const [began, before] = [performance.now(), busyMs()]
    const source = {
      id: 'p',
      input: 'p',
      address: url,
      digest: 'x',
      retrievedAt: null,
      media: 'html' as const,
    }
    JSON.stringify(extractRecord(readDocument({ ...source, decoded: html.toWellFormed() }, resources).value))
    gaps.push(performance.now() - began)
    busy.push(busyMs() - before)
  }
  const spent = busy.reduce((sum, ms) => sum + ms, 0)
  for (const list of [gaps, busy]) list.sort((a, b) => a - b)
  return {
    pages: gaps.length,
    from: isCorpus ? 'news pages and mixed articles of the corpora' : 'the HTML samples, many times over',
    perSecond: (1000 * gaps.length) / spent,
    p50Ms: at(gaps, 0.5),
    p99Ms: at(gaps, 0.99),
    slowestMs: at(gaps, 1),
    p99BusyMs: at(busy, 0.99),
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  }
}

console.log(JSON.stringify(await measure()))
