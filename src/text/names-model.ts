// Reads a trained name recogniser: a header of JSON, then its weights and label transitions as bytes. No copy is made.
import { LABEL_COUNT, NAME_LABELS } from './names-recognise.ts'
import type { NameModel } from './names-recognise.ts'

export interface NameModelHeader {
  readonly format: 'hearsay/names@1'
  readonly language: string
  readonly labels: readonly string[]
  /** There are LABEL_COUNT weights for each of 2^bits buckets of features. */
  readonly bits: number
}

/** Lays out a model file as `packNames` in the training script writes it. */
export function readNameModel(bytes: Uint8Array): NameModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = view.getUint32(0, true)
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as NameModelHeader
  if (header.labels.join() !== NAME_LABELS.join())
    throw new Error('The name model has other labels than this program.')
  const at = bytes.byteOffset + 4 + length
  const size = LABEL_COUNT * 2 ** header.bits
  return {
    weights: new Int8Array(bytes.buffer, at, size),
    transitions: new Int8Array(bytes.buffer, at + size, LABEL_COUNT ** 2),
    mask: 2 ** header.bits - 1,
  }
}
