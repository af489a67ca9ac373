// Lists of feeds as readers exchange them: OPML 1.0 and 2.0, read through the forgiving reader of XML, and written as OPML
// 2.0. Folders are the outlines that name no feed; a feed whose tag was never closed is no folder of those behind it.
// Not done: lists that a list includes by address are said, not read.
import { diagnose, type Diagnostic, type Made } from '../../../model/index.ts'
import { wellFormed } from '../../../text/well-formed.ts'
import { isWebAddress, resolveAddress } from './address.ts'
import { findRoot } from './kind.ts'
import { OPML_DIAGNOSTICS } from './opml-diagnostics.ts'
import { childrenOf, elementsOf, readXml, textOf, type XmlElement } from './xml.ts'

export interface ListedFeed {
  /** Of the feed itself (xmlUrl). */
  readonly address: string
  /** Of the site it belongs to (htmlUrl). */
  readonly home: string | null
  readonly title: string | null
  /** The folders it stands in, the outermost first. */
  readonly folders: readonly string[]
}

export interface FeedList {
  readonly title: string | null
  readonly feeds: readonly ListedFeed[]
}

/** Outlines of these types name a feed in `url` where they have no xmlUrl. */
const FEED_TYPES: ReadonlySet<string> = new Set(['rss', 'atom', 'feed'])
const INCLUSION_TYPES: ReadonlySet<string> = new Set(['include', 'link'])

/** "feed://host/x" and "feed:https://host/x" are how some readers write the address of a feed. */
const withoutFeedScheme = (address: string): string =>
  address.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:\/\//i, 'http://')

const attribute = (element: XmlElement, name: string): string | null =>
  element.attributes.get(name)?.trim() || null

/** An address that a request or another list can hold. */
const isWritable = (address: string): boolean =>
  !/[\u0000-\u0020\u007f\ufffe\uffff]/.test(address) && address.isWellFormed()

interface Outlined {
  readonly outline: XmlElement
  readonly folders: readonly string[]
}

export interface ListOrigin {
  /** For relative addresses. */
  readonly address?: string | null
  /** What the list is called in diagnostics. */
  readonly name?: string
}

/**
 * The feeds of a list, each address once, in their order.
 * @example readOpml('<opml><body><outline xmlUrl="https://a.example/f"/></body></opml>').value.feeds[0].address
 */
export function readOpml(text: string, from: ListOrigin = {}): Made<FeedList> {
  const document = readXml({ text, start: findRoot(text)?.start ?? 0, address: from.address ?? null })
  const root = elementsOf(document)[0] ?? document
  const head = childrenOf(root, 'core', 'head')[0]
  const titled = head && childrenOf(head, 'core', 'title')[0]
  const feeds = new Map<string, ListedFeed>()
  const again = new Set<string>()
  const lacking: string[] = []
  const included: string[] = []
  for (const { outline, folders } of outlinesOf(document)) {
    const type = attribute(outline, 'type')?.toLowerCase() ?? ''
    const written = writtenAddress(outline, type)
    const title = attribute(outline, 'title') ?? attribute(outline, 'text')
    if (written === null) {
      const target = attribute(outline, 'url')
      if (INCLUSION_TYPES.has(type) && target !== null) included.push(target)
      else if (FEED_TYPES.has(type)) lacking.push(title ?? 'one without a title')
      continue
    }
    const resolved = withoutFeedScheme(resolveAddress(written, outline.base))
    if (!isWebAddress(resolved) || !isWritable(resolved)) lacking.push(title ?? 'one without a title')
    else if (feeds.has(resolved)) again.add(resolved)
    else {
      const home = attribute(outline, 'htmlurl')
      feeds.set(resolved, {
        address: resolved,
        home: home === null ? null : resolveAddress(home, outline.base),
        title,
        folders: folders.length ? folders : categoryOf(outline),
      })
    }
  }
  const title = titled ? textOf(titled) || null : null
  return {
    value: { title, feeds: [...feeds.values()] },
    diagnostics: complaints({
      name: from.name ?? 'The list of feeds',
      feeds: feeds.size,
      again: [...again],
      lacking,
      included,
    }),
  }
}

function writtenAddress(outline: XmlElement, type: string): string | null {
  return attribute(outline, 'xmlurl') ?? (FEED_TYPES.has(type) ? attribute(outline, 'url') : null)
}

/** Every outline in the order of the text, with the folders round it. */
function* outlinesOf(document: XmlElement): Generator<Outlined> {
  const waiting: { readonly element: XmlElement; readonly folders: readonly string[] }[] = [
    { element: document, folders: [] },
  ]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { element, folders } = next
    const isOutline = element.name === 'outline'
    if (isOutline) yield { outline: element, folders }
    const name = isOutline ? (attribute(element, 'text') ?? attribute(element, 'title')) : null
    const isFolder =
      name !== null &&
      element.children.length > 0 &&
      writtenAddress(element, attribute(element, 'type') ?? '') === null
    const inside = isFolder ? [...folders, name] : folders
    for (const child of elementsOf(element).toReversed()) waiting.push({ element: child, folders: inside })
  }
}

/** OPML 2.0 has categories as paths with slashes, several of them with commas; the first is taken for the folder. */
function categoryOf(outline: XmlElement): string[] {
  const first = (attribute(outline, 'category') ?? '').split(',')[0] ?? ''
  return first
    .split('/')
    .map((name) => name.trim())
    .filter(Boolean)
}

interface Counted {
  readonly name: string
  readonly feeds: number
  readonly again: readonly string[]
  readonly lacking: readonly string[]
  readonly included: readonly string[]
}

function complaints({ name: list, feeds, again, lacking, included }: Counted): Diagnostic[] {
  const found: Diagnostic[] = []
  const shown = (list: readonly string[]): string =>
    list.length > 3 ? `${list.slice(0, 3).join(', ')} and ${String(list.length - 3)} more` : list.join(', ')
  if (again.length) found.push(diagnose(OPML_DIAGNOSTICS, 'opml-feed-again', { list, feeds: shown(again) }))
  if (lacking.length)
    found.push(
      diagnose(OPML_DIAGNOSTICS, 'opml-feed-without-address', {
        list,
        count: lacking.length,
        feeds: shown(lacking),
      }),
    )
  if (included.length)
    found.push(diagnose(OPML_DIAGNOSTICS, 'opml-inclusion', { list, lists: shown(included) }))
  if (!feeds) found.push(diagnose(OPML_DIAGNOSTICS, 'opml-without-feeds', { list }))
  return found
}

/** Characters that XML 1.0 cannot hold, not even as references. */
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

const escape = (text: string): string =>
  wellFormed(text.replace(NO_XML, '')).replace(/[&<>"\t\n\r]/g, (one) => REFERENCES[one] ?? one)

interface Folder {
  readonly folders: Map<string, Folder>
  readonly feeds: ListedFeed[]
}

const emptyFolder = (): Folder => ({ folders: new Map(), feeds: [] })

/**
 * A list of feeds as OPML 2.0; read again it gives the same list, feeds of one folder side by side.
 * @param more.createdAt ISO 8601, where the list is to say when it was made
 */
export function writeOpml(list: FeedList, more: { readonly createdAt?: string } = {}): string {
  const top = emptyFolder()
  for (const feed of list.feeds) {
    let folder = top
    for (const name of feed.folders) {
      const inner = folder.folders.get(name) ?? emptyFolder()
      folder.folders.set(name, inner)
      folder = inner
    }
    folder.feeds.push(feed)
  }
  const created =
    more.createdAt === undefined
      ? []
      : [`    <dateCreated>${new Date(more.createdAt).toUTCString()}</dateCreated>`]
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head>',
    `    <title>${escape(list.title ?? '')}</title>`,
    ...created,
    '  </head>',
    '  <body>',
    ...outlineLines(top),
    '  </body>',
    '</opml>',
    '',
  ].join('\n')
}

function outlineLines(top: Folder): string[] {
  const lines: string[] = []
  const waiting: ({ readonly folder: Folder; readonly depth: number } | string)[] = [
    { folder: top, depth: 2 },
  ]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') {
      lines.push(next)
      continue
    }
    const { folder, depth } = next
    const indent = '  '.repeat(depth)
    for (const feed of folder.feeds) lines.push(`${indent}${feedOutline(feed)}`)
    for (const [name, inner] of [...folder.folders].toReversed()) {
      waiting.push(`${indent}</outline>`, { folder: inner, depth: depth + 1 })
      waiting.push(`${indent}<outline text="${escape(name)}">`)
    }
  }
  return lines
}

function feedOutline({ address, home, title }: ListedFeed): string {
  const named = title === null ? '' : ` title="${escape(title)}"`
  const site = home === null ? '' : ` htmlUrl="${escape(home)}"`
  return `<outline type="rss" text="${escape(title ?? address)}"${named} xmlUrl="${escape(address)}"${site}/>`
}
