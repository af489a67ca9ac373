// Texts inside the data of a page that could be its article: structured data (schema.org articleBody, live blog updates,
// steps), the state that a script brings the page to life with, whatever the framework, and long attributes. Every string of the data is
// weighed by its running text; a list whose members are parts of a text is weighed as one. No names of sites or frameworks.
import type { HtmlNode, HtmlPage } from '../html/node.ts'
import { attribute, attributesOf, following } from '../html/node.ts'
import { countWords, isClosed } from '../prose.ts'
import { dereferenced, literal, unescaped } from './escaped.ts'
import type { Embedded } from './escaped.ts'
import { hasTags } from './joined.ts'
import type { Part } from './joined.ts'
import { scanJson } from './json-scan.ts'
import type { JsonBox, JsonString } from './json-scan.ts'

export interface EmbeddedBody {
  /** "json-ld:articleBody", "data:content": where it stands. */
  readonly basis: string
  readonly parts: readonly Part[]
  /** Words of running text. */
  readonly words: number
  /** It stands in data that name the article as the page does. */
  readonly agrees: boolean
  /** It stands under a name that the vocabulary gives to the body of an article. */
  readonly isNamed: boolean
}

/** Shorter bodies are captions and descriptions. */
export const BODY_WORDS = 40
/** A string of data shorter than this is no body by itself. */
const STRING_LENGTH = 200
/** Shorter attributes hold no article. */
const ATTRIBUTE_LENGTH = 400
/** Data inside data inside data: deeper was never seen. */
const NESTING = 2
/** How many boxes above a text may name it. */
const NAMING_LEVELS = 8

/** Strings under these names are about the article, or code, not its text. */
const NO_BODY =
  /^(?:.*(?:url|href|src|css|style|class|className|html_?id|description|summary|excerpt|teaser|abstract|dek|alt|caption|credit|copyright|title|headline|name|bio|query|license|terms|disclaimer|cookie|consent|svg|path|d|sql|script|schema|keywords|token|error|message|label|placeholder|tooltip|comment)s?|meta.*|seo.*|og.*)$/i

const HEADLINE_KEYS = /^(?:headline|title|name)$/

interface Found {
  readonly text: Embedded
  readonly strings: readonly JsonString[]
  readonly isStructured: boolean
}

export interface DataReading {
  readonly page: HtmlPage
  /** Names of the article, folded by `fold`. */
  readonly headlines: ReadonlySet<string>
  readonly fold: (text: string) => string
  /** ISO 8601 of a stamp, or null. */
  readonly readTime: (stamp: string) => string | null
}

/** Candidates, best first. */
export function embeddedBodies({ page, headlines, fold, readTime }: DataReading): EmbeddedBody[] {
  const bodies: EmbeddedBody[] = []
  for (const data of dataOf(page)) {
    const named = namedBoxes(data, headlines, fold)
    for (const body of [
      ...liveBodies(data, readTime),
      ...stringBodies(data, named),
      ...listBodies(data, named),
    ])
      if (body.words >= BODY_WORDS) bodies.push(body)
  }
  return bodies.sort((a, b) => rank(b) - rank(a))
}

function rank({ words, agrees, isNamed }: EmbeddedBody): number {
  return words * (agrees ? 3 : 1) * (isNamed ? 3 : 1)
}

/** Every piece of data of the page, with the data inside its strings. */
function dataOf(page: HtmlPage): Found[] {
  const found: Found[] = []
  for (let node = page.root.first; node; node = following(node, page.root)) {
    if (node.tag === 'script') readScript(page, node, found)
    else if (node.inner - node.start > ATTRIBUTE_LENGTH) readAttributes(page, node, found)
  }
  return found
}

function readScript(page: HtmlPage, node: HtmlNode, found: Found[]): void {
  const text = node.first
  if (!text || text.end - text.start < STRING_LENGTH) return
  const isStructured = /ld\+json/i.test(attribute(page, node, 'type') ?? '')
  readData(literal(page.source, text.start, text.end), isStructured, 0, found)
}

function readAttributes(page: HtmlPage, node: HtmlNode, found: Found[]): void {
  for (const [name, { start, end }] of attributesOf(page, node)) {
    if (
      !name.startsWith('data-') ||
      end - start < ATTRIBUTE_LENGTH ||
      !/^\s*[[{]/.test(page.source.slice(start, start + 20))
    )
      continue
    readData(dereferenced(literal(page.source, start, end), page.decoder), false, 0, found)
  }
}

function readData(text: Embedded, isStructured: boolean, level: number, found: Found[]): void {
  const strings = scanJson(text.text)
  if (strings.length === 0) return
  found.push({ text, strings, isStructured })
  if (level >= NESTING) return
  for (const { start, end } of strings)
    if (
      end - start >= STRING_LENGTH &&
      /^\s*(?:[0-9a-f]{1,4}:)?[[{]/.test(text.text.slice(start, start + 20))
    )
      readData(unescaped(text, start, end), isStructured, level + 1, found)
}

/** Boxes that name the article. */
function namedBoxes(
  { text, strings }: Found,
  headlines: ReadonlySet<string>,
  fold: (text: string) => string,
): ReadonlySet<JsonBox> {
  const named = new Set<JsonBox>()
  for (const { box, key, start, end } of strings)
    if (end - start < 400 && HEADLINE_KEYS.test(key) && headlines.has(fold(unescaped(text, start, end).text)))
      named.add(box)
  return named
}

function isNamedAbove(box: JsonBox | null, named: ReadonlySet<JsonBox>): boolean {
  for (let level = 0; level < NAMING_LEVELS && box; level++, box = box.parent) if (named.has(box)) return true
  return false
}

function keyOf({ key, box }: JsonString): string {
  return key === '' ? box.key : key
}

/** Words of running text in a string of data. */
function proseWords(text: string): number {
  const bare = hasTags(text)
    ? text.replace(/<(script|style)\b[^]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' ')
    : text
  if (isCode(bare)) return 0
  const words = countWords(bare)
  return words >= 8 ? words : 0
}

function isCode(text: string): boolean {
  if (/^\s*(?:https?:|data:|\/|[#.@][\w-]+\s*\{)/.test(text)) return true
  const signs = text.match(/[{}=;<>$|\\]/g)?.length ?? 0
  return signs * 25 > text.length
}

/** An address-like or made-up value has no spaces in any script that has them. */
function isText(raw: string): boolean {
  return /\s/.test(raw) || /[\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]|\\u[3-9a-d]/i.test(raw)
}

function stringBodies(data: Found, named: ReadonlySet<JsonBox>): EmbeddedBody[] {
  const bodies: EmbeddedBody[] = []
  for (const string of data.strings) {
    const { start, end, box } = string
    const key = keyOf(string)
    if (end - start < STRING_LENGTH || NO_BODY.test(key) || !isText(data.text.text.slice(start, start + 400)))
      continue
    const content = contentOf(data.text, string)
    const words = proseWords(content.text)
    if (words < BODY_WORDS) continue
    bodies.push({
      basis: `${data.isStructured ? 'json-ld' : 'data'}:${key}`,
      parts: [{ contents: [content], tag: 'p' }],
      words,
      agrees: isNamedAbove(box, named),
      isNamed: data.isStructured && key === 'articleBody',
    })
  }
  return bodies
}

function contentOf(text: Embedded, { start, end }: JsonString): Embedded {
  const content = unescaped(text, start, end)
  return /&lt;\/?(?:p|br|div|li|h\d)\b/.test(content.text) && !hasTags(content.text)
    ? dereferenced(
        content,
        new Map([
          ['&lt;', '<'],
          ['&gt;', '>'],
          ['&amp;', '&'],
          ['&quot;', '"'],
        ]),
      )
    : content
}

/** The updates of a live page (schema.org LiveBlogPosting), each with its name and time. */
function liveBodies(data: Found, readTime: DataReading['readTime']): EmbeddedBody[] {
  const updates = new Map<JsonBox, Map<string, JsonString>>()
  for (const string of data.strings) {
    if ((string.box.parent?.key ?? string.box.key) !== 'liveBlogUpdate') continue
    const fields = updates.get(string.box)
    if (fields) fields.set(string.key, string)
    else updates.set(string.box, new Map([[string.key, string]]))
  }
  const parts: Part[] = []
  let words = 0
  for (const fields of updates.values()) {
    const [name, body, at] = ['headline', 'articleBody', 'datePublished'].map((key) => fields.get(key))
    if (!body) continue
    const content = contentOf(data.text, body)
    const time = at ? readTime(unescaped(data.text, at.start, at.end).text) : null
    if (name)
      parts.push({ contents: [contentOf(data.text, name)], tag: 'h2', ...(time === null ? {} : { time }) })
    parts.push({ contents: [content], tag: 'p', ...(name || time === null ? {} : { time }) })
    words += countWords(content.text)
  }
  const basis = 'json-ld:liveBlogUpdate'
  return parts.length > 1 ? [{ basis, parts, words, agrees: true, isNamed: true }] : []
}

interface List {
  words: number
  readonly members: JsonString[]
  prose: number
}

/** Lists whose members are the parts of one text. A member that bears a headline of its own is an article or a teaser. */
function listBodies(data: Found, named: ReadonlySet<JsonBox>): EmbeddedBody[] {
  const bodies: EmbeddedBody[] = []
  for (const [box, list] of listsOf(data)) {
    if (list.prose < 2 || list.words < BODY_WORDS) continue
    bodies.push({
      basis: `${data.isStructured ? 'json-ld' : 'data'}:${box.key === '' ? 'list' : box.key}`,
      parts: partsOf(data.text, list.members),
      words: list.words,
      agrees: isNamedAbove(box, named),
      isNamed: false,
    })
  }
  return bodies
}

function listsOf(data: Found): ReadonlyMap<JsonBox, List> {
  const lists = new Map<JsonBox, List>()
  for (const string of data.strings) {
    const { start, end } = string
    if (NO_BODY.test(keyOf(string)) || NO_TEXT_TYPE.test(string.box.type)) continue
    const isLong = end - start >= 24
    if (isLong && !isText(data.text.text.slice(start, Math.min(end, start + 400)))) continue
    const words = isLong ? proseWords(contentOf(data.text, string).text) : 0
    let box: JsonBox | null = string.box
    for (let level = 0; level < NAMING_LEVELS && box && !box.isPiece; level++, box = box.parent) {
      if (NO_TEXT_TYPE.test(box.type)) break
      if (box.kind !== '[' || box.parent === null) continue
      let list = lists.get(box)
      if (!list) lists.set(box, (list = { words: 0, members: [], prose: 0 }))
      list.words += words
      if (words > 0) list.prose++
      list.members.push(string)
    }
  }
  return lists
}

/** Parts of this type hold no text of the article. */
const NO_TEXT_TYPE =
  /image|photo|picture|figure|video|audio|embed|gallery|caption|\bad\b|advert|promo|related|newsletter|poll|button/

function partsOf(text: Embedded, strings: readonly JsonString[]): Part[] {
  const parts: { readonly contents: Embedded[]; readonly tag: Part['tag']; readonly first: JsonString }[] = []
  for (const string of strings) {
    const content = contentOf(text, string)
    const last = parts.at(-1)
    const before = last?.contents.at(-1)
    if (last && before && isSameLine(last.first, string) && goesOn(before.text, content.text))
      last.contents.push(content)
    else parts.push({ contents: [content], tag: tagOf(string), first: string })
  }
  return parts
}

/** Runs of one line stand in one list, or one of them in a box of its own (a link) inside that list. */
function isSameLine(a: JsonString, b: JsonString): boolean {
  if (a.key !== b.key) return false
  const [x, y] = [a.box.parent, b.box.parent]
  return x === y || x === y?.parent?.parent || x?.parent?.parent === y
}

/** The second text goes on where the first one stopped: no sentence ended, or punctuation follows. */
function goesOn(before: string, text: string): boolean {
  if (hasTags(before) || hasTags(text)) return false
  return /\s$/.test(before) || /^[\s,.;:!?)\]”’»]/.test(text) || (!isClosed(before) && /^\p{Ll}/u.test(text))
}

function tagOf({ box }: JsonString): Part['tag'] {
  let at: JsonBox | null = box
  for (let level = 0; level < 4 && at; level++, at = at.parent) {
    if (/head|^h[1-6]$|subtitle/.test(at.type)) return 'h2'
    if (/quot/.test(at.type)) return 'blockquote'
    if (/list|^li$/.test(at.type)) return 'li'
    if (/para|^p$/.test(at.type)) return 'p'
  }
  return 'p'
}
