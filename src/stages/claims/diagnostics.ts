// What this room has to say about a document it could not read in full.
import type { DiagnosticTable } from '../../model/index.ts'

export type ClaimsCode = 'claims-no-lexicon'

export const CLAIMS_DIAGNOSTICS: DiagnosticTable<ClaimsCode> = {
  'claims-no-lexicon': {
    severity: 'info',
    says: 'There are no cue words for the language "{language}".',
    advice:
      'Only what stands in quotation marks was read; add lexicons/{language}/cues.json to read the rest.',
  },
}
