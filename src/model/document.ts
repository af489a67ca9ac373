// A Document is one article: one immutable text, typed blocks over it, and the way back to the decoded source.
import type { Span } from './span.ts'

export const BLOCK_KINDS = [
  'title',
  'dek',
  'byline',
  'dateline',
  'heading',
  'paragraph',
  'quotation',
  'list-item',
  'caption',
  'table',
  'question',
  'answer',
  'footnote',
  'boilerplate',
] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

/** A run of text that came from one contiguous run of the decoded source: [start, end, sourceStart, sourceEnd]. */
export type SourcePiece = readonly [start: number, end: number, sourceStart: number, sourceEnd: number]

/** Blocks are sorted and never overlap. */
export interface Block extends Span {
  readonly kind: BlockKind
  /** Where the block stood in the decoded source, UTF-16 units. */
  readonly sourceStart?: number
  readonly sourceEnd?: number
  /** Why it is of this kind, where that was decided by more than its tag ("repeated-headline", "lead-in-before"). */
  readonly reason?: string
  /** For an unmarked or marked block quotation: index of the block that leads in to it. */
  readonly leadIn?: number
  /** When the entry of a live page (or the post of a thread) that the block belongs to was published, where it says so: a day or a UTC instant, ISO 8601. */
  readonly time?: string
}

export interface Link extends Span {
  readonly href: string
}

/** What was left out of an HTML text, with its place in the decoded source and the reason. */
export interface Dropped {
  readonly start?: number
  readonly end?: number
  readonly reason: string
}

/** A metadata value with where it came from: 'json-ld', 'meta:og:title', 'text', 'address', … */
export interface Evidenced<T> {
  readonly value: T
  readonly basis: string
  /** The words as the page has them, where the value was made from them ("2031-03-04T00:30:00+02:00"). */
  readonly written?: string
  /** Span in `text` where the value stands there. */
  readonly span?: Span
  /** Range in the decoded source where it stands only there. */
  readonly source?: Span
}

export interface DocumentMeta {
  readonly title: Evidenced<string> | null
  readonly authors: readonly Evidenced<string>[]
  /** Agencies and outlets named in the byline or as credit: evidence of syndication. */
  readonly credits: readonly Evidenced<string>[]
  readonly outlet: Evidenced<string> | null
  /** ISO 8601: a day ("2031-03-04") where only the day is known, else a UTC instant. */
  readonly publishedAt: Evidenced<string> | null
  readonly modifiedAt: Evidenced<string> | null
  /** BCP 47 primary tag ("en"), null when it could not be told. */
  readonly language: Evidenced<string> | null
  readonly primarySource: Evidenced<string> | null
  /** The page says of itself that it is an automatic aggregator: never an outlet of first publication. */
  readonly aggregator: Evidenced<true> | null
}

export interface Document {
  readonly id: string
  readonly input: string
  readonly address: string | null
  /** Digest of the captured bytes. */
  readonly digest: string
  readonly retrievedAt: string | null
  readonly text: string
  readonly blocks: readonly Block[]
  /** From text to decoded source; for plain text and Markdown one piece that is the identity. Sorted by start. */
  readonly pieces: readonly SourcePiece[]
  readonly links: readonly Link[]
  readonly meta: DocumentMeta
  readonly dropped: readonly Dropped[]
  /** Footnote digits inside the text ("mutiny1."), sorted: no part of the word or sentence they stand at. */
  readonly footnoteMarks?: readonly Span[]
  /** The document of the same address that this one replaces. */
  readonly replaces: string | null
}
