// Replays of the stages that look at one document: extract, syntax, claims, chronicle.
import type { Document, Resources, Syntax } from '../../model/index.ts'
import { findChronicle } from '../../stages/chronicle/index.ts'
import { findAttributions } from '../../stages/claims/index.ts'
import { extractRecord, readDocument } from '../../stages/extract/index.ts'
import { analyse } from '../../stages/syntax/index.ts'
import { wellFormed } from '../../text/well-formed.ts'
import { makeId, sha256 } from '../../text/digest.ts'
import { BadRecord, documentOf, eachRecord, findString, type RecordIn } from './record.ts'

const syntaxOf = (document: Document, resources: Resources): Syntax =>
  analyse(
    {
      text: document.text,
      blocks: document.blocks,
      language: document.meta.language?.value ?? 'en',
      footnoteMarks: document.footnoteMarks ?? [],
    },
    resources,
  )

function pageOf(record: RecordIn): { decoded: string; media: 'html' | 'text' } {
  const html = findString(record, 'html')
  const text = findString(record, 'text')
  if (html !== null) return { decoded: wellFormed(html), media: 'html' }
  if (text !== null) return { decoded: wellFormed(text), media: 'text' }
  throw new BadRecord('the record has neither "html" nor "text"')
}

export const extract = eachRecord({
  stage: 'extract',
  answer(record, resources) {
    const address = findString(record, 'url')
    const page = pageOf(record)
    const digest = sha256(page.decoded)
    const input = address ?? String(record['id'])
    const { value: document } = readDocument(
      {
        id: makeId('d', digest, input),
        input,
        address,
        digest,
        retrievedAt: findString(record, 'fetchedAt'),
        ...page,
      },
      resources,
    )
    return { id: record['id'], ...extractRecord(document) }
  },
})

export const syntax = eachRecord({
  stage: 'syntax',
  answer: (record, resources) => ({
    id: record['id'],
    ...syntaxOf(documentOf(record, resources), resources),
  }),
})

export const claims = eachRecord({
  stage: 'claims',
  answer(record, resources) {
    const document = documentOf(record, resources)
    const { value } = findAttributions({ document, syntax: syntaxOf(document, resources) }, resources)
    return { id: record['id'], attributions: value }
  },
})

export const chronicle = eachRecord({
  stage: 'chronicle',
  answer(record, resources) {
    const document = documentOf(record, resources)
    const { value } = findChronicle({ document, syntax: syntaxOf(document, resources) }, resources)
    return { id: record['id'], ...value }
  },
})
