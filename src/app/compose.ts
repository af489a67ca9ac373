// The only file that picks adapters: store, clock, files, resources; and what holds them together for one command.
import type { ReadPdf } from '../model/index.ts'
import type { Store } from '../ports/store/index.ts'
import { clockFromEnvironment } from '../ports/clock/index.ts'
import { findInputs, type FoundFile } from '../ports/fetch/files.ts'
import type { Web } from '../ports/fetch/web-types.ts'
import { isWebAddress, type AllowedHost } from '../ports/fetch/web-address.ts'
import {
  makeBrief,
  makePlan,
  unkeptStore,
  type Brief,
  type BriefRequest,
  type Progress,
  type SubscriptionFile,
  type WorkStore,
} from '../run/index.ts'
import type { WatchOptions } from '../run/watch/index.ts'
import type { Workbench } from '../run/workbench.ts'
import { sortBy } from '../text/order.ts'
import { packageResources } from './resources.ts'

/** How addresses are fetched. */
export interface WebCall {
  readonly userAgent: string
  readonly allowed: readonly AllowedHost[]
  /** Most pages taken from one feed or sitemap. */
  readonly limit: number
  /** Between two requests to one host. */
  readonly delayMs: number
}

export interface BriefCall {
  /** Files, folders and web addresses; null covers everything in `data`. */
  readonly inputs: readonly string[] | null
  /** A folder, a postgres:// address, or null to keep nothing. */
  readonly data: string | null
  readonly asOf: string | null
  /** Check the digests that the records of web archives name. */
  readonly checksDigests?: boolean
  readonly progress: Progress
  readonly signal: AbortSignal
  /** Needed where an address is among the inputs: without it an address is refused by name. */
  readonly web?: WebCall
}

/** The files, and those of them that are lists of feeds. */
interface FoundFiles extends Found {
  readonly lists: readonly SubscriptionFile[]
}

type Found = Pick<BriefRequest, 'failed' | 'notes'> & {
  readonly incoming: NonNullable<BriefRequest['incoming']>
}

/** Endings under which lists of feeds come. */
const MAYBE_LIST = /\.(?:opml|xml)(?:\.gz)?$/i

async function findFiles(
  paths: readonly string[],
  call: Pick<BriefCall, 'checksDigests' | 'web'>,
): Promise<FoundFiles> {
  const { files: all, archives, failed, notes } = await findInputs(paths)
  let files: readonly FoundFile[] = all
  let lists: readonly SubscriptionFile[] = []
  // What a caller without the network names is told by name that it is no article.
  const maybe = all.filter((file) => file.isNamed && MAYBE_LIST.test(file.input))
  if (call.web && maybe.length) {
    const { takeSubscriptions } = await import('../run/gather/index.ts')
    const taken = await takeSubscriptions(maybe)
    lists = taken.lists
    files = sortBy([...all.filter((file) => !maybe.includes(file)), ...taken.files], ({ input }) => input)
  }
  const checksDigests = call.checksDigests ?? false
  return {
    incoming: [...files, ...archives.map((one) => ({ ...one, checksDigests }))],
    lists,
    failed: failed.map(({ input, diagnostic: { code, message } }) => ({ input, code, message })),
    notes,
  }
}

interface OpenWeb {
  readonly web: Web
  /** An address without what only counts visitors. */
  readonly identityOf: (address: string) => string
}

/** The network door is loaded, and opened, only for a call that needs it; it is closed whatever happens. */
async function withWeb<T>(
  how: WebCall,
  signal: AbortSignal,
  work: (open: OpenWeb) => Promise<T>,
): Promise<T> {
  const [{ openWeb }, { pageIdentity, readRobotsFile, trackingParameters }] = await Promise.all([
    import('../ports/fetch/web.ts'),
    import('../stages/collect/index.ts'),
  ])
  const { allowed, delayMs, userAgent } = how
  const isTracking = trackingParameters(packageResources())
  const web = openWeb({
    userAgent,
    allowed,
    readRobots: readRobotsFile,
    now: presentMoment(),
    manners: { delayMs },
    signal,
  })
  try {
    return await work({ web, identityOf: (address) => pageIdentity(address, isTracking) })
  } finally {
    await web.close()
  }
}

/** The clock of this process. */
export function presentMoment(): () => string {
  const clock = clockFromEnvironment(process.env)
  return () => clock.now()
}

async function withPages<T>(call: BriefCall, work: (found: Found | null) => Promise<T>): Promise<T> {
  if (!call.inputs) return work(null)
  const { web: how } = call
  // A caller who does not say how to fetch hears from the file door that an address is none of its own.
  const isFetched = (input: string): boolean => how !== undefined && isWebAddress(input)
  const addresses = call.inputs.filter(isFetched)
  const files = await findFiles(
    call.inputs.filter((input) => !isFetched(input)),
    call,
  )
  if ((!addresses.length && !files.lists.length) || !how) return work(files)
  const { gatherPages } = await import('../run/gather/index.ts')
  return withWeb(how, call.signal, async (open) => {
    const pages = await gatherPages(addresses, {
      ...open,
      limit: how.limit,
      now: presentMoment(),
      progress: call.progress,
      signal: call.signal,
      lists: files.lists,
    })
    return work({
      incoming: sortBy([...files.incoming, ...pages.incoming], ({ input }) => input),
      failed: [...files.failed, ...pages.failed],
      notes: [...files.notes, ...pages.notes],
    })
  })
}

/** With HEARSAY_DEBUG set, what a stage threw is shown to the person at the machine; otherwise only its diagnostic is. */
function report(stage: string, error: unknown): void {
  if (process.env['HEARSAY_DEBUG'])
    process.stderr.write(`${stage}: ${error instanceof Error ? (error.stack ?? '') : String(error)}\n`)
}

/** All that work needs besides its store. */
function workOf(call: Pick<BriefCall, 'progress' | 'signal'> & { readonly asOf?: string | null }) {
  return {
    plan: makePlan(),
    context: { resources: packageResources(), asOf: call.asOf ?? null },
    progress: call.progress,
    signal: call.signal,
    report,
    readPdf,
  }
}

/** The door for PDF files is loaded with the first of them. */
export const readPdf: ReadPdf = async (bytes, input) => {
  const { readPdf: read } = await import('../ports/pdf/index.ts')
  return read(bytes, input)
}

/** Makes the brief of some inputs with the adapters that the call names. */
export async function composeBrief(call: BriefCall): Promise<Brief> {
  const make = (store: WorkStore, found: Found | null): Promise<Brief> =>
    makeBrief(
      { store, ...workOf(call) },
      {
        incoming: found?.incoming ?? null,
        failed: found?.failed ?? [],
        notes: found?.notes ?? [],
        generatedAt: presentMoment()(),
      },
    )
  const { data } = call
  return withPages(call, (found) =>
    data === null ? make(unkeptStore(), found) : withStore(data, (store) => make(store, found)),
  )
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

export interface WatchCall {
  readonly data: string
  readonly web: WebCall
  readonly progress: Progress
  readonly signal: AbortSignal
}

/** What a watcher does with an open store and an open network door. */
export interface Watcher {
  readonly store: Store
  readonly options: WatchOptions
  /** Files and folders to take in at once, found through the file door. */
  readonly find: (paths: readonly string[]) => Promise<FoundFiles>
  readonly bench: () => Workbench
}

/** Opens a store and the network door for watching. */
export async function withWatcher<T>(
  call: WatchCall,
  hooks: Pick<WatchOptions, 'onVisit'> & { readonly makesStories: boolean },
  work: (watcher: Watcher) => Promise<T>,
): Promise<T> {
  const [{ Workbench: Bench }, { setTimeout: wait }] = await Promise.all([
    import('../run/workbench.ts'),
    import('node:timers/promises'),
  ])
  const common = workOf(call)
  return withStore(call.data, (store) =>
    withWeb(call.web, call.signal, (open) =>
      work({
        store,
        find: (paths) => findFiles(paths, { web: call.web }),
        bench: () => new Bench({ ...common, store }),
        options: {
          ...common,
          ...open,
          store,
          now: presentMoment(),
          findFiles: async (folder) => {
            const { files, archives, failed } = await findInputs([folder])
            return { incoming: [...files, ...archives], failed: failed.map(({ diagnostic }) => diagnostic) }
          },
          onVisit: hooks.onVisit,
          ...(hooks.makesStories
            ? {
                onRound: async () => {
                  await makeBrief(
                    { store, ...common },
                    { incoming: null, failed: [], notes: [], generatedAt: presentMoment()() },
                  )
                },
              }
            : {}),
          sleep: (ms) => wait(ms, undefined, { signal: call.signal }).catch(() => undefined),
        },
      }),
    ),
  )
}

/** Opens a store and a workbench over it, for what only reads layers. */
export async function withBench<T>(
  call: Pick<WatchCall, 'data' | 'progress' | 'signal'>,
  work: (store: Store, bench: Workbench) => Promise<T>,
): Promise<T> {
  const { Workbench: Bench } = await import('../run/workbench.ts')
  return withStore(call.data, (store) => work(store, new Bench({ ...workOf(call), store })))
}
