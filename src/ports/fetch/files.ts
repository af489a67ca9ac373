// The file door: files and folders to arrivals. A file that cannot be read costs only itself and is said.
// Folders are read in the order of their relative paths, so that the order of a disk never shows.
import { createHash } from 'node:crypto'
import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import {
  diagnose,
  type Arrival,
  type ArchivePiece,
  type Diagnostic,
  type UnpackBody,
} from '../../model/index.ts'
import { readArchiveFile } from './archive-file.ts'
import { unpackBody } from './content-coding.ts'
import { FILE_DIAGNOSTICS, type FileCode } from './diagnostics.ts'
import { isWebAddress, shownAddress } from './web-address.ts'

/** Endings that are articles when a folder is read; a file named by itself may have any. */
const ARTICLE_ENDINGS = new Set(['.txt', '.text', '.md', '.markdown', '.html', '.htm', '.xhtml', '.pdf'])

/** Endings of files that list articles. */
const LIST_ENDINGS = new Set(['.xml', '.rss', '.atom', '.rdf', '.opml'])

/** Endings of web archives, packed or not, in a folder and by themselves. */
const ARCHIVE_ENDING = /\.(?:w?arc)(?:\.(?:gz|zst))?$/i

/** One article is a few kilobytes; a hundred times the longest page on record is a dump, not an article. */
export const MAX_FILE_BYTES = 32 * 1024 * 1024

/** A file found: `read` it when its turn comes, so that a folder of thousands is never in memory at once. */
export interface FoundFile {
  readonly input: string
  /** It was named by itself, and not found in a folder. */
  readonly isNamed: boolean
  read(): Promise<{ readonly arrival: Arrival } | { readonly failed: Diagnostic }>
}

/** A web archive found: its pieces come when its turn does, and are never all in memory. */
export interface FoundArchive {
  readonly input: string
  readonly unpack: UnpackBody
  pieces(): AsyncIterable<ArchivePiece>
}

export interface FoundInputs {
  readonly files: readonly FoundFile[]
  readonly archives: readonly FoundArchive[]
  readonly failed: readonly { readonly input: string; readonly diagnostic: Diagnostic }[]
  readonly notes: readonly Diagnostic[]
}

const CAUSES: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EISDIR: 'it is a folder',
  ELOOP: 'a link that leads back to itself',
  EIO: 'the disk reports an error',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
}

const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const say = (
  code: FileCode,
  input: string,
  values: Readonly<Record<string, string | number>> = {},
): Diagnostic => diagnose(FILE_DIAGNOSTICS, code, { input, ...values })

function unreadable(input: string, error: unknown): Diagnostic {
  const code = errorCode(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return say('input-missing', input)
  return say('input-unreadable', input, { cause: CAUSES[code] ?? 'the system refused it' })
}

/** The same file is found under the same place, and nobody reads from it where that is. */
const placeOf = (file: string): string =>
  `file:${createHash('sha256').update(path.resolve(file)).digest('hex').slice(0, 20)}`

function foundFile(file: string, input: string, isNamed: boolean): FoundFile {
  return {
    input,
    isNamed,
    async read() {
      try {
        const { size } = await stat(file)
        if (size > MAX_FILE_BYTES) {
          return { failed: say('input-too-large', input, { size, limit: MAX_FILE_BYTES }) }
        }
        const read = await readFile(file)
        const bytes = isGzip(read) ? await unpacked(read, input) : read
        if (!(bytes instanceof Uint8Array)) return { failed: bytes }
        const blank = { address: null, finalAddress: null, status: null, headers: {}, retrievedAt: null }
        return { arrival: { input, place: placeOf(file), bytes, ...blank } }
      } catch (error) {
        return { failed: unreadable(input, error) }
      }
    },
  }
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/** What a gzip file holds: saved sitemaps and feeds come packed. */
async function unpacked(packed: Uint8Array, input: string): Promise<Uint8Array | Diagnostic> {
  const { unpackBody: unpackWhole } = await import('./body.ts')
  const answer = await unpackWhole(packed, undefined, MAX_FILE_BYTES)
  if ('bytes' in answer) return answer.bytes
  if (answer.failed === 'unpacked-too-large')
    return say('input-too-large', input, {
      size: `more than ${String(MAX_FILE_BYTES)}`,
      limit: MAX_FILE_BYTES,
    })
  return say('input-unreadable', input, { cause: `it holds ${answer.cause}` })
}

function foundArchive(file: string, input: string): FoundArchive {
  return {
    input,
    unpack: unpackBody,
    async *pieces() {
      try {
        yield* readArchiveFile(file, input)
      } catch (error) {
        yield { kind: 'trouble', diagnostic: unreadable(input, error) }
      }
    },
  }
}

interface Walk {
  readonly files: FoundFile[]
  readonly archives: FoundArchive[]
  readonly failed: { input: string; diagnostic: Diagnostic }[]
  readonly notes: Diagnostic[]
}

/** Reads a folder without recursion; a folder reached a second time through a link is passed over with a word. */
async function walkFolder(root: string, into: Walk): Promise<void> {
  const seen = new Set<string>()
  const pending: { folder: string; relative: string }[] = [{ folder: root, relative: '' }]
  const before = into.files.length + into.archives.length + into.failed.length
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { folder, relative } = next
    const shown = relative || path.basename(path.resolve(root))
    try {
      const real = await realpath(folder)
      if (seen.has(real)) {
        into.notes.push(say('folder-loop', shown))
        continue
      }
      seen.add(real)
      const names = (await readdir(folder)).sort()
      for (const name of names)
        await enter(path.join(folder, name), relative ? `${relative}/${name}` : name, into, pending)
    } catch (error) {
      into.failed.push({ input: shown, diagnostic: unreadable(shown, error) })
    }
  }
  if (into.files.length + into.archives.length + into.failed.length === before) {
    into.failed.push({ input: root, diagnostic: say('folder-without-articles', root) })
  }
}

function isReadInFolders(file: string): boolean {
  const ending = path.extname(file.replace(/\.gz$/i, '')).toLowerCase()
  return ARTICLE_ENDINGS.has(ending) || LIST_ENDINGS.has(ending)
}

async function enter(
  file: string,
  relative: string,
  into: Walk,
  pending: { folder: string; relative: string }[],
): Promise<void> {
  if (path.basename(file).startsWith('.')) return // what a system hides (.git, .DS_Store) is nobody's coverage
  try {
    const found = await stat(file)
    if (found.isDirectory()) pending.push({ folder: file, relative })
    else if (found.isFile() && ARCHIVE_ENDING.test(relative)) into.archives.push(foundArchive(file, relative))
    else if (!isReadInFolders(relative)) into.notes.push(say('input-kind-unknown', relative))
    else if (!found.isFile())
      into.failed.push({
        input: relative,
        diagnostic: say('input-unreadable', relative, { cause: 'it is no regular file' }),
      })
    else into.files.push(foundFile(file, relative, false))
  } catch (error) {
    // A link whose target is gone is missing under its own name.
    const link = await lstat(file).catch(() => null)
    if (link) into.failed.push({ input: relative, diagnostic: unreadable(relative, error) })
  }
}

/** Finds the files of all INPUTs. Nothing is read yet; order is by relative path, then by the order of bytes. */
export async function findInputs(inputs: readonly string[]): Promise<FoundInputs> {
  const into: Walk = { files: [], archives: [], failed: [], notes: [] }
  for (const input of inputs) {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(input)) {
      const shown = shownAddress(input)
      const what = isWebAddress(input) ? 'an address of the web' : 'an address that is neither http nor https'
      into.failed.push({ input: shown, diagnostic: say('input-not-supported', shown, { what }) })
      continue
    }
    try {
      const found = await stat(input)
      if (found.isDirectory()) await walkFolder(input, into)
      else if (found.isFile() && ARCHIVE_ENDING.test(input))
        into.archives.push(foundArchive(input, path.basename(input)))
      else if (found.isFile()) into.files.push(foundFile(input, path.basename(input), true))
      else
        into.failed.push({
          input,
          diagnostic: say('input-unreadable', input, { cause: 'it is no regular file' }),
        })
    } catch (error) {
      into.failed.push({ input, diagnostic: unreadable(input, error) })
    }
  }
  for (const found of [into.files, into.archives])
    found.sort((a, b) => (a.input < b.input ? -1 : a.input > b.input ? 1 : 0))
  return into
}
