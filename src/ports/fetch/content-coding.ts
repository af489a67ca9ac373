// The content codings of HTTP bodies (gzip, deflate with and without its wrapping, br, zstd), in one table for both who unpack:
// the network door, which must have all of a body, and the reader of archives, which takes as much as there is.
import zlib from 'node:zlib'
import { promisify } from 'node:util'
import type { UnpackBody } from '../../model/index.ts'

interface Limits {
  /** Most bytes given; more is an error ERR_BUFFER_TOO_LARGE. */
  readonly maxOutputLength: number
  readonly finishFlush?: number
}

interface Coding {
  readonly now: (packed: Uint8Array, limits: Limits) => Uint8Array
  readonly later: (packed: Uint8Array, limits: Limits) => Promise<Uint8Array>
  /** How to flush a body that breaks off; the end of a whole one is the default. */
  readonly partFlush: number
}

const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH, ZSTD_e_flush } = zlib.constants
const INFLATE: Coding = { now: zlib.inflateSync, later: promisify(zlib.inflate), partFlush: Z_SYNC_FLUSH }
const INFLATE_RAW: Coding = {
  now: zlib.inflateRawSync,
  later: promisify(zlib.inflateRaw),
  partFlush: Z_SYNC_FLUSH,
}
const GZIP: Coding = { now: zlib.gunzipSync, later: promisify(zlib.gunzip), partFlush: Z_SYNC_FLUSH }
const BROTLI: Coding = {
  now: zlib.brotliDecompressSync,
  later: promisify(zlib.brotliDecompress),
  partFlush: BROTLI_OPERATION_FLUSH,
}
const ZSTD: Coding = {
  now: zlib.zstdDecompressSync,
  later: promisify(zlib.zstdDecompress),
  partFlush: ZSTD_e_flush,
}

/** "deflate" is the zlib format (RFC 1950); some servers send it without its two bytes of head. */
function isZlib([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 15) === 8 && (first * 256 + second) % 31 === 0
}

/** The coding of a registered name or an old one, for these bytes; null where it is not known. */
export function findCoding(name: string, bytes: Uint8Array): Coding | null {
  switch (name) {
    case 'gzip':
    case 'x-gzip':
      return GZIP
    case 'deflate':
    case 'x-deflate':
      return isZlib(bytes) ? INFLATE : INFLATE_RAW
    case 'br':
    case 'brotli':
      return BROTLI
    case 'zstd':
      return ZSTD
    default:
      return null
  }
}

/** Undoes one coding, as far as the bytes go; null where it is not known or nothing could be read. */
export const unpackBody: UnpackBody = (name, bytes, limitBytes) => {
  const coding = findCoding(name, bytes)
  if (!coding) return null
  for (const isWhole of [true, false]) {
    try {
      const flush = isWhole ? {} : { finishFlush: coding.partFlush }
      const unpacked = coding.now(bytes, { maxOutputLength: limitBytes, ...flush })
      return unpacked.length || isWhole ? { bytes: unpacked, isWhole } : null
    } catch {
      // Not whole: what can be had without an end is asked for next, and if that fails too, nothing can be had.
      continue
    }
  }
  return null
}
