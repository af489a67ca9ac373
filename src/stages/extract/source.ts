// What a reader of one kind of page is given, and what it gives back: the same for plain text and for HTML.
import type {
  Block,
  Carrier,
  Diagnostic,
  DocumentMeta,
  Dropped,
  Link,
  PdfContent,
  SourcePiece,
  Span,
} from '../../model/index.ts'

export interface PageSource {
  readonly id: string
  /** Path or address as people see it. */
  readonly input: string
  readonly address: string | null
  /** Lower-case hexadecimal SHA-256 of the captured bytes. */
  readonly digest: string
  readonly retrievedAt: string | null
  readonly media: 'html' | 'text' | 'markdown'
  /** The decoded source: every offset counts in it. */
  readonly decoded: string
  /** Address of the primary source, where the carrier names it. */
  readonly primarySource?: string | null
  /** What the feed or sitemap that led here says of the page. */
  readonly carrier?: Carrier
  /** What a PDF shows; nothing is decoded then. */
  readonly pdf?: PdfContent
}

export interface Reading {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly pieces: readonly SourcePiece[]
  readonly links: readonly Link[]
  readonly meta: DocumentMeta
  readonly dropped: readonly Dropped[]
  readonly footnoteMarks: readonly Span[]
  readonly diagnostics: readonly Diagnostic[]
}
