// What the door for PDF files has to say. Each of these costs that file and nothing else.
import type { DiagnosticTable } from '../../model/index.ts'

export type PdfCode =
  'pdf-reader-missing' | 'pdf-encrypted' | 'pdf-damaged' | 'pdf-too-large' | 'pdf-too-slow'

export const PDF_DIAGNOSTICS: DiagnosticTable<PdfCode> = {
  'pdf-reader-missing': {
    severity: 'error',
    says: '{input} is a PDF, and the library that reads those is not installed.',
    advice: 'Install it with `npm install unpdf`, or give the text as .txt.',
  },
  'pdf-encrypted': {
    severity: 'error',
    says: '{input} is a PDF that opens only with a password.',
    advice: 'Save it without the password, or give its text as .txt.',
  },
  'pdf-damaged': {
    severity: 'error',
    says: '{input} is a PDF that is damaged.',
    advice: 'Fetch or save it again.',
  },
  'pdf-too-large': {
    severity: 'error',
    says: '{input} is a PDF that unpacks to more than {limit} bytes.',
    advice: 'It was not read; give its text as .txt if it is an article.',
  },
  'pdf-too-slow': {
    severity: 'error',
    says: '{input} is a PDF that could not be read within {seconds} seconds.',
    advice: 'It was not read; give its text as .txt if it is an article.',
  },
}
