// When to come again: to a source that is well, to one that is not, and to a page that may have been edited.
import { sha256 } from '../../text/digest.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** As often as readers of feeds look by default; a minute is the shortest that is polite to a host that nobody asked. */
export const DEFAULT_EVERY_SECONDS = 15 * MINUTE
export const SHORTEST_EVERY_SECONDS = MINUTE
export const LONGEST_EVERY_SECONDS = 30 * DAY

/** A source that fails is tried ever less often, and never less than once a day. */
const LONGEST_BACK_OFF_SECONDS = DAY

/**
 * A page is looked at again so long after it was first read. Most edits of news come within a day of publication (Spangher et
 * al., NewsEdits, NAACL 2022); later ones are corrections, and they are what a fact-checker wants to see.
 */
const RECHECKS_SECONDS = [HOUR, 4 * HOUR, DAY, 3 * DAY, 7 * DAY]

/** A page that could not be had is tried again so often, ever later, and then given up and counted as lost. */
export const MOST_ATTEMPTS = 5

export const after = (time: string, seconds: number): string =>
  new Date(Date.parse(time) + Math.round(seconds * 1000)).toISOString()

/** Up to a tenth of the pause, always the same for one source, so that not all of them are visited in one moment. */
function spread(address: string, seconds: number): number {
  const share = Number.parseInt(sha256(address).slice(0, 6), 16) / 0xffffff
  return (share * seconds) / 10
}

/** The next visit to a source that is well. */
export const nextVisit = (address: string, now: string, everySeconds: number): string =>
  after(now, everySeconds + spread(address, everySeconds))

/**
 * The next try after so many failures in a row: twice as long each time.
 * @param asked when the server says to come again, if it does: never sooner
 */
export function nextTry(
  address: string,
  now: string,
  failing: { readonly everySeconds: number; readonly failures: number; readonly asked: string | null },
): string {
  const { everySeconds, failures, asked } = failing
  const longest = Math.max(LONGEST_BACK_OFF_SECONDS, everySeconds)
  const pause = Math.min(everySeconds * 2 ** Math.min(failures - 1, 20), longest)
  const own = nextVisit(address, now, pause)
  return asked !== null && asked > own ? asked : own
}

/** Where nothing is to be expected soon: gone, or not wanted there. */
export const nextLook = (address: string, now: string, everySeconds: number): string =>
  nextVisit(address, now, Math.max(DAY, everySeconds))

/** When a page is looked at again after so many looks, counted from the first; null where it was looked at often enough. */
export function nextRecheck(firstAt: string, checks: number): string | null {
  const seconds = RECHECKS_SECONDS[checks]
  return seconds === undefined ? null : after(firstAt, seconds)
}

/** The next attempt at a page that could not be had; null where that was the last. */
export function nextAttempt(now: string, attempts: number, asked: string | null): string | null {
  if (attempts >= MOST_ATTEMPTS) return null
  const own = after(now, 5 * MINUTE * 4 ** (attempts - 1))
  return asked !== null && asked > own ? asked : own
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: MINUTE, h: HOUR, d: DAY }

/** Reads "90s", "15m", "2h", "1d"; null where it is none of these or out of bounds. */
export function parsePause(words: string): number | null {
  const [, number = '', unit = ''] = /^(\d{1,6})([smhd])$/.exec(words.trim()) ?? []
  const seconds = Number(number) * (UNITS[unit] ?? Number.NaN)
  return seconds >= SHORTEST_EVERY_SECONDS && seconds <= LONGEST_EVERY_SECONDS ? seconds : null
}
