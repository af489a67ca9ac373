// By-lines: "By A. Name and B. Name, 3 March 2031", "by | Jun 26, 2031" (nobody named), "Von C. Name, dpa". Says who wrote
// and which agencies are credited. Lines without "By" or a date are by-lines only where they stand as such; who asks knows.
import { foldLine } from './fold.ts'
import type { Lexicon } from './lexicon.ts'
import { findDates } from './meta/dates.ts'
import { hasOutletWord, isPerson } from './outlet/names.ts'

export interface NamedSpan {
  readonly name: string
  readonly start: number
  readonly end: number
}

export interface Byline {
  readonly authors: readonly NamedSpan[]
  /** Agencies and outlets named beside or instead of people. */
  readonly credits: readonly NamedSpan[]
  readonly date: string | null
  readonly dateSpan: { readonly start: number; readonly end: number } | null
}

const LINE_LIMIT = 200
const SEPARATOR = /[|·•;,/\n\t()[\]]|\s[-–—]\s|(?<=\p{L}):(?=\s)/gu
const PARTICLES: ReadonlySet<string> = new Set(
  'de del della di da do dos das du des la le el al van von der den ter ten zu zur bin ibn abu y e af av ben mac o st san'.split(
    ' ',
  ),
)

/** Reads a line as a by-line, or null where it is none. Offsets are in `text`. */
export function readByline(text: string, lexicon: Lexicon): Byline | null {
  if (text.length > LINE_LIMIT) return null
  const dates = findDates(text, lexicon)
  const opening = openingWords(text, lexicon)
  if (opening === 0 && dates.length === 0) return null
  const people: NamedSpan[] = []
  const credits: NamedSpan[] = []
  let rest = 0
  const parts = partsOf(text, opening, dates).map((part) =>
    opening > 0 ? part : withoutOpening(part, lexicon),
  )
  for (const [at, part] of parts.entries()) {
    const kind = opening > 0 ? namePart(part.name, lexicon, at === 0) : strictNamePart(part.name, lexicon)
    if (kind === 'person') people.push(part)
    else if (kind === 'agency') credits.push(part)
    else if (kind === 'other') rest += part.name.length
  }
  // A sentence that happens to begin with "By": most of it is neither name, role nor date.
  if (rest > 40 || (rest > 0 && people.length + credits.length === 0)) return null
  if (opening === 0 && people.length + credits.length === 0) return null
  const first = dates[0]
  return {
    authors: people,
    credits,
    date: first?.value ?? null,
    dateSpan: first ? { start: first.start, end: first.end } : null,
  }
}

/** "3 March 2031 by A. Name": the name behind a date. */
function withoutOpening(part: NamedSpan, lexicon: Lexicon): NamedSpan {
  const opening = openingWords(part.name, lexicon)
  const name = part.name.slice(opening).trim()
  return name === '' ? part : { name, start: part.end - name.length, end: part.end }
}

/** Whether a line begins as by-lines do. */
export function opensByline(text: string, lexicon: Lexicon): boolean {
  return openingWords(text.slice(0, LINE_LIMIT), lexicon) > 0
}

const PLACE_BEHIND = /\s(?:in|at|from|aus|à|en|a)\s\p{Lu}[\p{L}\s-]{1,40}$/u

/** Full names and nothing else but "With" before, outlets beside and a place behind, where a by-line stands; else none. */
export function loneNames(text: string, lexicon: Lexicon): NamedSpan[] {
  if (text.length > LINE_LIMIT || /[.!?:]$/.test(text)) return []
  const from = /^with\s/i.exec(text)?.[0].length ?? 0
  const to = PLACE_BEHIND.exec(text)?.index ?? text.length
  const parts = partsOf(text.slice(0, to), from, []).filter(
    ({ name }) => !isRole(foldLine(name), lexicon) && !isOutletPart(name, lexicon),
  )
  const areNames = parts.every(({ name }) => isName(name, 2) && name.split(/\s+/).length <= 4)
  return areNames ? parts : []
}

function isOutletPart(name: string, lexicon: Lexicon): boolean {
  if (outletOfStaff(name, lexicon) !== null) return true
  return isName(name, 1) && hasOutletWord(name, lexicon.outlets) && !isPerson(name, lexicon.outlets)
}

/** "Tarn Herald staff", "Tarn Herald staff writer": the outlet whose people they are, or null. */
function outletOfStaff(part: string, lexicon: Lexicon): string | null {
  let end = part.length
  for (;;) {
    const space = part.lastIndexOf(' ', end - 1)
    if (space <= 0 || !lexicon.roles.has(part.slice(space + 1, end))) break
    end = space
  }
  const name = part.slice(0, end)
  return end < part.length && isName(name, 1) && hasOutletWord(name, lexicon.outlets) ? name : null
}

/** The outlet that a by-line names beside or instead of people ("By A. Name, The Tarn Gazette"), or null. */
export function bylineOutlet(text: string, lexicon: Lexicon): NamedSpan | null {
  if (text.length > LINE_LIMIT) return null
  const opening = openingWords(text, lexicon)
  for (const [at, part] of partsOf(text, opening, findDates(text, lexicon)).entries()) {
    const staff = outletOfStaff(part.name, lexicon)
    if (staff !== null) return { name: staff, start: part.start, end: part.start + staff.length }
    if (at > 0 && isOutletPart(part.name, lexicon)) return part
  }
  return null
}

/** People of a by-line, without the outlets that stand behind them. */
export function bylinePeople(names: readonly NamedSpan[], lexicon: Lexicon): NamedSpan[] {
  const words = lexicon.outlets
  return names.filter(({ name }, at) => at === 0 || !hasOutletWord(name, words) || isPerson(name, words))
}

/** Longer lines are more than a credit. */
const CREDIT_SIGNS = 60

/** "Tarn Wire", "Orle Gazette / Mail desk", "Herald staff and agencies": outlets credited by a line of their own; else none. */
export function creditLine(text: string, lexicon: Lexicon): NamedSpan[] {
  if (text.length > CREDIT_SIGNS || /[.!?:]$/.test(text) || !/^\p{Lu}/u.test(text)) return []
  const credits: NamedSpan[] = []
  for (const part of partsOf(text, 0, [])) {
    const { name } = part
    const isAgency = lexicon.agencies.has(foldLine(name))
    const isOutlet =
      isName(name, 2) && hasOutletWord(name, lexicon.outlets) && !isPerson(name, lexicon.outlets)
    if (isAgency || (isOutlet && !isDesk(name, lexicon))) credits.push(part)
    else if (!isDesk(name, lexicon)) return []
  }
  return credits
}

/** "Mail desk", "Herald staff": the outlet's own people. */
function isDesk(name: string, lexicon: Lexicon): boolean {
  const words = foldLine(name).split(/\s+/)
  const last = words.at(-1) ?? ''
  return words.length === 2 && lexicon.roles.has(last) && !lexicon.outlets.nameTails.has(last)
}

/** Length of the "By" or "Written by" that opens the line; 0 when there is none. */
function openingWords(text: string, lexicon: Lexicon): number {
  const words = [...text.matchAll(/[^\s|·•]+/gu)].slice(0, 3)
  for (let count = words.length; count > 0; count--) {
    const last = words[count - 1]
    if (!last) continue
    const end = last.index + last[0].length
    const folded = foldLine(text.slice(0, end))
    if (lexicon.by.has(folded) || lexicon.by.has(folded.replace(/:$/, ''))) return end
  }
  return 0
}

/** The pieces between separators, dates and joining words. */
function partsOf(text: string, from: number, dates: readonly { start: number; end: number }[]): NamedSpan[] {
  const cuts: { start: number; end: number }[] = dates.map(({ start, end }) => ({ start, end }))
  for (const match of text.matchAll(SEPARATOR))
    cuts.push({ start: match.index, end: match.index + match[0].length })
  for (const match of text.matchAll(
    /(?<=\s)(?:and|und|et|y|e|ed|en|och|og|dan|ve|i|и|та|sowie|with|mit|&)(?=\s)|&/gu,
  ))
    cuts.push({ start: match.index, end: match.index + match[0].length })
  cuts.sort((a, b) => a.start - b.start)
  const parts: NamedSpan[] = []
  let at = from
  for (const cut of [...cuts, { start: text.length, end: text.length }]) {
    if (cut.start > at) {
      const raw = text.slice(at, cut.start)
      const name = raw.trim()
      const start = at + raw.length - raw.trimStart().length
      if (name !== '') parts.push({ name, start, end: start + name.length })
    }
    at = Math.max(at, cut.end)
  }
  return parts
}

type PartKind = 'person' | 'agency' | 'role' | 'other'

function namePart(part: string, lexicon: Lexicon, isFirst: boolean): PartKind {
  const folded = foldLine(part)
  if (lexicon.agencies.has(folded)) return 'agency'
  if (isRole(folded, lexicon) || outletOfStaff(part, lexicon) !== null) return 'role'
  if (
    lexicon.published.has(folded) ||
    lexicon.updated.has(folded) ||
    (lexicon.stampWords.has(/^\p{L}+/u.exec(folded)?.[0] ?? '') &&
      (folded.match(/[\p{L}\p{N}]+/gu) ?? []).every((word) => lexicon.stampWords.has(word))) ||
    /^[\d:.\s]*(?:[ap]\.?m\.?|uhr|utc|gmt|[ec][sd]?t)?$/i.test(folded)
  )
    return 'role'
  return isName(part, isFirst ? 1 : 2) ? 'person' : 'other'
}

/** Without "By", only a full name counts. */
function strictNamePart(part: string, lexicon: Lexicon): PartKind {
  const kind = namePart(part, lexicon, false)
  if (kind !== 'person') return kind
  return [...part.matchAll(/\S+/g)].length <= 4 && !/\p{N}/u.test(part) ? 'person' : 'other'
}

function isRole(folded: string, lexicon: Lexicon): boolean {
  const words = folded.split(/[\s-]+/)
  const known = words.filter((word) => lexicon.roles.has(word)).length
  return known > 0 && known * 2 >= words.length
}

/** Capitalised words (particles aside), or a short East Asian name. */
export function isName(part: string, atLeast: number): boolean {
  if (/^[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}・\s]{2,12}$/u.test(part))
    return true
  const words = part.split(/\s+/)
  if (words.length > 6 || /[!?@#$%^*=<>{}]/.test(part)) return false
  let capitals = 0
  for (const word of words) {
    if (/^\p{Lu}/u.test(word)) capitals++
    else if (!PARTICLES.has(word.toLowerCase()) && !/^(?:al|el|d|l)[-’']\p{Lu}/u.test(word)) return false
  }
  return capitals >= atLeast
}
