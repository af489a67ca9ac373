// A network that is a map from addresses to answers, with a clock that only moves when it is told to.
import type { Diagnostic } from '../../model/index.ts'
import type { FetchOptions, FetchResult, Web } from '../../ports/fetch/web-types.ts'

export interface Given {
  readonly body?: string
  readonly type?: string
  readonly etag?: string
  readonly fails?: 'gone' | 'blocked' | 'refused' | 'failed'
  readonly nextTryAt?: string
}

export class MapWeb implements Web {
  pages: Record<string, Given>
  now = '2031-03-04T08:00:00.000Z'
  readonly asked: string[] = []
  /** Called before each answer. */
  before: (address: string) => void = () => undefined

  constructor(pages: Record<string, Given>) {
    this.pages = pages
  }

  passes(seconds: number): void {
    this.now = new Date(Date.parse(this.now) + seconds * 1000).toISOString()
  }

  fetch(requestedAddress: string, { validators }: FetchOptions = {}): Promise<FetchResult> {
    this.before(requestedAddress)
    const given = this.pages[requestedAddress] ?? { fails: 'gone' as const }
    const isSame = given.etag !== undefined && given.etag === validators?.etag
    this.asked.push(`${requestedAddress}${isSame ? ' (unchanged)' : ''}`)
    if (given.fails) {
      const diagnostic: Diagnostic = {
        code: `page-${given.fails}`,
        severity: 'error',
        message: `${given.fails}.`,
      }
      return Promise.resolve(
        given.fails === 'failed'
          ? { kind: 'failed', requestedAddress, diagnostic, nextTryAt: given.nextTryAt ?? null }
          : { kind: given.fails, requestedAddress, diagnostic },
      )
    }
    if (isSame)
      return Promise.resolve({ kind: 'unchanged', requestedAddress, finalAddress: requestedAddress })
    return Promise.resolve({
      kind: 'fetched',
      page: {
        requestedAddress,
        finalAddress: requestedAddress,
        redirects: [],
        status: 200,
        headers: { 'content-type': given.type ?? 'text/html; charset=utf-8' },
        retrievedAt: this.now,
        robots: 'allowed',
        validators: given.etag === undefined ? {} : { etag: given.etag },
        bytes: new TextEncoder().encode(given.body ?? ''),
      },
    })
  }

  close(): Promise<void> {
    return Promise.resolve()
  }
}

export const feedOf = (
  home: string,
  names: readonly string[],
  changed: Record<string, string> = {},
): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay Post</title><link href="${home}"/>${names
    .map(
      (name) =>
        `<entry><title>${name}</title><id>${home}${name}</id><link href="${home}${name}"/><published>2031-03-04T07:00:00Z</published>${changed[name] ? `<updated>${changed[name]}</updated>` : ''}</entry>`,
    )
    .join('')}</feed>`

export const articleOf = (title: string, ...paragraphs: readonly string[]): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>${paragraphs
    .map((one) => `<p>${one}</p>`)
    .join(
      '',
    )}<p>The harbour of Orle has three piers, and most of its cranes are older than forty years, the council said.</p></article></body></html>`
