// Clues to whose page an HTML page is: the site's name round the headline in the title element, links and pictures that lead
// home, the imprint, biographies and boxes about the site. Nothing inside the article counts but the author's own lines.
import { hostOf } from '../address.ts'
import { foldHeadline, foldLine } from '../fold.ts'
import type { Leaf } from '../html/leaf.ts'
import type { TypedLeaf } from '../content/typed-leaf.ts'
import type { Lexicon } from '../lexicon.ts'
import type { PageHead } from '../meta/head.ts'
import type { PageTitles } from '../meta/title.ts'
import { biographyOutlet, isAboutPerson } from './biography.ts'
import type { Clue, ClueKind } from './evidence.ts'
import { fitsHost, nameAt, namesIn } from './names.ts'
import type { NameAt } from './names.ts'
import { isReleaseMark, releaseIssuer } from './release.ts'
import { startsWithAbout } from './site-names.ts'
import { appeal, imprint, selfDescription } from './self-lines.ts'
import type { OutletWords } from './words.ts'

export interface MarkupSources {
  readonly head: PageHead
  readonly leaves: readonly Leaf[]
  readonly kept: readonly TypedLeaf[]
  readonly titles: PageTitles
  readonly sites: readonly Clue[]
  readonly people: readonly string[]
  readonly address: string | null
  readonly lexicon: Lexicon
}

/** Longer lines outside the article are articles of their own. */
const LINE_WORDS = 120

export function markupClues(sources: MarkupSources): Clue[] {
  const clues = [...sources.sites, ...titleAffixes(sources), ...frameClues(sources), ...releaseClues(sources)]
  const host = hostOf(sources.address ?? sources.head.canonical)
  const fitting = clues.find(({ name }) => fitsHost(name, host)) ?? addressClue(sources, host)
  return fitting ? [...clues, { ...fitting, kind: 'address' }] : clues
}

type Found = (NameAt & { readonly kind: ClueKind }) | null

function clue(leaf: Leaf, found: Found): Clue[] {
  return found
    ? [{ kind: found.kind, name: found.name, source: { start: leaf.sourceStart, end: leaf.sourceEnd } }]
    : []
}

const SEPARATOR = /\s+(?:[|·•»«›‹｜–—-]|::)\s+|\s*[|｜]\s*/u
const PREFIX = /^([^:]{2,60}):\s+/
const AFFIX_LIMIT = 60

/** "Headline | NAME", "NAME: headline": what a title has beside the headline, the outermost part. */
function titleAffixes({ head, titles }: MarkupSources): Clue[] {
  const shown = foldHeadline(titles.shown?.value ?? '')
  const raw = [head.title, head.metas.get('og:title'), head.metas.get('twitter:title')]
  const clues: Clue[] = []
  for (const meta of raw) {
    if (!meta) continue
    const name = affixOf(meta.value.replace(/\s+/g, ' ').trim(), shown)
    if (name !== null) clues.push({ kind: 'title-affix', name, source: { start: meta.start, end: meta.end } })
  }
  return clues
}

function affixOf(title: string, shown: string): string | null {
  const prefix = PREFIX.exec(title)
  if (prefix && foldHeadline(title.slice(prefix[0].length)) === shown) return prefix[1] ?? null
  const parts = title.split(SEPARATOR).map((part) => part.trim())
  const isHeadline = (part: string | undefined): boolean => {
    const folded = foldHeadline(part ?? '')
    return folded !== '' && (shown.startsWith(folded) || folded.startsWith(shown) || shown.endsWith(folded))
  }
  const [first, last] = [parts[0], parts.at(-1)]
  if (parts.length < 2 || shown === '') return null
  const name = isHeadline(first) ? last : isHeadline(last) ? first : undefined
  if (name === undefined || isHeadline(name) || name.length > AFFIX_LIMIT || !/\p{L}/u.test(name)) return null
  return name
}

/** Lines outside the article in which a page speaks of itself. */
function frameClues({ leaves, kept, people, lexicon }: MarkupSources): Clue[] {
  const words = lexicon.outlets
  const inside = new Set(kept.map(({ leaf }) => leaf.index))
  const end = kept.at(-1)?.leaf.index ?? -1
  const clues: Clue[] = []
  for (const leaf of leaves) {
    if (leaf.words > LINE_WORDS || leaf.words === 0) continue
    if (leaf.words >= 4 && isOfPerson(leaf, people))
      clues.push(...clue(leaf, biographyOutlet(leaf.text, people, words)))
    if (inside.has(leaf.index)) continue
    // Beside the article, "©" is a picture's.
    if (leaf.index > end && /©|\(c\)|copyright|rights reserved/i.test(leaf.text))
      clues.push(...clue(leaf, copyrightOf(leaf, words)))
    if (isFooter(leaf)) clues.push(...clue(leaf, footerName(leaf, lexicon)))
    if (leaf.words < 3 || leaf.linkWords > leaf.words * 0.5) continue
    clues.push(...clue(leaf, appeal(leaf.text, words)))
    if (leaf.words >= 5) clues.push(...clue(leaf, selfDescription(leaf.text, words)))
  }
  return clues
}

/** Behind an article "©" names the publishing company as often as the outlet. */
function copyrightOf(leaf: Leaf, words: OutletWords): Found {
  const found = imprint(leaf.text, words)
  return found?.kind === 'imprint' ? { ...found, kind: 'copyright' } : found
}

function isOfPerson(leaf: Leaf, people: readonly string[]): boolean {
  return people.some((person) => leaf.text.startsWith(person))
}

function isFooter(leaf: Leaf): boolean {
  for (let region: Leaf['region'] | null = leaf.region; region; region = region.parent)
    if (region.node.tag === 'address' || region.hints.furniture === 'footer') return true
  return false
}

/** "NAME, Quay Street 4", "NAME · Imprint": the name that opens a line of the footer. */
function footerName(leaf: Leaf, lexicon: Lexicon): Found {
  const named = nameAt(leaf.text, 0)
  if (!named || leaf.links.length > 0 || leaf.words > 25) return null
  if (startsWithAbout(named.name, lexicon)) return null
  return /^\s*(?:$|[,·|•©–—(-])/.test(leaf.text.slice(named.end)) ? { ...named, kind: 'footer' } : null
}

/** Press releases: the box about the company, or the name that opens the headline. */
function releaseClues({ leaves, kept, titles, lexicon }: MarkupSources): Clue[] {
  const words = lexicon.outlets
  const clues: Clue[] = []
  const inside = new Set(kept.map(({ leaf }) => leaf.index))
  const isRelease = leaves.some(
    (leaf) => leaf.words <= 12 && leaf.linkWords === 0 && isReleaseMark(leaf.text, words),
  )
  for (const [at, leaf] of leaves.entries()) {
    const named = aboutName(leaf, lexicon)
    // The box goes on behind a line break or in the next lines.
    const after = [...leaf.text.split('\n').slice(1), ...leaves.slice(at + 1, at + 3).map(({ text }) => text)]
    if (!named || !after[0]?.includes(named.name) || isAboutPerson(named.name, after, words)) continue
    // Inside an article the box is about whom the article is about, unless it is that one's own release.
    if (!inside.has(leaf.index)) clues.push(...clue(leaf, { ...named, kind: 'site-box' }))
    else if (isRelease) clues.push(...clue(leaf, { ...named, kind: 'release' }))
  }
  const title = titles.shown
  if (isRelease && title) {
    const body = kept.map(({ leaf }) => leaf.text).join('\n')
    const issuer = releaseIssuer({ text: title.value, start: 0 }, body, words)
    if (issuer)
      clues.push({ kind: issuer.kind, name: issuer.name, ...(title.source ? { source: title.source } : {}) })
  }
  return clues
}

/** The name of a line "About NAME", which may be the first of its leaf. */
function aboutName(leaf: Leaf, lexicon: Lexicon): NameAt | null {
  const about = /^(\p{L}+)\s([^\n]{3,50})(?:\n|$)/u.exec(leaf.text)
  const [, label = '', name = ''] = about ?? []
  if (!about || !lexicon.aboutPerson.has(foldLine(label))) return null
  const start = label.length + 1
  const named = nameAt(leaf.text, start)
  return named?.end === start + name.length ? named : null
}

/** Lines in which a page names itself are short. */
const ADDRESS_WORDS = 30

/** A name outside the article that the address is made of. */
function addressClue({ leaves, kept }: MarkupSources, host: string | null): Clue | null {
  if (host === null) return null
  const inside = new Set(kept.map(({ leaf }) => leaf.index))
  for (const leaf of leaves) {
    if (inside.has(leaf.index) || leaf.words > ADDRESS_WORDS) continue
    const named = namesIn(leaf.text).find(({ name }) => fitsHost(name, host))
    if (named) return clue(leaf, { ...named, kind: 'address' })[0] ?? null
  }
  return null
}
