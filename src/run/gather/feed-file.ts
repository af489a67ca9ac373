// Local files that list articles. A feed file gives a page for each entry, made of what the file itself holds of it; nothing
// is fetched for a file, and that is said together with the way to fetch. An OPML file that is named by itself stands for the
// feeds it lists; what else lists articles is told what to do.
import { diagnose, type Arrival, type Carrier, type Diagnostic } from '../../model/index.ts'
import {
  carrierOf,
  entryPage,
  newestFirst,
  readCollected,
  type Feed,
  type FeedEntry,
} from '../../stages/collect/index.ts'
import { mediaOf } from '../../stages/collect/media.ts'
import { decode } from '../../text/decode.ts'
import type { Came, IncomingOne, SubscriptionFile } from '../incoming.ts'
import { GATHER_DIAGNOSTICS, type GatherCode } from './diagnostics.ts'

const say = (code: GatherCode, values: Readonly<Record<string, string | number>>): Diagnostic =>
  diagnose(GATHER_DIAGNOSTICS, code, values)

const isWebLink = (link: string | null): link is string => link !== null && /^https?:\/\//i.test(link)

const collected = (bytes: Uint8Array, url: string | null) =>
  readCollected({ bytes, contentType: null, url, checks: [] })

/** The pages of a feed file, in the order of the file; null where the file is no feed after all. */
export function entriesOfFile(arrival: Arrival): Came[] | null {
  const { bytes, input } = arrival
  const first = collected(bytes, null)
  if (first.kind !== 'feed') return null
  // Relative addresses are those of the feed's own address, where it says which that is.
  const home = [first.feed?.address ?? null, first.feed?.link ?? null].find(isWebLink) ?? null
  const { feed = null, entries = [] } = home === null ? first : collected(bytes, home)
  const failed = (code: GatherCode): Came[] => [
    { kind: 'failed', input, diagnostic: say(code, { address: input, what: 'a feed', listed: 'entry' }) },
  ]
  if (!entries.length) return failed('list-empty')
  const pages = pagesOf(entries, feed, input)
  if (!pages.length) return failed('feed-file-empty')
  const short = pages.filter((page) => !page.isWhole).length
  const nameless = entries.length - pages.length
  const values = {
    file: input,
    count: pages.length,
    short,
    address: home ?? 'its address',
  }
  return [
    ...pages.map(({ arrival: page }): Came => ({ kind: 'arrival', arrival: page })),
    { kind: 'note', diagnostic: say('feed-file-read', values) },
    ...(nameless
      ? [{ kind: 'note', diagnostic: say('feed-file-left-out', { file: input, count: nameless }) } as const]
      : []),
  ]
}

interface EntryPage {
  readonly arrival: Arrival
  readonly isWhole: boolean
}

/** Each entry that holds any text; of two with one address the newer one. */
function pagesOf(entries: readonly FeedEntry[], feed: Feed | null, input: string): EntryPage[] {
  const newest = new Map<string, FeedEntry>()
  for (const entry of newestFirst(entries))
    if (isWebLink(entry.link) && !newest.has(entry.link)) newest.set(entry.link, entry)
  return entries.flatMap((entry, at) => {
    const page = entryPage(entry, feed)
    const address = isWebLink(entry.link) ? entry.link : null
    if (page === null || (address !== null && newest.get(address) !== entry)) return []
    const carrier: Carrier = { ...carrierOf(entry, feed, input), isContent: true }
    const arrival: Arrival = {
      input: `${input}#${address === null ? encodeURIComponent(entry.guid ?? String(at + 1)) : String(at + 1)}`,
      address,
      finalAddress: address,
      status: null,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      retrievedAt: null,
      bytes: new TextEncoder().encode(page.html),
      ...(isWebLink(entry.source?.link ?? null) ? { primarySource: entry.source?.link ?? null } : {}),
      carrier,
    }
    return [{ arrival, isWhole: page.isWhole }]
  })
}

/** Takes the lists of feeds out of some files; any other file is left as it is. */
export async function takeSubscriptions<File extends IncomingOne>(
  files: readonly File[],
): Promise<{ readonly lists: readonly SubscriptionFile[]; readonly files: readonly File[] }> {
  const lists: SubscriptionFile[] = []
  const others: File[] = []
  for (const file of files) {
    const read = await file.read()
    if ('arrival' in read && mediaOf(read.arrival.bytes, file.input, null) === 'opml') {
      const { text } = decode(read.arrival.bytes, { media: 'feed' })
      lists.push({ input: file.input, text })
    } else others.push(file)
  }
  return { lists, files: others }
}
