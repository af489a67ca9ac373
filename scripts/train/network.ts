// The network in training: parameters, one batch forwards and backwards. Inference is written apart, in src/text, and a test
// holds the two together. Manual gradients; matrices live in the kernel's memory.
import { createKernel } from '../../src/text/parser-kernel.ts'
import { distanceBucket, padded, tensorShapes } from '../../src/text/parser-layout.ts'
import type { NetworkSizes } from '../../src/text/parser-layout.ts'
import { createMatrices, softmaxLoss } from './matrix.ts'
import type { Matrices, Parameter } from './matrix.ts'
import { createEmbedding, createOptimiser } from './optimiser.ts'
import type { Embedding } from './optimiser.ts'
import type { Random } from './random.ts'
import { roughlyNormal } from './random.ts'
import { recurBackward, recurForward } from './recurrent.ts'
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

export interface Losses {
  readonly tag: number
  readonly arc: number
  readonly relation: number
}

export interface Network {
  train(batch: readonly Example[], rate: number): Losses
  /** Published weights: running means, dense tensors by name and the embedding. */
  published(): { readonly tensors: ReadonlyMap<string, Float32Array>; readonly embedding: Float32Array }
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

interface Parts {
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

function prepare(options: TrainingOptions): Parts {
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

function get(parts: Parts, name: string): Parameter {
  const parameter = parts.parameters.get(name)
  if (!parameter) throw new Error(`The network has no tensor ${name}.`)
  return parameter
}

function total(batch: readonly Example[]): number {
  return batch.reduce((sum, example) => sum + example.rows.length, 0)
}

/** Drops values at random and scales the rest, remembering the mask. */
function dropOut(parts: Parts, state: number, at: number, count: number, share: number): void {
  const m = parts.matrices.memory
  const mask = parts.masks[state]
  if (!mask) return
  const scale = 1 / (1 - share)
  for (let i = 0; i < count; i++) {
    const keep = share > 0 && parts.options.random() < share ? 0 : scale
    mask[i] = keep
    m[at + i] = (m[at + i] ?? 0) * keep
  }
}

function encode(parts: Parts, batch: readonly Example[]): void {
  const { options, matrices, embedding, layers } = parts
  const { cell } = options.sizes
  const wide = 2 * cell
  const m = matrices.memory
  const count = total(batch)
  const start = layers[0]?.input ?? 0
  matrices.clear(start, count * wide)
  let t = 0
  for (const example of batch) {
    for (const rows of example.rows) {
      for (const row of rows) {
        for (let j = 0, at = start + t * wide, w = row * wide; j < wide; j++)
          m[at + j] = (m[at + j] ?? 0) + (embedding.weights[w + j] ?? 0)
      }
      t++
    }
  }
  dropOut(parts, 0, start, count * wide, options.inputDrop)
  for (const [l, buffers] of layers.entries()) {
    matrices.affine(
      buffers.input,
      get(parts, `recurrent${l}.weights`),
      get(parts, `recurrent${l}.bias`),
      buffers.sums,
      {
        rows: count,
        inner: wide,
        columns: 6 * cell,
      },
    )
    let first = 0
    for (const example of batch) {
      recurForward({
        memory: m,
        cell,
        weights: get(parts, `recurrent${l}.memory`),
        buffers,
        first,
        count: example.rows.length,
      })
      first += example.rows.length
    }
    dropOut(parts, l + 1, buffers.output, count * wide, options.drop)
  }
}

/** Tags: loss, and gradients down to the encoder's output. */
function learnTags(parts: Parts, batch: readonly Example[]): number {
  const { options, matrices, buffers } = parts
  const m = matrices.memory
  const count = total(batch)
  const wide = 2 * options.sizes.cell
  const classes = options.sizes.tags
  const columns = padded(classes)
  const at = buffers.tags
  const top = parts.layers[parts.layers.length - 1]
  if (!top) return 0
  const shape = { rows: count, inner: wide, columns }
  matrices.affine(top.output, get(parts, 'tag.weights'), get(parts, 'tag.bias'), at, shape)
  let loss = 0
  let t = 0
  for (const example of batch) {
    for (let i = 0; i < example.tags.length; i++, t++) {
      loss += softmaxLoss(m, at + t * columns, classes, {
        gold: example.tags[i] ?? -1,
        scale: options.tagShare / count,
      })
      m.fill(0, at + t * columns + classes, at + (t + 1) * columns)
    }
  }
  matrices.affineBack(
    { x: top.output, dx: top.dOutput, w: get(parts, 'tag.weights'), bias: get(parts, 'tag.bias'), dOut: at },
    shape,
  )
  return loss / count
}

/** Scores of all heads for the words of one sentence, in rows of `line`; the root is the column after the last word. */
function scoreHeads(parts: Parts, first: number, n: number): number {
  const { options, matrices, buffers } = parts
  const { arc } = options.sizes
  const m = matrices.memory
  const line = padded(n + 1)
  const root = get(parts, 'arc.root').at
  const distance = get(parts, 'arc.distance').at
  for (let j = 0; j < arc; j++) {
    const at = buffers.turned + j * line
    for (let i = 0; i < n; i++) m[at + i] = m[buffers.heads + (first + i) * arc + j] ?? 0
    m[at + n] = m[root + j] ?? 0
    m.fill(0, at + n + 1, at + line)
  }
  matrices.kernel.multiply(
    buffers.queries + first * arc,
    buffers.turned,
    buffers.scores,
    { m: n, k: arc, n: line },
    false,
  )
  for (let i = 0; i < n; i++) {
    for (let h = 0; h < n; h++) {
      if (h !== i)
        m[buffers.scores + i * line + h] =
          (m[buffers.scores + i * line + h] ?? 0) + (m[distance + distanceBucket(h - i)] ?? 0)
    }
  }
  return line
}

/** Heads of one sentence: loss, and gradients to queries, heads, root and distances. */
function learnHeads(parts: Parts, example: Example, first: number, scale: number): number {
  const { options, matrices, buffers } = parts
  const { arc } = options.sizes
  const m = matrices.memory
  const n = example.rows.length
  const line = scoreHeads(parts, first, n)
  const distance = get(parts, 'arc.distance').gradient
  let loss = 0
  for (let i = 0; i < n; i++) {
    const row = buffers.scores + i * line
    const gold = example.heads[i] ?? -1
    loss += softmaxLoss(m, row, n + 1, { gold: gold < 0 ? n : gold, scale, skip: i })
    m.fill(0, row + n + 1, row + line)
    for (let h = 0; h < n; h++)
      if (h !== i)
        m[distance + distanceBucket(h - i)] = (m[distance + distanceBucket(h - i)] ?? 0) + (m[row + h] ?? 0)
  }
  const { kernel } = matrices
  matrices.transpose(buffers.turned, arc, line, buffers.scratch)
  kernel.multiply(
    buffers.scores,
    buffers.scratch,
    buffers.dQueries + first * arc,
    { m: n, k: line, n: arc },
    false,
  )
  matrices.transpose(buffers.scores, n, line, buffers.dTurned)
  kernel.multiply(
    buffers.dTurned,
    buffers.queries + first * arc,
    buffers.scratch,
    { m: line, k: n, n: arc },
    false,
  )
  m.copyWithin(buffers.dHeads + first * arc, buffers.scratch, buffers.scratch + n * arc)
  const root = get(parts, 'arc.root').gradient
  for (let j = 0; j < arc; j++) m[root + j] = (m[root + j] ?? 0) + (m[buffers.scratch + n * arc + j] ?? 0)
  return loss
}

function learnArcs(parts: Parts, batch: readonly Example[]): number {
  const { options, matrices, buffers } = parts
  const { arc, cell } = options.sizes
  const count = total(batch)
  const top = parts.layers[parts.layers.length - 1]
  if (!top) return 0
  const down = { rows: count, inner: 2 * cell, columns: arc }
  for (const [kind, at] of [
    ['dependant', buffers.dependants],
    ['head', buffers.heads],
  ] as const) {
    matrices.affine(top.output, get(parts, `${kind}.weights`), get(parts, `${kind}.bias`), at, down)
    matrices.rectify(at, count * arc)
  }
  const square = { rows: count, inner: arc, columns: arc }
  matrices.affine(
    buffers.dependants,
    get(parts, 'arc.weights'),
    get(parts, 'arc.bias'),
    buffers.queries,
    square,
  )
  let loss = 0
  let first = 0
  for (const example of batch) {
    loss += learnHeads(parts, example, first, 1 / count)
    first += example.rows.length
  }
  matrices.clear(buffers.dDependants, count * arc)
  matrices.affineBack(
    {
      x: buffers.dependants,
      dx: buffers.dDependants,
      w: get(parts, 'arc.weights'),
      bias: get(parts, 'arc.bias'),
      dOut: buffers.dQueries,
    },
    square,
  )
  for (const [kind, at, d] of [
    ['dependant', buffers.dependants, buffers.dDependants],
    ['head', buffers.heads, buffers.dHeads],
  ] as const) {
    matrices.rectifyBack(at, d, count * arc)
    matrices.affineBack(
      {
        x: top.output,
        dx: top.dOutput,
        w: get(parts, `${kind}.weights`),
        bias: get(parts, `${kind}.bias`),
        dOut: d,
      },
      down,
    )
  }
  return loss / count
}

function learnRelations(parts: Parts, batch: readonly Example[]): number {
  const { options, matrices, buffers } = parts
  const { label, cell, relations } = options.sizes
  const m = matrices.memory
  const count = total(batch)
  const columns = padded(relations)
  const top = parts.layers[parts.layers.length - 1]
  if (!top) return 0
  const down = { rows: count, inner: 2 * cell, columns: label }
  matrices.affine(
    top.output,
    get(parts, 'label.dependant'),
    get(parts, 'label.bias'),
    buffers.labelDependants,
    down,
  )
  matrices.affine(top.output, get(parts, 'label.head'), null, buffers.labelHeads, down)
  const root = get(parts, 'label.root')
  const eachPair = (visit: (t: number, head: number) => void): void => {
    let first = 0
    for (const { heads } of batch) {
      for (let i = 0; i < heads.length; i++)
        visit(first + i, (heads[i] ?? -1) < 0 ? -1 : first + (heads[i] ?? 0))
      first += heads.length
    }
  }
  eachPair((t, head) => {
    const other = head < 0 ? root.at : buffers.labelHeads + head * label
    for (let j = 0; j < label; j++)
      m[buffers.hidden + t * label + j] =
        (m[buffers.labelDependants + t * label + j] ?? 0) + (m[other + j] ?? 0)
  })
  matrices.rectify(buffers.hidden, count * label)
  const up = { rows: count, inner: label, columns }
  matrices.affine(
    buffers.hidden,
    get(parts, 'relation.weights'),
    get(parts, 'relation.bias'),
    buffers.relations,
    up,
  )
  let loss = 0
  let t = 0
  for (const example of batch) {
    for (const gold of example.relations) {
      loss += softmaxLoss(m, buffers.relations + t * columns, relations, { gold, scale: 1 / count })
      m.fill(0, buffers.relations + t * columns + relations, buffers.relations + (t + 1) * columns)
      t++
    }
  }
  matrices.clear(buffers.dHidden, count * label)
  matrices.affineBack(
    {
      x: buffers.hidden,
      dx: buffers.dHidden,
      w: get(parts, 'relation.weights'),
      bias: get(parts, 'relation.bias'),
      dOut: buffers.relations,
    },
    up,
  )
  matrices.rectifyBack(buffers.hidden, buffers.dHidden, count * label)
  matrices.clear(buffers.dLabelHeads, count * label)
  eachPair((word, head) => {
    const to = head < 0 ? root.gradient : buffers.dLabelHeads + head * label
    for (let j = 0; j < label; j++)
      m[to + j] = (m[to + j] ?? 0) + (m[buffers.dHidden + word * label + j] ?? 0)
  })
  matrices.affineBack(
    {
      x: top.output,
      dx: top.dOutput,
      w: get(parts, 'label.dependant'),
      bias: get(parts, 'label.bias'),
      dOut: buffers.dHidden,
    },
    down,
  )
  matrices.affineBack(
    { x: top.output, dx: top.dOutput, w: get(parts, 'label.head'), bias: null, dOut: buffers.dLabelHeads },
    down,
  )
  return loss / count
}

/** From the encoder's output down to the embedding rows. */
function decodeGradients(parts: Parts, batch: readonly Example[]): Map<number, Float32Array> {
  const { options, matrices, layers } = parts
  const { cell } = options.sizes
  const wide = 2 * cell
  const m = matrices.memory
  const count = total(batch)
  const unmask = (state: number, at: number): void => {
    const mask = parts.masks[state]
    if (mask) for (let i = 0; i < count * wide; i++) m[at + i] = (m[at + i] ?? 0) * (mask[i] ?? 0)
  }
  for (let l = layers.length - 1; l >= 0; l--) {
    const buffers = layers[l]
    if (!buffers) continue
    unmask(l + 1, buffers.dOutput)
    matrices.clear(buffers.dInput, count * wide)
    let first = 0
    for (const example of batch) {
      recurBackward({
        memory: m,
        cell,
        weights: get(parts, `recurrent${l}.memory`),
        buffers,
        first,
        count: example.rows.length,
      })
      first += example.rows.length
    }
    matrices.affineBack(
      {
        x: buffers.input,
        dx: buffers.dInput,
        w: get(parts, `recurrent${l}.weights`),
        bias: get(parts, `recurrent${l}.bias`),
        dOut: buffers.dSums,
      },
      { rows: count, inner: wide, columns: 6 * cell },
    )
  }
  const start = layers[0]?.dInput ?? 0
  unmask(0, start)
  const touched = new Map<number, Float32Array>()
  let t = 0
  for (const example of batch) {
    for (const rows of example.rows) {
      for (const row of rows) {
        let gradient = touched.get(row)
        if (!gradient) touched.set(row, (gradient = new Float32Array(wide)))
        for (let j = 0; j < wide; j++) gradient[j] = (gradient[j] ?? 0) + (m[start + t * wide + j] ?? 0)
      }
      t++
    }
  }
  return touched
}

export function createNetwork(options: TrainingOptions): Network {
  const parts = prepare(options)
  const { matrices, parameters, embedding } = parts
  const list = [...parameters.values()]
  const optimiser = createOptimiser(matrices, list, embedding)
  return {
    train(batch, rate) {
      for (const p of list) matrices.clear(p.gradient, p.size)
      encode(parts, batch)
      const top = parts.layers[parts.layers.length - 1]
      matrices.clear(top?.dOutput ?? 0, total(batch) * 2 * options.sizes.cell)
      const losses = {
        tag: learnTags(parts, batch),
        arc: learnArcs(parts, batch),
        relation: learnRelations(parts, batch),
      }
      optimiser.step(rate, decodeGradients(parts, batch))
      return losses
    },
    published() {
      const means = optimiser.means()
      return {
        tensors: new Map(list.map((p, i) => [p.name, means[i] ?? new Float32Array(p.size)])),
        embedding: embedding.mean,
      }
    },
  }
}
