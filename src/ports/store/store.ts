// The store door: captures; records and layers; recall and search; the log. Async, streaming by cursor, one transact.
// No query object and no SQL leaves an adapter. Both adapters pass the one contract suite in test/contract.
import type { Capture, Diagnostic } from '../../model/index.ts'

/** Bytes and their circumstances, content-addressed: the same bytes are kept once, under their digest. */
export interface CaptureStore {
  /** Acknowledged = durable. Putting the same capture again changes nothing. */
  put(capture: Capture, bytes: Uint8Array): Promise<void>
  get(id: string): Promise<Capture | null>
  bytes(digest: string): Promise<Uint8Array | null>
  /** Every capture, by id. */
  all(): AsyncIterable<Capture>
}

/**
 * A layer as kept. `recipe` names the maker and the versions of everything it was made from ("claims@3:9f2c"), so that a
 * better detector redoes its own work and its dependants' and nothing else. `basis` is the digest of the inputs where they
 * can change under one subject (a story that grows), else ''.
 */
export interface LayerRow {
  readonly subject: string
  readonly recipe: string
  readonly basis: string
  readonly value: unknown
  readonly diagnostics: readonly Diagnostic[]
}

export interface LayerStore {
  put(rows: readonly LayerRow[]): Promise<void>
  get(subject: string, recipe: string): Promise<LayerRow | null>
  /** Rows of one recipe for the subjects that have it, in the order of the subjects given. */
  many(subjects: readonly string[], recipe: string): AsyncIterable<LayerRow>
  /** Subjects that have a layer of every recipe in `needs` and none of `recipe`, by code unit. */
  missing(recipe: string, needs: readonly string[]): AsyncIterable<string>
}

/** Small named facts: what came in under which name, what failed, which id was forwarded to which. */
export interface RecordRow {
  readonly kind: string
  readonly id: string
  readonly value: unknown
}

export interface RecordStore {
  put(rows: readonly RecordRow[]): Promise<void>
  get(kind: string, id: string): Promise<RecordRow | null>
  /** All of one kind, by id. */
  all(kind: string): AsyncIterable<RecordRow>
  remove(kind: string, id: string): Promise<void>
}

export interface Recalled {
  readonly subject: string
  /** How many of the asked keys it shares. */
  readonly shared: number
}

/** A searched document: tokens are folded by src/text and indexed as given. */
export interface SearchEntry {
  readonly subject: string
  readonly tokens: readonly string[]
}

/** Our own query tree; src/text turns the words of a user into it. */
export type SearchQuery =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'phrase'; readonly tokens: readonly string[] }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly SearchQuery[] }
  | { readonly kind: 'not'; readonly part: SearchQuery }

export interface RecallStore {
  /** Replaces the keys of a subject in one index ("lineage", "stories"). */
  index(index: string, subject: string, keys: readonly string[]): Promise<void>
  /** Other subjects sharing at least one key, most shared first, then by code unit; keys shared by over `tooCommon` subjects are passed over. */
  candidates(
    index: string,
    query: {
      readonly subject: string
      readonly keys: readonly string[]
      readonly limit: number
      readonly tooCommon: number
    },
  ): Promise<readonly Recalled[]>
  indexText(entries: readonly SearchEntry[]): Promise<void>
  /** Subjects that match, by code unit; `after` is the last subject of the page before. */
  search(
    query: SearchQuery,
    page: { readonly limit: number; readonly after?: string },
  ): Promise<readonly string[]>
}

export interface LogEntry {
  readonly sequence: number
  readonly at: string
  readonly kind: string
  readonly subject: string
  readonly value: unknown
}

/** Append-only: corrections, decisions, forwarding. What was appended is never changed. */
export interface Log {
  append(entries: readonly Omit<LogEntry, 'sequence'>[]): Promise<void>
  read(from: number): AsyncIterable<LogEntry>
}

export interface Health {
  readonly adapter: string
  readonly place: string
  readonly dataVersion: number
  readonly captures: number
  readonly layers: number
  readonly bytes: number
  readonly problems: readonly string[]
}

export interface Store {
  readonly captures: CaptureStore
  readonly layers: LayerStore
  readonly records: RecordStore
  readonly recall: RecallStore
  readonly log: Log
  /** All or nothing. Nested calls join the outer one. */
  transact<T>(work: (store: Store) => Promise<T>): Promise<T>
  /** Looks at everything kept: integrity of the database, each capture against its digest. */
  check(): Promise<Health>
  close(): Promise<void>
}

export type StoreErrorCode =
  /** Written by a newer version of the program. */
  | 'data-newer'
  /** Damaged, or not ours. */
  | 'data-broken'
  /** Another process holds it and does not let go. */
  | 'data-locked'
  /** This user may not write there. */
  | 'data-unwritable'
  | 'disk-full'
  | 'server-unreachable'
  /** Bytes that are not those their digest names, or gone. */
  | 'capture-corrupt'
  /** A backup that was cut short or altered, or is no backup. */
  | 'backup-broken'
  /** A backup is restored into an empty store only. */
  | 'data-not-empty'

/** What a store says when the world is in its way: a code and one plain line with advice. */
export class StoreError extends Error {
  readonly code: StoreErrorCode
  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreError'
    this.code = code
  }
}
