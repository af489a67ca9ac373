// JSON as bytes, compressed where it pays: a syntax layer of 80 kB becomes about a tenth, which is disk, log and cache saved
// on every write. The first byte tells the spelling, so that another can be added without touching what is kept.
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

const PLAIN = 0
const ZSTD = 1
/** Below this many bytes compression gains little more than its own header. */
const WORTH_COMPRESSING = 400
/** Level 1: three times the speed of the default for a tenth more bytes. */
const OPTIONS = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

/** JSON as the databases keep it; `undefined`, which is none, becomes null. */
export function jsonOf(value: unknown): string {
  const json = JSON.stringify(value) as string | undefined
  return json ?? 'null'
}

/** Packs a JSON value. */
export function pack(value: unknown): Uint8Array {
  const plain = Buffer.from(jsonOf(value), 'utf8')
  const isLong = plain.length >= WORTH_COMPRESSING
  return Buffer.concat([Buffer.of(isLong ? ZSTD : PLAIN), isLong ? zstdCompressSync(plain, OPTIONS) : plain])
}

/** Unpacks what `pack` made; throws a TypeError where it is something else. */
export function unpack(bytes: Uint8Array): unknown {
  const body = bytes.subarray(1)
  if (bytes[0] === PLAIN) return JSON.parse(Buffer.from(body).toString('utf8'))
  if (bytes[0] === ZSTD) return JSON.parse(zstdDecompressSync(body).toString('utf8'))
  throw new TypeError('packed in a way this version does not know')
}
