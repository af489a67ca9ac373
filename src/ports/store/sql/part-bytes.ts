// Captured bytes inside the database, in pieces that every database takes and no single value limits.
import type { Bytes, Session } from './session.ts'
import { blob } from './session.ts'
import { CAPTURE_PARTS } from './tables.ts'

/** Bytes of one piece. */
export const PART_BYTES = 4 * 1024 * 1024

export function partBytes(session: Pick<Session, 'all' | 'insert'>): Bytes {
  async function* parts(digest: string): AsyncGenerator<Uint8Array> {
    for (let part = 0; ; part += 1) {
      const [row] = await session.all('select bytes from capture_parts where digest = $1 and part = $2', [
        digest,
        part,
      ])
      if (!row) return
      yield blob(row, 'bytes')
    }
  }
  return {
    parts,
    async put(digest, bytes) {
      // No bytes are a piece too: a capture may be empty, and its piece tells it from one that is gone.
      for (let start = 0, part = 0; start === 0 || start < bytes.length; start += PART_BYTES, part += 1) {
        await session.insert(CAPTURE_PARTS, [[digest, part, bytes.subarray(start, start + PART_BYTES)]])
      }
    },
    async get(digest) {
      const pieces: Uint8Array[] = []
      for await (const piece of parts(digest)) pieces.push(piece)
      return pieces.length ? Buffer.concat(pieces) : null
    },
  }
}
