// What the operating system says about files, as codes of the store.
import type { StoreErrorCode } from './store.ts'

const FROM_SYSTEM: Readonly<Record<string, 'disk-full' | 'data-unwritable' | 'data-broken'>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EACCES: 'data-unwritable',
  EPERM: 'data-unwritable',
  EROFS: 'data-unwritable',
  ENOTDIR: 'data-unwritable',
  ENOENT: 'data-unwritable',
  EEXIST: 'data-unwritable',
  EISDIR: 'data-unwritable',
  ELOOP: 'data-unwritable',
  ENAMETOOLONG: 'data-unwritable',
  EMFILE: 'data-unwritable',
  ENFILE: 'data-unwritable',
  EIO: 'data-broken',
} satisfies Readonly<Record<string, StoreErrorCode>>

/** The code for an error of the file system; null where it is none of these. */
export function systemCode(error: unknown): 'disk-full' | 'data-unwritable' | 'data-broken' | null {
  if (!(error instanceof Error)) return null
  const { code } = error as NodeJS.ErrnoException
  return code === undefined ? null : (FROM_SYSTEM[code] ?? null)
}
