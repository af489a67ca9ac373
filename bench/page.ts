// docs/speed.md from one entry of bench/figures.json.
import type { ExtractTimes } from './extract.ts'
import type { Summary } from './measure.ts'
import type { StageTimes } from './stages.ts'

export interface Growth extends StageTimes {
  readonly peakMegabytes: number | null
}

export interface Entry {
  readonly takenAt: string
  readonly commit: string
  readonly machine: string
  /** Processes that were running or waiting for a processor, before the bench added its own. */
  readonly loadAtStart: number
  /** Which five pages. */
  readonly pages: string
  readonly brief: Summary
  /** The same with nothing compiled before. */
  readonly firstBrief: Summary
  readonly help: Summary
  /** A Node.js process that does nothing: what no program in it can go below. */
  readonly bareNode: Summary
  readonly npmAddsSeconds: number
  readonly stages: StageTimes
  /** Missing from entries taken before it was measured. */
  readonly extract?: ExtractTimes
  /** By growing number of pages. */
  readonly growth: readonly Growth[]
}

/** Goals in seconds. */
const BRIEF_GOAL = 1.5
const HELP_GOAL = 0.15
const EXTRACT_GOALS = { perSecond: 250, p99Ms: 25, megabytes: 250 } as const

const shown = (value: number | null, digits = 2): string => (value === null ? '–' : value.toFixed(digits))

type Row = readonly string[]

const table = (head: Row, rows: readonly Row[]): string =>
  [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')

const processRow = (what: string, one: Summary, goal: number | null): Row => [
  what,
  `${shown(one.seconds)} s`,
  goal === null ? '–' : `< ${shown(goal)} s`,
  `${shown(one.fastest)} s`,
  one.busySeconds === null ? '–' : `${shown(one.busySeconds)} s`,
  one.peakMegabytes === null ? '–' : `${shown(one.peakMegabytes, 0)} MB`,
  String(one.runs),
]

const perPageMs = (one: StageTimes): number => one.briefMs / one.pages

/** The full extract record of one page after the other. */
function extractPart(one: ExtractTimes): readonly string[] {
  return [
    '## Pages to records',
    `The full record of \`hearsay run extract\` (body, metadata, links, what was left out), one thread, ${one.pages} pages: ${one.from}. Pages a second by processor time; a gap is from one record to the next by the clock on the wall, the first and slowest pages included.`,
    table(
      ['', 'measured', 'goal'],
      [
        ['pages a second', shown(one.perSecond, 0), `≥ ${EXTRACT_GOALS.perSecond}`],
        ['median gap', `${shown(one.p50Ms, 1)} ms`, '–'],
        ['99th percentile of the gaps', `${shown(one.p99Ms, 1)} ms`, `< ${EXTRACT_GOALS.p99Ms} ms`],
        ['the same in processor time', `${shown(one.p99BusyMs, 1)} ms`, '–'],
        ['slowest', `${shown(one.slowestMs, 1)} ms`, '–'],
        ['peak memory', `${shown(one.peakMegabytes, 0)} MB`, `< ${EXTRACT_GOALS.megabytes} MB`],
      ],
    ),
  ]
}

/** Milliseconds a page by stage, most of it last: the larger of two sizes is what grows. */
function stageTable(few: StageTimes, growth: readonly Growth[]): string {
  const all = [few, ...growth]
  const names = Object.keys(few.stagesMs)
  const rest = (one: StageTimes): number =>
    one.briefMs - Object.values(one.stagesMs).reduce((sum, ms) => sum + ms, 0)
  const line = (name: string, of: (one: StageTimes) => number): Row => {
    const ms = all.map((one) => of(one) / one.pages)
    const [before, after] = [ms.at(-2) ?? 0, ms.at(-1) ?? 0]
    const largest = all.at(-1)
    const share = largest ? (100 * of(largest)) / largest.briefMs : 0
    // Below a tenth of a millisecond a ratio tells more about the clock than about the stage.
    const ratio = before < 0.1 ? '–' : shown(after / before)
    return [name, ...ms.map((one) => shown(one, 1)), `${shown(share, 0)} %`, ratio]
  }
  return table(
    ['ms a page', ...all.map((one) => `${one.pages} pages`), 'share of the last', 'growth'],
    [
      ...names.map((name) => line(name, (one) => one.stagesMs[name] ?? 0)),
      line('runner and store', rest),
      line('**all**', (one) => one.briefMs),
    ],
  )
}

export function speedPage(entry: Entry): string {
  const { growth } = entry
  const [small, large] = [growth.at(0), growth.at(-1)]
  const ratio = small && large ? perPageMs(large) / perPageMs(small) : 1
  return [
    '# Speed and memory',
    '<!-- Written by "npm run bench". Do not edit. -->',
    `Machine: ${entry.machine}; commit ${entry.commit}, ${entry.takenAt}; load ${entry.loadAtStart} before the start. On a machine that does other work too, times are longer than they need be; the fastest run and the processor time say how much.`,
    table(
      ['whole processes', 'median', 'goal', 'fastest', 'processor time', 'peak memory', 'runs'],
      [
        processRow(`five pages to a dossier, cold start included (${entry.pages})`, entry.brief, BRIEF_GOAL),
        processRow('the same, the very first time (nothing compiled yet)', entry.firstBrief, null),
        processRow('`node bin/hearsay.js --help`', entry.help, HELP_GOAL),
        processRow('a Node.js process that does nothing', entry.bareNode, null),
      ],
    ),
    `npm adds ${shown(entry.npmAddsSeconds)} s of its own to \`npx hearsay --help\` (median difference, taken in turn).`,
    '## Pages a second',
    'The samples many times over, each copy under ids of its own, from files to the dossier in one process, by the clock on the wall. That every page comes back so often is the hardest case there is for finding copies and for weighing claims.',
    table(
      ['pages', 'pages a second', 'processor ms a page', 'peak memory'],
      growth.map((one) => [
        String(one.pages),
        shown((1000 * one.pages) / one.wallMs, 1),
        shown(perPageMs(one), 1),
        one.peakMegabytes === null ? '–' : `${shown(one.peakMegabytes, 0)} MB`,
      ]),
    ),
    small && large
      ? `Growth: with ${shown(large.pages / small.pages, 0)} times the pages a page takes ${shown(ratio)} times the processor time (1.00 is linear).`
      : '',
    ...(entry.extract ? extractPart(entry.extract) : []),
    '## Where the time goes',
    `Processor time of the main thread. Five pages: ${shown(entry.stages.loadMs, 0)} ms until everything is loaded, then ${shown(entry.stages.briefMs, 0)} ms to the dossier, which includes opening lexicons and models. Growth is the time a page takes at the largest size by that at the one before.`,
    stageTable(entry.stages, growth),
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n')
}
