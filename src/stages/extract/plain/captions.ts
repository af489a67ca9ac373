// Captions that nothing marks: image descriptions in lower case, credits, and lines that name people and places without
// saying anything of them. Verbs are told by small words and endings, so the last rule is for English and its like.
import { foldLine } from '../fold.ts'
import { phraseAtStart, phraseInside } from '../lexicon.ts'
import type { Lexicon } from '../lexicon.ts'
import { countWords, isClosed } from '../prose.ts'

const CAPTION_LIMIT = 300
const FINITE =
  /\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|says?|said|told|tells|'s)\b/
const ROLE_LINK = /\b(?:with|and|of|at|in|on|left|right|centre|center|from)\b/

/** Why a line is a caption ("credit", "alt-text", "names-without-verb"), or null. */
export function captionReason(text: string, lexicon: Lexicon): string | null {
  if (text.length > CAPTION_LIMIT) return null
  const folded = foldLine(text)
  if (isCredit(text, folded, lexicon)) return 'credit'
  if (isAltText(text)) return 'alt-text'
  return isNamesWithoutVerb(text, folded) ? 'names-without-verb' : null
}

function isCredit(text: string, folded: string, lexicon: Lexicon): boolean {
  const words = countWords(text)
  if (words > 45) return false
  if (/[([](?:photo|foto|image|picture|credit|ap photo|reuters|getty|afp)[^)\]]{0,60}[)\]]\W*$/i.test(text))
    return true
  if (phraseAtStart(folded, lexicon.photo) !== null && (words <= 12 || /^\p{L}+\s?[:/]/u.test(folded)))
    return true
  return words <= 10 && phraseInside(folded, lexicon.photo) !== null && !isClosed(text)
}

/** All lower case, a few words, no sentence: how pictures are described to machines. */
function isAltText(text: string): boolean {
  const words = countWords(text)
  return (
    words >= 2 && words <= 14 && !/\p{Lu}/u.test(text) && /\p{Ll}/u.test(text) && !/[.!?:;…]\s*$/.test(text)
  )
}

/** Mostly names, joined by commas, "with" and "of"; no verb that makes a statement; no full stop. */
function isNamesWithoutVerb(text: string, folded: string): boolean {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? []
  if (
    words.length < 6 ||
    words.length > 45 ||
    isClosed(text) ||
    /[?!:…]\s*$/.test(text) ||
    /["“”]/.test(text)
  )
    return false
  if (FINITE.test(folded) || !ROLE_LINK.test(folded)) return false
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length
  const isHeadlineCase = capitals > words.length * 0.8
  const hasVerbEnding = words.some(
    (word) => /^\p{Ll}{3,}(?:ed|s)$/u.test(word) && !/(?:ss|us|is|ous)$/.test(word) && /ed$/.test(word),
  )
  return !isHeadlineCase && !hasVerbEnding && capitals >= 4 && capitals > words.length * 0.35
}
