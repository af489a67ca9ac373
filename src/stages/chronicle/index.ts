// The chronicle room: when, where, who, how many, and what they did to one another.
export { chronicle } from './stage.ts'
export { findChronicle } from './find-chronicle.ts'
export { actors } from './actors.ts'
export { timeline } from './timeline.ts'
export { stances } from './stances.ts'
export { CHRONICLE_DIAGNOSTICS } from './diagnostics.ts'
