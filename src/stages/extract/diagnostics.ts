// What this room has to say about a page: one table.
import type { DiagnosticTable } from '../../model/index.ts'

export type ExtractCode =
  | 'document-empty'
  | 'no-article'
  | 'nested-too-deep'
  | 'not-a-page'
  | 'title-missing'
  | 'text-from-metadata'
  | 'media-unknown'
  | 'pdf-without-text'
  | 'pdf-pages-left'

export const EXTRACT_DIAGNOSTICS: DiagnosticTable<ExtractCode> = {
  'document-empty': {
    severity: 'warning',
    says: '{input} holds no text.',
    advice: 'A document was made, but there is nothing to read in it.',
  },
  'no-article': {
    severity: 'warning',
    says: 'No article was found in {input}.',
    advice: 'The page may need JavaScript or a login, or be a list of links.',
  },
  'nested-too-deep': {
    severity: 'info',
    says: '{count} elements of {input} stand deeper than {limit} levels and were read as neighbours.',
    advice: 'The text is complete; its structure may be off there.',
  },
  'not-a-page': {
    severity: 'warning',
    says: '{input} is a {media}, not an article.',
    advice: 'It was read as plain text; give the pages it names instead.',
  },
  'title-missing': {
    severity: 'info',
    says: '{input} has no title.',
    advice: 'Views show the beginning of its text.',
  },
  'text-from-metadata': {
    severity: 'info',
    says: 'The text of {input} stands only in its metadata ({basis}).',
    advice: 'Paragraphs and links may be missing.',
  },
  'pdf-without-text': {
    severity: 'error',
    says: '{input} is a PDF of {pages} pages without any text: pictures of pages, it seems.',
    advice: 'Run it through a program that reads letters in pictures (OCR) first.',
  },
  'pdf-pages-left': {
    severity: 'warning',
    says: '{input} is a PDF of which {read} pages were read and {left} were left.',
    advice: 'Split it, if the rest matters.',
  },
  'media-unknown': {
    severity: 'info',
    says: 'It could not be told what kind of text {input} is.',
    advice: 'It was read as plain text.',
  },
}
