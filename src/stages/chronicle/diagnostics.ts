// What the chronicle room has to say about its input.
import type { DiagnosticTable } from '../../model/index.ts'

export type ChronicleCode = 'chronicle-no-anchor' | 'chronicle-language'

export const CHRONICLE_DIAGNOSTICS: DiagnosticTable<ChronicleCode> = {
  'chronicle-no-anchor': {
    severity: 'info',
    says: 'Times such as "{words}" could not be placed: neither the document nor its text gives a publication date.',
    advice: 'Give the document its publication date, or read it as undated.',
  },
  'chronicle-language': {
    severity: 'info',
    says: 'There is no vocabulary of times and figures for the language "{language}".',
    advice: 'Add lexicons/{language}/times.json and numbers.json; names are kept as syntax found them.',
  },
}
