// Feeds in the three formats that readers know: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1, over the same content.
import { element, XML_HEAD } from '../exports/xml.ts'
import { feedContent, type FeedContent, type FeedItem } from '../exports/feed-items.ts'
import { isoInstant, mailDate } from '../instants.ts'
import type { TextView, ViewOptions } from '../view.ts'
import { readDossier } from './reading.ts'

/** Where this feed will stand itself; null where that is not known. */
const selfAddress = (options: ViewOptions, name: string): string | null =>
  options.site === undefined || options.speaker !== undefined ? null : `${options.site}feeds/${name}`

function rssItem(item: FeedItem): string {
  return element('item', [
    element('title', item.title),
    ...(item.link === null ? [] : [element('link', item.link)]),
    element('guid', item.id, { isPermaLink: 'false' }),
    ...(item.at === null ? [] : [element('pubDate', mailDate(item.at))]),
    ...item.categories.map((one) => element('category', one)),
    ...item.authors.map((one) => element('dc:creator', one)),
    element('description', item.html),
  ])
}

function rssText(feed: FeedContent, self: string | null): string {
  const channel = element('channel', [
    element('title', feed.title),
    // A channel must have a link; a feed whose place is not known yet names itself.
    element('link', feed.home ?? feed.id),
    element('description', feed.description),
    ...(self === null
      ? []
      : [element('atom:link', null, { href: self, rel: 'self', type: 'application/rss+xml' })]),
    element('language', 'en'),
    element('lastBuildDate', mailDate(feed.updatedAt)),
    element('generator', 'Hearsay'),
    ...feed.items.map(rssItem),
  ])
  return `${XML_HEAD}${element('rss', [channel], {
    version: '2.0',
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  })}\n`
}

function atomEntry(item: FeedItem, feed: FeedContent): string {
  return element('entry', [
    element('id', item.id),
    element('title', item.title),
    // An entry must say when it last changed: where no source is dated, that is when this was made.
    element('updated', isoInstant(item.at ?? feed.updatedAt)),
    ...(item.at === null ? [] : [element('published', isoInstant(item.at))]),
    ...item.authors.map((one) => element('contributor', [element('name', one)])),
    ...(item.link === null ? [] : [element('link', null, { rel: 'alternate', href: item.link })]),
    ...item.categories.map((one) => element('category', null, { term: one })),
    element('content', item.html, { type: 'html' }),
  ])
}

function atomText(feed: FeedContent, self: string | null): string {
  const body = [
    element('id', feed.id),
    element('title', feed.title),
    element('subtitle', feed.description),
    element('updated', isoInstant(feed.updatedAt)),
    element('author', [element('name', 'Hearsay')]),
    element('generator', 'Hearsay'),
    ...(self === null ? [] : [element('link', null, { rel: 'self', href: self })]),
    ...(feed.home === null ? [] : [element('link', null, { rel: 'alternate', href: feed.home })]),
    ...feed.items.map((one) => atomEntry(one, feed)),
  ]
  return `${XML_HEAD}${element('feed', body, { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'en' })}\n`
}

function jsonFeedText(feed: FeedContent, self: string | null): string {
  const value = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    ...(feed.home === null ? {} : { home_page_url: feed.home }),
    ...(self === null ? {} : { feed_url: self }),
    description: feed.description,
    language: 'en',
    authors: [{ name: 'Hearsay' }],
    items: feed.items.map((item) => ({
      id: item.id,
      ...(item.link === null ? {} : { url: item.link }),
      title: item.title,
      content_html: item.html,
      content_text: item.text,
      ...(item.at === null ? {} : { date_published: isoInstant(item.at) }),
      authors: item.authors.map((name) => ({ name })),
      tags: item.categories,
    })),
  }
  return `${JSON.stringify(value, null, 2)}\n`
}

const feedView = (
  entry: Omit<TextView, 'render'>,
  file: string,
  write: (feed: FeedContent, self: string | null) => string,
): TextView => ({
  ...entry,
  render: (dossier, options) => write(feedContent(readDossier(dossier), options), selfAddress(options, file)),
})

export const rss = feedView(
  { id: 'rss', title: 'Feed of claims, RSS 2.0', mediaType: 'application/rss+xml', extension: 'xml' },
  'rss.xml',
  rssText,
)
export const atom = feedView(
  { id: 'atom', title: 'Feed of claims, Atom', mediaType: 'application/atom+xml', extension: 'xml' },
  'atom.xml',
  atomText,
)
export const jsonFeed = feedView(
  {
    id: 'json-feed',
    title: 'Feed of claims, JSON Feed 1.1',
    mediaType: 'application/feed+json',
    extension: 'json',
  },
  'feed.json',
  jsonFeedText,
)
