// The address of a server, with the schema that holds our tables: postgres://user@host:port/database?schema=name.
// What is shown of it never has the password.
import { StoreError } from '../store.ts'

const DEFAULT_SCHEMA = 'hearsay'

export interface Address {
  /** For the client library; holds the password. */
  readonly connectionString: string
  readonly schema: string
  /** For people. */
  readonly place: string
}

/** Takes an address apart. Throws a StoreError that does not repeat it, as it may hold a password. */
export function parseAddress(url: string): Address {
  if (!URL.canParse(url)) {
    throw new StoreError(
      'server-unreachable',
      'The address of the PostgreSQL server cannot be read. Write it as postgres://user@host:5432/database; ' +
        'in a password, spell characters such as @ : / # as %40 %3A %2F %23.',
    )
  }
  const address = new URL(url)
  const schema = address.searchParams.get('schema') ?? DEFAULT_SCHEMA
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) {
    throw new StoreError(
      'server-unreachable',
      'The schema in the address of the PostgreSQL server may hold lower-case letters, digits and underscores only.',
    )
  }
  address.searchParams.delete('schema')
  const connectionString = address.href
  const { protocol, username, host, pathname } = address
  const user = username === '' ? '' : `${username}@`
  return { connectionString, schema, place: `${protocol}//${user}${host}${pathname}?schema=${schema}` }
}
