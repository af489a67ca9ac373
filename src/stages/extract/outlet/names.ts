// Names of outlets as text has them: where one stands, whether it looks like an outlet's or a person's, when two are one,
// and whether an address is made of it. Shape only; what a name is worth as a clue is for evidence.ts.
import { LetterPattern } from '../../../text/letter-pattern.ts'
import { hostOf } from '../address.ts'
import { bareWord } from './words.ts'
import type { OutletWords } from './words.ts'

export interface NameAt {
  readonly name: string
  readonly start: number
  readonly end: number
}

const WORD = String.raw`(?:St|Mt|Ft)\.(?=[ ]\p{Lu})|\p{Lu}[\p{L}\p{M}\p{N}]*(?:[’'&.-][\p{L}\p{N}]+)*[’']?`
const JOIN = String.raw`(?:of|the|and|for|on(?=[ ](?:Satur|Sun)day)|de|del|della|di|do|da|dos|das|du|des|la|le|les|el|et|e|y|und|van|von|&)`
const NUMBER = String.raw`\d{1,3}(?!\d)`
/** Capitalised words with small joining words or a number between them. */
const NAME = new LetterPattern(
  `(?:${WORD})(?:[ \\u00a0](?:(?:${JOIN}[ \\u00a0]){0,2}(?:${WORD})|${NUMBER}(?![\\p{L}\\p{N}.,]*\\p{N}))){0,7}`,
  'y',
)
/** Capitalised because they open a sentence, never because they name anything. */
const OPENERS: ReadonlySet<string> = new Set(
  (
    'a all an and any at but by complaints content contents copyright disclaimer each every for from he her here his i if ' +
    'in it its my names no on or our please she texts that their there these they this those to trademarks we what when ' +
    'who you your'
  ).split(' '),
)
const MONTHS =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)$/i

/** "Orle-based" tells where from, and words run together are links without spaces between them. */
const NO_NAME = new LetterPattern(String.raw`-\p{Ll}+$|(?:\p{Ll}\p{Lu}\S*){3}`)

const NAME_STARTS = new LetterPattern(String.raw`(?<![\p{L}\p{N}])\p{Lu}`, 'g')

/** The name that begins right at `from`, or null. "the" in small letters before it is left out. */
export function nameAt(text: string, from: number): NameAt | null {
  const article = /^\s?(?:the\s)?\s?/.exec(text.slice(from, from + 6))?.[0].length ?? 0
  const match = NAME.execAt(text, from + article)
  if (!match) return null
  const name = match[0].replace(/(?:[’']s|[’'])$/, (tail) => (/s[’']$/.test(match[0]) ? tail : '')).trimEnd()
  const first = name.split(/\s/)[0] ?? ''
  if (OPENERS.has(first.toLowerCase()) || MONTHS.test(first) || NO_NAME.test(name)) return null
  return { name, start: match.index, end: match.index + name.length }
}

/** All names of a text, in the order they stand; a "the" before one is no part of it. */
export function namesIn(text: string): NameAt[] {
  const found: NameAt[] = []
  let end = 0
  for (const match of NAME_STARTS.matchAll(text)) {
    if (match.index < end) continue
    const named = nameAt(text, match.index)
    if (!named) continue
    found.push(named)
    end = named.end
  }
  return found
}

/** Letters and digits without accents, case and "the": "TideTimes" and "The Tide Times" are one. */
export function nameKey(name: string): string {
  return wordsOf(name).join('')
}

/** The words of a name, folded, without a leading "the". */
export function wordsOf(name: string): string[] {
  const words = bareWord(name).match(/[\p{L}\p{N}]+/gu) ?? []
  return words[0] === 'the' && words.length > 1 ? words.slice(1) : words
}

/** Whether it is named as outlets are ("Tarn Valley Herald", "Radio Orle", "Orle Press Bureau"), or is one that all know. */
export function hasOutletWord(name: string, words: OutletWords): boolean {
  const parts = (name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter((word) => !/^the$/i.test(word))
  const bare = parts.map((word) => (/^\p{Lu}/u.test(word) ? bareWord(word) : ''))
  const [first, last] = [bare[0] ?? '', bare.at(-1) ?? '']
  if (bare.some((word) => words.nameWords.has(word)) || words.nameEnds.has(last)) return true
  if (bare.length > 1 && words.nameStarts.has(first)) return true
  if (words.nameTails.has(last) && bare.slice(0, -1).some((word) => words.nameEnds.has(word))) return true
  return /\son\s(?:Satur|Sun)day$/.test(name) || words.known.has(bareWord(parts.join('')))
}

/** A known given name and one to three words more. "Herald" after it does not make an outlet of a person, "The" does. */
export function isPerson(name: string, words: OutletWords): boolean {
  const parts = name.split(/\s+/)
  return (
    parts.length >= 2 &&
    parts.length <= 4 &&
    words.firstNames.has(bareWord(parts[0] ?? '')) &&
    parts.every((part) => /^\p{Lu}/u.test(part))
  )
}

/** Without "Ltd", "Publishing Co." and their like; null where nothing is left. */
export function withoutCompany(name: string, words: OutletWords): string | null {
  const parts = name.split(/[\s,]+/)
  while (parts.length > 0 && words.companyWords.has(nameKey(parts.at(-1) ?? ''))) parts.pop()
  return parts.length === 0 ? null : parts.join(' ')
}

/** Words of names that addresses leave out, and of addresses that names leave out. */
const LOOSE: ReadonlySet<string> = new Set(['the', 'news', 'online', 'media', 'magazine', 'and', 'of', 'a'])
const LOOSE_LABELS = /^(?:www\d*|m|amp|mobile|news|online|en|english|blog|edition)$/

/** Whether the host is made of the name's words: "herald.tarnvalley.example" of "Tarn Valley Herald". */
export function fitsAddress(name: string, address: string | null): boolean {
  return fitsHost(name, hostOf(address))
}

/** The same for a host that is known already. */
export function fitsHost(name: string, host: string | null): boolean {
  if (host === null) return false
  const labels = host.split('.').slice(0, -1)
  const site = bareWord(labels.filter((label) => !LOOSE_LABELS.test(label)).join('')).replace(
    /[^\p{L}\p{N}]/gu,
    '',
  )
  const words = wordsOf(name).filter((word) => !LOOSE.has(word))
  if (site.length < 3 || words.length === 0) return false
  let rest = site
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    if (!rest.includes(word)) return false
    rest = rest.replace(word, '')
  }
  for (const word of LOOSE) rest = rest.replace(word, '')
  return rest.length <= COUNTRY_LABEL
}

/** What of a host may be left when the name is taken away: a second-level label such as "co". */
const COUNTRY_LABEL = 3
