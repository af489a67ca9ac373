// From tokens to context vectors: the sum of a token's feature rows, then layers of simple recurrent units in both directions
// (Lei et al. 2018). Works on a batch of up to CAPACITY tokens; sentences do not see each other.
import type { ParserModel } from './parser-model.ts'
import { tensor } from './parser-model.ts'

export interface Piece {
  /** Position of its first token in the batch. */
  readonly first: number
  readonly count: number
}

export interface Affine {
  readonly x: number
  readonly weights: string
  readonly bias: string | null
  readonly out: number
  readonly rows: number
  readonly inner: number
  readonly columns: number
}

/** out = x·weights + bias */
export function affine(model: ParserModel, step: Affine): void {
  const { x, out, rows, inner, columns } = step
  const m = model.kernel.memory()
  if (step.bias !== null) {
    const bias = tensor(model, step.bias)
    for (let i = 0; i < rows; i++) m.copyWithin(out + i * columns, bias, bias + columns)
  }
  model.kernel.multiply(
    x,
    tensor(model, step.weights),
    out,
    { m: rows, k: inner, n: columns },
    step.bias !== null,
  )
}

/** Adds a row of the embedding to the vector at `to`. */
export function addRow(model: ParserModel, row: number, to: Float32Array, at: number): void {
  const wide = 2 * model.header.sizes.cell
  const scale = model.rowScales[row] ?? 0
  const { embedding } = model
  const from = row * wide
  for (let j = 0; j < wide; j++) to[at + j] = (to[at + j] ?? 0) + (embedding[from + j] ?? 0) * scale
}

interface Layer {
  readonly m: Float32Array
  readonly cell: number
  readonly input: number
  readonly output: number
  readonly sums: number
  readonly weights: number
}

function recur(layer: Layer, piece: Piece, cells: Float64Array): void {
  const { m, cell, input, output, sums, weights } = layer
  const wide = 2 * cell
  for (let d = 0; d < 2; d++) {
    const v = weights + d * wide
    cells.fill(0)
    for (let s = 0; s < piece.count; s++) {
      const t = piece.first + (d === 1 ? piece.count - 1 - s : s)
      const u = sums + t * 6 * cell + d * 3 * cell
      const at = t * wide + d * cell
      for (let j = 0; j < cell; j++) {
        const past = cells[j] ?? 0
        const a = (m[u + cell + j] ?? 0) + (m[v + j] ?? 0) * past
        const b = (m[u + wide + j] ?? 0) + (m[v + cell + j] ?? 0) * past
        const forget = 0.5 + (0.5 * a) / Math.sqrt(1 + a * a)
        const reset = 0.5 + (0.5 * b) / Math.sqrt(1 + b * b)
        const now = forget * past + (1 - forget) * (m[u + j] ?? 0)
        cells[j] = now
        m[output + at + j] = reset * now + (1 - reset) * (m[input + at + j] ?? 0)
      }
    }
  }
}

/** Runs the recurrent layers over the vectors in the first state buffer; returns where the result is. */
export function encode(model: ParserModel, pieces: readonly Piece[], count: number): number {
  const { sizes } = model.header
  const { cell } = sizes
  const { states, sums } = model.buffers
  const m = model.kernel.memory()
  const cells = new Float64Array(cell)
  let input = states[0]
  let output = states[1]
  for (let l = 0; l < sizes.layers; l++) {
    affine(model, {
      x: input,
      weights: `recurrent${l}.weights`,
      bias: `recurrent${l}.bias`,
      out: sums,
      rows: count,
      inner: 2 * cell,
      columns: 6 * cell,
    })
    const layer = { m, cell, input, output, sums, weights: tensor(model, `recurrent${l}.memory`) }
    for (const piece of pieces) recur(layer, piece, cells)
    ;[input, output] = [output, input]
  }
  return input
}
