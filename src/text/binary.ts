// What bytes show of themselves before anyone decodes them: that they are no text, a byte order mark, or the zero bytes of
// UTF-16 and UTF-32. Only signatures and counts of bytes; guessing among 8-bit charsets is not done here or anywhere.

/** Bytes looked at to tell wide charsets and binary data. */
const SNIFF_BYTES = 4096
/** One stray NUL is repaired; more control bytes than one in ten is no text in any charset. */
const CONTROL_SHARE = 0.1
/** Markup and most alphabets leave this share of every second byte zero in UTF-16 at least … */
const WIDE_ZEROS = 0.4
/** … and at most this share of the others. */
const NARROW_ZEROS = 0.05

const SIGNATURES: readonly (readonly [what: string, ...bytes: number[]])[] = [
  ['a PDF', 0x25, 0x50, 0x44, 0x46, 0x2d],
  ['a PNG picture', 0x89, 0x50, 0x4e, 0x47],
  ['a JPEG picture', 0xff, 0xd8, 0xff],
  ['a GIF picture', 0x47, 0x49, 0x46, 0x38],
  ['a ZIP archive or Office file', 0x50, 0x4b, 0x03, 0x04],
  ['a gzip file', 0x1f, 0x8b],
  ['a program', 0x7f, 0x45, 0x4c, 0x46],
  ['an Office file', 0xd0, 0xcf, 0x11, 0xe0],
]
/** MP4 and its kin say what they are only after their first length. */
const FILM = [0x66, 0x74, 0x79, 0x70]

/** What the bytes are if they are no text ("a PDF", "binary data"), else null. */
export function looksBinary(bytes: Uint8Array): string | null {
  for (const [what, ...signature] of SIGNATURES) if (hasAt(bytes, signature, 0)) return what
  if (bytes[0] === 0 && hasAt(bytes, FILM, 4)) return 'an MP4 film'
  if (markedCharset(bytes) !== null || wideCharset(bytes) !== null) return null
  const end = Math.min(bytes.length, SNIFF_BYTES)
  let control = 0
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] ?? 0
    if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b) || byte === 0x7f) control++
  }
  return control > end * CONTROL_SHARE ? 'binary data' : null
}

/** Is it a PDF by its first bytes? */
export const looksPdf = (bytes: Uint8Array): boolean => hasAt(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d], 0)

const hasAt = (bytes: Uint8Array, wanted: readonly number[], at: number): boolean =>
  wanted.every((byte, offset) => bytes[at + offset] === byte)

/** The charset that a byte order mark names. */
export function markedCharset(bytes: Uint8Array): string | null {
  if (hasAt(bytes, [0xef, 0xbb, 0xbf], 0)) return 'utf-8'
  if (hasAt(bytes, [0xff, 0xfe, 0, 0], 0) && bytes.length % 4 === 0) return 'utf-32le'
  if (hasAt(bytes, [0, 0, 0xfe, 0xff], 0)) return 'utf-32be'
  if (hasAt(bytes, [0xff, 0xfe], 0)) return 'utf-16le'
  if (hasAt(bytes, [0xfe, 0xff], 0)) return 'utf-16be'
  return null
}

/** The charset of more than one byte a letter that the zero bytes show; other texts have hardly a zero byte at all. */
export function wideCharset(bytes: Uint8Array): string | null {
  const end = Math.min(bytes.length, SNIFF_BYTES) & ~3
  if (end < 4) return null
  const zeros: [number, number, number, number] = [0, 0, 0, 0]
  for (let at = 0; at < end; at++) if (bytes[at] === 0) zeros[(at & 3) as 0 | 1 | 2 | 3]++
  const quads = end / 4
  const [first, second, third, fourth] = zeros
  const isMost = (count: number, of: number): boolean => count > of * WIDE_ZEROS
  const isFew = (count: number, of: number): boolean => count < of * NARROW_ZEROS
  // Letters of the first plane leave two bytes of four zero always, and Latin ones a third.
  if (fourth === quads && isMost(third, quads) && isFew(first, quads)) return 'utf-32le'
  if (first === quads && isMost(second, quads) && isFew(fourth, quads)) return 'utf-32be'
  const even = first + third
  const odd = second + fourth
  if (isMost(odd, quads * 2) && isFew(even, quads * 2)) return 'utf-16le'
  if (isMost(even, quads * 2) && isFew(odd, quads * 2)) return 'utf-16be'
  return null
}

/** UTF-32 as text; TextDecoder leaves it out because the Web does. What is no character is U+FFFD. */
export function decodeUtf32(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const pieces: string[] = []
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, isLittle)
    if (at === 0 && code === 0xfeff) continue
    pieces.push(code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code))
  }
  if (bytes.length % 4) pieces.push('\ufffd')
  return pieces.join('')
}
