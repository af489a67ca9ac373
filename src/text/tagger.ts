// Part-of-speech tagger: a greedy left-to-right linear classifier over word, ending, shape and neighbour features. One label
// carries both the Penn tag and the Universal tag. Linear in the number of tokens; sentences are tagged one at a time.
import { bestLabel, mix, scoreLinear } from './tagger-linear.ts'
import type { LinearModel } from './tagger-linear.ts'
import type { WordHashes } from './tagger-words.ts'

/** Most features that one token can have. */
export const TAG_FEATURES = 32
const BEFORE = 0x7f4a7c15
const AFTER = 0x1ce4e5b9

function at(list: Int32Array | Uint8Array, k: number, first: number, last: number): number {
  return k < first ? BEFORE : k >= last ? AFTER : (list[k] ?? 0)
}

/** Fills `into` with the features of token `k` of the sentence [first, last); returns how many. */
export function tagFeatures(
  words: WordHashes,
  tags: Int32Array | Uint8Array,
  k: number,
  first: number,
  last: number,
  into: Int32Array,
): number {
  const { word, suffix2, suffix3, prefix, shape } = words
  const w = at(word, k, first, last)
  const s3 = at(suffix3, k, first, last)
  const sh = at(shape, k, first, last) * 2 + (k === first ? 1 : 0)
  const t1 = at(tags, k - 1, first, last)
  const t2 = at(tags, k - 2, first, last)
  const w1 = at(word, k - 1, first, last)
  const n1 = at(word, k + 1, first, last)
  let n = 0
  const add = (template: number, value: number): void => {
    into[n++] = mix(value, template)
  }
  add(1, w)
  add(2, mix(w, sh))
  add(3, s3)
  add(4, at(suffix2, k, first, last))
  add(5, mix(s3, sh))
  add(6, at(prefix, k, first, last))
  add(7, sh)
  add(8, t1)
  add(9, mix(t1, t2))
  add(10, mix(t1, w))
  add(11, w1)
  add(12, n1)
  add(13, mix(w1, w))
  add(14, mix(w, n1))
  add(15, at(word, k - 2, first, last))
  add(16, at(word, k + 2, first, last))
  add(17, at(suffix3, k + 1, first, last))
  add(18, at(suffix3, k - 1, first, last))
  add(19, mix(at(shape, k - 1, first, last), sh))
  add(20, mix(at(shape, k + 1, first, last), sh))
  add(21, mix(t1, at(suffix3, k + 1, first, last)))
  add(22, mix(t1, s3))
  add(23, mix(mix(t1, t2), w))
  add(24, mix(mix(t1, sh), n1))
  add(25, mix(at(suffix2, k + 1, first, last), t1))
  add(26, mix(at(suffix3, k + 1, first, last), at(suffix3, k + 2, first, last)))
  into[n++] = 0
  return n
}

/** Tags the sentence [first, last) into `tags` as label indices. */
export function tagSentence(
  model: LinearModel,
  words: WordHashes,
  tags: Int32Array | Uint8Array,
  first: number,
  last: number,
): void {
  const features = new Int32Array(TAG_FEATURES)
  const scores = new Int32Array(model.labels)
  for (let k = first; k < last; k++) {
    const count = tagFeatures(words, tags, k, first, last, features)
    scoreLinear(model, features, count, scores)
    tags[k] = bestLabel(scores, model.labels)
  }
}
