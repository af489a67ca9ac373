// A Document as the contract's record of `run extract`. Two things differ from the document's own metadata: agencies of the
// by-line stand among the authors, as on the page; and a publication time keeps the zone it was written in, so that its
// day is the page's day.
import type { Document, Evidenced } from '../../model/index.ts'

export interface ExtractRecord {
  readonly title: string | null
  readonly authors: readonly string[]
  readonly credits: readonly string[]
  readonly outlet: string | null
  readonly publishedAt: string | null
  readonly modifiedAt: string | null
  readonly language: string | null
  readonly text: string
  readonly blocks: Document['blocks']
  readonly links: Document['links']
  readonly primarySource?: string
  readonly dropped: Document['dropped']
}

export function extractRecord(doc: Document): ExtractRecord {
  const { meta } = doc
  // A dateline credits the agency for the report; it does not say that the agency wrote the page.
  const bylined = meta.credits.filter(({ basis }) => basis !== 'agency-dateline')
  return {
    title: meta.title?.value ?? null,
    authors: [...meta.authors, ...bylined].map(({ value }) => value),
    credits: meta.credits.map(({ value }) => value),
    outlet: meta.outlet?.value ?? null,
    publishedAt: asWritten(meta.publishedAt),
    modifiedAt: asWritten(meta.modifiedAt),
    language: meta.language?.value ?? null,
    text: doc.text,
    blocks: doc.blocks,
    links: doc.links,
    ...(meta.primarySource ? { primarySource: meta.primarySource.value } : {}),
    dropped: doc.dropped,
  }
}

const ZONED = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?[+-]\d\d:?\d\d$/

/** The same instant in the zone the page wrote it in, ISO 8601. */
function asWritten(time: Evidenced<string> | null): string | null {
  if (time === null) return null
  const written = time.written?.trim() ?? ''
  return ZONED.test(written) ? written.replace(' ', 'T').replace(/\s/g, '') : time.value
}
