// Who wrote it, and which agencies are credited: structured data, meta elements, the by-line on the page. A page that
// names only itself as author is asked further: the by-line often names the person.
import type { Evidenced } from '../../../model/index.ts'
import { isName, loneNames, readByline } from '../byline.ts'
import { hostOf, siteOf } from '../address.ts'
import { foldHeadline, foldLine } from '../fold.ts'
import type { Lexicon } from '../lexicon.ts'
import type { TypedLeaf } from '../content/typed-leaf.ts'
import type { PageHead } from './head.ts'
import { namesOf } from './json-ld.ts'

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
]
const NAME_LIMIT = 120
const TEXT_LIMIT = 400

interface Found {
  readonly names: readonly Evidenced<string>[]
}

export function peopleOf(
  head: PageHead,
  bylines: readonly TypedLeaf[],
  outlet: string | null,
  address: string | null,
  lexicon: Lexicon,
): People {
  const own = ownNames(head, outlet, address)
  const sources = [fromStructured(head, lexicon), ...fromMetas(head, lexicon), fromBylines(bylines, lexicon)]
  const named = sources.filter((source) => source.names.length > 0)
  const best =
    named.find((source) => source.names.some(({ value }) => !isOwn(value, own, lexicon))) ?? named[0]
  const authors: Evidenced<string>[] = []
  const credits: Evidenced<string>[] = []
  for (const name of best?.names ?? [])
    (lexicon.agencies.has(foldLine(name.value)) ? credits : authors).push(name)
  return {
    authors: authors.length > 1 ? authors.filter(({ value }) => !isOutlet(value, own)) : authors,
    credits,
  }
}

function ownNames(head: PageHead, outlet: string | null, address: string | null): ReadonlySet<string> {
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

/** The outlet itself, its desk, or an agency: no person. */
function isOwn(name: string, own: ReadonlySet<string>, lexicon: Lexicon): boolean {
  return (
    isOutlet(name, own) ||
    lexicon.agencies.has(foldLine(name)) ||
    /\b(?:redaktion|redaction|rédaction|redacción|redazione|redação|newsroom|staff|news desk|editorial|admin|online|nachrichten)\b/i.test(
      name,
    )
  )
}

function isOutlet(name: string, own: ReadonlySet<string>): boolean {
  const bare = squeezed(name)
  for (const other of own) if (bare === other || (other.length > 4 && bare.includes(other))) return true
  return false
}

function fromStructured(head: PageHead, lexicon: Lexicon): Found {
  if (!head.article) return { names: [] }
  const nodes = head.blocks.flatMap((block) => block.nodes)
  const names = namesOf(head.article['author'] ?? head.article['creator'], nodes)
  return {
    names: unique(
      names.flatMap((name) => namesIn(name, lexicon)).map((value) => ({ value, basis: 'json-ld:author' })),
    ),
  }
}

function fromMetas(head: PageHead, lexicon: Lexicon): Found[] {
  return META_KEYS.map((key) => {
    const names = (head.all.get(key) ?? []).filter((meta) => !/^(?:https?:)?\/\/|^@|^www\./.test(meta.value))
    return {
      names: unique(
        names.flatMap((meta) =>
          namesIn(meta.value, lexicon).map((value) => ({
            value,
            basis: `meta:${key}`,
            source: { start: meta.start, end: meta.end },
          })),
        ),
      ),
    }
  })
}

function fromBylines(bylines: readonly TypedLeaf[], lexicon: Lexicon): Found {
  const names: Evidenced<string>[] = []
  for (const { leaf } of bylines) {
    const source = { start: leaf.sourceStart, end: leaf.sourceEnd }
    const byline = readByline(leaf.text, lexicon)
    const found = byline
      ? [...byline.authors, ...byline.credits].map(({ name }) => name)
      : loneNames(leaf.text, lexicon).map(({ name }) => name)
    for (const value of found) names.push({ value, basis: 'byline', source })
  }
  return { names: unique(names) }
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
    .trim()
  if (text === '' || text.length > TEXT_LIMIT || /^[([]/.test(text)) return []
  const bare = withoutRole(withoutBy(text, lexicon), lexicon)
  const parts = bare
    .split(/\s*[,;|/]\s*|\s+(?:and|und|et|y|e|och|og|en|dan|i|и)\s+|\s*&\s*/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (parts.length < 2) return bare.length <= NAME_LIMIT ? [bare] : []
  const people = parts.filter((part) => !isRoleOnly(part, lexicon))
  return people.length > 0 && people.every((part) => isName(part, 1)) ? people : [bare]
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
