// What a text from the web is: a feed, a sitemap, a robots.txt file, a list of feeds (OPML) or a page. Told by its first element that says so,
// not by its header: feeds come as text/html, and pages as application/xml.

export type SourceKind = 'feed' | 'sitemap' | 'robots' | 'opml' | 'page'

/** How far into a text its first element is looked for: comments and the warnings of broken servers may stand before it. */
const HEAD = 65536

const ROOTS: Readonly<Record<string, SourceKind>> = {
  rss: 'feed',
  feed: 'feed',
  rdf: 'feed',
  channel: 'feed',
  urlset: 'sitemap',
  sitemapindex: 'sitemap',
  opml: 'opml',
  html: 'page',
  body: 'page',
}

export interface Root {
  readonly kind: SourceKind
  /** Where the element begins. */
  readonly start: number
}

/** The first element that says what the text is; null where none does. */
export function findRoot(text: string): Root | null {
  const head = text.slice(0, HEAD)
  const lastClose = head.lastIndexOf('-->')
  let at = 0
  for (;;) {
    at = head.indexOf('<', at)
    if (at < 0) return null
    if (head.startsWith('<!--', at)) {
      // A comment that never ends hides nothing: it would hide the whole feed.
      at = at < lastClose ? head.indexOf('-->', at) : at + 1
      continue
    }
    const name = /^<(?:[A-Za-z_][\w.-]{0,30}:)?([A-Za-z]{3,20})(?=[\s/>])/
      .exec(head.slice(at, at + 60))?.[1]
      ?.toLowerCase()
    const kind = name !== undefined && Object.hasOwn(ROOTS, name) ? ROOTS[name] : undefined
    if (kind !== undefined) return { kind, start: at }
    at++
  }
}

/** Does the first line that says anything begin a group, or name a sitemap? */
export function looksLikeRobots(text: string): boolean {
  for (const line of text.slice(0, HEAD).split(/\r\n?|\n/)) {
    const bare = line.replace(/#.*$/, '').trim()
    if (bare) return /^(user-?\s?agent|sitemap|disallow|allow|crawl-delay|host)\s*:/i.test(bare)
  }
  return false
}

/** Is it an address whose last part is robots.txt? */
export function isRobotsAddress(address: string | null): boolean {
  return /(?:^|\/)robots\.txt(?:[?#]|$)/i.test(address ?? '')
}
