// Digests and ids. SHA-256 of the parts joined by U+0000, so that ("ab","c") and ("a","bc") differ; pinned by a test.
// node:crypto is a pure function here; it is the one node module that the text layer may name.
import { createHash } from 'node:crypto'

/** Lower-case hexadecimal SHA-256 of bytes or of text as UTF-8. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex')
}

/** A short id: a one-letter noun, and the first 80 bits of the digest of its parts. @example makeId('d', digest, input) */
export function makeId(noun: string, ...parts: readonly (string | number)[]): string {
  return `${noun}_${sha256(parts.join('\u0000')).slice(0, 20)}`
}

/** The raw digest of bytes by an algorithm that others name; only for checking what they say. */
export function digestBytes(algorithm: 'sha1' | 'sha256', data: Uint8Array): Uint8Array {
  return new Uint8Array(createHash(algorithm).update(data).digest())
}
