// Reads and lays out a trained network: a header line of JSON, then tensors as small integers with scales. Dense tensors are
// spread out as 32-bit floats in the kernel's memory; the embedding stays as bytes. Nothing large is parsed.
import { createKernel } from './parser-kernel.ts'
import type { Kernel } from './parser-kernel.ts'
import { padded, tensorShapes } from './parser-layout.ts'
import type { NetworkSizes } from './parser-layout.ts'

export interface ModelHeader {
  readonly format: 'hearsay/network@1'
  readonly language: string
  readonly sizes: NetworkSizes
  /** "VBD VERB": Penn tag and universal tag. */
  readonly tags: readonly string[]
  readonly relations: readonly string[]
  /** Rows of the embedding; row 0 stands for unknown words. */
  readonly rows: number
}

/** Offsets of buffers in the kernel's memory, for up to CAPACITY tokens. */
export interface Buffers {
  readonly states: readonly [number, number]
  readonly sums: number
  readonly tags: number
  readonly dependants: number
  readonly heads: number
  readonly queries: number
  readonly turned: number
  readonly scores: number
  readonly labelDependants: number
  readonly labelHeads: number
  readonly hidden: number
  readonly relations: number
}

export interface ParserModel {
  readonly header: ModelHeader
  readonly kernel: Kernel
  /** Offset of each dense tensor. */
  readonly tensors: ReadonlyMap<string, number>
  readonly buffers: Buffers
  /** Open-addressed table: feature → row. */
  readonly slots: Int32Array
  readonly slotRows: Int32Array
  readonly embedding: Int8Array
  readonly rowScales: Float32Array
  readonly rootRelation: number
}

/** Most tokens parsed at once, and the longest piece of a sentence parsed as one. */
export const CAPACITY = 384
export const LONGEST_PIECE = 128
const EMPTY = -1
const DENSE_LEVELS = 32767

function alignedSlice(bytes: Uint8Array, at: number, size: number): ArrayBuffer {
  const copy = new ArrayBuffer(size)
  new Uint8Array(copy).set(bytes.subarray(at, at + size))
  return copy
}

function tableOf(keys: Int32Array): { slots: Int32Array; slotRows: Int32Array } {
  const size = 2 ** Math.ceil(Math.log2(keys.length * 2 + 2))
  const slots = new Int32Array(size)
  const slotRows = new Int32Array(size).fill(EMPTY)
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? 0
    let at = key & (size - 1)
    while (slotRows[at] !== EMPTY) at = (at + 1) & (size - 1)
    slots[at] = key
    slotRows[at] = i + 1
  }
  return { slots, slotRows }
}

/** Row of a feature, −1 when training did not know it. */
export function rowOf(model: ParserModel, key: number): number {
  const { slots, slotRows } = model
  const mask = slots.length - 1
  let at = key & mask
  for (;;) {
    const row = slotRows[at] ?? EMPTY
    if (row === EMPTY) return EMPTY
    if (slots[at] === key) return row
    at = (at + 1) & mask
  }
}

function reserve(kernel: Kernel, sizes: NetworkSizes): Buffers {
  const wide = 2 * sizes.cell
  const line = padded(LONGEST_PIECE + 1)
  const room = (columns: number): number => kernel.allocate(CAPACITY * columns)
  return {
    states: [room(wide), room(wide)],
    sums: room(6 * sizes.cell),
    tags: room(padded(sizes.tags)),
    dependants: room(sizes.arc),
    heads: room(sizes.arc),
    queries: room(sizes.arc),
    turned: kernel.allocate(line * sizes.arc),
    scores: kernel.allocate(LONGEST_PIECE * line),
    labelDependants: room(sizes.label),
    labelHeads: room(sizes.label),
    hidden: room(sizes.label),
    relations: room(padded(sizes.relations)),
  }
}

/** Lays out a model file as `packModel` in the training script writes it. */
export function readParserModel(bytes: Uint8Array): ParserModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = view.getUint32(0, true)
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as ModelHeader
  let at = 4 + length
  const { sizes, rows } = header
  const wide = 2 * sizes.cell
  const take = (size: number): ArrayBuffer => {
    const part = alignedSlice(bytes, at, size)
    at += size
    return part
  }
  const keys = new Int32Array(take((rows - 1) * 4))
  const rowScales = new Float32Array(take(rows * 4))
  const embedding = new Int8Array(bytes.buffer, bytes.byteOffset + at, rows * wide)
  at += rows * wide
  const kernel = createKernel()
  const tensors = new Map<string, number>()
  const shapes = tensorShapes(sizes)
  for (const shape of shapes) tensors.set(shape.name, kernel.allocate(shape.rows * shape.columns))
  const buffers = reserve(kernel, sizes)
  const memory = kernel.memory()
  for (const shape of shapes) {
    const scale = (new Float32Array(take(4))[0] ?? 0) / DENSE_LEVELS
    const values = new Int16Array(take(shape.rows * shape.columns * 2))
    const to = tensors.get(shape.name) ?? 0
    for (let i = 0; i < values.length; i++) memory[to + i] = (values[i] ?? 0) * scale
  }
  return {
    header,
    kernel,
    tensors,
    buffers,
    ...tableOf(keys),
    embedding,
    rowScales,
    rootRelation: header.relations.indexOf('root'),
  }
}

export function tensor(model: ParserModel, name: string): number {
  const at = model.tensors.get(name)
  if (at === undefined) throw new Error(`The model has no tensor ${name}.`)
  return at
}
