// What publishing has to say about its input.
import type { DiagnosticTable } from '../../model/index.ts'

export type PublishCode = 'citation-unresolved'

export const PUBLISH_DIAGNOSTICS: DiagnosticTable<PublishCode> = {
  'citation-unresolved': {
    severity: 'warning',
    says: 'A {what} points outside the text of its page.',
    advice: 'It was left out of the account.',
  },
}
