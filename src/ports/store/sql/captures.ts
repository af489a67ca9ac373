// Captures: the record in the database, the bytes where the adapter keeps them, both checked against the digest.
import { createHash } from 'node:crypto'
import type { Capture } from '../../../model/index.ts'
import { StoreError } from '../store.ts'
import type { CaptureStore } from '../store.ts'
import type { Access } from './access.ts'
import { pages } from './chunks.ts'
import { encodeKey, ownKey } from './keys.ts'
import { text } from './session.ts'
import type { Row, Session } from './session.ts'
import { CAPTURES } from './tables.ts'

const CAPTURES_AT_ONCE = 500

export function readCapture(row: Row): Capture {
  return JSON.parse(text(row, 'capture')) as Capture
}

/** The kept bytes, checked; null where nothing was captured under the digest. */
async function readBytes(session: Session, digest: string): Promise<Uint8Array | null> {
  const [row] = await session.all('select id from captures where digest = $1 limit 1', [encodeKey(digest)])
  if (!row) return null
  const bytes = await session.bytes.get(digest)
  if (bytes && createHash('sha256').update(bytes).digest('hex') === digest) return bytes
  const state = bytes ? 'are damaged' : 'are gone'
  throw new StoreError(
    'capture-corrupt',
    `The bytes kept under ${digest} ${state}. Capture the page again, or restore a backup.`,
  )
}

export function captureStore(access: Access): CaptureStore {
  return {
    async put(capture, bytes) {
      const digest = createHash('sha256').update(bytes).digest('hex')
      if (digest !== capture.digest) {
        throw new StoreError(
          'capture-corrupt',
          `The bytes of ${capture.id} do not have the digest it names. They were altered on the way; capture the page again.`,
        )
      }
      const row = [ownKey(capture.id, 'capture id'), digest, JSON.stringify(capture)]
      await access.write(async (session) => {
        await session.bytes.put(digest, bytes)
        await session.insert(CAPTURES, [row])
      })
    },
    async get(id) {
      const rows = await access.read((session) =>
        session.all('select capture from captures where id = $1', [encodeKey(id)]),
      )
      return rows[0] ? readCapture(rows[0]) : null
    },
    bytes: (digest) => access.read((session) => readBytes(session, digest)),
    async *all() {
      const read = (after: string | null, limit: number) =>
        access.read((session) =>
          session.all('select id, capture from captures where id > $1 order by id limit $2', [
            after ?? '',
            limit,
          ]),
        )
      for await (const row of pages(CAPTURES_AT_ONCE, read, (last) => text(last, 'id')))
        yield readCapture(row)
    },
  }
}
