// The store door: captures; records and layers; recall and search; the log. Async, streaming by cursor, one transact.
// No query object and no SQL leaves an adapter. Both adapters pass the one contract suite in test/contract.
import type { Capture, Diagnostic } from '../../model/index.ts'

// For every method: a promise that is fulfilled is an acknowledgement, and what was acknowledged survives kill -9 and loss of
// power. A call writes all of its rows or none. Names (ids, subjects, recipes, kinds, tokens, keys) are any strings, compared
// and ordered by UTF-16 code unit; those that the program makes (all but the id of a record) are not empty and at most about
// 1,000 bytes, else a RangeError. Values are JSON: what JSON does not know (undefined, NaN, functions) is null.
//
// A stream reads a page, hands it out, and goes on after the last key it saw. It keeps nothing open, so it may be left early
// or be read while others write: rows put behind its place are not seen, rows put ahead of it are.

/** Bytes and their circumstances, content-addressed: the same bytes are kept once, under their digest. */
export interface CaptureStore {
  /**
   * Putting a capture whose id is kept already changes nothing, except that damaged bytes are healed.
   * @throws StoreError 'capture-corrupt' where the bytes are not those that `capture.digest` names
   */
  put(capture: Capture, bytes: Uint8Array): Promise<void>
  get(id: string): Promise<Capture | null>
  /**
   * The bytes of any capture with this digest; null where there is none.
   * @throws StoreError 'capture-corrupt' where they are damaged or gone
   */
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
  /** A row replaces the one of its subject and recipe; of several in one call the last stays. */
  put(rows: readonly LayerRow[]): Promise<void>
  get(subject: string, recipe: string): Promise<LayerRow | null>
  /** Rows of one recipe for the subjects that have it, in the order of the subjects given. */
  many(subjects: readonly string[], recipe: string): AsyncIterable<LayerRow>
  /**
   * Subjects that have a layer of every recipe in `needs` and none of `recipe`, by code unit. Without needs: every subject
   * that has any layer. Layers may be put while it is read.
   */
  missing(recipe: string, needs: readonly string[]): AsyncIterable<string>
}

/** Small named facts: what came in under which name, what failed, which id was forwarded to which. */
export interface RecordRow {
  readonly kind: string
  readonly id: string
  readonly value: unknown
}

export interface RecordStore {
  /** A row replaces the one of its kind and id; of several in one call the last stays. */
  put(rows: readonly RecordRow[]): Promise<void>
  get(kind: string, id: string): Promise<RecordRow | null>
  /** All of one kind, by id. An id may be of any length (addresses are); past some hundred characters it sorts by its digest. */
  all(kind: string): AsyncIterable<RecordRow>
  /** Removing what is not there is fine. */
  remove(kind: string, id: string): Promise<void>
}

export interface Recalled {
  readonly subject: string
  /** How many of the asked keys it shares, those passed over left out. */
  readonly shared: number
}

/**
 * A searched document: tokens are folded by src/text and indexed as given, byte for byte. Two tokens that follow each other
 * here are neighbours for a phrase. Where a hit stands in the text is for the reader of the text to find, never told here.
 */
export interface SearchEntry {
  readonly subject: string
  readonly tokens: readonly string[]
}

/**
 * Our own query tree; src/text turns the words of a user into it. `and` of nothing is everything, `or` of nothing and a phrase
 * of nothing are nothing. At most 1,000 parts and 40 levels, else a RangeError.
 */
export type SearchQuery =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'phrase'; readonly tokens: readonly string[] }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly SearchQuery[] }
  | { readonly kind: 'not'; readonly part: SearchQuery }

export interface RecallStore {
  /** Replaces the keys of a subject in one index ("lineage", "stories"). */
  index(index: string, subject: string, keys: readonly string[]): Promise<void>
  /**
   * Other subjects sharing at least one key, most shared first, then by code unit. A key that over `tooCommon` other subjects
   * have is passed over. Who asks need not be indexed, and whether it is changes nothing.
   */
  candidates(
    index: string,
    query: {
      readonly subject: string
      readonly keys: readonly string[]
      readonly limit: number
      readonly tooCommon: number
    },
  ): Promise<readonly Recalled[]>
  /** Replaces what was indexed for each subject. */
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
  /** Numbers go on from the last, the first being 1, without a gap, in the order of acknowledgement. */
  append(entries: readonly Omit<LogEntry, 'sequence'>[]): Promise<void>
  /** Entries from this number on. */
  read(from: number): AsyncIterable<LogEntry>
}

export interface Health {
  readonly adapter: string
  /** The folder or the address of the server, without any password. */
  readonly place: string
  readonly dataVersion: number
  readonly captures: number
  readonly layers: number
  /** Size of all that is kept, indexes included. */
  readonly bytes: number
  /** One line each; empty where all is well. */
  readonly problems: readonly string[]
}

export interface Store {
  readonly captures: CaptureStore
  readonly layers: LayerStore
  readonly records: RecordStore
  readonly recall: RecallStore
  readonly log: Log
  /**
   * All or nothing, and one at a time over all processes: what the work reads does not change under it, and it sees its own
   * writes, which others see only when it is over. Nested calls, and calls on the outer store from inside, join it. If any of
   * its writes or a nested call fails, the whole is undone and rejects with that failure, even where the work caught it. Keep
   * it short: others wait.
   */
  transact<T>(work: (store: Store) => Promise<T>): Promise<T>
  /** Looks at everything kept: integrity of the database, each capture against its digest. Reads it all. */
  check(): Promise<Health>
  /** Waits for the transaction that is running. Afterwards every call rejects. */
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
