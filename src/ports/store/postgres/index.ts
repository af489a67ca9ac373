// The PostgreSQL store. Loading this loads the client library, so it is imported only when a server is named.
export { openPostgres } from './open-postgres.ts'
export type { PostgresOptions } from './open-postgres.ts'
