// One connection to the database file, with its statements kept prepared. Synchronous, as SQLite is; nothing here waits.
import { DatabaseSync } from 'node:sqlite'
import type { StatementSync } from 'node:sqlite'
import type { Param, Row, Value } from '../sql/session.ts'
import { onConflict } from '../sql/tables.ts'
import type { Table } from '../sql/tables.ts'

/**
 * How long SQLite itself sleeps for a lock, which blocks this thread; longer waits are made of many such, with the thread
 * free in between (see `patiently` in driver.ts).
 */
const BUSY_MS = 100

/**
 * FULL syncs the write-ahead log at every commit, so that what was acknowledged survives loss of power too, not only of the
 * process. It costs: see docs/decisions for the measured rates.
 */
const SETTINGS = `
  pragma synchronous = full;
  pragma temp_store = memory;
  pragma cache_size = -32768;
  pragma journal_size_limit = 67108864;
`

function toSqlite(param: Param): Value {
  return Array.isArray(param) ? JSON.stringify(param) : (param as Value)
}

export class Connection {
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  constructor(path: string) {
    this.#database = new DatabaseSync(path, { timeout: BUSY_MS })
  }

  configure(): void {
    this.#database.exec(SETTINGS)
  }

  get isInTransaction(): boolean {
    return this.#database.isTransaction
  }

  /** Several statements without parameters. */
  run(sql: string): void {
    this.#database.exec(sql)
  }

  #prepared(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#database.prepare(sql.replace(/\$(\d+)/g, '?$1'))
    this.#statements.set(sql, statement)
    return statement
  }

  all(sql: string, params: readonly Param[] = []): readonly Row[] {
    return this.#prepared(sql).all(...params.map(toSqlite))
  }

  /** A whole number that a pragma or a count gives. */
  number(sql: string): number {
    return Number(Object.values(this.all(sql)[0] ?? {})[0] ?? 0)
  }

  insert(table: Table, rows: readonly (readonly Value[])[]): void {
    const names = table.columns.map((column) => column.name)
    const statement = this.#prepared(
      `insert into ${table.name} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})
       ${onConflict(table)}`,
    )
    for (const row of rows) statement.run(...row)
  }

  close(): void {
    this.#statements.clear()
    this.#database.close()
  }
}
