// Signs that a passage answers a kind of question: a time for "when", a figure of the asked thing for "how many", a name for
// "who", a mark of cause for "why". A passage without the sign answers nothing, however alike its words are.
import type { Span } from '../../../model/index.ts'
import { overlaps } from '../../../text/tokens-in.ts'
import type { Holdings, OnPage } from './holdings.ts'
import type { RetrievalLexicon } from './lexicon.ts'
import { isName, type Match } from './match.ts'
import type { KeyedWord, Passage } from './passages.ts'
import type { AskedQuestion } from './question-words.ts'

export interface SignTools {
  readonly holdings: Holdings
  readonly on: OnPage
  readonly lexicon: RetrievalLexicon
}

const CLOCK_START =
  /^(?:\d{1,2}[:.]\d{2}(?!\d)|\d{1,2}\s?[ap]\.?m\b|\d{1,2}\s?o['’]clock\b|(?:noon|midnight|midday)\b)/i
const YEAR = /^(?:1[89]|20)\d{2}$/

export const textOf = (passage: Passage): string => passage.page.text.slice(passage.start, passage.end)

const isDay = (low: readonly string[], at: number, lexicon: RetrievalLexicon): boolean =>
  lexicon.calendarWords.has(low[at] ?? '')

/** How exactly the word at `at` says when: 3 a clock time, 2 a date or year, 1 a day or part of a day by name, 0 not at all. */
function exactness(passage: Passage, low: readonly string[], at: number, lexicon: RetrievalLexicon): number {
  const word = passage.words[at]
  if (!word) return 0
  if (CLOCK_START.test(passage.page.text.slice(word.start, Math.min(passage.end, word.end + 8)))) return 3
  if (YEAR.test(word.word)) return 2
  const isName = /^\p{Lu}/u.test(word.word)
  if (isName && isDay(low, at, lexicon)) return isDayNumber(low[at - 1]) || isDayNumber(low[at + 1]) ? 2 : 1
  return lexicon.dayparts.has(low[at] ?? '') ? 1 : 0
}

/** Words between a happening and its time: beyond them the time is that of something else. */
const TIMED_WITHIN = 12

/** How exactly a passage says when, by the most exact time near to a word that the question shares. */
export function timeSign(match: Match, { lexicon, on }: SignTools): number {
  const { passage } = match
  const low = passage.words.map((one) => one.word.toLowerCase())
  const met = new Set(match.met.values())
  const places = passage.words.flatMap((one, at) => (met.has(one.key) ? [at] : []))
  const times = passage.words
    .map((_, at) => ({ at, exact: exactness(passage, low, at, lexicon) }))
    .filter((one) => one.exact > 0)
  const near = times.filter(
    (time) => !places.length || places.some((place) => Math.abs(place - time.at) <= TIMED_WITHIN),
  )
  const best = Math.max(0, ...near.map((one) => one.exact))
  if (best > 0) return best
  const isFound = (on.times.get(passage.page.id) ?? []).some(
    (one) => one.type !== 'DURATION' && overlaps(one, passage),
  )
  return isFound || times.length > 0 ? 0.5 : 0
}

const isDayNumber = (word: string | undefined): boolean =>
  word !== undefined && /^(?:\d{1,2})(?:st|nd|rd|th)?$/.test(word)

export interface Counted extends Span {
  readonly value: number
  readonly isApproximate: boolean
}

/** Measures of lengths and the like ask for a unit; a plain count must not have one, unless the unit is what is counted. */
function fitsMeasure(
  question: AskedQuestion,
  number: KeyedWord,
  next: KeyedWord | undefined,
  before: string,
  passage: Passage,
  lexicon: RetrievalLexicon,
): boolean {
  const unit = next !== undefined && lexicon.measures.has(next.word.toLowerCase())
  switch (question.measure) {
    case 'many':
      return !unit || next.key === question.focus
    case 'old':
      return (
        before === 'aged' ||
        next?.word.toLowerCase() === 'years' ||
        /^,/.test(passage.page.text.slice(number.end, number.end + 1))
      )
    case 'far':
    case 'long':
    case 'big':
    case 'large':
    case 'high':
    case 'deep':
    case 'tall':
    case 'wide':
    case 'heavy':
    case 'fast':
      return unit
    case 'much':
      return !(
        next !== undefined &&
        (lexicon.timeUnits.has(next.word.toLowerCase()) || /^degrees?$/i.test(next.word))
      )
    default:
      return true
  }
}

/** Words of one sentence that are numbers, without clock times, years, and numbers that belong to a name. */
function numbersIn(
  question: AskedQuestion,
  passage: Passage,
  lexicon: RetrievalLexicon,
): (Counted & { readonly at: number })[] {
  const { words } = passage
  const found: (Counted & { at: number })[] = []
  for (const [at, one] of words.entries()) {
    const low = one.word.toLowerCase()
    const before = words[at - 1]
    const next = words[at + 1]
    if (one.word.includes(' ')) {
      // The word before was the number of a name ("Tank 3").
      if (found.at(-1)?.end === one.end) found.pop()
      continue
    }
    const value = /^\d[\d,]*(?:\.\d+)?$/.test(one.word)
      ? Number(one.word.replaceAll(',', ''))
      : lexicon.numberValues.get(low)
    if (value === undefined || !Number.isFinite(value)) continue
    const beside = [before?.word.toLowerCase() ?? '', next?.word.toLowerCase() ?? '']
    const isDate = beside.some((word) => lexicon.calendarWords.has(word)) || YEAR.test(one.word)
    const isClock = CLOCK_START.test(passage.page.text.slice(one.start, one.end + 8))
    // "won by 9,861 votes": a margin counts nobody.
    const isMargin = beside[0] === 'by' && question.measure === 'many' && !/^by /i.test(question.text)
    // "four of the dead" are some of a whole that another number counts.
    const isPart = /^ of (?:the|them|these|those|its|his|her|their)\b/.test(
      passage.page.text.slice(one.end, one.end + 9),
    )
    if (
      isDate ||
      isClock ||
      isMargin ||
      isPart ||
      low === 'one' ||
      !fitsMeasure(question, one, next, beside[0] ?? '', passage, lexicon)
    )
      continue
    const lead = passage.page.text.slice(Math.max(passage.start, one.start - 20), one.start).toLowerCase()
    found.push({
      start: one.start,
      end: one.end,
      value,
      isApproximate: /(?:about|some|nearly|around|over|under|than|almost|least|roughly|most)\s$/.test(lead),
      at,
    })
  }
  return found
}

/** Words between a figure and what it counts: "nine people have been confirmed dead" has five. */
const COUNTED_WITHIN = 7

/** The figure of a passage that counts what is asked: the number nearest to the focus or, without it, to a met word. */
export function countedIn(question: AskedQuestion, match: Match, { lexicon }: SignTools): Counted | null {
  const { passage, met } = match
  // "How many people died" counts by its verb: "people" alone stands beside figures of every kind.
  const isVague = question.focus === null || lexicon.generic.has(question.focus)
  const predicate = question.words.find((one) => !isName(one.word) && one.key !== question.focus)?.key
  const anchor = isVague ? predicate : question.focus
  if (anchor !== undefined && !met.has(anchor) && (isVague || predicate === undefined || !met.has(predicate)))
    return null
  const numbers = numbersIn(question, passage, lexicon)
  if (!numbers.length) return null
  const kin =
    question.focus === null
      ? new Set<string>()
      : new Set([...lexicon.sameAs(question.focus), ...lexicon.kinOf(question.focus)])
  const isFocus = (word: KeyedWord): boolean =>
    question.focus !== null && (word.key === question.focus || kin.has(word.key))
  const metKeys = new Set(met.values())
  const anchorMet = anchor === undefined ? undefined : met.get(anchor)
  const places = passage.words.flatMap((word, at) =>
    (isFocus(word) && !isVague) || (isVague ? word.key === anchorMet : metKeys.has(word.key))
      ? [{ at, weight: isFocus(word) ? 0 : 1 }]
      : [],
  )
  const scored = numbers.map((number) => {
    const distances = places.map((place) => Math.abs(place.at - number.at) + place.weight)
    return { number, distance: Math.min(Infinity, ...distances) }
  })
  const [best] = scored.sort((a, b) => a.distance - b.distance || a.number.start - b.number.start)
  return best && best.distance <= COUNTED_WITHIN ? best.number : null
}

const PLACING = new Set(['in', 'at', 'near', 'from', 'off'])

/** Words between what is asked about somebody and the name: "Jane Roe, who heads the board" has two. */
const NAMED_WITHIN = 5

/** Where a passage says who its source is: a name there only speaks, unless what is asked stands right beside it. */
function onlySpeaks(match: Match, at: number, { on }: SignTools): boolean {
  const { passage } = match
  const word = passage.words[at]
  if (!word) return false
  const inSource = (on.attributions.get(passage.page.id) ?? []).some((one) =>
    one.source.some(([start, end]) => start <= word.start && word.end <= end),
  )
  const met = new Set(match.met.values())
  return inSource && !passage.words.some((one, n) => met.has(one.key) && Math.abs(n - at) <= NAMED_WITHIN)
}

/** Names of a passage that the question does not hold itself: of places where `placed`, else of people and bodies. */
export function nameSign(question: AskedQuestion, match: Match, placed: boolean, tools: SignTools): boolean {
  const { passage } = match
  const asked = new Set(question.words.flatMap((one) => [one.key, ...one.key.split(' ')]))
  return passage.words.some((one, at) => {
    const low = one.word.toLowerCase()
    const isCapital = /^\p{Lu}/u.test(one.word) && !tools.lexicon.calendarWords.has(low)
    const opens = at === 0 && (tools.lexicon.stop.has(low) || !/^\p{Lu}/u.test(passage.words[1]?.word ?? ''))
    if (!isCapital || opens || asked.has(one.key)) return false
    const isPlaced = PLACING.has(passage.words[at - 1]?.word.toLowerCase() ?? '')
    return placed ? isPlaced : !isPlaced && !onlySpeaks(match, at, tools)
  })
}

const ARTICLES = new Set(['the', 'a', 'an', 'two', 'three', 'several', 'some'])
/** Words of a subject before its verb: "The court of appeal has lifted". */
const SUBJECT = 6

/** "The court of appeal has lifted the ban": somebody without a name does at the head of the sentence what is asked. */
function subjectSign(question: AskedQuestion, { passage, met }: Match): boolean {
  const verb = question.words.find((one) => !isName(one.word))
  const by = verb && met.get(verb.key)
  const at = by === undefined ? -1 : passage.words.findIndex((one) => one.key === by)
  return (
    at > 1 &&
    at <= SUBJECT &&
    ARTICLES.has(passage.words[0]?.word.toLowerCase() ?? '') &&
    /(?:ed|[^s]s|en|t)$/.test(passage.words[at]?.word ?? '')
  )
}

/** Lower case, words parted by single blanks, one at each end. */
const folded = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim()} `

const holdsPhrase = (low: string, phrases: readonly string[]): boolean =>
  phrases.some((phrase) => low.includes(phrase))

/** Whether a passage says that nobody has said. */
export function isUndisclosed(passage: Passage, lexicon: RetrievalLexicon): boolean {
  const low = folded(textOf(passage))
  return holdsPhrase(low, lexicon.undisclosed) || lexicon.undisclosedPattern.test(low)
}

export const isContested = (passage: Passage, lexicon: RetrievalLexicon): boolean =>
  holdsPhrase(folded(textOf(passage)), lexicon.contested)
export const givesCause = (passage: Passage, lexicon: RetrievalLexicon): boolean =>
  holdsPhrase(folded(textOf(passage)), lexicon.causes)

/** How well a match bears the sign of the question's kind; 0 where it answers nothing of the kind. */
export function signOf(question: AskedQuestion, match: Match, tools: SignTools): number {
  const { passage } = match
  switch (question.kind) {
    case 'when':
      return timeSign(match, tools)
    case 'how-many':
      return countedIn(question, match, tools) ? 1 : 0
    case 'who':
      return nameSign(question, match, false, tools) || passage.kind === 'answer'
        ? 1
        : subjectSign(question, match)
          ? 0.5
          : 0
    case 'which':
      return nameSign(question, match, false, tools) || passage.kind === 'answer' ? 1 : 0
    case 'where':
      return nameSign(question, match, true, tools) || passage.kind === 'answer' ? 1 : 0
    case 'why':
      return givesCause(passage, tools.lexicon) ? 1 : 0
    case 'who-is':
    case 'who-said':
    case 'said':
    case 'happened':
    case 'yes-no':
    case 'what':
    case 'how':
      return 1
  }
}
