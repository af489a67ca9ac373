// Captured bytes as files under their digest: captures/ab/cdef…. A file appears under its name only when its bytes are on
// the disk, and a transaction is committed only when the files it needs have appeared; so a kept capture always has its
// bytes, and what a broken-off run leaves behind are files nobody names, which harm nothing and are used if they come again.
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, writeFileSync } from 'node:fs'
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { chunks } from '../sql/chunks.ts'
import { PART_BYTES } from '../sql/part-bytes.ts'
import type { Bytes } from '../sql/session.ts'

/** Files made durable side by side when a transaction ends; the file system joins their syncs. */
const SYNCS_AT_ONCE = 8

function isMissing(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'ENOENT'
}

async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function* pieces(path: string): AsyncGenerator<Uint8Array> {
  try {
    let isEmpty = true
    for await (const piece of createReadStream(path, { highWaterMark: PART_BYTES })) {
      isEmpty = false
      yield piece as Uint8Array
    }
    if (isEmpty) yield new Uint8Array()
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !(error instanceof Error && (error as NodeJS.ErrnoException).code === 'ESRCH')
  }
}

/** The files one transaction is about to need. */
export interface CaptureChanges extends Bytes {
  /** Makes them durable; afterwards the transaction may be committed. */
  settle(): Promise<void>
  discard(): Promise<void>
}

export class CaptureFiles {
  readonly #folder: string
  readonly #drafts: string
  readonly #mark = `${hostname()}-${process.pid}-${randomBytes(4).toString('hex')}`
  readonly #ready = new Set<string>()
  #count = 0

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'captures')
    this.#drafts = join(this.#folder, 'drafts')
  }

  #path(digest: string): string {
    return join(this.#folder, digest.slice(0, 2), digest.slice(2))
  }

  /** Removes drafts of processes of this machine that are no more. */
  async tidy(): Promise<void> {
    const drafts = (await orNull(readdir(this.#drafts))) ?? []
    for (const draft of drafts) {
      const [, host, pid] = /^(.*)-(\d+)-[0-9a-f]{8}-\d+$/.exec(draft) ?? []
      if (host === hostname() && !isRunning(Number(pid))) await rm(join(this.#drafts, draft), { force: true })
    }
  }

  /** Makes a folder below the captures, durably, once a process. */
  async #prepare(folder: string): Promise<void> {
    if (this.#ready.has(folder)) return
    await mkdir(folder, { recursive: true })
    for (const above of [this.#folder, join(this.#folder, '..')]) await sync(above)
    this.#ready.add(folder)
  }

  async #isKept(digest: string, size: number): Promise<boolean> {
    const path = this.#path(digest)
    if ((await orNull(stat(path)))?.size !== size) return false
    const kept = await orNull(readFile(path))
    return kept !== null && createHash('sha256').update(kept).digest('hex') === digest
  }

  async #draft(bytes: Uint8Array): Promise<string> {
    await this.#prepare(this.#drafts)
    this.#count += 1
    const draft = join(this.#drafts, `${this.#mark}-${this.#count}`)
    // Into the memory of the system only, which takes less time than a round through the thread pool.
    try {
      writeFileSync(draft, bytes, { flag: 'wx' })
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
    return draft
  }

  async #place(digest: string, draft: string | null): Promise<void> {
    const path = this.#path(digest)
    if (draft === null) return sync(path)
    await sync(draft)
    await this.#prepare(join(path, '..'))
    await rename(draft, path)
  }

  get(digest: string): Promise<Uint8Array | null> {
    return orNull(readFile(this.#path(digest)))
  }

  parts(digest: string): AsyncIterable<Uint8Array> {
    return pieces(this.#path(digest))
  }

  /** For one transaction: its own files are seen inside it before they have their names. */
  changes(): CaptureChanges {
    /** Digest → draft; null for a file that lies there already but perhaps only in another process's memory. */
    const drafts = new Map<string, string | null>()
    return {
      put: async (digest, bytes) => {
        if (drafts.has(digest)) return
        drafts.set(digest, (await this.#isKept(digest, bytes.length)) ? null : await this.#draft(bytes))
      },
      get: (digest) => orNull(readFile(drafts.get(digest) ?? this.#path(digest))),
      parts: (digest) => pieces(drafts.get(digest) ?? this.#path(digest)),
      settle: async () => {
        for (const some of chunks([...drafts], SYNCS_AT_ONCE)) {
          await Promise.all(some.map(([digest, draft]) => this.#place(digest, draft)))
        }
        const folders = new Set([...drafts.keys()].map((digest) => join(this.#path(digest), '..')))
        for (const some of chunks([...folders], SYNCS_AT_ONCE)) await Promise.all(some.map(sync))
      },
      discard: async () => {
        for (const draft of drafts.values()) if (draft !== null) await rm(draft, { force: true })
      },
    }
  }

  /** Bytes of all files. */
  async size(): Promise<number> {
    let size = 0
    for (const folder of (await orNull(readdir(this.#folder))) ?? []) {
      for (const file of (await orNull(readdir(join(this.#folder, folder)))) ?? []) {
        size += (await orNull(stat(join(this.#folder, folder, file))))?.size ?? 0
      }
    }
    return size
  }
}
