// Trains the name recogniser: a structured perceptron with averaged weights. Where the gold label of a token is open, the best
// labelling that agrees with the known ones is taken as gold (a latent perceptron). Tags and trees are the parser's own.
import type { NameLists } from '../../src/text/names-lists.ts'
import {
  FORBIDDEN,
  LABEL_COUNT,
  MOST_FEATURES,
  decodeNames,
  findCandidates,
  nameFeatures,
} from '../../src/text/names-recognise.ts'
import type { Candidates, NameInput, NameModel } from '../../src/text/names-recognise.ts'
import { parse } from '../../src/text/parser.ts'
import type { ParserModel } from '../../src/text/parser-model.ts'
import { nameLabels } from './name-labels.ts'
import { createRandom, shuffle } from './random.ts'
import type { GoldDocument } from './treebank.ts'

/** Chosen by cross-validation over the training documents of GUM: its news, interviews, court texts and biographies. */
export const RECOGNISER_RECIPE = {
  seed: 7,
  epochs: 10,
  bits: 17,
  drop: 0.5,
  margin: 40,
  recallMargin: 50,
  renamedCopies: 2,
} as const

export type RecogniserRecipe = { readonly [K in keyof typeof RECOGNISER_RECIPE]: number }

/** One text: what the recogniser sees, and its gold labels (−1: open). */
export interface NamedText {
  readonly input: NameInput
  readonly found: Candidates
  readonly gold: Int32Array
}

/** Runs the parser over the gold tokens of a document, or over other words in their place. */
export function readText(
  parser: ParserModel,
  doc: GoldDocument,
  lists: NameLists,
  written: readonly (readonly string[])[] = doc.sentences.map((sentence) => sentence.forms),
): NamedText {
  const forms = written.flat()
  let at = 0
  const sentences = doc.sentences.map((sentence) => ({ first: at, last: (at += sentence.forms.length) }))
  const parsed = parse(parser, { forms, sentences, lists })
  const tags = Array.from(parsed.tags, (tag) => (parser.header.tags[tag] ?? '').split(' ')[0] ?? '')
  const relations = Array.from(parsed.relations, (relation) => parser.header.relations[relation] ?? '')
  const input = { forms, tags, heads: parsed.heads, relations, sentences, lists }
  const gold = Int32Array.from(nameLabels(doc, lists).flatMap((labels) => [...labels]))
  return { input, found: findCandidates(input), gold }
}

interface Learner {
  readonly weights: Float64Array
  readonly totals: Float64Array
  readonly transitions: Float64Array
  readonly transitionTotals: Float64Array
  readonly mask: number
  step: number
}

function bump(learner: Learner, features: Int32Array, count: number, label: number, by: number): void {
  for (let f = 0; f < count; f++) {
    const at = ((features[f] ?? 0) & learner.mask) * LABEL_COUNT + label
    learner.weights[at] = (learner.weights[at] ?? 0) + by
    learner.totals[at] = (learner.totals[at] ?? 0) + by * learner.step
  }
}

function bumpTransition(learner: Learner, a: number, b: number, by: number): void {
  const at = a * LABEL_COUNT + b
  learner.transitions[at] = (learner.transitions[at] ?? 0) + by
  learner.transitionTotals[at] = (learner.transitionTotals[at] ?? 0) + by * learner.step
}

/** Which features of a token survive this visit: the same in both passes, drawn from the visit's own seed. */
function thinner(seed: number, share: number): (k: number, count: number, features: Int32Array) => number {
  return (k, count, features) => {
    const random = createRandom(seed ^ Math.imul(k, 0x9e3779b1))
    let kept = 0
    for (let f = 0; f < count; f++) if (random() >= share) features[kept++] = features[f] ?? 0
    return kept
  }
}

interface Visit {
  readonly text: NamedText
  readonly s: number
  readonly seed: number
}

/** One visit to a sentence; says whether its labels were right already. */
function learnSentence(learner: Learner, { text, s, seed }: Visit, recipe: RecogniserRecipe): boolean {
  const { input, found, gold } = text
  const { first, last } = input.sentences[s] ?? { first: 0, last: 0 }
  const guess = new Uint8Array(last)
  const truth = new Uint8Array(last)
  const thin = thinner(seed, recipe.drop)
  const cost = (right: number, label: number): number =>
    label === right ? 0 : label === 0 ? recipe.recallMargin : recipe.margin
  const bonus = (k: number, label: number): number => ((gold[k] ?? -1) < 0 ? 0 : cost(gold[k] ?? 0, label))
  decodeNames(learner, input, found, s, guess, { thin, bonus })
  learner.step++
  let wrong = false
  for (let k = first; k < last; k++)
    if (found.isCandidate[k] === 1 && (gold[k] ?? -1) >= 0 && guess[k] !== gold[k]) wrong = true
  if (!wrong) return true
  decodeNames(learner, input, found, s, truth, {
    thin,
    bonus: (k, label) => ((gold[k] ?? -1) < 0 || gold[k] === label ? 0 : FORBIDDEN),
  })
  const features = new Int32Array(MOST_FEATURES)
  for (let k = first; k < last; k++) {
    if (found.isCandidate[k] === 0) continue
    const a = truth[k] ?? 0
    const b = guess[k] ?? 0
    const starts = k === first || found.isCandidate[k - 1] === 0
    bumpTransition(learner, starts ? 0 : (truth[k - 1] ?? 0), a, 1)
    bumpTransition(learner, starts ? 0 : (guess[k - 1] ?? 0), b, -1)
    if (a === b) continue
    const count = thin(k, nameFeatures(input, found, { k, s }, features), features)
    bump(learner, features, count, a, 1)
    bump(learner, features, count, b, -1)
  }
  return false
}

/** Averaged weights in small integers. */
function settle(learner: Learner): NameModel {
  const mean = (weights: Float64Array, totals: Float64Array): Float64Array =>
    weights.map((weight, i) => weight - (totals[i] ?? 0) / learner.step)
  const weights = mean(learner.weights, learner.totals)
  const transitions = mean(learner.transitions, learner.transitionTotals)
  const sizes = weights
    .filter((value) => value !== 0)
    .map(Math.abs)
    .sort()
  const top = sizes[Math.floor(sizes.length * 0.9995)] ?? 1
  const level = (value: number): number => Math.max(-127, Math.min(127, Math.round((value / top) * 127)))
  return {
    weights: Int8Array.from(weights, level),
    transitions: Int8Array.from(transitions, level),
    mask: learner.mask,
  }
}

export function trainRecogniser(
  texts: readonly NamedText[],
  recipe: RecogniserRecipe,
  report: (epoch: number, wrong: number) => void,
): NameModel {
  const size = LABEL_COUNT * 2 ** recipe.bits
  const learner: Learner = {
    weights: new Float64Array(size),
    totals: new Float64Array(size),
    transitions: new Float64Array(LABEL_COUNT ** 2),
    transitionTotals: new Float64Array(LABEL_COUNT ** 2),
    mask: 2 ** recipe.bits - 1,
    step: 1,
  }
  const random = createRandom(recipe.seed)
  const order = texts.flatMap((text) => text.input.sentences.map((_, s) => ({ text, s })))
  for (let epoch = 0; epoch < recipe.epochs; epoch++) {
    let wrong = 0
    shuffle(order, random)
    for (const { text, s } of order)
      if (!learnSentence(learner, { text, s, seed: Math.floor(random() * 2 ** 31) }, recipe)) wrong++
    report(epoch, wrong)
  }
  return settle(learner)
}
