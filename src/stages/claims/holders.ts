// Which report lies within which: for each draft, the smallest other draft whose content holds its cue.
import type { Range } from '../../model/index.ts'
import type { Draft } from './draft.ts'
import { startOf } from './page.ts'
import type { Page } from './page.ts'

interface Placed {
  readonly content: readonly Range[]
  readonly from: number
  readonly to: number
  readonly cueAt: number
}

export const holds = (outer: readonly Range[], at: number): boolean =>
  outer.some(([start, end]) => at >= start && at < end)

/** Where a draft is anchored: at its cue, else at its content. */
export function anchorOf(page: Page, draft: Draft): number {
  return draft.cueToken >= 0 ? startOf(page, draft.cueToken) : (draft.content[0]?.[0] ?? 0)
}

/** Whether `outer` may hold `inner`: where each holds the other's cue, the longer one is the outer. */
function mayHold(outer: Placed, inner: Placed): boolean {
  if (!holds(outer.content, inner.cueAt)) return false
  return !(holds(inner.content, outer.cueAt) && inner.to - inner.from >= outer.to - outer.from)
}

/** For each draft, the index of the one that holds it, or -1. A sweep over the text: near-linear in the drafts. */
export function holders(page: Page, drafts: readonly Draft[]): readonly number[] {
  const placed = drafts.map((draft): Placed => ({
    content: draft.content,
    from: draft.content[0]?.[0] ?? 0,
    to: draft.content.at(-1)?.[1] ?? 0,
    cueAt: anchorOf(page, draft),
  }))
  const indices = placed.map((_, i) => i)
  const at = (i: number): Placed => placed[i] ?? { content: [], from: 0, to: 0, cueAt: 0 }
  const byStart = [...indices].sort((a, b) => at(a).from - at(b).from || at(b).to - at(a).to)
  const byCue = [...indices].sort((a, b) => at(a).cueAt - at(b).cueAt)
  const result = new Array<number>(drafts.length).fill(-1)
  let open: number[] = []
  let next = 0
  for (const i of byCue) {
    const mine = at(i)
    for (; next < byStart.length && at(byStart[next] ?? 0).from <= mine.cueAt; next++)
      open.push(byStart[next] ?? 0)
    open = open.filter((k) => at(k).to > mine.cueAt)
    let best = -1
    for (const k of open) {
      if (k === i || !mayHold(at(k), mine)) continue
      if (best < 0 || at(k).to - at(k).from < at(best).to - at(best).from) best = k
    }
    result[i] = best
  }
  return result
}
