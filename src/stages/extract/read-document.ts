// From a decoded source to a Document: picks the reader for the kind of page, and keeps the promise that a document is
// always made, if only an empty one.
import { diagnose } from '../../model/index.ts'
import type { Diagnostic, Document, Made, Resources } from '../../model/index.ts'
import { withCarrier } from './carrier-meta.ts'
import { EXTRACT_DIAGNOSTICS } from './diagnostics.ts'
import { readHtml } from './html/read-html.ts'
import { lexiconOf } from './lexicon.ts'
import { readPlain } from './plain/read-plain.ts'
import { readPdfText } from './pdf/read-pdf-text.ts'
import type { PageSource, Reading } from './source.ts'

/** Reads one decoded page. Never throws; an unreadable page is a Document with an empty text and a diagnostic. */
export function readDocument(source: PageSource, resources: Resources): Made<Document> {
  const reading = readSource(source, resources)
  const { diagnostics, footnoteMarks, ...read } = reading
  const value: Document = {
    id: source.id,
    input: source.input,
    address: source.address,
    digest: source.digest,
    retrievedAt: source.retrievedAt,
    ...read,
    meta: withCarrier(read.meta, source),
    ...(footnoteMarks.length > 0 ? { footnoteMarks } : {}),
    replaces: null,
  }
  return { value, diagnostics: [...diagnostics, ...complaints(value)] }
}

function readSource(source: PageSource, resources: Resources): Reading {
  if (source.pdf) return readPdfText(source, source.pdf, lexiconOf(resources))
  return source.media === 'html' ? readHtml(source, resources) : readPlain(source, lexiconOf(resources))
}

function complaints(doc: Document): Diagnostic[] {
  const place = { document: doc.id }
  if (doc.text.trim() === '')
    return [diagnose(EXTRACT_DIAGNOSTICS, 'document-empty', { input: doc.input }, place)]
  const found: Diagnostic[] = []
  const hasBody = doc.blocks.some(
    ({ kind }) => kind !== 'title' && kind !== 'boilerplate' && kind !== 'byline' && kind !== 'dateline',
  )
  if (!hasBody) found.push(diagnose(EXTRACT_DIAGNOSTICS, 'no-article', { input: doc.input }, place))
  if (doc.meta.title === null)
    found.push(diagnose(EXTRACT_DIAGNOSTICS, 'title-missing', { input: doc.input }, place))
  return found
}
