// Feeds in XML: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0, CDF, with Dublin Core, content, media and iTunes. One reader for
// all of them: their elements differ in name more than in meaning, and feeds mix them. Lists below go from the element
// that says it best to the one that says it at all.
import type { Feed, FeedEntry, FeedRead, FeedSource } from './feed-types.ts'
import { isWebAddress, resolveAddress } from './address.ts'
import { readDate } from './feed-date.ts'
import { distinct, readPerson } from './feed-people.ts'
import { readText, type TextUse } from './feed-text.ts'
import type { Vocabulary } from './xml-names.ts'
import { childrenOf, elementsOf, readXml, textOf, type XmlElement, type XmlText } from './xml.ts'

type Name = readonly [Vocabulary, string]

const TITLES: readonly Name[] = [
  ['core', 'title'],
  ['dc', 'title'],
  ['media', 'title'],
  ['itunes', 'title'],
]
const DESCRIPTIONS: readonly Name[] = [
  ['core', 'description'],
  ['core', 'subtitle'],
  ['core', 'tagline'],
  ['core', 'abstract'],
  ['dc', 'description'],
  ['itunes', 'summary'],
  ['itunes', 'subtitle'],
  ['core', 'info'],
]
const SUMMARIES: readonly Name[] = [
  ['core', 'summary'],
  ['core', 'description'],
  ['core', 'abstract'],
  ['dc', 'description'],
  ['dcterms', 'abstract'],
  ['itunes', 'summary'],
  ['media', 'description'],
  ['itunes', 'subtitle'],
]
const CONTENTS: readonly Name[] = [
  ['content', 'encoded'],
  ['core', 'content'],
  ['xhtml', 'body'],
  ['core', 'body'],
  ['core', 'fullitem'],
  ['xhtml', 'div'],
]
const AUTHORS: readonly Name[] = [
  ['core', 'author'],
  ['dc', 'creator'],
  ['dc', 'author'],
  ['itunes', 'author'],
]
const FEED_AUTHORS: readonly Name[] = [...AUTHORS, ['core', 'managingeditor'], ['core', 'managingeditors']]
const PUBLISHED: readonly Name[] = [
  ['core', 'published'],
  ['core', 'issued'],
  ['core', 'pubdate'],
  ['dcterms', 'issued'],
  ['dc', 'date'],
  ['dcterms', 'available'],
  ['dcterms', 'created'],
  ['core', 'created'],
]
const UPDATED: readonly Name[] = [
  ['core', 'updated'],
  ['core', 'modified'],
  ['dcterms', 'modified'],
  ['core', 'lastbuilddate'],
]
const LANGUAGES: readonly Name[] = [
  ['core', 'language'],
  ['dc', 'language'],
]
const IDS: readonly Name[] = [
  ['core', 'id'],
  ['core', 'guid'],
  ['dc', 'identifier'],
]
const CATEGORIES: readonly Name[] = [
  ['core', 'category'],
  ['dc', 'subject'],
  ['media', 'category'],
]

interface Manner {
  readonly isAtom: boolean
  readonly base: string | null
}

/** Reads a feed. */
export function readFeed(source: XmlText): FeedRead {
  const { address } = source
  const document = readXml(source)
  const root = elementsOf(document)[0] ?? document
  const channel =
    root.name === 'channel' ? root : (elementsOf(root).find((one) => one.name === 'channel') ?? root)
  const isAtom = root.name === 'feed'
  const link = readLink(channel, null)
  const manner: Manner = { isAtom, base: address ?? (link !== null && isWebAddress(link) ? link : null) }
  const feed = readHead(channel, root, manner)
  const inherited = isAtom ? feed.authors : []
  return { feed, entries: entriesOf(document, channel).map((entry) => readEntry(entry, inherited, manner)) }
}

/** Items stand in the channel, beside it, or in a list of either; in the order in which they are written. */
function entriesOf(document: XmlElement, channel: XmlElement): XmlElement[] {
  const found: XmlElement[] = []
  const waiting: { readonly element: XmlElement; readonly depth: number }[] = [
    { element: document, depth: 0 },
  ]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { element, depth } = next
    const isItem = (element.name === 'item' || element.name === 'entry') && element.vocabulary === 'core'
    if (isItem && element !== channel) found.push(element)
    else if (depth < 4)
      for (const child of elementsOf(element).toReversed()) waiting.push({ element: child, depth: depth + 1 })
  }
  return found
}

function readHead(channel: XmlElement, root: XmlElement, manner: Manner): Feed {
  const updated = readTime(channel, UPDATED) ?? readTime(channel, PUBLISHED) ?? lastModified(channel)
  return {
    title: textFor(channel, TITLES, { base: manner.base, untyped: manner.isAtom ? 'plain' : 'guess' }),
    link: readLink(channel, null),
    address: readOwnAddress(channel),
    description: textFor(channel, DESCRIPTIONS, {
      base: manner.base,
      untyped: manner.isAtom ? 'plain' : 'html',
    }),
    language: readLanguage(channel) ?? readLanguage(root),
    authors: distinct(firstOf(channel, FEED_AUTHORS).map(readPerson)),
    updatedAt: updated,
    guid: readId(channel),
  }
}

function readEntry(entry: XmlElement, inherited: readonly string[], manner: Manner): FeedEntry {
  const use: TextUse = { base: manner.base, untyped: manner.isAtom ? 'plain' : 'html' }
  const summary = textFor(entry, SUMMARIES, use)
  const content = textFor(entry, CONTENTS, use)
  const guid = readId(entry)
  const source = childrenOf(entry, 'core', 'source')[0]
  const own = distinct(firstOf(entry, AUTHORS).map(readPerson))
  const theirs = source ? distinct(childrenOf(source, 'core', 'author').map(readPerson)) : []
  return {
    title: textFor(entry, TITLES, { base: manner.base, untyped: manner.isAtom ? 'plain' : 'guess' }),
    link: readLink(entry, guid),
    guid,
    authors: own.length ? own : theirs.length ? theirs : inherited,
    summary: summary !== null && summary !== '' ? summary : (content ?? summary),
    content,
    publishedAt: readTime(entry, PUBLISHED),
    updatedAt: readTime(entry, UPDATED) ?? lastModified(entry),
    categories: distinct(firstOf(entry, CATEGORIES).map(readCategory)),
    source: source ? readSource(source) : null,
    language: readLanguage(entry),
  }
}

/** An element's children and those of the groups in it. */
function* withGroups(parent: XmlElement): Generator<XmlElement> {
  yield parent
  for (const child of elementsOf(parent)) {
    if (child.vocabulary !== 'media' || (child.name !== 'group' && child.name !== 'content')) continue
    yield child
    for (const inner of elementsOf(child))
      if (inner.vocabulary === 'media' && inner.name === 'content') yield inner
  }
}

/** All elements of the first name in the list that there is. */
function firstOf(parent: XmlElement, names: readonly Name[]): XmlElement[] {
  const holders = [...withGroups(parent)]
  for (const [vocabulary, name] of names) {
    const found = holders.flatMap((holder) => childrenOf(holder, vocabulary, name))
    if (found.length) return found
  }
  return []
}

/** The first of the named elements that has a text, else '' where one is there but empty, else null. */
function textFor(parent: XmlElement, names: readonly Name[], use: TextUse): string | null {
  const holders = [...withGroups(parent)]
  let isThere = false
  for (const [vocabulary, name] of names) {
    for (const element of holders.flatMap((holder) => childrenOf(holder, vocabulary, name))) {
      if (element.attributes.has('src')) continue
      const text = readText(
        element,
        vocabulary === 'content' || vocabulary === 'xhtml' ? { ...use, untyped: 'html' } : use,
      )
      if (text) return text
      isThere = true
    }
  }
  return isThere ? '' : null
}

/** The last of the first kind of date that can be read: feeds that state a date twice correct themselves. */
function readTime(parent: XmlElement, names: readonly Name[]): string | null {
  for (const [vocabulary, name] of names) {
    const read = childrenOf(parent, vocabulary, name).map((element) => readDate(textOf(element)))
    const last = read.findLast((time) => time !== null)
    if (last !== undefined) return last
  }
  return null
}

const lastModified = (element: XmlElement): string | null => readDate(element.attributes.get('lastmod') ?? '')

function readLanguage(element: XmlElement): string | null {
  const named = firstOf(element, LANGUAGES)[0]
  const tag = (named ? textOf(named) : '') || (element.language ?? '')
  return tag ? tag.replaceAll('_', '-') : null
}

function readId(element: XmlElement): string | null {
  for (const found of firstOf(element, IDS)) {
    const text = textOf(found)
    if (text) return text
  }
  return element.attributes.get('rdf:about') ?? null
}

/** The page that an element stands for; `guid` stands in where it is an address. */
function readLink(element: XmlElement, guid: string | null): string | null {
  const links = childrenOf(element, 'core', 'link')
  const pages = links.filter((link) => isPageLink(link))
  const best = pages.find((link) => /html/i.test(link.attributes.get('type') ?? 'html')) ?? pages[0]
  if (best) return resolveAddress(best.attributes.get('href') ?? textOf(best), best.base)
  const anchor = childrenOf(element, 'core', 'a')[0]
  const reference = element.attributes.get('href') ?? anchor?.attributes.get('href')
  if (reference) return resolveAddress(reference, element.base)
  const id = childrenOf(element, 'core', 'guid')[0]
  const isPermanent =
    id !== undefined && (id.attributes.get('ispermalink') ?? 'true').trim().toLowerCase() !== 'false'
  if (guid !== null && isPermanent && isWebAddress(guid)) return guid
  const about = element.attributes.get('rdf:about') ?? ''
  return isWebAddress(about) ? about : null
}

function readOwnAddress(channel: XmlElement): string | null {
  const own = childrenOf(channel, 'core', 'link').find(
    (link) =>
      link.attributes.get('rel')?.trim().toLowerCase() === 'self' && link.attributes.get('href')?.trim(),
  )
  return own ? resolveAddress(own.attributes.get('href') ?? '', own.base) : null
}

function isPageLink(link: XmlElement): boolean {
  const relation = (link.attributes.get('rel') ?? 'alternate').trim().toLowerCase()
  return (
    (relation === 'alternate' || relation.endsWith('/alternate')) &&
    (link.attributes.get('href') ?? textOf(link)).trim() !== ''
  )
}

function readCategory(element: XmlElement): string | null {
  const { attributes } = element
  return attributes.get('label')?.trim() || attributes.get('term')?.trim() || textOf(element) || null
}

function readSource(source: XmlElement): FeedSource | null {
  const titled = childrenOf(source, 'core', 'title')[0]
  const title = (titled ? textOf(titled) : elementsOf(source).length ? '' : textOf(source)) || null
  const address = source.attributes.get('url')
  const link = address === undefined ? readLink(source, null) : resolveAddress(address, source.base)
  return title === null && link === null ? null : { title, link }
}
