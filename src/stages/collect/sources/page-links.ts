// What a page says of itself in its head and with its links: its canonical address, the feeds it names, and whether it is
// an article or a list of articles. One pass over its tags; its text is read by the extractor, not here.
import { Parser } from 'htmlparser2'
import { resolveAddress } from './address.ts'

export interface FeedLink {
  readonly address: string
  readonly title: string | null
}

export interface PageLinks {
  readonly canonical: string | null
  /** Feeds that the page names (RSS autodiscovery), in its order, each once; feeds of comments are none. */
  readonly feeds: readonly FeedLink[]
  /** It calls itself an article (Open Graph, schema.org). */
  readonly isMarkedArticle: boolean
  /** Paragraphs long enough to be an article's, links not counted. */
  readonly longParagraphs: number
}

const FEED_TYPES: ReadonlySet<string> = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/feed+json',
  'application/rdf+xml',
])
/** "Comments on: …" and /comments/feed/ list what readers say, not what the outlet does. */
const OF_COMMENTS = /\bcomments?\b/i
/** In characters outside of links: a teaser in a list is shorter, or is a link. */
const LONG_PARAGRAPH = 160

const isArticleType = (type: string): boolean =>
  /"@type"\s*:\s*(?:\[\s*)?"(?:\w*NewsArticle|Article|BlogPosting|LiveBlogPosting|Report|ReportageNewsArticle)"/.test(
    type,
  )

export function readPageLinks(html: string, address: string): PageLinks {
  let base: string | null = null
  let canonical: string | null = null
  let isMarkedArticle = false
  let longParagraphs = 0
  let paragraph: number | null = null
  let inLink = 0
  let script: string | null = null
  const feeds = new Map<string, FeedLink>()

  const readLink = (attributes: Readonly<Record<string, string>>): void => {
    const relations = (attributes['rel'] ?? '').toLowerCase().split(/\s+/)
    const href = (attributes['href'] ?? '').trim()
    if (href === '') return
    const target = resolveAddress(href, base ?? address)
    if (relations.includes('canonical')) canonical ??= target
    const type = (attributes['type'] ?? '').toLowerCase().split(';')[0]?.trim() ?? ''
    const isFeed = (relations.includes('alternate') && FEED_TYPES.has(type)) || relations.includes('feed')
    const title = attributes['title']?.trim() || null
    if (isFeed && !OF_COMMENTS.test(`${target} ${title ?? ''}`) && !feeds.has(target))
      feeds.set(target, { address: target, title })
  }
  const readMeta = (attributes: Readonly<Record<string, string>>): void => {
    const name = (attributes['property'] ?? attributes['name'] ?? '').toLowerCase()
    const content = (attributes['content'] ?? '').trim().toLowerCase()
    if (name === 'og:type' && content === 'article') isMarkedArticle = true
    if (name === 'article:published_time' && content !== '') isMarkedArticle = true
  }
  const endParagraph = (): void => {
    if (paragraph !== null && paragraph >= LONG_PARAGRAPH) longParagraphs += 1
    paragraph = null
  }

  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'base') base ??= resolveAddress(attributes['href'] ?? '', address)
      else if (name === 'link') readLink(attributes)
      else if (name === 'meta') readMeta(attributes)
      else if (name === 'p') {
        endParagraph()
        paragraph = 0
      } else if (name === 'a') inLink += 1
      else if (name === 'script' && /ld\+json/i.test(attributes['type'] ?? '')) script = ''
    },
    ontext(text) {
      if (script !== null) script += text
      else if (paragraph !== null && inLink === 0) paragraph += text.trim().length
    },
    onclosetag(name) {
      if (name === 'p') endParagraph()
      else if (name === 'a') inLink = Math.max(0, inLink - 1)
      else if (name === 'script' && script !== null) {
        isMarkedArticle ||= isArticleType(script)
        script = null
      }
    },
  })
  parser.write(html)
  parser.end()
  endParagraph()
  return { canonical, feeds: [...feeds.values()], isMarkedArticle, longParagraphs }
}

/** An article of three paragraphs is a short one. */
const FEW_PARAGRAPHS = 3

/**
 * Is this page a list of articles rather than one? A home page is one unless it is marked as an article, or names no feed
 * and holds long paragraphs; any other page is one only where it names feeds, is marked as nothing and holds hardly any text.
 */
export function isListPage(links: PageLinks, address: string): boolean {
  const path = URL.parse(address)?.pathname ?? '/'
  const isHome = /^\/(?:index\.\w+|home\/?)?$/i.test(path)
  if (isHome) {
    // Structured data of a home page describes the articles it lists; long text without a feed is a page of its own.
    return links.feeds.length > 0
      ? !(links.isMarkedArticle && links.longParagraphs >= FEW_PARAGRAPHS)
      : links.longParagraphs === 0
  }
  return links.feeds.length > 0 && !links.isMarkedArticle && links.longParagraphs === 0
}
