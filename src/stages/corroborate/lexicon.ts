// The words this room knows, compiled once: concepts, transitions, certainty.
import { memoized, type Certainty, type Resources } from '../../model/index.ts'

interface ConceptFile {
  readonly groups: readonly (readonly string[])[]
}
interface TransitionFile {
  readonly pairs: readonly (readonly [string, string])[]
  readonly endings: readonly string[]
  readonly acts: readonly string[]
}
export type CertaintyFile = Readonly<
  Record<
    'unverified' | 'alleged' | 'reported' | 'conditional' | 'speculated' | 'negations' | 'forecasts',
    readonly string[]
  >
>

export interface Lexicon {
  /** Concept of a lemma: its group's first word, else the lemma itself. */
  conceptOf(lemma: string): string
  /** The same for a word as it stands, where no lemma is at hand ("killed", "homes"). */
  conceptOfWord(word: string): string
  /** Whether `later` is a state that ends `earlier`. */
  isTransition(earlier: string, later: string): boolean
  /** Whether a concept ends whatever it is said of ("withdrew", "lifted"). */
  isEnding(concept: string): boolean
  /** Whether to say it is to do it ("charged", "banned"): an event, not a statement about one. */
  isAct(concept: string): boolean
  /** In order of precedence; phrases as a folded clause holds them, with a blank at each end. */
  readonly certainties: readonly (readonly [Certainty, readonly string[]])[]
  readonly negations: ReadonlySet<string>
  /** As the phrases of certainties are. */
  readonly forecasts: readonly string[]
}

const asHeld = (phrases: readonly string[]): readonly string[] => phrases.map((phrase) => ` ${phrase} `)

/** English inflections and what they leave, the longest first. */
const ENDINGS = [
  ['ies', 'y'],
  ['ied', 'y'],
  ['ing', ''],
  ['ing', 'e'],
  ['es', ''],
  ['ed', ''],
  ['ed', 'e'],
  ['s', ''],
] as const

const NO_STATES: TransitionFile = { pairs: [], endings: [], acts: [] }

const NO_WORDS: CertaintyFile = {
  unverified: [],
  alleged: [],
  reported: [],
  conditional: [],
  speculated: [],
  negations: [],
  forecasts: [],
}

export const lexiconOf = memoized((resources: Resources): Lexicon => {
  const concepts = new Map<string, string>()
  for (const group of (resources.json('lexicons/en/concepts.json') as ConceptFile | null)?.groups ?? []) {
    for (const lemma of group) concepts.set(lemma, group[0] ?? lemma)
  }
  const states = (resources.json('lexicons/en/transitions.json') as TransitionFile | null) ?? NO_STATES
  const transitions = new Set(states.pairs.map((pair) => pair.join('>')))
  const [endings, acts] = [new Set(states.endings), new Set(states.acts)]
  const words = (resources.json('lexicons/en/certainty.json') as CertaintyFile | null) ?? NO_WORDS
  const conceptOf = (lemma: string): string => concepts.get(lemma) ?? lemma
  return {
    conceptOf,
    conceptOfWord(word) {
      const bases = [
        word,
        ...ENDINGS.flatMap(([ending, base]) =>
          word.endsWith(ending) ? [word.slice(0, -ending.length) + base] : [],
        ),
      ]
      return conceptOf(bases.find((one) => concepts.has(one)) ?? word.replace(/s$/, ''))
    },
    isEnding: (concept) => endings.has(concept),
    isAct: (concept) => acts.has(concept),
    isTransition: (earlier, later) => transitions.has(`${earlier}>${later}`),
    certainties: [
      ['unverified', asHeld(words.unverified)],
      ['alleged', asHeld(words.alleged)],
      ['reported', asHeld(words.reported)],
      ['conditional', asHeld(words.conditional)],
      ['speculated', asHeld(words.speculated)],
    ],
    negations: new Set(words.negations),
    forecasts: asHeld(words.forecasts),
  }
})
