// Where a page's own caveat begins behind what it passes on: "…, but this is not verified", "…, and there is no independent
// confirmation". Whoever said the one did not say the other.
import { tagOf, word } from './page.ts'
import type { Page } from './page.ts'

const OPENERS = new Set(['but', 'though', 'although', 'and', 'which', '—', '–', '--', 'yet', 'while'])
/** Longest way from the opening of a caveat to its word of proof ("and there is so far no independent verification"). */
const LONGEST_CAVEAT = 10
const ABLE = new Set(['unable', 'yet', 'hard', 'impossible'])

/** Whether a caveat opens at token `i`: a conjunction, then soon a negation and behind it a word of proof. */
export function opensCaveat(page: Page, i: number, last: number): boolean {
  if (!OPENERS.has(word(page, i))) return false
  let negated = false
  for (let k = i + 1; k < Math.min(last, i + 1 + LONGEST_CAVEAT); k++) {
    const said = word(page, k)
    if (tagOf(page, k) === 'PUNCT' && said !== '-') return false
    // A further clause would be of what is told: "and that …", "but said it was not confirmed".
    if (said === 'that' || said === 'who') return false
    if (page.lexicon.negators.has(said) || ABLE.has(said)) negated = true
    if (negated && page.lexicon.list('proofs').has(said)) return true
  }
  return false
}
