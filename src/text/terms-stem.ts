// Stemming: the Porter2 ("English") algorithm by its published description, for folded English words, so that "killed",
// "kills" and "killing" count as one term. Deterministic and linear. It is no lemmatiser: stems are for counting, never
// for showing. Other languages pass through unchanged where none of the suffixes fits, which is why callers check.

const VOWEL = /[aeiouy]/
const DOUBLES = new Set(['bb', 'dd', 'ff', 'gg', 'mm', 'nn', 'pp', 'rr', 'tt'])
const LI_BEFORE = new Set(['c', 'd', 'e', 'g', 'h', 'k', 'm', 'n', 'r', 't'])
const EXCEPTIONS: Readonly<Record<string, string>> = {
  skis: 'ski',
  skies: 'sky',
  dying: 'die',
  lying: 'lie',
  tying: 'tie',
  idly: 'idl',
  gently: 'gentl',
  ugly: 'ugli',
  early: 'earli',
  only: 'onli',
  singly: 'singl',
  sky: 'sky',
  news: 'news',
  howe: 'howe',
  atlas: 'atlas',
  cosmos: 'cosmos',
  bias: 'bias',
  andes: 'andes',
}
const KEPT_AFTER_FIRST_STEP = new Set([
  'inning',
  'outing',
  'canning',
  'herring',
  'earring',
  'proceed',
  'exceed',
  'succeed',
])

const STEP_TWO: readonly (readonly [string, string])[] = [
  ['ization', 'ize'],
  ['ational', 'ate'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['iveness', 'ive'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['lessli', 'less'],
  ['entli', 'ent'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['ousli', 'ous'],
  ['iviti', 'ive'],
  ['fulli', 'ful'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['abli', 'able'],
  ['izer', 'ize'],
  ['ator', 'ate'],
  ['alli', 'al'],
  ['bli', 'ble'],
]
const STEP_THREE: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['alize', 'al'],
  ['icate', 'ic'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
]
const STEP_FOUR = [
  'ement',
  'ance',
  'ence',
  'able',
  'ible',
  'ment',
  'ant',
  'ent',
  'ism',
  'ate',
  'iti',
  'ous',
  'ive',
  'ize',
  'al',
  'er',
  'ic',
]

type Suffixes = ReadonlyMap<string, readonly (readonly [string, string])[]>

/** By the last letter, so that most words are compared with no suffix at all. */
const byLastLetter = (list: readonly (readonly [string, string])[]): Suffixes =>
  Map.groupBy(list, ([suffix]) => suffix.slice(-1))
const SECOND = byLastLetter(STEP_TWO)
const THIRD = byLastLetter(STEP_THREE)
const FOURTH = byLastLetter(STEP_FOUR.map((suffix) => [suffix, '']))

/** The first suffix of a list that a word has, and what stands for it. */
function suffixOf(word: string, suffixes: Suffixes): readonly [string, string] | undefined {
  return suffixes.get(word.slice(-1))?.find(([suffix]) => word.endsWith(suffix))
}

const isVowel = (code: number): boolean =>
  code === 0x61 || code === 0x65 || code === 0x69 || code === 0x6f || code === 0x75 || code === 0x79

/** The stem of a folded word. @example stem('nationalities') // 'nation' */
export function stem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word
  const exception = EXCEPTIONS[word]
  if (exception !== undefined) return exception
  let w = word.startsWith('y') ? 'Y' + word.slice(1) : word
  if (w.includes('y', 1)) w = w.replace(/([aeiouy])y/g, '$1Y')
  const r1 = regionOne(w)
  const r2 = regionAfter(w, r1)
  w = pluralStep(w)
  if (KEPT_AFTER_FIRST_STEP.has(w)) return w
  w = pastStep(w, r1)
  if (w.endsWith('y') || w.endsWith('Y')) w = w.replace(/(?<=.[^aeiouy])[yY]$/, 'i')
  w = suffixStep(w, r1, r2)
  w = lastStep(w, r1, r2)
  return w.toLowerCase()
}

function regionOne(word: string): number {
  const special = /^(?:gener|commun|arsen|past|univers|later|emerg|organ|inter)/.exec(word)
  if (special) return special[0].length
  return regionAfter(word, 0)
}

/** The start of what follows the first consonant after a vowel, from `from` on. */
function regionAfter(word: string, from: number): number {
  for (let i = from + 1; i < word.length; i++) {
    if (!isVowel(word.charCodeAt(i)) && isVowel(word.charCodeAt(i - 1))) return i + 1
  }
  return word.length
}

function pluralStep(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2)
  if (word.endsWith('ied') || word.endsWith('ies')) return word.slice(0, word.length > 4 ? -2 : -1)
  if (word.endsWith('us') || word.endsWith('ss') || !word.endsWith('s')) return word
  return /[aeiouy].+s$/.test(word) ? word.slice(0, -1) : word
}

function pastStep(word: string, r1: number): string {
  if (word.endsWith('eedly')) return word.length - 5 >= r1 ? word.slice(0, -3) : word
  if (word.endsWith('eed')) return word.length - 3 >= r1 ? word.slice(0, -1) : word
  const suffix = /(?:ingly|edly|ing|ed)$/.exec(word)?.[0]
  if (suffix === undefined) return word
  const rest = word.slice(0, -suffix.length)
  if (!VOWEL.test(rest)) return word
  if (/(?:at|bl|iz)$/.test(rest)) return rest + 'e'
  if (DOUBLES.has(rest.slice(-2))) return /^[aeo](?:dd|gg|ff)$/.test(rest) ? rest : rest.slice(0, -1)
  return r1 >= rest.length && endsInShortSyllable(rest) ? rest + 'e' : rest
}

function endsInShortSyllable(word: string): boolean {
  return /^[aeiouy][^aeiouy]$/.test(word) || /[^aeiouy][aeiouy][^aeiouywxY]$/.test(word)
}

function suffixStep(word: string, r1: number, r2: number): string {
  let w = word
  const two = suffixOf(w, SECOND)
  if (two) {
    if (w.length - two[0].length >= r1) w = w.slice(0, -two[0].length) + two[1]
  } else if (w.endsWith('ogi')) {
    if (w.length - 3 >= r1 && w.endsWith('logi')) w = w.slice(0, -1)
  } else if (w.endsWith('li') && w.length - 2 >= r1 && LI_BEFORE.has(w.charAt(w.length - 3)))
    w = w.slice(0, -2)
  const three = suffixOf(w, THIRD)
  if (three) {
    if (w.length - three[0].length >= r1) w = w.slice(0, -three[0].length) + three[1]
  } else if (w.endsWith('ative') && w.length - 5 >= r2) w = w.slice(0, -5)
  return w
}

function lastStep(word: string, r1: number, r2: number): string {
  let w = word
  const four = suffixOf(w, FOURTH)?.[0]
  if (four !== undefined) {
    if (w.length - four.length >= r2) w = w.slice(0, -four.length)
  } else if (w.endsWith('ion') && w.length - 3 >= r2 && /[st]ion$/.test(w)) w = w.slice(0, -3)
  if (w.endsWith('e')) {
    const at = w.length - 1
    if (at >= r2 || (at >= r1 && !endsInShortSyllable(w.slice(0, -1)))) w = w.slice(0, -1)
  } else if (w.endsWith('ll') && w.length - 1 >= r2) w = w.slice(0, -1)
  return w
}
