// An HTTP response as archives keep it: status line, headers, body; the chunked transfer coding undone, and content codings by
// the function handed in. Archives often keep headers of a coding that was undone before: a body that is not coded is left
// as it is. Never throws; a body that breaks off is given as far as it goes.
import type { UnpackBody } from '../../../model/index.ts'

export interface HttpResponse {
  readonly status: number
  /** By lower-case name; values of one name joined by a comma. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export interface PlainBody {
  readonly bytes: Uint8Array
  readonly isWhole: boolean
  /** The coding that could not be undone; null where all could. */
  readonly unknownCoding: string | null
}

/** No server sends more headers than this. */
const MAX_HEAD_BYTES = 262_144
const LF = 10
const CR = 13

const utf8 = new TextDecoder('utf-8')

/** Reads status, headers and body; null where the bytes begin with no status line. */
export function readHttpResponse(block: Uint8Array): HttpResponse | null {
  const [end, next] = endOfHead(block)
  const lines = utf8.decode(block.subarray(0, end)).split(/\r?\n/)
  const status = /^(?:HTTP\/[\d.]+|ICY)\s+(\d{3})(?:\s|$)/i.exec(lines[0] ?? '')?.[1]
  if (status === undefined) return null
  const headers = new Map<string, string>()
  let last: string | null = null
  for (const line of lines.slice(1)) {
    if (/^[ \t]/.test(line) && last !== null) {
      headers.set(last, `${headers.get(last) ?? ''} ${line.trim()}`)
      continue
    }
    const colon = line.indexOf(':')
    if (colon <= 0) continue
    last = line.slice(0, colon).trim().toLowerCase()
    const value = line.slice(colon + 1).trim()
    const before = headers.get(last)
    headers.set(last, before === undefined ? value : `${before}, ${value}`)
  }
  return { status: Number(status), headers: Object.fromEntries(headers), body: block.subarray(next) }
}

/** Where the headers end and where the body begins. */
function endOfHead(block: Uint8Array): readonly [end: number, next: number] {
  for (let at = block.indexOf(LF); at >= 0 && at < MAX_HEAD_BYTES; at = block.indexOf(LF, at + 1)) {
    if (block[at + 1] === LF) return [at, at + 2]
    if (block[at + 1] === CR && block[at + 2] === LF) return [at, at + 3]
  }
  const end = Math.min(block.length, MAX_HEAD_BYTES)
  return [end, end]
}

/** The body without its codings. */
export function plainBody(response: HttpResponse, unpack: UnpackBody, limitBytes: number): PlainBody {
  const { headers } = response
  let { body: bytes } = response
  let isWhole = true
  if (/\bchunked\b/i.test(headers['transfer-encoding'] ?? '')) {
    const joined = joinChunks(bytes)
    if (joined) ({ bytes, isWhole } = joined)
  } else {
    const declared = /^\d{1,12}$/.test(headers['content-length'] ?? '')
      ? Number(headers['content-length'])
      : null
    if (declared !== null && declared > bytes.length) isWhole = !isCoded(headers) && isWhole
    if (
      declared !== null &&
      declared > 0 &&
      declared < bytes.length &&
      isCoded(headers) &&
      looksPacked(bytes)
    )
      bytes = bytes.subarray(0, declared)
  }
  for (const coding of codingsOf(headers).reverse()) {
    if (!bytes.length) break
    if ((coding === 'gzip' || coding === 'x-gzip') && !looksPacked(bytes)) continue
    const unpacked = unpack(coding, bytes, limitBytes)
    if (unpacked) {
      bytes = unpacked.bytes
      isWhole &&= unpacked.isWhole
    } else if (!looksLikeText(bytes)) return { bytes, isWhole, unknownCoding: coding }
  }
  return { bytes, isWhole, unknownCoding: null }
}

const codingsOf = (headers: Readonly<Record<string, string>>): string[] =>
  (headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== 'identity' && one !== 'none' && one !== 'utf-8')

const isCoded = (headers: Readonly<Record<string, string>>): boolean => codingsOf(headers).length > 0

const looksPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/** Does it begin as a page would? Packed bytes hold control characters at once. */
function looksLikeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 64)
  return head.every((byte) => byte >= 32 || byte === LF || byte === CR || byte === 9)
}

/** The chunked transfer coding undone; null where the body is not in it. */
function joinChunks(body: Uint8Array): { bytes: Uint8Array; isWhole: boolean } | null {
  const parts: Uint8Array[] = []
  let at = 0
  let isWhole = false
  while (at < body.length) {
    const lineEnd = body.indexOf(LF, at)
    const line = lineEnd < 0 || lineEnd - at > 1024 ? '' : utf8.decode(body.subarray(at, lineEnd))
    const size = /^\s*([0-9a-f]{1,8})\s*(?:;.*)?\r?$/i.exec(line)?.[1]
    if (size === undefined) break
    const length = parseInt(size, 16)
    at = lineEnd + 1
    if (length === 0) {
      isWhole = true
      break
    }
    const part = body.subarray(at, at + length)
    parts.push(part)
    at += part.length
    if (part.length < length) break
    if (body[at] === CR) at++
    if (body[at] === LF) at++
  }
  if (!parts.length && !isWhole) return null
  const [only] = parts
  if (parts.length === 1 && only) return { bytes: only, isWhole }
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let filled = 0
  for (const part of parts) {
    bytes.set(part, filled)
    filled += part.length
  }
  return { bytes, isWhole }
}
