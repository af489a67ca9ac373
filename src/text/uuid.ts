// Name-based UUIDs (RFC 9562, version 5): the same name gives the same id in every run and on every machine.
import { digestBytes } from './digest.ts'

/** The namespace that RFC 9562 gives to addresses. */
export const URL_NAMESPACE = '6ba7b811-9dad-11d1-80b4-00c04fd430c8'

const bytesOf = (uuid: string): number[] =>
  (uuid.replaceAll('-', '').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))

/** @example uuidV5(URL_NAMESPACE, 'https://example.com/') // "dd2c6e40-…", lower case, 36 characters */
export function uuidV5(namespace: string, name: string): string {
  const data = new Uint8Array([...bytesOf(namespace), ...new TextEncoder().encode(name)])
  const bytes = [...digestBytes('sha1', data).slice(0, 16)]
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
