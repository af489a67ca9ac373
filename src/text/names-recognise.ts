// Which tokens are names, and of what kind: begin-inside labels chosen by a linear model with label transitions (a structured
// perceptron, Collins 2002) over words, shapes, tags, lists, the words around a run of proper nouns, and what the rest of the
// text says about the same word. Only tokens that could belong to a name are looked at; the rest is outside.
import { EVIDENCE_BITS, gatherEvidence } from './names-evidence.ts'
import {
  CITY_FIRST,
  COUNTRY_FIRST,
  FIRST_NAME,
  HONORIFIC,
  LIST_FLAGS,
  ORGANISATION_FIRST,
  ORGANISATION_WORD,
  OTHER_WORD,
  PLACE_FIRST,
  PLACE_WORD,
  ROLE,
  listFlags,
} from './names-lists.ts'
import type { NameLists } from './names-lists.ts'
import { BODY_LINKS, LOOSE_LINKS, NAME_PARTICLES } from './names-words.ts'
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

const LINKS: ReadonlySet<string> = new Set([...NAME_PARTICLES, ...BODY_LINKS, ...LOOSE_LINKS])
export const FORBIDDEN = -1e9
export const MOST_FEATURES = 192

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

/** All in small letters: no name, whatever the tagger says, unless as a link inside one. */
const SMALL = /^\p{Ll}+$/u

function isProper(tag: string): boolean {
  return tag === 'NNP' || tag === 'NNPS'
}

function isCapital(form: string): boolean {
  const code = form.charCodeAt(0)
  if (code >= 0x61 && code <= 0x7a) return false
  if (code >= 0x41 && code <= 0x5a) return true
  return code > 0xbf && form.charAt(0).toLowerCase() !== form.charAt(0)
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
  const isRunPart = (k: number): boolean => isProper(tags[k] ?? '') && !SMALL.test(forms[k] ?? '')
  for (const [s, { first, last }] of sentences.entries()) {
    flags.set(listFlags(lists, forms, first, last), first)
    const style = sentenceCase(forms, first, last)
    styles[s] = style
    for (let k = first; k < last; k++) {
      const capital = isCapital(forms[k] ?? '') && (style === CASE_PLAIN ? k > first : false)
      if (isRunPart(k) || capital || (k === first && isCapital(forms[k] ?? '') && tags[k] === 'JJ'))
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
      if (isRunPart(k)) while (end < last && isRunPart(end)) end++
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
    evidence: gatherEvidence({
      sentences,
      lists,
      norms,
      hashes,
      flags,
      runFirst,
      runLast,
      isCapital: (k) => isCapital(forms[k] ?? ''),
      isProper: (k) => isProper(tags[k] ?? ''),
    }),
    styles,
  }
}

const EDGE = 0x2545f491

const KIND_WORDS = (1 << FIRST_NAME) | (1 << ORGANISATION_WORD) | (1 << PLACE_WORD) | (1 << OTHER_WORD)
const TITLES = (1 << HONORIFIC) | (1 << ROLE)
/** How far behind a name its role may stand: "Jane Roe, the country's foreign minister". */
const ROLE_REACH = 5
const PLAIN_PATTERN = hashText('Xx', 0, 2)

function isPlainRun(patterns: Int32Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (patterns[i] !== PLAIN_PATTERN) return false
  return true
}

/** Distance to a role in apposition behind a comma, 0 where there is none. */
function roleBehind({ flags, norms }: Candidates, to: number, last: number): number {
  if (norms[to] !== ',') return 0
  for (let i = to + 1; i < Math.min(last, to + 1 + ROLE_REACH); i++) {
    if (norms[i] === ',') return 0
    if (((flags[i] ?? 0) & (1 << ROLE)) !== 0) return 1
  }
  return 0
}

const LISTED = [COUNTRY_FIRST, PLACE_FIRST, ORGANISATION_FIRST, CITY_FIRST] as const

/** Whether a whole run is a name of a list. */
function isListed(flags: Int32Array, from: number, to: number, flag: number): boolean {
  if (((flags[from] ?? 0) & (1 << flag)) === 0) return false
  for (let i = from + 1; i < to; i++) if (((flags[i] ?? 0) & (1 << (flag + 1))) === 0) return false
  return true
}

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
  for (let bit = 0; bit < EVIDENCE_BITS; bit++)
    if ((evidence & (1 << bit)) !== 0) add(50, mix(1 << bit, to - from > 1 ? 1 : 0))
  add(51, mix(evidence, position))
  const opens = k === from ? 1 : 0
  const spread = (template: number, bits: number): void => {
    for (let bit = 0; bit < EVIDENCE_BITS; bit++)
      if ((bits & (1 << bit)) !== 0) add(template, mix(1 << bit, opens))
  }
  if (to - from > 1) {
    spread(56, found.evidence.get(hashes[from] ?? 0) ?? 0)
    spread(57, found.evidence.get(hashes[to - 1] ?? 0) ?? 0)
  }
  let any = 0
  for (let i = from; i < to; i++) any |= flags[i] ?? 0
  for (let flag = 0; flag < LIST_FLAGS; flag++) {
    const bit = 1 << flag
    if (((flags[from] ?? 0) & bit) !== 0) add(52, mix(flag, opens))
    if (((flags[to - 1] ?? 0) & bit) !== 0) add(53, mix(flag, opens))
    if ((any & bit) !== 0) add(54, mix(flag, opens))
  }
  const isPlain = inside(from) && isPlainRun(patterns, from, to)
  add(58, mix(mix(Math.min(to - from, 4), isPlain ? 1 : 0), mix(any & KIND_WORDS, opens)))
  add(59, mix(tag(from - 1), opens))
  add(60, mix(tag(to), opens))
  add(61, mix(mix(tag(to), tag(to + 1)), opens))
  const roleAfter = roleBehind(found, to, last)
  if (roleAfter > 0) add(62, mix(roleAfter, opens))
  if (inside(from - 1)) add(63, mix((flags[from - 1] ?? 0) & TITLES, opens))
  let top = from
  while (top < to - 1 && (heads[top] ?? -1) >= from && (heads[top] ?? -1) < to) top++
  const governor = heads[top] ?? -1
  const link = relations[top] ?? ''
  const linked = hashText(link, 0, link.length)
  add(64, mix(linked, opens))
  add(65, mix(mix(linked, governor >= 0 ? (hashes[governor] ?? 0) : EDGE), opens))
  add(66, mix(mix(linked, governor >= 0 ? tag(governor) : EDGE), opens))
  for (const flag of LISTED) if (isListed(flags, from, to, flag)) add(55, mix(flag, opens))
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
