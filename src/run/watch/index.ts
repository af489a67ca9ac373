// Watching sources: what is watched, when it is visited, and what became of each page.
export { parsePause, DEFAULT_EVERY_SECONDS } from './schedule.ts'
export {
  addSource,
  changeSource,
  notWatched,
  removeSource,
  retrySource,
  watchedSources,
  type Adding,
  type WatchedSource,
} from './sources.ts'
export { takeFiles, type FilesTaken } from './take-files.ts'
export type { TakenPage } from './take-page.ts'
export type { Visit } from './visit.ts'
export { watch, watchRound, type WatchOptions } from './watch.ts'
