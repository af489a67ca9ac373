// One request and its whole answer, within limits of time and size. Redirects are answers here; who follows them asks again.
// Times are kept by timers of our own: the client's are made for long waits and are a second out.
import type { Dispatcher } from 'undici'
import { unpackBody } from './body.ts'
import { troubleOf, type Trouble } from './failures.ts'
import type { WebCode } from './web-diagnostics.ts'
import type { WebLimits } from './web-types.ts'

export interface Answer {
  readonly status: number
  /** Lower-case names; a header that came several times is joined by commas. */
  readonly headers: Readonly<Record<string, string>>
  /** Unpacked; empty where the answer is no page (a redirect, an error). */
  readonly body: Uint8Array
}

export interface RequestOptions {
  readonly headers: Readonly<Record<string, string>>
  readonly limits: WebLimits
  readonly signal: AbortSignal
  /** Read no more than this many bytes of the body, and be content with them. */
  readonly cutAt?: number
}

type Timer = ReturnType<typeof setTimeout>

/** Stops the request when a time is over, and remembers which. */
class Deadlines {
  readonly controller = new AbortController()
  over: WebCode | null = null
  private readonly timers = new Map<WebCode, Timer>()

  set(code: WebCode, ms: number): void {
    this.clear(code)
    this.timers.set(
      code,
      setTimeout(() => {
        this.over ??= code
        this.controller.abort()
      }, ms),
    )
  }

  clear(code: WebCode): void {
    clearTimeout(this.timers.get(code))
    this.timers.delete(code)
  }

  clearAll(): void {
    for (const timer of this.timers.values()) clearTimeout(timer)
  }
}

function joined(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value
  }
  return flat
}

/** Only an answer that gives something out has a body worth reading. */
const hasPage = (status: number): boolean => status >= 200 && status < 300

/** Asks for an address once. */
export async function requestOnce(
  dispatcher: Dispatcher,
  url: URL,
  options: RequestOptions,
): Promise<Answer | { readonly trouble: Trouble }> {
  const { limits } = options
  const times = new Deadlines()
  const signal = AbortSignal.any([options.signal, times.controller.signal])
  let isMidway = false
  try {
    times.set('answer-late', limits.headersMs)
    times.set('body-late', limits.wholeMs)
    const response = await dispatcher.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: 'GET',
      headers: options.headers,
      signal,
    })
    isMidway = true
    times.clear('answer-late')
    const headers = joined(response.headers)
    const status = response.statusCode
    if (!hasPage(status)) {
      // What an error page says is nobody's coverage. The connection is given up rather than read to its end.
      response.body.on('error', () => undefined)
      response.body.destroy()
      return { status, headers, body: new Uint8Array() }
    }
    const packed = await readUpTo(response, { times, options, headers })
    if ('trouble' in packed) return packed
    const unpacked = await unpackBody(packed.bytes, headers['content-encoding'], limits.unpackedBytes)
    if ('failed' in unpacked)
      return {
        trouble: { code: unpacked.failed, ...('cause' in unpacked ? { cause: unpacked.cause } : {}) },
      }
    return { status, headers, body: unpacked.bytes }
  } catch (error) {
    if (options.signal.aborted) return { trouble: { code: 'fetch-stopped' } }
    return { trouble: times.over ? { code: times.over } : troubleOf(error, isMidway) }
  } finally {
    times.clearAll()
  }
}

async function readUpTo(
  response: Dispatcher.ResponseData,
  reading: {
    readonly times: Deadlines
    readonly options: RequestOptions
    readonly headers: Readonly<Record<string, string>>
  },
): Promise<{ readonly bytes: Uint8Array } | { readonly trouble: Trouble }> {
  const { times, options, headers } = reading
  const { idleMs, bodyBytes } = options.limits
  const most = options.cutAt ?? bodyBytes
  const isCut = options.cutAt !== undefined
  const chunks: Buffer[] = []
  let size = 0
  const tooLarge = (): { readonly trouble: Trouble } => {
    response.body.on('error', () => undefined)
    response.body.destroy()
    return { trouble: { code: 'body-too-large' } }
  }
  if (!isCut && Number(headers['content-length'] ?? 0) > most) return tooLarge()
  times.set('body-stalled', idleMs)
  for await (const chunk of response.body as AsyncIterable<Buffer>) {
    times.set('body-stalled', idleMs)
    chunks.push(chunk)
    size += chunk.length
    if (size > most) {
      if (!isCut) return tooLarge()
      break
    }
  }
  times.clear('body-stalled')
  return { bytes: Buffer.concat(chunks) }
}
