// Adam (Kingma and Ba 2015) with a running mean of the weights, which is what gets published. Rows of the embedding that a
// batch did not touch are left alone, and each row counts its own steps.
import type { Matrices, Parameter } from './matrix.ts'

const FIRST_DECAY = 0.9
const SECOND_DECAY = 0.95
const EPSILON = 1e-8
const MEAN_DECAY = 0.999
/** The embedding is large, so its running mean is brought up to date only every so many steps. */
const EMBEDDING_MEAN_EVERY = 8
const CLIP = 5

export interface Embedding {
  readonly width: number
  readonly weights: Float32Array
  readonly mean: Float32Array
  readonly first: Float32Array
  readonly second: Float32Array
  readonly steps: Int32Array
}

export function createEmbedding(rows: number, width: number): Embedding {
  const size = rows * width
  return {
    width,
    weights: new Float32Array(size),
    mean: new Float32Array(size),
    first: new Float32Array(size),
    second: new Float32Array(size),
    steps: new Int32Array(rows),
  }
}

export interface Optimiser {
  step(rate: number, rows: ReadonlyMap<number, Float32Array>): void
  /** Running means of the dense parameters, in their order. */
  means(): Float32Array[]
}

export function createOptimiser(
  matrices: Matrices,
  parameters: readonly Parameter[],
  embedding: Embedding,
): Optimiser {
  const m = matrices.memory
  const state = parameters.map((p) => ({
    p,
    first: new Float32Array(p.size),
    second: new Float32Array(p.size),
    mean: new Float32Array(p.size),
  }))
  let steps = 0
  const clipping = (): number => {
    let norm = 0
    for (const { gradient, size } of parameters)
      for (let i = gradient; i < gradient + size; i++) norm += (m[i] ?? 0) * (m[i] ?? 0)
    norm = Math.sqrt(norm)
    return norm > CLIP ? CLIP / norm : 1
  }
  const dense = (rate: number, clip: number, keep: number): void => {
    const a = 1 - FIRST_DECAY ** steps
    const b = 1 - SECOND_DECAY ** steps
    for (const { p, first, second, mean } of state) {
      for (let i = 0; i < p.size; i++) {
        const g = (m[p.gradient + i] ?? 0) * clip
        const f = FIRST_DECAY * (first[i] ?? 0) + (1 - FIRST_DECAY) * g
        const s = SECOND_DECAY * (second[i] ?? 0) + (1 - SECOND_DECAY) * g * g
        first[i] = f
        second[i] = s
        const w = (m[p.at + i] ?? 0) - (rate * (f / a)) / (Math.sqrt(s / b) + EPSILON)
        m[p.at + i] = w
        mean[i] = keep * (mean[i] ?? 0) + (1 - keep) * w
      }
    }
  }
  const sparse = (rate: number, clip: number, rows: ReadonlyMap<number, Float32Array>): void => {
    const { width, weights, first, second } = embedding
    for (const [row, gradient] of rows) {
      const n = (embedding.steps[row] ?? 0) + 1
      embedding.steps[row] = n
      const a = 1 - FIRST_DECAY ** n
      const b = 1 - SECOND_DECAY ** n
      for (let j = 0, i = row * width; j < width; j++, i++) {
        const g = (gradient[j] ?? 0) * clip
        const f = FIRST_DECAY * (first[i] ?? 0) + (1 - FIRST_DECAY) * g
        const s = SECOND_DECAY * (second[i] ?? 0) + (1 - SECOND_DECAY) * g * g
        first[i] = f
        second[i] = s
        weights[i] = (weights[i] ?? 0) - (rate * (f / a)) / (Math.sqrt(s / b) + EPSILON)
      }
    }
  }
  return {
    step(rate, rows) {
      steps++
      const clip = clipping()
      const keep = Math.min(MEAN_DECAY, (1 + steps) / (10 + steps))
      dense(rate, clip, keep)
      sparse(rate, clip, rows)
      if (steps % EMBEDDING_MEAN_EVERY !== 0) return
      const { weights, mean } = embedding
      const held = keep ** EMBEDDING_MEAN_EVERY
      for (let i = 0; i < weights.length; i++)
        mean[i] = held * (mean[i] ?? 0) + (1 - held) * (weights[i] ?? 0)
    },
    means() {
      return state.map(({ mean }) => mean)
    },
  }
}
