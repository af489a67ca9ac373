// Clues to whose page a plain text is: its head line, masthead, by-line, biography and the lines after its end. What the
// article tells of other papers ("told the Ledger") is no clue.
import { hostOf } from '../address.ts'
import { bylineOutlet, readByline } from '../byline.ts'
import type { Span } from '../../../model/index.ts'
import { foldLine } from '../fold.ts'
import type { Clue, ClueKind } from '../outlet/evidence.ts'
import { biographyOutlet } from '../outlet/biography.ts'
import { readHeadLine } from '../outlet/head-line.ts'
import { fitsAddress, fitsHost, hasOutletWord, isPerson, nameAt, nameKey, namesIn } from '../outlet/names.ts'
import type { NameAt } from '../outlet/names.ts'
import { isReleaseMark, releaseIssuer } from '../outlet/release.ts'
import {
  agencyDateline,
  appeal,
  imprint,
  ownVoice,
  pointsElsewhere,
  selfDescription,
} from '../outlet/self-lines.ts'
import type { Lexicon } from '../lexicon.ts'
import type { AboutBox } from './furniture.ts'
import type { TypedUnit } from './typed-unit.ts'

export interface OutletClues {
  readonly clues: readonly Clue[]
  /** Names that the page gives to other pages. */
  readonly elsewhere: readonly string[]
}

export interface PlainPage {
  readonly units: readonly TypedUnit[]
  readonly about: AboutBox | null
  /** Who wrote it, as far as by-lines and biography say. */
  readonly people: readonly string[]
  readonly address: string | null
  readonly lexicon: Lexicon
}

export function outletClues(page: PlainPage): OutletClues {
  const clues: Clue[] = []
  const elsewhere: string[] = []
  for (const unit of page.units) {
    clues.push(...unitClues(unit, page))
    const other = isFrame(unit) ? pointsElsewhere(unit.text, page.lexicon.outlets) : null
    if (other) elsewhere.push(other.name)
  }
  clues.push(...pageClues(page))
  return { clues: [...clues, ...ownVoices(page, clues)], elsewhere }
}

/** What the article says that a name of the clues itself saw or asked; without another clue it says nothing. */
function ownVoices({ units, lexicon }: PlainPage, clues: readonly Clue[]): Clue[] {
  const names = [...new Set(clues.map(({ name }) => name))]
  return units
    .filter(({ kind, text }) => kind === 'paragraph' && names.some((name) => text.includes(name)))
    .flatMap((unit) => ownVoice(unit.text, lexicon.outlets).flatMap((named) => clue(unit, named)))
}

/** Lines round the article in which a page may speak of itself. */
function isFrame(unit: TypedUnit): boolean {
  return unit.kind === 'boilerplate' || unit.kind === 'footnote' || unit.kind === 'caption'
}

function unitClues(unit: TypedUnit, page: PlainPage): Clue[] {
  switch (unit.kind) {
    case 'dateline':
    case 'dek':
      return clue(unit, readHeadLine(unit.text, page.lexicon)?.clue)
    case 'title':
      return clue(unit, issuerOf(unit, page.lexicon))
    case 'byline':
      return bylineClues(unit, page)
    case 'boilerplate':
      return frameClues(unit, page)
    default:
      return []
  }
}

type Found = (NameAt & { readonly kind: ClueKind }) | null | undefined

function clue(unit: TypedUnit, found: Found): Clue[] {
  if (!found) return []
  const span = { start: unit.start + found.start, end: unit.start + found.end }
  return [{ kind: found.kind, name: found.name, span }]
}

function issuerOf(unit: TypedUnit, lexicon: Lexicon): Found {
  const line = readHeadLine(unit.text, lexicon)
  return line?.clue?.kind === 'issuer' ? line.clue : null
}

/** The outlet behind the people of a by-line, or a name that stands alone under the headline. */
function bylineClues(unit: TypedUnit, { lexicon }: PlainPage): Clue[] {
  const words = lexicon.outlets
  const beside = bylineOutlet(unit.text, lexicon)
  if (beside) return clue(unit, { ...beside, kind: 'byline' })
  if (readByline(unit.text, lexicon)) return clue(unit, readHeadLine(unit.text, lexicon)?.clue)
  const name = unit.text.replace(/^[*_]+|[*_]+$/g, '').trim()
  const start = unit.text.indexOf(name)
  const isOutlet = hasOutletWord(name, words) && !isPerson(name, words)
  return isOutlet ? clue(unit, { name, start, end: start + name.length, kind: 'masthead' }) : []
}

/** "Headline | NAME", "NAME: headline": a name that the frame of the page or its address names again. */
export function titleAffix(page: PlainPage): TitleAffix | null {
  const title = page.units.find(({ kind }) => kind === 'title')
  const found = title ? affixOf(title) : null
  if (!title || !found) return null
  const isAgain =
    fitsAddress(found.name, page.address) ||
    page.units.some(
      (unit) =>
        isFrameOrHead(unit) && namesIn(unit.text).some(({ name }) => nameKey(name) === nameKey(found.name)),
    )
  const isOutlet =
    hasOutletWord(found.name, page.lexicon.outlets) && !isPerson(found.name, page.lexicon.outlets)
  // A subject stands before a colon too, and among the tags: without a word of outlets' names it is a hint.
  const isNamed = isOutlet ? isAgain || found.isStrong : isAgain && found.isStrong
  const kind = isNamed ? 'named-again' : 'title-affix'
  const span = { start: title.start + found.start, end: title.start + found.end }
  return {
    clue: { kind, name: found.name, span },
    headline: { start: title.start + found.from, end: title.start + found.to },
  }
}

export interface TitleAffix {
  readonly clue: Clue
  /** Span of the headline without the name. */
  readonly headline: Span
}

interface Affix extends NameAt {
  readonly from: number
  readonly to: number
  /** Set off by a sign that headlines seldom hold. */
  readonly isStrong: boolean
}

/** Longer lines are no headlines. */
const TITLE_LIMIT = 300

function affixOf({ text }: TypedUnit): Affix | null {
  if (text.length > TITLE_LIMIT) return null
  const suffix = /^(.{12,})(\s+[|·•]\s+|\s[–—-]\s)([^|·•–—]{2,50})$/u.exec(text)
  if (suffix) {
    const [, headline = '', separator = '', name = ''] = suffix
    const start = headline.length + separator.length
    const isStrong = /[|·•]/.test(separator)
    if (isWhole(name)) return { name, start, end: text.length, from: 0, to: headline.length, isStrong }
  }
  const prefix = /^([^:|]{2,50})(:\s|\s+[|·•]\s+)(?=.{12})/u.exec(text)
  const name = prefix?.[1] ?? ''
  if (!prefix || !isWhole(name)) return null
  return {
    name,
    start: 0,
    end: name.length,
    from: prefix[0].length,
    to: text.length,
    isStrong: /[|·•]/.test(prefix[2] ?? ''),
  }
}

function isWhole(name: string): boolean {
  const named = nameAt(name, 0)
  return named !== null && named.start === 0 && named.end === name.length
}

function isFrameOrHead(unit: TypedUnit): boolean {
  if (unit.reason === 'repeated-headline') return false
  return isFrame(unit) || unit.kind === 'byline' || unit.kind === 'dateline'
}

function frameClues(unit: TypedUnit, page: PlainPage): Clue[] {
  const { text } = unit
  const words = page.lexicon.outlets
  if (unit.reason === 'front-matter') return []
  if (unit.reason === 'outlet-name') {
    const name = text.replace(/^[*_]+|[*_]+$/g, '').trim()
    const start = text.indexOf(name)
    const kind = hasOutletWord(name, words) ? 'masthead' : 'name-above-title'
    return clue(unit, { name, start, end: start + name.length, kind })
  }
  if (unit.reason === 'author-box') return clue(unit, biographyOutlet(text, page.people, words))
  if (page.people.length > 0) {
    const biography = biographyOutlet(text, page.people, words)
    if (biography) return clue(unit, biography)
  }
  return [
    ...clue(unit, selfDescription(text, words)),
    ...clue(unit, pointsElsewhere(text, words) ? null : imprint(text, words)),
    ...clue(unit, appeal(text, words)),
  ]
}

/** Clues that take more than one line. */
function pageClues(page: PlainPage): Clue[] {
  const { units, about, address, lexicon } = page
  const words = lexicon.outlets
  const clues: Clue[] = []
  const firstParagraph = units.find(({ kind }) => kind === 'paragraph')
  // A page with an address of its own may be anybody's that prints the agency's text.
  if (firstParagraph && address === null)
    clues.push(
      ...clue(
        firstParagraph,
        agencyDateline(firstParagraph.text, words, (name) => lexicon.agencies.has(foldLine(name))),
      ),
    )
  const isRelease = units.some(
    (unit) =>
      (isFrame(unit) && isReleaseMark(unit.text, words)) ||
      (unit.kind === 'dateline' && readHeadLine(unit.text, lexicon)?.isRelease === true),
  )
  const title = units.find(({ kind }) => kind === 'title')
  const body = units.flatMap(({ kind, text }) => (kind === 'title' || kind === 'boilerplate' ? [] : [text]))
  if (isRelease && title) {
    const issuer = releaseIssuer(title, body.join('\n'), words)
    if (issuer) clues.push(issuer)
  }
  if (about && !about.isPerson)
    clues.push({ kind: 'site-box', name: about.name, span: { start: about.start, end: about.end } })
  const affix = titleAffix(page)
  if (affix) clues.push(affix.clue)
  if (address !== null) clues.push(...addressClues(units, address))
  return clues
}

/** Names on the page that the address is made of: the first one will do. */
function addressClues(units: readonly TypedUnit[], address: string): Clue[] {
  const host = hostOf(address)
  for (const unit of units)
    for (const named of namesIn(unit.text))
      if (fitsHost(named.name, host)) return clue(unit, { ...named, kind: 'address' })
  return []
}
