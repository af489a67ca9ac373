// Backup and restore: everything kept, in one file that any adapter can be filled from.
// A backup is of one moment, though others may write meanwhile. Restoring is all or nothing, and only into an empty store.
import { openStore } from './open-store.ts'
import { StoreError } from './store.ts'
import type { Store } from './store.ts'
import { readBackup, writeBackup } from './backup-file.ts'
import type { Kept } from './sql/contents.ts'
import type { PortableStore } from './sql/sql-store.ts'

export interface BackupSummary {
  readonly rows: number
}

async function using<T>(
  where: PortableStore | string,
  work: (store: PortableStore) => Promise<T>,
): Promise<T> {
  if (typeof where !== 'string') return work(where)
  const store = await openStore(where)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/**
 * Writes everything `from` keeps to `file`, which appears when it is whole and replaces one that was there.
 * @throws StoreError 'disk-full', 'data-unwritable'; and what the store throws
 */
export function backup(from: PortableStore | string, file: string): Promise<BackupSummary> {
  return using(from, (store) =>
    store.contents(async (everything) => ({ rows: await writeBackup(file, everything) })),
  )
}

/** Rows of one kind that are put together. */
const ROWS_AT_ONCE = 100

async function putTogether(store: Store, rows: readonly Kept[]): Promise<void> {
  await store.layers.put(rows.flatMap((row) => (row.kind === 'layer' ? [row.row] : [])))
  await store.recall.indexText(rows.flatMap((row) => (row.kind === 'text' ? [row] : [])))
  await store.records.put(rows.flatMap((row) => (row.kind === 'record' ? [row.row] : [])))
  await store.log.append(rows.flatMap((row) => (row.kind === 'log' ? [row.entry] : [])))
  for (const row of rows) {
    if (row.kind === 'keys') await store.recall.index(row.index, row.subject, row.keys)
  }
}

async function fill(store: Store, everything: AsyncIterable<Kept>): Promise<number> {
  let rows = 0
  let waiting: Kept[] = []
  let pieces: Uint8Array[] = []
  let bytes = new Uint8Array()
  for await (const row of everything) {
    rows += 1
    if (row.kind === 'bytes') {
      pieces.push(row.data)
      if (!row.last) continue
      bytes = Buffer.concat(pieces)
      pieces = []
    } else if (row.kind === 'capture') {
      await store.captures.put(row.capture, bytes)
    } else {
      waiting.push(row)
      if (waiting.length < ROWS_AT_ONCE) continue
      await putTogether(store, waiting)
      waiting = []
    }
  }
  await putTogether(store, waiting)
  return rows
}

/** Reads a backup through without using it. Throws a StoreError where it is not whole. */
export async function verifyBackup(file: string): Promise<BackupSummary> {
  let rows = 0
  for await (const _row of readBackup(file)) rows += 1
  return { rows }
}

/**
 * Fills the empty store `into` from a backup. The file is read through before anything is opened or written.
 * @throws StoreError 'backup-broken', 'data-newer', 'data-not-empty'; and what the store throws
 */
export async function restore(file: string, into: PortableStore | string): Promise<BackupSummary> {
  await verifyBackup(file)
  return using(into, (store) =>
    store.transact(async () => {
      if (!(await store.isEmpty())) {
        throw new StoreError(
          'data-not-empty',
          'The store to restore into holds something already. Name an empty or a new place.',
        )
      }
      return { rows: await fill(store, readBackup(file)) }
    }),
  )
}
