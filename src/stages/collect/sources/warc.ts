// Web archives, record by record: WARC (ISO 28500) and ARC, from the unpacked bytes of a file as they come. Nothing is read
// here and nothing thrown: a length that is wrong or missing, a record cut off, bytes that are no record each cost one
// diagnostic, and reading goes on at the next record. Blocks are views on the bytes given, copied only where they span chunks.
// Not done: a record larger than the limit is passed over with a word, never held; what looks like a record inside of such a
// one is taken for the next.
import { diagnose, type ArchivePiece, type Diagnostic, type Made } from '../../../model/index.ts'
import { ByteWindow } from './byte-window.ts'
import { ARCHIVE_DIAGNOSTICS, type ArchiveCode } from './warc-diagnostics.ts'
import {
  findArcStart,
  findWarcStart,
  looksLikeWarc,
  MAX_ARC_LINE_BYTES,
  MAX_HEADER_BYTES,
  readArcHeader,
  readWarcHeader,
  WARC_START_BYTES,
  type ArchiveFormat,
  type HeaderRead,
  type RecordHeader,
} from './warc-header.ts'

export interface ArchiveRecord {
  readonly header: RecordHeader
  /** Its bytes after the header. A view: copy what is to be kept. */
  readonly block: Uint8Array
  /** Is the block what its header says, byte for byte? */
  readonly isWhole: boolean
  /**
   * Where the record begins in the file: an offset, and inside of a packed member `+` how many unpacked bytes follow its
   * beginning. The same file gives the same places.
   */
  readonly place: string
}

export interface ArchiveReading {
  /** What the archive is called in diagnostics. */
  readonly input: string
  readonly maxRecordBytes?: number
}

/** As many as a file that is read alone may have. */
export const MAX_RECORD_BYTES = 32 * 1024 * 1024

/** Bytes asked for at first when a header is looked for: most have fewer. */
const FIRST_LOOK = 2048
/** A record ends in two line ends; a few more are passed over in silence. */
const MAX_SEPARATOR = 16
const LF = 10
const CR = 13

interface Pending {
  readonly header: RecordHeader
  readonly place: string
  /** Position at which the end is looked for, where the length is not to be trusted; null where it is. */
  searchFrom: number | null
  /** Bytes that must be here before it is worth looking again. */
  nextTry: number
}

interface Mark {
  readonly position: number
  readonly offset: number
  readonly isPacked: boolean
}

/** Takes an archive piece by piece. After each piece (and after `end`) the records that are complete can be taken. */
export class ArchiveReader {
  readonly #input: string
  readonly #limit: number
  readonly #window = new ByteWindow()
  #format: ArchiveFormat | null = null
  #marks: Mark[] = []
  #pending: Pending | null = null
  /** Bytes of a record that is passed over, still to come. */
  #skipping: number | null = null
  #garbageFrom: number | null = null
  #isEnded = false
  #records: ArchiveRecord[] = []
  #diagnostics: Diagnostic[] = []

  constructor(reading: ArchiveReading) {
    this.#input = reading.input
    this.#limit = reading.maxRecordBytes ?? MAX_RECORD_BYTES
  }

  push(piece: ArchivePiece): void {
    if (piece.kind === 'trouble') {
      this.#diagnostics.push(piece.diagnostic)
      return
    }
    const end = this.#window.position + this.#window.available
    if (piece.begins) {
      // A member that begins with a record ends whatever was being read.
      if (end > this.#window.position || this.#pending || this.#skipping !== null)
        this.#cutBefore(piece.bytes)
      this.#marks.push({ position: end, ...piece.begins })
    }
    this.#window.add(piece.bytes)
    this.#run()
  }

  /** Nothing more will come. */
  end(): void {
    this.#isEnded = true
    this.#run()
  }

  /** What has been read since it was last asked. */
  take(): Made<readonly ArchiveRecord[]> {
    const taken = { value: this.#records, diagnostics: this.#diagnostics }
    this.#records = []
    this.#diagnostics = []
    return taken
  }

  #run(): void {
    while (this.#step());
  }

  /** One step on; false where more bytes are needed. */
  #step(): boolean {
    if (this.#skipping !== null) return this.#skip(this.#skipping)
    if (!this.#pending) return this.#readHeader()
    return this.#pending.searchFrom === null
      ? this.#readBlock(this.#pending)
      : this.#searchEnd(this.#pending, this.#pending.searchFrom)
  }

  #say(code: ArchiveCode, place: string, values: Readonly<Record<string, string | number>> = {}): void {
    this.#diagnostics.push(
      diagnose(ARCHIVE_DIAGNOSTICS, code, { record: `${this.#input}#${place}`, ...values }),
    )
  }

  #placeOf(position: number): string {
    let mark = this.#marks[0]
    for (const one of this.#marks) if (one.position <= position) mark = one
    if (!mark) return String(position)
    const inside = position - mark.position
    if (!mark.isPacked) return String(mark.offset + inside)
    return inside ? `${String(mark.offset)}+${String(inside)}` : String(mark.offset)
  }

  /** Forgets the members that lie behind. */
  #trimMarks(): void {
    const here = this.#window.position
    while (this.#marks.length > 1 && (this.#marks[1]?.position ?? Infinity) <= here) this.#marks.shift()
  }

  #readHeader(): boolean {
    const window = this.#window
    for (;;) {
      if (!window.gather(1)) {
        if (this.#isEnded) this.#endGarbage()
        return false
      }
      const byte = window.bytes[window.at]
      if (byte !== LF && byte !== CR) break
      window.advance(1)
    }
    const read = this.#headerHere()
    if (read === 'more') return false
    if (read === null) return this.#passGarbage()
    this.#endGarbage()
    this.#trimMarks()
    const { header } = read
    const place = this.#placeOf(window.position)
    this.#format = header.format
    if (header.badLines) this.#say('archive-header-bad', place, { count: header.badLines })
    window.advance(read.end - window.at)
    this.#pending = { header, place, searchFrom: null, nextTry: 0 }
    if (header.length === null) {
      const declared = header.fields.get('content-length') ?? 'no length'
      this.#say('archive-length-missing', place, { declared })
      this.#pending.searchFrom = window.position
    } else if (header.length > this.#limit) {
      this.#say('archive-record-too-large', place, { size: header.length, limit: this.#limit })
      this.#passOver(this.#pending, header.length)
    }
    return true
  }

  /** The header that begins here; null where none does. */
  #headerHere(): HeaderRead | 'more' | null {
    const window = this.#window
    for (let ask = FIRST_LOOK; ; ask *= 4) {
      const isAll = window.available <= ask
      window.gather(Math.min(ask, window.available))
      const looks = looksLikeWarc(window.bytes, window.at)
      if (looks === true) {
        const read = readWarcHeader(window.bytes, window.at)
        // A header that breaks off swallows the next one.
        if (read) return this.#isInterrupted(read) ? null : read
        if (window.unread > MAX_HEADER_BYTES) return null
        if (this.#isInterrupted({ end: window.bytes.length })) return null
      } else if (looks === false) {
        if (this.#format === 'warc') return null
        const read = readArcHeader(window.bytes, window.at)
        if (read) return read
        if (window.bytes.indexOf(LF, window.at) >= 0 || window.unread > MAX_ARC_LINE_BYTES) return null
      }
      if (isAll) return this.#isEnded ? null : 'more'
    }
  }

  #isInterrupted(read: { readonly end: number }): boolean {
    const again = findWarcStart(this.#window.bytes, this.#window.at + 1)
    return again >= 0 && again < read.end
  }

  /** Where the next record begins in the window, at or after an index; -1 where none does. */
  #findStart(from: number): number {
    const { bytes } = this.#window
    const warc = this.#format === 'arc' ? -1 : findWarcStart(bytes, from)
    if (warc >= 0 || this.#format === 'warc') return warc
    const line = bytes.indexOf(LF, from - 1)
    return line < 0 ? -1 : findArcStart(bytes, line + 1)
  }

  /** Bytes at the end of the window that may be the beginning of a record. */
  #tailBytes(): number {
    const { bytes, unread } = this.#window
    if (this.#format === 'warc') return Math.min(unread, WARC_START_BYTES - 1)
    const line = unread - 1 - (bytes.lastIndexOf(LF) - this.#window.at)
    return Math.min(unread, Math.max(WARC_START_BYTES - 1, line <= MAX_ARC_LINE_BYTES ? line + 1 : 0))
  }

  /** What begins here is no record: on to the next. */
  #passGarbage(): boolean {
    const window = this.#window
    this.#garbageFrom ??= window.position
    // What follows is looked at in one piece: a chunk or two.
    window.gather(window.available)
    const found = this.#findStart(window.at + 1)
    if (found >= 0) {
      window.advance(found - window.at)
      return true
    }
    const keep = this.#isEnded ? 0 : Math.min(this.#tailBytes(), window.unread - 1)
    window.advance(window.unread - keep)
    return this.#isEnded
  }

  #endGarbage(): void {
    if (this.#garbageFrom === null) return
    const count = this.#window.position - this.#garbageFrom
    this.#say('archive-no-record', this.#placeOf(this.#garbageFrom), { count })
    this.#garbageFrom = null
  }

  #readBlock(pending: Pending): boolean {
    const window = this.#window
    const length = pending.header.length ?? 0
    if (!window.gather(length)) {
      if (!this.#isEnded) return false
      window.gather(window.available)
      this.#endInside(pending)
      return true
    }
    const follows = this.#follows(length)
    if (follows === 'more') return false
    if (follows === 'record') {
      this.#deliver(pending, { length, isWhole: true })
      return true
    }
    const inside = this.#startInside(length)
    if (inside !== null) this.#deliverUpTo(pending, inside)
    else if (follows === 'separator') this.#deliver(pending, { length, isWhole: true })
    // Neither separated from what follows nor followed by a record: the length is too small.
    else pending.searchFrom = window.position + length
    return true
  }

  /** What stands after a block of so many bytes. */
  #follows(length: number): 'record' | 'separator' | 'nothing' | 'more' {
    const window = this.#window
    for (let ask = MAX_SEPARATOR + WARC_START_BYTES; ; ask = MAX_ARC_LINE_BYTES + MAX_SEPARATOR) {
      const isAll = window.available <= length + ask
      window.gather(Math.min(length + ask, window.available))
      const { bytes } = window
      const end = window.at + length
      let at = end
      while (at < bytes.length && (bytes[at] === LF || bytes[at] === CR)) at++
      if (at === bytes.length) return at > end || this.#isEnded ? 'record' : 'more'
      if (looksLikeWarc(bytes, at) !== false) return 'record'
      const isMember = this.#marks.some((mark) => mark.position === window.position + length)
      const separator = isMember || at - end >= (this.#format === 'arc' ? 1 : 4) ? 'separator' : 'nothing'
      if (this.#format === 'warc') return separator
      if (readArcHeader(bytes, at)) return 'record'
      if (bytes.indexOf(LF, at) >= 0) return separator
      if (isAll || ask > MAX_ARC_LINE_BYTES) return isAll && !this.#isEnded ? 'more' : separator
    }
  }

  /** How far into a block that is wrong the next record begins; null where none does. */
  #startInside(length: number): number | null {
    const found = this.#findStart(this.#window.at + 1)
    return found >= 0 && found - this.#window.at < length ? found - this.#window.at : null
  }

  /** The file ends inside of a block. */
  #endInside(pending: Pending): void {
    const inside = this.#startInside(this.#window.unread)
    if (inside === null) this.#deliverCut(pending)
    else this.#deliverUpTo(pending, inside)
  }

  /** Looks for the next record where the length of this one is wrong or missing. */
  #searchEnd(pending: Pending, searchFrom: number): boolean {
    const window = this.#window
    if (window.available < pending.nextTry && !this.#isEnded) return false
    window.gather(window.available)
    const found = this.#findStart(window.at + Math.max(0, searchFrom - window.position))
    if (found >= 0) {
      this.#deliverUpTo(pending, found - window.at)
      return true
    }
    if (window.unread > this.#limit) {
      this.#say('archive-record-too-large', pending.place, { size: window.unread, limit: this.#limit })
      this.#passOver(pending, Infinity)
      return true
    }
    if (this.#isEnded) {
      this.#deliverUpTo(pending, window.unread)
      return true
    }
    pending.searchFrom = Math.max(searchFrom, window.position + window.unread - this.#tailBytes())
    pending.nextTry = window.unread * 2
    return false
  }

  /** The next member begins with a record, whatever this one still wanted. */
  #cutBefore(next: Uint8Array): void {
    const isRecord = looksLikeWarc(next, 0) === true || readArcHeader(next, 0) !== null
    if (!isRecord) return
    const window = this.#window
    if (this.#skipping !== null) {
      window.advance(window.available)
      this.#skipping = null
      return
    }
    const pending = this.#pending
    if (!pending) return
    window.gather(window.available)
    if (pending.searchFrom !== null) this.#deliverUpTo(pending, window.unread)
    else if (window.unread < (pending.header.length ?? 0)) this.#deliverCut(pending)
  }

  /** A block that ends where the next record begins, whatever its header says. */
  #deliverUpTo(pending: Pending, length: number): void {
    const { bytes, at } = this.#window
    let actual = length
    // The line ends before the next record are its separator: two in WARC, one in ARC.
    for (let ends = pending.header.format === 'warc' ? 2 : 1; ends > 0; ends--) {
      if (bytes[at + actual - 1] !== LF) break
      actual -= bytes[at + actual - 2] === CR ? 2 : 1
    }
    actual = Math.max(0, actual)
    const declared = pending.header.length
    if (declared !== null && declared !== actual)
      this.#say('archive-length-wrong', pending.place, { declared, actual })
    this.#deliver(pending, { length: actual, isWhole: false })
  }

  #deliverCut(pending: Pending): void {
    const actual = this.#window.unread
    this.#say('archive-record-cut', pending.place, { declared: pending.header.length ?? 0, actual })
    this.#deliver(pending, { length: actual, isWhole: false })
  }

  #deliver(pending: Pending, { length, isWhole }: { length: number; isWhole: boolean }): void {
    const { bytes, at } = this.#window
    const { header, place } = pending
    this.#records.push({ header, place, isWhole, block: bytes.subarray(at, at + length) })
    this.#window.advance(length)
    this.#pending = null
  }

  /** Gives the record without its block, and lets the block pass. */
  #passOver({ header, place }: Pending, length: number): void {
    this.#records.push({ header, place, isWhole: false, block: new Uint8Array(0) })
    this.#pending = null
    this.#skipping = length
  }

  #skip(left: number): boolean {
    const window = this.#window
    window.gather(Math.min(1, window.available))
    const found = this.#findStart(window.at)
    if (found >= 0 && found - window.at < left) {
      window.advance(found - window.at)
      this.#skipping = null
      return true
    }
    if (left <= window.unread) {
      window.advance(left)
      this.#skipping = null
      return true
    }
    const isLastPiece = window.available === window.unread
    const keep = isLastPiece && this.#isEnded ? 0 : this.#tailBytes()
    const step = window.unread - keep
    window.advance(step)
    this.#skipping = left - step
    if (!isLastPiece) {
      // The tail and what follows in one piece.
      window.gather(Math.min(window.available, keep + MAX_ARC_LINE_BYTES))
      return true
    }
    if (this.#isEnded) this.#skipping = null
    return this.#isEnded
  }
}
