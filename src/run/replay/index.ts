// Every stage alone, over many records: the stages as others call them (hearsay run STAGE).
import { collect } from './collect.ts'
import { chronicle, claims, extract, syntax } from './document-stages.ts'
import { lineage, stories } from './many-documents.ts'
import type { Replay } from './record.ts'
import { corroborate } from './statements.ts'

export { REPLAY_SHAPES, type ReplayShape } from './shapes.ts'
export { BadRecord, type RecordIn, type RecordOut, type Replay } from './record.ts'

/** In the order of the rooms. Publish is not here: it takes one dossier, not lines. */
export const REPLAYS: readonly Replay[] = [
  collect,
  extract,
  syntax,
  lineage,
  stories,
  claims,
  chronicle,
  corroborate,
]
