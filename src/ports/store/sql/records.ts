// Records: small named facts by kind and id.
import type { RecordRow, RecordStore } from '../store.ts'
import type { Access } from './access.ts'
import { chunks, lastByKey, pages } from './chunks.ts'
import { decodeKey, ownKey, shortKey } from './keys.ts'
import { jsonOf } from './packing.ts'
import { text } from './session.ts'
import type { Row } from './session.ts'
import { RECORDS } from './tables.ts'

const RECORDS_AT_ONCE = 500

/** Reads columns id, whole and value. An id that was too long for an index stands in `whole`, as JSON. */
export function readRecord(row: Row, kind: string): RecordRow {
  const id = row['whole'] === null ? decodeKey(text(row, 'id')) : (JSON.parse(text(row, 'whole')) as string)
  return { kind, id, value: JSON.parse(text(row, 'value')) as unknown }
}

export function recordStore(access: Access): RecordStore {
  return {
    async put(rows) {
      if (!rows.length) return
      const keyed = rows.map((row) => {
        const { key, isWhole } = shortKey(row.id)
        const whole = isWhole ? null : JSON.stringify(row.id)
        return [ownKey(row.kind, 'kind'), key, whole, jsonOf(row.value)] as const
      })
      const last = lastByKey(keyed, ([kind, id]) => `${kind}\u0000${id}`)
      await access.write(async (session) => {
        for (const some of chunks(last, RECORDS_AT_ONCE)) await session.insert(RECORDS, some)
      })
    },
    async get(kind, id) {
      const rows = await access.read((session) =>
        session.all('select id, whole, value from records where kind = $1 and id = $2', [
          shortKey(kind).key,
          shortKey(id).key,
        ]),
      )
      return rows[0] ? readRecord(rows[0], kind) : null
    },
    async *all(kind) {
      const kindKey = shortKey(kind).key
      const read = (after: string | null, limit: number) =>
        access.read((session) =>
          session.all(
            `select id, whole, value from records
             where kind = $1 ${after === null ? '' : 'and id > $3'} order by id limit $2`,
            after === null ? [kindKey, limit] : [kindKey, limit, after],
          ),
        )
      for await (const row of pages(RECORDS_AT_ONCE, read, (last) => text(last, 'id'))) {
        yield readRecord(row, kind)
      }
    },
    async remove(kind, id) {
      await access.write((session) =>
        session.all('delete from records where kind = $1 and id = $2', [
          shortKey(kind).key,
          shortKey(id).key,
        ]),
      )
    },
  }
}
