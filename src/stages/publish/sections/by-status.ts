// Sections that take their claims by status: agreed, one origin, denied, not verified, expected.
// What a section does not show it counts: nothing is left out silently.
import type { AccountSentence, Claim, ClaimMention, ClaimStatus } from '../../../model/index.ts'
import { inShownOrder, isTellable, originsInWords, restsOn, teller, told, wordsOf } from '../mention-words.ts'
import { editorial, outletOf, publishedAt, type Parts, type Section } from '../parts.ts'
import { bySalience } from '../salience.ts'
import { sayDay } from '../dates.ts'
import { counted, ended } from '../wording.ts'

/** About two screens of a phone, at three lines a sentence: beyond them an account is a list. */
const MOST_SHOWN = 16
/** What agrees is what an account is read for: three screens. */
const MOST_AGREED = 24
/** One screen and a half, for what is denied, not verified or still to come. */
const MOST_ASIDE = 12

/** Acts of speech have a section of their own: who said what. */
const isContent = (claim: Claim): boolean => claim.kind !== 'statement' && claim.kind !== 'denial'

interface Shape {
  readonly status: ClaimStatus
  readonly most: number
  /** The line of a section without claims. */
  readonly none: string
  /** What the claims left out are called, one and many. */
  readonly left: readonly [string, string]
  /** The sentence of a claim told by its best mention. */
  readonly says: (parts: Parts, claim: Claim, mention: ClaimMention) => string
}

function leftOver(left: number, [one, many]: Shape['left']): AccountSentence[] {
  return left > 0
    ? [editorial(`${counted(left, one, many)} ${left === 1 ? 'is' : 'are'} left to the list of claims.`)]
    : []
}

function sentenceOf(shape: Shape, parts: Parts, claim: Claim): AccountSentence[] {
  const mentions = inShownOrder(parts, claim)
  const [first] = mentions
  const evidence = restsOn(parts, mentions)
  return first && evidence.length
    ? [{ text: ended(shape.says(parts, claim, first)), evidence, about: claim.id }]
    : []
}

function section(shape: Shape): Section {
  return (parts) => {
    const all = parts.claims.filter(
      (claim) => claim.status === shape.status && (shape.status === 'denied' || isContent(claim)),
    )
    const shown = bySalience(
      all.filter((claim) => isTellable(parts, claim)),
      parts,
    ).slice(0, shape.most)
    const left = leftOver(
      parts.claims.filter((claim) => claim.status === shape.status).length - shown.length,
      shape.left,
    )
    if (!shown.length) return [editorial(shape.none), ...left]
    return [...shown.flatMap((claim) => sentenceOf(shape, parts, claim)), ...left]
  }
}

/** The page whose words are shown, where the sentence has not named it yet. */
const inWordsOf = (parts: Parts, claim: Claim, mention: ClaimMention): string => {
  const outlet = outletOf(parts, mention.document)
  return claim.origins.some((origin) => origin.name === outlet) && claim.origins.length === 1
    ? ''
    : ` (${outlet})`
}

export const agreed = section({
  status: 'corroborated',
  most: MOST_AGREED,
  none: 'Nothing rests on two independent origins.',
  left: ['more corroborated claim', 'more corroborated claims'],
  says: (parts, claim, mention) =>
    `Reported independently by ${originsInWords(claim.origins)}: ${wordsOf(parts, mention)}${inWordsOf(parts, claim, mention)}`,
})

/** Several anonymous sources are no second origin, whoever answers for them: they may be one. */
function restsOnOne(claim: Claim): string {
  const origins = originsInWords(claim.origins)
  if (claim.origins.length > 1) return `Rests on no second named origin, only on ${origins}`
  return `Rests on one origin, ${origins || 'which no page names'}`
}

export const oneOrigin = section({
  status: 'single-source',
  most: MOST_SHOWN,
  none: 'Nothing rests on one origin only.',
  left: ['more claim that rests on one origin', 'more claims that rest on one origin'],
  says: (parts, claim, mention) =>
    `${restsOnOne(claim)}: ${wordsOf(parts, mention)}${inWordsOf(parts, claim, mention)}`,
})

export const denied = section({
  status: 'denied',
  most: MOST_ASIDE,
  none: 'Nothing is mentioned only under denials.',
  left: ['more denied claim', 'more denied claims'],
  says: (parts, _claim, mention) => told(parts, mention),
})

export const unverified = section({
  status: 'unverified',
  most: MOST_ASIDE,
  none: 'Nothing is marked as not verified.',
  left: ['more claim that is not verified', 'more claims that are not verified'],
  says: (parts, _claim, mention) =>
    `Not verified; put forward by ${teller(parts, mention)}: ${wordsOf(parts, mention)}`,
})

export const forecast = section({
  status: 'forecast',
  most: MOST_ASIDE,
  none: 'Nothing is said about what is still to come.',
  left: ['more forecast', 'more forecasts'],
  says: (parts, _claim, mention) => {
    const at = publishedAt(parts, mention.document)
    return `Expected${at === null ? '' : ` as of ${sayDay(at)}`} by ${teller(parts, mention)}: ${wordsOf(parts, mention)}`
  },
})
