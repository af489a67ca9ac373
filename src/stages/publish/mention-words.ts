// How one mention of a claim is put: whose words stand between the quotation marks, and on whose word it is said.
// A page's paraphrase is shown as the page's words, never as the speaker's. A clause that cannot stand by itself is shown in
// its sentence, so that nothing reads as more or less than it was.
import type { Claim, ClaimMention, Evidence, Hop, Origin, Sentence, Span, Token } from '../../model/index.ts'
import { firstEndingAfter, inside } from '../../text/tokens-in.ts'
import { citeAll, outletOf, type Page, type Parts, type Placed } from './parts.ts'
import { listed, oneLine, quoted } from './wording.ts'

/** Name of an anonymous source without the mark that chains put before it. */
export const hopName = (hop: Hop): string => hop.name.replace(/^\(?unnamed\)?:? ?/, '')

/** Words that tie a clause to what stands before it and say nothing of their own. */
const TIE = /^(?:that|and|but|or|while|,)\s+/i
/** A longer sentence is no longer read as one; its clause is shown alone. */
const LONGEST_SENTENCE = 320
const SUBJECTS = new Set(['nsubj', 'nsubj:pass', 'csubj', 'expl', 'nsubj:outer'])
const BOUND = /^(?:which|who|whom|whose|where|to|as|because|if|than|of)\s/i

/** A span without the words that tie it to what stands before it, and without a comma that leads on. */
export function untied(text: string, span: Span): Span {
  const tie = TIE.exec(text.slice(span.start, Math.min(span.end, span.start + 12)))?.[0].length ?? 0
  const lead = /[\s,;:]+$/.exec(text.slice(Math.max(span.start, span.end - 4), span.end))?.[0].length ?? 0
  return span.end - span.start > tie + lead ? { start: span.start + tie, end: span.end - lead } : span
}

/** Whether a clause has a subject and a verb of its own and is not bound to a word outside it. */
function standsAlone(page: Page, span: Span): boolean {
  if (BOUND.test(page.document.text.slice(span.start, span.start + 12))) return false
  const tokens = inside(page.syntax.tokens, span)
  const isIn = (token: Token | undefined): boolean =>
    token !== undefined && token.start >= span.start && token.end <= span.end
  return tokens.some((token) => SUBJECTS.has(token.deprel) && isIn(page.syntax.tokens[token.head]))
}

export function sentenceAt(page: Page, span: Span): Sentence | null {
  const sentence = page.syntax.sentences[firstEndingAfter(page.syntax.sentences, span.start)]
  return sentence && sentence.start <= span.start && sentence.end >= span.end ? sentence : null
}

/** The quoted stretch that a clause of somebody's own words stands in, if it is short enough. */
function quotedStretch(parts: Parts, clause: Placed & { readonly attribution?: string }): Span | null {
  const found = clause.attribution === undefined ? undefined : parts.attribution.get(clause.attribution)
  if (found?.attribution.kind !== 'direct') return null
  const stretch = found.attribution.content.find(([start, end]) => start <= clause.start && clause.end <= end)
  return stretch && stretch[1] - stretch[0] <= LONGEST_SENTENCE
    ? { start: stretch[0], end: stretch[1] }
    : null
}

/** The span whose words are shown for a clause: the clause where it stands alone, else its sentence if that is short enough. */
export function shownSpan(parts: Parts, clause: Placed & { readonly attribution?: string }): Placed {
  const page = parts.page.get(clause.document)
  if (!page) return clause
  const stretch = quotedStretch(parts, clause)
  if (stretch) return { document: clause.document, ...untied(page.document.text, stretch) }
  const span = untied(page.document.text, clause)
  const sentence = standsAlone(page, span) ? null : sentenceAt(page, clause)
  const shown = sentence && sentence.end - sentence.start <= LONGEST_SENTENCE ? sentence : span
  return { document: clause.document, start: shown.start, end: shown.end }
}

const isAside = (parts: Parts, mention: ClaimMention): boolean => {
  const blocks = parts.page.get(mention.document)?.document.blocks ?? []
  const block = blocks[firstEndingAfter(blocks, mention.start)]
  return (
    block === undefined ||
    block.start > mention.start ||
    block.kind === 'title' ||
    block.kind === 'dek' ||
    block.kind === 'caption' ||
    block.kind === 'byline'
  )
}

/** Mentions in the order in which they are shown: pages that are no aggregators, body text, clauses that stand alone, the claim's own wording, first known. */
export function inShownOrder(
  parts: Parts,
  claim: Claim,
  mentions: readonly ClaimMention[] = claim.mentions,
): readonly ClaimMention[] {
  const rank = (mention: ClaimMention): number => {
    const page = parts.page.get(mention.document)
    const alone = page !== undefined && standsAlone(page, untied(page.document.text, mention))
    return (
      (page?.document.meta.aggregator ? 8 : 0) +
      (isAside(parts, mention) ? 4 : 0) +
      (alone ? 0 : 2) +
      (oneLine(mention.quote) === oneLine(claim.text) ? 0 : 1)
    )
  }
  return mentions
    .map((mention) => ({ mention, rank: rank(mention), at: parts.order.get(mention.document) ?? 0 }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at || a.mention.start - b.mention.start)
    .map((one) => one.mention)
}

/** Words of a claim that is told nowhere but in headlines and captions, or in too few words to say anything. */
const LEAST_WORDS = 3

export const isTellable = (parts: Parts, claim: Claim): boolean =>
  claim.mentions.some(
    (mention) => !isAside(parts, mention) && oneLine(mention.quote).split(' ').length >= LEAST_WORDS,
  )

/** Whether the words of a mention are a speaker's own, as the page quotes them. */
export function isDirect(parts: Parts, mention: ClaimMention): boolean {
  const found = mention.attribution === undefined ? undefined : parts.attribution.get(mention.attribution)
  return found?.attribution.kind === 'direct'
}

/** Whose words they are, after the speaker's name. @example "in the words of O Molhe"; "as quoted by Canal Vaga, by way of a podcast" */
function wordedBy(parts: Parts, mention: ClaimMention): string {
  const outlet = outletOf(parts, mention.document)
  const between = mention.chain.slice(1, -1).map((hop) => hopName(hop) || 'a source without a name')
  const way = between.length ? `, by way of ${listed(between.reverse())}` : ''
  return `${isDirect(parts, mention) ? 'as quoted by' : 'in the words of'} ${outlet}${way}`
}

/** On whose word a mention stands, and whose words are shown. @example "Duarte Pimentel, in the words of O Molhe" */
export function teller(parts: Parts, mention: ClaimMention): string {
  const outlet = outletOf(parts, mention.document)
  const last = mention.chain.at(-1)
  if (!last || mention.chain.length < 2) return `${outlet} on its own word`
  if (last.kind !== 'unnamed') return `${last.name}, ${wordedBy(parts, mention)}`
  const name = hopName(last)
  return `${outlet} for a source that it does not name${name ? ` (${name})` : ''}`
}

/** The words of a mention between quotation marks. */
export function wordsOf(parts: Parts, mention: ClaimMention): string {
  const { document, start, end } = shownSpan(parts, mention)
  return quoted(parts.page.get(document)?.document.text.slice(start, end) ?? mention.quote)
}

/** What a sentence about some mentions rests on: the words shown first, then each mention's own. */
export function restsOn(parts: Parts, mentions: readonly ClaimMention[]): Evidence[] {
  const [first] = mentions
  return first ? citeAll(parts, [shownSpan(parts, first), ...mentions]) : []
}

/** An origin with how it stands for the claim. */
export function originWords(origin: Origin): string {
  if (origin.standing === 'own-word') return `${origin.name} (on its own word)`
  return origin.standing === 'unnamed' ? `${origin.name} (for a source that it does not name)` : origin.name
}

export const originsInWords = (origins: readonly Origin[]): string => listed(origins.map(originWords))

/** A mention in one sentence, with a denial said to be one. */
export function told(parts: Parts, mention: ClaimMention): string {
  return `${mention.certainty === 'denied' ? 'Denied by' : 'According to'} ${teller(parts, mention)}: ${wordsOf(parts, mention)}`
}
