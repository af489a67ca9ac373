// What the tests of this room share: a page read to a document, its blocks as "kind: words", and the check that every run of
// its text leads back to the source.
import assert from 'node:assert/strict'
import { packageResources } from '../../app/resources.ts'
import type { BlockKind, Document } from '../../model/index.ts'
import { saysTheSame } from '../../text/source-text.ts'
import { readDocument } from './index.ts'

const resources = packageResources()

/** Reads a page; checks its blocks and its way back to the source. */
export function readPage(html: string, address: string | null = 'https://tarn.example/a'): Document {
  const source = {
    id: 'd',
    input: 'page',
    address,
    digest: 'x',
    retrievedAt: null,
    media: 'html' as const,
    decoded: html,
  }
  const document = readDocument(source, resources).value
  let end = 0
  for (const block of document.blocks) {
    assert.ok(block.start >= end && block.end >= block.start && block.end <= document.text.length)
    end = block.end
  }
  for (const [start, stop, from, to] of document.pieces) {
    const [text, raw] = [document.text.slice(start, stop), html.slice(from, to)]
    assert.ok(saysTheSame(text, raw, true), `"${text}" is not "${raw}"`)
  }
  return document
}

/** The texts of the blocks of one kind. */
export function textsOf(document: Document, kind: BlockKind): string[] {
  return document.blocks
    .filter((block) => block.kind === kind)
    .map(({ start, end }) => document.text.slice(start, end))
}

/** Reasons for which something was left out. */
export function reasonsOf(document: Document): string[] {
  return document.dropped.map(({ reason }) => reason)
}

/** Running text on an invented subject; each number gives another paragraph. */
export function paragraph(number: number): string {
  const places = [
    'the lower weir',
    'the old mill race',
    'the ferry steps',
    'the upper lock',
    'the tannery bridge',
  ]
  const place = places[number % places.length] ?? ''
  return (
    `Paragraph ${String(number)} says that engineers measured the water at ${place} on day ${String(number)} of the flood, ` +
    `and that the river board will publish what they found there before the week is out.`
  )
}
