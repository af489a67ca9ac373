// Opening a server: connect, bring the schema to the present data version, hand out the store.
import { Pool } from 'pg'
import type { ClientBase, PoolClient } from 'pg'
import { StoreError } from '../store.ts'
import { pendingMigrations } from '../sql/migrations.ts'
import { sqlStore } from '../sql/sql-store.ts'
import type { PortableStore } from '../sql/sql-store.ts'
import { parseAddress } from './address.ts'
import type { Address } from './address.ts'
import { PostgresDriver, lockNumber } from './driver.ts'
import { postgresError } from './errors.ts'
import { POSTGRES_MIGRATIONS } from './migrations.ts'

const CONNECT_MS = 10_000

export interface PostgresOptions {
  /** postgres://user:password@host:port/database?schema=name; the schema is `hearsay` where none is named. */
  readonly url: string
  /** Connections at most; 8 where none is given. */
  readonly connections?: number
}

/** The data version of the schema: 0 where it is new or empty. Refuses a schema that is somebody else's. */
async function keptVersion(client: PoolClient, address: Address): Promise<number> {
  const { rows } = await client.query<{ name: string }>(
    'select tablename as name from pg_tables where schemaname = $1',
    [address.schema],
  )
  if (!rows.length) return 0
  if (!rows.some((row) => row.name === 'hearsay_migrations')) {
    throw new StoreError(
      'data-broken',
      `The schema at ${address.place} holds other tables. Name an empty or a new schema with ?schema=….`,
    )
  }
  const kept = await client.query<{ version: number }>(
    'select coalesce(max(version), 0) as version from hearsay_migrations',
  )
  return kept.rows[0]?.version ?? 0
}

/** Works under a lock of the whole schema: of two processes that try, one does it and the other finds it done. */
async function migrate(client: PoolClient, address: Address): Promise<void> {
  await client.query(`begin; select pg_advisory_xact_lock(${lockNumber(address.schema, 'migrate')})`)
  const version = await keptVersion(client, address)
  const steps = pendingMigrations(POSTGRES_MIGRATIONS, version, `The schema at ${address.place}`)
  if (version === 0) {
    // Asked for first: creating needs a right that using does not.
    const { rows } = await client.query('select 1 from pg_namespace where nspname = $1', [address.schema])
    if (!rows.length) await client.query(`create schema "${address.schema}"`)
    await client.query(
      'create table hearsay_migrations (version integer primary key, what text not null, at timestamptz not null default now())',
    )
  }
  for (const step of steps) {
    await client.query(step.sql)
    await client.query('insert into hearsay_migrations (version, what) values ($1, $2)', [
      step.version,
      step.what,
    ])
  }
  await client.query('commit')
}

/**
 * A session of ours: unqualified names are our tables, and an acknowledged commit is on the server's disk. Reading a table
 * through is a last resort, as the planner takes the terms of a text for part of its row, when they are stored beside it and
 * cost sixty times as much to look at.
 */
async function prepare(client: ClientBase, schema: string): Promise<void> {
  await client.query(
    `set search_path to "${schema}"; set synchronous_commit to on; set enable_seqscan to off`,
  )
}

/**
 * Opens a store on a PostgreSQL server (version 13 or later), making its tables where there are none.
 * @throws StoreError 'server-unreachable', 'data-newer', 'data-broken', 'data-unwritable'
 */
export async function openPostgres(options: PostgresOptions): Promise<PortableStore> {
  const address = parseAddress(options.url)
  const pool = new Pool({
    connectionString: address.connectionString,
    max: options.connections ?? 8,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    application_name: 'hearsay',
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- pg-pool waits for it, its types do not say so
    onConnect: (client) => prepare(client, address.schema),
  })
  pool.on('error', () => {
    // An idle connection was lost. The pool drops it and makes another when one is needed; that call tells if it cannot.
  })
  try {
    const client = await pool.connect()
    try {
      await migrate(client, address)
      client.release()
    } catch (error) {
      client.release(true)
      throw error
    }
    return sqlStore(new PostgresDriver(pool, address))
  } catch (error) {
    await pool.end()
    throw postgresError(error, address.place)
  }
}
