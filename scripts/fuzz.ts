// Fuzzes the readers of foreign bytes for a while: node scripts/fuzz.ts [--seconds 60] [--seed N] [--target NAME]. Prints the
// seed and how many bytes each reader took; an input that breaks something, or takes more than a second, is kept in tmp/.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { PACKAGE_ROOT } from '../src/app/resources.ts'
import { sha256 } from '../src/text/digest.ts'
import { inputsOf } from './fuzz/inputs.ts'
import { TARGETS, type Target } from './fuzz/targets.ts'

/** The goal: no page of any kind hangs for longer. */
const SLOW_MS = 1000

const { values } = parseArgs({
  options: { seconds: { type: 'string' }, seed: { type: 'string' }, target: { type: 'string' } },
})
const seconds = Number(values.seconds ?? 60)
const seed = Number(values.seed ?? Date.now() % 2 ** 31)
const chosen = TARGETS.filter((target) => values.target === undefined || target.name === values.target)
if (!chosen.length || !Number.isFinite(seconds) || !Number.isFinite(seed)) {
  process.stderr.write(
    `--target is one of ${TARGETS.map((target) => target.name).join(', ')}; --seconds and --seed are numbers\n`,
  )
  process.exit(2)
}

const folder = path.join(PACKAGE_ROOT, 'tmp')
function keep({ name }: Target, bytes: Uint8Array, why: string): void {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `fuzz-${name}-${sha256(bytes).slice(0, 12)}`)
  writeFileSync(file, bytes)
  process.stdout.write(`${name}: ${why}\n  ${path.relative(PACKAGE_ROOT, file)}\n`)
  process.exitCode = 1
}

process.stdout.write(`seed ${String(seed)}\n`)
for (const target of chosen) {
  const inputs = inputsOf(target, seed)
  const end = performance.now() + (seconds * 1000) / chosen.length
  let count = 0
  let taken = 0
  while (performance.now() < end) {
    const bytes = inputs.next().value
    const begun = performance.now()
    try {
      target.check(bytes)
    } catch (error) {
      keep(target, bytes, error instanceof Error ? (error.stack ?? error.message) : String(error))
    }
    const took = performance.now() - begun
    if (took > SLOW_MS) keep(target, bytes, `took ${took.toFixed(0)} ms for ${String(bytes.length)} bytes`)
    count += 1
    taken += bytes.length
  }
  process.stdout.write(`${target.name}: ${String(count)} inputs, ${String(taken)} bytes\n`)
}
