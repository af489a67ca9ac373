// The sources that a store watches: added, paused, removed, and how each is doing. What a person decided and what the
// watcher saw are two records, so that neither writes over the other.
import type { Source, SourceKind, SourceState } from '../../model/index.ts'
import type { Store } from '../../ports/store/index.ts'
import { DEFAULT_EVERY_SECONDS } from './schedule.ts'

const SOURCE = 'source'
const STATE = 'source-state'

export interface WatchedSource {
  readonly source: Source
  readonly state: SourceState
}

/** What is kept beside the state and shown to nobody. */
export interface KeptState extends SourceState {
  /** Another watcher is at it until then. */
  readonly leasedUntil?: string | null
}

export const NEW_STATE: SourceState = {
  condition: 'new',
  checkedAt: null,
  okAt: null,
  failingSince: null,
  failures: 0,
  code: null,
  message: null,
  nextTryAt: null,
  pages: 0,
  waiting: 0,
  lost: 0,
  movedTo: null,
}

export interface Adding {
  readonly address: string
  readonly kind?: SourceKind
  readonly title?: string | null
  readonly home?: string | null
  readonly folders?: readonly string[]
  readonly everySeconds?: number
  readonly limit: number
}

/** Adds a source; one that is there already keeps what was decided about it. @returns whether it is new */
export function addSource(store: Store, adding: Adding, now: string): Promise<boolean> {
  return store.transact(async (tx) => {
    if (await tx.records.get(SOURCE, adding.address)) return false
    const source: Source = {
      address: adding.address,
      kind: adding.kind ?? null,
      title: adding.title ?? null,
      home: adding.home ?? null,
      folders: adding.folders ?? [],
      addedAt: now,
      everySeconds: adding.everySeconds ?? DEFAULT_EVERY_SECONDS,
      limit: adding.limit,
      isPaused: false,
    }
    await tx.records.put([
      { kind: SOURCE, id: source.address, value: source },
      { kind: STATE, id: source.address, value: NEW_STATE },
    ])
    await tx.log.append([{ at: now, kind: 'source-added', subject: source.address, value: {} }])
    return true
  })
}

/** Changes what was decided about a source. @returns whether there is one */
export function changeSource(
  store: Store,
  address: string,
  change: Partial<Omit<Source, 'address'>>,
  now: string,
): Promise<boolean> {
  return store.transact(async (tx) => {
    const row = await tx.records.get(SOURCE, address)
    if (!row) return false
    await tx.records.put([{ kind: SOURCE, id: address, value: { ...(row.value as Source), ...change } }])
    await tx.log.append([{ at: now, kind: 'source-changed', subject: address, value: change }])
    return true
  })
}

/** Watches a source no more; what was kept from it stays. @returns whether there was one */
export function removeSource(store: Store, address: string, now: string): Promise<boolean> {
  return store.transact(async (tx) => {
    if (!(await tx.records.get(SOURCE, address))) return false
    await tx.records.remove(SOURCE, address)
    await tx.records.remove(STATE, address)
    await tx.log.append([{ at: now, kind: 'source-removed', subject: address, value: {} }])
    return true
  })
}

/** A source is tried at the next round, whatever its schedule says. */
export function retrySource(store: Store, address: string): Promise<boolean> {
  return store.transact(async (tx) => {
    const row = await tx.records.get(STATE, address)
    if (!row) return false
    await putState(tx, address, { ...(row.value as KeptState), nextTryAt: null })
    return true
  })
}

export async function putState(store: Store, address: string, state: KeptState): Promise<void> {
  await store.records.put([{ kind: STATE, id: address, value: state }])
}

export async function stateOf(store: Pick<Store, 'records'>, address: string): Promise<KeptState> {
  return ((await store.records.get(STATE, address))?.value as KeptState | undefined) ?? NEW_STATE
}

/** Every source with its state, by address. */
export async function watchedSources(store: {
  readonly records: Pick<Store['records'], 'all'>
}): Promise<WatchedSource[]> {
  const states = new Map<string, SourceState>()
  for await (const { id, value } of store.records.all(STATE)) {
    const { leasedUntil: _, ...state } = value as KeptState
    states.set(id, state)
  }
  const found: WatchedSource[] = []
  for await (const { id, value } of store.records.all(SOURCE))
    found.push({ source: value as Source, state: states.get(id) ?? NEW_STATE })
  return found
}

const TROUBLED: ReadonlySet<string> = new Set(['gone', 'blocked', 'refused', 'failing'])

const nameOf = ({ title, address }: Source): string => (title === null ? address : `${title} (${address})`)

/** What is not watched at present, one plain line each: a reader must know what could not be seen. */
export function notWatched(sources: readonly WatchedSource[]): string[] {
  return sources.flatMap(({ source, state }) => {
    const name = nameOf(source)
    if (source.isPaused) return [`${name}: paused.`]
    if (!TROUBLED.has(state.condition)) return []
    const since = state.failingSince === null ? '' : ` since ${state.failingSince}`
    return [`${name}: ${state.condition}${since}. ${state.message ?? ''}`.trim()]
  })
}
