// Names of months as they stand in the dates of feeds, full and short, in the languages whose servers write them although
// the standard asks for English. Written for Hearsay from general knowledge of these languages.
import { fold } from '../../../text/fold.ts'

/** The twelve months, each with the stems its names begin with; no stem is the beginning of another month's name. */
const STEMS: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen', 'sty', 'янв', 'січ', 'ιαν', 'ocak', 'led', 'tammi'],
  ['feb', 'fev', 'fevr', 'lut', 'фев', 'лют', 'φεβ', 'sub', 'unor', 'helmi'],
  ['mar', 'maerz', 'mrz', 'maa', 'mrt', 'мар', 'бер', 'μαρ', 'marc', 'brez'],
  ['apr', 'avr', 'abr', 'kwi', 'апр', 'кві', 'απρ', 'nis', 'dub', 'huhti', 'ápr'],
  ['may', 'mai', 'mag', 'mei', 'maj', 'май', 'мая', 'тра', 'μαι', 'μαϊ', 'kve', 'touko'],
  ['jun', 'juin', 'giu', 'cze', 'июн', 'чер', 'ιουν', 'haz', 'kesa'],
  ['jul', 'juil', 'lug', 'lip', 'июл', 'лип', 'ιουλ', 'tem', 'heina'],
  ['aug', 'aou', 'ago', 'sie', 'авг', 'сер', 'αυγ', 'agu', 'srp', 'elo'],
  ['sep', 'set', 'wrz', 'сен', 'вер', 'σεπ', 'eyl', 'zar', 'szept', 'syys'],
  ['oct', 'okt', 'ott', 'out', 'paz', 'окт', 'жов', 'οκτ', 'eki', 'rij', 'loka'],
  ['nov', 'lis', 'ноя', 'лис', 'νοε', 'kas', 'marras'],
  ['dec', 'dez', 'dic', 'des', 'gru', 'дек', 'гру', 'δεκ', 'ara', 'pro', 'joulu'],
]

/** Names that begin with a stem of another month. */
const EXACT: Readonly<Record<string, number>> = { marras: 11, marraskuu: 11, marraskuuta: 11 }

/** 1 to 12 for the name of a month, whole or short; null for any other word. @example monthOf('Sept') // 9 */
export function monthOf(word: string): number | null {
  const name = fold(word)
  if (name.length < 3 || name.length > 14 || /\d/.test(name)) return null
  const exact = Object.hasOwn(EXACT, name) ? EXACT[name] : undefined
  if (exact !== undefined) return exact
  const at = STEMS.findIndex((stems) => stems.some((stem) => name.startsWith(stem)))
  return at < 0 ? null : at + 1
}
