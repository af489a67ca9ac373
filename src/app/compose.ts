// The only file that picks adapters: store, clock, files, resources; and what holds them together for one command.
import type { Store } from '../ports/store/index.ts'
import { clockFromEnvironment } from '../ports/clock/index.ts'
import { findInputs } from '../ports/fetch/files.ts'
import { makeBrief, makePlan, unkeptStore, type Brief, type Progress, type WorkStore } from '../run/index.ts'
import { packageResources } from './resources.ts'

export interface BriefCall {
  /** Files and folders; null covers everything in `data`. */
  readonly inputs: readonly string[] | null
  /** A folder, a postgres:// address, or null to keep nothing. */
  readonly data: string | null
  readonly asOf: string | null
  /** Check the digests that the records of web archives name. */
  readonly checksDigests?: boolean
  readonly progress: Progress
  readonly signal: AbortSignal
}

/** With HEARSAY_DEBUG set, what a stage threw is shown to the person at the machine; otherwise only its diagnostic is. */
function report(stage: string, error: unknown): void {
  if (process.env['HEARSAY_DEBUG'])
    process.stderr.write(`${stage}: ${error instanceof Error ? (error.stack ?? '') : String(error)}\n`)
}

/** Makes the brief of some inputs with the adapters that the call names. */
export async function composeBrief(call: BriefCall): Promise<Brief> {
  const found = call.inputs ? await findInputs(call.inputs) : null
  const make = (store: WorkStore): Promise<Brief> =>
    makeBrief(
      {
        store,
        plan: makePlan(),
        context: { resources: packageResources(), asOf: call.asOf },
        progress: call.progress,
        signal: call.signal,
        report,
      },
      {
        incoming: found
          ? [
              ...found.files,
              ...found.archives.map((one) => ({ ...one, checksDigests: call.checksDigests ?? false })),
            ]
          : null,
        failed: (found?.failed ?? []).map(({ input, diagnostic }) => ({
          input,
          code: diagnostic.code,
          message: diagnostic.message,
        })),
        notes: found?.notes ?? [],
        generatedAt: clockFromEnvironment(process.env).now(),
      },
    )
  return call.data === null ? make(unkeptStore()) : withStore(call.data, make)
}

/** The store door is loaded only where something is kept: databases take longer to load than a page to read. */
const storeDoor = () => import('../ports/store/index.ts')

/** Opens a store for one piece of work and closes it whatever happens. */
export async function withStore<T>(place: string, work: (store: Store) => Promise<T>): Promise<T> {
  const { openStore } = await storeDoor()
  const store = await openStore(place)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Writes everything that a place keeps into one file; gives the number of records. */
export async function backupTo(place: string, file: string): Promise<number> {
  const { backup } = await storeDoor()
  const { rows } = await backup(place, file)
  return rows
}

/** Reads a backup into an empty place; gives the number of records. */
export async function restoreFrom(file: string, place: string): Promise<number> {
  const { restore } = await storeDoor()
  const { rows } = await restore(file, place)
  return rows
}
