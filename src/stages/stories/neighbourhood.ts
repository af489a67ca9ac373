// Neighbourhood: the articles in play, each with the articles most like it. An inverted index over the heaviest terms
// proposes, exact products decide. Posting lists keep only the latest articles, and old articles retire, so that the cost
// of one more article does not grow with how many there were.
import { FOUND_BY } from './profile.ts'
import type { Weighted } from './profile.ts'

/** One article as a node: its vector and its time in days, NaN where it is undated. */
export interface Node {
  readonly vector: Weighted
  readonly day: number
}

export interface Neighbour {
  readonly node: number
  /** Cosine, lessened by the time between the two. */
  readonly likeness: number
}

/** Latest articles kept under a term. */
const POSTINGS_KEPT = 160
/** Articles compared exactly, and neighbours kept. */
const COMPARED = 40
const NEIGHBOURS_KEPT = 12
/** Two articles less alike than this are not worth remembering as neighbours. */
const LEAST_LIKENESS = 0.08

/**
 * Days between two articles at which their likeness counts half. Coverage of one event is dense for a day and thin after
 * three; the same words a week later are the next event of the saga.
 */
export const HALF_LIKENESS_DAYS = 1.7

export function timeFactor(a: number, b: number, halfDays: number = HALF_LIKENESS_DAYS): number {
  const gap = Math.abs(a - b) / halfDays
  return gap >= 0 ? 1 / (1 + gap * gap) : 1
}

/** Remembered pairs, and what makes one number of two node numbers. */
const PAIR_SLOTS = 1 << 17
const PAIR_BASE = 2 ** 26

function pairSlot(low: number, high: number): number {
  return (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 15
}

export class Neighbourhood {
  readonly nodes: (Node | null)[] = []
  readonly #neighbours: Neighbour[][] = []
  readonly #postings = new Map<number, number[]>()
  /** Cosines worked out before, by pair; a later pair overwrites an earlier one in its slot. */
  readonly #pairs = new Float64Array(PAIR_SLOTS).fill(-1)
  readonly #values = new Float64Array(PAIR_SLOTS)
  #scratch = new Float32Array(1 << 14)
  #overlap = new Float32Array(1 << 10)

  /** Nodes like this vector, most alike first, without adding it. */
  find(vector: Weighted, day: number): Neighbour[] {
    const candidates = this.#candidates(vector)
    this.#spread(vector)
    const found: Neighbour[] = []
    for (const node of candidates) {
      const other = this.nodes[node]
      if (!other) continue
      const likeness = this.#product(other.vector) * timeFactor(day, other.day)
      if (likeness >= LEAST_LIKENESS) found.push({ node, likeness })
    }
    this.#clear(vector)
    return found.sort(byLikeness)
  }

  /** Adds a node with the neighbours found for it. */
  add(node: Node, neighbours: readonly Neighbour[]): number {
    const index = this.nodes.length
    this.nodes.push(node)
    this.#neighbours.push([])
    for (const { node: other, likeness } of neighbours) {
      this.#remember(index, { node: other, likeness })
      this.#remember(other, { node: index, likeness })
    }
    const count = Math.min(FOUND_BY, node.vector.terms.length)
    for (let i = 0; i < count; i++) this.#post(node.vector.terms[i] ?? 0, index)
    return index
  }

  neighbours(node: number): readonly Neighbour[] {
    return this.#neighbours[node] ?? []
  }

  /** Forgets the vector of a node; it keeps its place in the numbering. */
  retire(node: number): void {
    this.nodes[node] = null
    this.#neighbours[node] = []
  }

  /** Cosines of all pairs of these nodes, row by row. */
  products(list: readonly number[]): Float64Array {
    const size = list.length
    const matrix = new Float64Array(size * size)
    for (let i = 0; i < size; i++) {
      const node = list[i] ?? 0
      const one = this.nodes[node]
      if (!one) continue
      let spread = false
      for (let j = 0; j < i; j++) {
        const partner = list[j] ?? 0
        const other = this.nodes[partner]
        if (!other) continue
        const key = node < partner ? node * PAIR_BASE + partner : partner * PAIR_BASE + node
        const slot = pairSlot(node < partner ? node : partner, node < partner ? partner : node)
        if (this.#pairs[slot] !== key) {
          if (!spread) this.#spread(one.vector)
          spread = true
          this.#pairs[slot] = key
          this.#values[slot] = this.#product(other.vector)
        }
        matrix[i * size + j] = matrix[j * size + i] = this.#values[slot] ?? 0
      }
      if (spread) this.#clear(one.vector)
    }
    return matrix
  }

  #candidates(vector: Weighted): number[] {
    const touched: number[] = []
    if (this.#overlap.length < this.nodes.length) {
      const grown = new Float32Array(this.nodes.length * 2)
      this.#overlap = grown
    }
    const overlap = this.#overlap
    const count = Math.min(FOUND_BY, vector.terms.length)
    for (let i = 0; i < count; i++) {
      const weight = vector.weights[i] ?? 0
      const postings = this.#postings.get(vector.terms[i] ?? 0) ?? []
      for (let k = Math.max(0, postings.length - POSTINGS_KEPT); k < postings.length; k++) {
        const node = postings[k] ?? 0
        if (overlap[node] === 0) touched.push(node)
        overlap[node] = (overlap[node] ?? 0) + weight * weight
      }
    }
    touched.sort((a, b) => (overlap[b] ?? 0) - (overlap[a] ?? 0) || a - b)
    for (const node of touched) overlap[node] = 0
    if (touched.length > COMPARED) touched.length = COMPARED
    return touched
  }

  #post(term: number, node: number): void {
    const postings = this.#postings.get(term)
    if (!postings) this.#postings.set(term, [node])
    else {
      postings.push(node)
      if (postings.length >= 2 * POSTINGS_KEPT) postings.splice(0, postings.length - POSTINGS_KEPT)
    }
  }

  #remember(node: number, neighbour: Neighbour): void {
    const list = this.#neighbours[node]
    if (!list) return
    const last = list.at(-1)
    if (list.length >= NEIGHBOURS_KEPT && last && byLikeness(neighbour, last) > 0) return
    let at = list.length
    while (at > 0 && byLikeness(neighbour, list[at - 1] ?? neighbour) < 0) at--
    list.splice(at, 0, neighbour)
    if (list.length > NEIGHBOURS_KEPT) list.pop()
  }

  #spread(vector: Weighted): void {
    for (let i = 0; i < vector.terms.length; i++) {
      const term = vector.terms[i] ?? 0
      if (term >= this.#scratch.length) {
        const grown = new Float32Array(Math.max(term + 1, this.#scratch.length * 2))
        grown.set(this.#scratch)
        this.#scratch = grown
      }
      this.#scratch[term] = vector.weights[i] ?? 0
    }
  }

  #clear(vector: Weighted): void {
    for (const term of vector.terms) this.#scratch[term] = 0
  }

  #product(vector: Weighted): number {
    const { terms, weights } = vector
    let sum = 0
    let most = 0
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i] ?? 0
      if (term < this.#scratch.length) {
        const x = (weights[i] ?? 0) * (this.#scratch[term] ?? 0)
        sum += x
        if (x > most) most = x
      }
    }
    return sum - 0.8 * most
  }
}

function byLikeness(a: Neighbour, b: Neighbour): number {
  return b.likeness - a.likeness || a.node - b.node
}
