// One layer of simple recurrent units (Lei et al. 2018), forwards and backwards over a sentence, with its gradients. The gates
// use 0.5 + 0.5·x/√(1+x²) in place of the logistic function: basic arithmetic only, the same bits on every machine.
import type { Parameter } from './matrix.ts'

export interface LayerBuffers {
  readonly input: number
  readonly output: number
  readonly dInput: number
  readonly dOutput: number
  readonly sums: number
  readonly dSums: number
  readonly cells: number
  readonly forgets: number
  readonly resets: number
}

export interface LayerStep {
  readonly memory: Float32Array
  readonly cell: number
  readonly weights: Parameter
  readonly buffers: LayerBuffers
  /** First token and number of tokens of the sentence. */
  readonly first: number
  readonly count: number
}

export function recurForward({ memory: m, cell, weights, buffers, first, count }: LayerStep): void {
  const wide = 2 * cell
  const { input, output, sums, cells, forgets, resets } = buffers
  for (let d = 0; d < 2; d++) {
    const v = weights.at + d * wide
    let before = -1
    for (let s = 0; s < count; s++) {
      const t = first + (d === 1 ? count - 1 - s : s)
      const u = sums + t * 6 * cell + d * 3 * cell
      const at = t * wide + d * cell
      for (let j = 0; j < cell; j++) {
        const past = before < 0 ? 0 : (m[cells + before + j] ?? 0)
        const a = (m[u + cell + j] ?? 0) + (m[v + j] ?? 0) * past
        const b = (m[u + wide + j] ?? 0) + (m[v + cell + j] ?? 0) * past
        const forget = 0.5 + (0.5 * a) / Math.sqrt(1 + a * a)
        const reset = 0.5 + (0.5 * b) / Math.sqrt(1 + b * b)
        const now = forget * past + (1 - forget) * (m[u + j] ?? 0)
        m[cells + at + j] = now
        m[forgets + at + j] = forget
        m[resets + at + j] = reset
        m[output + at + j] = reset * now + (1 - reset) * (m[input + at + j] ?? 0)
      }
      before = at
    }
  }
}

/** Derivative of the gate by its argument, from the gate's value. */
function gateSlope(gate: number): number {
  const rest = 1 - (2 * gate - 1) * (2 * gate - 1)
  return rest > 0 ? 0.5 * rest * Math.sqrt(rest) : 0
}

export function recurBackward({ memory: m, cell, weights, buffers, first, count }: LayerStep): void {
  const wide = 2 * cell
  const { input, dInput, dOutput, sums, dSums, cells, forgets, resets } = buffers
  const carried = new Float64Array(cell)
  for (let d = 0; d < 2; d++) {
    const v = weights.at + d * wide
    const g = weights.gradient + d * wide
    carried.fill(0)
    for (let s = count - 1; s >= 0; s--) {
      const t = first + (d === 1 ? count - 1 - s : s)
      const before = s === 0 ? -1 : (d === 1 ? t + 1 : t - 1) * wide + d * cell
      const u = t * 6 * cell + d * 3 * cell
      const at = t * wide + d * cell
      for (let j = 0; j < cell; j++) {
        const dOut = m[dOutput + at + j] ?? 0
        const forget = m[forgets + at + j] ?? 0
        const reset = m[resets + at + j] ?? 0
        const fresh = m[sums + u + j] ?? 0
        const past = before < 0 ? 0 : (m[cells + before + j] ?? 0)
        const dNow = dOut * reset + (carried[j] ?? 0)
        const dA = dNow * (past - fresh) * gateSlope(forget)
        const dB = dOut * ((m[cells + at + j] ?? 0) - (m[input + at + j] ?? 0)) * gateSlope(reset)
        m[dSums + u + j] = dNow * (1 - forget)
        m[dSums + u + cell + j] = dA
        m[dSums + u + wide + j] = dB
        m[dInput + at + j] = (m[dInput + at + j] ?? 0) + dOut * (1 - reset)
        m[g + j] = (m[g + j] ?? 0) + dA * past
        m[g + cell + j] = (m[g + cell + j] ?? 0) + dB * past
        carried[j] = dNow * forget + dA * (m[v + j] ?? 0) + dB * (m[v + cell + j] ?? 0)
      }
    }
  }
}
