// The adapters the contract suites loop over, each with places of its own that are gone afterwards.
// PostgreSQL is looked for at HEARSAY_TEST_POSTGRES; where no server answers its suites are skipped and say so.
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'

export const SERVER = process.env['HEARSAY_TEST_POSTGRES'] ?? 'postgres://postgres@127.0.0.1:5432/test'

/** A place for one store: an address for `openStore`, and its removal. */
export interface Place {
  readonly where: string
  remove(): Promise<void>
}

export interface Adapter {
  readonly name: string
  /** False where everything is gone when the store is closed. */
  readonly isKept: boolean
  /** Why its suites cannot run here; false when they can. */
  readonly skip: string | false
  place(): Promise<Place>
}

export async function folderPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'hearsay-store-'))
  return { where: folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Runs SQL on the server, beside any store. */
export async function onServer(sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: SERVER, connectionTimeoutMillis: 2000 })
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql)
    return rows
  } finally {
    await client.end()
  }
}

async function noServer(): Promise<string | false> {
  try {
    await onServer('select 1')
    return false
  } catch {
    return `no PostgreSQL answers at ${new URL(SERVER).host}: set HEARSAY_TEST_POSTGRES`
  }
}

export function schemaPlace(): Promise<Place> {
  const schema = `contract_${randomBytes(6).toString('hex')}`
  const url = new URL(SERVER)
  url.searchParams.set('schema', schema)
  return Promise.resolve({
    where: url.href,
    remove: async () => {
      await onServer(`drop schema if exists ${schema} cascade`)
    },
  })
}

const skipServer = await noServer()

export const ADAPTERS: readonly Adapter[] = [
  {
    name: 'embedded in memory',
    isKept: false,
    skip: false,
    place: () => Promise.resolve({ where: ':memory:', remove: () => Promise.resolve() }),
  },
  { name: 'embedded in a folder', isKept: true, skip: false, place: folderPlace },
  { name: 'postgres', isKept: true, skip: skipServer, place: schemaPlace },
]

export const KEPT_ADAPTERS = ADAPTERS.filter((adapter) => adapter.isKept)
