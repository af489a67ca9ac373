// The headers of archived records: WARC by ISO 28500 (1.0, 1.1 and the drafts 0.17 and 0.18) and the one-line headers of ARC 1
// and 2. Lines may end in CR LF or LF; names in any case; a line that is no field is counted, not fatal. Nothing is interpreted
// here beyond length, type and target.

export type ArchiveFormat = 'warc' | 'arc'

export interface RecordHeader {
  readonly format: ArchiveFormat
  /** '1.0', '0.18'; of ARC '1' or '2', by the number of its fields. */
  readonly version: string
  /** warcinfo, response, resource, request, metadata, revisit, conversion, continuation; of ARC filedesc or response; else ''. */
  readonly type: string
  /** By lower-case name. An ARC header is given under the names WARC has for the same thing. */
  readonly fields: ReadonlyMap<string, string>
  /** Of the block, in bytes; null where it is missing or no number. */
  readonly length: number | null
  /** Lines that are no field. */
  readonly badLines: number
}

export interface HeaderRead {
  readonly header: RecordHeader
  /** Where the block begins. */
  readonly end: number
}

/** A header is a few hundred bytes; one with 64 KiB and no end is no header. */
export const MAX_HEADER_BYTES = 65536
/** An address of an ARC header may be long; longer ones no browser sends. */
export const MAX_ARC_LINE_BYTES = 16384

const LF = 10
const CR = 13
const SPACE = 32
const TAB = 9
const LETTER_W = 0x57
const WARC_SLASH = [0x57, 0x41, 0x52, 0x43, 0x2f] // WARC/
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 48 && byte <= 57

const utf8 = new TextDecoder('utf-8')

/** Do the bytes at `at` read "WARC/" and a digit? 'maybe' where they end too early to tell. */
export function looksLikeWarc(bytes: Uint8Array, at: number): boolean | 'maybe' {
  for (let step = 0; step < WARC_SLASH.length; step++) {
    if (at + step >= bytes.length) return 'maybe'
    if (bytes[at + step] !== WARC_SLASH[step]) return false
  }
  return at + 5 < bytes.length ? isDigit(bytes[at + 5]) : 'maybe'
}

/** Bytes that a version line and the beginning of the first field take. */
export const WARC_START_BYTES = 16

/** A whole version line with a field after it: strict enough to be looked for in the middle of anything. */
function isWarcStart(bytes: Uint8Array, at: number): boolean {
  if (looksLikeWarc(bytes, at) !== true) return false
  let next = at + 5
  while (isDigit(bytes[next]) || bytes[next] === 46) next++
  if (bytes[next] === CR) next++
  if (bytes[next] !== LF) return false
  const letter = (bytes[next + 1] ?? 0) | 32
  return letter >= 97 && letter <= 122
}

/** Where the next WARC record begins at or after `from`; -1 where none does. */
export function findWarcStart(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(LETTER_W, from); at >= 0; at = bytes.indexOf(LETTER_W, at + 1)) {
    if (isWarcStart(bytes, at)) return at
  }
  return -1
}

/** Where the next line that is an ARC header begins, at `from` or after a line end; -1 where none does. */
export function findArcStart(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length) {
    if (readArcHeader(bytes, at)) return at
    const end = bytes.indexOf(LF, at)
    if (end < 0) return -1
    at = end + 1
  }
  return -1
}

/** The offset after the blank line that ends a header; -1 where it is not here yet. */
function findBlankLine(bytes: Uint8Array, from: number, limit: number): number {
  for (let at = bytes.indexOf(LF, from); at >= 0 && at < limit; at = bytes.indexOf(LF, at + 1)) {
    if (bytes[at + 1] === LF) return at + 2
    if (bytes[at + 1] === CR && bytes[at + 2] === LF) return at + 3
  }
  return -1
}

/** Reads the WARC header at `at`; null where its end is not in these bytes. */
export function readWarcHeader(bytes: Uint8Array, at: number): HeaderRead | null {
  const end = findBlankLine(bytes, at, at + MAX_HEADER_BYTES)
  if (end < 0) return null
  const lines = utf8.decode(bytes.subarray(at, end)).split('\n')
  const fields = new Map<string, string>()
  let badLines = 0
  let last: string | null = null
  for (const written of lines.slice(1)) {
    const line = written.endsWith('\r') ? written.slice(0, -1) : written
    if (line === '') continue
    const first = line.charCodeAt(0)
    if ((first === SPACE || first === TAB) && last !== null) {
      fields.set(last, `${fields.get(last) ?? ''} ${line.trim()}`)
      continue
    }
    const colon = line.indexOf(':')
    if (colon <= 0) {
      badLines++
      continue
    }
    last = line.slice(0, colon).trim().toLowerCase()
    // WARC-Concurrent-To may stand several times; nobody here asks for it. Of all others the first holds.
    if (!fields.has(last)) fields.set(last, line.slice(colon + 1).trim())
  }
  const version = /^WARC\/([\d.]+)/.exec(lines[0] ?? '')?.[1] ?? ''
  const type = (fields.get('warc-type') ?? '').toLowerCase()
  const length = lengthOf(fields.get('content-length'))
  return { header: { format: 'warc', version, type, fields, length, badLines }, end }
}

const lengthOf = (written: string | undefined): number | null =>
  written !== undefined && /^\d{1,15}$/.test(written) ? Number(written) : null

const ARC_DATE = /^\d{8,20}$/
const ARC_CODE = /^(?:\d{1,3}|-)$/
const ARC_LENGTH = /^-?\w+$/
const SCHEME = /^[a-z][a-z0-9+.-]*:/i

/** Reads the ARC header line at `at`; null where there is none. */
export function readArcHeader(bytes: Uint8Array, at: number): HeaderRead | null {
  const letter = (bytes[at] ?? 0) | 32
  if (letter < 97 || letter > 122) return null
  const lineEnd = bytes.indexOf(LF, at)
  if (lineEnd < 0 || lineEnd - at > MAX_ARC_LINE_BYTES) return null
  const line = utf8.decode(bytes.subarray(at, bytes[lineEnd - 1] === CR ? lineEnd - 1 : lineEnd))
  // The address may hold spaces, so the fields are counted from the end of the line.
  const words = line.split(' ')
  const word = (fromEnd: number): string => words.at(-fromEnd) ?? ''
  const length = word(1)
  if (words.length < 5 || !ARC_LENGTH.test(length) || !SCHEME.test(line)) return null
  const isSecond = words.length >= 10 && ARC_DATE.test(word(8)) && ARC_CODE.test(word(6))
  if (!isSecond && !ARC_DATE.test(word(3))) return null
  const date = isSecond ? 8 : 3
  const target = words.slice(0, -(date + 1)).join(' ')
  const fields = new Map([
    ['warc-target-uri', target],
    ['warc-ip-address', word(date + 1)],
    ['warc-date', word(date)],
    ['content-type', word(date - 1)],
    ['content-length', length],
  ])
  const header: RecordHeader = {
    format: 'arc',
    version: isSecond ? '2' : '1',
    type: /^filedesc:/i.test(target) ? 'filedesc' : 'response',
    fields,
    length: lengthOf(length),
    badLines: 0,
  }
  return { header, end: lineEnd + 1 }
}

/** The target as an address: without the angle brackets that wget puts round it, spaces escaped; null where there is none. */
export function targetOf(fields: ReadonlyMap<string, string>): string | null {
  const written = fields
    .get('warc-target-uri')
    ?.replace(/^<(.*)>$/, '$1')
    .trim()
  return written ? written.replace(/\s/g, '%20') : null
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(Z|[+-]\d{2}:?\d{2})?)?$/i

/**
 * WARC-Date, or the fourteen digits of ARC, as ISO 8601 UTC; a day where no hour is given; null for less and for no date.
 * @example dateOf('20140216050221') // '2014-02-16T05:02:21Z'
 */
export function dateOf(written: string | undefined): string | null {
  if (written === undefined) return null
  const digits = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?\d*)?$/.exec(written)
  if (digits) {
    const [, year, month, day, hour, minute, second = '00'] = digits
    const ymd = `${year ?? ''}-${month ?? ''}-${day ?? ''}`
    return sound(hour === undefined ? ymd : `${ymd}T${hour}:${minute ?? '00'}:${second}Z`)
  }
  const match = DATE.exec(written)
  if (!match) return null
  const [, year, month, day, hour, minute, second = '00', , zone = 'Z'] = match
  const ymd = `${year ?? ''}-${month ?? ''}-${day ?? ''}`
  if (hour === undefined) return sound(ymd)
  const moment = `${ymd}T${hour}:${minute ?? '00'}:${second}`
  // Fractions of a second are left out: nothing here is known to less than a second.
  return zone.toUpperCase() === 'Z' ? sound(`${moment}Z`) : shifted(`${moment}${zone}`)
}

const sound = (moment: string): string | null => (Number.isNaN(Date.parse(moment)) ? null : moment)

function shifted(moment: string): string | null {
  const instant = Date.parse(moment)
  return Number.isNaN(instant) ? null : new Date(instant).toISOString().replace('.000Z', 'Z')
}
