// A PDF as a Document: its text put together from the places of its letters, typed as plain text is. Nothing of it leads back
// to a range of the file, since no such range has these words in it; `pieces` is empty, and verify puts the text together anew.
// What the file says of itself fills what the text does not say, under its own name.
import {
  diagnose,
  type Diagnostic,
  type DocumentMeta,
  type Evidenced,
  type PdfContent,
  type PdfFact,
} from '../../../model/index.ts'
import { wellFormed } from '../../../text/well-formed.ts'
import { EXTRACT_DIAGNOSTICS } from '../diagnostics.ts'
import type { Lexicon } from '../lexicon.ts'
import { readPlain } from '../plain/read-plain.ts'
import type { PageSource, Reading } from '../source.ts'
import { pdfText } from './paragraphs.ts'

export function readPdfText(source: PageSource, content: PdfContent, lexicon: Lexicon): Reading {
  const { text, dropped } = pdfText(content.pages)
  const reading = readPlain({ ...source, media: 'text', decoded: wellFormed(text) }, lexicon)
  const diagnostics: Diagnostic[] = [...reading.diagnostics]
  const say = (
    code: 'pdf-without-text' | 'pdf-pages-left',
    values: Readonly<Record<string, number>>,
  ): void => {
    diagnostics.push(
      diagnose(EXTRACT_DIAGNOSTICS, code, { input: source.input, ...values }, { document: source.id }),
    )
  }
  if (text === '') say('pdf-without-text', { pages: content.pages.length })
  if (content.pagesLeft > 0) say('pdf-pages-left', { read: content.pages.length, left: content.pagesLeft })
  return {
    ...reading,
    blocks: reading.blocks.map(({ sourceStart: _start, sourceEnd: _end, ...block }) => block),
    pieces: [],
    meta: withFacts(reading.meta, content.facts),
    dropped: [...reading.dropped, ...dropped],
    diagnostics,
  }
}

/** Titles that programs put in: the name of a file, or of the program. */
const NO_TITLE =
  /^(?:untitled|microsoft word|powerpoint|document\d*|.*\.(?:docx?|pdf|indd|odt|tex|rtf|qxd))\b/i

function withFacts(meta: DocumentMeta, { title, author, createdAt }: PdfContent['facts']): DocumentMeta {
  const stated = ({ value, written, basis }: PdfFact): Evidenced<string> => ({ value, written, basis })
  return {
    ...meta,
    title: meta.title ?? (title && !NO_TITLE.test(title.value) ? stated(title) : null),
    authors: meta.authors.length || !author ? meta.authors : [stated(author)],
    publishedAt: meta.publishedAt ?? (createdAt ? stated(createdAt) : null),
  }
}
