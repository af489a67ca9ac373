// Folding: one spelling for words that a reader takes for the same. Lower case, no diacritics, compatibility forms
// resolved, without any locale. Folding is for comparing and indexing only: spans always come from the unfolded text,
// so nothing here is ever searched for again in a document.

const ASCII = /^[\u0000-\u007f]*$/
const MARKS = /\p{M}+/gu
/** Letters that Unicode does not take apart but that news spells both ways ("Łódź", "Lodz"). */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ŋ: 'n',
  ħ: 'h',
  ŧ: 't',
  ĸ: 'k',
}
const UNDECOMPOSED_LETTER = /[æœøßłđðþıŋħŧĸ]/g
/** Unicode takes й and ё apart as it does é; in Cyrillic й is a letter of its own, and only ё is written both ways. */
const SHORT_I = /и\u0306/g

/** Folds text. The result may be shorter or longer than what went in. @example fold('Łódź') // 'lodz' */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(SHORT_I, 'й')
    .replace(MARKS, (marks, at: number, whole: string) => (isLatinGreekCyrillic(whole, at - 1) ? '' : marks))
    .replace(UNDECOMPOSED_LETTER, (letter) => UNDECOMPOSED[letter] ?? letter)
    .normalize('NFC')
}

/** Marks carry no word's sense in these scripts; in Devanagari, Thai or Hangul they are vowels and consonants. */
function isLatinGreekCyrillic(text: string, at: number): boolean {
  const code = at < 0 ? 0 : text.charCodeAt(at)
  return code < 0x0530 || (code >= 0x1e00 && code < 0x2000)
}
