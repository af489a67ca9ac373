// From addresses to pages that can be taken in: looks at every named address, makes one list of the pages they lead to, each
// once and in the order of their addresses, and fetches them as they are asked for.
import { diagnose, type Arrival, type Diagnostic } from '../../model/index.ts'
import { shownAddress, webAddress } from '../../ports/fetch/web-address.ts'
import type { FetchResult, Web } from '../../ports/fetch/web-types.ts'
import { sortBy } from '../../text/order.ts'
import type { IncomingOne, Read, SubscriptionFile } from '../incoming.ts'
import type { Failure } from '../intake.ts'
import { Stopped, type Progress } from '../workbench.ts'
import { readAhead } from './ahead.ts'
import { arrivalOf, contentArrival } from './arrival.ts'
import { GATHER_DIAGNOSTICS } from './diagnostics.ts'
import { listPages, subscriptions, type Listing, type Wanted } from './listing.ts'

export interface GatherOptions {
  readonly web: Web
  readonly limit: number
  readonly identityOf: (address: string) => string
  /** The present moment, ISO 8601 UTC. */
  readonly now: () => string
  readonly progress: Progress
  readonly signal: AbortSignal
  /** Their feeds are looked at as if they had been named. */
  readonly lists?: readonly SubscriptionFile[]
}

export interface Gathered {
  /** Sorted by input. */
  readonly incoming: readonly IncomingOne[]
  readonly failed: readonly Failure[]
  readonly notes: readonly Diagnostic[]
}

/** How many pages are fetched or held before their turn; with 16 hosts side by side none of them waits for it. */
const REACH = 48

const hasCredentials = (address: string): boolean => /^\s*https?:\/\/[^/?#]*@/i.test(address)

/** Also where it is no address at all: it is shown as what failed. */
const withoutCredentials = (address: string): string => webAddress(address)?.href ?? shownAddress(address)

/** The name under which progress is shown. */
const DOING = 'fetching'

/** Looks at the named addresses. Pages they lead to are fetched when the runner reads them. */
export async function gatherPages(addresses: readonly string[], options: GatherOptions): Promise<Gathered> {
  const named = sortBy([...new Set(addresses.map(withoutCredentials))], String)
  const notes = sortBy([...new Set(addresses.filter(hasCredentials).map(shownAddress))], String).map(
    (address) => diagnose(GATHER_DIAGNOSTICS, 'credentials-dropped', { address }),
  )
  const counted = { done: 0, total: 0 }
  const look = async (address: string): Promise<Looked> => {
    const listing = await listPages(address, options)
    counted.done += 1
    options.progress.step(DOING, counted.done, counted.total)
    return { input: address, listing }
  }
  const lookAtAll = (list: readonly string[]): Promise<Looked[]> => {
    counted.total += list.length
    options.progress.step(DOING, counted.done, counted.total)
    return Promise.all(list.map(look))
  }
  const files = sortBy([...(options.lists ?? [])], ({ input }) => input).map(({ input, text }) => ({
    input,
    listing: subscriptions(text, { name: input, address: null }),
  }))
  const first = [...files, ...(await lookAtAll(named))]
  const subscribed = new Set(
    first.flatMap(({ listing }) => listing.feeds ?? []).map((feed) => withoutCredentials(feed.address)),
  )
  for (const address of named) subscribed.delete(address)
  const nested = await lookAtAll(sortBy([...subscribed], String))
  const listings = [...first, ...nested.map(withoutLists)]
  if (options.signal.aborted) throw new Stopped()
  const failed = listings.flatMap(({ input, listing }) =>
    listing.failed ? [{ input, code: listing.failed.code, message: listing.failed.message }] : [],
  )
  const wanted = eachOnce(listings.map(({ listing }) => listing))
  return {
    incoming: incomingOf(wanted, options),
    failed,
    notes: [...notes, ...listings.flatMap(({ listing }) => listing.notes)],
  }
}

interface Looked {
  readonly input: string
  readonly listing: Listing
}

/** A list of feeds inside a list of feeds is not followed: two that name each other would have no end. */
function withoutLists({ input, listing }: Looked): Looked {
  if (!listing.feeds) return { input, listing }
  const failed = diagnose(GATHER_DIAGNOSTICS, 'list-in-list', { address: input })
  return { input, listing: { ...listing, feeds: [], failed, notes: [] } }
}

/** Every page once, however many lists name it; one that was fetched already, and then the hints of a feed, come first. */
function eachOnce(listings: readonly Listing[]): readonly Wanted[] {
  const pages = new Map<string, Wanted>()
  for (const wanted of listings.flatMap((listing) => listing.wanted)) {
    const known = pages.get(wanted.identity)
    pages.set(
      wanted.identity,
      known
        ? {
            ...known,
            fetched: known.fetched ?? wanted.fetched,
            carrier: known.carrier ?? wanted.carrier,
            content: known.content ?? wanted.content,
          }
        : wanted,
    )
  }
  return sortBy([...pages.values()], ({ identity }) => identity)
}

function incomingOf(wanted: readonly Wanted[], options: GatherOptions): IncomingOne[] {
  const fetches = wanted.map(({ address, fetched }) => async (): Promise<FetchResult | null> => {
    if (fetched) return { kind: 'fetched', page: fetched }
    return address === null ? null : options.web.fetch(address)
  })
  const ahead = readAhead(fetches, REACH)
  return wanted.map((one, at) => ({
    input: one.identity,
    doing: DOING,
    async read() {
      const result = await ahead.take(at)
      if (options.signal.aborted) throw new Stopped()
      return readOf(result, one, options)
    },
  }))
}

/** What a page gives, or what its feed holds of it where it gives nothing. `result` is null where there is no page. */
function readOf(result: FetchResult | null, wanted: Wanted, options: GatherOptions): Read {
  if (result?.kind === 'unchanged') throw new Error('a page was unchanged that nobody had seen before')
  const { carrier, content } = wanted
  const held = (robots: 'disallowed' | 'unknown', note: Diagnostic | null): Read & { arrival: Arrival } => ({
    arrival: contentArrival(content ?? '', wanted, { retrievedAt: options.now(), robots }),
    ...(note ? { notes: [note] } : {}),
  })
  const values = { address: wanted.identity, feed: carrier?.address ?? '' }
  if (result?.kind === 'fetched') {
    const arrival = arrivalOf(result.page, wanted, options.identityOf)
    if (content === null || carrier === null) return { arrival }
    const note = diagnose(GATHER_DIAGNOSTICS, 'entry-instead-of-page', values)
    return { arrival, instead: () => held('unknown', note) }
  }
  if (!result) return held('unknown', null)
  // What the host does not want fetched, its own feed still gives; an address that is refused gives nothing.
  if (content === null || carrier === null || result.kind === 'refused') return { failed: result.diagnostic }
  const note = diagnose(GATHER_DIAGNOSTICS, 'entry-from-feed', { ...values, code: result.diagnostic.code })
  return held(result.kind === 'blocked' ? 'disallowed' : 'unknown', note)
}
