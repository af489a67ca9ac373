// Shingles: hashed runs of words, and the sample of them that winnowing keeps (Schleimer, Wilkerson and Aiken 2003).
// Any run of SHINGLE_WORDS + WINDOW - 1 words that two texts share is guaranteed to leave a common hash in both
// samples, wherever it stands. Hashes are 32-bit FNV-1a over folded words: equal hashes are candidates, not proof.

/** Words in a shingle. Five words in a row recur by chance in few unrelated news texts. */
export const SHINGLE_WORDS = 5
/** Neighbouring shingles of which at least one is kept: 5 + 4 - 1 = 8 words are always found. */
export const WINDOW = 4

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193
/** Multiplier of the rolling combination (a 32-bit golden-ratio constant, odd, so that multiplying loses nothing). */
const MIX = 0x9e3779b1

/** 32-bit FNV-1a of a word's code units, unsigned. */
export function hashWord(word: string): number {
  let hash = FNV_OFFSET
  for (let i = 0; i < word.length; i++) {
    hash ^= word.charCodeAt(i)
    hash = Math.imul(hash, FNV_PRIME)
  }
  return hash >>> 0
}

/** Final scrambling (MurmurHash3), so that the smallest of a window is chosen evenly. */
function scramble(value: number): number {
  let hash = value
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  hash ^= hash >>> 16
  return hash >>> 0
}

/** The hash of every run of `size` words; element i covers words i … i + size - 1. */
export function shingleHashes(words: Uint32Array, size: number = SHINGLE_WORDS): Uint32Array {
  const count = Math.max(0, words.length - size + 1)
  const hashes = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    let hash = 0
    for (let k = 0; k < size; k++) hash = Math.imul(hash ^ (words[i + k] ?? 0), MIX) + k
    hashes[i] = scramble(hash)
  }
  return hashes
}

/** Indices of the shingles that winnowing keeps: the smallest of each window, the rightmost of equals. */
export function winnow(hashes: Uint32Array, window: number = WINDOW): number[] {
  const kept: number[] = []
  if (hashes.length === 0) return kept
  const last = Math.max(0, hashes.length - window)
  let chosen = -1
  for (let left = 0; left <= last; left++) {
    const right = Math.min(hashes.length, left + window)
    if (chosen >= left) {
      if ((hashes[right - 1] ?? 0) > (hashes[chosen] ?? 0)) continue
      chosen = right - 1
    } else {
      chosen = left
      for (let i = left + 1; i < right; i++) if ((hashes[i] ?? 0) <= (hashes[chosen] ?? 0)) chosen = i
    }
    kept.push(chosen)
  }
  return kept
}
