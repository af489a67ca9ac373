// Character classes of UTF-16 code units, as the tokenizer and the sentence splitter see them.
// Latin is a table; everything else is asked of Unicode property expressions one character at a time, so cost per unit is
// bounded. Surrogate pairs are judged as the code point they make. Nothing here looks at words.

export const OTHER = 0
export const SPACE = 1
export const UPPER = 2
export const LOWER = 3
export const DIGIT = 4
/** Zero-width and direction marks, soft hyphens: inside a word they belong to it, elsewhere they are as good as space. */
export const FORMAT = 5

const TABLE_SIZE = 0x250
const LETTER = /[\p{L}\p{M}\p{Nl}]/u
const UPPERCASE = /[\p{Lu}\p{Lt}]/u
const SPACING = /[\s\p{Z}\p{Cc}]/u
const NUMBER = /\p{Nd}/u
const FORMATTING = /\p{Cf}/u
const PICTOGRAPH = /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}]/u

function classify(character: string): number {
  if (UPPERCASE.test(character)) return UPPER
  if (LETTER.test(character)) return LOWER
  if (NUMBER.test(character)) return DIGIT
  if (FORMATTING.test(character)) return FORMAT
  if (SPACING.test(character)) return SPACE
  return OTHER
}

const TABLE: Uint8Array = Uint8Array.from({ length: TABLE_SIZE }, (_, code) =>
  classify(String.fromCharCode(code)),
)

/** Number of code units (1 or 2) of the character that starts at `at`. */
export function widthAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < 0xd800 || code > 0xdbff || at + 1 >= text.length) return 1
  const low = text.charCodeAt(at + 1)
  return low >= 0xdc00 && low <= 0xdfff ? 2 : 1
}

/** Class of the character that starts at `at`; OTHER past the end. */
export function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < TABLE_SIZE) return TABLE[code] ?? OTHER
  if (at >= text.length) return OTHER
  return classify(text.slice(at, at + widthAt(text, at)))
}

export function isLetterClass(kind: number): boolean {
  return kind === UPPER || kind === LOWER
}

/** Whether the character at `at` is an emoji or a piece of one. */
export function isPictographAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 0x2000) return false
  return PICTOGRAPH.test(text.slice(at, at + widthAt(text, at)))
}

/** Straight and typographic apostrophes. */
export function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2bc || code === 0xff07
}

/** Hyphen-minus, hyphen, non-breaking hyphen: what joins words. Dashes are not among them. */
export function isHyphen(code: number): boolean {
  return code === 0x2d || code === 0x2010 || code === 0x2011
}
