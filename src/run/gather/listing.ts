// What an address leads to: itself, where it is a page; the pages of a feed, a sitemap or a list of sitemaps; the feeds of a
// home page. Each list is read newest first and to a limit, and what is left out is said.
import { diagnose, type Carrier, type Diagnostic } from '../../model/index.ts'
import type { FetchedPage, FetchResult, Web } from '../../ports/fetch/web-types.ts'
import {
  carrierOf,
  contentPage,
  isListPage,
  isSitemapIndex,
  newestFirst,
  readCollected,
  readOpml,
  readPageLinks,
  sitemapsIn,
  timeOf,
  type Feed,
  type FeedEntry,
  type ListedFeed,
} from '../../stages/collect/index.ts'
import { decode } from '../../text/decode.ts'
import { GATHER_DIAGNOSTICS, type GatherCode } from './diagnostics.ts'

/** A list of sitemaps can name thousands; a site's recent pages stand in the first few. */
const MOST_SITEMAPS = 20
/** Lists of lists of lists: the protocol allows one step, sites do two. */
const DEEPEST = 3
/** A page names its main feed first, and then one for each section. */
const MOST_FEEDS = 3

/** One page to read: fetched already where it was named itself. */
export interface Wanted {
  /** What it is known by and shown as: its address without what only counts visitors. */
  readonly identity: string
  /** Null where the entry has no page of its own: its content is all there is. */
  readonly address: string | null
  readonly fetched: FetchedPage | null
  readonly carrier: Carrier | null
  /** A page made of what the feed holds, for where the page itself cannot be fetched. */
  readonly content: string | null
  /** When the list says that the page last changed, ISO 8601; null where it does not. */
  readonly changedAt: string | null
}

/** What an address turned out to be. */
export type ListingKind = 'feed' | 'sitemap' | 'home' | 'page' | 'list'

export interface Listing {
  /** Null where nothing was read. */
  readonly kind: ListingKind | null
  /** What a feed calls itself, and its site. */
  readonly title: string | null
  readonly home: string | null
  /** Nothing that was asked for changed since it was last read; `wanted` is empty. */
  readonly isUnchanged: boolean
  readonly wanted: readonly Wanted[]
  /** Where the address is a list of feeds: those, to be looked at in turn. */
  readonly feeds?: readonly ListedFeed[]
  /** Why the address leads to nothing. */
  readonly failed: Diagnostic | null
  /** What the named address gave, where it gave nothing. */
  readonly result?: Exclude<FetchResult, { readonly kind: 'fetched' | 'unchanged' }>
  readonly notes: readonly Diagnostic[]
}

export interface ListingOptions {
  readonly web: Web
  /** Most pages taken from one named address. */
  readonly limit: number
  /** Most entries of a feed, where that is another number: a feed costs one request however many it lists. */
  readonly feedLimit?: number
  /** Told of each address that names pages itself: where it is unchanged, there is nothing new behind it. */
  readonly remember?: (address: string) => void
  /** An address without what only counts visitors: two that are the same by it are one page. */
  readonly identityOf: (address: string) => string
}

interface Listed {
  readonly entry: FeedEntry
  readonly feed: Feed | null
  /** Of the list that it stands in. */
  readonly list: string
}

interface Reading {
  readonly options: ListingOptions
  readonly named: string
  readonly notes: Diagnostic[]
}

const say = (code: GatherCode, values: Readonly<Record<string, string | number>>): Diagnostic =>
  diagnose(GATHER_DIAGNOSTICS, code, values)

const contentType = (page: FetchedPage): string | null => page.headers['content-type'] ?? null

const collected = (page: FetchedPage) =>
  readCollected({ bytes: page.bytes, contentType: contentType(page), url: page.finalAddress, checks: [] })

/** Looks at an address and says which pages are to be read for it. */
export async function listPages(named: string, options: ListingOptions): Promise<Listing> {
  const result = await options.web.fetch(named)
  if (result.kind === 'unchanged') return { ...NOTHING, isUnchanged: true }
  if (result.kind !== 'fetched') return { ...NOTHING, failed: result.diagnostic, result }
  const { page } = result
  const reading: Reading = { options, named, notes: [] }
  const { kind } = collected(page)
  if (kind === 'opml') {
    const { text } = decode(page.bytes, { contentType: contentType(page), media: 'feed' })
    return subscriptions(text, { name: named, address: page.finalAddress })
  }
  if (kind === 'feed' || kind === 'sitemap') {
    if (kind === 'sitemap') return sitemapPages(page, reading)
    options.remember?.(named)
    return chosen(entriesOf(page), reading, kind)
  }
  if (kind !== 'robots') return pageOrFeeds(page, reading)
  const failed = say('robots-without-sitemap', { address: named })
  return (await sitemapsOf(page, reading)) ?? { ...NOTHING, kind: 'sitemap', failed }
}

/** A reader's list has hundreds at the most; a directory of the web has more than anybody meant to read. */
const MOST_SUBSCRIPTIONS = 1000

/** What a list of feeds leads to: its feeds. */
export function subscriptions(
  text: string,
  from: { readonly name: string; readonly address: string | null },
): Listing {
  const { value, diagnostics } = readOpml(text, from)
  const { feeds } = value
  const address = from.name
  if (!feeds.length)
    return {
      ...NOTHING,
      kind: 'list',
      failed: say('list-empty', { address, what: 'a list of feeds', listed: 'feed' }),
      notes: diagnostics,
    }
  const notes = [
    ...diagnostics,
    say('feeds-listed', { address, count: Math.min(feeds.length, MOST_SUBSCRIPTIONS) }),
  ]
  if (feeds.length > MOST_SUBSCRIPTIONS)
    notes.push(say('lists-left-out', { address, total: feeds.length, limit: MOST_SUBSCRIPTIONS }))
  return { ...NOTHING, kind: 'list', feeds: feeds.slice(0, MOST_SUBSCRIPTIONS), notes }
}

const NOTHING: Listing = {
  kind: null,
  title: null,
  home: null,
  isUnchanged: false,
  wanted: [],
  failed: null,
  notes: [],
}

const WORDS: Readonly<Record<ListingKind, string>> = {
  feed: 'a feed',
  sitemap: 'a sitemap',
  home: 'a list of articles',
  page: 'a page',
  list: 'a list of feeds',
}

const onePage = (page: FetchedPage, { named, notes, options }: Reading): Listing => ({
  ...NOTHING,
  kind: 'page',
  wanted: [
    {
      identity: options.identityOf(named),
      address: named,
      fetched: page,
      carrier: null,
      content: null,
      changedAt: null,
    },
  ],
  notes,
})

function entriesOf(page: FetchedPage): Listed[] {
  const { feed, entries } = collected(page)
  return (entries ?? []).map((entry) => ({ entry, feed: feed ?? null, list: page.finalAddress }))
}

/** A page as it is, or the entries of the feeds that a home page names. */
async function pageOrFeeds(page: FetchedPage, reading: Reading): Promise<Listing> {
  const { named, notes, options } = reading
  const type = contentType(page) ?? ''
  const { text } = decode(page.bytes, { contentType: type || null, media: 'html' })
  if (!/html|xml/i.test(type) && !/^\s*(?:<!doctype|<html|<!--|<head|<body)/i.test(text))
    return onePage(page, reading)
  const links = readPageLinks(text, page.finalAddress)
  if (!isListPage(links, page.finalAddress)) return onePage(page, reading)
  if (!links.feeds.length) {
    const robots = await options.web.fetch(new URL('/robots.txt', page.finalAddress).href)
    const listing = robots.kind === 'fetched' ? await sitemapsOf(robots.page, reading) : null
    return listing ?? { ...NOTHING, kind: 'home', failed: say('list-of-articles', { address: named }), notes }
  }
  const feeds = links.feeds.slice(0, MOST_FEEDS)
  if (links.feeds.length > feeds.length)
    notes.push(say('lists-left-out', { address: named, total: links.feeds.length, limit: feeds.length }))
  const listed: Listed[] = []
  const read: string[] = []
  let failed: Diagnostic | null = null
  let unchanged = 0
  for (const feed of feeds) {
    const result = await options.web.fetch(feed.address)
    if (result.kind === 'unchanged') unchanged += 1
    else if (result.kind === 'fetched' && collected(result.page).kind === 'feed') {
      options.remember?.(feed.address)
      read.push(result.page.finalAddress)
      listed.push(...entriesOf(result.page))
    } else if (result.kind !== 'fetched') {
      failed ??= result.diagnostic
      notes.push(say('list-not-read', { address: named, message: result.diagnostic.message }))
    }
  }
  if (!read.length && unchanged) return { ...NOTHING, kind: 'home', isUnchanged: true, notes }
  if (!read.length)
    return { ...NOTHING, kind: 'home', failed: failed ?? say('list-of-articles', { address: named }), notes }
  notes.push(say('feeds-found', { address: named, feeds: read.join(', ') }))
  return chosen(listed, reading, 'home')
}

/** Sitemaps of news hold the articles of the last two days, by Google's protocol, and are called so. */
const isNewsSitemap = (address: string): boolean =>
  /(?:^|[^a-z])(?:google-?)?news(?:[^a-z]|$)/i.test(new URL(address).pathname)

const entryOf = (link: string): FeedEntry => ({
  title: null,
  link,
  guid: null,
  authors: [],
  summary: null,
  content: null,
  publishedAt: null,
  updatedAt: null,
  categories: [],
  source: null,
  language: null,
})

/** The pages of the sitemaps that a robots.txt file names, those of news first; null where it names none. */
async function sitemapsOf(robots: FetchedPage, reading: Reading): Promise<Listing | null> {
  const { limit } = reading.options
  const addresses = sitemapsIn(robots.bytes)
  if (!addresses.length) return null
  const news = addresses.filter(isNewsSitemap)
  const others = addresses.filter((one) => !isNewsSitemap(one))
  const reader = new SitemapReader(reading)
  reader.await(news.map(entryOf), 1)
  await reader.read()
  // Enough of the last days' news is what is wanted; sitemaps of all the rest hold a site's whole past.
  if (others.length && reader.found.filter(({ entry }) => timeOf(entry) !== '').length < limit) {
    reader.await(others.map(entryOf), 1)
    await reader.read()
  } else if (others.length)
    reading.notes.push(
      say('lists-left-out', { address: robots.finalAddress, total: addresses.length, limit: news.length }),
    )
  reading.notes.push(
    say('sitemaps-found', { address: robots.finalAddress, sitemaps: reader.opened.join(', ') || 'none' }),
  )
  return reader.pages()
}

async function sitemapPages(page: FetchedPage, reading: Reading): Promise<Listing> {
  const reader = new SitemapReader(reading)
  reader.open(page, 0)
  await reader.read()
  return reader.pages()
}

/**
 * The pages of a sitemap; of a list of sitemaps those of its newest ones. Reading on ends where a further sitemap cannot hold
 * a page that is new enough: none of its pages is newer than the sitemap itself.
 */
class SitemapReader {
  readonly found: Listed[] = []
  /** Addresses of the sitemaps that hold pages. */
  readonly opened: string[] = []
  readonly #reading: Reading
  readonly #seen = new Set<string>()
  readonly #pending: { readonly entry: FeedEntry; readonly depth: number }[] = []
  #read = 0
  #left = 0
  #unchanged = 0

  constructor(reading: Reading) {
    this.#reading = reading
  }

  /** Sitemaps to read, the first one first. */
  await(entries: readonly FeedEntry[], depth: number): void {
    for (const entry of entries.toReversed()) this.#pending.push({ entry, depth })
  }

  open(page: FetchedPage, depth: number): void {
    this.#seen.add(page.finalAddress)
    const entries = collected(page).entries ?? []
    if (isSitemapIndex(page.bytes, contentType(page))) this.await(newestFirst(entries), depth + 1)
    else {
      this.#reading.options.remember?.(page.requestedAddress)
      this.opened.push(page.finalAddress)
      for (const entry of entries) this.found.push({ entry, feed: null, list: page.finalAddress })
    }
  }

  async read(): Promise<void> {
    const { options, named, notes } = this.#reading
    const unread = (message: string): void => {
      notes.push(say('list-not-read', { address: named, message }))
    }
    for (let next = this.#pending.pop(); next; next = this.#pending.pop()) {
      const { entry, depth } = next
      const { link } = entry
      if (link === null || this.#seen.has(link) || cannotMatter(entry, this.found, options.limit)) continue
      this.#seen.add(link)
      if (this.#read >= MOST_SITEMAPS || depth > DEEPEST) {
        this.#left += 1
        continue
      }
      this.#read += 1
      const result = await options.web.fetch(link)
      if (result.kind === 'fetched' && collected(result.page).kind === 'sitemap')
        this.open(result.page, depth)
      else if (result.kind === 'fetched') unread(`${result.page.requestedAddress} is no sitemap.`)
      else if (result.kind === 'unchanged') this.#unchanged += 1
      else unread(result.diagnostic.message)
    }
  }

  /** What was found; and what was left out, said. */
  pages(): Listing {
    const { named, notes } = this.#reading
    if (this.#left)
      notes.push(say('lists-left-out', { address: named, total: this.#read + this.#left, limit: this.#read }))
    return !this.found.length && this.#unchanged
      ? { ...NOTHING, kind: 'sitemap', isUnchanged: true, notes }
      : chosen(this.found, this.#reading, 'sitemap')
  }
}

function cannotMatter(sitemap: FeedEntry, found: readonly Listed[], limit: number): boolean {
  const time = timeOf(sitemap)
  if (time === '' || found.length < limit) return false
  const newer = found.filter(({ entry }) => timeOf(entry) >= time)
  return newer.length >= limit
}

/** The newest entries up to the limit, each page once. */
function chosen(listed: readonly Listed[], reading: Reading, kind: ListingKind): Listing {
  const { options, named, notes } = reading
  const limit = kind === 'feed' ? (options.feedLimit ?? options.limit) : options.limit
  const origin = new Map(listed.map((one) => [one.entry, one]))
  const byIdentity = new Map<string, Wanted>()
  let nameless = 0
  for (const entry of newestFirst(listed.map((one) => one.entry))) {
    const from = origin.get(entry)
    const content = contentPage(entry, from?.feed ?? null)
    const address = entry.link !== null && /^https?:/i.test(entry.link) ? entry.link : null
    // An entry without a page of its own is known by where it stands.
    const place =
      from && content !== null ? `${from.list}#${encodeURIComponent(entry.guid ?? entry.title ?? '')}` : null
    const identity = address === null ? place : options.identityOf(address)
    if (identity === null || !from) nameless += 1
    else if (!byIdentity.has(identity)) {
      const carrier = carrierOf(entry, from.feed, from.list)
      byIdentity.set(identity, {
        identity,
        address,
        fetched: null,
        carrier,
        content,
        changedAt: entry.updatedAt ?? entry.publishedAt,
      })
    }
  }
  if (nameless) notes.push(say('entry-without-address', { address: named, count: nameless }))
  const all = [...byIdentity.values()]
  const feed = listed.find((one) => one.feed)?.feed
  const about = { ...NOTHING, kind, title: feed?.title ?? null, home: feed?.link ?? null, notes }
  if (!all.length)
    return { ...about, failed: say('list-empty', { address: named, what: WORDS[kind], listed: 'page' }) }
  if (all.length > limit) notes.push(say('pages-left-out', { address: named, total: all.length, limit }))
  return { ...about, wanted: all.slice(0, limit) }
}
