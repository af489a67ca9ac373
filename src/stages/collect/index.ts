// Room 1: bytes in, Captures out.
export { collect, captureOf } from './collect.ts'
export { COLLECT_DIAGNOSTICS, type CollectCode } from './diagnostics.ts'
export { readCollected, type Collected, type CollectedSource } from './read-collected.ts'
export type { Feed, FeedEntry, FeedSource } from './sources/feed-types.ts'
export type { SourceKind } from './sources/kind.ts'
export type { RobotsAnswer, RobotsCheck } from './sources/robots.ts'
