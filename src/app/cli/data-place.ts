// Where the data is: --data, else HEARSAY_DATA, else the user's data directory (XDG base directories).
import os from 'node:os'
import path from 'node:path'

export const DATA_OPTION = ['--data <dir>', 'data folder, or a postgres:// address'] as const

/** The named place, or null where none was named. */
export function namedPlace(option: string | undefined): string | null {
  return option ?? (process.env['HEARSAY_DATA'] || null)
}

/** The named place, else the user's own. */
export function dataPlace(option: string | undefined): string {
  const base = process.env['XDG_DATA_HOME'] || path.join(os.homedir(), '.local', 'share')
  return namedPlace(option) ?? path.join(base, 'hearsay')
}
