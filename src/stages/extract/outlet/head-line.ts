// The line under or above a headline that says where a text stood: "Tarn Wire, 27 January 2033", "Radio Orle, “Late Hour”,
// 4 September 2032", "Tarn Monitor, situation note 2", "Bulletin no. 7 of the Joiners' Union, 19 November". Not by-lines:
// where a person is named, byline.ts reads the line.
import type { Lexicon } from '../lexicon.ts'
import { findDates } from '../meta/dates.ts'
import { hasOutletWord, isPerson, nameAt } from './names.ts'
import type { NameAt } from './names.ts'
import type { LineClue } from './self-lines.ts'
import { stickyEnd } from './self-lines.ts'
import type { OutletWords } from './words.ts'

export interface HeadLine {
  /** Null where the line names no outlet ("Press release · Orle, 22 June 2031"). */
  readonly clue: LineClue | null
  readonly isRelease: boolean
}

const LINE_LIMIT = 160
const SEPARATOR = /[|·•;,/\n\t()]|\s[-–—]\s|:(?=\s)/gu
const PROGRAMME = /["“„«‘][^"”“»]{2,60}["”“»’]/gu
/** Weekdays, clock times and numbers beside a date. */
const STAMP =
  /^(?:\W|\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|gmt|utc|[ap]\.?m\.?|at|on|broadcast|published|updated|no\.?)*$/i

interface Part extends NameAt {
  readonly kind: 'outlet' | 'name' | 'label' | 'release' | 'other'
}

/** Reads a line as a head line, or null where it is none. */
export function readHeadLine(text: string, lexicon: Lexicon): HeadLine | null {
  const words = lexicon.outlets
  if (text.length > LINE_LIMIT) return null
  const issued = issuedBy(text, words)
  if (issued) return { clue: issued, isRelease: words.releaseLabels.test(text) }
  const dates = findDates(text, lexicon)
  const programmes = [...text.matchAll(PROGRAMME)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(
      ({ start, end }) =>
        /(?:^|[,|·•:;–—-])\s*$/.test(text.slice(0, start)) &&
        /^[\s*_]*(?:$|[,|·•;–—-])/.test(text.slice(end)),
    )
  const parts = partsOf(text, [...dates, ...programmes], words)
  if (parts.some(({ kind }) => kind === 'other')) return null
  const names = parts.filter(({ kind }) => kind === 'outlet' || kind === 'name')
  const outlets = names.filter(({ kind }) => kind === 'outlet')
  // A quotation beside a name is a programme where a date says so, or an outlet's name; else it may be a headline.
  const isProgramme = programmes.length > 0 && (dates.length > 0 || outlets.length > 0)
  const isLabelled = isProgramme || parts.some(({ kind }) => kind === 'label')
  const isRelease = parts.some(({ kind }) => kind === 'release')
  if (dates.length === 0 && !isLabelled && !isRelease) return null
  const named = outlets[0] ?? (names.length === 1 && !isRelease ? names[0] : undefined)
  if (!named) return isRelease ? { clue: null, isRelease } : null
  if (outlets.length > 1 || names.length > 2) return null
  const kind = named.kind === 'outlet' || isLabelled ? 'head-line' : 'name-and-date'
  return { clue: { name: named.name, start: named.start, end: named.end, kind }, isRelease }
}

/** "Bulletin no. 7 of the NAME", "Statement of the NAME". */
function issuedBy(text: string, words: OutletWords): LineClue | null {
  const from = /^[*_\s]*/.exec(text)?.[0].length ?? 0
  const label = stickyEnd(words.issuers, text, from)
  if (label < 0) return null
  const link = /^(?:,?\s(?:no\.?|number|nr\.?|issue)?\s?\d{1,4})?,?\s(?:of|by|from|issued by)\s/i.exec(
    text.slice(label),
  )
  const named = link ? nameAt(text, label + link[0].length) : null
  return named && !isPerson(named.name, words) ? { ...named, kind: 'issuer' } : null
}

function partsOf(text: string, taken: readonly { start: number; end: number }[], words: OutletWords): Part[] {
  const cuts = [...taken.map(({ start, end }) => ({ start, end }))]
  for (const match of text.matchAll(SEPARATOR))
    cuts.push({ start: match.index, end: match.index + match[0].length })
  cuts.sort((a, b) => a.start - b.start || a.end - b.end)
  const parts: Part[] = []
  let at = 0
  for (const cut of [...cuts, { start: text.length, end: text.length }]) {
    if (cut.start > at) {
      const raw = text.slice(at, cut.start)
      const name = raw.replace(/^[\s*_.]+|[\s*_.]+$/g, '')
      const start = at + raw.indexOf(name)
      if (name !== '' && !STAMP.test(name)) parts.push(partOf(name, start, words))
    }
    at = Math.max(at, cut.end)
  }
  return parts
}

function partOf(name: string, start: number, words: OutletWords): Part {
  const part = { name, start, end: start + name.length }
  const isLower = !/\p{Lu}/u.test(name.slice(1))
  // Beside the label nothing is named: "Statement by A. Name" is a by-line.
  const release = words.releaseLabels.exec(name)
  if (release && !/\p{L}/u.test(name.slice(release.index + release[0].length)) && release.index <= 12)
    return { ...part, kind: 'release' }
  if (isIssue(name, words) || (words.programmeLabels.test(name) && (isLower || name.length <= 24)))
    return { ...part, kind: 'label' }
  const named = nameAt(name, 0)
  if (named?.end !== name.length || isPerson(named.name, words)) return { ...part, kind: 'other' }
  const kind = hasOutletWord(named.name, words) ? 'outlet' : 'name'
  return { name: named.name, start: start + named.start, end: part.end, kind }
}

/** "situation note 2", "issue no. 14", "vol. 3". */
function isIssue(name: string, words: OutletWords): boolean {
  return /\d/.test(name) && words.issueLabels.test(name) && name.split(/\s+/).length <= 5
}
