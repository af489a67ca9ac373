// Undoing the content codings of HTTP bodies: gzip, deflate (with and without the zlib wrapping), br, zstd. A body that breaks
// off gives what could be unpacked; one that would grow past the limit is cut there and said not to be whole.
import {
  brotliDecompressSync,
  constants,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from 'node:zlib'
import type { UnpackBody } from '../../model/index.ts'

/** "deflate" is the zlib format (RFC 1950); some servers send it without its two bytes of head. */
export function isZlib([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 15) === 8 && (first * 256 + second) % 31 === 0
}

const ALIASES: ReadonlyMap<string, string> = new Map([
  ['x-gzip', 'gzip'],
  ['x-deflate', 'deflate'],
  ['brotli', 'br'],
])

/** The registered name of a content coding. */
export const codingOf = (name: string): string => ALIASES.get(name) ?? name

type Unpack = (bytes: Uint8Array, options: { finish: boolean; maxOutputLength: number }) => Uint8Array

const zlibFlush = (finish: boolean): number => (finish ? constants.Z_FINISH : constants.Z_SYNC_FLUSH)

const CODINGS: Readonly<Record<string, Unpack>> = {
  gzip: (bytes, { finish, ...rest }) => gunzipSync(bytes, { finishFlush: zlibFlush(finish), ...rest }),
  deflate(bytes, { finish, ...rest }) {
    return (isZlib(bytes) ? inflateSync : inflateRawSync)(bytes, { finishFlush: zlibFlush(finish), ...rest })
  },
  br: (bytes, { finish, ...rest }) =>
    brotliDecompressSync(bytes, {
      finishFlush: finish ? constants.BROTLI_OPERATION_FINISH : constants.BROTLI_OPERATION_FLUSH,
      ...rest,
    }),
  zstd: (bytes, { finish, ...rest }) =>
    zstdDecompressSync(bytes, {
      finishFlush: finish ? constants.ZSTD_e_end : constants.ZSTD_e_flush,
      ...rest,
    }),
}

/** Undoes one coding; null where it is not known or nothing could be read. */
export const unpackBody: UnpackBody = (coding, bytes, limitBytes) => {
  const unpack = CODINGS[codingOf(coding)]
  if (!unpack) return null
  for (const finish of [true, false]) {
    try {
      const unpacked = unpack(bytes, { finish, maxOutputLength: limitBytes })
      return unpacked.length || finish ? { bytes: unpacked, isWhole: finish } : null
    } catch {
      // Not whole: what can be had without an end is asked for next, and if that fails too, nothing can be had.
      continue
    }
  }
  return null
}
