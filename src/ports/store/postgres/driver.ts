// PostgreSQL as a driver: a pool of connections, one transaction a connection. Transactions of `transact` run one after
// another over all processes (an advisory lock), as they do in the embedded store; single writes go side by side.
import { createHash } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import { partBytes } from '../sql/part-bytes.ts'
import { whole } from '../sql/session.ts'
import type { Driver, Param, Row, Session, Value } from '../sql/session.ts'
import { onConflict } from '../sql/tables.ts'
import type { Table } from '../sql/tables.ts'
import { Turns } from '../sql/turns.ts'
import type { Address } from './address.ts'
import { isCollision, postgresError } from './errors.ts'
import { arrays } from './inverted.ts'

type Runner = Pick<PoolClient, 'query'>

/** How often a single write that collided with another is tried. */
const TRIES = 5
/** Bytes and rows of one statement: few round trips, and little held in memory on either side. */
const STATEMENT_BYTES = 8 * 1024 * 1024
const STATEMENT_ROWS = 500

/** A lock number of our own for a purpose in a schema (advisory locks are numbers shared by a whole database). */
export function lockNumber(schema: string, purpose: string): string {
  return createHash('sha256').update(`hearsay/${schema}/${purpose}`).digest().readBigInt64BE(0).toString()
}

function toPostgres(param: Param): unknown {
  return param instanceof Uint8Array ? Buffer.from(param.buffer, param.byteOffset, param.byteLength) : param
}

function sizeOf(row: readonly Value[]): number {
  return row.reduce<number>((sum, value) => sum + (typeof value === 'object' ? (value?.length ?? 0) : 8), 0)
}

function* statements(rows: readonly (readonly Value[])[]): Generator<readonly (readonly Value[])[]> {
  let start = 0
  let bytes = 0
  for (const [position, row] of rows.entries()) {
    const size = sizeOf(row)
    if (position > start && (bytes + size > STATEMENT_BYTES || position - start >= STATEMENT_ROWS)) {
      yield rows.slice(start, position)
      start = position
      bytes = 0
    }
    bytes += size
  }
  if (start < rows.length) yield rows.slice(start)
}

/** Bytes travel as they are only as parameters of their own; in an array they would be spelled out, twice. */
function source(table: Table, rows: readonly (readonly Value[])[]): { sql: string; params: unknown[] } {
  const { columns } = table
  if (columns.some((column) => column.type === 'bytea')) {
    const tuples = rows.map((_, row) => {
      const values = columns.map(({ type }, column) => `$${row * columns.length + column + 1}::${type}`)
      return `(${values.join(', ')})`
    })
    return { sql: `values ${tuples.join(', ')}`, params: rows.flatMap((row) => row.map(toPostgres)) }
  }
  const arrayList = columns.map(({ type }, column) => `$${column + 1}::${type}[]`)
  const params = columns.map((_, column) => rows.map((row) => row[column] ?? null))
  return { sql: `select * from unnest(${arrayList.join(', ')})`, params }
}

function insertion(table: Table, rows: readonly (readonly Value[])[]): { sql: string; params: unknown[] } {
  const names = table.columns.map((column) => column.name)
  const { sql, params } = source(table, rows)
  return { sql: `insert into ${table.name} (${names.join(', ')}) ${sql} ${onConflict(table)}`, params }
}

export class PostgresDriver implements Driver {
  readonly adapter = 'postgres'
  readonly place: string
  readonly #pool: Pool
  readonly #schema: string
  readonly #turns = new Turns()

  constructor(pool: Pool, address: Address) {
    this.#pool = pool
    this.place = address.place
    this.#schema = address.schema
  }

  async #told<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw postgresError(error, this.place)
    }
  }

  #session(runner: Runner): Session {
    const all = (sql: string, params: readonly Param[] = []) =>
      this.#told(async () => (await runner.query<Row>(sql, params.map(toPostgres))).rows)
    const insert = async (table: Table, rows: readonly (readonly Value[])[]) => {
      for (const some of statements(rows)) {
        const { sql, params } = insertion(table, some)
        await this.#told(() => runner.query(sql, params))
      }
    }
    return {
      all,
      insert,
      among: (parameter, type) => `= any(${parameter}::${type}[])`,
      lockLog: async () => {
        await all(`select pg_advisory_xact_lock(${lockNumber(this.#schema, 'log')})`)
      },
      bytes: partBytes({ all, insert }),
      inverted: arrays(all),
    }
  }

  read<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return work(this.#session(this.#pool))
  }

  async #transaction<T>(begin: string, work: (session: Session) => Promise<T>): Promise<T> {
    const client = await this.#told(() => this.#pool.connect())
    let broken: Error | undefined
    const onError = (error: Error) => {
      broken = error
    }
    client.on('error', onError)
    try {
      await this.#told(() => client.query(begin))
      const result = await work(this.#session(client))
      await this.#told(() => client.query('commit'))
      return result
    } catch (error) {
      try {
        await client.query('rollback')
      } catch (lost) {
        // The connection is gone, and with it the transaction; what is told is why the work failed.
        broken = lost instanceof Error ? lost : new Error('rollback failed')
      }
      throw error
    } finally {
      client.off('error', onError)
      client.release(broken)
    }
  }

  async write<T>(work: (session: Session) => Promise<T>, exclusive: boolean): Promise<T> {
    if (exclusive) {
      const begin = `begin; select pg_advisory_xact_lock(${lockNumber(this.#schema, 'transact')})`
      return this.#turns.take(() => this.#transaction(begin, work))
    }
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#transaction('begin', work)
      } catch (error) {
        const cause = error instanceof Error ? error.cause : null
        if (attempt >= TRIES || !isCollision(cause)) throw error
      }
    }
  }

  snapshot<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#transaction('begin isolation level repeatable read read only', work)
  }

  async examine(session: Session): Promise<{ readonly bytes: number; readonly problems: readonly string[] }> {
    const [row] = await session.all(
      `select coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint as bytes
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = $1 and c.relkind = 'r'`,
      [this.#schema],
    )
    return { bytes: row ? whole(row, 'bytes') : 0, problems: [] }
  }

  close(): Promise<void> {
    return this.#turns.take(() => this.#pool.end())
  }
}
