// Pages of an invented harbour paper, with the little that versions look at.
import type { Block, BlockKind, Capture, Document } from '../../model/index.ts'

export interface PageWords {
  readonly id: string
  readonly place?: string
  readonly title?: string
  readonly retrievedAt?: string | null
  readonly publishedAt?: string | null
  readonly modifiedAt?: string | null
  readonly blocks: readonly (readonly [BlockKind, string])[]
  readonly isFeedContent?: boolean
}

const said = (value: string | null | undefined) =>
  value === null || value === undefined ? null : { value, basis: 'text' }

export function captured(words: PageWords): { readonly document: Document; readonly capture: Capture } {
  const title = words.title ?? 'Crane down'
  let text = title
  const blocks: Block[] = [{ kind: 'title', start: 0, end: text.length }]
  for (const [kind, line] of words.blocks) {
    const start = text.length + 2
    text = `${text}\n\n${line}`
    blocks.push({ kind, start, end: text.length })
  }
  const place = words.place ?? 'https://quay.example/crane'
  const retrievedAt = words.retrievedAt === undefined ? '2031-03-04T08:00:00.000Z' : words.retrievedAt
  const meta = {
    title: said(title),
    publishedAt: said(words.publishedAt),
    modifiedAt: said(words.modifiedAt),
  }
  const document = {
    id: words.id,
    input: place,
    address: place,
    digest: words.id,
    retrievedAt,
    text,
    blocks,
    pieces: [],
    meta,
    replaces: null,
  } as unknown as Document
  const carrier = words.isFeedContent ? { carrier: { isContent: true } } : {}
  const capture = { id: words.id, place, finalAddress: place, retrievedAt, ...carrier } as unknown as Capture
  return { document, capture }
}
