// Copies of sentences in other cases, so that headlines and capitals are learnt from as well as running text.
import type { Random } from './random.ts'

/** Words that headlines keep small. */
const SMALL = new Set([
  "'ll",
  "'re",
  "'s",
  "'ve",
  'a',
  'an',
  'and',
  'as',
  'at',
  'but',
  'by',
  'for',
  'from',
  'in',
  "n't",
  'of',
  'on',
  'or',
  'the',
  'to',
  'with',
])
/** Shares of sentences drawn in another case. */
const TITLE_SHARE = 0.05
const UPPER_SHARE = 0.015
const LOWER_SHARE = 0.01

/** The same words as a headline writes them; the first word of a sentence has its capital either way. */
export function titleCase(forms: readonly string[]): string[] {
  return forms.map((form, k) =>
    k > 0 && SMALL.has(form.toLowerCase()) ? form : form.charAt(0).toUpperCase() + form.slice(1),
  )
}

/** Mostly the same words, at times as a headline, in capitals or in small letters. */
export function recase(forms: readonly string[], random: Random): readonly string[] {
  const draw = random()
  if (draw < TITLE_SHARE) return titleCase(forms)
  if (draw < TITLE_SHARE + UPPER_SHARE) return forms.map((form) => form.toUpperCase())
  if (draw < TITLE_SHARE + UPPER_SHARE + LOWER_SHARE) return forms.map((form) => form.toLowerCase())
  return forms
}
