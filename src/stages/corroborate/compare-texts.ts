// Two statements by themselves, without a story round them: the same, a contradiction, a refinement, or neither.
// It takes the same features and the same strict rules as the stage; only the weights differ, as no story gives any.
import type { Chronicle, RelationHow, RelationKind, Resources, Syntax } from '../../model/index.ts'
import { featuresOf, type Features } from './features.ts'
import { agree, comparablePairs, isMoreExact } from './figures.ts'
import { lexiconOf, type Lexicon } from './lexicon.ts'
import { EVEN_WEIGHTS, likeness } from './similarity.ts'

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

/** From here on two texts tell of the same happening: half of what they are about, by count, is shared. */
const SAME_HAPPENING = 0.5
/** From here on they say the same of it. */
const SAME_STATEMENT = 0.6

function featuresOfText(side: ComparedText, lexicon: Lexicon): Features {
  const layers = { document: { id: '', text: side.text }, syntax: side.syntax, chronicle: side.chronicle }
  return featuresOf(layers, [{ start: 0, end: side.text.length }], lexicon, new Map())
}

const NO_RELATION = { relation: 'unrelated', how: null, reason: 'They are about different things.' } as const

function compareFigures(a: Features, b: Features, lexicon: Lexicon): Omit<Compared, 'same'> | null {
  for (const [one, other] of comparablePairs(a.figures, b.figures, lexicon)) {
    const shown = `${String(one.value)} and ${String(other.value)} ${one.of}`.trim()
    if (!agree(one, other))
      return { relation: 'contradicts', how: 'figure', reason: `The counts exclude each other: ${shown}.` }
    if (isMoreExact(one, other))
      return { relation: 'refines', how: 'figure', reason: `The first count is more exact: ${shown}.` }
  }
  return null
}

/** Compares two statements. */
export function compareTexts(a: ComparedText, b: ComparedText, resources: Resources): Compared {
  const lexicon = lexiconOf(resources)
  const [one, other] = [featuresOfText(a, lexicon), featuresOfText(b, lexicon)]
  const like = likeness(one, other, EVEN_WEIGHTS)
  const samePredicate = one.predicate !== null && one.predicate === other.predicate
  const same =
    Math.round(Math.min(1, (like.score + like.containment + (samePredicate ? 0.2 : 0)) / 2.2 + 0.1) * 1000) /
    1000
  if (like.sharedTerms + like.sharedNames < 2 || like.score < SAME_HAPPENING / 2)
    return { same: Math.min(same, 0.49), ...NO_RELATION }
  if (like.score >= SAME_HAPPENING) {
    const byFigure = compareFigures(one, other, lexicon)
    if (byFigure) return { same, ...byFigure }
    if (one.isNegated !== other.isNegated && like.sharedTerms >= 2) {
      return {
        same,
        relation: 'contradicts',
        how: 'denial',
        reason: 'One says that it is so, the other that it is not.',
      }
    }
  }
  if (like.score >= SAME_STATEMENT)
    return { same, relation: 'same', how: null, reason: 'They say the same of the same things.' }
  if (like.containment >= SAME_STATEMENT && like.sharedTerms >= 2) {
    return { same, relation: 'refines', how: 'wording', reason: 'One says what the other says, and more.' }
  }
  return { same, ...NO_RELATION }
}
