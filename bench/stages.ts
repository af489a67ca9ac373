// One brief in a process of its own, with the time of each stage. Prints one line of JSON; bench/run.ts starts it.
// Usage: node bench/stages.ts INPUT...
import { packageResources } from '../src/app/resources.ts'
import { findInputs } from '../src/ports/fetch/files.ts'
import { makeBrief, makePlan, STAGES, unkeptStore, type AnyStage } from '../src/run/index.ts'

export interface StageTimes {
  readonly pages: number
  /** Until all modules were loaded, and from there to the dossier. */
  readonly loadMs: number
  readonly briefMs: number
  readonly stagesMs: Readonly<Record<string, number>>
  /** From loading to the dossier by the clock on the wall; all else is processor time of the main thread, whatever other work waits. */
  readonly wallMs: number
}

const spent = new Map<string, number>()

const busyMs = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** The stage, with its time added up. */
const timed = (stage: AnyStage): AnyStage => ({
  ...stage,
  run: (input, context) => {
    const before = busyMs()
    try {
      return stage.run(input, context)
    } finally {
      spent.set(stage.id, (spent.get(stage.id) ?? 0) + busyMs() - before)
    }
  },
})

const loaded = busyMs()
const began = performance.now()
const { files } = await findInputs(process.argv.slice(2))
const { dossier } = await makeBrief(
  {
    store: unkeptStore(),
    plan: makePlan(STAGES.map(timed)),
    context: { resources: packageResources(), asOf: null },
    progress: { step: () => undefined },
    signal: new AbortController().signal,
  },
  { incoming: files, failed: [], notes: [], generatedAt: '2031-10-20T00:00:00.000Z' },
)
const times: StageTimes = {
  pages: dossier.documents.length,
  loadMs: loaded,
  briefMs: busyMs() - loaded,
  stagesMs: Object.fromEntries(spent),
  wallMs: performance.now() - began,
}
console.log(JSON.stringify(times))
