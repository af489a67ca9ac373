// Gathering: what named addresses lead to, as things to take in.
export { gatherPages, type Gathered, type GatherOptions } from './gather.ts'
export { subscriptions } from './listing.ts'
export { takeSubscriptions } from './feed-file.ts'
export { GATHER_DIAGNOSTICS, type GatherCode } from './diagnostics.ts'
