// A fetched page, or a page made of what a feed holds, as an Arrival: with its way here and with what led to it.
import type { Arrival, Carrier } from '../../model/index.ts'
import type { FetchedPage } from '../../ports/fetch/web-types.ts'
import { readPageLinks } from '../../stages/collect/index.ts'
import { decode } from '../../text/decode.ts'
import { hostOf } from '../../text/page-name.ts'
import type { Wanted } from './listing.ts'

type IdentityOf = (address: string) => string

/** The publication that an entry is taken from, where that is not the one whose page it is. */
function primarySourceOf(carrier: Carrier | null, address: string): string | null {
  const link = carrier?.source?.link ?? null
  const host = hostOf(link)
  return host !== null && host !== hostOf(address) ? link : null
}

function canonicalOf(page: FetchedPage): string | null {
  const type = page.headers['content-type'] ?? null
  if (type !== null && !/html/i.test(type)) return null
  const { text } = decode(page.bytes, { contentType: type, media: 'html' })
  const { canonical } = readPageLinks(text, page.finalAddress)
  return canonical !== null && /^https?:\/\//i.test(canonical) ? canonical : null
}

/** The arrival of a page as its server gave it. */
export function arrivalOf(page: FetchedPage, wanted: Wanted, identityOf: IdentityOf): Arrival {
  const { carrier } = wanted
  const canonical = canonicalOf(page)
  const primarySource = primarySourceOf(carrier, page.finalAddress)
  return {
    input: wanted.identity,
    place: wanted.identity,
    address: identityOf(page.finalAddress),
    requestedAddress: page.requestedAddress,
    finalAddress: page.finalAddress,
    status: page.status,
    headers: page.headers,
    retrievedAt: page.retrievedAt,
    bytes: page.bytes,
    robots: page.robots,
    ...(page.redirects.length ? { redirects: page.redirects } : {}),
    ...(canonical === null ? {} : { canonicalAddress: identityOf(canonical) }),
    ...(primarySource === null ? {} : { primarySource }),
    ...(carrier ? { carrier } : {}),
  }
}

/** The arrival of what a feed holds of a page. Its bytes are made here, from the feed's text with its scripts taken out. */
export function contentArrival(
  content: string,
  wanted: Wanted,
  more: {
    readonly retrievedAt: string
    readonly robots: 'disallowed' | 'unknown'
  },
): Arrival {
  const { carrier } = wanted
  const address = wanted.identity
  const primarySource = primarySourceOf(carrier, address)
  return {
    input: address,
    place: address,
    address,
    finalAddress: address,
    status: null,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    retrievedAt: more.retrievedAt,
    bytes: new TextEncoder().encode(content),
    robots: more.robots,
    ...(primarySource === null ? {} : { primarySource }),
    ...(carrier ? { carrier: { ...carrier, isContent: true } } : {}),
  }
}
