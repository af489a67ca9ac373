// Everything kept, as one stream in one order that does not depend on the database: what a backup is made of.
// Two stores with the same contents give the same stream.
import type { Capture } from '../../../model/index.ts'
import type { LayerRow, LogEntry, RecordRow } from '../store.ts'
import { readCapture } from './captures.ts'
import { pages } from './chunks.ts'
import { decodeKey } from './keys.ts'
import { readLayer } from './layers.ts'
import { readEntry } from './log.ts'
import { unpack } from './packing.ts'
import { readRecord } from './records.ts'
import { blob, text, whole } from './session.ts'
import type { Row, Session } from './session.ts'

/** Bytes come in pieces, before the captures that name them; the last piece says so. */
export type Kept =
  | { readonly kind: 'bytes'; readonly digest: string; readonly last: boolean; readonly data: Uint8Array }
  | { readonly kind: 'capture'; readonly capture: Capture }
  | { readonly kind: 'layer'; readonly row: LayerRow }
  | { readonly kind: 'text'; readonly subject: string; readonly tokens: readonly string[] }
  | {
      readonly kind: 'keys'
      readonly index: string
      readonly subject: string
      readonly keys: readonly string[]
    }
  | { readonly kind: 'record'; readonly row: RecordRow }
  | { readonly kind: 'log'; readonly entry: LogEntry }

const ROWS_AT_ONCE = 500
const SUBJECTS_AT_ONCE = 20

async function* bytesOf(session: Session, digest: string): AsyncGenerator<Kept> {
  let before: Uint8Array | null = null
  for await (const data of session.bytes.parts(digest)) {
    if (before) yield { kind: 'bytes', digest, last: false, data: before }
    before = data
  }
  yield { kind: 'bytes', digest, last: true, data: before ?? new Uint8Array() }
}

async function* captures(session: Session): AsyncGenerator<Kept> {
  const read = (after: Row | null, limit: number) =>
    session.all(
      `select id, digest, capture from captures
       where digest >= $1 and (digest > $1 or id > $2) order by digest, id limit $3`,
      after ? [text(after, 'digest'), text(after, 'id'), limit] : ['', '', limit],
    )
  let digest = ''
  for await (const row of pages(ROWS_AT_ONCE, read, (last) => last)) {
    if (text(row, 'digest') !== digest) {
      digest = text(row, 'digest')
      yield* bytesOf(session, digest)
    }
    yield { kind: 'capture', capture: readCapture(row) }
  }
}

function grouped(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>()
  for (const row of rows) {
    const subject = whole(row, 'subject')
    const group = groups.get(subject)
    if (group) group.push(row)
    else groups.set(subject, [row])
  }
  return groups
}

async function* subjects(session: Session): AsyncGenerator<Kept> {
  let after = ''
  for (;;) {
    const page = await session.all('select id, name from subjects where name > $1 order by name limit $2', [
      after,
      SUBJECTS_AT_ONCE,
    ])
    const ids = page.map((row) => whole(row, 'id'))
    const among = session.among('$1', 'bigint')
    const layers = grouped(
      await session.all(
        `select r.name as recipe, l.subject, l.basis, l.content from recipes r cross join layers l
         where l.recipe = r.id and l.subject ${among} order by r.name`,
        [ids],
      ),
    )
    const texts = grouped(
      await session.all(`select subject, tokens from texts where subject ${among}`, [ids]),
    )
    const recalls = grouped(
      await session.all(`select subject, name, keys from recalls where subject ${among} order by name`, [
        ids,
      ]),
    )
    for (const row of page) {
      const id = whole(row, 'id')
      const subject = decodeKey(text(row, 'name'))
      for (const layer of layers.get(id) ?? []) {
        yield { kind: 'layer', row: readLayer(layer, subject, decodeKey(text(layer, 'recipe'))) }
      }
      for (const entry of texts.get(id) ?? []) {
        yield { kind: 'text', subject, tokens: unpack(blob(entry, 'tokens')) as string[] }
      }
      for (const entry of recalls.get(id) ?? []) {
        const index = decodeKey(text(entry, 'name'))
        yield { kind: 'keys', index, subject, keys: unpack(blob(entry, 'keys')) as string[] }
      }
    }
    const last = page.at(-1)
    if (last === undefined || page.length < SUBJECTS_AT_ONCE) return
    after = text(last, 'name')
  }
}

async function* records(session: Session): AsyncGenerator<Kept> {
  const read = (after: Row | null, limit: number) =>
    session.all(
      `select kind, id, whole, value from records
       where kind >= $1 and (kind > $1 or id > $2) order by kind, id limit $3`,
      after ? [text(after, 'kind'), text(after, 'id'), limit] : ['', '', limit],
    )
  for await (const row of pages(ROWS_AT_ONCE, read, (last) => last)) {
    yield { kind: 'record', row: readRecord(row, decodeKey(text(row, 'kind'))) }
  }
}

async function* log(session: Session): AsyncGenerator<Kept> {
  const read = (after: number | null, limit: number) =>
    session.all('select sequence, entry from log where sequence > $1 order by sequence limit $2', [
      after ?? 0,
      limit,
    ])
  for await (const row of pages(ROWS_AT_ONCE, read, (last) => whole(last, 'sequence'))) {
    yield { kind: 'log', entry: readEntry(row) }
  }
}

export async function* contents(session: Session): AsyncGenerator<Kept> {
  yield* captures(session)
  yield* subjects(session)
  yield* records(session)
  yield* log(session)
}

export async function isEmpty(session: Session): Promise<boolean> {
  for (const table of ['captures', 'subjects', 'records', 'log']) {
    const rows = await session.all(`select 1 as one from ${table} limit 1`)
    if (rows.length) return false
  }
  return true
}
