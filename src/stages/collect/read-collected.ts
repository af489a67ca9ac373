// Bytes from the web, told apart and read: what `hearsay run collect` answers. Bad input gets the best answer there is,
// down to an empty page; nothing throws.
import { looksPdf } from '../../text/binary.ts'
import { decode } from '../../text/decode.ts'
import { readFeed } from './sources/feed.ts'
import type { Feed, FeedEntry } from './sources/feed-types.ts'
import { readJsonFeed } from './sources/json-feed.ts'
import { isRobotsAddress, findRoot, looksLikeRobots, type SourceKind } from './sources/kind.ts'
import { readOpml, type ListedFeed } from './sources/opml.ts'
import { answerRobots, type RobotsAnswer, type RobotsCheck } from './sources/robots.ts'
import { readAddressList, readSitemap } from './sources/sitemap.ts'

export interface CollectedSource {
  readonly bytes: Uint8Array
  /** The content-type header as it came. */
  readonly contentType: string | null
  readonly url: string | null
  /** For robots.txt: who wants to fetch what. */
  readonly checks: readonly RobotsCheck[]
}

export interface Collected {
  readonly kind: SourceKind
  readonly feed?: Feed
  readonly entries?: readonly FeedEntry[]
  readonly allowed?: readonly RobotsAnswer[]
  /** Of a list of feeds. */
  readonly feeds?: readonly ListedFeed[]
}

/** Does the sitemap list sitemaps, rather than pages? */
export function isSitemapIndex(bytes: Uint8Array, contentType: string | null): boolean {
  const { text } = decode(bytes, { contentType, media: 'feed' })
  const root = findRoot(text)
  return (
    root?.kind === 'sitemap' && /^<(?:[\w.-]+:)?sitemapindex/i.test(text.slice(root.start, root.start + 60))
  )
}

/** Reads a feed, a sitemap or a robots.txt file; anything else is a page, which has no entries. */
export function readCollected(source: CollectedSource): Collected {
  const { bytes, contentType, url, checks } = source
  if (checks.length || isRobotsAddress(url)) return { kind: 'robots', allowed: answerRobots(bytes, checks) }
  // A PDF holds XML that looks like an RDF feed.
  if (looksPdf(bytes)) return { kind: 'page', entries: [] }
  const { text } = decode(bytes, { contentType, media: 'feed' })
  const root = findRoot(text)
  const xml = { text, start: root?.start ?? 0, address: url }
  if (root?.kind === 'feed') return { kind: 'feed', ...readFeed(xml) }
  if (root?.kind === 'sitemap') return { kind: 'sitemap', entries: readSitemap(xml) }
  if (root?.kind === 'opml') return { kind: 'opml', feeds: readOpml(text, { address: url }).value.feeds }
  if (root) return { kind: 'page', entries: [] }
  const json = readJsonFeed(text, url)
  if (json) return { kind: 'feed', ...json }
  if (looksLikeRobots(text)) return { kind: 'robots', allowed: [] }
  const list = readAddressList(text)
  return list ? { kind: 'sitemap', entries: list } : { kind: 'page', entries: [] }
}
