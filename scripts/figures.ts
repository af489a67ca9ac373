// Measures quality and writes docs/figures.md and docs/figures.json; with --gate only checks that no figure fell below its
// floor in test/eval/floors.json (over fewer records, so that CI stays short); with --pin writes the floors anew.
// The corpora are found through HEARSAY_CORPORA; without it only our own stories are measured, and that is said.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { measureOwn, measureSet, type Measured } from './figures/measure.ts'
import { SETS, type MeasuredSet } from './figures/sets.ts'
import { renderFigures } from './figures/render.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const FLOORS = path.join(root, 'test/eval/floors.json')
const FIGURES = path.join(root, 'docs/figures.json')
const OWN = ['samples', 'siblings']
/** A floor stands this far below what was measured: what the same code can differ by between machines is nothing, so only rounding. */
const SLACK = 0.1

interface Floor {
  readonly digest: string
  readonly figures: Readonly<Record<string, number>>
}

const corpora = process.env['HEARSAY_CORPORA'] ?? ''
const isGate = process.argv.includes('--gate')
const isPin = process.argv.includes('--pin')
const only = process.argv.slice(2).filter((one) => !one.startsWith('--'))

async function measureAll(isShort: boolean): Promise<Measured[]> {
  const all: Measured[] = []
  for (const set of OWN) if (!only.length || only.includes('own')) all.push(await measureOwn(set))
  if (!existsSync(path.join(corpora, 'bench'))) {
    console.log('HEARSAY_CORPORA names no corpora: only our own stories are measured.')
    return all
  }
  for (const set of SETS.filter((one) => !only.length || only.includes(one.stage))) {
    console.log(`measuring ${set.stage} ${set.set}`)
    all.push(await measureSet(set, corpora, isShort ? set.gateLimit : undefined))
  }
  return all
}

const shownOf = (name: string): MeasuredSet | undefined =>
  SETS.find((one) => `${one.stage} ${one.set}` === name)

/** Figures of which less is better; their floor is a ceiling. */
const LOW_IS_GOOD = new Set(['without', 'empty', 'errors', 'ignored'])

function pin(all: readonly Measured[]): void {
  const old = existsSync(FLOORS) ? (JSON.parse(readFileSync(FLOORS, 'utf8')) as Record<string, Floor>) : {}
  const fresh = Object.fromEntries(
    all.map((one) => {
      const names = shownOf(one.name)?.figures ?? Object.keys(one.figures)
      const pinned = names.flatMap((name) => {
        const value = one.figures[name]
        return typeof value === 'number' ? [[name, value]] : []
      })
      return [one.name, { digest: one.digest, figures: Object.fromEntries(pinned) as Record<string, number> }]
    }),
  )
  writeFileSync(FLOORS, `${JSON.stringify({ ...old, ...fresh }, null, 2)}\n`)
}

function gate(all: readonly Measured[]): number {
  const floors = existsSync(FLOORS) ? (JSON.parse(readFileSync(FLOORS, 'utf8')) as Record<string, Floor>) : {}
  let failed = 0
  for (const one of all) {
    const floor = floors[one.name]
    if (!floor) console.log(`${one.name}: no floor is pinned`)
    else if (floor.digest !== one.digest)
      console.log(`${one.name}: the data is another than the floor's, so it is not compared`)
    for (const [name, least] of Object.entries(floor?.digest === one.digest ? floor.figures : {})) {
      const now = one.figures[name] ?? 0
      const isBad = LOW_IS_GOOD.has(name) ? now > least + SLACK : now < least - SLACK
      if (isBad) console.log(`BELOW ITS FLOOR: ${one.name} ${name}: ${now}, pinned ${least}`)
      if (isBad) failed++
    }
  }
  console.log(failed ? `${failed} figures fell` : `no figure of ${all.length} sets fell`)
  return failed
}

const all = await measureAll(isGate || isPin)
if (isPin) pin(all)
if (isGate) process.exitCode = gate(all) ? 1 : 0
else {
  const old = existsSync(FIGURES) ? (JSON.parse(readFileSync(FIGURES, 'utf8')) as Measured[]) : []
  const merged = [...old.filter((one) => !all.some((now) => now.name === one.name)), ...all].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )
  writeFileSync(FIGURES, `${JSON.stringify(merged, null, 2)}\n`)
  writeFileSync(path.join(root, 'docs/figures.md'), renderFigures(merged))
}
