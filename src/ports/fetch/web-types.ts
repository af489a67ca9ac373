// The words of the network door: what is asked of it, what it gives back, and the limits it keeps. A result is never an
// exception: whatever goes wrong on the way costs that address alone and comes back with its diagnostic.
import type { Diagnostic } from '../../model/index.ts'

export interface WebLimits {
  /** Until a connection stands, names looked up. */
  readonly connectMs: number
  /** From the request to the last line of the answer's head. */
  readonly headersMs: number
  /** Between two pieces of a body. */
  readonly idleMs: number
  /** For one request with its whole answer. */
  readonly wholeMs: number
  readonly redirects: number
  readonly headerBytes: number
  /** Of a body as it comes over the wire. */
  readonly bodyBytes: number
  /** Of a body when it is unpacked. */
  readonly unpackedBytes: number
}

/** Sitemaps may have 50 MiB unpacked by their protocol, and nothing that is read here is larger. */
export const DEFAULT_LIMITS: WebLimits = {
  connectMs: 10_000,
  headersMs: 20_000,
  idleMs: 15_000,
  wholeMs: 90_000,
  redirects: 10,
  headerBytes: 32 * 1024,
  bodyBytes: 16 * 1024 * 1024,
  unpackedBytes: 50 * 1024 * 1024,
}

export interface WebManners {
  /** From the end of one request to a host to the beginning of the next; a longer Crawl-delay counts instead. */
  readonly delayMs: number
  /** The longest Crawl-delay that is kept: some files ask for a day. */
  readonly crawlDelayMs: number
  readonly connectionsPerHost: number
  /** Requests under way at once, over all hosts. */
  readonly connections: number
  /** How often an answer 429 or 503 is tried again. */
  readonly retries: number
  /** The first wait before a retry where the server names none; each further one is twice as long. */
  readonly backOffMs: number
  /** A server that asks for more than this is left alone, and the next try is said. */
  readonly patienceMs: number
}

export const DEFAULT_MANNERS: WebManners = {
  delayMs: 1000,
  crawlDelayMs: 30_000,
  connectionsPerHost: 1,
  connections: 16,
  retries: 2,
  backOffMs: 2000,
  patienceMs: 30_000,
}

/** What a robots.txt file says, read elsewhere: the door only fetches it. */
export interface RobotsRules {
  allows(agent: string, address: string): boolean
  /** Seconds, where the file names any for that agent. */
  crawlDelay(agent: string): number | null
}

/** What a server gave with an answer so that it can be asked later whether anything changed. */
export interface Validators {
  readonly etag?: string
  readonly lastModified?: string
}

export type RobotsVerdict = 'allowed' | 'disallowed' | 'unknown'

export interface FetchedPage {
  /** As asked for, without credentials and fragment. */
  readonly requestedAddress: string
  readonly finalAddress: string
  /** Addresses that led on to another one, in order: the requested one first. Empty where none did. */
  readonly redirects: readonly string[]
  readonly status: number
  /** Those that say something about the page; none that say something about the visitor. */
  readonly headers: Readonly<Record<string, string>>
  /** ISO 8601 UTC. */
  readonly retrievedAt: string
  readonly robots: RobotsVerdict
  readonly validators: Validators
  /** The body, unpacked. */
  readonly bytes: Uint8Array
}

interface NotFetched {
  readonly requestedAddress: string
  readonly diagnostic: Diagnostic
}

export type FetchResult =
  | { readonly kind: 'fetched'; readonly page: FetchedPage }
  /** What the validators stand for is still what the server has. */
  | { readonly kind: 'unchanged'; readonly requestedAddress: string; readonly finalAddress: string }
  /** The server says that nothing is there. */
  | ({ readonly kind: 'gone' } & NotFetched)
  /** The host's robots.txt asks not to fetch it. */
  | ({ readonly kind: 'blocked' } & NotFetched)
  /** It is no web address, or one that must not be contacted. */
  | ({ readonly kind: 'refused' } & NotFetched)
  /** Anything else. `nextTryAt` (ISO 8601 UTC) where the server says when to come again. */
  | ({ readonly kind: 'failed'; readonly nextTryAt: string | null } & NotFetched)

export interface FetchOptions {
  readonly validators?: Validators
}

/** The network door. `close` ends every connection. */
export interface Web {
  fetch(address: string, options?: FetchOptions): Promise<FetchResult>
  close(): Promise<void>
}
