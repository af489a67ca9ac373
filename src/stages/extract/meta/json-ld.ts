// Structured data (JSON-LD): every node of every block, flattened from arrays and @graph; the one that is the article; and
// careful readers for the many spellings of a name, a date and an address. Broken JSON is mended where that is simple.
import type { HtmlNode, HtmlPage } from '../html/node.ts'
import { attribute, following } from '../html/node.ts'

export type LdNode = Readonly<Record<string, unknown>>

export interface LdBlock {
  readonly nodes: readonly LdNode[]
  /** Source range of the script's text. */
  readonly start: number
  readonly end: number
}

/** The structured data of a page, in document order. */
export function structuredData(page: HtmlPage, scripts: readonly HtmlNode[]): LdBlock[] {
  const blocks: LdBlock[] = []
  for (const script of scripts) {
    const text = script.first
    if (!text || !/ld\+json/i.test(attribute(page, script, 'type') ?? '')) continue
    const parsed = parseJson(page.source.slice(text.start, text.end))
    if (parsed !== undefined) blocks.push({ nodes: flatten(parsed), start: text.start, end: text.end })
  }
  return blocks
}

function parseJson(raw: string): unknown {
  const text = raw
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\/\s*\]\]>|\/\*\s*\]\]>\s*\*\/|\]\]>)\s*;?\s*$/, '')
    .trim()
    .replace(/;$/, '')
  return tryParse(text) ?? tryParse(mend(text))
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Line breaks inside strings, trailing commas, escaped quotes of HTML. */
function mend(text: string): string {
  return text
    .replace(/[\u0000-\u001f]+/g, ' ')
    .replace(/,\s*([}\]])/g, '$1')
    .replace(/\\'/g, "'")
}

/** Every node, in the order of their depth. Each is looked at once, however many there are. */
function flatten(value: unknown): LdNode[] {
  const found: LdNode[] = []
  const waiting: unknown[] = [value]
  // Grows while it is gone through.
  for (const item of waiting) {
    if (Array.isArray(item)) for (const one of item as readonly unknown[]) waiting.push(one)
    else if (isNode(item)) {
      found.push(item)
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage']) {
        const inner = item[key]
        if (typeof inner === 'object' && inner !== null) waiting.push(inner)
      }
    }
  }
  return found
}

export function isNode(value: unknown): value is LdNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function typesOf(node: LdNode): string[] {
  return strings(node['@type']).map((type) => type.replace(/^.*[/#:]/, ''))
}

const ARTICLE =
  /(?:Article|BlogPosting|Report|Review|LiveBlogPosting|SocialMediaPosting|DiscussionForumPosting|OpinionNewsArticle|Recipe|HowTo|VideoObject)$/

/** The node that describes the article: the most article-like type, the richest of equals. */
export function articleNode(blocks: readonly LdBlock[]): LdNode | null {
  let best: LdNode | null = null
  let most = 0
  for (const node of blocks.flatMap((block) => block.nodes)) {
    const score = articleScore(node)
    if (score > most) {
      most = score
      best = node
    }
  }
  return best
}

function articleScore(node: LdNode): number {
  const types = typesOf(node)
  const isArticle = types.some((type) => ARTICLE.test(type))
  const isPage = types.some((type) => /WebPage$/.test(type))
  if (!isArticle && !isPage) return 0
  let score = isArticle ? (types.some((type) => /Article$|Posting$|Report$/.test(type)) ? 10 : 4) : 1
  for (const key of ['headline', 'datePublished', 'author', 'articleBody'])
    if (node[key] !== undefined) score += 2
  return score
}

/** Strings of a value that may be one, or a list. */
export function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (Array.isArray(value)) return value.filter((item): item is string => typeof item === 'string')
  if (isNode(value) && typeof value['@value'] === 'string') return [value['@value']]
  return []
}

/** Names of people or bodies: strings, nodes with a name, references into other nodes by @id. */
export function namesOf(value: unknown, nodes: readonly LdNode[]): string[] {
  const items = Array.isArray(value) ? (value as readonly unknown[]) : [value]
  const named = items.some((item) => isNode(item) && ownNames(item).length === 0) ? namesById(nodes) : null
  return items.flatMap((item) => {
    if (typeof item === 'string') return [item]
    if (!isNode(item)) return []
    const own = ownNames(item)
    const id = item['@id']
    return own.length || typeof id !== 'string' ? own : (named?.get(id) ?? [])
  })
}

/** What a node is called: its name, else given and family name. */
function ownNames(node: LdNode): string[] {
  const names = strings(node['name']).filter((name) => name.trim() !== '')
  if (names.length > 0) return names
  const parts = [...strings(node['givenName']), ...strings(node['familyName'])]
  return parts.length > 0 ? [parts.join(' ')] : []
}

/** The names under each @id, from the first node that has any. */
function namesById(nodes: readonly LdNode[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const node of nodes) {
    const id = node['@id']
    if (typeof id !== 'string' || found.has(id)) continue
    const names = ownNames(node)
    if (names.length > 0) found.set(id, names)
  }
  return found
}

/** Elements of a name below the root, in document order. */
export function elementsNamed(page: HtmlPage, names: ReadonlySet<string>): Map<string, HtmlNode[]> {
  const found = new Map<string, HtmlNode[]>()
  for (let node = page.root.first; node; node = following(node, page.root)) {
    if (!names.has(node.tag)) continue
    const list = found.get(node.tag)
    if (list) list.push(node)
    else found.set(node.tag, [node])
  }
  return found
}
