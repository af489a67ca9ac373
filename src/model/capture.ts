// A Capture is bytes as they came, with where, when and how. It is never altered and never fetched again under its id.

export type MediaKind = 'html' | 'text' | 'markdown' | 'feed' | 'sitemap' | 'robots' | 'warc' | 'unknown'

/** Everything known about some bytes except the bytes themselves, which are kept under `digest`. */
export interface Capture {
  /** digest(bytes, address or relative path); the document made from it carries the same id. */
  readonly id: string
  /** Path relative to its INPUT with forward slashes, or the requested address: what people see. */
  readonly input: string
  readonly requestedAddress: string | null
  readonly finalAddress: string | null
  readonly status: number | null
  readonly headers: Readonly<Record<string, string>>
  /** ISO 8601 UTC; null for a local file, whose time on this disk says nothing about when it was published. */
  readonly retrievedAt: string | null
  readonly robots: 'allowed' | 'disallowed' | 'unknown' | null
  /** Lower-case hexadecimal SHA-256 of the bytes. */
  readonly digest: string
  readonly size: number
  readonly media: MediaKind
  /** Address of the primary source, where the carrier (a feed item, say) names it. */
  readonly primarySource: string | null
}
