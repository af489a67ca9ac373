// What the shared half asks of a database: statements inside one transaction (or outside any), and two things that the
// adapters do each in their own way: where captured bytes lie, and the index from terms to subjects.
// Statements are written once, in the SQL both databases understand, with $1, $2 … for parameters.
import type { Recalled } from '../store.ts'
import type { Positive } from './query.ts'
import type { Table } from './tables.ts'

export type Value = string | number | null | Uint8Array
export type Param = Value | readonly string[] | readonly number[]
export type Row = Readonly<Record<string, unknown>>

/** Bytes under their digest. Nothing that was put in a transaction is durable before that transaction is. */
export interface Bytes {
  put(digest: string, bytes: Uint8Array): Promise<void>
  /** Null where nothing is kept under the digest; not checked against it. */
  get(digest: string): Promise<Uint8Array | null>
  /** The same in pieces, for what may be larger than memory likes. */
  parts(digest: string): AsyncIterable<Uint8Array>
}

/** Terms of one numbered entry, ready for the index (see `term` in keys.ts); `before`: those it had, null if it is new. */
export interface Terms {
  readonly id: number
  readonly before: readonly string[] | null
  readonly terms: readonly string[]
}

/** A set of entries as SQL; what it needs beyond the statement's own parameters was added to them. */
export interface Matches {
  /** A select of one column `id`: every entry in the set. */
  readonly ids: string
  /** A condition: whether the entry whose number stands in this expression is in the set. */
  readonly has: (number: string) => string
}

/** The index from terms to entries. Both parts can be built again from what tables.ts keeps. */
export interface Inverted {
  /** `entry.id` is the number of a subject. */
  setText(entries: readonly Terms[]): Promise<void>
  matches(set: Positive, params: Param[]): Matches
  /** `entry.id` is the number of a row of `recalls`. */
  setKeys(entry: Terms): Promise<void>
  /** `self` is the entry of the asking subject, if it has one. Subjects come back as encoded keys. */
  candidates(query: {
    readonly self: number | null
    readonly terms: readonly string[]
    readonly limit: number
    readonly tooCommon: number
  }): Promise<readonly Recalled[]>
}

export interface Session {
  all(sql: string, params?: readonly Param[]): Promise<readonly Row[]>
  /** Writes whole rows, in the order given; no two of them may have the same key. */
  insert(table: Table, rows: readonly (readonly Value[])[]): Promise<void>
  /** " = any of the list that is parameter n", spelled for this database. */
  among(parameter: string, type: 'text' | 'bigint'): string
  /** Until the end of the transaction nobody else appends to the log. */
  lockLog(): Promise<void>
  readonly bytes: Bytes
  readonly inverted: Inverted
}

/** One database with its connections. Errors come out as StoreError where the world is in the way. */
export interface Driver {
  readonly adapter: string
  /** Where it keeps things, without any password. */
  readonly place: string
  /** Outside any transaction. */
  read<T>(work: (session: Session) => Promise<T>): Promise<T>
  /** One transaction. `exclusive`: no other exclusive one runs meanwhile, in this or another process. */
  write<T>(work: (session: Session) => Promise<T>, exclusive: boolean): Promise<T>
  /** Everything read inside is of one moment; others may write meanwhile. */
  snapshot<T>(work: (session: Session) => Promise<T>): Promise<T>
  /** Size on disk, and what the database says is wrong with itself. */
  examine(session: Session): Promise<{ readonly bytes: number; readonly problems: readonly string[] }>
  close(): Promise<void>
}

/** Reads a column that holds text. */
export function text(row: Row, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw new TypeError(`column ${column} holds no text`)
  return value
}

/** Reads a column that holds a whole number; PostgreSQL spells its 64-bit ones as text. */
export function whole(row: Row, column: string): number {
  const value = Number(row[column])
  if (!Number.isSafeInteger(value)) throw new TypeError(`column ${column} holds no whole number`)
  return value
}

/** Reads a column that holds bytes. */
export function blob(row: Row, column: string): Uint8Array {
  const value = row[column]
  if (!(value instanceof Uint8Array)) throw new TypeError(`column ${column} holds no bytes`)
  return value
}
