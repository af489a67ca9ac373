// The forms of English verbs, made by rule from the lemma and a table of irregular ones in the lexicon, so that cue
// words are found whatever tagger stands before this room. It makes a few forms too many ("planing"), never too few.

/** Which forms a written word may be, as bits. */
export const BASE = 1
export const THIRD = 2
export const PAST = 4
export const PARTICIPLE = 8
export const ING = 16
export const FINITE = THIRD | PAST

const endsDoubling = /[^aeiou][aeiou][bdfgklmnprtvz]$/

function regular(lemma: string): readonly (readonly [string, number])[] {
  const stem = lemma.endsWith('e') ? lemma.slice(0, -1) : lemma
  const soft = /[^aeiou]y$/.test(lemma)
  const third = soft
    ? `${lemma.slice(0, -1)}ies`
    : /(?:s|x|z|ch|sh|o)$/.test(lemma)
      ? `${lemma}es`
      : `${lemma}s`
  const past = soft ? `${lemma.slice(0, -1)}ied` : `${stem}ed`
  const ing = lemma.endsWith('ee') ? `${lemma}ing` : `${stem}ing`
  const forms: [string, number][] = [
    [third, THIRD],
    [past, PAST | PARTICIPLE],
    [ing, ING],
  ]
  if (endsDoubling.test(lemma)) {
    const double = lemma + (lemma.at(-1) ?? '')
    forms.push([`${double}ed`, PAST | PARTICIPLE], [`${double}ing`, ING])
  }
  return forms
}

/** All forms of a verb with their bits. @example verbForms('deny', {}) // deny, denies, denied, denying */
export function verbForms(
  lemma: string,
  irregular: Readonly<Record<string, readonly string[]>>,
): readonly (readonly [string, number])[] {
  const row = irregular[lemma]
  if (!row) return [[lemma, BASE], ...regular(lemma)]
  const [third = '', past = '', participle = '', ing = ''] = row
  return [
    [lemma, BASE],
    [third, THIRD],
    [past, PAST],
    [participle, PARTICIPLE],
    [ing, ING],
  ]
}

/** The plural of a regular noun. */
export function pluralOf(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`
}
