// How fast web archives are walked (headers read, blocks as views), in megabytes of unpacked WARC a second: a file of invented
// records, not packed and packed, in the system's temporary folder and removed after. Run: node bench/warc.ts [megabytes]
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { findInputs } from '../src/ports/fetch/files.ts'
import { ArchiveReader } from '../src/stages/collect/index.ts'
import { httpPage, joined, warcRecord } from '../src/stages/collect/sources/warc.fixture.ts'

const MEGABYTE = 1_000_000
const ROUNDS = 5
const megabytes = Number(process.argv[2] ?? 400)
const folder = mkdtempSync(path.join(os.tmpdir(), 'hearsay-warc-bench-'))

/** Pages of news sites have some tens of kilobytes; each comes with its request and its metadata. */
const exchange = (at: number): readonly Uint8Array[] => {
  const target = `https://orle.example/news/${String(at)}`
  const text = Array.from(
    { length: 200 + ((at * 37) % 400) },
    (_, line) =>
      `<p>Line ${String((line * 7919 + at) % 1009)} of the Orle courier, with what the mayor said.</p>\n`,
  )
  return [
    warcRecord({
      type: 'request',
      target,
      block: 'GET / HTTP/1.1\r\nHost: orle.example\r\n\r\n',
      fields: { 'Content-Type': 'application/http; msgtype=request' },
    }),
    warcRecord({ target, block: httpPage(text.join('')) }),
    warcRecord({
      type: 'metadata',
      target,
      block: 'fetchTimeMs: 12',
      fields: { 'Content-Type': 'application/warc-fields' },
    }),
  ]
}

function write(
  name: string,
  pack: (record: Uint8Array) => Uint8Array,
  bytes: number,
): { file: string; size: number } {
  const file = path.join(folder, name)
  const out = openSync(file, 'w')
  let size = 0
  for (let at = 0; size < bytes; at++) {
    const records = exchange(at)
    size += records.reduce((sum, record) => sum + record.length, 0)
    writeSync(out, joined(...records.map(pack)))
  }
  closeSync(out)
  return { file, size }
}

async function walk(file: string): Promise<{ seconds: number; busySeconds: number; records: number }> {
  const [archive] = (await findInputs([file])).archives
  if (!archive) throw new Error('the archive was not found')
  const reader = new ArchiveReader({ input: archive.input })
  const began = performance.now()
  const before = process.cpuUsage()
  let records = 0
  for await (const piece of archive.pieces()) {
    reader.push(piece)
    records += reader.take().value.length
  }
  reader.end()
  records += reader.take().value.length
  const { user, system } = process.cpuUsage(before)
  return { seconds: (performance.now() - began) / 1000, busySeconds: (user + system) / 1e6, records }
}

const middle = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN

try {
  const [processor] = os.cpus()
  console.log(
    `${processor?.model.trim() ?? 'unknown processor'}, ${String(os.availableParallelism())} cores, Node ${process.versions.node}; medians of ${String(ROUNDS)}`,
  )
  for (const { name, pack, bytes } of [
    { name: 'x.warc', pack: (record: Uint8Array) => record, bytes: megabytes * MEGABYTE },
    { name: 'x.warc.gz', pack: (record: Uint8Array) => gzipSync(record), bytes: (megabytes / 4) * MEGABYTE },
  ]) {
    const { file, size } = write(name, pack, bytes)
    const rounds = []
    for (let round = 0; round < ROUNDS; round++) rounds.push(await walk(file))
    const rate = (seconds: number): string => (size / MEGABYTE / seconds).toFixed(0)
    console.log(
      `${name}: ${String(rounds[0]?.records ?? 0)} records, ${rate(middle(rounds.map((one) => one.seconds)))} MB/s, ` +
        `${rate(middle(rounds.map((one) => one.busySeconds)))} MB a second of processor time`,
    )
    rmSync(file)
  }
  console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`)
} finally {
  rmSync(folder, { recursive: true })
}
