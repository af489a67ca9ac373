// What collecting has to say about some bytes. Each of these costs that input and nothing else.
import type { DiagnosticTable } from '../../model/index.ts'

export type CollectCode = 'input-empty' | 'input-binary' | 'input-no-article'

export const COLLECT_DIAGNOSTICS: DiagnosticTable<CollectCode> = {
  'input-empty': {
    severity: 'error',
    says: '{input} is empty.',
    advice: 'Save the page again; nothing was read from it.',
  },
  'input-binary': {
    severity: 'error',
    says: '{input} is not text (it looks like {media}).',
    advice: 'Give the page as HTML, Markdown, plain text or PDF.',
  },
  'input-no-article': {
    severity: 'error',
    says: '{input} is {media}, not an article.',
    advice: '{advice}',
  },
}
