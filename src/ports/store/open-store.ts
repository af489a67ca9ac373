// Which store: the address decides.
import { openEmbedded } from './embedded/index.ts'
import type { PortableStore } from './sql/sql-store.ts'

/** The address of a PostgreSQL server rather than a folder. */
export function isServerAddress(where: string): boolean {
  return /^postgres(ql)?:\/\//i.test(where)
}

/**
 * Opens the store that `where` names: ':memory:', a data folder, or postgres://user@host/database?schema=name.
 * The PostgreSQL client is loaded only when one is named.
 */
export async function openStore(where: string): Promise<PortableStore> {
  if (!isServerAddress(where)) return openEmbedded({ folder: where })
  const { openPostgres } = await import('./postgres/index.ts')
  return openPostgres({ url: where })
}
