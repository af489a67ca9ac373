// Folding of lines for comparison: case, apostrophes, quotation marks, dashes and white space. Never for output.

const QUOTES: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201a\u201b\u0060\u00b4\u02bc\u2032]/g, "'"],
  [/[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/\u2026/g, '...'],
  [/[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, ''],
  [/\s+/g, ' '],
]
const UNUSUAL = /[^\u0021-\u005f\u0061-\u007e]/

/** One line, folded. @example foldLine('  Read  More’s ') // "read more's" */
export function foldLine(text: string): string {
  let folded = text.toLowerCase()
  if (UNUSUAL.test(folded)) for (const [pattern, put] of QUOTES) folded = folded.replace(pattern, put)
  return folded.trim()
}

/** Headline equality: letters and digits only, so that quotes, dashes and spacing do not tell two apart. */
export function foldHeadline(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Numbers as "#", so that "1,204 views" and "7 views" are one line. */
export function foldNumbers(folded: string): string {
  return folded.replace(/\d[\d.,]*(?:[km]\b)?/g, '#')
}
