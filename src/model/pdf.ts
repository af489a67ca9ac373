// What a PDF shows, as far as text goes: runs of letters with their places. No order is in it but that of the file; what is a
// line, a column or a paragraph is worked out by the extractor.
import type { Diagnostic } from './diagnostic.ts'

/** Letters in one font at one place. In points; the origin of a page is its lower left corner. */
export interface PdfRun {
  readonly text: string
  readonly x: number
  /** Of the baseline. */
  readonly y: number
  readonly width: number
  /** Of the font. */
  readonly size: number
}

export interface PdfPage {
  readonly width: number
  readonly height: number
  readonly runs: readonly PdfRun[]
}

/** What the file says of itself: whoever made it wrote it, or a program did. */
export interface PdfFacts {
  readonly title: PdfFact | null
  readonly author: PdfFact | null
  /** ISO 8601 UTC: when the file was made, which need not be when it was published. */
  readonly createdAt: PdfFact | null
}

export interface PdfFact {
  readonly value: string
  /** As the file has it. */
  readonly written: string
  readonly basis: 'pdf:info' | 'pdf:xmp'
}

export interface PdfContent {
  readonly pages: readonly PdfPage[]
  readonly facts: PdfFacts
  /** Pages that were left unread, since the limit of letters or pages was reached before them. */
  readonly pagesLeft: number
}

export type PdfAnswer = { readonly content: PdfContent } | { readonly failed: Diagnostic }

/** Reads a PDF; whatever is wrong with it comes back as a diagnostic that names `input`. */
export type ReadPdf = (bytes: Uint8Array, input: string) => Promise<PdfAnswer>
