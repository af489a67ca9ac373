// What is read from a feed or sitemap, as `hearsay run collect` gives it. `title`, `description`, `summary` and `content`
// are safe HTML; times are ISO 8601 in UTC; what the source does not say is null or empty.

export interface FeedSource {
  readonly title: string | null
  readonly link: string | null
}

export interface Feed {
  readonly title: string | null
  readonly link: string | null
  /** Of the feed itself, where it names it (Atom's link to itself, JSON Feed's feed_url). */
  readonly address: string | null
  readonly description: string | null
  readonly language: string | null
  readonly authors: readonly string[]
  readonly updatedAt: string | null
  readonly guid: string | null
}

export interface FeedEntry {
  readonly title: string | null
  readonly link: string | null
  readonly guid: string | null
  readonly authors: readonly string[]
  /** The entry's own summary, else its content. */
  readonly summary: string | null
  readonly content: string | null
  readonly publishedAt: string | null
  readonly updatedAt: string | null
  readonly categories: readonly string[]
  /** The feed or publication that the entry was taken from, where it names one. */
  readonly source: FeedSource | null
  readonly language: string | null
}

export interface FeedRead {
  readonly feed: Feed
  readonly entries: readonly FeedEntry[]
}
