// The embedded store: SQLite and files in one folder, no server.
export { openEmbedded } from './open-embedded.ts'
export type { EmbeddedOptions } from './open-embedded.ts'
