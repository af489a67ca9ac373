// The clock door.
export { clockFromEnvironment, fixedClock, systemClock } from './clock.ts'
export type { Clock } from './clock.ts'
