// A Capture is bytes as they came, with where, when and how. It is never altered and never fetched again under its id.

export type MediaKind =
  'html' | 'text' | 'markdown' | 'pdf' | 'feed' | 'sitemap' | 'robots' | 'opml' | 'warc' | 'unknown'

/**
 * What the feed or sitemap that led to a page says of it: hints, which count only where the page itself says nothing.
 * Texts are plain; times are ISO 8601.
 */
export interface Carrier {
  readonly kind: 'feed' | 'sitemap'
  readonly address: string
  /** Of the feed itself. */
  readonly title: string | null
  readonly entryTitle: string | null
  readonly authors: readonly string[]
  readonly publishedAt: string | null
  readonly summary: string | null
  /** The publication that the entry is taken from, where it names one. */
  readonly source: { readonly title: string | null; readonly link: string | null } | null
  /** The bytes are what the feed holds of the entry, in a page made round it: the page itself could not be fetched. */
  readonly isContent: boolean
}

/** Everything known about some bytes except the bytes themselves, which are kept under `digest`. */
export interface Capture {
  /** digest(bytes, address or relative path); the document made from it carries the same id. */
  readonly id: string
  /** Path relative to its INPUT with forward slashes, or the requested address without tracking parameters: what people see. */
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
  /** Addresses that led on to another one, the requested one first; absent where none did. */
  readonly redirects?: readonly string[]
  /** The address that the page itself calls its own. */
  readonly canonicalAddress?: string
  /** The feed or sitemap that led here. */
  readonly carrier?: Carrier
  /**
   * What all versions of one page share: the address asked for without tracking parameters, or for a file a digest of its
   * place on the disk. Where it is absent, the final address is.
   */
  readonly place?: string
}
