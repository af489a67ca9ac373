// What is measured on: five real pages where the corpora are at hand (else five of the samples), and the samples many times over.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export const root = path.join(import.meta.dirname, '..')

/** Sample pages of about the length of news stories. */
const SAMPLE_PAGES = [
  'lisbon-correspondent/gas-alarms-switched-off.html',
  'meridian-wire/ammonia-blast-portuguese-port.html',
  'o-molhe/who-knew-before-quay-9.html',
  'radio-salina/fragoso-morning-tide-transcript.txt',
  'wexley-gazette/portuguese-port-blast-kills-five.html',
]

export interface FivePages {
  readonly inputs: readonly string[]
  /** Where they are from, for the table. */
  readonly from: string
}

/** The five pages of `seeds/` below HEARSAY_CORPORA; where there are none, sample pages, and the table says so. */
export function fivePages(): FivePages {
  const seeds = path.join(process.env['HEARSAY_CORPORA'] ?? '', 'seeds')
  if (process.env['HEARSAY_CORPORA'] && existsSync(seeds)) {
    const names = readdirSync(seeds)
      .filter((name) => name.endsWith('.txt'))
      .sort()
    return { inputs: names.slice(0, 5).map((name) => path.join(seeds, name)), from: 'five real pages' }
  }
  return {
    inputs: SAMPLE_PAGES.map((name) => path.join(root, 'samples', name)),
    from: 'five sample pages, as HEARSAY_CORPORA names no folder with seeds/',
  }
}

/** A new folder with the samples so many times over: as each copy lies elsewhere, each page has an id of its own. */
export function manyPages(times: number): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hearsay-bench-'))
  for (let at = 0; at < times; at++) {
    const copy = path.join(folder, `copy-${String(at).padStart(3, '0')}`)
    mkdirSync(copy)
    cpSync(path.join(root, 'samples'), copy, { recursive: true })
  }
  return folder
}
