// The store door.
export { StoreError } from './store.ts'
export type {
  CaptureStore,
  Health,
  LayerRow,
  LayerStore,
  Log,
  LogEntry,
  Recalled,
  RecallStore,
  RecordRow,
  RecordStore,
  SearchEntry,
  SearchQuery,
  Store,
  StoreErrorCode,
} from './store.ts'
export { isServerAddress, openStore } from './open-store.ts'
export { openEmbedded } from './embedded/index.ts'
export type { EmbeddedOptions } from './embedded/index.ts'
export { backup, restore, verifyBackup } from './backup.ts'
export type { BackupSummary } from './backup.ts'
export type { PortableStore } from './sql/sql-store.ts'
