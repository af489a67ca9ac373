// Folding of lines for comparison: case, apostrophes, quotation marks, dashes and white space. Never for output.

const SPECIAL =
  /[\u0060\u00ab\u00ad\u00b4\u00bb\u02bc\u061c\u200b\u200e\u200f\u2010-\u2015\u2018-\u201f\u2026\u202a-\u202e\u2032\u2033\u2060\u2066-\u2069\u2212\ufeff]/g
const HAS_SPECIAL = new RegExp(SPECIAL.source)

const APOSTROPHES = '\u2018\u2019\u201a\u201b\u0060\u00b4\u02bc\u2032'
const QUOTES = '\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033'
const DASHES = '\u2010\u2011\u2012\u2013\u2014\u2015\u2212'

/** What a special sign is folded to; those that are not named stand for nothing. */
function foldSign(sign: string): string {
  if (APOSTROPHES.includes(sign)) return "'"
  if (QUOTES.includes(sign)) return '"'
  if (DASHES.includes(sign)) return '-'
  return sign === '\u2026' ? '...' : ''
}

/** White space that is not one plain space. */
const UNEVEN = /\s\s|[^\S ]/

/** One line, folded. @example foldLine('  Read  More’s ') // "read more's" */
export function foldLine(text: string): string {
  let folded = text.toLowerCase()
  // Every short line of every page comes here, and most need nothing of this.
  if (HAS_SPECIAL.test(folded)) folded = folded.replace(SPECIAL, foldSign)
  if (UNEVEN.test(folded)) folded = folded.replace(/\s+/g, ' ')
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
