// What lies in files and folders, taken into a store that is kept: each page as its first version or as a new one. A file
// that reads as it did, and an archive that was read before, costs nothing more.
import type { Arrival, Diagnostic } from '../../model/index.ts'
import type { Store } from '../../ports/store/index.ts'
import { arrivalsOf, type Incoming } from '../arrivals.ts'
import { Stopped, type Workbench } from '../workbench.ts'
import { pageRecord, pageRow } from './due.ts'
import { keepPage } from './keep-page.ts'
import type { TakenPage } from './take-page.ts'

export interface FilesOptions {
  readonly store: Store
  readonly bench: Workbench
  readonly now: () => string
  /** The source that led to the files; null where they were named themselves. */
  readonly source: string | null
  readonly onPage?: (done: number, total: number) => void
}

export interface FilesTaken {
  readonly pages: readonly TakenPage[]
  readonly failed: readonly { readonly input: string; readonly diagnostic: Diagnostic }[]
  readonly notes: readonly Diagnostic[]
}

const pageIdentityOf = ({ place, address, input }: Arrival): string => place ?? address ?? input

async function takeArrival(arrival: Arrival, options: FilesOptions): Promise<TakenPage> {
  const { store, bench, now } = options
  const identity = pageIdentityOf(arrival)
  const known = await pageRecord(store, identity)
  const at = now()
  // A file has no time of its own: it is known from when it was first read.
  const retrievedAt = arrival.retrievedAt ?? at
  const keeping = await keepPage(store, bench, { ...arrival, retrievedAt }, known?.capture ?? null)
  if (keeping.kind === 'failed') return { identity, result: 'lost', id: null, notes: [keeping.diagnostic] }
  const id = keeping.kind === 'same' ? null : keeping.id
  await store.records.put([
    pageRow(identity, {
      source: options.source ?? '',
      capture: id ?? known?.capture ?? null,
      firstAt: known?.firstAt ?? at,
      checkedAt: at,
      checks: known ? known.checks + 1 : 0,
      validators: {},
      changedAt: null,
    }),
  ])
  if (keeping.kind === 'edited')
    await store.log.append([
      { at, kind: 'page-edited', subject: identity, value: { from: known?.capture ?? null, to: keeping.id } },
    ])
  return { identity, result: keeping.kind, id, notes: [] }
}

/** Takes everything in, in order. A failure costs only itself; a stop ends it after the page in hand. */
export async function takeFiles(incoming: readonly Incoming[], options: FilesOptions): Promise<FilesTaken> {
  const pages: TakenPage[] = []
  const failed: { input: string; diagnostic: Diagnostic }[] = []
  const notes: Diagnostic[] = []
  for (const [at, one] of incoming.entries()) {
    options.onPage?.(at, incoming.length)
    for await (const came of arrivalsOf(one)) {
      try {
        await options.bench.betweenWork()
      } catch (error) {
        if (error instanceof Stopped) return { pages, failed, notes }
        throw error
      }
      if (came.kind === 'note') notes.push(came.diagnostic)
      else if (came.kind === 'failed') failed.push({ input: came.input, diagnostic: came.diagnostic })
      else {
        const taken = await takeArrival(came.arrival, options)
        pages.push(taken)
        for (const diagnostic of taken.notes) failed.push({ input: came.arrival.input, diagnostic })
      }
    }
  }
  options.onPage?.(incoming.length, incoming.length)
  return { pages, failed, notes }
}
