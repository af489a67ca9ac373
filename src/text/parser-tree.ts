// The best tree over a matrix of arc scores: every word takes its best head, and where that makes a cycle the cycle is
// contracted and solved again (Chu and Liu 1965, Edmonds 1967). The root is the word that likes the root best, and only that.

export interface ArcScores {
  readonly values: Float32Array
  /** Offset of the first row, and length of a row; column `size` is the root. */
  readonly at: number
  readonly line: number
  readonly size: number
}

/** Score matrix of a contracted graph: `size` nodes, row = dependant, column = head. */
interface Graph {
  readonly size: number
  readonly root: number
  readonly scores: Float64Array
}

const IMPOSSIBLE = -1e9

function bestHeads({ size, root, scores }: Graph): Int32Array {
  const heads = new Int32Array(size).fill(-1)
  for (let i = 0; i < size; i++) {
    if (i === root) continue
    let best = -1
    for (let h = 0; h < size; h++)
      if (h !== i && (best < 0 || (scores[i * size + h] ?? 0) > (scores[i * size + best] ?? 0))) best = h
    heads[i] = best
  }
  return heads
}

/** The nodes of one cycle, or null. */
function findCycle(heads: Int32Array): number[] | null {
  const seen = new Int32Array(heads.length)
  for (let i = 0; i < heads.length; i++) {
    let at = i
    while (at >= 0 && seen[at] === 0) {
      seen[at] = i + 1
      at = heads[at] ?? -1
    }
    if (at < 0 || seen[at] !== i + 1) continue
    const cycle = [at]
    for (let next = heads[at] ?? -1; next !== at; next = heads[next] ?? -1) cycle.push(next)
    return cycle
  }
  return null
}

interface Contraction {
  readonly heads: Int32Array
  /** Outer node of each contracted node but the last, which is the cycle. */
  readonly nodes: readonly number[]
  /** Best cycle member to enter, for each outer head; best cycle member as a head, for each outer dependant. */
  readonly enter: Int32Array
  readonly leave: Int32Array
}

function contract(
  graph: Graph,
  heads: Int32Array,
  cycle: readonly number[],
): { inner: Graph; step: Contraction } {
  const { size, scores } = graph
  const inside = new Uint8Array(size)
  for (const node of cycle) inside[node] = 1
  const nodes: number[] = []
  for (let i = 0; i < size; i++) if (inside[i] === 0) nodes.push(i)
  const small = nodes.length + 1
  const ring = nodes.length
  const inner = new Float64Array(small * small)
  const enter = new Int32Array(size)
  const leave = new Int32Array(size)
  for (const [a, node] of nodes.entries()) {
    let bestIn = -Infinity
    let bestOut = -Infinity
    for (const member of cycle) {
      const into = (scores[member * size + node] ?? 0) - (scores[member * size + (heads[member] ?? 0)] ?? 0)
      if (into > bestIn) [bestIn, enter[node]] = [into, member]
      const out = scores[node * size + member] ?? 0
      if (out > bestOut) [bestOut, leave[node]] = [out, member]
    }
    inner[ring * small + a] = bestIn
    inner[a * small + ring] = node === graph.root ? IMPOSSIBLE : bestOut
    for (const [b, other] of nodes.entries())
      if (a !== b) inner[a * small + b] = scores[node * size + other] ?? 0
  }
  return {
    inner: { size: small, root: nodes.indexOf(graph.root), scores: inner },
    step: { heads, nodes, enter, leave },
  }
}

function expand(step: Contraction, solved: Int32Array, root: number): Int32Array {
  const { heads, nodes, enter, leave } = step
  const ring = nodes.length
  for (const [a, node] of nodes.entries()) {
    if (node === root) continue
    const head = solved[a] ?? 0
    heads[node] = head === ring ? (leave[node] ?? 0) : (nodes[head] ?? 0)
  }
  const outer = nodes[solved[ring] ?? 0] ?? 0
  heads[enter[outer] ?? 0] = outer
  return heads
}

/** Heads of the words, −1 for the root. */
export function bestTree({ values, at, line, size }: ArcScores): Int32Array {
  let root = 0
  for (let i = 1; i < size; i++)
    if ((values[at + i * line + size] ?? 0) > (values[at + root * line + size] ?? 0)) root = i
  const scores = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let h = 0; h < size; h++) scores[i * size + h] = values[at + i * line + h] ?? 0
  let graph: Graph = { size, root, scores }
  const roots: number[] = []
  const steps: Contraction[] = []
  let heads = bestHeads(graph)
  for (let cycle = findCycle(heads); cycle; cycle = findCycle(heads)) {
    const { inner, step } = contract(graph, heads, cycle)
    steps.push(step)
    roots.push(graph.root)
    graph = inner
    heads = bestHeads(graph)
  }
  for (let step = steps.pop(); step; step = steps.pop()) heads = expand(step, heads, roots.pop() ?? -1)
  return heads
}
