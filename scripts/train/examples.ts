// From gold sentences to what the network trains on: label numbers, feature rows, and copies of sentences in other cases.
import {
  COUNTRY_FIRST,
  FIRST_NAME,
  ORGANISATION_FIRST,
  PLACE_FIRST,
  listFlags,
} from '../../src/text/names-lists.ts'
import type { NameLists } from '../../src/text/names-lists.ts'
import { NAME_LABELS } from '../../src/text/names-recognise.ts'
import { listFeature, sentenceCase, shapeFeature, wordFeatures } from '../../src/text/tagger-features.ts'
import { goldNames, placeTokens } from './names.ts'
import type { GoldName } from './names.ts'
import type { Example } from './network.ts'
import type { Random } from './random.ts'
import type { GoldDocument, GoldSentence } from './treebank.ts'

const OPEN = -1

export interface Labels {
  readonly tags: string[]
  readonly relations: string[]
}

/** A gold sentence with its label numbers; rows are made when it is drawn, since its case may change. */
export interface Drawable {
  readonly sentence: GoldSentence
  readonly heads: Int32Array
  readonly relations: Int32Array
  readonly tags: Int32Array
  readonly names: Int32Array
}

function numbers(names: string[], values: readonly string[]): Int32Array {
  return Int32Array.from(values, (value) => {
    const known = names.indexOf(value)
    if (known >= 0) return known
    names.push(value)
    return names.length - 1
  })
}

function labelNumber(label: string): number {
  return (NAME_LABELS as readonly string[]).indexOf(label)
}

function labelled(count: number, names: readonly GoldName[]): Int32Array {
  const out = new Int32Array(count)
  for (const { first, last, kind } of names) {
    const begin = kind === null ? OPEN : labelNumber(`B-${kind}`)
    for (let k = first; k < last; k++) out[k] = begin === OPEN ? OPEN : k === first ? begin : begin + 1
  }
  return out
}

/**
 * Name labels of a sentence without entity annotation, as far as they are safe: what is no proper noun is no name; a run of
 * proper nouns that is a listed name, or a given name and one or two more words, is taken at its word; the rest stays open.
 */
function silverNames(sentence: GoldSentence, lists: NameLists): Int32Array {
  const { forms } = sentence
  const isProper = (k: number): boolean =>
    sentence.upos[k] === 'PROPN' || (sentence.xpos[k] ?? '').startsWith('NNP')
  const flags = listFlags(lists, forms, 0, forms.length)
  const out = new Int32Array(forms.length)
  for (let k = 0; k < forms.length;) {
    if (!isProper(k)) {
      out[k++] = 0
      continue
    }
    let last = k
    while (last < forms.length && isProper(last)) last++
    const label = silverLabel(flags, k, last, forms)
    const touching = k > 1 && isProper(k - 2) && forms[k - 1] !== ','
    for (let i = k; i < last; i++) out[i] = label < 0 || touching ? OPEN : i === k ? label : label + 1
    k = last
  }
  return out
}

function silverLabel(flags: Int32Array, first: number, last: number, forms: readonly string[]): number {
  const bits = flags[first] ?? 0
  const has = (flag: number): boolean => (bits & (1 << flag)) !== 0
  const whole = (flag: number): boolean => {
    if (!has(flag)) return false
    for (let k = first + 1; k < last; k++) if (((flags[k] ?? 0) & (1 << (flag + 1))) === 0) return false
    return true
  }
  if (whole(COUNTRY_FIRST) || whole(PLACE_FIRST)) return labelNumber('B-place')
  if (whole(ORGANISATION_FIRST)) return labelNumber('B-organisation')
  const count = last - first
  const plain = forms.slice(first, last).every((form) => /^\p{Lu}\p{Ll}+$|^\p{Lu}\.$/u.test(form))
  return has(FIRST_NAME) && plain && count >= 2 && count <= 3 ? labelNumber('B-person') : OPEN
}

/** Sentences of the documents, with labels numbered in the order in which they are first seen. */
export function drawables(documents: readonly GoldDocument[], labels: Labels, lists: NameLists): Drawable[] {
  return documents.flatMap((doc) => {
    const names = doc.text === null ? null : goldNames(doc, placeTokens(doc), lists)
    return doc.sentences.map((sentence, s): Drawable => ({
      sentence,
      heads: Int32Array.from(sentence.heads),
      relations: numbers(labels.relations, sentence.labels),
      tags: numbers(
        labels.tags,
        sentence.xpos.map((xpos, i) => `${xpos} ${sentence.upos[i] ?? 'X'}`),
      ),
      names: names ? labelled(sentence.forms.length, names[s] ?? []) : silverNames(sentence, lists),
    }))
  })
}

/** Features of every token of a sentence, the word first. */
export function sentenceFeatures(forms: readonly string[], lists: NameLists): number[][] {
  const style = sentenceCase(forms, 0, forms.length)
  const flags = listFlags(lists, forms, 0, forms.length)
  return forms.map((form, k) => {
    const features = wordFeatures(form)
    features.push(shapeFeature(form, k === 0, style))
    for (let flag = 0, bits = flags[k] ?? 0; bits !== 0; flag++, bits >>>= 1)
      if ((bits & 1) === 1) features.push(listFeature(flag))
    return features
  })
}

export interface Vocabulary {
  /** Features in the order of their rows; row 0 is for unknown words. */
  readonly keys: number[]
  readonly rows: ReadonlyMap<number, number>
  /** How often each word row was seen. */
  readonly counts: ReadonlyMap<number, number>
}

/** A word gets a row when seen this often, any other feature when seen that often. */
const LEAST_WORD = 2
const LEAST_FEATURE = 4

export function createVocabulary(training: readonly Drawable[], lists: NameLists): Vocabulary {
  const counts = new Map<number, number>()
  const words = new Set<number>()
  for (const { sentence } of training) {
    for (const features of sentenceFeatures(sentence.forms, lists)) {
      words.add(features[0] ?? 0)
      for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
    }
  }
  const keys: number[] = []
  for (const [key, count] of counts)
    if (count >= (words.has(key) ? LEAST_WORD : LEAST_FEATURE)) keys.push(key)
  const rows = new Map(keys.map((key, i) => [key, i + 1]))
  return { keys, rows, counts: new Map([...rows].map(([key, row]) => [row, counts.get(key) ?? 0])) }
}

/** Shares of sentences drawn in another case, so that headlines and capitals are not all proper nouns. */
const TITLE_SHARE = 0.05
const UPPER_SHARE = 0.015
const LOWER_SHARE = 0.01
/** Words that headlines keep small. */
const SMALL = new Set([
  'a',
  'an',
  'and',
  'as',
  'at',
  'by',
  'for',
  'from',
  'in',
  'of',
  'on',
  'or',
  'the',
  'to',
  'with',
  'but',
  "n't",
  "'s",
  "'re",
  "'ll",
  "'ve",
])
/** How strongly rare words are replaced by the unknown word, so that its row learns to stand for them. */
const UNKNOWN_STRENGTH = 0.25
const UNKNOWN_COUNT_SHARE = 0.25

function recase(forms: readonly string[], random: Random): readonly string[] {
  const draw = random()
  if (draw < TITLE_SHARE) {
    return forms.map((form, k) =>
      k > 0 && SMALL.has(form.toLowerCase()) ? form : form.charAt(0).toUpperCase() + form.slice(1),
    )
  }
  if (draw < TITLE_SHARE + UPPER_SHARE) return forms.map((form) => form.toUpperCase())
  if (draw < TITLE_SHARE + UPPER_SHARE + LOWER_SHARE) return forms.map((form) => form.toLowerCase())
  return forms
}

/** One draw of a sentence for training. */
export function draw(drawable: Drawable, vocabulary: Vocabulary, lists: NameLists, random: Random): Example {
  const features = sentenceFeatures(recase(drawable.sentence.forms, random), lists)
  const rows = features.map((list) => {
    const out: number[] = []
    for (const [f, feature] of list.entries()) {
      const row = vocabulary.rows.get(feature)
      if (f > 0) {
        if (row !== undefined) out.push(row)
        continue
      }
      const count = row === undefined ? 0 : (vocabulary.counts.get(row) ?? 0)
      const unknown =
        row === undefined || random() < UNKNOWN_STRENGTH / (UNKNOWN_STRENGTH + UNKNOWN_COUNT_SHARE * count)
      out.push(unknown ? 0 : row)
    }
    return out
  })
  return { rows, heads: drawable.heads, relations: drawable.relations, tags: drawable.tags }
}
