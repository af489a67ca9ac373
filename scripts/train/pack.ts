// Writes trained models in the formats the program reads. A network, as src/text/parser-model.ts reads it: header, feature keys, embedding rows as bytes with a scale
// each, dense tensors as 16-bit integers with a scale each.
import { tensorShapes } from '../../src/text/parser-layout.ts'
import type { ModelHeader } from '../../src/text/parser-model.ts'
import type { NameModelHeader } from '../../src/text/names-model.ts'
import { NAME_LABELS } from '../../src/text/names-recognise.ts'
import type { NameModel } from '../../src/text/names-recognise.ts'

export interface Trained {
  readonly header: ModelHeader
  readonly keys: readonly number[]
  readonly tensors: ReadonlyMap<string, Float32Array>
  readonly embedding: Float32Array
}

const ROW_LEVELS = 127
const DENSE_LEVELS = 32767

function largest(values: Float32Array, from: number, to: number): number {
  let top = 0
  for (let i = from; i < to; i++) top = Math.max(top, Math.abs(values[i] ?? 0))
  return top
}

function bytesOf(array: Int32Array | Float32Array | Int16Array | Int8Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}

/** Length of the header, then the header as JSON. */
function headOf(header: object): [Uint8Array, Uint8Array] {
  const head = new TextEncoder().encode(JSON.stringify(header))
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, head.length, true)
  return [length, head]
}

export function packModel({ header, keys, tensors, embedding }: Trained): Uint8Array {
  const wide = embedding.length / header.rows
  const scales = new Float32Array(header.rows)
  const rows = new Int8Array(embedding.length)
  for (let r = 0; r < header.rows; r++) {
    const scale = largest(embedding, r * wide, (r + 1) * wide) / ROW_LEVELS
    scales[r] = scale
    if (scale > 0)
      for (let j = r * wide; j < (r + 1) * wide; j++) rows[j] = Math.round((embedding[j] ?? 0) / scale)
  }
  const parts = [...headOf(header), bytesOf(Int32Array.from(keys)), bytesOf(scales), bytesOf(rows)]
  for (const shape of tensorShapes(header.sizes)) {
    const values = tensors.get(shape.name) ?? new Float32Array(shape.rows * shape.columns)
    const top = largest(values, 0, values.length)
    const levels = Int16Array.from(values, (value) =>
      top > 0 ? Math.round((value / top) * DENSE_LEVELS) : 0,
    )
    parts.push(bytesOf(Float32Array.of(top)), bytesOf(levels))
  }
  return new Uint8Array(Buffer.concat(parts))
}

/** Writes a recogniser as src/text/names-model.ts reads it. */
export function packNames({ weights, transitions, mask }: NameModel): Uint8Array {
  const header: NameModelHeader = {
    format: 'hearsay/names@1',
    language: 'en',
    labels: NAME_LABELS,
    bits: Math.log2(mask + 1),
  }
  const parts = [...headOf(header), bytesOf(Int8Array.from(weights)), bytesOf(Int8Array.from(transitions))]
  return new Uint8Array(Buffer.concat(parts))
}
