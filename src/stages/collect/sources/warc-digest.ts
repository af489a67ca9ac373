// The digests that records carry ("sha1:" and base 32, as a rule): whether a block is the one that was archived.
import { digestBytes } from '../../../text/digest.ts'

const ALGORITHMS: Readonly<Record<string, 'sha1' | 'sha256'>> = {
  sha1: 'sha1',
  'sha-1': 'sha1',
  sha256: 'sha256',
  'sha-256': 'sha256',
}
const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

function base32Of(bytes: Uint8Array): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += BASE_32[(held >> bits) & 31] ?? ''
    }
    held &= (1 << bits) - 1
  }
  return bits ? text + (BASE_32[(held << (5 - bits)) & 31] ?? '') : text
}

/**
 * Is the digest, as written in a header, that of the bytes? 'unknown' where its algorithm or its writing is not known.
 * @example checkDigest('sha1:DR5MBP7OD3OPA7RFKWJUD4CTNUQUGFC5', block) // true, false or 'unknown'
 */
export function checkDigest(written: string, bytes: Uint8Array): boolean | 'unknown' {
  const match = /^\s*([\w-]+):\s*(\S+)\s*$/.exec(written)
  const algorithm = ALGORITHMS[(match?.[1] ?? '').toLowerCase()]
  const value = (match?.[2] ?? '').replace(/=+$/, '')
  if (!algorithm) return 'unknown'
  const digest = digestBytes(algorithm, bytes)
  const hex = hexOf(digest)
  if (/^[0-9a-f]+$/i.test(value) && value.length === hex.length) return value.toLowerCase() === hex
  const base32 = base32Of(digest)
  if (value.length === base32.length) return value.toUpperCase() === base32
  const base64 = btoa(String.fromCharCode(...digest)).replace(/=+$/, '')
  return value.length === base64.length
    ? value.replaceAll('-', '+').replaceAll('_', '/') === base64
    : 'unknown'
}
