// Postings: which documents hold which shingle, as sorted typed arrays, and the pairs of documents that share one.
// Built once over all documents; memory is eight bytes a shingle.

/** A shingle in more documents than this recalls only the earliest of them: the origin and its first copies. */
const MOST_RECALLED = 48

export interface Postings {
  /** Calls back with each shingle that at least `least` documents hold, and those documents, ascending. */
  readonly common: (least: number, visit: (shingle: number, documents: readonly number[]) => void) => void
  /** Pairs (left < right) that share a shingle which is not passed over. */
  readonly pairs: (passedOver: ReadonlySet<number>) => Generator<readonly [left: number, right: number]>
}

/** `fingerprints[i]` are the shingles of document i, in any order, repeated or not. */
export function postings(fingerprints: readonly Uint32Array[]): Postings {
  const base = 2 ** Math.ceil(Math.log2(Math.max(2, fingerprints.length)))
  const entries = sorted(fingerprints, base)
  return {
    common(least, visit) {
      let begin = 0
      while (begin < entries.length) {
        const shingle = Math.floor((entries[begin] ?? 0) / base)
        const end = lowest(entries, (shingle + 1) * base, begin)
        if (end - begin >= least)
          visit(
            shingle,
            Array.from(entries.subarray(begin, end), (entry) => entry % base),
          )
        begin = end
      }
    },
    *pairs(passedOver) {
      const seen = new Uint8Array(fingerprints.length)
      for (let right = 0; right < fingerprints.length; right++) {
        const left: number[] = []
        for (const shingle of fingerprints[right] ?? []) {
          if (passedOver.has(shingle)) continue
          const begin = lowest(entries, shingle * base, 0)
          const end = Math.min(entries.length, begin + MOST_RECALLED)
          for (let k = begin; k < end; k++) {
            const document = (entries[k] ?? 0) - shingle * base
            if (document >= right) break
            if (seen[document] === 0) left.push(document)
            seen[document] = 1
          }
        }
        left.sort((x, y) => x - y)
        for (const document of left) {
          seen[document] = 0
          yield [document, right]
        }
      }
    },
  }
}

/** (shingle, document) as one number each (below 2^53), sorted, without repetitions. */
function sorted(fingerprints: readonly Uint32Array[], base: number): Float64Array {
  const entries = new Float64Array(fingerprints.reduce((sum, list) => sum + list.length, 0))
  let count = 0
  fingerprints.forEach((list, document) => {
    for (const shingle of list) entries[count++] = shingle * base + document
  })
  entries.sort()
  let kept = 0
  for (let i = 0; i < count; i++) {
    if (i === 0 || entries[i] !== entries[i - 1]) entries[kept++] = entries[i] ?? 0
  }
  return entries.subarray(0, kept)
}

function lowest(entries: Float64Array, value: number, from: number): number {
  let low = from
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((entries[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
