// NUL and lone surrogates become U+FFFD, one for one, so that no offset moves and every encoder takes the text.

/** The text with NUL and lone surrogates replaced; the same length in UTF-16 units. */
export function wellFormed(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\ufffd')
}
