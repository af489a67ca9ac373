// Sitemaps: lists of pages (urlset), lists of sitemaps (sitemapindex), lists of addresses a line, and Google's news
// extension, which names the publication and when the article was published. Each address is one entry.
import type { FeedEntry } from './feed-types.ts'
import { isWebAddress, resolveAddress } from './address.ts'
import { readDate } from './feed-date.ts'
import { distinct } from './feed-people.ts'
import { asHtml } from './html-clean.ts'
import { childrenOf, elementsOf, readXml, textOf, type XmlElement, type XmlText } from './xml.ts'
import type { Vocabulary } from './xml-names.ts'

/** The entries of a sitemap in XML. */
export function readSitemap(source: XmlText): FeedEntry[] {
  const document = readXml(source)
  const found: FeedEntry[] = []
  for (const root of elementsOf(document)) {
    for (const element of [root, ...elementsOf(root)]) {
      const entry = element.name === 'url' || element.name === 'sitemap' ? readPage(element) : null
      if (entry) found.push(entry)
    }
  }
  return found
}

function readPage(page: XmlElement): FeedEntry | null {
  const link = textIn(page, 'core', 'loc')
  if (link === null) return null
  const news = childrenOf(page, 'news', 'news')[0]
  const publication = news && childrenOf(news, 'news', 'publication')[0]
  const title = news ? textIn(news, 'news', 'title') : null
  const name = publication ? textIn(publication, 'news', 'name') : null
  const words = [...(news ? [textIn(news, 'news', 'keywords'), textIn(news, 'news', 'genres')] : [])]
  return {
    title: title === null ? null : asHtml(title),
    link: resolveAddress(link, page.base),
    guid: null,
    authors: [],
    summary: null,
    content: null,
    publishedAt: news ? readDate(textIn(news, 'news', 'publication_date') ?? '') : null,
    updatedAt: readDate(textIn(page, 'core', 'lastmod') ?? ''),
    categories: distinct(words.flatMap((list) => (list ?? '').split(',').map((word) => word.trim()))),
    source: name === null ? null : { title: name, link: null },
    language: publication ? textIn(publication, 'news', 'language') : null,
  }
}

function textIn(parent: XmlElement, vocabulary: Vocabulary, name: string): string | null {
  const found = childrenOf(parent, vocabulary, name)[0]
  return (found && textOf(found)) || null
}

/** A text with one address a line, which is a sitemap too; null where it is anything else. */
export function readAddressList(text: string): FeedEntry[] | null {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter(Boolean)
  if (!lines.length || !lines.every((line) => isWebAddress(line) && !/[\s<>]/.test(line))) return null
  return lines.map((link) => ({
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
  }))
}
