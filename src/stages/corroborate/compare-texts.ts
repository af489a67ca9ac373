// Two statements by themselves, without a story round them: the same, a contradiction, a refinement, or neither.
// It takes the same features and the same strict rules as the stage; only the weights differ, as no story gives any.
import type { Chronicle, RelationHow, RelationKind, Resources, Syntax } from '../../model/index.ts'
import { featuresOf, type Features } from './features.ts'
import { agree, comparablePairs, isMoreExact } from './figures.ts'
import { lexiconOf } from './lexicon.ts'
import { isOneCount, type Likeness } from './relations.ts'
import { alikeModelOf, facet, facetsOf, probability, toolsOfPair } from './alike.ts'

/** A statement with the layers that the runner made of it. */
export interface ComparedText {
  readonly text: string
  readonly publishedAt: string | null
  readonly syntax: Syntax
  readonly chronicle: Chronicle
}

export interface Compared {
  /** 0 to 1: how likely both tell of the same happening. */
  readonly same: number
  readonly relation: 'same' | RelationKind | 'unrelated'
  readonly how: RelationHow | null
  readonly reason: string
}

/** More than half of the shorter statement stands in the longer: it says that and more. */
const MOSTLY = 0.5

const read = new WeakMap<ComparedText, Features>()

/** Features of a text by itself. */
export function featuresOfText(side: ComparedText, resources: Resources): Features {
  const known = read.get(side)
  if (known) return known
  const layers = { document: { id: '', text: side.text }, syntax: side.syntax, chronicle: side.chronicle }
  const made = featuresOf(layers, [{ start: 0, end: side.text.length }], lexiconOf(resources), new Map())
  read.set(side, made)
  return made
}

const NO_RELATION = { relation: 'unrelated', how: null, reason: 'They are about different things.' } as const

function compareFigures(a: Features, b: Features, likeness: Likeness): Omit<Compared, 'same'> | null {
  for (const [one, other] of comparablePairs(a.figures, b.figures, likeness.lexicon)) {
    if (!isOneCount([one, other], likeness)) continue
    const shown = `${String(one.value)} and ${String(other.value)} ${one.of}`.trim()
    if (!agree(one, other))
      return { relation: 'contradicts', how: 'figure', reason: `The counts exclude each other: ${shown}.` }
    if (isMoreExact(one, other))
      return { relation: 'refines', how: 'figure', reason: `The first count is more exact: ${shown}.` }
  }
  return null
}

/** The head's threshold moved to one half, so that "same" reads as a probability with its boundary there. */
function centred(score: number, threshold: number): number {
  const odds = (score / (1 - score)) * ((1 - threshold) / threshold)
  return Math.round((odds / (1 + odds)) * 1000) / 1000
}

/** Compares two statements. */
export function compareTexts(a: ComparedText, b: ComparedText, resources: Resources): Compared {
  const model = alikeModelOf(resources)
  const tools = toolsOfPair(resources)
  const [one, other] = [featuresOfText(a, resources), featuresOfText(b, resources)]
  const facets = facetsOf(one, other, tools)
  const same = centred(probability(model.event, facets), model.event.threshold)
  const about = probability(model.about, facets)
  const isAbout = about >= model.about.threshold
  const { lexicon } = tools
  const byFigure = compareFigures(one, other, { facets, about, ...model.about, lexicon })
  if (byFigure) return { same, ...byFigure }
  if (isAbout && one.isNegated !== other.isNegated) {
    return {
      same,
      relation: 'contradicts',
      how: 'denial',
      reason: 'One says that it is so, the other that it is not.',
    }
  }
  if (probability(model.same, facets) >= model.same.threshold)
    return { same, relation: 'same', how: null, reason: 'They say the same of the same things.' }
  if (isAbout && facet(facets, 'containment') >= MOSTLY) {
    return { same, relation: 'refines', how: 'wording', reason: 'One says what the other says, and more.' }
  }
  return { same, ...NO_RELATION }
}
