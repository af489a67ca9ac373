// SQLite as a driver: one connection writes, one at a time and under the lock from the first statement on; another reads
// beside it and sees what was committed. In memory there is only the one, and readers wait for the writer.
import { setImmediate as immediately, setTimeout as pause } from 'node:timers/promises'
import { partBytes } from '../sql/part-bytes.ts'
import { text, whole } from '../sql/session.ts'
import type { Bytes, Driver, Session } from '../sql/session.ts'
import { Turns } from '../sql/turns.ts'
import type { CaptureChanges, CaptureFiles } from './capture-files.ts'
import type { Connection } from './connection.ts'
import { embeddedError, isBusy } from './errors.ts'
import { databaseSize } from './folder.ts'
import { fts5 } from './inverted.ts'

/** How long a writer waits for another process before it gives up. */
export const PATIENCE_MS = 60_000
const PAUSE_MS = 5

/** Tries again, with the thread free in between, while another process holds the lock. */
export async function patiently<T>(work: () => T): Promise<T> {
  const giveUpAt = performance.now() + PATIENCE_MS
  for (;;) {
    try {
      return work()
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUpAt) throw error
      await pause(PAUSE_MS)
    }
  }
}

/** How long the thread may be kept from everything else: timers, sockets, the other end of a pipe. */
const BREATH_MS = 10

/**
 * SQLite answers at once, so that a loop of awaited calls would never give the thread away. Every so often one of them does.
 */
class Breath {
  #last = performance.now()

  async take(): Promise<void> {
    if (performance.now() - this.#last < BREATH_MS) return
    await immediately()
    this.#last = performance.now()
  }
}

export interface EmbeddedParts {
  readonly place: string
  readonly writer: Connection
  /** Null in memory, where a second connection would be another database. */
  readonly connect: (() => Connection) | null
  /** Null in memory: the bytes are in the database. */
  readonly files: CaptureFiles | null
}

export class EmbeddedDriver implements Driver {
  readonly adapter = 'embedded'
  readonly place: string
  readonly #parts: EmbeddedParts
  readonly #turns = new Turns()
  readonly #breath = new Breath()
  readonly #reader: Connection | null

  constructor(parts: EmbeddedParts) {
    this.#parts = parts
    this.place = parts.place
    this.#reader = parts.connect?.() ?? null
  }

  #session(connection: Connection, bytes: Bytes | null): Session {
    const rows: Pick<Session, 'all' | 'insert'> = {
      all: (sql, params) => this.#asked(() => patiently(() => connection.all(sql, params))),
      insert: (table, values) =>
        this.#asked(() => {
          connection.insert(table, values)
          return Promise.resolve()
        }),
    }
    const inverted = fts5(connection)
    return {
      ...rows,
      among: (parameter) => `in (select value from json_each(${parameter}))`,
      lockLog: () => Promise.resolve(),
      bytes: bytes ? this.#toldBytes(bytes) : partBytes(rows),
      inverted: {
        setText: (entries) => this.#asked(() => inverted.setText(entries)),
        setKeys: (entry) => this.#asked(() => inverted.setKeys(entry)),
        matches: (set, params) => inverted.matches(set, params),
        candidates: (query) => this.#asked(() => inverted.candidates(query)),
      },
    }
  }

  async #asked<T>(work: () => Promise<T>): Promise<T> {
    await this.#breath.take()
    return this.#told(work)
  }

  #toldBytes(bytes: Bytes): Bytes {
    return {
      put: (digest, data) => this.#told(() => bytes.put(digest, data)),
      get: (digest) => this.#told(() => bytes.get(digest)),
      parts: (digest) => bytes.parts(digest),
    }
  }

  async #told<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw embeddedError(error, this.place)
    }
  }

  async read<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const { writer } = this.#parts
    const reader = this.#reader
    if (reader) return work(this.#session(reader, this.#readOnlyFiles()))
    return this.#turns.take(() => work(this.#session(writer, null)))
  }

  #readOnlyFiles(): Bytes | null {
    const { files } = this.#parts
    if (!files) return null
    return {
      put: () => Promise.reject(new Error('bytes are put in a transaction')),
      get: (digest) => files.get(digest),
      parts: (digest) => files.parts(digest),
    }
  }

  #begin(): Promise<void> {
    return this.#told(() =>
      patiently(() => {
        this.#parts.writer.run('begin immediate')
      }),
    )
  }

  #commit(changes: CaptureChanges | null): Promise<void> {
    return this.#told(async () => {
      await changes?.settle()
      this.#parts.writer.run('commit')
    })
  }

  #rollback(changes: CaptureChanges | null): Promise<void> {
    return this.#told(async () => {
      // A full disk makes SQLite roll back by itself.
      if (this.#parts.writer.isInTransaction) this.#parts.writer.run('rollback')
      await changes?.discard()
    })
  }

  write<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#turns.take(async () => {
      const changes = this.#parts.files?.changes() ?? null
      await this.#begin()
      try {
        const result = await work(this.#session(this.#parts.writer, changes))
        await this.#commit(changes)
        return result
      } catch (error) {
        await this.#rollback(changes)
        throw error
      }
    })
  }

  async snapshot<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const { connect } = this.#parts
    if (!connect) return this.read(work)
    const connection = await this.#told(() => Promise.resolve(connect()))
    try {
      connection.run('begin')
      return await work(this.#session(connection, this.#readOnlyFiles()))
    } finally {
      connection.close()
    }
  }

  async examine(session: Session): Promise<{ readonly bytes: number; readonly problems: readonly string[] }> {
    const { files } = this.#parts
    const rows = await session.all('select integrity_check as line from pragma_integrity_check')
    const problems = rows.map((row) => text(row, 'line')).filter((line) => line !== 'ok')
    const [size] = await session.all(
      'select page_count * page_size as bytes from pragma_page_count, pragma_page_size',
    )
    const inMemory = size ? whole(size, 'bytes') : 0
    const bytes = files ? (await databaseSize(this.place)) + (await files.size()) : inMemory
    return { bytes, problems: problems.map((line) => `database: ${line}`) }
  }

  async close(): Promise<void> {
    await this.#turns.take(async () => {
      this.#reader?.close()
      this.#parts.writer.close()
      return Promise.resolve()
    })
  }
}
