// The log: numbered from 1 without gaps, in the order in which it became durable, so that a reader who knows the last
// number it saw misses nothing.
import type { Log, LogEntry } from '../store.ts'
import type { Access } from './access.ts'
import { chunks, pages } from './chunks.ts'
import { text, whole } from './session.ts'
import type { Row } from './session.ts'
import { LOG } from './tables.ts'

const ENTRIES_AT_ONCE = 500

export function readEntry(row: Row): LogEntry {
  const [at, kind, subject, value] = JSON.parse(text(row, 'entry')) as [string, string, string, unknown]
  return { sequence: whole(row, 'sequence'), at, kind, subject, value }
}

export function logStore(access: Access): Log {
  return {
    async append(entries) {
      if (!entries.length) return
      await access.write(async (session) => {
        await session.lockLog()
        const [row] = await session.all('select coalesce(max(sequence), 0) as last from log')
        const last = row ? whole(row, 'last') : 0
        const rows = entries.map(({ at, kind, subject, value }, position) => [
          last + 1 + position,
          JSON.stringify([at, kind, subject, value]),
        ])
        for (const some of chunks(rows, ENTRIES_AT_ONCE)) await session.insert(LOG, some)
      })
    },
    async *read(from) {
      const read = (after: number | null, limit: number) =>
        access.read((session) =>
          session.all('select sequence, entry from log where sequence > $1 order by sequence limit $2', [
            after ?? from - 1,
            limit,
          ]),
        )
      for await (const row of pages(ENTRIES_AT_ONCE, read, (last) => whole(last, 'sequence')))
        yield readEntry(row)
    },
  }
}
