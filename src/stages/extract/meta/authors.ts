// Who wrote it, and which agencies are credited: structured data, meta elements, the by-line on the page. A page that
// names only itself as author is asked further: the by-line often names the person.
import type { Evidenced } from '../../../model/index.ts'
import { isName, loneNames, readByline } from '../byline.ts'
import { hostOf, siteOf } from '../address.ts'
import { foldHeadline, foldLine } from '../fold.ts'
import type { Lexicon } from '../lexicon.ts'
import type { TypedLeaf } from '../content/typed-leaf.ts'
import { decodeText } from '../html/entities.ts'
import type { MetaValue, PageHead } from './head.ts'
import { namesOf } from './json-ld.ts'
import { placedAuthors } from './page-authors.ts'
import type { AuthorPlaces } from './page-authors.ts'

export interface People {
  readonly authors: readonly Evidenced<string>[]
  readonly credits: readonly Evidenced<string>[]
}

const META_KEYS = [
  'author',
  'article:author',
  'dc.creator',
  'dcterms.creator',
  'dc.creator.name',
  'byl',
  'parsely-author',
  'sailthru.author',
  'citation_author',
  'article.author',
  'authors',
  'cxenseparse:author',
  'articleauthor',
  'article_author',
  'article:author:name',
  'article:byline',
  'byline',
]
/** Where the family name stands first. */
const INVERTED_KEYS: ReadonlySet<string> = new Set(['citation_author', 'dc.creator', 'dcterms.creator'])
const NAME_LIMIT = 120
const TEXT_LIMIT = 400

export interface PeopleSources {
  readonly head: PageHead
  readonly bylines: readonly TypedLeaf[]
  readonly outlet: string | null
  readonly address: string | null
  readonly places: AuthorPlaces
}

type Names = readonly Evidenced<string>[]

export function peopleOf(sources: PeopleSources): People {
  const { lexicon } = sources.places
  const own = ownNames(sources)
  const best = bestNames(sources, own)
  const authors: Evidenced<string>[] = []
  const credits: Evidenced<string>[] = []
  for (const name of best) (lexicon.agencies.has(foldLine(name.value)) ? credits : authors).push(name)
  return {
    authors: authors.length > 1 ? authors.filter(({ value }) => !isOutlet(value, own)) : authors,
    credits,
  }
}

/** The first source that names a person, else where the head names somebody else than the outlet, else the first. */
function bestNames(sources: PeopleSources, own: ReadonlySet<string>): Names {
  const { lexicon } = sources.places
  let body: Names | null = null
  let first: Names | null = null
  for (const names of namesBySource(sources)) {
    if (names.length === 0) continue
    if (names.some(({ value }) => !isOwn(value, own, lexicon))) return names
    const isHead = names[0]?.basis !== 'byline' && names[0]?.basis !== 'author-link'
    if (isHead && names.some(({ value }) => !isOutlet(value, own))) body ??= names
    first ??= names
  }
  return body ?? first ?? []
}

function* namesBySource(sources: PeopleSources): Generator<Names> {
  yield fromStructured(sources)
  yield* fromMetas(sources)
  yield fromBylines(sources)
  yield fromLabels(sources)
  for (const names of placedAuthors(sources.places)) yield unique(names)
}

function ownNames({ head, outlet, address }: PeopleSources): ReadonlySet<string> {
  const names = new Set<string>()
  for (const name of [outlet, head.metas.get('og:site_name')?.value ?? null])
    if (name !== null) names.add(squeezed(name))
  const host = hostOf(address ?? head.canonical)
  if (host !== null) names.add(squeezed(host)).add(squeezed(siteOf(host)))
  const nodes = head.blocks.flatMap((block) => block.nodes)
  if (head.article) for (const name of namesOf(head.article['publisher'], nodes)) names.add(squeezed(name))
  names.delete('')
  return names
}

function squeezed(name: string): string {
  return foldHeadline(name).replace(/ /g, '')
}

/** The outlet itself, its desk, an agency or a mail address: no person. */
function isOwn(name: string, own: ReadonlySet<string>, lexicon: Lexicon): boolean {
  return (
    isOutlet(name, own) ||
    name.includes('@') ||
    lexicon.agencies.has(foldLine(name)) ||
    /\b(?:redaktion(?:en)?|redaction|rédaction|redacción|redazione|redação|redakcja|redakce|redaksi|newsroom|staff|(?:news|web) ?desk|editorial|admin|online|nachrichten)\b/i.test(
      name,
    )
  )
}

function isOutlet(name: string, own: ReadonlySet<string>): boolean {
  const bare = squeezed(name)
  for (const other of own) if (bare === other || (other.length > 4 && bare.includes(other))) return true
  return false
}

function fromStructured({ head, places: { page, lexicon } }: PeopleSources): Names {
  if (!head.article) return []
  const nodes = head.blocks.flatMap((block) => block.nodes)
  const names = namesOf(head.article['author'] ?? head.article['creator'], nodes)
  return unique(
    names
      .flatMap((name) => namesIn(decodeText(name, page.decoder), lexicon))
      .map((value) => ({ value, basis: 'json-ld:author' })),
  )
}

function fromMetas({ head, places: { lexicon } }: PeopleSources): Names[] {
  return META_KEYS.map((key) =>
    unique((head.all.get(key) ?? []).flatMap((meta) => fromMeta(key, meta, lexicon))),
  )
}

function fromMeta(key: string, meta: MetaValue, lexicon: Lexicon): Evidenced<string>[] {
  const source = { start: meta.start, end: meta.end }
  const straight = INVERTED_KEYS.has(key) ? familyLast(meta.value) : meta.value
  return namesIn(straight, lexicon).map((value) => ({ value, basis: `meta:${key}`, source }))
}

/** "Aalto, Mina" → "Mina Aalto". */
function familyLast(name: string): string {
  const parts = /^([^,\s]+(?:\s[^,\s]+)?),\s*([^,\s]+(?:\s[^,\s]+)?)$/.exec(name)
  return parts ? `${parts[2] ?? ''} ${parts[1] ?? ''}` : name
}

/** `twitter:label1` "Written by", `twitter:data1` the name. */
function fromLabels({ head, places: { lexicon } }: PeopleSources): Names {
  for (const at of ['1', '2']) {
    const label = head.metas.get(`twitter:label${at}`)
    const data = head.metas.get(`twitter:data${at}`)
    if (label && data && lexicon.by.has(foldLine(label.value)))
      return unique(fromMeta(`twitter:data${at}`, data, lexicon))
  }
  return []
}

/** How far from the headline a line of bare names may stand that nothing marks as a by-line, in leaves. */
const LONE_REACH = 15

function fromBylines({ bylines, places: { titleLeaf, lexicon } }: PeopleSources): Names {
  const names: Evidenced<string>[] = []
  for (const { leaf } of bylines) {
    const source = { start: leaf.sourceStart, end: leaf.sourceEnd }
    const byline = readByline(leaf.text, lexicon)
    const isNear = titleLeaf === null || Math.abs(leaf.index - titleLeaf.index) <= LONE_REACH
    const isMarked = leaf.region.hints.role === 'byline' || leaf.inlineHints?.role === 'byline'
    const found = byline
      ? [...byline.authors, ...byline.credits]
      : isNear || isMarked
        ? loneNames(leaf.text, lexicon)
        : []
    for (const { name } of found) names.push({ value: name, basis: 'byline', source })
  }
  return unique(names)
}

function unique(names: readonly Evidenced<string>[]): Evidenced<string>[] {
  const seen = new Set<string>()
  return names.filter(({ value }) => {
    const folded = foldHeadline(value)
    if (folded === '' || seen.has(folded)) return false
    seen.add(folded)
    return true
  })
}

/** One name or several in one string ("By A. Name and B. Name"). */
function namesIn(raw: string, lexicon: Lexicon): string[] {
  const text = raw
    .replace(/<[^>]{0,200}>/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;|·-]+/, '')
    .trim()
  if (text === '' || text.length > TEXT_LIMIT || /^[([]/.test(text) || isHandle(text)) return []
  const bare = withoutPlace(withoutRole(withoutBy(text, lexicon), lexicon), lexicon)
  const parts = bare
    .split(/\s*[,;|/]\s*|\s+(?:and|und|et|y|e|och|og|en|dan|i|и)\s+|\s*&\s*/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length < 2) return bare.length <= NAME_LIMIT ? [bare] : []
  const people = parts.filter((part) => !isRoleOnly(part, lexicon))
  return people.length > 0 && people.every((part) => isName(part, 1)) ? people : [bare]
}

/** Addresses, numbers, names of fields and of accounts that anybody may use: no names of people. */
function isHandle(text: string): boolean {
  return /^(?:https?:)?\/\/|^@|^www\.|^[\d\s]+$|^\p{Ll}+(?:\.\p{Ll}+){3,}$|^(?:admin|administrator|webmaster|guest)$/u.test(
    text,
  )
}

/** "Tarn Wire in Orle" → "Tarn Wire", where that is an agency. */
function withoutPlace(text: string, lexicon: Lexicon): string {
  const place = /\s(?:in|at|aus|à|en|a)\s\p{Lu}[\p{L}\s-]{1,40}$/u.exec(text)
  const head = place ? text.slice(0, place.index) : ''
  return lexicon.agencies.has(foldLine(head)) ? head : text
}

function withoutBy(text: string, lexicon: Lexicon): string {
  const first = /^(\p{L}+):?\s+/u.exec(text)
  return first && lexicon.by.has(foldLine(first[1] ?? '')) && text.length > first[0].length
    ? text.slice(first[0].length)
    : text
}

/** "A. Name 기자", "A. Name (dpa)" → "A. Name". */
function withoutRole(text: string, lexicon: Lexicon): string {
  const last = /\s+(\S+)$/.exec(text)
  if (
    last &&
    /[\u3040-\u9fff\uac00-\ud7af]/.test(last[1] ?? '') &&
    lexicon.roles.has(foldLine(last[1] ?? ''))
  )
    return text.slice(0, last.index)
  return text.replace(/\s*[([][^()[\]]{0,60}[)\]]\s*$/, '') || text
}

function isRoleOnly(part: string, lexicon: Lexicon): boolean {
  const words = foldLine(part).split(/[\s-]+/)
  return words.every((word) => lexicon.roles.has(word))
}
