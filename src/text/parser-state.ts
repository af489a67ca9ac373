// The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta 2011): a stack, a buffer and the arcs found so far.
// The artificial root stands behind the last word, and a word may hang on it only when it is alone on the stack, so that
// every sentence gets exactly one root. Every word is pushed once and popped once: 2n transitions.

export const SHIFT = 0
export const LEFT = 1
export const RIGHT = 2

export interface ParserState {
  /** Number of words; the artificial root has this index. */
  readonly size: number
  readonly stack: Int32Array
  depth: number
  front: number
  readonly heads: Int32Array
  readonly labels: Int32Array
  readonly leftChild: Int32Array
  readonly rightChild: Int32Array
  /** Number of dependants so far, on either side. */
  readonly leftCount: Uint8Array
  readonly rightCount: Uint8Array
}

export function createState(size: number): ParserState {
  return {
    size,
    stack: new Int32Array(size + 1),
    depth: 0,
    front: 0,
    heads: new Int32Array(size + 1).fill(-1),
    labels: new Int32Array(size + 1).fill(-1),
    leftChild: new Int32Array(size + 1).fill(-1),
    rightChild: new Int32Array(size + 1).fill(-1),
    leftCount: new Uint8Array(size + 1),
    rightCount: new Uint8Array(size + 1),
  }
}

/** Word at `depth` from the top of the stack, -1 when there is none. */
export function stacked(state: ParserState, depth: number): number {
  return state.depth > depth ? (state.stack[state.depth - 1 - depth] ?? -1) : -1
}

export function isFinal(state: ParserState): boolean {
  return state.depth === 0 && state.front >= state.size
}

export function canShift(state: ParserState): boolean {
  return state.front < state.size
}

export function canLeft(state: ParserState): boolean {
  return state.depth > 0 && (state.front < state.size || state.depth === 1)
}

export function canRight(state: ParserState): boolean {
  return state.depth > 1
}

/** Performs a transition; `label` counts for arcs only. */
export function advance(state: ParserState, action: number, label: number): void {
  if (action === SHIFT) {
    state.stack[state.depth++] = state.front++
    return
  }
  const word = stacked(state, 0)
  const head = action === LEFT ? state.front : stacked(state, 1)
  state.depth--
  state.heads[word] = head
  state.labels[word] = label
  if (action === LEFT) {
    state.leftChild[head] = word
    state.leftCount[head] = Math.min(7, (state.leftCount[head] ?? 0) + 1)
  } else {
    state.rightChild[head] = word
    state.rightCount[head] = Math.min(7, (state.rightCount[head] ?? 0) + 1)
  }
}
