// The file door for web archives: a file to its unpacked bytes, with where its gzip members begin. Never the whole file in
// memory. A gzip member that is damaged or cut off gives what can be had, a diagnostic, and the next member after it.
// Not done: zstd with a dictionary, and looking for the next frame behind a damaged one.
import { open, type FileHandle } from 'node:fs/promises'
import type { Transform } from 'node:stream'
import { constants, crc32, createInflateRaw, createZstdDecompress, inflateRawSync } from 'node:zlib'
import { diagnose, type ArchivePiece, type Diagnostic } from '../../model/index.ts'
import { FILE_DIAGNOSTICS, type FileCode } from './diagnostics.ts'

const CHUNK_BYTES = 1024 * 1024
/** A member that is this small packed is unpacked in one call, into at most ONE_CALL_OUTPUT bytes. */
const ONE_CALL_INPUT = 256 * 1024
const ONE_CALL_OUTPUT = 16 * 1024 * 1024
/** Of a longer one so much is unpacked at a time: at the best ratio of deflate, 64 MiB. */
const STREAM_INPUT = 64 * 1024
/** An extra field, a name and a comment at the most. */
const MAX_GZIP_HEADER = 65536 + 4096
const TRAILER_BYTES = 8

type Say = (code: FileCode, values?: Readonly<Record<string, string | number>>) => ArchivePiece

/** The packed file, read on as it is asked for. */
class PackedFile {
  readonly #file: FileHandle
  bytes: Buffer = Buffer.alloc(0)
  at = 0
  /** Offset in the file of bytes[0]. */
  #base = 0
  #isAll = false

  constructor(file: FileHandle) {
    this.#file = file
  }

  get offset(): number {
    return this.#base + this.at
  }

  get unread(): number {
    return this.bytes.length - this.at
  }

  /** Brings `count` bytes here, or as many as there are. */
  async fill(count: number): Promise<boolean> {
    while (this.unread < count && !this.#isAll) {
      const next = Buffer.allocUnsafe(CHUNK_BYTES)
      const { bytesRead } = await this.#file.read(next, 0, CHUNK_BYTES, null)
      if (!bytesRead) this.#isAll = true
      const rest = this.bytes.subarray(this.at)
      this.#base += this.at
      this.at = 0
      const read = next.subarray(0, bytesRead)
      this.bytes = rest.length ? Buffer.concat([rest, read]) : read
    }
    return this.unread >= count
  }

  /** The next bytes, at most so many. */
  take(count: number): Buffer {
    const taken = this.bytes.subarray(this.at, this.at + count)
    this.at += taken.length
    return taken
  }
}

/** The pieces of a web archive. @throws where the file cannot be opened or read: the caller names it */
export async function* readArchiveFile(path: string, input: string): AsyncGenerator<ArchivePiece> {
  const file = await open(path)
  const say: Say = (code, values = {}) => {
    const diagnostic: Diagnostic = diagnose(FILE_DIAGNOSTICS, code, { input, ...values })
    return { kind: 'trouble', diagnostic }
  }
  try {
    const packed = new PackedFile(file)
    await packed.fill(4)
    const head = packed.bytes
    if (isGzip(head, 0)) yield* gzipPieces(packed, say)
    else if (head.length >= 4 && isZstd(head)) yield* zstdPieces(packed, say)
    else yield* plainPieces(packed)
  } finally {
    await file.close()
  }
}

const isGzip = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === 0x1f && bytes[at + 1] === 0x8b && bytes[at + 2] === 8 && ((bytes[at + 3] ?? 0) & 0xe0) === 0

function isZstd(head: Buffer): boolean {
  const magic = head.readUInt32LE(0)
  return magic === 0xfd2fb528 || (magic >= 0x184d2a50 && magic <= 0x184d2a5f)
}

async function* plainPieces(file: PackedFile): AsyncGenerator<ArchivePiece> {
  let begins: { offset: number; isPacked: boolean } | undefined = { offset: 0, isPacked: false }
  while (file.unread || (await file.fill(1))) {
    yield { kind: 'bytes', bytes: file.take(file.unread), ...(begins ? { begins } : {}) }
    begins = undefined
  }
}

/** The length of the header of a gzip member; null where it is cut off. */
function gzipHeader(bytes: Uint8Array, start: number): number | null {
  const flags = bytes[start + 3] ?? 0
  let at = start + 10
  if (flags & 4) at += 2 + (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue
    const end = bytes.indexOf(0, at)
    if (end < 0) return null
    at = end + 1
  }
  if (flags & 2) at += 2
  return at <= bytes.length ? at - start : null
}

interface Unpacked {
  readonly bytes: Buffer
  readonly used: number
}

/** The member at the beginning of `packed`, if it is sound and ends in these bytes. */
function inOneCall(packed: Buffer): Unpacked | null {
  try {
    // With `info` the engine is given too, which knows how many bytes it used; the types of Node leave that out.
    const { buffer, engine } = inflateRawSync(packed, {
      info: true,
      finishFlush: constants.Z_SYNC_FLUSH,
      chunkSize: 128 * 1024,
      maxOutputLength: ONE_CALL_OUTPUT,
    }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } }
    return engine.bytesWritten < packed.length ? { bytes: buffer, used: engine.bytesWritten } : null
  } catch {
    return null // Damaged or too long for one call: the caller goes on piece by piece and says what is wrong.
  }
}

async function* gzipPieces(file: PackedFile, say: Say): AsyncGenerator<ArchivePiece> {
  let isLost = false
  while (await file.fill(1)) {
    await file.fill(Math.max(ONE_CALL_INPUT, MAX_GZIP_HEADER))
    const skipped = isGzip(file.bytes, file.at) ? 0 : await skipToMember(file)
    if (skipped > 0 && !isLost)
      yield say('archive-packing-stray', { offset: file.offset - skipped, count: skipped })
    if (!file.unread) return
    const offset = file.offset
    const header = gzipHeader(file.bytes, file.at)
    const packed = file.bytes.subarray(file.at + (header ?? 0), file.at + ONE_CALL_INPUT)
    if (isLost && !beginsWell(packed)) {
      // In damaged bytes much looks like the beginning of a member.
      file.at += 2
      continue
    }
    isLost = false
    const begins = { offset, isPacked: true }
    if (header === null) {
      yield say('archive-packing-cut', { offset })
      return
    }
    file.at += header
    const whole = inOneCall(packed)
    if (whole) {
      file.at += whole.used
      yield { kind: 'bytes', bytes: whole.bytes, begins }
      yield* checkTrailer(file, crc32(whole.bytes), offset, say)
      continue
    }
    const after = file.offset
    const end = yield* streamMember(file, begins, createInflateRaw)
    if (end.state === 'whole') yield* checkTrailer(file, end.checksum, offset, say)
    else if (end.state === 'cut') yield say('archive-packing-cut', { offset })
    else {
      yield say('archive-packing-damaged', { offset })
      isLost = true
      // Looked for from here on: what was read already is behind, unless it is still in the window.
      file.at = Math.max(0, file.at - Math.min(file.at, file.offset - after))
    }
  }
}

/** A member of which the first bytes unpack, into the beginning of a record. */
function beginsWell(packed: Buffer): boolean {
  try {
    const head = inflateRawSync(packed.subarray(0, 4096), {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: ONE_CALL_OUTPUT,
    })
    return /^(?:WARC\/\d|[a-z][a-z0-9+.-]*:)/i.test(head.toString('latin1', 0, 64))
  } catch {
    return false // What does not unpack is no member.
  }
}

async function skipToMember(file: PackedFile): Promise<number> {
  let skipped = 0
  while (file.unread || (await file.fill(4))) {
    await file.fill(4)
    const at = file.bytes.indexOf(0x1f, file.at)
    const next = at < 0 ? file.bytes.length : at
    skipped += next - file.at
    file.at = next
    if (at < 0) continue
    await file.fill(4)
    if (isGzip(file.bytes, file.at)) break
    file.at++
    skipped++
  }
  await file.fill(ONE_CALL_INPUT)
  return skipped
}

async function* checkTrailer(
  file: PackedFile,
  checksum: number,
  offset: number,
  say: Say,
): AsyncGenerator<ArchivePiece> {
  if (!(await file.fill(TRAILER_BYTES))) {
    file.take(file.unread)
    yield say('archive-packing-cut', { offset })
  } else if (file.take(TRAILER_BYTES).readUInt32LE(0) !== checksum)
    yield say('archive-checksum-wrong', { offset })
}

interface StreamEnd {
  readonly state: 'whole' | 'cut' | 'damaged'
  readonly checksum: number
}

/** Unpacks a long or damaged member piece by piece; the file is left behind its last byte. */
async function* streamMember(
  file: PackedFile,
  begins: { readonly offset: number; readonly isPacked: boolean },
  create: typeof createInflateRaw | typeof createZstdDecompress,
): AsyncGenerator<ArchivePiece, StreamEnd> {
  const unpack = create({ chunkSize: 128 * 1024 })
  const out: Buffer[] = []
  const health = { isDamaged: false }
  unpack.on('data', (bytes: Buffer) => out.push(bytes))
  unpack.on('error', () => {
    health.isDamaged = true
  })
  let fed = 0
  let checksum = 0
  let first: typeof begins | undefined = begins
  try {
    while (await file.fill(1)) {
      const packed = file.take(STREAM_INPUT)
      await written(unpack, packed)
      fed += packed.length
      for (const bytes of out.splice(0)) {
        checksum = crc32(bytes, checksum)
        yield { kind: 'bytes', bytes, ...(first ? { begins: first } : {}) }
        first = undefined
      }
      if (health.isDamaged) return { state: 'damaged', checksum }
      const over = fed - unpack.bytesWritten
      if (over > 0) {
        file.at -= over
        return { state: 'whole', checksum }
      }
    }
    await finished(unpack)
    return { state: health.isDamaged ? 'cut' : 'whole', checksum }
  } finally {
    unpack.destroy()
  }
}

/** Resolves when the bytes are worked through, or cannot be: a stream that fails only closes. */
const written = (stream: Transform, bytes: Buffer): Promise<void> =>
  new Promise((resolve) => {
    stream.once('close', resolve)
    stream.write(bytes, () => {
      stream.off('close', resolve)
      // What was unpacked on the way is handed out before this turn ends.
      setImmediate(resolve)
    })
  })

/** Resolves when the stream has worked out whether it is whole. */
const finished = (stream: Transform): Promise<void> =>
  new Promise((resolve) => {
    if (stream.destroyed) resolve()
    else stream.once('close', resolve).end()
  })

/** Frame by frame: each counts as a member. */
async function* zstdPieces(file: PackedFile, say: Say): AsyncGenerator<ArchivePiece> {
  while (await file.fill(1)) {
    const { offset } = file
    const { state } = yield* streamMember(file, { offset, isPacked: true }, createZstdDecompress)
    if (state === 'whole') continue
    yield say(state === 'cut' ? 'archive-packing-cut' : 'archive-packing-damaged', { offset })
    return
  }
}
