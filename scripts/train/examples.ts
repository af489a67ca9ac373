// From gold sentences to what the network trains on: label numbers, feature rows, and copies of sentences in other cases.
import { listFlags } from '../../src/text/names-lists.ts'
import type { NameLists } from '../../src/text/names-lists.ts'
import { listFeature, sentenceCase, shapeFeature, wordFeatures } from '../../src/text/tagger-features.ts'
import type { Example } from './network-parts.ts'
import type { Random } from './random.ts'
import { recase } from './recase.ts'
import type { GoldDocument, GoldSentence } from './treebank.ts'
import { withUnfamiliar } from './unfamiliar.ts'
import type { Unfamiliar } from './unfamiliar.ts'

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
}

function numbers(names: string[], values: readonly string[]): Int32Array {
  return Int32Array.from(values, (value) => {
    const known = names.indexOf(value)
    if (known >= 0) return known
    names.push(value)
    return names.length - 1
  })
}

/** Sentences of the documents, with labels numbered in the order in which they are first seen. */
export function drawables(documents: readonly GoldDocument[], labels: Labels): Drawable[] {
  return documents.flatMap((doc) =>
    doc.sentences.map((sentence): Drawable => ({
      sentence,
      heads: Int32Array.from(sentence.heads),
      relations: numbers(labels.relations, sentence.labels),
      tags: numbers(
        labels.tags,
        sentence.xpos.map((xpos, i) => `${xpos} ${sentence.upos[i] ?? 'X'}`),
      ),
    })),
  )
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

/** How strongly rare words are replaced by the unknown word, so that its row learns to stand for them. */
const UNKNOWN_STRENGTH = 0.25
const UNKNOWN_COUNT_SHARE = 0.25

export interface Drawing {
  readonly vocabulary: Vocabulary
  readonly unfamiliar: Unfamiliar
  readonly lists: NameLists
  readonly random: Random
}

/** One draw of a sentence for training. */
export function draw(drawable: Drawable, { vocabulary, unfamiliar, lists, random }: Drawing): Example {
  const forms = withUnfamiliar(drawable.sentence, unfamiliar, random)
  const features = sentenceFeatures(recase(forms, random), lists)
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
