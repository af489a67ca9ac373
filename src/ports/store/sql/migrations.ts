// Data versions: a numbered list an adapter goes through in order, each step in a transaction under a lock, so that of two
// processes that open an old folder at once one waits and then finds the work done.
import { StoreError } from '../store.ts'

/** What this program writes. Every adapter's list of steps ends with it. */
export const DATA_VERSION = 1

export interface Migration {
  readonly version: number
  readonly what: string
  readonly sql: string
}

/** The steps still to go; refuses data that a newer program wrote. */
export function pendingMigrations(
  steps: readonly Migration[],
  kept: number,
  place: string,
): readonly Migration[] {
  if (kept > DATA_VERSION) {
    throw new StoreError(
      'data-newer',
      `${place} was written by a newer version of Hearsay (data version ${kept}, this one knows ${DATA_VERSION}). ` +
        'Upgrade Hearsay, or name another place.',
    )
  }
  return steps.filter((step) => step.version > kept)
}
