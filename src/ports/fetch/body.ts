// Bodies as they come over the wire, read up to a limit and unpacked up to another one: a few kilobytes can stand for
// gigabytes. Nothing of a body is used unless all of it came.
import { promisify } from 'node:util'
import zlib from 'node:zlib'
import { codingOf, isZlib } from './content-coding.ts'

type Unpack = (packed: Uint8Array, options: { maxOutputLength: number }) => Promise<Buffer>

const gunzip = promisify(zlib.gunzip) as Unpack
const inflate = promisify(zlib.inflate) as Unpack
const inflateRaw = promisify(zlib.inflateRaw) as Unpack
const brotli = promisify(zlib.brotliDecompress) as Unpack
const zstd = promisify(zlib.zstdDecompress) as Unpack

const deflate: Unpack = (packed, options) => (isZlib(packed) ? inflate : inflateRaw)(packed, options)

const UNPACKERS: Readonly<Record<string, Unpack>> = {
  gzip: gunzip,
  deflate,
  br: brotli,
  zstd,
}

/** Nobody packs a page more often than this for good reasons. */
const MOST_LAYERS = 3

export type Unpacked =
  | { readonly bytes: Uint8Array }
  | { readonly failed: 'unpacked-too-large' }
  | { readonly failed: 'encoding-broken' | 'encoding-unknown'; readonly cause: string }

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8

/**
 * Unpacks a body that is packed as Content-Encoding says, and once more where it is a gzip file by itself, as sitemaps are.
 * @param limit most bytes that any step may give
 */
export async function unpackBody(
  packed: Uint8Array,
  contentEncoding: string | undefined,
  limit: number,
): Promise<Unpacked> {
  const layers = (contentEncoding ?? '')
    .split(',')
    .map((name) => codingOf(name.trim().toLowerCase()))
    .filter((name) => name !== '' && name !== 'identity')
    .reverse()
  if (layers.length > MOST_LAYERS)
    return { failed: 'encoding-unknown', cause: `${String(layers.length)} times` }
  let bytes = packed
  for (const name of layers) {
    const unpack = Object.hasOwn(UNPACKERS, name) ? UNPACKERS[name] : undefined
    if (!unpack) return { failed: 'encoding-unknown', cause: name.replace(/[^\w.-]/g, '').slice(0, 30) }
    // An empty body is packed as nothing at all.
    if (!bytes.length) break
    const step = await unpackStep(bytes, unpack, { limit, name })
    if ('failed' in step) return step
    ;({ bytes } = step)
  }
  if (!isGzip(bytes)) return bytes.length > limit ? { failed: 'unpacked-too-large' } : { bytes }
  return unpackStep(bytes, gunzip, { limit, name: 'gzip' })
}

async function unpackStep(
  bytes: Uint8Array,
  unpack: Unpack,
  { limit, name }: { readonly limit: number; readonly name: string },
): Promise<Unpacked> {
  try {
    return { bytes: await unpack(bytes, { maxOutputLength: limit }) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ERR_BUFFER_TOO_LARGE') return { failed: 'unpacked-too-large' }
    return {
      failed: 'encoding-broken',
      cause: code === 'Z_BUF_ERROR' ? `${name} that ends too early` : `no valid ${name}`,
    }
  }
}
