// Room 1: bytes in, Captures out.
export { collect, captureOf } from './collect.ts'
export { COLLECT_DIAGNOSTICS, type CollectCode } from './diagnostics.ts'
export { isSitemapIndex, readCollected, type Collected, type CollectedSource } from './read-collected.ts'
export { carrierOf, contentPage, entryPage, newestFirst, timeOf } from './sources/entry-page.ts'
export type { Feed, FeedEntry, FeedSource } from './sources/feed-types.ts'
export type { SourceKind } from './sources/kind.ts'
export { readOpml, writeOpml, type FeedList, type ListedFeed } from './sources/opml.ts'
export { OPML_DIAGNOSTICS, type OpmlCode } from './sources/opml-diagnostics.ts'
export { ArchiveReader, MAX_RECORD_BYTES, type ArchiveRecord } from './sources/warc.ts'
export { ARCHIVE_DIAGNOSTICS, type ArchiveCode } from './sources/warc-diagnostics.ts'
export { ArchivePages } from './sources/warc-pages.ts'
export { pageIdentity, trackingParameters, type IsTracking } from './sources/page-identity.ts'
export { isListPage, readPageLinks, type FeedLink, type PageLinks } from './sources/page-links.ts'
export {
  readRobotsFile,
  sitemapsIn,
  type RobotsAnswer,
  type RobotsCheck,
  type RobotsFile,
} from './sources/robots.ts'
