// What a network in training is made of: its parameters, the buffers of a batch and its dropout masks, laid out in the
// kernel's memory.
import { createKernel } from '../../src/text/parser-kernel.ts'
import { padded, tensorShapes } from '../../src/text/parser-layout.ts'
import type { NetworkSizes } from '../../src/text/parser-layout.ts'
import { createMatrices } from './matrix.ts'
import type { Matrices, Parameter } from './matrix.ts'
import { createEmbedding } from './optimiser.ts'
import type { Embedding } from './optimiser.ts'
import type { Random } from './random.ts'
import { roughlyNormal } from './random.ts'
import type { LayerBuffers } from './recurrent.ts'

/** One sentence as the network sees it: rows of the embedding for each token, and what should come out (−1: not known). */
export interface Example {
  readonly rows: readonly (readonly number[])[]
  readonly heads: Int32Array
  readonly relations: Int32Array
  readonly tags: Int32Array
}

export interface TrainingOptions {
  readonly sizes: NetworkSizes
  readonly rows: number
  readonly random: Random
  /** Most tokens in a batch, the longest sentence included. */
  readonly capacity: number
  readonly longest: number
  readonly inputDrop: number
  readonly drop: number
  readonly tagShare: number
}

/** Reserved for training, in floats. */
const MEMORY_FLOATS = 40_000_000
const FORGET_BIAS = 0.5
const EMBEDDING_DEVIATION = 0.15

/** Deviation of the first weights, by tensor; biases start at 0. */
function deviation(name: string, rows: number): number {
  if (name === 'arc.weights') return 0.5 / Math.sqrt(rows)
  if (name === 'arc.root') return 0.3
  if (name === 'label.root') return 0.1
  if (name.endsWith('.bias') || name.endsWith('.memory') || name === 'arc.distance') return 0
  const rectified =
    name.startsWith('dependant') ||
    name.startsWith('head') ||
    name.startsWith('label') ||
    name.startsWith('relation')
  return Math.sqrt((rectified ? 2 : 1) / rows)
}

export interface Parts {
  readonly options: TrainingOptions
  readonly matrices: Matrices
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly embedding: Embedding
  readonly layers: readonly LayerBuffers[]
  readonly masks: readonly Float32Array[]
  readonly buffers: Readonly<Record<BufferName, number>>
}

const BUFFERS = [
  'tags',
  'dependants',
  'heads',
  'queries',
  'dDependants',
  'dHeads',
  'dQueries',
  'labelDependants',
  'labelHeads',
  'hidden',
  'dHidden',
  'dLabelHeads',
  'relations',
  'turned',
  'scores',
  'dTurned',
  'scratch',
] as const
type BufferName = (typeof BUFFERS)[number]

export function prepare(options: TrainingOptions): Parts {
  const { sizes, rows, random, capacity, longest } = options
  const wide = 2 * sizes.cell
  const kernel = createKernel(MEMORY_FLOATS)
  const matrices = createMatrices(kernel, Math.max(capacity * 6 * sizes.cell, wide * 6 * sizes.cell))
  const parameters = new Map<string, Parameter>()
  for (const shape of tensorShapes(sizes)) {
    const size = shape.rows * shape.columns
    const parameter = { name: shape.name, at: matrices.room(size), gradient: matrices.room(size), size }
    const spread = deviation(shape.name, shape.rows)
    if (spread > 0)
      for (let i = 0; i < size; i++) matrices.memory[parameter.at + i] = roughlyNormal(random) * spread
    parameters.set(shape.name, parameter)
  }
  for (let layer = 0; layer < sizes.layers; layer++) {
    const at = parameters.get(`recurrent${layer}.bias`)?.at ?? 0
    for (let d = 0; d < 2; d++)
      matrices.memory.fill(FORGET_BIAS, at + d * 3 * sizes.cell + sizes.cell, at + d * 3 * sizes.cell + wide)
  }
  const embedding = createEmbedding(rows, wide)
  for (let i = 0; i < embedding.weights.length; i++)
    embedding.weights[i] = roughlyNormal(random) * EMBEDDING_DEVIATION
  const states = Array.from(
    { length: sizes.layers + 1 },
    () => [matrices.room(capacity * wide), matrices.room(capacity * wide)] as const,
  )
  const layers = Array.from({ length: sizes.layers }, (_, l): LayerBuffers => {
    const [input = 0, dInput = 0] = states[l] ?? []
    const [output = 0, dOutput = 0] = states[l + 1] ?? []
    return {
      input,
      dInput,
      output,
      dOutput,
      sums: matrices.room(capacity * 6 * sizes.cell),
      dSums: matrices.room(capacity * 6 * sizes.cell),
      cells: matrices.room(capacity * wide),
      forgets: matrices.room(capacity * wide),
      resets: matrices.room(capacity * wide),
    }
  })
  const line = padded(longest + 1)
  const width: Readonly<Record<BufferName, number>> = {
    tags: capacity * padded(sizes.tags),
    dependants: capacity * sizes.arc,
    heads: capacity * sizes.arc,
    queries: capacity * sizes.arc,
    dDependants: capacity * sizes.arc,
    dHeads: capacity * sizes.arc,
    dQueries: capacity * sizes.arc,
    labelDependants: capacity * sizes.label,
    labelHeads: capacity * sizes.label,
    hidden: capacity * sizes.label,
    dHidden: capacity * sizes.label,
    dLabelHeads: capacity * sizes.label,
    relations: capacity * padded(sizes.relations),
    turned: line * sizes.arc,
    scores: longest * line,
    dTurned: longest * line,
    scratch: line * sizes.arc,
  }
  const buffers = {} as Record<BufferName, number>
  for (const name of BUFFERS) buffers[name] = matrices.room(width[name])
  const masks = states.map(() => new Float32Array(capacity * wide))
  return { options, matrices, parameters, embedding, layers, masks, buffers }
}

export function get(parts: Parts, name: string): Parameter {
  const parameter = parts.parameters.get(name)
  if (!parameter) throw new Error(`The network has no tensor ${name}.`)
  return parameter
}

export function total(batch: readonly Example[]): number {
  return batch.reduce((sum, example) => sum + example.rows.length, 0)
}
