// Speed and memory, with the machine they were taken on, kept in bench/figures.json and shown in docs/speed.md (npm run bench).
// Whole processes, medians; what is compared is taken in turn. Nothing is asserted: a busy machine is no failure.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { ExtractTimes } from './extract.ts'
import { fivePages, manyPages, root } from './inputs.ts'
import { inRounds, inTurn, median, summarise, take } from './measure.ts'
import type { Command, Rounds, Summary, Taken } from './measure.ts'
import { speedPage, type Entry, type Growth } from './page.ts'
import type { StageTimes } from './stages.ts'

/** On a machine that does nothing else, all of it takes a minute and a half; on a busy one, less than four. */
const WHOLE: Rounds = { most: 7, least: 3, budgetMs: 50_000 }
const FIRST: Rounds = { most: 3, least: 1, budgetMs: 10_000 }
const STAGED: Rounds = { most: 3, least: 1, budgetMs: 10_000 }
const EXTRACTED: Rounds = { most: 3, least: 1, budgetMs: 15_000 }
const NPM: Rounds = { most: 7, least: 3, budgetMs: 15_000 }
const GROWING: Rounds = { most: 2, least: 1, budgetMs: 20_000 }
/** How many times over the samples are read, for pages a second and how that changes with their number. */
const SIZES = [8, 16] as const

const bin = path.join(root, 'bin/hearsay.js')
const scratch = mkdtempSync(path.join(os.tmpdir(), 'hearsay-bench-'))
/** Compiled code is kept beside the bench, so that no run before it makes it faster. */
const cache = { XDG_CACHE_HOME: scratch, LOCALAPPDATA: scratch }

const node = (args: readonly string[], env: Readonly<Record<string, string>> = cache): Command => ({
  command: process.execPath,
  args,
  cwd: root,
  env,
})

const staged = (inputs: readonly string[]): Command =>
  node(['bench/stages.ts', ...inputs], { NODE_COMPILE_CACHE: scratch })

/** Runs that find nothing compiled, as the first after an installation does. */
async function firstRuns(command: Command): Promise<Summary> {
  const all: Taken[] = []
  await inRounds(FIRST, async () => {
    const empty = mkdtempSync(path.join(scratch, 'empty-'))
    all.push(await take({ ...command, env: { XDG_CACHE_HOME: empty, LOCALAPPDATA: empty } }))
  })
  return summarise(all)
}

const timesOf = (out: string): StageTimes => JSON.parse(out) as StageTimes

/** The run in the middle, by time. */
const middle = (all: readonly StageTimes[]): StageTimes => {
  const at = median(all.map((one) => one.briefMs))
  const found = all.find((one) => one.briefMs === at)
  if (!found) throw new Error('nothing was measured')
  return found
}

/** The round in the middle, by pages a second. */
async function extracted(): Promise<ExtractTimes> {
  const [rounds = []] = await inTurn([node(['bench/extract.ts'])], EXTRACTED)
  const all = rounds.map(({ out }) => JSON.parse(out) as ExtractTimes)
  const at = median(all.map(({ perSecond }) => perSecond))
  const found = all.find(({ perSecond }) => perSecond === at)
  if (!found) throw new Error('nothing was measured')
  return found
}

/** In turn from the start: nothing is compiled better by a round that is not counted, and the rounds are long. */
async function growth(): Promise<readonly Growth[]> {
  const folders = SIZES.map(manyPages)
  const taken: Taken[][] = SIZES.map(() => [])
  await inRounds(GROWING, async () => {
    for (const [at, folder] of folders.entries()) taken[at]?.push(await take(staged([folder])))
  })
  for (const folder of folders) rmSync(folder, { recursive: true })
  return taken.map((all) => ({
    ...middle(all.map((one) => timesOf(one.out))),
    peakMegabytes: summarise(all).peakMegabytes,
  }))
}

async function npmAdds(help: Command): Promise<number> {
  const npx = { ...help, command: 'npx', args: ['hearsay', '--help'] }
  const [ours = [], theirs = []] = await inTurn([help, npx], NPM)
  return median(theirs.map((one, at) => one.seconds - (ours[at]?.seconds ?? 0)))
}

function machine(): string {
  const [first] = os.cpus()
  const memory = Math.round(os.totalmem() / 2 ** 30)
  return `${first?.model.trim() ?? 'unknown processor'}, ${os.availableParallelism()} cores, ${memory} GiB, ${os.type()}, Node ${process.versions.node}`
}

const began = performance.now()
const load = os.loadavg()[0] ?? 0
const pages = fivePages()
const brief = node([bin, 'brief', ...pages.inputs, '--format', 'json'])
const help = node([bin, '--help'])
const bare = node(['-e', '0'])

const [briefs = [], helps = [], bares = []] = await inTurn([brief, help, bare], WHOLE)
const [stages = []] = await inTurn([staged(pages.inputs)], STAGED)
const entry: Entry = {
  takenAt: new Date().toISOString().slice(0, 10),
  commit: execFileSync('git', ['describe', '--always', '--dirty'], { cwd: root, encoding: 'utf8' }).trim(),
  machine: machine(),
  loadAtStart: Math.round(load * 10) / 10,
  pages: pages.from,
  brief: summarise(briefs),
  firstBrief: await firstRuns(brief),
  help: summarise(helps),
  bareNode: summarise(bares),
  npmAddsSeconds: await npmAdds(help),
  stages: middle(stages.map((one) => timesOf(one.out))),
  extract: await extracted(),
  growth: await growth(),
}
rmSync(scratch, { recursive: true })

const file = path.join(root, 'bench/figures.json')
const history = JSON.parse(readFileSync(file, 'utf8')) as unknown[]
writeFileSync(file, `${JSON.stringify([...history, entry], null, 2)}\n`)
const page = speedPage(entry)
writeFileSync(path.join(root, 'docs/speed.md'), page)
console.log(page)
console.log(`Took ${((performance.now() - began) / 1000).toFixed(0)} s.`)
