// Dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013): how many gold arcs a transition makes unreachable.
import { LEFT, RIGHT, SHIFT, canLeft, canRight, canShift, stacked } from '../../src/text/parser-state.ts'
import type { ParserState } from '../../src/text/parser-state.ts'

/** Gold tree with the root written as index `size`, and the dependants of each word. */
export interface GoldTree {
  readonly heads: Int32Array
  readonly children: readonly (readonly number[])[]
}

export function goldTree(heads: readonly number[]): GoldTree {
  const size = heads.length
  const fixed = Int32Array.from(heads, (head) => (head < 0 ? size : head))
  const children: number[][] = Array.from({ length: size + 1 }, () => [])
  fixed.forEach((head, word) => children[head]?.push(word))
  return { heads: fixed, children }
}

function onStack(state: ParserState, word: number, skip: number): boolean {
  for (let d = skip; d < state.depth; d++) if (stacked(state, d) === word) return true
  return false
}

export function cost(state: ParserState, gold: GoldTree, action: number): number {
  const { front } = state
  const s0 = stacked(state, 0)
  const s1 = stacked(state, 1)
  let lost = 0
  if (action === SHIFT) {
    const head = gold.heads[front] ?? -1
    if (head < front && onStack(state, head, 1)) lost++
    for (const child of gold.children[front] ?? []) if (child < front && onStack(state, child, 0)) lost++
    return lost
  }
  const head = gold.heads[s0] ?? -1
  for (const child of gold.children[s0] ?? []) if (child >= front) lost++
  if (action === LEFT) return lost + ((s1 >= 0 && head === s1) || head > front ? 1 : 0)
  return lost + (head >= front ? 1 : 0)
}

/** Costs of the three moves; Infinity where a move is not allowed. */
export function costs(state: ParserState, gold: GoldTree): [number, number, number] {
  return [
    canShift(state) ? cost(state, gold, SHIFT) : Infinity,
    canLeft(state) ? cost(state, gold, LEFT) : Infinity,
    canRight(state) ? cost(state, gold, RIGHT) : Infinity,
  ]
}
