// How long to wait before a busy server is asked again: as long as it says, else twice as long each time, with a jitter so
// that many visitors do not come back together. The jitter comes from a seed, so that a run can be repeated.

/** Numbers from 0 to 1 from a seed (mulberry32, public domain). */
export function seededNumbers(seed: string): () => number {
  let state = 0x811c9dc5
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Longest wait that a Retry-After can ask for; a month away means: not in this run. */
const LONGEST_MS = 31 * 24 * 3600 * 1000

/**
 * Retry-After in milliseconds from now, in whole seconds or as a date; null where it says nothing that can be read.
 * @param now ISO 8601, for the date; the server's own Date is the better one where it gives it
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>, now: string): number | null {
  const written = headers['retry-after']?.trim() ?? ''
  if (/^\d{1,9}$/.test(written)) return Math.min(Number(written) * 1000, LONGEST_MS)
  const at = /[a-z]/i.test(written) ? Date.parse(written) : NaN
  if (Number.isNaN(at)) return null
  const served = Date.parse(headers['date'] ?? '')
  return Math.min(Math.max(0, at - (Number.isNaN(served) ? Date.parse(now) : served)), LONGEST_MS)
}

/** The wait before the n-th retry (from 0): between half and one and a half of `firstMs` doubled n times. */
export function backOffMs(firstMs: number, retry: number, random: () => number): number {
  return firstMs * 2 ** retry * (0.5 + random())
}
