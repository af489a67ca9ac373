// The backup format: gzip over JSON Lines, one row of the store a line, each with the digest of itself and all before it, and
// a last line that says how many there were. So a file that was cut, altered, reordered or joined is known for it; it does not
// protect from somebody who computes the digests anew. No time, no machine: the same contents give the same file.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { StoreError } from './store.ts'
import type { Kept } from './sql/contents.ts'
import { systemCode } from './system-errors.ts'

const FORMAT = 'hearsay/backup'
export const BACKUP_VERSION = 1
/** Level 4: within a few per cent of the default's size at twice its speed. */
const GZIP_LEVEL = 4

/** A row as written: bytes in base64. */
type Written =
  Exclude<Kept, { kind: 'bytes' }> | WrittenBytes | { readonly kind: 'end'; readonly rows: number }
interface WrittenBytes {
  readonly kind: 'bytes'
  readonly digest: string
  readonly last: boolean
  readonly data: string
}

const BEFORE_DIGEST = '{"digest":"'
const BEFORE_ROW = '","row":'
const ROW_STARTS = BEFORE_DIGEST.length + 64 + BEFORE_ROW.length

function broken(file: string, what: string, cause?: unknown): StoreError {
  return new StoreError('backup-broken', `${file} ${what} Nothing was restored from it.`, { cause })
}

function chained(before: string, row: string): string {
  return createHash('sha256').update(before).update(row).digest('hex')
}

function headerLine(): string {
  return JSON.stringify({ format: FORMAT, version: BACKUP_VERSION })
}

async function* lines(rows: AsyncIterable<Kept>, counted: { rows: number }): AsyncGenerator<string> {
  let digest = chained('', headerLine())
  yield `${headerLine()}\n`
  const line = (row: Written) => {
    const json = JSON.stringify(row)
    digest = chained(digest, json)
    return `${BEFORE_DIGEST}${digest}${BEFORE_ROW}${json}}\n`
  }
  for await (const row of rows) {
    counted.rows += 1
    yield line(row.kind === 'bytes' ? { ...row, data: Buffer.from(row.data).toString('base64') } : row)
  }
  yield line({ kind: 'end', rows: counted.rows })
}

/** Writes the rows; the file appears under its name when it is whole and on the disk. Returns how many there were. */
export async function writeBackup(file: string, rows: AsyncIterable<Kept>): Promise<number> {
  const draft = `${file}.${process.pid}.part`
  const counted = { rows: 0 }
  try {
    await pipeline(
      Readable.from(lines(rows, counted)),
      createGzip({ level: GZIP_LEVEL }),
      createWriteStream(draft, { flush: true }),
    )
    await rename(draft, file)
    const folder = await open(dirname(file), 'r')
    await folder.sync().finally(() => folder.close())
    return counted.rows
  } catch (error) {
    await rm(draft, { force: true })
    const code = error instanceof StoreError ? null : systemCode(error)
    if (code === null) throw error
    const advice = code === 'disk-full' ? 'Free some space' : 'Give this user the right to write there'
    throw new StoreError(code, `The backup ${file} cannot be written. ${advice}, or name another place.`, {
      cause: error,
    })
  }
}

/** Cuts a stream of bytes at line feeds; what stands after the last one is given too, as a line cut short. */
async function* cut(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<{ line: Buffer; isWhole: boolean }> {
  let rest: Buffer[] = []
  for await (const piece of bytes) {
    let start = 0
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, start)) {
      yield { line: Buffer.concat([...rest, piece.subarray(start, end)]), isWhole: true }
      rest = []
      start = end + 1
    }
    if (start < piece.length) rest.push(Buffer.from(piece.subarray(start)))
  }
  if (rest.length) yield { line: Buffer.concat(rest), isWhole: false }
}

async function* unzipped(file: string): AsyncGenerator<Uint8Array> {
  const source = createReadStream(file)
  const gunzip = createGunzip()
  source.on('error', (error) => gunzip.destroy(error))
  try {
    for await (const piece of source.pipe(gunzip)) yield piece as Uint8Array
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw broken(file, 'does not exist.', error)
    if (systemCode(error) !== null) throw broken(file, 'cannot be read.', error)
    throw broken(file, code === 'Z_BUF_ERROR' ? 'was cut short.' : 'is damaged or no backup.', error)
  } finally {
    source.destroy()
  }
}

function checkHeader(file: string, line: string): void {
  const [, version] = /^\{"format":"hearsay\/backup","version":(\d{1,9})\}$/.exec(line) ?? []
  if (version === undefined) throw broken(file, 'is no backup of Hearsay.')
  if (Number(version) > BACKUP_VERSION) {
    throw new StoreError('data-newer', `${file} was written by a newer version of Hearsay. Upgrade Hearsay.`)
  }
}

/** Reads the rows, each checked before it is given out. Throws a StoreError at the first that is not as it was written. */
export async function* readBackup(file: string): AsyncGenerator<Kept> {
  let digest: string | null = null
  let rows = 0
  let isEnded = false
  for await (const { line, isWhole } of cut(unzipped(file))) {
    const json = line.toString('utf8')
    if (isEnded || !isWhole) throw broken(file, isEnded ? 'goes on after its end.' : 'was cut short.')
    if (digest === null) {
      checkHeader(file, json)
      digest = chained('', json)
      continue
    }
    const row = json.slice(ROW_STARTS, -1)
    digest = chained(digest, row)
    if (json !== `${BEFORE_DIGEST}${digest}${BEFORE_ROW}${row}}`)
      throw broken(file, `is damaged at row ${rows + 1}.`)
    const written = JSON.parse(row) as Written
    if (written.kind === 'end') {
      if (written.rows !== rows) throw broken(file, 'has lost rows.')
      isEnded = true
      continue
    }
    rows += 1
    yield written.kind === 'bytes' ? { ...written, data: Buffer.from(written.data, 'base64') } : written
  }
  if (!isEnded) throw broken(file, 'was cut short.')
}
