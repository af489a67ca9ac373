// Spans: half-open ranges of UTF-16 code units over one immutable text, so that text.slice(start, end) is the span.
// Two spellings exist because the contract has two: {start, end} records, and [start, end] pairs inside attributions.

/** A half-open range `[start, end)` in UTF-16 code units of the document's `text`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The same range written as a pair, as attributions and lineage spell it. */
export type Range = readonly [start: number, end: number]
