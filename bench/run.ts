// Speed and memory, with the machine they were taken on, kept in bench/figures.json and shown in docs/speed.md.
// Each is the median of several whole processes; ratios between two commands are taken in turn in one run.
import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = path.join(root, 'bin/hearsay.js')
const RUNS = 7

interface Taken {
  readonly seconds: number
  readonly peakMegabytes: number
}

/** One whole process: wall time, and peak resident memory as the kernel counts it. */
function take(command: string, args: readonly string[]): Taken {
  const began = performance.now()
  const child = spawnSync(
    '/usr/bin/env',
    [
      'sh',
      '-c',
      'exec "$@" >/dev/null 2>&1 & pid=$!; peak=0; while kill -0 $pid 2>/dev/null; do now=$(awk \'/VmHWM/{print $2}\' /proc/$pid/status 2>/dev/null); [ -n "$now" ] && peak=$now; sleep 0.02; done; wait $pid; echo $peak',
      'sh',
      command,
      ...args,
    ],
    { cwd: root, encoding: 'utf8' },
  )
  return { seconds: (performance.now() - began) / 1000, peakMegabytes: Number(child.stdout.trim()) / 1024 }
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

function measure(command: string, args: readonly string[]): Taken & { readonly runs: number } {
  take(command, args)
  const all = Array.from({ length: RUNS }, () => take(command, args))
  return {
    seconds: median(all.map((one) => one.seconds)),
    peakMegabytes: median(all.map((one) => one.peakMegabytes)),
    runs: RUNS,
  }
}

/** The samples repeated under varied names, so that ids differ and nothing is found in a cache. */
function repeated(times: number): { readonly folder: string; readonly pages: number } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hearsay-bench-'))
  for (let at = 0; at < times; at++) {
    mkdirSync(path.join(folder, `copy-${at}`))
    cpSync(path.join(root, 'samples'), path.join(folder, `copy-${at}`), { recursive: true })
  }
  const pages = readdirSync(path.join(root, 'samples'), { recursive: true }).filter((name) =>
    statSync(path.join(root, 'samples', String(name))).isFile(),
  ).length
  return { folder, pages: pages * times }
}

const fivePages = ['meridian-wire', 'o-molhe', 'radio-salina', 'flashpoint-monitor'].map((name) =>
  path.join(root, 'samples', name),
)
const many = repeated(20)
const lines = [
  [
    'five pages to a dossier, cold start included',
    measure(process.execPath, [bin, 'brief', ...fivePages, '--format', 'json']),
  ],
  [
    'all samples to a dossier',
    measure(process.execPath, [bin, 'brief', path.join(root, 'samples'), '--format', 'json']),
  ],
  ['hearsay --help', measure(process.execPath, [bin, '--help'])],
  ['npx hearsay --help (what npm adds)', measure('npx', ['hearsay', '--help'])],
  [
    `${many.pages} pages to a dossier`,
    { ...take(process.execPath, [bin, 'brief', many.folder, '--format', 'json']), runs: 1 },
  ],
] as const
rmSync(many.folder, { recursive: true, force: true })

const machine = `${os.cpus()[0]?.model ?? 'unknown'}, ${os.availableParallelism()} cores, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, commit ${execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()}`
const last = lines[4][1]
const rows = lines.map(
  ([what, one]) =>
    `| ${what} | ${one.seconds.toFixed(2)} s | ${one.peakMegabytes.toFixed(0)} MB | ${one.runs} |`,
)
const page = [
  '# Speed and memory',
  '<!-- Written by "npm run bench". Do not edit. -->',
  `Machine: ${machine}. Medians of whole processes, after one that is not counted.`,
  ['| what | time | peak memory | runs |', '| --- | ---: | ---: | ---: |', ...rows].join('\n'),
  `Pages a second end to end (capture to account): ${(many.pages / last.seconds).toFixed(0)}.`,
  'Goals: five pages in under 1.5 s, `--help` in under 0.15 s.',
].join('\n\n')
writeFileSync(path.join(root, 'docs/speed.md'), `${page}\n`)
const history = JSON.parse(readFileSync(path.join(root, 'bench/figures.json'), 'utf8')) as unknown[]
const entry = { machine, figures: Object.fromEntries(lines.map(([what, one]) => [what, one])) }
writeFileSync(path.join(root, 'bench/figures.json'), `${JSON.stringify([...history, entry], null, 2)}\n`)
console.log(page)
