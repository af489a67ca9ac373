// Noun phrases by position alone: the phrase that ends before a word, and the one that begins at a word. They stand in
// where the tree has no subject, and rest on tags only.
import { endOf, form, startOf, tagOf, trimRun, word, xposOf } from './page.ts'
import type { Page, Run } from './page.ts'

const NOMINAL = new Set(['NOUN', 'PROPN', 'PRON', 'NUM', 'ADJ', 'DET', 'SYM', 'X'])
const LINKS = new Set(['of', 'for', 'from', 'in', 'at', 'with', 'on', 'to'])
/** Words a source phrase may have; longer runs are not phrases but mistakes. */
const LONGEST_PHRASE = 40

const isNominal = (page: Page, i: number): boolean =>
  NOMINAL.has(tagOf(page, i)) || word(page, i) === "'s" || word(page, i) === "'"
const isName = (page: Page, i: number): boolean =>
  tagOf(page, i) === 'NOUN' || tagOf(page, i) === 'PROPN' || tagOf(page, i) === 'NUM'

/** "people familiar | with the matter": an adjective behind its noun. */
const standsBehindNoun = (page: Page, i: number): boolean =>
  tagOf(page, i) === 'ADJ' && (tagOf(page, i - 1) === 'NOUN' || word(page, i - 1) === 'those')

/** Whether the token may go on a phrase that began before it. */
function goesOn(page: Page, i: number): boolean {
  if (isNominal(page, i)) return true
  if (word(page, i) === 'and' || word(page, i) === '&') return isName(page, i - 1) && isNominal(page, i + 1)
  return (
    LINKS.has(word(page, i)) &&
    (isName(page, i - 1) || standsBehindNoun(page, i - 1)) &&
    isNominal(page, i + 1)
  )
}

/** The longest phrase that ends right before token `end`, not reaching back before `from`. */
export function phraseBefore(page: Page, end: number, from: number): Run | null {
  let first = end
  const least = Math.max(from, end - LONGEST_PHRASE)
  if (end - 1 >= least && tagOf(page, end - 1) === 'PRON') return { first: end - 1, last: end }
  while (first - 1 >= least && goesOn(page, first - 1) && page.quoteOf[first - 1] === page.quoteOf[end - 1])
    first--
  while (first < end && !isNominal(page, first)) first++
  return first < end ? trimRun(page, { first, last: end }) : null
}

/** A new phrase begins here: an article or pronoun right behind a noun ("told the paper the deal …"). */
function begins(page: Page, i: number, first: number): boolean {
  if (i === first || !isName(page, i - 1)) return false
  return tagOf(page, i) === 'DET' || (tagOf(page, i) === 'PRON' && word(page, i) !== "'s")
}

/** The phrase that begins at token `first`, not reaching past `to`; `article` ends it where another one begins. */
export function phraseAfter(
  page: Page,
  first: number,
  to: number,
  options: { readonly article?: boolean } = {},
): Run | null {
  if (tagOf(page, first) === 'PRON' && !['NOUN', 'ADJ', 'PROPN'].includes(tagOf(page, first + 1)))
    return { first, last: first + 1 }
  if (['he', 'she', 'they', 'it', 'i', 'we', 'him', 'them', 'us', 'me', 'you'].includes(word(page, first)))
    return { first, last: first + 1 }
  let last = first
  const most = Math.min(to, first + LONGEST_PHRASE)
  while (last < most && goesOn(page, last) && page.quoteOf[last] === page.quoteOf[first]) {
    if (options.article && begins(page, last, first)) break
    last++
  }
  return last > first ? { first, last } : null
}

/** The head of a flat phrase: its last noun before the first preposition. */
export function headOfPhrase(page: Page, run: Run): number {
  let head = run.first
  for (let i = run.first; i < run.last; i++) {
    if (tagOf(page, i) === 'ADP' && i > run.first) break
    if (['(', ',', '['].includes(word(page, i)) && i > run.first) break
    if (standsBehindNoun(page, i)) continue
    if (isNominal(page, i) && form(page, i) !== "'s") head = i
  }
  return head
}

const ASIDES = new Set([
  'if',
  'unless',
  'as',
  'i',
  'though',
  'although',
  'when',
  'while',
  'because',
  'citing',
  'quoting',
])
/** Words that open a clause between a source and its verb ("who …,", "if I remember rightly,"). */
const OPENS_CLAUSE = new Set([
  'who',
  'which',
  'whose',
  'if',
  'unless',
  'as',
  'i',
  'when',
  'where',
  'though',
  'although',
  'because',
  'while',
])
const FINITE = new Set(['VBD', 'VBZ', 'VBP', 'MD'])

/** Where an apposition that closes with the comma before `end` opens: the index of its opening comma, or -1. */
function appositionStart(page: Page, end: number, from: number): number {
  let relative = false
  const mark = word(page, end - 1)
  for (let i = end - 2; i >= Math.max(from, end - LONGEST_PHRASE); i--) {
    if (OPENS_CLAUSE.has(word(page, i))) relative = true
    if (word(page, i) === mark) {
      if (!relative && hasFinite(page, i + 1, end - 1)) return -1
      return i
    }
  }
  return -1
}

function hasFinite(page: Page, first: number, last: number): boolean {
  for (let i = first; i < last; i++) if (FINITE.has(xposOf(page, i))) return true
  return false
}

const PAUSES = new Set([',', '—', '–', '―', '--', '-'])

/** A mark that may stand on both sides of an apposition; a hyphen between spaces is a dash. */
export const isPause = (page: Page, i: number): boolean =>
  PAUSES.has(word(page, i)) && (word(page, i) !== '-' || endOf(page, i - 1) < startOf(page, i))

/** The source phrase right before a verb, with an apposition between commas where there is one. */
export function sourceBefore(page: Page, end: number, from: number): Run | null {
  if (!isPause(page, end - 1) || end - 1 <= from) return phraseBefore(page, end, from)
  let comma = appositionStart(page, end, from)
  // Two appositions in a row ("X, 25, a baker, said").
  if (comma > from + 1 && tagOf(page, comma - 1) === 'NUM' && word(page, comma - 2) === ',') comma = comma - 2
  const name = comma > from ? phraseBefore(page, comma, from) : null
  const named = name && (isName(page, name.last - 1) || page.lexicon.people.has(word(page, name.last - 1)))
  // An apposition belongs to the source, a clause of the speaker's own ("if I remember rightly") does not.
  const isAside = ASIDES.has(word(page, comma + 1))
  return named ? { first: name.first, last: isAside ? name.last : end - 1 } : null
}
