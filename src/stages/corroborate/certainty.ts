// How certain a clause is put, and what kind of claim it makes, from its own words and from how it was attributed.
import type { Attribution, Certainty, ClaimKind, Token } from '../../model/index.ts'
import type { Lexicon } from './lexicon.ts'

/** A clause folded for phrase look-up: lower case, one space, one at each end. */
export const foldClause = (words: string): string =>
  ` ${words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}'’-]+/gu, ' ')
    .trim()} `

/** A clause with its folded words, and whether a phrase of a list stands in it and bears on what it says. */
export interface Worded {
  readonly folded: string
  readonly bears: (phrases: readonly string[]) => boolean
}

/** Certainty by the words of the clause alone; null when it is put flatly. */
export function certaintyOfWords({ folded, bears }: Worded, lexicon: Lexicon): Certainty | null {
  const found = lexicon.certainties.find(([, phrases]) => {
    const here = phrases.filter((phrase) => folded.includes(phrase))
    return here.length > 0 && bears(here)
  })
  return found?.[0] ?? null
}

/**
 * Certainty of a clause inside an attribution: what the speaker does with it comes before its words. A denial whose own
 * words are a quotation, or hold the "not" already ("denies it: there was no lorry"), puts forward what those words say.
 */
export function certaintyOf(
  worded: Worded,
  attribution: Attribution | null,
  isNegated: boolean,
  lexicon: Lexicon,
): Certainty {
  const byWords = certaintyOfWords(worded, lexicon)
  if (!attribution) return byWords ?? 'asserted'
  if (attribution.polarity === 'denies')
    return isNegated || attribution.kind === 'direct' ? (byWords ?? 'claimed') : 'denied'
  if (attribution.polarity === 'speculates') return byWords ?? 'speculated'
  if (byWords) return byWords
  const last = attribution.chain.at(-1)
  // "is said to …": somebody, nobody knows who. A quotation of an outlet that is not named has its speaker all the same.
  if (!attribution.source.length && attribution.cue.length && last?.kind === 'unnamed') return 'reported'
  return 'claimed'
}

const isCopula = (token: Token): boolean =>
  token.lemma === 'be' || token.lemma === 'become' || token.lemma === 'remain'
const CAUSES = [
  ' because ',
  ' due to ',
  ' caused ',
  ' cause of ',
  ' led to ',
  ' triggered ',
  ' as a result of ',
  ' resulted from ',
]
const ROLES = new Set([
  'chief',
  'head',
  'leader',
  'minister',
  'president',
  'chairman',
  'chairwoman',
  'chair',
  'director',
  'spokesman',
  'spokeswoman',
  'spokesperson',
  'editor',
  'secretary',
  'governor',
  'mayor',
  'commander',
  'founder',
  'owner',
])

/** Kind of claim a clause makes. `countsSomething`: a figure with something counted stands in it. */
export function kindOf(
  { folded, bears }: Worded,
  tokens: readonly Token[],
  lexicon: Lexicon,
  countsSomething: boolean,
): ClaimKind {
  if (lexicon.forecasts.some((phrase) => folded.includes(phrase)) && bears(lexicon.forecasts))
    return 'forecast'
  if (CAUSES.some((phrase) => folded.includes(phrase))) return 'cause'
  if (countsSomething) return 'figure'
  const verb = tokens.find((token) => token.upos === 'VERB' || (token.upos === 'AUX' && isCopula(token)))
  const onlyCopula = !tokens.some((token) => token.upos === 'VERB')
  if (verb && onlyCopula) return tokens.some((token) => ROLES.has(token.lemma)) ? 'role' : 'state'
  return 'event'
}
