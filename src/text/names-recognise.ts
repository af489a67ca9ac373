// Which tokens are names, and of what kind: begin-inside labels chosen by a linear model with label transitions (a structured
// perceptron, Collins 2002) over words, shapes, tags, lists, the words around a run of proper nouns, and what the rest of the
// text says about the same word. Only tokens that could belong to a name are looked at; the rest is outside.
import { LIST_FLAGS, FIRST_NAME, HONORIFIC, ROLE, listFlags } from './names-lists.ts'
import type { NameLists } from './names-lists.ts'
import { CASE_PLAIN, hashText, mix, normalForm, patternOf, sentenceCase } from './tagger-features.ts'

/** "O", then begin and inside labels by kind, in pairs. */
export const NAME_LABELS = [
  'O',
  'B-person',
  'I-person',
  'B-organisation',
  'I-organisation',
  'B-place',
  'I-place',
  'B-other',
  'I-other',
] as const
export const LABEL_COUNT = NAME_LABELS.length

export interface NameModel {
  /** LABEL_COUNT weights for each of mask + 1 buckets. */
  readonly weights: Int8Array | Float64Array
  readonly mask: number
  /** Weight of label b after label a at a · LABEL_COUNT + b. */
  readonly transitions: Int8Array | Float64Array
}

export interface NameInput {
  readonly forms: readonly string[]
  /** Penn tags. */
  readonly tags: readonly string[]
  readonly heads: ArrayLike<number>
  readonly relations: readonly string[]
  readonly sentences: readonly { readonly first: number; readonly last: number }[]
  readonly lists: NameLists
}

/** What a text says about a word in all its places, as bits. */
const AFTER_GIVEN_NAME = 1
const AFTER_TITLE = 2
const BEFORE_SPEECH = 4
const AFTER_IN = 8
const WITH_ARTICLE = 16
const POSSESSIVE = 32
const IN_RUN = 64
const SMALL_ELSEWHERE = 128

const PLACE_PREPOSITIONS = new Set(['in', 'near', 'at', 'from'])
const SPEECH = new Set([
  'said',
  'says',
  'told',
  'added',
  'asked',
  'wrote',
  'tweeted',
  'claimed',
  'warned',
  'argued',
  'insisted',
  'explained',
  'replied',
])
const LINKS = new Set([
  'of',
  'the',
  'and',
  'for',
  'de',
  'la',
  'le',
  'du',
  'des',
  'del',
  'der',
  'den',
  'van',
  'von',
  'bin',
  'al',
  'el',
  'da',
  'do',
  'dos',
  'on',
  '&',
  '-',
  '.',
  'di',
  'y',
  'ibn',
  "'",
  'in',
  "'s",
  '’s',
])
export const FORBIDDEN = -1e9
export const MOST_FEATURES = 80

/** Tokens that could be part of a name. */
export interface Candidates {
  readonly isCandidate: Uint8Array
  readonly norms: readonly string[]
  readonly hashes: Int32Array
  readonly patterns: Int32Array
  readonly flags: Int32Array
  /** First and one past the last token of the run of proper nouns each token stands in. */
  readonly runFirst: Int32Array
  readonly runLast: Int32Array
  readonly evidence: ReadonlyMap<number, number>
  readonly styles: Uint8Array
}

function isProper(tag: string): boolean {
  return tag === 'NNP' || tag === 'NNPS'
}

function isCapital(form: string): boolean {
  const code = form.charCodeAt(0)
  if (code >= 0x61 && code <= 0x7a) return false
  if (code >= 0x41 && code <= 0x5a) return true
  return code > 0xbf && form.charAt(0).toLowerCase() !== form.charAt(0)
}

function gatherEvidence(
  input: NameInput,
  norms: readonly string[],
  hashes: Int32Array,
  flags: Int32Array,
): Map<number, number> {
  const { forms, tags, sentences } = input
  const evidence = new Map<number, number>()
  for (const { first, last } of sentences) {
    for (let k = first; k < last; k++) {
      const form = forms[k] ?? ''
      const key = hashes[k] ?? 0
      if (!isCapital(form)) {
        const known = evidence.get(key)
        if (known !== undefined || form.length > 3) evidence.set(key, (known ?? 0) | SMALL_ELSEWHERE)
        continue
      }
      let bits = evidence.get(key) ?? 0
      const before = k > first ? (flags[k - 1] ?? 0) : 0
      if ((before & (1 << FIRST_NAME)) !== 0 && isProper(tags[k] ?? '')) bits |= AFTER_GIVEN_NAME
      if ((before & ((1 << HONORIFIC) | (1 << ROLE))) !== 0) bits |= AFTER_TITLE
      const word = k > first ? (norms[k - 1] ?? '') : ''
      if (PLACE_PREPOSITIONS.has(word)) bits |= AFTER_IN
      if (word === 'the') bits |= WITH_ARTICLE
      const next = k + 1 < last ? (norms[k + 1] ?? '') : ''
      if (SPEECH.has(next)) bits |= BEFORE_SPEECH
      if (next === "'s") bits |= POSSESSIVE
      if (k > first && isProper(tags[k - 1] ?? '')) bits |= IN_RUN
      evidence.set(key, bits)
    }
  }
  return evidence
}

/** Everything about a text that name features need, in one pass. */
export function findCandidates(input: NameInput): Candidates {
  const { forms, tags, sentences, lists } = input
  const count = forms.length
  const isCandidate = new Uint8Array(count)
  const norms = forms.map(normalForm)
  const hashes = Int32Array.from(norms, (norm) => hashText(norm, 0, norm.length))
  const patterns = new Int32Array(count)
  const flags = new Int32Array(count)
  const runFirst = new Int32Array(count)
  const runLast = new Int32Array(count)
  const styles = new Uint8Array(sentences.length)
  for (const [s, { first, last }] of sentences.entries()) {
    flags.set(listFlags(lists, forms, first, last), first)
    const style = sentenceCase(forms, first, last)
    styles[s] = style
    for (let k = first; k < last; k++) {
      const capital = isCapital(forms[k] ?? '') && (style === CASE_PLAIN ? k > first : false)
      if (
        isProper(tags[k] ?? '') ||
        capital ||
        (k === first && isCapital(forms[k] ?? '') && tags[k] === 'JJ')
      )
        isCandidate[k] = 1
    }
    for (let k = first + 1; k + 1 < last; k++) {
      if (isCandidate[k] === 1 || !LINKS.has(norms[k] ?? '')) continue
      const right =
        isCandidate[k + 1] === 1 ||
        (k + 2 < last && LINKS.has(norms[k + 1] ?? '') && isCandidate[k + 2] === 1)
      if (right && isCandidate[k - 1] === 1) isCandidate[k] = 1
    }
    for (let k = first; k < last;) {
      let end = k + 1
      if (isProper(tags[k] ?? '')) while (end < last && isProper(tags[end] ?? '')) end++
      runFirst.fill(k, k, end)
      runLast.fill(end, k, end)
      k = end
    }
    for (let k = first; k < last; k++) {
      if (isCandidate[k] === 1 && tags[k + 1] === 'CD' && k + 1 < last) isCandidate[k + 1] = 1
      if (isCandidate[k] === 0) continue
      for (let i = Math.max(first, k - 1); i < Math.min(last, k + 2); i++) {
        if (patterns[i] !== 0) continue
        const pattern = patternOf(forms[i] ?? '')
        patterns[i] = hashText(pattern, 0, pattern.length)
      }
    }
  }
  return {
    isCandidate,
    norms,
    hashes,
    patterns,
    flags,
    runFirst,
    runLast,
    evidence: gatherEvidence(input, norms, hashes, flags),
    styles,
  }
}

const EDGE = 0x2545f491

/** Fills `into` with the features of token `k` of sentence `s`; returns how many. */
export function nameFeatures(
  input: NameInput,
  found: Candidates,
  place: { readonly k: number; readonly s: number },
  into: Int32Array,
): number {
  const { tags, relations, heads, sentences } = input
  const { hashes, patterns, flags, runFirst, runLast, norms } = found
  const { k, s } = place
  const { first, last } = sentences[s] ?? { first: k, last: k + 1 }
  const inside = (i: number): boolean => i >= first && i < last
  const word = (i: number): number => (inside(i) ? (hashes[i] ?? 0) : EDGE)
  const tag = (i: number): number => (inside(i) ? hashText(tags[i] ?? '', 0, (tags[i] ?? '').length) : EDGE)
  const shape = (i: number): number => (inside(i) ? (patterns[i] ?? 0) : EDGE)
  const from = runFirst[k] ?? k
  const to = runLast[k] ?? k + 1
  const norm = norms[k] ?? ''
  const style = mix(found.styles[s] ?? 0, k === first ? 1 : 0)
  const position = Math.min(3, k - from) * 8 + Math.min(3, to - 1 - k)
  const head = heads[k] ?? -1
  const relation = relations[k] ?? ''
  const rel = hashText(relation, 0, relation.length)
  const evidence = found.evidence.get(hashes[k] ?? 0) ?? 0
  let n = 0
  const add = (template: number, value: number): void => {
    if (n < MOST_FEATURES) into[n++] = mix(value, template)
  }
  const w = word(k)
  const p = mix(shape(k), style)
  add(1, w)
  add(2, mix(w, p))
  add(3, word(k - 1))
  add(4, word(k + 1))
  add(5, word(k - 2))
  add(6, word(k + 2))
  add(7, p)
  add(8, mix(shape(k - 1), p))
  add(9, mix(p, shape(k + 1)))
  add(10, hashText(norm, Math.max(0, norm.length - 3), norm.length))
  add(11, hashText(norm, Math.max(0, norm.length - 4), norm.length))
  add(12, hashText(norm, 0, Math.min(3, norm.length)))
  add(13, tag(k))
  add(14, mix(tag(k - 1), tag(k)))
  add(15, mix(tag(k), tag(k + 1)))
  add(16, mix(mix(tag(k - 1), tag(k)), tag(k + 1)))
  add(17, mix(word(k - 1), p))
  add(18, mix(word(k + 1), p))
  add(19, mix(word(k - 1), w))
  add(20, mix(w, word(k + 1)))
  add(21, mix(word(from - 1), position))
  add(22, mix(word(to), position))
  add(23, mix(word(from - 1), word(from - 2)))
  add(24, mix(word(to), word(to + 1)))
  add(25, mix(word(to - 1), position))
  add(26, mix(word(from), position))
  add(27, position)
  add(28, mix(position, p))
  add(29, mix(tag(from - 1), tag(to)))
  add(30, mix(rel, position))
  add(31, mix(rel, head >= 0 ? (hashes[head] ?? 0) : EDGE))
  add(32, mix(word(from - 1), word(to)))
  for (let i = -1; i <= 1; i++) {
    const bits = inside(k + i) ? (flags[k + i] ?? 0) : 0
    add(40 + i, bits)
    for (let flag = 0; flag < LIST_FLAGS; flag++)
      if ((bits & (1 << flag)) !== 0) add(44 + i, mix(flag, i === 0 ? position : 0))
  }
  add(48, mix(flags[from] ?? 0, mix(flags[to - 1] ?? 0, position)))
  for (let bit = 1; bit <= SMALL_ELSEWHERE; bit <<= 1)
    if ((evidence & bit) !== 0) add(50, mix(bit, to - from > 1 ? 1 : 0))
  add(51, mix(evidence, position))
  return n
}

/** What training changes in the scores: features left out, and a bonus or ban for a label of a token. */
export interface Teaching {
  /** Features of token k, thinned out; returns how many are left in `features`. */
  thin(k: number, count: number, features: Int32Array): number
  bonus(k: number, label: number): number
}

interface Lattice {
  readonly scores: Float64Array
  readonly back: Uint8Array
}

/** Whether label `b` may follow label `a`: inside labels follow their own kind. */
export function mayFollow(a: number, b: number): boolean {
  return b === 0 || b % 2 === 1 || a === b || a === b - 1
}

function step(lattice: Lattice, model: NameModel, t: number, local: Float64Array): void {
  const { scores, back } = lattice
  const now = t * LABEL_COUNT
  const before = now - LABEL_COUNT
  for (let b = 0; b < LABEL_COUNT; b++) {
    let best = FORBIDDEN * 4
    let from = 0
    for (let a = 0; a < LABEL_COUNT; a++) {
      if (!mayFollow(a, b)) continue
      const score =
        (t === 0 ? (a === 0 ? 0 : FORBIDDEN) : (scores[before + a] ?? 0)) +
        (model.transitions[a * LABEL_COUNT + b] ?? 0)
      if (score > best) [best, from] = [score, a]
    }
    scores[now + b] = best + (local[b] ?? 0)
    back[now + b] = from
  }
}

/** Labels the tokens of sentence `s` into `labels`. */
export function decodeNames(
  model: NameModel,
  input: NameInput,
  found: Candidates,
  s: number,
  labels: Uint8Array,
  teaching: Teaching | null = null,
): void {
  const { first, last } = input.sentences[s] ?? { first: 0, last: 0 }
  const features = new Int32Array(MOST_FEATURES)
  const local = new Float64Array(LABEL_COUNT)
  for (let k = first; k < last;) {
    if (found.isCandidate[k] === 0) {
      labels[k++] = 0
      continue
    }
    let end = k
    while (end < last && found.isCandidate[end] === 1) end++
    const lattice = {
      scores: new Float64Array((end - k) * LABEL_COUNT),
      back: new Uint8Array((end - k) * LABEL_COUNT),
    }
    for (let i = k; i < end; i++) {
      let count = nameFeatures(input, found, { k: i, s }, features)
      if (teaching) count = teaching.thin(i, count, features)
      local.fill(0)
      for (let f = 0; f < count; f++) {
        const row = ((features[f] ?? 0) & model.mask) * LABEL_COUNT
        for (let l = 0; l < LABEL_COUNT; l++) local[l] = (local[l] ?? 0) + (model.weights[row + l] ?? 0)
      }
      if (teaching) for (let l = 0; l < LABEL_COUNT; l++) local[l] = (local[l] ?? 0) + teaching.bonus(i, l)
      step(lattice, model, i - k, local)
    }
    readBack(lattice, end - k, labels, k)
    k = end
  }
}

function readBack({ scores, back }: Lattice, count: number, labels: Uint8Array, first: number): void {
  let label = 0
  const at = (count - 1) * LABEL_COUNT
  for (let l = 1; l < LABEL_COUNT; l++) if ((scores[at + l] ?? 0) > (scores[at + label] ?? 0)) label = l
  for (let t = count - 1; t >= 0; t--) {
    labels[first + t] = label
    label = back[t * LABEL_COUNT + label] ?? 0
  }
}

/** Labels of all tokens of a text. */
export function recogniseNames(model: NameModel, input: NameInput): Uint8Array {
  const labels = new Uint8Array(input.forms.length)
  const found = findCandidates(input)
  for (let s = 0; s < input.sentences.length; s++) decodeNames(model, input, found, s, labels)
  return labels
}
