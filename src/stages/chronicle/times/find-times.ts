// Finds the time expressions of a text, sentence by sentence, and places each in the calendar.
// It reads words, not trees; the tense of the clause comes in as a function, so that it works without syntax too.
import type { Span, TimeExpression } from '../../../model/index.ts'
import { readIso, weekdayOf } from '../../../text/calendar.ts'
import type { Moment } from '../../../text/calendar.ts'
import type { Word } from '../../../text/numbers.ts'
import type { TimeLexicon } from './lexicon.ts'
import { readTime } from './read-time.ts'
import { resolveTime } from './resolve.ts'
import type { Placed, Tense } from './placed.ts'
import type { Reading, Sense } from './sense.ts'

export interface TimesInput {
  /** Words of each sentence, in text order. */
  readonly sentences: readonly (readonly Word[])[]
  readonly lexicon: TimeLexicon
  readonly publishedAt: string | null
  /** When the page was last changed: entries of a live page may be later than its publication. */
  readonly modifiedAt?: string | null
  readonly tenseAt: (span: Span) => Tense
}

interface Found {
  readonly reading: Reading
  readonly from: number
  readonly span: Span
}

interface Read {
  readonly words: readonly Word[]
  readonly found: readonly Found[]
}

function readSentence(words: readonly Word[], lex: TimeLexicon): Found[] {
  const reader = { words, lex }
  const found: Found[] = []
  for (let at = 0; at < words.length;) {
    const first = words[at]
    const reading = first && mayBegin(first, lex) ? readTime(reader, at) : null
    const last = reading ? words[reading.next - 1] : undefined
    if (!reading || !first || !last) {
      at += 1
      continue
    }
    found.push({ reading, from: at, span: { start: first.start, end: last.end } })
    at = reading.next
  }
  return found
}

const mayBegin = (word: Word, lex: TimeLexicon): boolean =>
  word.kind === 'digits' || lex.starters.has(word.lower)

/** All time expressions, in text order. */
export function findTimes(input: TimesInput): TimeExpression[] {
  const sentences = input.sentences.map((words): Read => ({
    words,
    found: readSentence(words, input.lexicon),
  }))
  const published =
    (input.publishedAt === null ? null : readIso(input.publishedAt)) ?? statedAnchor(sentences)
  const modified = input.modifiedAt ? readIso(input.modifiedAt) : null
  const times: TimeExpression[] = []
  let anchor = published
  let reference: Moment | null = null
  const counts = new Map<number, number>()
  let told = -1
  for (const [index, sentence] of sentences.entries()) {
    anchor = entryAnchor(sentence, published, modified) ?? anchor
    const isNear = index - told <= NEAR_SENTENCES
    const done = placeSentence(sentence, {
      input,
      anchor,
      reference,
      main: isNear ? reference : mainDay(counts),
    })
    if (done.reference !== reference) told = index
    reference = done.reference
    for (const placed of done.placed)
      if (placed?.day !== undefined && placed.type !== 'DURATION')
        counts.set(placed.day, (counts.get(placed.day) ?? 0) + 1)
    for (const [i, item] of sentence.found.entries()) {
      const placed = done.placed[i]
      if (placed) times.push(expression(item.span, placed))
    }
  }
  return times
}

/** Sentences over which a clock time without a day goes with the date told before it. */
const NEAR_SENTENCES = 1

/** The day that a page has told most often so far, the later told on a tie: its own story, not its background. */
function mainDay(counts: ReadonlyMap<number, number>): Moment | null {
  let day: number | null = null
  let most = 0
  for (const [one, count] of counts) if (count >= most) [day, most] = [one, count]
  return day === null ? null : { day, minutes: null, utc: false }
}

interface SentenceContext {
  readonly input: TimesInput
  readonly anchor: Moment | null
  readonly reference: Moment | null
  /** The day that clock times without a day of their own belong to. */
  readonly main: Moment | null
}

/** Dates first: a clock time apart from its date ("On Tuesday … at 18:00 UTC") takes the day from it. */
function placeSentence(
  { words, found }: Read,
  { input, anchor, reference: before, main }: SentenceContext,
): { placed: (Placed | null)[]; reference: Moment | null } {
  const placed: (Placed | null)[] = found.map(() => null)
  let near: number | null = null
  let reference = before
  for (const late of [false, true]) {
    for (const [i, item] of found.entries()) {
      const { part } = item.reading
      const dayless =
        (item.reading.sense.kind === 'clock' || item.reading.sense.kind === 'daypart') &&
        item.reading.sense.on === null
      if (dayless !== late) continue
      const tense = input.tenseAt(item.span)
      const sense = withReach(item, words, tense)
      const result = resolveTime(sense, {
        published: anchor,
        reference: late && reference === before ? main : reference,
        near: late ? near : null,
        tense,
        part,
      })
      placed[i] = result
      if (result.day !== undefined && result.type !== 'DURATION') {
        near ??= result.day
        reference = { day: result.day, minutes: result.minutes ?? null, utc: false }
      }
    }
  }
  return { placed, reference }
}

/** "will answer within 24 hours" reaches from the publication on, "was over within 24 hours" from the day spoken of last. */
function withReach({ reading, from }: Found, words: readonly Word[], tense: Tense): Sense {
  const { sense } = reading
  if (
    sense.kind !== 'duration' ||
    sense.reach !== null ||
    tense === 'none' ||
    words[from - 1]?.lower !== 'within'
  )
    return sense
  return tense === 'future' ? { ...sense, reach: 1 } : { ...sense, reach: 1, from: 'reference' }
}

function expression(span: Span, placed: Placed): TimeExpression {
  const { type, value, interval, precision, basis } = placed
  return {
    start: span.start,
    end: span.end,
    type,
    value,
    ...(interval ? { interval } : {}),
    precision,
    basis,
  }
}

const NOWHERE = { published: null, reference: null, near: null, tense: 'none', part: undefined } as const

/** Longest time between publication and last change for which entries of a live page are looked for. */
const LIVE_DAYS = 6

/** The day of a live page's entry: a line that is only a weekday and a clock time, between publication and last change. */
function entryAnchor(
  { words, found }: Read,
  published: Moment | null,
  modified: Moment | null,
): Moment | null {
  const [only] = found
  if (
    !published ||
    !modified ||
    !only ||
    found.length > 1 ||
    only.from > 0 ||
    only.reading.next < words.length
  )
    return null
  const days = modified.day - published.day
  if (days < 1 || days > LIVE_DAYS) return null
  const { sense } = only.reading
  const day = sense.kind === 'clock' ? sense.on : sense
  if (day?.kind !== 'weekday' || day.shift !== null) return null
  const ahead = (day.weekday - weekdayOf(published.day) + 7) % 7
  return ahead <= days
    ? { day: published.day + ahead, minutes: sense.kind === 'clock' ? sense.minutes : null, utc: false }
    : null
}

/** Words of a line that can be a byline or a source with its date. */
const BYLINE_WORDS = 16
/** How many of the first sentences may be one. */
const BYLINE_SENTENCES = 4

/** The day a page without publication date gives itself: "As of June 23, 2031", or a byline that ends in a date. */
function statedAnchor(sentences: readonly Read[]): Moment | null {
  for (const [at, { words, found }] of sentences.entries()) {
    for (const { reading, from } of found) {
      const { sense } = reading
      if (sense.kind !== 'date' || sense.year === null || sense.month === null || sense.day === null) continue
      const asOf = words[from - 1]?.lower === 'of' && words[from - 2]?.lower === 'as'
      const last = words.slice(reading.next).every((word) => word.kind === 'mark')
      const byline =
        at < BYLINE_SENTENCES &&
        last &&
        words.length <= BYLINE_WORDS &&
        !/^(?:on|since|until|of|by|from|to)$/.test(words[from - 1]?.lower ?? '')
      if (!asOf && !byline) continue
      const placed = resolveTime(sense, NOWHERE)
      if (placed.day !== undefined) return { day: placed.day, minutes: null, utc: false }
    }
  }
  return null
}
