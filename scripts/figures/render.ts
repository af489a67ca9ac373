// docs/figures.md from what was measured, beside goals and peers.
import { PEERS } from './peers.ts'
import { SETS } from './sets.ts'
import type { Measured } from './measure.ts'

const shown = (value: number | null | undefined): string =>
  typeof value !== 'number'
    ? '–'
    : Number.isInteger(value)
      ? String(value)
      : value <= 1
        ? value.toFixed(3)
        : value.toFixed(1)

function corpusTable(one: Measured): string {
  const names = SETS.find((set) => `${set.stage} ${set.set}` === one.name)?.figures ?? []
  const peers = PEERS[one.name] ?? {}
  const columns = ['ours', ...Object.keys(peers)]
  const row = (name: string): string =>
    `| ${name} | ${[shown(one.figures[name]), ...Object.values(peers).map((peer) => shown(peer[name]))].join(' | ')} |`
  return [
    `## ${one.name}`,
    `${one.records} records, data ${one.digest}.`,
    [
      `| figure | ${columns.join(' | ')} |`,
      `| --- |${' ---: |'.repeat(columns.length)}`,
      ...names.map(row),
    ].join('\n'),
  ].join('\n\n')
}

function ownTable(one: Measured): string {
  const rows = Object.entries(one.figures).map(([name, value]) => `| ${name} | ${shown(value)} |`)
  return [
    `## ${one.name}`,
    `Mean over ${one.records} ${one.records === 1 ? 'story' : 'stories'}, gold ${one.digest}, in per cent.`,
    ['| figure | ours |', '| --- | ---: |', ...rows].join('\n'),
  ].join('\n\n')
}

/** The whole page. */
export function renderFigures(all: readonly Measured[]): string {
  return `${[
    '# Figures',
    '<!-- Written by "npm run figures" from a run. Do not edit. -->',
    'Quality as measured by the scorers of the corpora and by our own gold (samples/ and test/eval/siblings, written by hand before any output was seen). Peers and goals were measured by the same scorers, or are published where that is said. Nothing the program ships was trained on a set shown here unless the set allows it; the seeds are in no figure.',
    ...all.filter((one) => one.name.startsWith('own')).map(ownTable),
    ...all.filter((one) => !one.name.startsWith('own')).map(corpusTable),
  ].join('\n\n')}\n`
}
