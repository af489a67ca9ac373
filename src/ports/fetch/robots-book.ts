// What the robots.txt of each origin says, fetched once and kept for a while (RFC 9309): a file that is not there (4xx, or
// behind more than five redirects) forbids nothing; one that cannot be read (5xx, no connection) forbids everything, since
// nobody knows what it would have forbidden.
import type { Trouble } from './failures.ts'
import type { Answer } from './request.ts'
import { webAddress } from './web-address.ts'
import type { RobotsRules } from './web-types.ts'

/** RFC 9309, 2.5: a crawler must read at least this much, and need read no more. */
export const ROBOTS_BYTES = 500 * 1024
/** RFC 9309, 2.3.1.2. */
const REDIRECTS = 5
/** RFC 9309, 2.4. */
const LONGEST_KEPT_MS = 24 * 3600 * 1000
/** A file that says "no-cache" is still not fetched before each page. */
const SHORTEST_KEPT_MS = 10 * 60 * 1000

export type RobotsState =
  | { readonly kind: 'rules'; readonly rules: RobotsRules }
  | { readonly kind: 'no-rules' }
  /** `isHostAway`: the host itself was not reached, so that its pages would not be either. */
  | { readonly kind: 'unreadable'; readonly trouble: Trouble; readonly isHostAway: boolean }

const AWAY: ReadonlySet<Trouble['code']> = new Set([
  'address-refused',
  'host-unknown',
  'host-unreachable',
  'connection-late',
  'tls-failed',
  'fetch-stopped',
])

type Ask = (url: URL) => Promise<Answer | { readonly trouble: Trouble }>

interface Kept {
  readonly state: Promise<RobotsState>
  until: number
}

function maxAgeMs(headers: Readonly<Record<string, string>>): number {
  const age = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(headers['cache-control'] ?? '')
  const asked = age ? Number(age[1]) * 1000 : LONGEST_KEPT_MS
  return Math.min(Math.max(asked, SHORTEST_KEPT_MS), LONGEST_KEPT_MS)
}

export class RobotsBook {
  private readonly kept = new Map<string, Kept>()
  private readonly ask: Ask
  private readonly read: (bytes: Uint8Array) => RobotsRules

  constructor(ask: Ask, read: (bytes: Uint8Array) => RobotsRules) {
    this.ask = ask
    this.read = read
  }

  /** What holds for an address; the file is fetched when its origin is first asked for. */
  of(url: URL): Promise<RobotsState> {
    const known = this.kept.get(url.origin)
    if (known && performance.now() < known.until) return known.state
    const found = this.fetch(url)
    const kept: Kept = { state: found.then((one) => one.state), until: Infinity }
    this.kept.set(url.origin, kept)
    void found.then(({ keepMs }) => {
      kept.until = performance.now() + keepMs
    })
    return kept.state
  }

  private async fetch(page: URL): Promise<{ readonly state: RobotsState; readonly keepMs: number }> {
    let url = new URL('/robots.txt', page.origin)
    const unreadable = (trouble: Trouble, isHostAway: boolean) => ({
      state: { kind: 'unreadable', trouble, isHostAway } as const,
      keepMs: SHORTEST_KEPT_MS,
    })
    for (let hop = 0; hop <= REDIRECTS; hop++) {
      const answer = await this.ask(url)
      // Too many requests is a 4xx as well; the host is left alone all the same.
      if ('trouble' in answer && answer.trouble.values?.['status'] === 429)
        return { state: { kind: 'no-rules' }, keepMs: SHORTEST_KEPT_MS }
      if ('trouble' in answer) return unreadable(answer.trouble, hop === 0 && AWAY.has(answer.trouble.code))
      const { status, headers } = answer
      if (status >= 200 && status < 300) {
        const rules = this.read(answer.body.subarray(0, ROBOTS_BYTES))
        return { state: { kind: 'rules', rules }, keepMs: maxAgeMs(headers) }
      }
      if (status >= 500) return unreadable({ code: 'page-failed', cause: `answer ${String(status)}` }, false)
      const next = status >= 300 && status < 400 ? webAddress(headers['location'] ?? '', url.href) : null
      if (!next || !headers['location']) return { state: { kind: 'no-rules' }, keepMs: maxAgeMs(headers) }
      url = next
    }
    return { state: { kind: 'no-rules' }, keepMs: SHORTEST_KEPT_MS }
  }
}
