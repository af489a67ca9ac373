// The network in training: one batch forwards and backwards. Inference is written apart, in src/text, and a test holds the two
// together. Manual gradients; matrices live in the kernel's memory.
import { learnArcs, learnRelations, learnTags } from './network-heads.ts'
import { get, prepare, total } from './network-parts.ts'
import type { Example, Parts, TrainingOptions } from './network-parts.ts'
import { createOptimiser } from './optimiser.ts'
import { recurBackward, recurForward } from './recurrent.ts'

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
