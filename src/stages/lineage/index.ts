// The lineage room: who took text from whom.
export { fingerprint } from './fingerprint.ts'
export { lineage } from './stage.ts'
export { relate } from './relate.ts'
export { createLineageIndex } from './lineage-index.ts'
export type { LineageIndex } from './lineage-index.ts'
