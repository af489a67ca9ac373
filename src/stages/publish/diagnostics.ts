// What publishing has to say about its input.
import type { DiagnosticTable } from '../../model/index.ts'

export type PublishCode = 'questions-left-out'

export const PUBLISH_DIAGNOSTICS: DiagnosticTable<PublishCode> = {
  'questions-left-out': {
    severity: 'info',
    says: 'The pages of this story ask {asked} questions; only the first {answered} were answered.',
    advice: 'Ask the others with `hearsay ask`.',
  },
}
