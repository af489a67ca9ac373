// Metadata of a plain text, each value with the place it was read from.
import type { DocumentMeta, Evidenced, Link } from '../../../model/index.ts'
import { readByline } from '../byline.ts'
import type { NamedSpan } from '../byline.ts'
import { foldLine } from '../fold.ts'
import { phraseInside } from '../lexicon.ts'
import type { Lexicon } from '../lexicon.ts'
import { readDateLine } from '../meta/date-line.ts'
import { dateInAddress, findDate } from '../meta/dates.ts'
import { detectLanguage } from '../meta/language.ts'
import type { PageSource } from '../source.ts'
import { hostOf, isSameSite } from '../address.ts'
import type { FrontMatter } from './front-matter.ts'
import type { Biography } from './furniture.ts'
import type { TypedUnit } from './typed-unit.ts'

export interface PlainParts {
  readonly source: PageSource
  readonly units: readonly TypedUnit[]
  readonly front: FrontMatter | null
  readonly biography: Biography | null
  readonly links: readonly Link[]
  readonly lexicon: Lexicon
}

/** A date in running text counts as the page's own only so near the top. */
const DATED_OPENING = 400

export function plainMeta(parts: PlainParts): DocumentMeta {
  const { source, units, lexicon } = parts
  const title = units.find((unit) => unit.kind === 'title')
  const people = peopleOf(parts)
  const dates = datesOf(parts)
  const text = source.decoded
  const language =
    fromFront(parts, ['lang', 'language']) ?? evidence(detectLanguage(text, lexicon), 'small-words')
  return {
    title: title
      ? { value: clean(title.text), basis: 'text', span: { start: title.start, end: title.end } }
      : fromFront(parts, ['title', 'headline']),
    authors: people.authors,
    credits: people.credits,
    outlet: outletOf(parts, people.outlet),
    publishedAt: dates.published,
    modifiedAt: dates.updated,
    language,
    primarySource: primarySourceOf(parts),
    aggregator: aggregatorOf(parts),
  }
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
  readonly outlet: Evidenced<string> | null
}

function peopleOf(parts: PlainParts): People {
  const { units, lexicon, biography } = parts
  const authors: Evidenced<string>[] = []
  const credits: Evidenced<string>[] = []
  let outlet: Evidenced<string> | null = null
  const front = fromFront(parts, ['author', 'authors', 'by', 'byline'])
  if (front) authors.push(front)
  for (const unit of units) {
    if (unit.kind !== 'byline') continue
    const byline = readByline(unit.text, lexicon)
    const names = byline ? splitOutlet(unit, byline.authors) : loneName(unit)
    outlet ??= names.outlet
    for (const author of names.people) addOnce(authors, author)
    for (const credit of byline?.credits ?? []) addOnce(credits, placed(unit, credit, 'byline'))
  }
  if (authors.length === 0 && biography)
    authors.push({
      value: biography.name,
      basis: 'biography',
      span: { start: biography.start, end: biography.end },
    })
  return { authors, credits, outlet }
}

function addOnce(list: Evidenced<string>[], value: Evidenced<string>): void {
  if (!list.some((other) => foldLine(other.value) === foldLine(value.value))) list.push(value)
}

function placed(unit: TypedUnit, name: NamedSpan, basis: string): Evidenced<string> {
  return { value: name.name, basis, span: { start: unit.start + name.start, end: unit.start + name.end } }
}

/** "By A. Name, The Somewhere Gazette": what stands after the people and is named as newspapers are is the outlet. */
function splitOutlet(
  unit: TypedUnit,
  names: readonly NamedSpan[],
): { people: Evidenced<string>[]; outlet: Evidenced<string> | null } {
  const people: Evidenced<string>[] = []
  let outlet: Evidenced<string> | null = null
  for (const [at, name] of names.entries()) {
    if (at > 0 && OUTLET_NAME.test(name.name)) outlet ??= placed(unit, name, 'byline')
    else people.push(placed(unit, name, 'byline'))
  }
  return { people, outlet }
}

const OUTLET_NAME =
  /\b(?:Times|Post|Gazette|Herald|Tribune|Journal|News|Chronicle|Courier|Daily|Observer|Mail|Press|Review|Telegraph|Standard|Star|Sun|Mirror|Express|Echo|Argus|Bulletin|Dispatch|Examiner|Globe|Independent|Inquirer|Ledger|Monitor|Record|Register|Reporter|Sentinel|Weekly|Wire|Magazine|Radio|Television|TV|Zeitung|Tageblatt|Nachrichten|Anzeiger|Blatt)\b/

function loneName(unit: TypedUnit): { people: Evidenced<string>[]; outlet: Evidenced<string> | null } {
  const value = clean(unit.text)
  const name = { name: value, start: 0, end: unit.text.length }
  if (OUTLET_NAME.test(value)) return { people: [], outlet: placed(unit, name, 'name-under-headline') }
  return { people: [], outlet: null }
}

function outletOf(parts: PlainParts, byline: Evidenced<string> | null): Evidenced<string> | null {
  const front = fromFront(parts, ['publication', 'outlet', 'publisher', 'site', 'source'])
  if (front) return front
  if (byline) return byline
  const named = parts.units.find((unit) => unit.reason === 'outlet-name')
  if (named) return { value: clean(named.text), basis: 'text', span: { start: named.start, end: named.end } }
  return evidence(hostOf(parts.source.address), 'address')
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
      const line = readDateLine(unit.text, lexicon)
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
    if (phraseInside(foldLine(unit.text.slice(0, 1000)), parts.lexicon.aggregator))
      return { value: true, basis: 'text', span: { start: unit.start, end: unit.end } }
  }
  return null
}
