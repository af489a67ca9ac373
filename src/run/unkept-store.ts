// The store of a run that keeps nothing: what the runner asks of the store door, held in maps until the run ends. Without a
// data folder there is nobody to keep packed rows and an index on disk for, so no database is opened and none is loaded.
// Answers exactly as an empty kept store would (see the test beside this).
import type { Capture } from '../model/index.ts'
import type { LayerRow, Recalled, RecordRow, Store } from '../ports/store/index.ts'
import { byCodeUnit, sortBy } from '../text/order.ts'

/** What making a brief asks of the store door; every store is one. */
export interface WorkStore {
  readonly captures: Pick<Store['captures'], 'put' | 'bytes' | 'all'>
  readonly layers: Pick<Store['layers'], 'put' | 'get' | 'many'>
  readonly records: Pick<Store['records'], 'put' | 'all' | 'remove'>
  readonly recall: Pick<Store['recall'], 'index' | 'candidates'>
  transact<T>(work: (store: WorkStore) => Promise<T>): Promise<T>
}

/** One value a key, kept in two steps so that no two pairs of keys are taken for one. */
class Table<T> {
  readonly #parts = new Map<string, Map<string, T>>()

  part(first: string): ReadonlyMap<string, T> | undefined {
    return this.#parts.get(first)
  }

  get(first: string, second: string): T | undefined {
    return this.#parts.get(first)?.get(second)
  }

  set(first: string, second: string, value: T): void {
    const part = this.#parts.get(first) ?? new Map<string, T>()
    this.#parts.set(first, part.set(second, value))
  }

  remove(first: string, second: string): void {
    this.#parts.get(first)?.delete(second)
  }
}

function captureMaps(): WorkStore['captures'] {
  const captures = new Map<string, Capture>()
  const bytesOf = new Map<string, Uint8Array>()
  return {
    put(capture, bytes) {
      if (!captures.has(capture.id)) captures.set(capture.id, capture)
      bytesOf.set(capture.digest, bytes)
      return Promise.resolve()
    },
    bytes: (digest) => Promise.resolve(bytesOf.get(digest) ?? null),
    async *all() {
      yield* await Promise.resolve(sortBy([...captures.values()], (one) => one.id))
    },
  }
}

function layerMaps(): WorkStore['layers'] {
  const rows = new Table<LayerRow>()
  return {
    put(some) {
      for (const row of some) rows.set(row.recipe, row.subject, row)
      return Promise.resolve()
    },
    get: (subject, recipe) => Promise.resolve(rows.get(recipe, subject) ?? null),
    async *many(subjects, recipe) {
      const part = await Promise.resolve(rows.part(recipe))
      if (!part?.size) return
      for (const subject of subjects) {
        const row = part.get(subject)
        if (row) yield row
      }
    },
  }
}

function recordMaps(): WorkStore['records'] {
  const rows = new Table<RecordRow>()
  return {
    put(some) {
      for (const row of some) rows.set(row.kind, row.id, row)
      return Promise.resolve()
    },
    async *all(kind) {
      yield* await Promise.resolve(sortBy([...(rows.part(kind)?.values() ?? [])], (one) => one.id))
    },
    remove(kind, id) {
      rows.remove(kind, id)
      return Promise.resolve()
    },
  }
}

function recallMaps(): WorkStore['recall'] {
  const keysOf = new Table<ReadonlySet<string>>()
  const holders = new Table<Set<string>>()
  return {
    index(index, subject, keys) {
      for (const key of keysOf.get(index, subject) ?? []) holders.get(index, key)?.delete(subject)
      keysOf.set(index, subject, new Set(keys))
      for (const key of keys) {
        const having = holders.get(index, key)
        if (having) having.add(subject)
        else holders.set(index, key, new Set([subject]))
      }
      return Promise.resolve()
    },
    candidates(index, { subject, keys, limit, tooCommon }) {
      const shared = new Map<string, number>()
      for (const key of new Set(keys)) {
        const having = holders.get(index, key)
        if (!having || having.size - (having.has(subject) ? 1 : 0) > tooCommon) continue
        for (const other of having) if (other !== subject) shared.set(other, (shared.get(other) ?? 0) + 1)
      }
      const recalled = [...shared].map(([other, count]): Recalled => ({ subject: other, shared: count }))
      recalled.sort((a, b) => b.shared - a.shared || byCodeUnit(a.subject, b.subject))
      return Promise.resolve(recalled.slice(0, limit))
    },
  }
}

/** An empty store that ends with the run. */
export function unkeptStore(): WorkStore {
  const store: WorkStore = {
    captures: captureMaps(),
    layers: layerMaps(),
    records: recordMaps(),
    recall: recallMaps(),
    // One run is all there is, and the runner does not go on after a write that failed: there is nothing to undo for.
    transact: (work) => work(store),
  }
  return store
}
