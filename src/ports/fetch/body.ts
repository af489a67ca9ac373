// Bodies as they come over the wire, read up to a limit and unpacked up to another one: a few kilobytes can stand for
// gigabytes. Nothing of a body is used unless all of it came.
import { findCoding } from './content-coding.ts'

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
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity')
    .reverse()
  if (layers.length > MOST_LAYERS)
    return { failed: 'encoding-unknown', cause: `${String(layers.length)} times` }
  let bytes = packed
  for (const name of layers) {
    if (!findCoding(name, bytes))
      return { failed: 'encoding-unknown', cause: name.replace(/[^\w.-]/g, '').slice(0, 30) }
    // An empty body is packed as nothing at all.
    if (!bytes.length) break
    const step = await unpackStep(bytes, name, limit)
    if ('failed' in step) return step
    ;({ bytes } = step)
  }
  if (!isGzip(bytes)) return bytes.length > limit ? { failed: 'unpacked-too-large' } : { bytes }
  return unpackStep(bytes, 'gzip', limit)
}

async function unpackStep(bytes: Uint8Array, name: string, limit: number): Promise<Unpacked> {
  const coding = findCoding(name, bytes)
  if (!coding) throw new Error(`the coding ${name} is unpacked before it is known`)
  try {
    return { bytes: await coding.later(bytes, { maxOutputLength: limit }) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ERR_BUFFER_TOO_LARGE') return { failed: 'unpacked-too-large' }
    return {
      failed: 'encoding-broken',
      cause: code === 'Z_BUF_ERROR' ? `${name} that ends too early` : `no valid ${name}`,
    }
  }
}
