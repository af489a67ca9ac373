// Records of `hearsay run`: one JSON object a line in, answers out, each with the record's own id.
import type { Block, BlockKind, Document, Resources } from '../../model/index.ts'
import { BLOCK_KINDS } from '../../model/index.ts'
import { makeId, sha256 } from '../../text/digest.ts'
import { wellFormed } from '../../text/well-formed.ts'
import { readDocument } from '../../stages/extract/index.ts'

export type RecordIn = Readonly<Record<string, unknown>>
export type RecordOut = Readonly<Record<string, unknown>>

/** A record that cannot be answered; its line gets `{id, error: {code, message}}` and the rest goes on. */
export class BadRecord extends Error {
  readonly code: string
  constructor(message: string, code = 'bad-record') {
    super(message)
    this.code = code
  }
}

/** One stage made to answer records. `end` gives what can only be said when all records are in. */
export interface Replaying {
  record(record: RecordIn): readonly RecordOut[]
  end(): readonly RecordOut[]
}

export interface Replay {
  readonly stage: string
  start(resources: Resources): Replaying
}

/** A replay that answers each record by itself. */
export function eachRecord(
  replay: Omit<Replay, 'start'> & { answer(record: RecordIn, resources: Resources): RecordOut },
): Replay {
  return {
    stage: replay.stage,
    start: (resources) => ({ record: (record) => [replay.answer(record, resources)], end: () => [] }),
  }
}

/** A field that must be a string. */
export function getString(record: RecordIn, name: string): string {
  const value = record[name]
  if (typeof value !== 'string') throw new BadRecord(`the field "${name}" must be a string`)
  return value
}

/** A field that may be left out or null, else must be a string. */
export function findString(record: RecordIn, name: string): string | null {
  const value = record[name]
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') throw new BadRecord(`the field "${name}" must be a string, or be left out`)
  return value
}

const isKind = (kind: unknown): kind is BlockKind => BLOCK_KINDS.some((one) => one === kind)

function findBlocks(record: RecordIn, text: string): readonly Block[] | null {
  const given = record['blocks']
  if (given === undefined || given === null) return null
  if (!Array.isArray(given)) throw new BadRecord('the field "blocks" must be a list')
  let end = 0
  return given.map((one: unknown): Block => {
    const block = (typeof one === 'object' && one !== null ? one : {}) as Partial<
      Record<'kind' | 'start' | 'end' | 'leadIn' | 'time', unknown>
    >
    const { kind, start, end: stop } = block
    if (!isKind(kind) || !Number.isInteger(start) || !Number.isInteger(stop)) {
      throw new BadRecord('each block must be {kind, start, end} with a kind of the contract')
    }
    const from = start as number
    const to = stop as number
    if (from < end || to < from || to > text.length)
      throw new BadRecord('blocks must be sorted, inside the text, and never overlap')
    end = to
    return {
      kind,
      start: from,
      end: to,
      ...(Number.isInteger(block.leadIn) ? { leadIn: block.leadIn as number } : {}),
      ...(typeof block.time === 'string' ? { time: block.time } : {}),
    }
  })
}

/** The document that a record describes: its text is plain text; what the record says of it is believed. */
export function documentOf(record: RecordIn, resources: Resources): Document {
  const text = wellFormed(getString(record, 'text'))
  const blocks = findBlocks(record, text)
  const input = findString(record, 'url') ?? String(record['id'])
  const digest = sha256(text)
  const { value } = readDocument(
    {
      id: makeId('d', digest, input),
      input,
      address: findString(record, 'url'),
      digest,
      retrievedAt: findString(record, 'fetchedAt'),
      media: 'text',
      decoded: text,
    },
    resources,
  )
  const given = (name: string): { value: string; basis: string } | null => {
    const found = findString(record, name)
    return found === null ? null : { value: found, basis: 'record' }
  }
  return {
    ...value,
    blocks: blocks ?? value.blocks,
    meta: {
      ...value.meta,
      title: given('title') ?? value.meta.title,
      outlet: given('outlet') ?? value.meta.outlet,
      publishedAt: given('publishedAt') ?? value.meta.publishedAt,
      language: given('language') ?? value.meta.language,
    },
  }
}
