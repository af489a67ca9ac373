// Small measures of a line: is it a sentence, a label, a shout? Language-neutral where that is possible.

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu
/** Scripts written without spaces: two characters count as one word. */
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/g
/** Also marks of direction, which right-to-left texts end with. */
const CLOSERS = /["'”’»)\]}*_\s\d¹²³⁴⁵⁶⁷⁸⁹\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+$/u

/** Words of a line. Written as a loop over characters: every line of every page comes here. */
export function countWords(text: string): number {
  let words = 0
  let isInside = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const sign =
      code < SIGNS.length ? SIGNS[code] : code >= 0x2000 && code <= 0x206f ? punctuation(code) : ELSEWHERE
    if (sign === ELSEWHERE) return countInAnyScript(text)
    if (sign === LETTER) {
      if (!isInside) words++
      isInside = true
    } else if (sign === BETWEEN) isInside = false
  }
  return words
}

const BETWEEN = 0
const LETTER = 1
/** Goes on with a word but begins none. */
const JOINS = 2
const ELSEWHERE = 3

/** What each sign of Latin scripts does to a word. */
const SIGNS = Uint8Array.from({ length: 0x250 }, (_, code) => {
  const sign = String.fromCharCode(code)
  if (/[\p{L}\p{N}]/u.test(sign)) return LETTER
  return /['.-]/.test(sign) ? JOINS : BETWEEN
})

function punctuation(code: number): number {
  return code === 0x2019 ? JOINS : BETWEEN
}

function countInAnyScript(text: string): number {
  const unspaced = text.match(UNSPACED)?.length ?? 0
  const words = text.match(WORD)?.length ?? 0
  return unspaced > 0 ? Math.max(words, Math.ceil(unspaced / 2)) : words
}

/** The last character that carries meaning: closing quotes, brackets and footnote digits set aside. */
export function lastSign(text: string): string {
  const tail = text.slice(-40).replace(CLOSERS, '')
  return tail[tail.length - 1] ?? ''
}

/** Ends as a sentence does. "…" and ":" are no end. */
export function isClosed(text: string): boolean {
  return /[.!?。！？．।؟۔]/.test(lastSign(text)) && !/\.\.\.["'”’»)\]*_\s]*$/.test(text.slice(-12))
}

/** A paragraph of running text rather than a label. */
export function isProse(text: string): boolean {
  const words = countWords(text)
  return words >= 25 || (words >= 8 && isClosed(text))
}

/** Words of a text that carry content: folded, four letters or more, cut to a stem of six. */
export function contentStems(text: string): Set<string> {
  const stems = new Set<string>()
  for (const match of text.toLowerCase().matchAll(/\p{L}[\p{L}’']*/gu)) {
    const word = match[0].replace(/[’']s?$/, '')
    if (word.length >= 4) stems.add(word.slice(0, 6))
  }
  return stems
}

export function hasLowerCase(text: string): boolean {
  return /\p{Ll}/u.test(text)
}
