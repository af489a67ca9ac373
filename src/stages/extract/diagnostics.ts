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
  'media-unknown': {
    severity: 'info',
    says: 'It could not be told what kind of text {input} is.',
    advice: 'It was read as plain text.',
  },
}
