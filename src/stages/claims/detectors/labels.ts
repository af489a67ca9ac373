// Speech that is labelled instead of told: "NAME: …" in transcripts and headlines, "…: minister" at the end of a
// headline, and "“…” — Name" under a quotation.
import type { Range } from '../../../model/index.ts'
import { contextOf } from '../draft.ts'
import type { Draft } from '../draft.ts'
import { isSpeaker } from '../grammar.ts'
import type { Sense } from '../lexicon.ts'
import { isOutletName } from '../outlets.ts'
import { endOf, form, rangeOf, startOf, tagOf, tokenAt, trimRun, word } from '../page.ts'
import type { Page, Run, Stretch } from '../page.ts'
import { headOfPhrase, phraseAfter } from '../phrases.ts'
import { partsOf } from './quoted.ts'

/** A label is short; longer runs before a colon are sentences. */
const LONGEST_LABEL = 8
const FEWEST_WORDS = 2
const SAYS: Sense = { class: 'speech', polarity: 'asserts', weak: false }

const isCapitals = (text: string): boolean => /\p{Lu}{2}/u.test(text) && text === text.toUpperCase()
const isDash = (text: string): boolean => /^[—–―−-]{1,2}$/.test(text)

function blockEnd(page: Page, stretch: number): number {
  const block = page.stretches[stretch]?.block
  let s = stretch
  while (s + 1 < page.stretches.length && page.stretches[s + 1]?.block === block) s++
  return page.stretches[s]?.last ?? 0
}

/** Most paragraphs of one answer between two labels. */
const LONGEST_TURN = 4

/** Adds the paragraphs without a label that stand between two turns to the first of them. */
function joinTurns(page: Page, turns: readonly Draft[]): readonly Draft[] {
  const blockOf = (token: number): number => page.stretches[page.stretchOf[token] ?? 0]?.block ?? -1
  return turns.map((turn, i) => {
    const next = turns[i + 1]
    const last = turn.content.at(-1)
    if (!next || !last) return turn
    const own = blockOf(turn.cueToken)
    const until = blockOf(next.cueToken)
    if (until - own < 2 || until - own > LONGEST_TURN + 1) return turn
    const more = page.document.blocks
      .slice(own + 1, until)
      .filter((block) => block.kind === 'paragraph' || block.kind === 'answer')
    return { ...turn, content: [...turn.content, ...more.map((block): Range => [block.start, block.end])] }
  })
}

function isTitle(page: Page, stretch: Stretch): boolean {
  const block = page.block(stretch)
  return (
    block !== null &&
    (block.kind === 'title' ||
      block.kind === 'dek' ||
      block.kind === 'heading' ||
      (stretch.block === 0 && block.end - block.start < 200))
  )
}

/** The words stand in a block that is marked as a headline. */
function isHeadline(page: Page, run: Run): boolean {
  const stretch = page.stretches[page.stretchOf[run.first] ?? 0]
  const kind = stretch ? page.block(stretch)?.kind : undefined
  return kind === 'title' || kind === 'dek' || kind === 'heading'
}

/** The words before a colon name somebody who speaks. */
function isSpeakerLabel(page: Page, run: Run, inTitle: boolean): boolean {
  const label = page.text.slice(...rangeOf(page, run))
  if (page.lexicon.labels.has(label.toLowerCase())) return false
  for (let i = run.first; i < run.last; i++)
    if (['VERB', 'AUX', 'SCONJ'].includes(tagOf(page, i)) && !isCapitals(form(page, i))) return false
  if (isCapitals(label)) return !isHeadline(page, run) || page.nameEndingAt.has(endOf(page, run.last - 1))
  const head = headOfPhrase(page, run)
  const last = word(page, run.last - 1)
  const { people, bodies, documents, unnamed } = page.lexicon
  if (inTitle && (people.has(last) || bodies.has(last) || documents.has(last) || unnamed.has(last)))
    return true
  if (tagOf(page, head) !== 'PROPN') return inTitle && isSpeaker(page, head) && tagOf(page, head) === 'NOUN'
  if (inTitle && isKnownName(page, run)) return true
  const name = page.nameEndingAt.get(endOf(page, run.last - 1))
  return name?.kind === 'person' && name.start >= startOf(page, run.first)
}

/** The name before a headline's colon is somebody's: of a known kind, an outlet, or one the text speaks of again. */
function isKnownName(page: Page, run: Run): boolean {
  const text = page.text.slice(...rangeOf(page, run))
  if (isOutletName(page.lexicon, text)) return true
  const kind = page.nameEndingAt.get(endOf(page, run.last - 1))?.kind
  if (kind === 'person' || kind === 'organisation') return true
  return page.text.indexOf(form(page, run.last - 1), endOf(page, run.last - 1)) >= 0
}

const ASKING = new Set(['what', 'why', 'how', 'who', 'when', 'where', 'which', 'inside', 'everything'])

/** "Valley Rail Strike: plans and boots", "Norvale: what we know": the name is what the headline is about. */
function isTopic(page: Page, label: Run, content: Run): boolean {
  if (page.lexicon.people.has(word(page, label.last - 1))) return false
  if (ASKING.has(word(page, content.first)) && word(page, content.last) !== '?') return true
  for (let i = content.first; i < content.last; i++)
    if (['VERB', 'AUX'].includes(tagOf(page, i)) || (page.quoteOf[i] ?? -1) >= 0) return false
  return page.nameEndingAt.get(endOf(page, label.last - 1))?.kind !== 'person'
}

/** "NAME: …" at the head of a block. */
function leadingLabel(page: Page, s: number): Draft | null {
  const stretch = page.stretches[s]
  if (!stretch || (s > 0 && page.stretches[s - 1]?.block === stretch.block)) return null
  let first = stretch.first
  while (first < stretch.last && tagOf(page, first) === 'PUNCT') first++
  for (let i = first + 1; i < Math.min(stretch.last, first + LONGEST_LABEL); i++) {
    if (word(page, i) !== ':') continue
    const run = trimRun(page, { first, last: i })
    const content = trimRun(page, { first: i + 1, last: blockEnd(page, s) })
    const inTitle = isTitle(page, stretch)
    if (content.last - content.first < FEWEST_WORDS || !isSpeakerLabel(page, run, inTitle)) return null
    if (inTitle && isTopic(page, run, content)) return null
    const whole: Range = [startOf(page, content.first), endOf(page, blockEnd(page, s) - 1)]
    return made(
      page,
      isHeadline(page, run) ? 'headline' : 'transcript',
      run,
      { first: i, last: i + 1 },
      [whole],
      [],
    )
  }
  return null
}

function made(
  page: Page,
  detector: Draft['detector'],
  source: Run,
  cue: Run,
  content: readonly Range[],
  quotes: readonly number[],
): Draft {
  const whole = quotes.length === 0 && content.length === 1 ? wholeQuotation(page, content[0]) : -1
  return {
    detector,
    sense: SAYS,
    lemma: '',
    cueToken: cue.first,
    cue: [cue],
    source,
    sourceHead: headOfPhrase(page, source),
    content: whole >= 0 ? partsOf(page, whole) : content,
    quotes: whole >= 0 ? [whole] : quotes,
    context: contextOf(page, cue.first),
    firm: true,
  }
}

/** The quotation that the range consists of, or -1. */
function wholeQuotation(page: Page, range: Range | undefined): number {
  if (!range) return -1
  const q = page.quoteOf[tokenAt(page.tokens, range[0])] ?? -1
  const quotation = q >= 0 ? page.quotations[q] : undefined
  const isWhole =
    quotation?.parent === -1 &&
    quotation.start === range[0] &&
    (quotation.end === range[1] || quotation.close === range[1])
  return isWhole ? q : -1
}

/** "No deal before winter: minister" at the end of a headline. */
function trailingLabel(page: Page, s: number): Draft | null {
  const stretch = page.stretches[s]
  if (!stretch || !isTitle(page, stretch)) return null
  for (
    let i = stretch.last - 2;
    i > Math.max(stretch.first + FEWEST_WORDS, stretch.last - LONGEST_LABEL);
    i--
  ) {
    if (word(page, i) !== ':' && !isDash(form(page, i))) continue
    const run = trimRun(page, { first: i + 1, last: stretch.last })
    const head = run.last > run.first ? headOfPhrase(page, run) : -1
    const content = trimRun(page, { first: stretch.first, last: i })
    if (head < 0 || !namesSpeaker(page, run) || content.last - content.first < FEWEST_WORDS) return null
    return made(page, 'headline', run, { first: i, last: i + 1 }, [rangeOf(page, content)], [])
  }
  return null
}

/** Longest source of a clause that closes a headline, in tokens. */
const LONGEST_CLOSING = 10
const CLOSING_VERBS = new Set(['say', 'says', 'said'])

/** "Crew ignored warning, survivors of the sinking say": taggers take the verb at the end of a headline for a noun. */
function closingClause(page: Page, s: number): Draft | null {
  const stretch = page.stretches[s]
  const verb = (stretch?.last ?? 0) - 1
  if (!stretch || !isTitle(page, stretch) || !CLOSING_VERBS.has(word(page, verb))) return null
  let comma = verb - 1
  while (comma > Math.max(stretch.first, verb - LONGEST_CLOSING - 1) && word(page, comma) !== ',') comma--
  if (word(page, comma) !== ',' || comma - stretch.first < FEWEST_WORDS) return null
  const run = { first: comma + 1, last: verb }
  const phrase = phraseAfter(page, run.first, verb)
  if (!phrase || phrase.first !== run.first || !['NOUN', 'PROPN'].includes(tagOf(page, verb - 1))) return null
  for (let i = run.first; i < verb; i++) if (tagOf(page, i) === 'VERB') return null
  const head = headOfPhrase(page, phrase)
  if (!isSpeaker(page, head)) return null
  const content = rangeOf(page, { first: stretch.first, last: comma })
  return { ...made(page, 'aside', run, { first: verb, last: verb + 1 }, [content], []), sourceHead: head }
}

/** A short phrase of nouns whose last word is a person, body or document. */
function namesSpeaker(page: Page, run: Run): boolean {
  for (let i = run.first; i < run.last; i++)
    if (!['NOUN', 'PROPN', 'ADJ', 'DET', 'ADP', 'PART', 'PUNCT'].includes(tagOf(page, i))) return false
  const last = word(page, run.last - 1)
  const { people, bodies, documents, unnamed } = page.lexicon
  if (people.has(last) || bodies.has(last) || documents.has(last) || unnamed.has(last)) return true
  return page.nameEndingAt.get(endOf(page, run.last - 1))?.kind === 'person'
}

/** "“…” — Name, role" after a quotation. */
function signature(page: Page, q: number): Draft | null {
  const quotation = page.quotations[q]
  const run = page.quoteRuns[q]
  if (!quotation || !run || quotation.parent >= 0) return null
  let i = run.last
  while (i < page.tokens.length && startOf(page, i) < quotation.close) i++
  if (!isDash(form(page, i)) || startOf(page, i) - quotation.close > 3) return null
  const sentence = page.syntax.sentences[page.sentenceOf[i + 1] ?? 0]
  const source = sentence ? phraseAfter(page, i + 1, sentence.last) : null
  if (
    !source ||
    !/^\p{Lu}/u.test(form(page, source.first)) ||
    tagOf(page, headOfPhrase(page, source)) !== 'PROPN'
  )
    return null
  return made(page, 'post', source, { first: i, last: i + 1 }, partsOf(page, q), [q])
}

/** Drafts of labelled speech. */
export function labelReports(page: Page): readonly Draft[] {
  const turns: Draft[] = []
  const found: Draft[] = []
  for (let s = 0; s < page.stretches.length; s++) {
    const turn = leadingLabel(page, s)
    if (turn) turns.push(turn)
    const headline = turn ? null : (trailingLabel(page, s) ?? closingClause(page, s))
    if (headline) found.push(headline)
  }
  found.push(...(turns.length > 2 ? joinTurns(page, turns) : turns))
  for (let q = 0; q < page.quotations.length; q++) {
    const draft = signature(page, q)
    if (draft) found.push(draft)
  }
  return found
}
