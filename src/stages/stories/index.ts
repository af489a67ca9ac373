// The stories room: which documents report one event, and which events make one story.
export { createGrouper } from './grouper.ts'
export type { Grouped, Grouper, GrouperArticle, Place } from './grouper.ts'
export { stories } from './stage.ts'
