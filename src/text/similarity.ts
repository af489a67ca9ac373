// Similarity: sparse vectors and sets, and how alike they are. Pure arithmetic; what the dimensions mean is the caller's.
// Sums run in the order of the entries given, so the same entries in the same order give the same bits.

/** A sparse vector: dimension → weight. */
export type Vector = ReadonlyMap<string, number>

export function norm(vector: Vector): number {
  let sum = 0
  for (const weight of vector.values()) sum += weight * weight
  return Math.sqrt(sum)
}

/** Cosine of two vectors, 0 where either is empty. */
export function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let dot = 0
  for (const [dimension, weight] of small) dot += weight * (large.get(dimension) ?? 0)
  const length = norm(a) * norm(b)
  return length === 0 ? 0 : dot / length
}

/** How many elements two sets share. */
export function shared<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let count = 0
  for (const element of small) if (large.has(element)) count++
  return count
}

/** Shared over all, 0 where both are empty. */
export function jaccard<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const both = shared(a, b)
  const all = a.size + b.size - both
  return all === 0 ? 0 : both / all
}

/** Shared over the smaller, 0 where either is empty. */
export function overlap<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const least = Math.min(a.size, b.size)
  return least === 0 ? 0 : shared(a, b) / least
}
