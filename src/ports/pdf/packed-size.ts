// How much the packed streams of a PDF unpack to, found out before anything else looks at them: a few kilobytes can stand for
// gigabytes. Streams are looked for by their keyword, whatever the file says of them, so that no table can hide one.
import { inflateSync } from 'node:zlib'

/** A stream may be packed twice, and is not more often for good reasons. */
const MOST_LAYERS = 3

/** Does any stream, or do all of them together, unpack to more than `limit` bytes? Takes time linear in `limit`. */
export function unpacksBeyond(pdf: Uint8Array, limit: number): boolean {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  let left = limit
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    let start = at + 6
    if (bytes[start] === 13) start++
    if (bytes[start] === 10) start++
    const end = bytes.indexOf('endstream', start)
    let packed: Uint8Array = bytes.subarray(start, end < 0 ? bytes.length : end)
    for (let layer = 0; layer < MOST_LAYERS && looksPacked(packed); layer++) {
      const unpacked = inflated(packed, left)
      if (unpacked === 'too much') return true
      if (unpacked === null) break
      left -= unpacked.length
      packed = unpacked
    }
    if (end >= 0) at = end + 3
  }
  return false
}

const looksPacked = (bytes: Uint8Array): boolean =>
  ((bytes[0] ?? 0) & 15) === 8 && ((bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)) % 31 === 0

function inflated(packed: Uint8Array, limit: number): Uint8Array | 'too much' | null {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, limit), finishFlush: 2 })
  } catch (error) {
    // Anything else is no packed stream, or a damaged one: the library finds out for itself.
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
      ? 'too much'
      : null
  }
}
