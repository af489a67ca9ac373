// The clock door: the only way the program learns what time it is. Whoever needs the time is handed a Clock.
// Two runs with one fixed clock give the same bytes; nothing here measures durations or waits.

export interface Clock {
  /** The present moment, ISO 8601 UTC to the millisecond ("2031-03-04T05:06:07.000Z"). */
  now(): string
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date().toISOString() }

/** A clock that stands still. Throws a RangeError where `iso` is no moment. @example fixedClock('2031-03-04').now() // "2031-03-04T00:00:00.000Z" */
export function fixedClock(iso: string): Clock {
  const moment = new Date(iso).toISOString()
  return { now: () => moment }
}

/** The largest second a Date can hold. */
const LAST_SECOND = 8_640_000_000_000

/**
 * A clock that stands at SOURCE_DATE_EPOCH (whole seconds since 1970, see reproducible-builds.org) where that is set, else
 * the machine's own. A value that is no such number is a RangeError rather than silently another time.
 */
export function clockFromEnvironment(env: Readonly<Record<string, string | undefined>>): Clock {
  const epoch = env['SOURCE_DATE_EPOCH']
  if (epoch === undefined || epoch === '') return systemClock
  const seconds = /^\d{1,13}$/.test(epoch) ? Number(epoch) : NaN
  if (!(seconds <= LAST_SECOND)) {
    throw new RangeError(`SOURCE_DATE_EPOCH is "${epoch}": give whole seconds since 1970, or unset it.`)
  }
  return fixedClock(new Date(seconds * 1000).toISOString())
}
