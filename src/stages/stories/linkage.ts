// Linkage: average-linkage clustering of a small matrix (UPGMA), cut at a threshold. Deterministic: of equal pairs the
// one that stands first is merged first. Groups may be given that are merged before anything else.

/** Clusters of 0 … size - 1 as lists, by first member. `matrix` is used up. */
export function averageLinkage(
  matrix: Float64Array,
  size: number,
  threshold: number,
  given: readonly (readonly number[])[] = [],
): number[][] {
  const members: (number[] | null)[] = Array.from({ length: size }, (_, i) => [i])
  const merge = (one: number, two: number): void => {
    const a = members[one] ?? []
    const b = members[two] ?? []
    for (let k = 0; k < size; k++) {
      if (k === one || k === two || !members[k]) continue
      const mean =
        ((matrix[one * size + k] ?? 0) * a.length + (matrix[two * size + k] ?? 0) * b.length) /
        (a.length + b.length)
      matrix[one * size + k] = matrix[k * size + one] = mean
    }
    a.push(...b)
    members[two] = null
  }
  for (const group of given) {
    const first = group[0]
    if (first === undefined) continue
    for (const other of group.slice(1)) merge(first, other)
  }
  const best = new Int32Array(size).fill(-1)
  const rescan = (row: number): void => {
    let found = -1
    for (let k = 0; k < size; k++) {
      if (
        k !== row &&
        members[k] &&
        (found < 0 || (matrix[row * size + k] ?? 0) > (matrix[row * size + found] ?? 0))
      )
        found = k
    }
    best[row] = found
  }
  for (let row = 0; row < size; row++) if (members[row]) rescan(row)
  for (;;) {
    let one = -1
    let height = threshold
    for (let row = 0; row < size; row++) {
      const to = best[row] ?? -1
      if (!members[row] || to < 0) continue
      const value = matrix[row * size + to] ?? 0
      if (value >= height && (one < 0 || value > height)) {
        height = value
        one = row
      }
    }
    if (one < 0) break
    const two = best[one] ?? -1
    const [kept, gone] = one < two ? [one, two] : [two, one]
    merge(kept, gone)
    for (let row = 0; row < size; row++) {
      if (!members[row]) continue
      if (row === kept || best[row] === kept || best[row] === gone) rescan(row)
      else if ((matrix[row * size + kept] ?? 0) > (matrix[row * size + (best[row] ?? 0)] ?? 0))
        best[row] = kept
    }
  }
  return members
    .filter((list) => list !== null)
    .map((list) => list.sort((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
}
