// From captured bytes to the decoded source: the one string every offset of a document counts in (UTF-16 units).
// Order of trust: byte order mark, header charset, declaration inside the page, UTF-16 by its zero bytes, UTF-8 where it
// is valid, windows-1252. NUL and lone surrogates are repaired here, once, and never again.
// Not done: guessing among legacy charsets that nobody declared, and line-end normalisation.
import { diagnose } from '../model/index.ts'
import type { Diagnostic, DiagnosticTable } from '../model/index.ts'
import { decodeUtf32, looksBinary, markedCharset, wideCharset } from './binary.ts'

export type DecodeCode =
  'charset-unknown' | 'charset-contradicted' | 'bytes-invalid' | 'characters-repaired' | 'looks-binary'

export const DECODE_DIAGNOSTICS: DiagnosticTable<DecodeCode> = {
  'charset-unknown': {
    severity: 'warning',
    says: 'The charset "{charset}" named by the {basis} is not one that can be decoded.',
    advice: 'It was passed over; look at the text for wrong letters.',
  },
  'charset-contradicted': {
    severity: 'warning',
    says: 'The {basis} says {charset}, but the bytes are not that; {used} was used.',
    advice: 'Look at the text for wrong letters.',
  },
  'bytes-invalid': {
    severity: 'warning',
    says: '{count} places are not valid {charset} and were read as U+FFFD.',
    advice: 'The source is damaged there; fetch it again if it matters.',
  },
  'characters-repaired': {
    severity: 'info',
    says: '{count} NUL characters or lone surrogates were read as U+FFFD.',
    advice: 'Offsets count the repaired text.',
  },
  'looks-binary': {
    severity: 'error',
    says: 'The input is not text ({what}).',
    advice: 'Give the page or a plain-text version of it.',
  },
}

export type CharsetBasis =
  'bom' | 'header' | 'meta' | 'xml-declaration' | 'zero-bytes' | 'valid-utf8' | 'fallback'

export interface Decoded {
  readonly text: string
  /** WHATWG name, lower case; or utf-32le, utf-32be. */
  readonly charset: string
  readonly basis: CharsetBasis
  readonly diagnostics: readonly Diagnostic[]
}

export interface DecodeOptions {
  /** The content-type header as it came. */
  readonly contentType?: string | null
  readonly media: string
}

interface Declared {
  readonly label: string
  readonly basis: CharsetBasis
}

/** How far into a page a declaration is looked for. The standard says 1,024 bytes; real pages put it later. */
const PRESCAN_BYTES = 8192
/** A UTF-8 text may have one damaged place for so many sound multi-byte characters and is still UTF-8. */
const SOUND_PER_DAMAGED = 10

/** Decodes bytes. @example decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]), { media: 'text' }).text // "a" */
export function decode(bytes: Uint8Array, options: DecodeOptions): Decoded {
  const diagnostics: Diagnostic[] = []
  const binary = looksBinary(bytes)
  if (binary !== null) diagnostics.push(diagnose(DECODE_DIAGNOSTICS, 'looks-binary', { what: binary }))
  const chosen = choose(bytes, options, diagnostics)
  return { ...chosen, text: repair(chosen.text, diagnostics), diagnostics }
}

function choose(
  bytes: Uint8Array,
  options: DecodeOptions,
  diagnostics: Diagnostic[],
): Omit<Decoded, 'diagnostics'> {
  const mark = markedCharset(bytes)
  if (mark !== null) return { text: lossy(bytes, mark, diagnostics), charset: mark, basis: 'bom' }
  const wide = wideCharset(bytes)
  const utf8 = strict(bytes, 'utf-8')
  for (const declared of declarations(bytes, options)) {
    const charset = charsetOf(declared.label)
    const basisWords = declared.basis === 'xml-declaration' ? 'XML declaration' : declared.basis
    if (charset === null) {
      diagnostics.push(
        diagnose(DECODE_DIAGNOSTICS, 'charset-unknown', { charset: declared.label, basis: basisWords }),
      )
      continue
    }
    const text = decodeDeclared(bytes, charset, utf8, wide)
    if (text !== null) return { text, charset, basis: declared.basis }
    const fallback = undeclared(bytes, utf8, wide, diagnostics)
    const values = { charset, basis: basisWords, used: fallback.charset }
    if (fallback.charset !== charset)
      diagnostics.push(diagnose(DECODE_DIAGNOSTICS, 'charset-contradicted', values))
    return fallback
  }
  return undeclared(bytes, utf8, wide, diagnostics)
}

/** The text in the declared charset, or null where the bytes contradict the declaration. */
function decodeDeclared(
  bytes: Uint8Array,
  charset: string,
  utf8: string | null,
  wide: string | null,
): string | null {
  if (charset === 'utf-8') return utf8 !== null && wide === null ? utf8 : null
  if (wide !== null && charset !== wide) return null
  // Sound multi-byte UTF-8 does not come about by chance in a single-byte text: such a declaration is a mistake.
  if (utf8 !== null && utf8.length < bytes.length && isSingleByte(charset)) return null
  return strict(bytes, charset)
}

function undeclared(
  bytes: Uint8Array,
  utf8: string | null,
  wide: string | null,
  diagnostics: Diagnostic[],
): Omit<Decoded, 'diagnostics'> {
  if (wide !== null) return { text: lossy(bytes, wide, diagnostics), charset: wide, basis: 'zero-bytes' }
  if (utf8 !== null) return { text: utf8, charset: 'utf-8', basis: 'valid-utf8' }
  if (isMostlyUtf8(bytes))
    return { text: lossy(bytes, 'utf-8', diagnostics), charset: 'utf-8', basis: 'valid-utf8' }
  return { text: lossy(bytes, 'windows-1252', diagnostics), charset: 'windows-1252', basis: 'fallback' }
}

function declarations(bytes: Uint8Array, options: DecodeOptions): Declared[] {
  const found: Declared[] = []
  const header = /charset\s*=\s*["']?([^\s"';,]+)/i.exec(options.contentType ?? '')?.[1]
  if (header !== undefined) found.push({ label: header, basis: 'header' })
  if (options.media !== 'text' && options.media !== 'markdown') found.push(...pageDeclarations(bytes))
  return found
}

function pageDeclarations(bytes: Uint8Array): Declared[] {
  const head = strictLatin(bytes.subarray(0, PRESCAN_BYTES))
  const found: Declared[] = []
  const xml = /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})["']/.exec(head)?.[1]
  const meta = metaCharset(head)
  if (meta !== null) found.push({ label: meta, basis: 'meta' })
  // As with meta: a declaration that could be read a byte a letter is no UTF-16, whatever it says.
  if (xml !== undefined)
    found.push({ label: /^(utf-?(16|32)|ucs)/i.test(xml) ? 'utf-8' : xml, basis: 'xml-declaration' })
  return found
}

function metaCharset(head: string): string | null {
  let at = 0
  for (;;) {
    const tag = head.indexOf('<', at)
    if (tag < 0) return null
    if (head.startsWith('<!--', tag)) {
      const close = head.indexOf('-->', tag + 4)
      if (close < 0) return null
      at = close + 3
      continue
    }
    const end = head.indexOf('>', tag)
    at = end < 0 ? head.length : end
    if (!/^<meta[\s/]/i.test(head.slice(tag, tag + 6))) {
      at = tag + 1
      continue
    }
    const label = /charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(head.slice(tag, at))?.[1]
    if (label === undefined) continue
    // The standard: a page that could be read as ASCII so far is no UTF-16, whatever it says.
    return /^utf-?16/i.test(label) ? 'utf-8' : label
  }
}

function charsetOf(label: string): string | null {
  const name = label.trim().toLowerCase() === 'x-user-defined' ? 'windows-1252' : label.trim()
  try {
    return new TextDecoder(name).encoding
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function isSingleByte(charset: string): boolean {
  return /^(windows-125|windows-874|iso-8859|macintosh|x-mac|koi8|ibm866)/.test(charset)
}

function strict(bytes: Uint8Array, charset: string): string | null {
  if (charset.startsWith('utf-32')) return null
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

function lossy(bytes: Uint8Array, charset: string, diagnostics: Diagnostic[]): string {
  const isWide = charset.startsWith('utf-32')
  const text = isWide ? decodeUtf32(bytes, charset === 'utf-32le') : new TextDecoder(charset).decode(bytes)
  if (isWide ? !text.includes('\ufffd') : strict(bytes, charset) !== null) return text
  let count = 0
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++
  diagnostics.push(diagnose(DECODE_DIAGNOSTICS, 'bytes-invalid', { count, charset }))
  return text
}

function strictLatin(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes)
}

/** Counts sound and damaged multi-byte sequences. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let sound = 0
  let damaged = 0
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0
    at++
    if (lead < 0x80) continue
    const follow =
      lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0
    let seen = 0
    while (seen < follow && ((bytes[at + seen] ?? 0) & 0xc0) === 0x80) seen++
    if (follow > 0 && seen === follow) sound++
    else damaged++
    at += seen
  }
  return sound > damaged * SOUND_PER_DAMAGED
}

function repair(text: string, diagnostics: Diagnostic[]): string {
  if (!text.includes('\u0000') && text.isWellFormed()) return text
  let count = 0
  const repaired = text.toWellFormed().replace(/\u0000/g, '\ufffd')
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) !== repaired.charCodeAt(at)) count++
  diagnostics.push(diagnose(DECODE_DIAGNOSTICS, 'characters-repaired', { count }))
  return repaired
}
