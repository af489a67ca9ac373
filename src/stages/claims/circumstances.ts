// The circumstances of a report, from the words of its clause that are neither source nor content: where or through what
// it was said, which outlet it was said to, and when.
import type { When } from '../../model/index.ts'
import type { Draft } from './draft.ts'
import { outletIn, owningOutlet } from './outlet-mentions.ts'
import type { OutletMention } from './outlet-mentions.ts'
import { endOf, startOf, tagOf, textOf, word } from './page.ts'
import type { Page, Run } from './page.ts'
import { phraseAfter } from './phrases.ts'
import { findSaidAt } from './said-at.ts'

export interface Circumstances {
  readonly venue: string | null
  /** The outlet it was said to or through. */
  readonly outlet: OutletMention | null
  /** Programme or occasion at that outlet ("State of the Union", "interview"). */
  readonly via: string | null
  readonly saidAt: When | null
}

/** How far from the cue its circumstances are looked for, in tokens. */
const REACH = 30
const VENUE_PREPOSITIONS = new Set([
  'in',
  'on',
  'at',
  'during',
  'via',
  'with',
  'from',
  'before',
  'outside',
  'inside',
  'over',
  'through',
  'by',
])

const inContent = (draft: Draft, at: number): boolean =>
  draft.content.some(([start, end]) => at >= start && at < end)

/** Tokens of the reporting clause outside its content and source. */
function clauseTokens(page: Page, draft: Draft): readonly number[] {
  if (draft.cueToken < 0) return []
  const sentence = page.syntax.sentences[page.sentenceOf[draft.cueToken] ?? 0]
  if (!sentence) return []
  const tokens: number[] = []
  const from = Math.max(sentence.first, draft.cueToken - REACH)
  const to = Math.min(sentence.last, draft.cueToken + REACH)
  const inside = page.quoteOf[draft.cueToken] ?? -1
  for (let i = from; i < to; i++) {
    if (inContent(draft, startOf(page, i))) continue
    if (draft.source && i >= draft.source.first && i < draft.source.last) continue
    if (draft.context >= 0 && (page.quoteOf[i] ?? -1) < 0 && inside >= 0) continue
    tokens.push(i)
  }
  return tokens
}

/** The quoted programme inside or right behind a phrase. */
function programme(page: Page, run: Run): string | null {
  for (let i = run.first; i < Math.min(run.last + 3, page.tokens.length); i++) {
    const q = page.quoteOf[i] ?? -1
    const quotation = q >= 0 ? page.quotations[q] : undefined
    if (quotation && quotation.open >= startOf(page, run.first) && quotation.end - quotation.start < 60) {
      return page.text.slice(quotation.start, quotation.end).replace(/[.,]$/, '')
    }
  }
  return null
}

function isVenue(page: Page, run: Run): boolean {
  for (let i = run.first; i < run.last; i++) {
    const said = word(page, i)
    if (
      page.lexicon.venues.has(said) ||
      page.lexicon.media.has(said) ||
      page.lexicon.venues.has(`${said} ${word(page, i + 1)}`) ||
      page.lexicon.media.has(`${said} ${word(page, i + 1)}`)
    )
      return true
  }
  return false
}

/** A phrase behind a preposition, with what hangs on it ("an interview with the Gazette"). */
function venuePhrase(page: Page, preposition: number, last: number): Run | null {
  const phrase = phraseAfter(page, preposition + 1, last)
  if (!phrase) return null
  let end = phrase.last
  // A quoted programme belongs to its channel.
  if (
    end < last &&
    (page.quoteOf[end] ?? -1) >= 0 &&
    (page.quoteOf[end] ?? -1) !== (page.quoteOf[preposition] ?? -1)
  ) {
    const q = page.quoteOf[end]
    while (end < last && page.quoteOf[end] === q) end++
  }
  return { first: phrase.first, last: end }
}

/** The words of a venue without a time behind it ("the Gazette on Sunday") and without a mark left open. */
function venueText(page: Page, run: Run): string {
  let { last } = run
  for (let i = run.first + 1; i < run.last; i++) {
    if (page.lexicon.timeWords.has(word(page, i)) && tagOf(page, i) !== 'NOUN') {
      last = tagOf(page, i - 1) === 'ADP' ? i - 1 : i
      break
    }
  }
  const text = textOf(page, { first: run.first, last: Math.max(last, run.first + 1) }).replace(/[.,]$/, '')
  return /[“"]$/.test(text) ? text.replace(/\s*[“"]$/, '') : text
}

/** The circumstances of one report. */
export function circumstancesOf(page: Page, draft: Draft, published: number | null): Circumstances {
  const tokens = clauseTokens(page, draft)
  const own = new Set(tokens)
  let venue: string | null = null
  let outlet: Circumstances['outlet'] = null
  let via: string | null = null
  if (draft.recipient) {
    outlet = outletIn(page, draft.recipient) ?? owningOutlet(page, draft.recipient)
    if (outlet) {
      venue = venueText(page, draft.recipient)
      via = programme(page, draft.recipient)
    }
  }
  for (const i of tokens) {
    if (
      !VENUE_PREPOSITIONS.has(word(page, i)) ||
      tagOf(page, i) !== 'ADP' ||
      draft.detector === 'according-to'
    )
      continue
    let last = i + 1
    while (own.has(last)) last++
    const phrase = venuePhrase(page, i, last)
    if (!phrase) continue
    const through = outletIn(page, phrase) ?? owningOutlet(page, phrase)
    const programmeName = programme(page, phrase)
    if (!through && !isVenue(page, phrase)) continue
    if (venue === null || (through && !outlet)) venue = venueText(page, phrase)
    if (through && !outlet) outlet = through
    via ??= programmeName
  }
  const saidAt = findSaidAt(
    tokens.map((i) => word(page, i)),
    published,
    page.lexicon.calendar,
  )
  return { venue, outlet, via, saidAt }
}

export const spanEnd = (page: Page, run: Run): number => endOf(page, run.last - 1)
