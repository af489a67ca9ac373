// A linear classifier over hashed features: one row of small integer weights per bucket, one column per label. Bucket
// collisions are part of the model; training sees the same ones. Reads a typed array; nothing is parsed.

export interface LinearModel {
  readonly labels: number
  /** Number of buckets minus one; a power of two minus one. */
  readonly mask: number
  readonly weights: Int8Array | Float32Array | Int32Array
}

/** Mixes two 32-bit values into one. */
export function mix(a: number, b: number): number {
  let h = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b)
  h ^= h >>> 15
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 13)) | 0
}

/** 32-bit hash of a stretch of text, by code unit. */
export function hashText(text: string, from: number, to: number): number {
  let h = 0x811c9dc5
  for (let i = from; i < to; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h ^= h >>> 15
  return h | 0
}

/** Adds up the rows of the first `count` features into `scores`. */
export function scoreLinear(
  model: LinearModel,
  features: Int32Array,
  count: number,
  scores: Int32Array | Float64Array,
): void {
  const { labels, mask, weights } = model
  for (let l = 0; l < labels; l++) scores[l] = 0
  for (let f = 0; f < count; f++) {
    let at = ((features[f] ?? 0) & mask) * labels
    for (let l = 0; l < labels; l++, at++) scores[l] = (scores[l] ?? 0) + (weights[at] ?? 0)
  }
}

/** Index of the largest score; the first one wins a tie. */
export function bestLabel(scores: Int32Array | Float64Array, labels: number): number {
  let best = 0
  for (let l = 1; l < labels; l++) if ((scores[l] ?? 0) > (scores[best] ?? 0)) best = l
  return best
}
