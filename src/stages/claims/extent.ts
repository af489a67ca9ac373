// How far the phrase reaches that a reporting verb or noun is about: on over what hangs on it without a pause, over lists
// and relative clauses, and not over the times and places of the report itself.
import { opensCaveat } from './caveats.ts'
import { isFronted, upToMainClause } from './clauses.ts'
import { quotationUnder, reach } from './detectors/quoted.ts'
import { startOf, tagOf, trimRun, word, xposOf } from './page.ts'
import type { Page, Run } from './page.ts'
import type { Reading } from './reading.ts'

export const OBJECT_TAGS = new Set(['NOUN', 'PROPN', 'PRON', 'DET', 'ADJ', 'NUM'])

/** Ends a phrase before ", focusing on …", which speaks of the subject. */
export function cutParticiple(page: Page, run: Run): Run {
  for (let i = run.first + 1; i < run.last - 1; i++) {
    if (
      word(page, i) === ',' &&
      tagOf(page, i + 1) === 'VERB' &&
      word(page, i + 1).endsWith('ing') &&
      (page.quoteOf[i] ?? -1) < 0
    )
      return { first: run.first, last: i }
  }
  return run
}

const STOPS = new Set(['SCONJ', 'AUX'])

/** Whether the preposition at `i` opens a time or venue of the report rather than a part of the thing. */
function opensCircumstance(page: Page, i: number): boolean {
  if (
    ![
      'on',
      'in',
      'at',
      'during',
      'by',
      'after',
      'before',
      'since',
      'via',
      'through',
      'amid',
      'from',
    ].includes(word(page, i))
  )
    return false
  for (let k = i + 1; k < i + 5; k++) {
    if (page.lexicon.timeWords.has(word(page, k)) || page.lexicon.venues.has(word(page, k))) return true
    if (tagOf(page, k) === 'ADP' || tagOf(page, k) === 'PUNCT') break
  }
  return ['during', 'after', 'before', 'since', 'via', 'amid'].includes(word(page, i))
}

const PREPOSITIONS = new Set([
  'for',
  'of',
  'by',
  'in',
  'with',
  'about',
  'on',
  'to',
  'from',
  'like',
  'without',
  'against',
  'through',
  'at',
])
/** How far behind "and" a verb would show that a new clause begins, in tokens. */
const COORDINATION_REACH = 8

/** Whether "and" goes on with another noun phrase and not with a clause or a verb. */
function coordinates(page: Page, first: number, last: number): boolean {
  if (!OBJECT_TAGS.has(tagOf(page, first)) && (page.quoteOf[first] ?? -1) < 0) return false
  for (let i = first; i < Math.min(last, first + COORDINATION_REACH); i++) {
    if (['VBD', 'VBZ', 'VBP', 'MD'].includes(xposOf(page, i))) return false
    if (tagOf(page, i) === 'PUNCT' && (page.quoteOf[i] ?? -1) < 0) return true
  }
  return true
}

const FINITE = new Set(['VBD', 'VBZ', 'VBP', 'MD'])
const NOMINATIVE = new Set(['he', 'she', 'they', 'we', 'i', 'it', 'you'])
/** Longest subject of a clause that stands on a noun without a pronoun ("remarks the mayor had made"), in tokens. */
const LONGEST_SUBJECT = 4

/** "remarks Orme | had made": the phrase before the verb at `i` is a noun and the subject of a clause about it. */
function closesContactClause(page: Page, first: number, i: number): boolean {
  if (!FINITE.has(xposOf(page, i)) && tagOf(page, i) !== 'AUX') return false
  if (!NOMINATIVE.has(word(page, i - 1)) && tagOf(page, i - 1) !== 'PROPN') return false
  let subject = i - 1
  while (subject > first && i - subject < LONGEST_SUBJECT && tagOf(page, subject - 1) === 'PROPN') subject--
  return subject > first && tagOf(page, subject - 1) === 'NOUN'
}

const RELATIVES = new Set(['that', 'who', 'which', 'whose', 'where'])

/** A list goes on behind the comma at `i`: "growth, jobs and wages", "the flood, including the two dams". */
function goesOnListing(page: Page, i: number, last: number): boolean {
  if (word(page, i) !== ',') return false
  if (
    ['including', 'like'].includes(word(page, i + 1)) ||
    (word(page, i + 1) === 'such' && word(page, i + 2) === 'as')
  )
    return true
  let at = i + 1
  for (let members = 0; members < MOST_MEMBERS; members++) {
    if (tagOf(page, at) === 'CCONJ') return members > 0 && isMember(page, at + 1, last) > 0
    const next = isMember(page, at, last)
    if (next < 0) return false
    if (tagOf(page, next) === 'CCONJ') return isMember(page, next + 1, last) > 0
    if (word(page, next) !== ',') return false
    at = next + 1
  }
  return false
}

const MOST_MEMBERS = 4
/** Longest member of a list, in tokens. */
const LONGEST_MEMBER = 10

/** End of the noun phrase that begins at `first` and that no verb follows, or -1. */
function isMember(page: Page, first: number, last: number): number {
  if (!OBJECT_TAGS.has(tagOf(page, first)) || NOMINATIVE.has(word(page, first))) return -1
  for (let i = first; i < Math.min(last, first + LONGEST_MEMBER); i++) {
    if (tagOf(page, i) === 'PUNCT' || tagOf(page, i) === 'CCONJ') return i
    if (!OBJECT_TAGS.has(tagOf(page, i)) && !['ADP', 'PART'].includes(tagOf(page, i))) return -1
  }
  return last <= first + LONGEST_MEMBER ? last : -1
}

/** Goes on with what follows a phrase without a pause: "the arrest of a man in the shooting", "cuts to be made". */
export function extendPhrase(reading: Pick<Reading, 'page' | 'verb' | 'context'>, proposed: Run): Run {
  const { page, verb, context } = reading
  const within = reach(page, verb, context)
  // What stands before the main clause ends where that begins, whatever the tree hangs on it.
  const until =
    proposed.first > verb && isFronted(page, verb, within) ? upToMainClause(page, proposed.first, within) : -1
  const run =
    until > proposed.first && until < proposed.last ? { first: proposed.first, last: until } : proposed
  let last = run.last
  let relative = false
  let inCase = false
  while (last < within.last) {
    const q = quotationUnder(page, last, context)
    const tag = tagOf(page, last)
    if (q >= 0 && startOf(page, last) >= (page.quotations[q]?.open ?? 0)) {
      if (tag === 'PUNCT' && word(page, last - 1) === ',') break
      last++
      continue
    }
    if (RELATIVES.has(word(page, last)) && tag === 'PRON') relative = true
    if (tag === 'PUNCT' && !/^[-'’–/]$/.test(word(page, last))) {
      if (!goesOnListing(page, last, within.last)) break
      last++
      continue
    }
    if (q < 0 && opensCaveat(page, last, within.last)) break
    // "a plan in case the dam breaks": the case belongs to what is wanted, up to the next pause.
    if (word(page, last) === 'case' && word(page, last - 1) === 'in') inCase = true
    if (inCase && tag !== 'CCONJ') {
      last++
      continue
    }
    if (closesContactClause(page, run.first, last) || (relative && FINITE.has(xposOf(page, last)))) {
      relative = false
      last++
      continue
    }
    if (breaksOff(page, last, { first: run.first, last: within.last })) break
    last++
  }
  return trimRun(page, { first: run.first, last })
}

/** "a helicopter attacking the convoy | and being shot down": a second participle of the noun that has one already. */
function goesOnActing(page: Page, conjunction: number, first: number): boolean {
  if (xposOf(page, conjunction + 1) !== 'VBG') return false
  for (let i = first + 1; i < conjunction; i++)
    if (xposOf(page, i) === 'VBG' && tagOf(page, i - 1) === 'NOUN') return true
  return false
}

/** "to drop the plan | and pay the crews": a second infinitive without its "to". */
function goesOnAsking(page: Page, conjunction: number, first: number): boolean {
  const isInfinitive = word(page, first) === 'to' || word(page, first + 1) === 'to'
  const verb = tagOf(page, conjunction + 1) === 'ADV' ? conjunction + 2 : conjunction + 1
  return isInfinitive && tagOf(page, verb) === 'VERB' && ['VB', 'VBP'].includes(xposOf(page, verb))
}

/** The word does not belong to the phrase before it. */
function breaksOff(page: Page, i: number, { first, last }: Run): boolean {
  const tag = tagOf(page, i)
  if (word(page, i) === 'in' && word(page, i + 1) === 'case') return false
  // "a helicopter attacking the convoy and being shot down".
  if (xposOf(page, i) === 'VBG' && word(page, i) === 'being') return false
  if (tag === 'CCONJ')
    return !coordinates(page, i + 1, last) && !goesOnActing(page, i, first) && !goesOnAsking(page, i, first)
  if (STOPS.has(tag)) return !(PREPOSITIONS.has(word(page, i)) && word(page, i + 1).endsWith('ing'))
  if (tag === 'ADP' && opensCircumstance(page, i)) return true
  if (tag === 'PART' && word(page, i) === 'to') return !['NOUN', 'PROPN', 'PRON'].includes(tagOf(page, i - 1))
  if (tag === 'VERB' && word(page, i - 1) === 'being') return false
  if (tag === 'VERB' && tagOf(page, i - 1) === 'CCONJ' && goesOnAsking(page, i - 1, first)) return false
  if (tag === 'VERB') return !/(?:ing|ed|en)$/.test(word(page, i)) && word(page, i - 1) !== 'to'
  return page.lexicon.timeWords.has(word(page, i)) && tag !== 'NOUN'
}
