// The network door: an address in, a page or a plain reason out. It asks robots.txt first, waits its turn with each host,
// follows redirects with the same checks at every hop, and tries again where a server is busy. It keeps nothing on disk and
// contacts no address that it was not given or led to.
import { setMaxListeners } from 'node:events'
import { Agent } from 'undici'
import { backOffMs, retryAfterMs, seededNumbers } from './back-off.ts'
import { guardedConnector, systemLookup, type Lookup } from './connector.ts'
import { diagnoseTrouble, wordsFor, type Trouble } from './failures.ts'
import { HostQueues, waitFor } from './pacing.ts'
import { requestOnce, type Answer } from './request.ts'
import { RobotsBook, ROBOTS_BYTES } from './robots-book.ts'
import { shownAddress, webAddress, type AllowedHost } from './web-address.ts'
import {
  DEFAULT_LIMITS,
  DEFAULT_MANNERS,
  type FetchedPage,
  type FetchOptions,
  type FetchResult,
  type RobotsRules,
  type RobotsVerdict,
  type Web,
  type WebLimits,
  type WebManners,
} from './web-types.ts'

export interface WebOptions {
  /** Sent as it stands; its first word is the name that robots.txt is asked for. */
  readonly userAgent: string
  readonly allowed: readonly AllowedHost[]
  readonly readRobots: (bytes: Uint8Array) => RobotsRules
  /** The present moment, ISO 8601 UTC. */
  readonly now: () => string
  readonly limits?: Partial<WebLimits>
  readonly manners?: Partial<WebManners>
  readonly signal?: AbortSignal
  readonly lookup?: Lookup
  /** Of the jitter. */
  readonly seed?: string
}

const ACCEPT =
  'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5'
const PACKINGS = 'gzip, deflate, br, zstd'

/** Headers that say something about the page. Cookies and the like are about the visitor, and are not kept. */
const KEPT_HEADERS = [
  'cache-control',
  'content-language',
  'content-location',
  'content-type',
  'date',
  'etag',
  'expires',
  'last-modified',
  'link',
  'x-robots-tag',
]

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
const GONE: ReadonlySet<number> = new Set([404, 410])
const WITHHELD: ReadonlySet<number> = new Set([401, 402, 403, 407, 451])
const BUSY: ReadonlySet<number> = new Set([429, 503])

/** The name that robots.txt files call a visitor by. @example productOf('Hearsay/0.1 (+mail)') // 'Hearsay' */
export const productOf = (userAgent: string): string => /^[A-Za-z_-]*/.exec(userAgent)?.[0] ?? ''

interface Busy {
  readonly nextTryAt: string | null
}
type Asked = Answer | ({ readonly trouble: Trouble } & Partial<Busy>)

export function openWeb(options: WebOptions): Web {
  return new NetworkDoor(options)
}

class NetworkDoor implements Web {
  private readonly options: WebOptions
  private readonly limits: WebLimits
  private readonly manners: WebManners
  private readonly agent: Agent
  private readonly queues: HostQueues
  private readonly book: RobotsBook
  private readonly random: () => number
  private readonly stop = new AbortController()
  private readonly signal: AbortSignal

  constructor(options: WebOptions) {
    this.options = options
    this.limits = { ...DEFAULT_LIMITS, ...options.limits }
    this.manners = { ...DEFAULT_MANNERS, ...options.manners }
    this.signal = options.signal ? AbortSignal.any([options.signal, this.stop.signal]) : this.stop.signal
    setMaxListeners(0, this.signal) // every wait listens, and there may be a wait for each host
    this.random = seededNumbers(options.seed ?? 'hearsay')
    this.queues = new HostQueues(this.manners, this.signal)
    this.book = new RobotsBook(
      (url) => this.ask(url, { cutAt: ROBOTS_BYTES }),
      (bytes) => options.readRobots(bytes),
    )
    this.agent = new Agent({
      connect: guardedConnector({
        allowed: options.allowed,
        lookup: options.lookup ?? systemLookup,
        connectMs: this.limits.connectMs,
      }),
      allowH2: false,
      connections: this.manners.connectionsPerHost,
      pipelining: 1,
      maxHeaderSize: this.limits.headerBytes,
      headersTimeout: 0,
      bodyTimeout: 0,
    })
  }

  async close(): Promise<void> {
    this.stop.abort()
    await this.agent.destroy()
  }

  /** One answer, in turn with its host, asked again where the host is busy and does not ask for more patience than we have. */
  private ask(
    url: URL,
    more: { readonly headers?: Readonly<Record<string, string>>; readonly cutAt?: number } = {},
  ): Promise<Asked> {
    const headers = {
      'user-agent': this.options.userAgent,
      accept: ACCEPT,
      'accept-encoding': PACKINGS,
      ...more.headers,
    }
    const request = { ...more, headers, limits: this.limits, signal: this.signal }
    return this.queues.inTurn(url.host, async () => {
      for (let retry = 0; ; retry++) {
        if (this.signal.aborted) return { trouble: { code: 'fetch-stopped' } }
        const closedMs = this.queues.closedFor(url.host)
        if (closedMs > 0) return this.busy('as it said before', closedMs)
        const answer = await requestOnce(this.agent, url, request)
        if ('trouble' in answer || !BUSY.has(answer.status)) return answer
        const asked = retryAfterMs(answer.headers, this.options.now())
        const waitMs = asked ?? backOffMs(this.manners.backOffMs, retry, this.random)
        if (retry >= this.manners.retries || waitMs > this.manners.patienceMs) {
          if (asked !== null) this.queues.closeFor(url.host, asked)
          return this.busy(answer.status, asked)
        }
        await waitFor(waitMs, this.signal)
      }
    })
  }

  private busy(status: number | string, waitMs: number | null): { trouble: Trouble } & Busy {
    const nextTryAt =
      waitMs === null
        ? null
        : new Date(Math.ceil((Date.parse(this.options.now()) + waitMs) / 1000) * 1000).toISOString()
    const when = nextTryAt === null ? 'later' : `after ${nextTryAt.replace('.000Z', 'Z')}`
    const cause = `it is too busy, ${typeof status === 'number' ? `answer ${String(status)}` : status}`
    return { trouble: { code: 'host-busy', cause, values: { status, when } }, nextTryAt }
  }

  async fetch(address: string, options: FetchOptions = {}): Promise<FetchResult> {
    const first = webAddress(address)
    const requestedAddress = first?.href ?? shownAddress(address)
    const failing = (trouble: Trouble, at: URL | null) => ({
      requestedAddress,
      diagnostic: diagnoseTrouble(trouble, { address, at, limits: this.limits }),
    })
    if (!first) return { kind: 'refused', ...failing({ code: 'address-malformed' }, null) }
    const headers = conditions(options)
    const passed: string[] = []
    let url = first
    for (;;) {
      const verdict = await this.permission(url)
      if ('trouble' in verdict) {
        const { kind, trouble } = verdict
        return kind === 'failed'
          ? { kind, nextTryAt: null, ...failing(trouble, url) }
          : { kind, ...failing(trouble, url) }
      }
      const answer = await this.ask(url, { headers })
      if ('trouble' in answer) return withTrouble(answer, failing(answer.trouble, url))
      const { status } = answer
      if (REDIRECTS.has(status)) {
        const next = nextAddress(answer, url)
        passed.push(url.href)
        const trouble = 'trouble' in next ? next.trouble : this.wrongTurn(passed, next)
        if (trouble) return { kind: 'failed', nextTryAt: null, ...failing(trouble, url) }
        url = next as URL
        continue
      }
      if (status === 304 && Object.keys(headers).length)
        return { kind: 'unchanged', requestedAddress, finalAddress: url.href }
      if (status >= 200 && status < 300)
        return {
          kind: 'fetched',
          page: this.pageOf(answer, { requestedAddress, url, passed, verdict: verdict.verdict }),
        }
      const code = GONE.has(status) ? 'page-gone' : WITHHELD.has(status) ? 'page-withheld' : 'page-failed'
      const parts = failing({ code, values: { status } }, url)
      return code === 'page-gone' ? { kind: 'gone', ...parts } : { kind: 'failed', nextTryAt: null, ...parts }
    }
  }

  private wrongTurn(passed: readonly string[], next: URL): Trouble | null {
    if (passed.includes(next.href))
      return { code: 'redirect-loop', values: { target: shownAddress(next.href) } }
    return passed.length > this.limits.redirects ? { code: 'redirects-many' } : null
  }

  /** What robots.txt says of an address, or why it is not asked for. */
  private async permission(
    url: URL,
  ): Promise<
    | { readonly verdict: RobotsVerdict }
    | { readonly kind: 'blocked' | 'failed' | 'refused'; readonly trouble: Trouble }
  > {
    const state = await this.book.of(url)
    if (state.kind === 'no-rules') return { verdict: 'allowed' }
    if (state.kind === 'unreadable') {
      const { trouble } = state
      if (state.isHostAway)
        return { kind: trouble.code === 'address-refused' ? 'refused' : 'failed', trouble }
      const cause = wordsFor(trouble, this.limits)
      return { kind: 'blocked', trouble: { code: 'robots-unreachable', cause } }
    }
    const product = productOf(this.options.userAgent)
    const delay = state.rules.crawlDelay(product)
    if (delay !== null) this.queues.keepDelay(url.host, delay)
    // RFC 9309, 2.2.2: robots.txt itself is always allowed.
    return url.pathname === '/robots.txt' || state.rules.allows(product, url.href)
      ? { verdict: 'allowed' }
      : { kind: 'blocked', trouble: { code: 'robots-disallowed' } }
  }

  private pageOf(
    answer: Answer,
    way: {
      readonly requestedAddress: string
      readonly url: URL
      readonly passed: readonly string[]
      readonly verdict: RobotsVerdict
    },
  ): FetchedPage {
    const { headers } = answer
    return {
      requestedAddress: way.requestedAddress,
      finalAddress: way.url.href,
      redirects: way.passed,
      status: answer.status,
      headers: Object.fromEntries(
        KEPT_HEADERS.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
      ),
      retrievedAt: this.options.now(),
      robots: way.verdict,
      validators: {
        ...(headers['etag'] === undefined ? {} : { etag: headers['etag'] }),
        ...(headers['last-modified'] === undefined ? {} : { lastModified: headers['last-modified'] }),
      },
      bytes: answer.body,
    }
  }
}

function conditions({ validators }: FetchOptions): Record<string, string> {
  return {
    ...(validators?.etag === undefined ? {} : { 'if-none-match': validators.etag }),
    ...(validators?.lastModified === undefined ? {} : { 'if-modified-since': validators.lastModified }),
  }
}

function withTrouble(
  asked: { readonly trouble: Trouble } & Partial<Busy>,
  parts: { readonly requestedAddress: string; readonly diagnostic: FailedDiagnostic },
): FetchResult {
  return asked.trouble.code === 'address-refused'
    ? { kind: 'refused', ...parts }
    : { kind: 'failed', nextTryAt: asked.nextTryAt ?? null, ...parts }
}
type FailedDiagnostic = ReturnType<typeof diagnoseTrouble>

/** Where a redirect leads. Location may be relative, and may hold bytes of UTF-8, which the client reads a byte a letter. */
function nextAddress(answer: Answer, url: URL): URL | { readonly trouble: Trouble } {
  const written = answer.headers['location'] ?? ''
  const location = /[\u0080-\u00ff]/.test(written) ? Buffer.from(written, 'latin1').toString('utf8') : written
  const next = location.trim() === '' ? null : webAddress(location, url.href)
  if (next) return next
  const target = location.trim() === '' ? 'nowhere' : shownAddress(location)
  return { trouble: { code: 'redirect-nowhere', values: { target } } }
}
