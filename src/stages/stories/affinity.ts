// Affinity: how strongly a handful of articles belong together, seen against their surroundings. Three steps on the
// cosines: articles further apart in time count less; articles with the same neighbours count more (two short reports may
// share few words with each other and many with a third); and each likeness is measured against how alike each of the two
// is to its own closest neighbours ("self-tuning" local scaling, Zelnik-Manor and Perona 2004), so that a beat on which all
// articles resemble each other needs more, and terse or oddly worded reports need less.
import type { Neighbourhood } from './neighbourhood.ts'
import { timeFactor } from './neighbourhood.ts'

/** Weight of shared neighbours beside direct likeness. */
const SHARED_WEIGHT = 0.4
/** Neighbours at least this alike, and no more of them, describe an article's surroundings. */
const LEAST_NEIGHBOUR = 0.2
const NEIGHBOURS_SEEN = 10
/** Keeps the surroundings of an article with no real neighbours from counting as any. */
const SELF = 0.5
/** How many closest neighbours set the scale of an article. */
const SCALE_NEIGHBOURS = 2
/** Share of the local scale against the common one. */
const LOCAL_SHARE = 0.7
/** The likeness of two ordinary reports of one event, and the least scale: below it nothing is alike enough to matter. */
const COMMON_SCALE = 0.3
const LEAST_SCALE = 0.3

/**
 * Affinities of all pairs, row by row, one matrix for each number of days at which likeness counts half; 1 is about as
 * close as an article's closest neighbours.
 */
export function affinities(
  list: readonly number[],
  field: Neighbourhood,
  halves: readonly number[],
): Float64Array[] {
  const size = list.length
  const products = field.products(list)
  const day = list.map((node) => field.nodes[node]?.day ?? NaN)
  const around = new Surroundings(field)
  const scales = list.map((node) => scaleOf(node, field, around))
  const shared = sharedNeighbours(list, around)
  const matrices = halves.map(() => new Float64Array(size * size))
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      const at = i * size + j
      const local = Math.max(LEAST_SCALE, Math.sqrt((scales[i] ?? 0) * (scales[j] ?? 0)))
      const scale = (1 - LOCAL_SHARE) * COMMON_SCALE + LOCAL_SHARE * local
      for (let k = 0; k < matrices.length; k++) {
        const likeness = (products[at] ?? 0) * timeFactor(day[i] ?? NaN, day[j] ?? NaN, halves[k] ?? 1)
        const matrix = matrices[k]
        if (matrix) matrix[at] = matrix[j * size + i] = blend(likeness, shared[at] ?? 0) / scale
      }
    }
  }
  return matrices
}

function blend(likeness: number, shared: number): number {
  return (likeness + SHARED_WEIGHT * shared) / (1 + SHARED_WEIGHT)
}

type Entry = readonly [node: number, weight: number]

/** Each node with its closest neighbours as a vector of length one, made once a node. */
class Surroundings {
  readonly #field: Neighbourhood
  readonly #made = new Map<number, readonly Entry[]>()

  constructor(field: Neighbourhood) {
    this.#field = field
  }

  of(node: number): readonly Entry[] {
    const made = this.#made.get(node)
    if (made) return made
    const near: [number, number][] = [[node, SELF]]
    let sum = SELF * SELF
    for (const { node: other, likeness } of this.#field.neighbours(node)) {
      if (near.length > NEIGHBOURS_SEEN || likeness < LEAST_NEIGHBOUR) break
      near.push([other, likeness])
      sum += likeness * likeness
    }
    const length = Math.sqrt(sum)
    const entries = near.map(([other, weight]) => [other, weight / length] as const)
    this.#made.set(node, entries)
    return entries
  }

  cosine(one: number, two: number): number {
    let sum = 0
    const other = this.of(two)
    for (const [node, weight] of this.of(one)) {
      for (const [same, also] of other) if (node === same) sum += weight * also
    }
    return sum
  }
}

/** Cosines of the surroundings of all pairs; the lower half is filled. */
function sharedNeighbours(list: readonly number[], around: Surroundings): Float64Array {
  const size = list.length
  const shared = new Float64Array(size * size)
  const holders = new Map<number, Entry[]>()
  list.forEach((node, i) => {
    for (const [other, weight] of around.of(node)) {
      const held = holders.get(other) ?? []
      for (const [j, also] of held) shared[i * size + j] = (shared[i * size + j] ?? 0) + weight * also
      held.push([i, weight])
      holders.set(other, held)
    }
  })
  return shared
}

/** Mean blended likeness of a node to its closest neighbours. */
function scaleOf(node: number, field: Neighbourhood, around: Surroundings): number {
  const values: number[] = []
  for (const { node: other, likeness } of field.neighbours(node).slice(0, 2 * SCALE_NEIGHBOURS)) {
    values.push(blend(likeness, around.cosine(node, other)))
  }
  values.sort((a, b) => b - a)
  let sum = 0
  for (let i = 0; i < SCALE_NEIGHBOURS; i++) sum += values[i] ?? 0
  return sum / SCALE_NEIGHBOURS
}
