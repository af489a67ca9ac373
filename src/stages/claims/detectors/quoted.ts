// Quotations and the reporting clause beside them: "“…,” X said", "X said: “…”", and what is broken by its clause or goes
// on after it. It works by position; trees are not asked, since they are weakest across quotation marks.
import type { Range } from '../../../model/index.ts'
import { isFragment } from '../draft.ts'
import { isSpeaker } from '../grammar.ts'
import { endOf, form, startOf, tagOf, trimRun, word, xposOf } from '../page.ts'
import type { Page, Run } from '../page.ts'
import { headOfPhrase, phraseAfter } from '../phrases.ts'
import type { Reading } from '../reading.ts'

export interface Quoted {
  readonly content: readonly Range[]
  readonly quotes: readonly number[]
  /** Offset at which the content begins. */
  readonly from: number
  readonly source?: Run
  readonly sourceHead?: number
}

/** Every longer word is capitalised and it does not end as a sentence does: the name of a work or programme. */
export function isTitle(page: Page, q: number): boolean {
  const quotation = page.quotations[q]
  if (!quotation || quotation.parts.length > 1) return false
  const text = page.text.slice(quotation.start, quotation.end).replace(/[.,]$/, '')
  const words = text.split(/\s+/)
  return (
    words.length <= LONGEST_TITLE &&
    !/[?!]$/.test(text) &&
    words.every((one) => one.length <= 3 || /^[\p{Lu}\d]/u.test(one)) &&
    /^[\p{Lu}\d]/u.test(text)
  )
}

/** Titles of works and programmes are shorter than this, in words. */
const LONGEST_TITLE = 7
/** How far behind its verb a colon that opens its words may stand, in tokens. */
const NEAREST_COLON = 12
/** How far after its verb a quotation may open ("said on Sunday in a long letter to the board: …"), in tokens. */
const FURTHEST_QUOTATION = 40

/** The quotation directly under `context` that holds the token, or -1. */
export function quotationUnder(page: Page, token: number, context: number): number {
  let q = page.quoteOf[token] ?? -1
  while (q >= 0 && (page.quotations[q]?.parent ?? -1) !== context) q = page.quotations[q]?.parent ?? -1
  return q
}

/** No reporting clause speaks of words further away, in tokens; it keeps texts without full stops linear. */
const LONGEST_REACH = 300

/** Tokens a reporting clause may speak of: its stretch, or the quotation it stands in. */
export function reach(page: Page, token: number, context: number): Run {
  const whole = page.stretches[page.stretchOf[token] ?? 0] ?? { first: token, last: token + 1 }
  const stretch = {
    first: Math.max(whole.first, token - LONGEST_REACH),
    last: Math.min(whole.last, token + LONGEST_REACH),
  }
  const inside = context >= 0 ? page.quoteRuns[context] : undefined
  if (!inside) return stretch
  const sentence = page.syntax.sentences[page.sentenceOf[token] ?? 0] ?? stretch
  return {
    first: Math.max(inside.first, sentence.first, stretch.first),
    last: Math.min(inside.last, sentence.last, stretch.last),
  }
}

export const partsOf = (page: Page, q: number): readonly Range[] =>
  (page.quotations[q]?.parts ?? []).map(({ start, end }): Range => [start, end])

/** First token behind a quotation, its closing mark included. */
function behind(page: Page, q: number): number {
  let i = page.quoteRuns[q]?.last ?? 0
  while (i < page.tokens.length && startOf(page, i) < (page.quotations[q]?.close ?? 0)) i++
  return i
}

const isPause = (page: Page, i: number): boolean => tagOf(page, i) === 'PUNCT'

/** The quotation ends with a comma, a full stop or the like, as speech before its clause does. */
function endsAsSpeech(page: Page, q: number): boolean {
  const quotation = page.quotations[q]
  if (!quotation) return false
  const end = page.text
    .slice(Math.max(quotation.start, quotation.end - 3), quotation.end)
    .replace(/[\s'’"”]+$/, '')
  return /[,.?!…—–-]$/.test(end) || /^\s*[,—–-]/.test(page.text.slice(quotation.close, quotation.close + 3))
}

/** Whether a stretch is nothing but quotations under the context: then its quotations, else none. */
function purelyQuoted(page: Page, stretch: Run, context: number): readonly number[] {
  const quotes: number[] = []
  for (let i = stretch.first; i < stretch.last; i++) {
    const q = quotationUnder(page, i, context)
    if (q >= 0) {
      if (quotes.at(-1) !== q) quotes.push(q)
    } else if (!isPause(page, i)) return []
  }
  return quotes
}

/** Quotations that go on with the speech in the stretches that follow in the same block. */
function goingOn(page: Page, token: number, context: number): readonly number[] {
  if (context >= 0) return []
  const quotes: number[] = []
  const own = page.stretchOf[token] ?? 0
  const block = page.stretches[own]?.block
  for (let s = own + 1; s < page.stretches.length && page.stretches[s]?.block === block; s++) {
    const stretch = page.stretches[s]
    const more = stretch ? purelyQuoted(page, stretch, context) : []
    if (more.length === 0) break
    quotes.push(...more)
  }
  return quotes
}

function isQuoteCue(page: Page, i: number): boolean {
  const form = page.lexicon.forms.get(word(page, i))
  if (!form || tagOf(page, i) !== 'VERB') return false
  return (page.lexicon.verbs.get(form.lemma) ?? []).some(
    (cue) => cue.particles.length === 0 && cue.frames.has('quote'),
  )
}

function gather(page: Page, quotes: readonly number[]): readonly Range[] {
  return quotes.flatMap((q) => partsOf(page, q)).sort((a, b) => a[0] - b[0])
}

/** Text before the quotation that belongs to it grammatically ("It was “a shame,” he said"). */
function leadingWords(page: Page, q: number, within: Run): Range | null {
  const open = page.quotations[q]?.open ?? 0
  let i = (page.quoteRuns[q]?.first ?? 0) - 1
  while (i >= within.first && startOf(page, i) >= open) i--
  if (i < within.first || isPause(page, i) || (page.quoteOf[i] ?? -1) >= 0) return null
  let first = i
  while (
    first > within.first &&
    word(page, first - 1) !== ';' &&
    (page.quoteOf[first - 1] ?? -1) === (page.quoteOf[i] ?? -1)
  )
    first--
  return [startOf(page, first), page.quotations[q]?.close ?? open]
}

/** Longest source between a quotation and its verb ("…,” A. Nother, the long-serving chair of …, said"), in tokens. */
const LONGEST_SOURCE = 45
const OPENS_NO_SOURCE = new Set([
  'and',
  'but',
  'which',
  'who',
  'that',
  'so',
  'or',
  'as',
  'when',
  'while',
  'because',
  'if',
  'then',
  'where',
])
const FINITE = new Set(['VBD', 'VBZ', 'VBP', 'MD'])

/** The words between a quotation and its verb, where they can be a source: a phrase with its appositions, no clause. */
function sourceBetween(page: Page, from: number, to: number): Run | null {
  const run = trimRun(page, { first: from, last: to })
  if (run.last <= run.first) return null
  const opensClause = ['VERB', 'AUX', 'ADP'].includes(tagOf(page, run.first)) && !isCapital(page, run.first)
  if (OPENS_NO_SOURCE.has(word(page, run.first)) || opensClause) return null
  let relative = false
  for (let i = run.first; i < run.last; i++) {
    if (['who', 'which', 'whose', 'where'].includes(word(page, i))) relative = true
    else if (word(page, i) === ',') relative = false
    const isStop = STOPS.has(word(page, i)) && i > run.first
    const isVerb =
      FINITE.has(xposOf(page, i)) && ['VERB', 'AUX'].includes(tagOf(page, i)) && !isCapital(page, i)
    if (isStop || (!relative && isVerb)) return null
  }
  return word(page, run.last) === ')' ? { first: run.first, last: run.last + 1 } : run
}

const STOPS = new Set([';', ':', '.', '?', '!'])
/** A capitalised word is a name here, whatever the tagger thinks of it. */
const isCapital = (page: Page, i: number): boolean => /^\p{Lu}/u.test(form(page, i))

function headIn(reading: Reading, run: Run): number {
  const { page, sourceHead } = reading
  return sourceHead >= run.first && sourceHead < run.last ? sourceHead : headOfPhrase(page, run)
}

/** "On this week's “Round the Harbour,” X said …": a title that the words before it lead up to. */
function isNamedWork(page: Page, q: number, within: Run): boolean {
  const before = (page.quoteRuns[q]?.first ?? 0) - 2
  return before >= within.first && !isPause(page, before) && isTitle(page, q)
}

/** "“…,” X said" and "“…,” said X", with what follows: "“…,” X said, “…”" and "“…,” X said. “…”". */
export function quotationBefore(reading: Reading): Quoted | null {
  const { page, verb, group, context } = reading
  const within = reach(page, verb, context)
  let i = group.first - 1
  while (i >= within.first && group.first - i < LONGEST_SOURCE && quotationUnder(page, i, context) < 0) i--
  const q = i >= within.first ? quotationUnder(page, i, context) : -1
  if (q < 0 || !endsAsSpeech(page, q) || isNamedWork(page, q, within)) return null
  let source = sourceBetween(page, i + 1, group.first)
  if (
    !source &&
    trimRun(page, { first: i + 1, last: group.first }).last > i + 1 &&
    trimRun(page, { first: i + 1, last: group.first }).last >
      trimRun(page, { first: i + 1, last: group.first }).first
  )
    return null
  if (!source) source = phraseAfter(page, group.last, within.last)
  if (!source) return null
  const leading = leadingWords(page, q, within)
  const quotes = [q]
  const next = leading ? -1 : followingQuotation(page, Math.max(group.last, source.last), within, context)
  if (next >= 0) quotes.push(next)
  if (!leading) quotes.push(...goingOn(page, verb, context))
  const content = leading ? [leading] : gather(page, quotes)
  return {
    content,
    quotes: leading ? [] : quotes,
    from: content[0]?.[0] ?? 0,
    source,
    sourceHead: headIn(reading, source),
  }
}

/** The quotation that goes on after the reporting clause of the one before. */
function followingQuotation(page: Page, from: number, within: Run, context: number): number {
  for (let i = from; i < within.last && i < from + FURTHEST_QUOTATION; i++) {
    const q = quotationUnder(page, i, context)
    if (q >= 0) {
      const isLedIn = isPause(page, i - 1) || (tagOf(page, i - 1) === 'CCONJ' && word(page, i - 2) === ',')
      return isLedIn && !isTitle(page, q) ? q : -1
    }
    const opensNext = quotationUnder(page, i + 1, context) >= 0
    if (
      isQuoteCue(page, i) ||
      (tagOf(page, i) === 'CCONJ' && word(page, i - 1) === ',' && !opensNext) ||
      [';', ':'].includes(word(page, i))
    )
      return -1
  }
  return -1
}

/** "said “the wall” between the towns would go": the quotation opens a sentence that goes on in other words. */
function goesOnUnquoted(page: Page, q: number, within: Run): boolean {
  const next = behind(page, q)
  if (next >= within.last || endsAsSpeech(page, q)) return false
  return (
    ['ADP', 'AUX', 'VERB', 'CCONJ', 'NOUN', 'PART'].includes(tagOf(page, next)) && !isQuoteCue(page, next + 1)
  )
}

/** "X said, “…”", "X said: “…”" also where the quotation is the next sentence or paragraph. */
export function quotationAfter(reading: Reading): Quoted | null {
  const { page, verb, group, context, cue } = reading
  const within = reach(page, verb, context)
  const canQuote = cue.frames.has('quote')
  let i = group.last
  for (; i < within.last && i < group.last + FURTHEST_QUOTATION; i++) {
    const q = quotationUnder(page, i, context)
    if (q >= 0) {
      const before = word(page, i - 1)
      if (i === group.last && goesOnUnquoted(page, q, within)) return null
      const ledIn =
        before === ':' || (canQuote && (before === ',' || (i === group.last && !isTitle(page, q))))
      if (ledIn && (i === group.last || before === ':' || !isFragment(page, q) || endsAsSpeech(page, q)))
        return withRest(page, q, i, context, within)
      if (!isFragment(page, q)) return null
      i = behind(page, q) - 1
      continue
    }
    if (i > group.last && isQuoteCue(page, i)) return null
  }
  if (context >= 0 || i < within.last) return null
  const mark = word(page, within.last - 1)
  if (mark !== ':' && !(canQuote && (mark === ',' || within.last === group.last))) return null
  const q = within.last < page.tokens.length ? quotationUnder(page, within.last, context) : -1
  const stretch = page.stretches[page.stretchOf[within.last] ?? 0]
  if (q < 0 || !stretch || (page.quoteRuns[q]?.first ?? 0) > within.last + 1) return null
  const quotes = [
    q,
    ...purelyQuoted(page, stretch, context).filter((other) => other !== q),
    ...goingOn(page, within.last, context),
  ]
  const content = gather(page, quotes)
  return { content, quotes, from: content[0]?.[0] ?? 0 }
}

/** "Said X: “…”": the source of a verb that comes first. */
export function invertedSource(reading: Reading): Run | null {
  const { page, group, verb, context } = reading
  const within = reach(page, verb, context)
  if (trimRun(page, { first: within.first, last: group.first }).last > within.first + 1) return null
  const phrase = phraseAfter(page, group.last, within.last)
  return phrase && [':', ','].includes(word(page, phrase.last)) ? phrase : null
}

/** "X added: It is over. We go home.": what follows a colon without quotation marks, to the end of the paragraph. */
export function colonContent(reading: Reading): readonly Range[] | null {
  const { page, verb, group, context } = reading
  if (context >= 0 || (reading.source && !isSpeaker(page, reading.sourceHead))) return null
  const within = reach(page, verb, context)
  let i = group.last
  while (i < within.last && i < group.last + NEAREST_COLON && word(page, i) !== ':') {
    if (FINITE.has(xposOf(page, i)) || word(page, i) === ',') return null
    i++
  }
  if (word(page, i) !== ':' || i + 2 >= within.last || i >= group.last + NEAREST_COLON) return null
  const stretch = page.stretchOf[verb] ?? 0
  const block = page.stretches[stretch]?.block
  let s = stretch
  while (page.stretches[s + 1]?.block === block) s++
  const run = trimRun(page, { first: i + 1, last: page.stretches[s]?.last ?? within.last })
  return run.last > run.first + 1
    ? [[startOf(page, run.first), endOf(page, (page.stretches[s]?.last ?? run.last) - 1)]]
    : null
}

function withRest(page: Page, q: number, token: number, context: number, within: Run): Quoted | null {
  const quotes = [q]
  const end = behind(page, q)
  if (end >= within.last || (end === within.last - 1 && isPause(page, end)))
    quotes.push(...goingOn(page, token, context))
  const content = gather(page, quotes)
  const from = page.quotations[q]?.open ?? 0
  return content.length > 0 ? { content, quotes, from } : null
}
