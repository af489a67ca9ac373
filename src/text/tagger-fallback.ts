// Tags by the look of a word alone, for languages without a trained model: marks, numbers, capitalised words, the rest.
// Deliberately says X where it does not know; it reads no lexicon.
import type { Upos } from '../model/index.ts'
import { DIGIT, UPPER, classAt, isLetterClass } from './tokenize-characters.ts'

const SYMBOL = /^[$€£¥%&+=<>@#°^~|\\]/u

/** Coarse tag of one token; `opening` says that it begins a sentence, where a capital tells nothing. */
export function guessTag(form: string, opening: boolean): Upos {
  const kind = classAt(form, 0)
  if (kind === DIGIT) return 'NUM'
  if (kind === UPPER) return opening ? 'X' : 'PROPN'
  if (isLetterClass(kind)) return 'X'
  return SYMBOL.test(form) ? 'SYM' : 'PUNCT'
}
