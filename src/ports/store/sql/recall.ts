// Recall and search: keys and tokens are kept as given, beside the adapter's index over them.
import type { RecallStore, SearchEntry } from '../store.ts'
import type { Access } from './access.ts'
import { chunks, lastByKey } from './chunks.ts'
import { TERM_JOINT, decodeKey, encodeKey, ownKey, term } from './keys.ts'
import { numbered } from './names.ts'
import { pack, unpack } from './packing.ts'
import { search } from './search.ts'
import { blob, whole } from './session.ts'
import type { Row, Session } from './session.ts'
import { RECALLS, SUBJECTS, TEXTS } from './tables.ts'

const TEXTS_AT_ONCE = 100

async function setText(session: Session, entries: readonly SearchEntry[]): Promise<void> {
  const last = lastByKey(
    entries.map((entry) => ({ tokens: entry.tokens, subject: ownKey(entry.subject, 'subject') })),
    ({ subject }) => subject,
  )
  for (const some of chunks(last, TEXTS_AT_ONCE)) {
    const number = await numbered(
      session,
      SUBJECTS,
      some.map(({ subject }) => subject),
    )
    const rows = await session.all(
      `select subject, tokens from texts where subject ${session.among('$1', 'bigint')}`,
      [some.map(({ subject }) => number(subject))],
    )
    const before = new Map(rows.map((row) => [whole(row, 'subject'), terms(row, 'tokens')]))
    await session.insert(
      TEXTS,
      some.map(({ tokens, subject }) => [number(subject), pack(tokens)]),
    )
    await session.inverted.setText(
      some.map(({ tokens, subject }) => {
        const id = number(subject)
        return { id, before: before.get(id) ?? null, terms: tokens.map(term) }
      }),
    )
  }
}

function terms(row: Row, column: string): readonly string[] {
  return (unpack(blob(row, column)) as readonly string[]).map(term)
}

/** A key as a term: each index has its own. */
function keyTerm(index: string, key: string): string {
  return `${term(index)}${TERM_JOINT}${term(key)}`
}

const FIND_RECALL = `select r.id, r.keys from subjects s join recalls r on r.subject = s.id
  where s.name = $2 and r.name = $1`

interface Keys {
  readonly index: string
  readonly subject: string
  readonly keys: readonly string[]
}

async function setKeys(session: Session, { index, subject, keys }: Keys): Promise<void> {
  const name = encodeKey(index)
  const number = await numbered(session, SUBJECTS, [subject])
  const [known] = await session.all(FIND_RECALL, [name, subject])
  await session.insert(RECALLS, [[name, number(subject), pack(keys)]])
  const [row] = known ? [known] : await session.all(FIND_RECALL, [name, subject])
  if (!row) throw new Error('a recall entry got no number')
  await session.inverted.setKeys({
    id: whole(row, 'id'),
    before: known ? (unpack(blob(known, 'keys')) as string[]).map((key) => keyTerm(index, key)) : null,
    terms: keys.map((key) => keyTerm(index, key)),
  })
}

export function recallStore(access: Access): RecallStore {
  return {
    async index(index, subject, keys) {
      ownKey(index, 'recall index')
      const entry = { index, subject: ownKey(subject, 'subject'), keys: [...new Set(keys)].sort() }
      await access.write((session) => setKeys(session, entry))
    },
    async candidates(index, { subject, keys, limit, tooCommon }) {
      const recalled = await access.read(async (session) => {
        const [row] = await session.all(FIND_RECALL, [encodeKey(index), encodeKey(subject)])
        return session.inverted.candidates({
          self: row ? whole(row, 'id') : null,
          terms: [...new Set(keys)].map((key) => keyTerm(index, key)),
          limit,
          tooCommon,
        })
      })
      return recalled.map((one) => ({ subject: decodeKey(one.subject), shared: one.shared }))
    },
    async indexText(entries) {
      if (entries.length) await access.write((session) => setText(session, entries))
    },
    search: (query, page) => search(access, query, page),
  }
}
