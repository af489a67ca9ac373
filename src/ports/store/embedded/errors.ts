// What SQLite and the file system say, in the store's own words. What is none of the world's doing is passed on as it is.
import { StoreError } from '../store.ts'
import type { StoreErrorCode } from '../store.ts'
import { systemCode } from '../system-errors.ts'

/** Primary result codes of SQLite (sqlite.org/rescode.html): the low byte of an extended code. */
const PERM = 3
const BUSY = 5
const LOCKED = 6
const READONLY = 8
const IOERR = 10
const CORRUPT = 11
const FULL = 13
const CANTOPEN = 14
const NOTADB = 26

const FROM_SQLITE: Readonly<Record<number, keyof typeof SAYS>> = {
  [PERM]: 'data-unwritable',
  [BUSY]: 'data-locked',
  [LOCKED]: 'data-locked',
  [READONLY]: 'data-unwritable',
  [IOERR]: 'data-broken',
  [CORRUPT]: 'data-broken',
  [FULL]: 'disk-full',
  [CANTOPEN]: 'data-unwritable',
  [NOTADB]: 'data-broken',
}

const SAYS = {
  'data-locked': 'is in use by another process that does not let go. Wait for it to finish, or end it.',
  'data-unwritable': 'cannot be written. Give this user the right to write there, or name another folder.',
  'data-broken': 'cannot be read: its database is damaged. Restore a backup into an empty folder.',
  'disk-full': 'has no room left. Free some space; nothing that was acknowledged is lost.',
} as const satisfies Partial<Record<StoreErrorCode, string>>

const DISK_SAYS = 'cannot be read or written: the disk reports errors. Check the disk and its connection.'

function codeOf(error: unknown): keyof typeof SAYS | null {
  if (!(error instanceof Error)) return null
  const { code, errcode } = error as { code?: unknown; errcode?: unknown }
  if (code !== 'ERR_SQLITE_ERROR') return systemCode(error)
  return typeof errcode === 'number' ? (FROM_SQLITE[errcode & 0xff] ?? null) : null
}

function isDiskError(error: unknown): boolean {
  const { errcode } = error as { errcode?: unknown }
  return (
    (typeof errcode === 'number' && (errcode & 0xff) === IOERR) ||
    (error as NodeJS.ErrnoException).code === 'EIO'
  )
}

/** The error as a StoreError about `place`; anything that is not the world's doing comes back unchanged. */
export function embeddedError(error: unknown, place: string): unknown {
  const code = codeOf(error)
  if (!code) return error
  const says = isDiskError(error) ? DISK_SAYS : SAYS[code]
  return new StoreError(code, `The data folder ${place} ${says}`, { cause: error })
}

/** Another connection holds the lock just now. */
export function isBusy(error: unknown): boolean {
  return codeOf(error) === 'data-locked'
}
