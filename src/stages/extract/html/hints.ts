// What the maker of a page says of an element by its tag, role, class and id. Hints, not verdicts: how much they count is
// for the reader to weigh against the text inside.
import type { Resources } from '../../../model/index.ts'
import { memoized } from '../../../model/index.ts'
import { attributesOf } from './node.ts'
import type { Attribute, HtmlNode, HtmlPage } from './node.ts'

export interface Hints {
  /** Why the element is furniture, with strong words for it. */
  readonly furniture: string | null
  /** Says that it is not shown; "hidden" is its furniture reason where it has no other. */
  readonly hidden: boolean
  readonly weak: string | null
  /** A word that names the body of an article. */
  readonly content: boolean
  /** Roles a line can have. */
  readonly role: 'title' | 'dek' | 'byline' | 'date' | 'caption' | null
}

export interface ClassWords {
  readonly furniture: ReadonlyMap<string, string>
  readonly weak: ReadonlyMap<string, string>
  readonly content: ReadonlySet<string>
  /** Whole class names that hide an element. */
  readonly hiddenNames: ReadonlySet<string>
  readonly role: ReadonlyMap<string, 'title' | 'dek' | 'byline' | 'date' | 'caption'>
  /** Text that is there for screen readers only. */
  readonly unseen: ReadonlySet<string>
}

export const NO_HINTS: Hints = { furniture: null, hidden: false, weak: null, content: false, role: null }

export const classWordsOf: (resources: Resources) => ClassWords = memoized((resources) => {
  const data = resources.json('lexicons/html/classes.json') as Readonly<Record<string, unknown>> | null
  const role = new Map<string, 'title' | 'dek' | 'byline' | 'date' | 'caption'>()
  for (const kind of ['caption', 'date', 'byline', 'dek', 'title'] as const)
    for (const word of list(data?.[kind])) role.set(word, kind)
  return {
    furniture: reasons(data?.['furniture']),
    weak: reasons(data?.['weak']),
    content: new Set(list(data?.['content'])),
    hiddenNames: new Set(list(data?.['hiddenNames'])),
    role,
    unseen: new Set(list(data?.['unseen'])),
  }
})

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function reasons(value: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  if (typeof value !== 'object' || value === null) return found
  for (const [reason, words] of Object.entries(value)) for (const word of list(words)) found.set(word, reason)
  return found
}

const TAG_FURNITURE: ReadonlyMap<string, string> = new Map([
  ['nav', 'navigation'],
  ['footer', 'footer'],
  ['aside', 'sidebar'],
  ['dialog', 'popup'],
  ['menu', 'navigation'],
  ['amp-ad', 'advertisement'],
  ['amp-consent', 'cookie'],
  ['amp-embed', 'advertisement'],
  ['amp-sidebar', 'navigation'],
  ['amp-social-share', 'share'],
  ['amp-user-notification', 'popup'],
])
const ROLE_FURNITURE: ReadonlyMap<string, string> = new Map([
  ['navigation', 'navigation'],
  ['contentinfo', 'footer'],
  ['complementary', 'sidebar'],
  ['banner', 'navigation'],
  ['dialog', 'popup'],
  ['alertdialog', 'popup'],
  ['search', 'navigation'],
  ['menu', 'navigation'],
  ['menubar', 'navigation'],
  ['tablist', 'navigation'],
  ['toolbar', 'toolbar'],
  ['tooltip', 'popup'],
  ['alert', 'popup'],
])

/** Single names seen on this page, with their hints: pages repeat them hundreds of times. */
export type HintCache = Map<string, Hints>

const NAMING = ['class', 'id', 'data-testid', 'data-component'] as const

/** The hints of one element. */
export function hintsOf(page: HtmlPage, node: HtmlNode, words: ClassWords, cache: HintCache): Hints {
  const tagFurniture = TAG_FURNITURE.get(node.tag) ?? null
  const attributes = attributesOf(page, node)
  if (attributes.size === 0)
    return tagFurniture === null ? NO_HINTS : { ...NO_HINTS, furniture: tagFurniture }
  let named = NO_HINTS
  for (const key of NAMING) {
    const names = attributes.get(key)?.value
    if (names !== undefined && names !== '') named = merge(named, hintsOfNames(names, words, cache))
  }
  const role = attributes.get('role')?.value
  const roleFurniture = role === undefined ? null : (ROLE_FURNITURE.get(role) ?? null)
  const hidden = isHidden(attributes, words)
  const furniture = tagFurniture ?? roleFurniture ?? named.furniture ?? (hidden ? 'hidden' : null)
  const itemprop = attributes.get('itemprop')?.value ?? attributes.get('property')?.value
  if (itemprop === undefined)
    return furniture === named.furniture && !hidden ? named : { ...named, furniture, hidden }
  const content = named.content || /\b(?:articleBody|reviewBody|text)\b/.test(itemprop)
  return { furniture, hidden, weak: named.weak, content, role: itemRoleOf(itemprop) ?? named.role }
}

/** The first of two hints counts. */
function merge(a: Hints, b: Hints): Hints {
  if (a === NO_HINTS) return b
  if (b === NO_HINTS) return a
  return {
    furniture: a.furniture ?? b.furniture,
    hidden: false,
    weak: a.weak ?? b.weak,
    content: a.content || b.content,
    role: a.role ?? b.role,
  }
}

/** Hints of a list of names; each name is read once a page. */
function hintsOfNames(names: string, words: ClassWords, cache: HintCache): Hints {
  const whole = cache.get(names)
  if (whole !== undefined) return whole
  let hints = NO_HINTS
  for (const name of names.split(/\s+/)) {
    let own = cache.get(name)
    if (own === undefined) {
      own = readName(name, words)
      cache.set(name, own)
    }
    hints = merge(hints, own)
  }
  cache.set(names, hints)
  return hints
}

function itemRoleOf(itemprop: string): Hints['role'] {
  if (/\bheadline\b/.test(itemprop)) return 'title'
  if (/\balternativeHeadline\b|\bdescription\b/.test(itemprop)) return 'dek'
  if (/\bauthor\b/.test(itemprop)) return 'byline'
  if (/\b(?:date(?:Published|Modified|Created)|uploadDate)\b/.test(itemprop)) return 'date'
  return /\bcaption\b|\bcopyrightHolder\b/.test(itemprop) ? 'caption' : null
}

/** Whether the element says that it is not shown. Parts that React streams in ("S:1") are hidden only until they arrive. */
function isHidden(attributes: ReadonlyMap<string, Attribute>, words: ClassWords): boolean {
  const hidden = attributes.get('hidden')?.value
  if (hidden !== undefined && hidden !== 'until-found' && !/^S:/.test(attributes.get('id')?.value ?? ''))
    return true
  if (attributes.get('aria-hidden')?.value === 'true') return true
  const style = attributes.get('style')?.value
  if (style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) return true
  const classes = attributes.get('class')?.value
  if (classes === undefined || !/hid|sr-|screen|none|clip|print|off/i.test(classes)) return false
  const names = classes.toLowerCase().split(/\s+/)
  // "hidden md:block": hidden on telephones only.
  if (names.some((name) => /^(?:sm|md|lg|xl|2xl|desktop|tablet)[:-]/.test(name) && !/hidden|none/.test(name)))
    return false
  return names.some((name) => words.hiddenNames.has(name))
}

/** Words of class names: cut at hyphens, underscores and inner capitals, lower case. What a machine made up is no word. */
export function nameWords(name: string): string[] {
  const words: string[] = []
  for (const chunk of name.split(/[^A-Za-z0-9]+/)) {
    const bare = chunk.replace(/\d+$/, '')
    if (bare === '' || /\d/.test(bare)) continue
    const parts = bare
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(' ')
    // "gXfVMo": cut into scraps, it was never written by a person.
    if (parts.length > 2 && bare.length < parts.length * 3) continue
    words.push(...parts)
  }
  return words
}

/** A joined word begins with so many letters: "v-a-d" is no "ad", "sign-in" is "signin". */
const JOINED_HEAD = 3

/** Generated names and utility classes ("md:hidden", "mt-4", "has-sidebar", "no-comments") say nothing of the content. */
const UTILITY = /[:[\]]|^(?:has|no|is|with|js|wp-image|page-id|post-\d)/i

function readName(name: string, words: ClassWords): Hints {
  if (name.length < 2 || name.length > 80 || UTILITY.test(name)) return NO_HINTS
  let furniture: string | null = null
  let weak: string | null = null
  let content = false
  let role: Hints['role'] = null
  const parts = nameWords(name)
  for (let at = 0; at < parts.length; at++) {
    for (const word of wordsAt(parts, at)) {
      furniture ??= words.furniture.get(word) ?? null
      weak ??= words.weak.get(word) ?? null
      content ||= words.content.has(word)
      role ??= words.role.get(word) ?? null
    }
  }
  return furniture === null && weak === null && !content && role === null
    ? NO_HINTS
    : { furniture, hidden: false, weak, content, role }
}

/** The word at a place, and it joined with the one and the two after it. */
function wordsAt(parts: readonly string[], at: number): string[] {
  const [one = '', two = '', three = ''] = parts.slice(at, at + 3)
  if (one.length < JOINED_HEAD || two.length < 2) return one === 'by' ? [one, one + two] : [one]
  return [one, one + two, one + two + three]
}
