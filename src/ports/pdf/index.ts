// The door for PDF files.
export { PDF_DIAGNOSTICS, type PdfCode } from './diagnostics.ts'
export { PDF_LIMITS, readPdf, type PdfLimits } from './read-pdf.ts'
