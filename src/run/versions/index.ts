// Versions of a page: which stands, which was replaced, and what changed in between.
export { articleText, pageOf, successionOf, type EarlierVersion } from './succession.ts'
export { editsBetween } from './differences.ts'
export { versionsOfPages } from './published.ts'
export { changesIn, type Changes, type ChangesAsked, type PageChange } from './changes.ts'
