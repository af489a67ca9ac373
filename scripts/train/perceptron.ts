// An averaged perceptron over hashed features, with lazy averaging, and its quantisation to bytes.
import type { LinearModel } from '../../src/text/tagger-linear.ts'

export interface Learner {
  readonly model: LinearModel & { readonly weights: Int32Array }
  update(features: Int32Array, count: number, truth: number, guess: number): void
  tick(): void
  average(): Float64Array
}

export function createLearner(labels: number, bits: number): Learner {
  const size = labels * 2 ** bits
  const weights = new Int32Array(size)
  const totals = new Float64Array(size)
  const stamps = new Int32Array(size)
  const mask = 2 ** bits - 1
  let step = 1
  const bump = (at: number, by: number): void => {
    totals[at] = (totals[at] ?? 0) + (step - (stamps[at] ?? 0)) * (weights[at] ?? 0)
    stamps[at] = step
    weights[at] = (weights[at] ?? 0) + by
  }
  return {
    model: { labels, mask, weights },
    update(features, count, truth, guess) {
      for (let f = 0; f < count; f++) {
        const row = ((features[f] ?? 0) & mask) * labels
        bump(row + truth, 1)
        bump(row + guess, -1)
      }
    },
    tick() {
      step++
    },
    average() {
      const mean = new Float64Array(size)
      for (let i = 0; i < size; i++)
        mean[i] = ((totals[i] ?? 0) + (step - (stamps[i] ?? 0)) * (weights[i] ?? 0)) / step
      return mean
    },
  }
}

/** Scales averaged weights so that the largest used magnitude fits a byte; outliers are clipped. */
export function quantise(mean: Float64Array): Int8Array {
  const sizes = Float64Array.from(mean.filter((value) => value !== 0).map(Math.abs)).sort()
  const top = sizes[Math.floor(sizes.length * 0.9995)] ?? 1
  return Int8Array.from(mean, (value) => Math.max(-127, Math.min(127, Math.round((value / top) * 127))))
}

/** Deterministic 32-bit generator (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export function shuffle(list: unknown[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const a = list[i]
    list[i] = list[j]
    list[j] = a
  }
}
