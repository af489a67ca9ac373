// The arithmetic of training: matrices are offsets into the kernel's memory, row-major, and every step has its backward step.
import { LEAK } from '../../src/text/parser-layout.ts'
import type { Kernel } from '../../src/text/parser-kernel.ts'

export interface Parameter {
  readonly name: string
  readonly at: number
  readonly gradient: number
  readonly size: number
}

export interface Matrices {
  readonly kernel: Kernel
  readonly memory: Float32Array
  room(count: number): number
  /** out = x·w + bias */
  affine(x: number, w: Parameter, bias: Parameter | null, out: number, shape: Shape): void
  /** Adds to dx, to the gradients of w and of the bias what dOut asks for. */
  affineBack(
    step: { x: number; dx: number; w: Parameter; bias: Parameter | null; dOut: number },
    shape: Shape,
  ): void
  transpose(from: number, rows: number, columns: number, to: number): void
  rectify(x: number, count: number): void
  /** Scales dx where x, already rectified, is below zero. */
  rectifyBack(x: number, dx: number, count: number): void
  clear(at: number, count: number): void
}

/** rows × inner times inner × columns */
export interface Shape {
  readonly rows: number
  readonly inner: number
  readonly columns: number
}

export function createMatrices(kernel: Kernel, scratchSize: number): Matrices {
  const memory = kernel.memory()
  const room = (count: number): number => {
    const at = kernel.allocate(count)
    if (kernel.memory() !== memory) throw new Error('The kernel memory was reserved too small for training.')
    return at
  }
  const scratch = room(scratchSize)
  const m = memory
  const transpose = (from: number, rows: number, columns: number, to: number): void => {
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) m[to + j * rows + i] = m[from + i * columns + j] ?? 0
  }
  return {
    kernel,
    memory,
    room,
    transpose,
    affine(x, w, bias, out, { rows, inner, columns }) {
      if (bias) for (let i = 0; i < rows; i++) m.copyWithin(out + i * columns, bias.at, bias.at + columns)
      kernel.multiply(x, w.at, out, { m: rows, k: inner, n: columns }, bias !== null)
    },
    affineBack({ x, dx, w, bias, dOut }, { rows, inner, columns }) {
      transpose(w.at, inner, columns, scratch)
      kernel.multiply(dOut, scratch, dx, { m: rows, k: columns, n: inner }, true)
      transpose(x, rows, inner, scratch)
      kernel.multiply(scratch, dOut, w.gradient, { m: inner, k: rows, n: columns }, true)
      if (!bias) return
      const g = bias.gradient
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < columns; j++) m[g + j] = (m[g + j] ?? 0) + (m[dOut + i * columns + j] ?? 0)
    },
    rectify(x, count) {
      for (let i = x; i < x + count; i++) if ((m[i] ?? 0) < 0) m[i] = (m[i] ?? 0) * LEAK
    },
    rectifyBack(x, dx, count) {
      for (let i = 0; i < count; i++) if ((m[x + i] ?? 0) < 0) m[dx + i] = (m[dx + i] ?? 0) * LEAK
    },
    clear(at, count) {
      m.fill(0, at, at + count)
    },
  }
}

/**
 * Softmax over `count` scores at `x`, replaced by the gradient of the loss −log p(gold) times `scale`; returns the loss.
 * A gold of −1 means not known: no loss, no gradient. `skip` names one index that cannot be.
 */
export function softmaxLoss(
  m: Float32Array,
  x: number,
  count: number,
  target: { readonly gold: number; readonly scale: number; readonly skip?: number },
): number {
  const { gold, scale, skip = -1 } = target
  if (gold < 0) {
    m.fill(0, x, x + count)
    return 0
  }
  let top = -Infinity
  for (let i = 0; i < count; i++) if (i !== skip && (m[x + i] ?? 0) > top) top = m[x + i] ?? 0
  let sum = 0
  for (let i = 0; i < count; i++) if (i !== skip) sum += Math.exp((m[x + i] ?? 0) - top)
  const loss = Math.log(sum) - ((m[x + gold] ?? 0) - top)
  for (let i = 0; i < count; i++) {
    const p = i === skip ? 0 : Math.exp((m[x + i] ?? 0) - top) / sum
    m[x + i] = (i === skip ? 0 : p - (i === gold ? 1 : 0)) * scale
  }
  return loss
}
