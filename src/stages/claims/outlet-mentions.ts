// Where a page speaks of an outlet: by its name, or by a word that stands for one named before ("she told the programme").
import { isGenericOutlet, isOutletName } from './outlets.ts'
import { startOf, textOf, word } from './page.ts'
import type { Page, Run } from './page.ts'

export interface OutletMention {
  readonly name: string
  /** False where the page only describes it ("state television"). */
  readonly named: boolean
}

/** "this newspaper" is the page's own. */
const OWN_OUTLET = new Set(['this', 'our', 'us'])
/** How far back the outlet behind "the programme" may have been named, in sentences. */
const OUTLET_MEMORY = 3

/** The outlet last named before a token ("X was on Radio Y. … she told the programme"). */
function outletBefore(page: Page, token: number): OutletMention | null {
  const sentence = page.sentenceOf[token] ?? 0
  for (let s = sentence; s >= Math.max(0, sentence - OUTLET_MEMORY); s--) {
    const span = page.syntax.sentences[s]
    if (!span) continue
    let found: OutletMention | null = null
    for (let i = span.first; i < Math.min(span.last, token); i++) {
      const name = namedOutletAt(page, i, Math.min(span.last, token))
      if (name !== null) found = { name, named: true }
    }
    if (found) return found
  }
  return null
}

/** Longest name of an outlet, in tokens. */
const LONGEST_OUTLET = 6

/** The outlet's name that begins at token `i`, or null. */
function namedOutletAt(page: Page, i: number, to: number): string | null {
  const isCapital = (at: number): boolean => /^[\p{Lu}\d]/u.test(page.text.charAt(startOf(page, at)))
  if (
    !isCapital(i) ||
    (i > 0 &&
      isCapital(i - 1) &&
      word(page, i - 1) !== 'the' &&
      page.sentenceOf[i - 1] === page.sentenceOf[i])
  )
    return null
  let last = i
  while (
    last < to &&
    last - i < LONGEST_OUTLET &&
    (isCapital(last) || (word(page, last) === 'of' && last + 1 < to))
  )
    last++
  for (let end = last; end > i; end--) {
    const name = textOf(page, { first: i, last: end })
    if (isOutletName(page.lexicon, name)) return name.replace(/^The\s+/, '')
  }
  return null
}

/** The outlet named in a phrase, capitalised words first, then a generic noun ("state television"). */
export function outletIn(page: Page, run: Run): OutletMention | null {
  for (let i = run.first; i < run.last; i++) {
    const name = namedOutletAt(page, i, run.last)
    if (name !== null) return { name, named: true }
  }
  const phrase = textOf(page, run)
  if (!isGenericOutlet(page.lexicon, phrase) || OWN_OUTLET.has(word(page, run.first))) return null
  const meant = word(page, run.first) === 'the' ? outletBefore(page, run.first) : null
  return meant ?? { name: phrase.replace(/^(?:the|a|an)\s+/i, ''), named: false }
}

/** "told Harwick Sound's Ann Lee", "on Radio Orme's “Kitchen Table”": what owns a person or a title is the outlet. */
export function owningOutlet(page: Page, run: Run): OutletMention | null {
  for (let i = run.first + 1; i < run.last - 1; i++) {
    if (word(page, i) !== "'s" || !isCapitalised(page, i - 1)) continue
    const isTitle = (page.quoteOf[i + 1] ?? -1) >= 0 && page.quoteOf[i + 1] !== page.quoteOf[i]
    if (!isTitle && !isPerson(page, i + 1, run.last)) continue
    let first = i - 1
    while (first > run.first && isCapitalised(page, first - 1)) first--
    const name = textOf(page, { first, last: i }).replace(/^The\s+/, '')
    return { name, named: true }
  }
  return null
}

const isCapitalised = (page: Page, i: number): boolean =>
  /^[\p{Lu}\d]/u.test(page.text.charAt(startOf(page, i)))

/** Two capitalised words or more, to the end of the phrase. */
function isPerson(page: Page, first: number, last: number): boolean {
  for (let i = first; i < last; i++) if (!isCapitalised(page, i)) return false
  return last - first >= 2
}

const GUESSES = new Set(['think', 'believe', 'guess', 'suppose', 'fancy', 'remember'])

/** "One paper, I think it was the Courant, wrote": the outlet that the speaker takes it to have been, or null. */
export function guessedOutlet(page: Page, source: Run): string | null {
  let i = source.last
  if (word(page, i) !== ',') return null
  i++
  if (word(page, i) === 'and') i++
  if (!['i', 'we'].includes(word(page, i)) || !GUESSES.has(word(page, i + 1))) return null
  if (word(page, i + 2) !== 'it' || !['was', 'is'].includes(word(page, i + 3))) return null
  let first = i + 4
  if (word(page, first) === 'the' || word(page, first) === 'in') first++
  if (word(page, first) === 'the') first++
  let last = first
  while (isCapitalised(page, last) && last < first + LONGEST_OUTLET) last++
  return last > first ? textOf(page, { first, last }) : null
}
