// Metadata of a plain text, each value with the place it was read from.
import type { DocumentMeta, Evidenced, Link } from '../../../model/index.ts'
import { bylineOutlet, bylinePeople, loneNames, readByline } from '../byline.ts'
import type { NamedSpan } from '../byline.ts'
import { foldLine } from '../fold.ts'
import { phraseInside } from '../lexicon.ts'
import type { Lexicon } from '../lexicon.ts'
import { readDateLine } from '../meta/date-line.ts'
import type { DateLine } from '../meta/date-line.ts'
import { dateInAddress, findDate } from '../meta/dates.ts'
import { detectLanguage } from '../meta/language.ts'
import type { PageSource } from '../source.ts'
import { hostOf, isSameSite } from '../address.ts'
import type { FrontMatter } from './front-matter.ts'
import { weighOutlet } from '../outlet/evidence.ts'
import { nameKey } from '../outlet/names.ts'
import { agencyDateline, selfDescription } from '../outlet/self-lines.ts'
import type { AboutBox } from './furniture.ts'
import { outletClues, titleAffix } from './outlet-clues.ts'
import type { PlainPage } from './outlet-clues.ts'
import type { TypedUnit } from './typed-unit.ts'

export interface PlainParts {
  readonly source: PageSource
  readonly units: readonly TypedUnit[]
  readonly front: FrontMatter | null
  readonly about: AboutBox | null
  readonly links: readonly Link[]
  readonly lexicon: Lexicon
}

/** A date in running text counts as the page's own only so near the top. */
const DATED_OPENING = 400

export function plainMeta(parts: PlainParts): DocumentMeta {
  const { source, units, lexicon } = parts
  const title = units.find((unit) => unit.kind === 'title')
  const people = peopleOf(parts)
  const outlet = outletOf(parts, people.authors)
  const dates = datesOf(parts)
  const text = source.decoded
  const language =
    fromFront(parts, ['lang', 'language']) ?? evidence(detectLanguage(text, lexicon), 'small-words')
  return {
    title: title ? titleOf(parts, title, outlet) : fromFront(parts, ['title', 'headline']),
    authors: people.authors.filter(
      ({ value }) => outlet === null || nameKey(value) !== nameKey(outlet.value),
    ),
    credits: creditsOf(parts, people.credits).filter(
      ({ value }) => outlet === null || nameKey(value) !== nameKey(outlet.value),
    ),
    outlet,
    publishedAt: dates.published,
    modifiedAt: dates.updated,
    language,
    primarySource: primarySourceOf(parts),
    aggregator: aggregatorOf(parts),
  }
}

/** The headline, without the outlet's name beside it. */
function titleOf(parts: PlainParts, title: TypedUnit, outlet: Evidenced<string> | null): Evidenced<string> {
  const affix = titleAffix(pageOf(parts, []))
  const isNamed = affix !== null && outlet !== null && nameKey(affix.clue.name) === nameKey(outlet.value)
  const span = isNamed ? affix.headline : { start: title.start, end: title.end }
  return { value: clean(parts.source.decoded.slice(span.start, span.end)), basis: 'text', span }
}

function pageOf({ units, about, source, lexicon }: PlainParts, people: readonly string[]): PlainPage {
  return { units, about, people, address: source.address, lexicon }
}

function clean(text: string): string {
  return text
    .replace(/^[*_]+|[*_]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function evidence(value: string | null, basis: string): Evidenced<string> | null {
  return value === null ? null : { value, basis }
}

function fromFront(parts: PlainParts, keys: readonly string[]): Evidenced<string> | null {
  for (const key of keys) {
    const found = parts.front?.values.get(key)
    if (found)
      return {
        value: found.value,
        basis: `front-matter:${key}`,
        span: { start: found.start, end: found.end },
      }
  }
  return null
}

interface People {
  readonly authors: readonly Evidenced<string>[]
  readonly credits: readonly Evidenced<string>[]
}

function peopleOf(parts: PlainParts): People {
  const { units, lexicon, about } = parts
  const authors: Evidenced<string>[] = []
  const credits: Evidenced<string>[] = []
  const front = fromFront(parts, ['author', 'authors', 'by', 'byline'])
  if (front) authors.push(front)
  for (const unit of units) {
    if (unit.kind !== 'byline') continue
    const byline = readByline(unit.text, lexicon)
    const names = byline?.authors ?? (bylineOutlet(unit.text, lexicon) ? loneNames(unit.text, lexicon) : [])
    for (const name of bylinePeople(names, lexicon)) addOnce(authors, placed(unit, name, 'byline'))
    for (const credit of byline?.credits ?? []) addOnce(credits, placed(unit, credit, 'byline'))
  }
  if (authors.length === 0 && about?.isPerson)
    authors.push({ value: about.name, basis: 'biography', span: { start: about.start, end: about.end } })
  return { authors, credits }
}

/** "PORT (Tarn Wire) – …" credits the agency. */
function creditsOf(
  { units, lexicon }: PlainParts,
  credits: readonly Evidenced<string>[],
): readonly Evidenced<string>[] {
  const first = units.find(({ kind }) => kind === 'paragraph')
  const isAgency = (name: string): boolean => lexicon.agencies.has(foldLine(name))
  const named = first ? agencyDateline(first.text, lexicon.outlets, isAgency) : null
  if (!first || !named || credits.some(({ value }) => nameKey(value) === nameKey(named.name))) return credits
  return [placed(first, named, 'agency-dateline'), ...credits]
}

function addOnce(list: Evidenced<string>[], value: Evidenced<string>): void {
  if (!list.some((other) => foldLine(other.value) === foldLine(value.value))) list.push(value)
}

function placed(unit: TypedUnit, name: NamedSpan, basis: string): Evidenced<string> {
  return { value: name.name, basis, span: { start: unit.start + name.start, end: unit.start + name.end } }
}

/** Front matter says it; else the clues of the page are weighed; the address is the last resort. */
function outletOf(parts: PlainParts, authors: readonly Evidenced<string>[]): Evidenced<string> | null {
  const front = fromFront(parts, ['publication', 'outlet', 'publisher', 'site', 'source'])
  if (front) return front
  const people = authors.map(({ value }) => value)
  const { clues, elsewhere } = outletClues(pageOf(parts, people))
  return (
    weighOutlet(clues, elsewhere, parts.lexicon.outlets) ?? evidence(hostOf(parts.source.address), 'address')
  )
}

interface Dates {
  published: Evidenced<string> | null
  updated: Evidenced<string> | null
}

function datesOf(parts: PlainParts): Dates {
  const { units, lexicon, source } = parts
  const dates: Dates = {
    published: dated(
      fromFront(parts, ['date', 'published', 'publishedat', 'published at', 'pubdate']),
      lexicon,
    ),
    updated: dated(fromFront(parts, ['updated', 'modified', 'lastmod']), lexicon),
  }
  for (const unit of units) {
    if (unit.kind === 'byline') {
      const byline = readByline(unit.text, lexicon)
      const at = byline?.dateSpan
      if (byline?.date && at)
        dates.published ??= { value: byline.date, basis: 'byline', span: shift(unit, at) }
    } else if (unit.kind === 'dateline') {
      const line = readDateLine(unit.text, lexicon) ?? headLineDate(unit, lexicon)
      if (line?.published)
        dates.published ??= {
          value: line.published.value,
          basis: 'date-line',
          span: shift(unit, line.published),
        }
      if (line?.updated)
        dates.updated ??= { value: line.updated.value, basis: 'date-line', span: shift(unit, line.updated) }
    }
  }
  dates.published ??= evidence(source.address === null ? null : dateInAddress(source.address), 'address')
  dates.published ??= openingDate(parts)
  return dates
}

/** A head line holds other words beside its date. */
function headLineDate(unit: TypedUnit, lexicon: Lexicon): DateLine | null {
  const found = unit.reason === 'head-line' ? findDate(unit.text, lexicon) : null
  return found ? { published: found, updated: null } : null
}

function shift(unit: TypedUnit, span: { readonly start: number; readonly end: number }) {
  return { start: unit.start + span.start, end: unit.start + span.end }
}

function dated(written: Evidenced<string> | null, lexicon: Lexicon): Evidenced<string> | null {
  const found = written ? findDate(written.value, lexicon) : null
  return written && found ? { ...written, value: found.value } : null
}

/** "As of March 4, 2031, …": a whole date in the first lines of the first paragraph, where nothing better is known. */
function openingDate(parts: PlainParts): Evidenced<string> | null {
  const first = parts.units.find((unit) => unit.kind === 'paragraph')
  if (!first) return null
  const found = findDate(first.text.slice(0, DATED_OPENING), parts.lexicon)
  return found ? { value: found.value, basis: 'opening-words', span: shift(first, found) } : null
}

/** A link after a "Reference" or "Source" label, or in a line that says where the text first stood. */
function primarySourceOf(parts: PlainParts): Evidenced<string> | null {
  const { source, units, links, lexicon } = parts
  if (source.primarySource) return { value: source.primarySource, basis: 'carrier' }
  const front = fromFront(parts, ['original', 'canonical', 'source_url', 'source-url'])
  if (front && /^https?:/.test(front.value)) return front
  let isLabelled = false
  for (const unit of units) {
    const folded = foldLine(unit.text.slice(0, 200))
    const label = folded.split(/[:：]/)[0]?.trim() ?? ''
    const says = lexicon.sourceLabels.has(label) || phraseInside(folded, lexicon.firstPublished) !== null
    if (says || isLabelled) {
      const link = links.find(({ start, end }) => start >= unit.start && end <= unit.end)
      if (link && !(source.address !== null && isSameSite(link.href, source.address)))
        return { value: link.href, basis: 'source-label', span: { start: link.start, end: link.end } }
    }
    isLabelled = says
  }
  return null
}

function aggregatorOf(parts: PlainParts): Evidenced<true> | null {
  for (const unit of parts.units) {
    if (unit.kind !== 'boilerplate' && unit.kind !== 'footnote') continue
    if (
      phraseInside(foldLine(unit.text.slice(0, 1000)), parts.lexicon.aggregator) ||
      selfDescription(unit.text, parts.lexicon.outlets)?.isMachine
    )
      return { value: true, basis: 'text', span: { start: unit.start, end: unit.end } }
  }
  return null
}
