// Blocks while they are being typed; an index stays an index until the end.
import type { Block, BlockKind } from '../../model/index.ts'

export interface DraftBlock {
  start: number
  end: number
  kind: BlockKind
  reason: string | null
  leadIn: number | null
  sourceStart: number | null
  sourceEnd: number | null
  /** See Block. */
  time?: string
}

export function finishBlocks(drafts: readonly DraftBlock[]): Block[] {
  return drafts.map(({ start, end, kind, reason, leadIn, sourceStart, sourceEnd, time }) => ({
    kind,
    start,
    end,
    ...(sourceStart === null ? {} : { sourceStart }),
    ...(sourceEnd === null ? {} : { sourceEnd }),
    ...(reason === null ? {} : { reason }),
    ...(leadIn === null ? {} : { leadIn }),
    ...(time === undefined ? {} : { time }),
  }))
}
