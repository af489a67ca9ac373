// Opening a data folder: recognise it, bring it to the present data version, hand out the store.
import { resolve } from 'node:path'
import { StoreError } from '../store.ts'
import { pendingMigrations } from '../sql/migrations.ts'
import { sqlStore } from '../sql/sql-store.ts'
import type { PortableStore } from '../sql/sql-store.ts'
import { CaptureFiles } from './capture-files.ts'
import { Connection } from './connection.ts'
import { EmbeddedDriver, patiently } from './driver.ts'
import { embeddedError } from './errors.ts'
import { holdsCaptures, prepareFolder } from './folder.ts'
import { EMBEDDED_MIGRATIONS } from './migrations.ts'

/** "HEAR": tells our database from another program's (pragma application_id). */
const APPLICATION_ID = 0x48454152

export interface EmbeddedOptions {
  /** A folder that is empty, new, or a data folder already; or ':memory:', where nothing is kept. */
  readonly folder: string
  /** Ceiling of the database file (captured bytes aside); beyond it writes fail with 'disk-full'. */
  readonly limitBytes?: number
}

/**
 * Says whose database this is, before anything is written to it. Returns its data version. The three readings are of one
 * moment: another process may be making the same database right now, and half of what it makes is nobody's.
 */
function recognise(connection: Connection, place: string): number {
  if (connection.isInTransaction) return recogniseNow(connection, place)
  connection.run('begin')
  try {
    return recogniseNow(connection, place)
  } finally {
    connection.run('rollback')
  }
}

function recogniseNow(connection: Connection, place: string): number {
  const version = connection.number('pragma user_version')
  const application = connection.number('pragma application_id')
  const objects = connection.number('select count(*) from sqlite_schema')
  if (application === APPLICATION_ID || (application === 0 && version === 0 && objects === 0)) return version
  throw new StoreError(
    'data-broken',
    `${place} holds another program's database. Name an empty or a new folder.`,
  )
}

/** Brings the database to the present version; of two processes that try, one does it and the other finds it done. */
async function migrate(connection: Connection, place: string, folder: string | null): Promise<void> {
  if (!pendingMigrations(EMBEDDED_MIGRATIONS, recognise(connection, place), place).length) return
  await patiently(() => {
    connection.run('begin immediate')
  })
  try {
    const version = recognise(connection, place)
    if (version === 0 && folder !== null && (await holdsCaptures(folder))) {
      throw new StoreError(
        'data-broken',
        `${place} holds captures, but its database is empty. Restore a backup into an empty folder.`,
      )
    }
    for (const step of pendingMigrations(EMBEDDED_MIGRATIONS, version, place)) {
      connection.run(step.sql)
      connection.run(`pragma user_version = ${step.version}`)
    }
    connection.run(`pragma application_id = ${APPLICATION_ID}`)
    connection.run('commit')
  } catch (error) {
    if (connection.isInTransaction) connection.run('rollback')
    throw error
  }
}

function limit(connection: Connection, limitBytes: number): void {
  const pageBytes = connection.number('pragma page_size')
  connection.run(`pragma max_page_count = ${Math.max(1, Math.floor(limitBytes / pageBytes))}`)
}

async function openMemory(options: EmbeddedOptions): Promise<PortableStore> {
  const writer = new Connection(':memory:')
  writer.configure()
  await migrate(writer, ':memory:', null)
  if (options.limitBytes !== undefined) limit(writer, options.limitBytes)
  return sqlStore(new EmbeddedDriver({ place: ':memory:', writer, connect: null, files: null }))
}

async function openFolder(folder: string, options: EmbeddedOptions): Promise<PortableStore> {
  const path = await prepareFolder(folder)
  const writer = new Connection(path)
  try {
    await patiently(() => recognise(writer, folder))
    await patiently(() => {
      writer.run('pragma journal_mode = wal')
    })
    writer.configure()
    await migrate(writer, folder, folder)
    if (options.limitBytes !== undefined) limit(writer, options.limitBytes)
    const connect = () => {
      const connection = new Connection(path)
      connection.configure()
      connection.run('pragma query_only = 1')
      return connection
    }
    const files = new CaptureFiles(folder)
    await files.tidy()
    return sqlStore(new EmbeddedDriver({ place: folder, writer, connect, files }))
  } catch (error) {
    writer.close()
    throw error
  }
}

/**
 * Opens a data folder, making it where there is none. Several processes may have one open at once.
 * @throws StoreError 'data-newer', 'data-broken', 'data-unwritable', 'data-locked', 'disk-full'
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<PortableStore> {
  if (options.folder === ':memory:') return openMemory(options)
  const folder = resolve(options.folder)
  try {
    return await openFolder(folder, options)
  } catch (error) {
    throw embeddedError(error, folder)
  }
}
