// Runs a scorer of the corpora over the command line of the project, and our own gold stories in this process.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { meanOf, scoreStory, storiesOf } from '../score.ts'
import type { MeasuredSet } from './sets.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)

export interface Measured {
  readonly name: string
  /** First 12 hexadecimal digits of the SHA-256 of the set's files: a figure is only comparable over the same data. */
  readonly digest: string
  readonly records: number
  readonly figures: Readonly<Record<string, number | null>>
}

async function digestOf(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of files) for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex').slice(0, 12)
}

/** Names of the set's files in its folder. */
function filesOf(folder: string, set: string): string[] {
  const own = readdirSync(folder).filter(
    (name) => name.startsWith(`${set}.`) || name === `${set.split('.')[0] ?? ''}.jsonl.gz`,
  )
  return own.sort().map((name) => path.join(folder, name))
}

interface ScorerOutput {
  readonly records: number
  readonly figures: Record<string, unknown>
}

function parseOutput(text: string): ScorerOutput {
  const start = text.indexOf('{')
  if (start < 0) throw new Error('the scorer printed no JSON')
  return JSON.parse(text.slice(start)) as ScorerOutput
}

/** One set by its scorer; `limit` asks fewer records. */
export async function measureSet(one: MeasuredSet, corpora: string, limit?: number): Promise<Measured> {
  const scorer = path.join(corpora, 'bench', one.stage, 'score.mjs')
  const command = `node ${path.join(root, 'bin/hearsay.js')} run ${one.stage}`
  const args = [
    scorer,
    one.set,
    '--json',
    '--cmd',
    command,
    ...(limit === undefined ? [] : ['--limit', String(limit)]),
  ]
  const { stdout } = await run(process.execPath, args, { cwd: root, maxBuffer: 256 * 1024 * 1024 })
  const output = parseOutput(stdout)
  const figures = Object.fromEntries(
    Object.entries(output.figures).flatMap(([name, value]) =>
      typeof value === 'number' || value === null ? [[name, value]] : [],
    ),
  )
  const digest = await digestOf(filesOf(path.join(corpora, 'data', one.stage), one.set))
  return { name: `${one.stage} ${one.set}`, digest, records: output.records, figures }
}

/** Our own stories of a set ("samples", "siblings"): the mean over its stories. */
export async function measureOwn(set: string): Promise<Measured> {
  const stories = storiesOf(set)
  const scored = []
  for (const story of stories) scored.push((await scoreStory(story)).all())
  const files = stories.map((story) => path.join(story.gold, 'gold.json'))
  return {
    name: `own ${set}`,
    digest: await digestOf(files),
    records: stories.length,
    figures: meanOf(scored),
  }
}
