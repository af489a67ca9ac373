// The words that retrieval knows, compiled once: keys of words by concept, kin words, marks of questions and non-answers.
import { memoized, type Attribution, type Resources } from '../../../model/index.ts'
import { fold } from '../../../text/fold.ts'
import { LetterPattern } from '../../../text/letter-pattern.ts'
import { compileSentenceRules, type SentenceRules } from '../../../text/segment.ts'
import { stem } from '../../../text/terms-stem.ts'
import { compileTokenRules, type TokenRules } from '../../../text/tokenize-rules.ts'

export type Act = Extract<Attribution['polarity'], 'asserts' | 'denies' | 'confirms' | 'demands'>

export interface RetrievalLexicon {
  /** One key for all words of a concept. @example keyOf('died') === keyOf('deaths') */
  keyOf(word: string): string
  /** Keys that mean the same as a key in a question about it, itself among them. */
  sameAs(key: string): ReadonlySet<string>
  /** Keys that may stand for a key in an answer, itself among them. */
  kinOf(key: string): ReadonlySet<string>
  readonly stop: ReadonlySet<string>
  readonly generic: ReadonlySet<string>
  /** Phrases, as contested and causes are, with a blank at each end. */
  readonly undisclosed: readonly string[]
  /** "has not been announced", "no reason has been given", in folded text with single blanks. */
  readonly undisclosedPattern: LetterPattern
  readonly contested: readonly string[]
  readonly causes: readonly string[]
  readonly acts: ReadonlyMap<string, Act>
  readonly numberWords: ReadonlySet<string>
  /** Value of a plain number word ("nine" → 9). */
  readonly numberValues: ReadonlyMap<string, number>
  /** Words for units of length, weight, time and money. */
  readonly measures: ReadonlySet<string>
  readonly timeUnits: ReadonlySet<string>
  readonly calendarWords: ReadonlySet<string>
  readonly dayparts: ReadonlySet<string>
  readonly tokens: TokenRules
  readonly sentences: SentenceRules
}

type Json = Readonly<Record<string, unknown>>

const record = (value: unknown): Json => (value !== null && typeof value === 'object' ? (value as Json) : {})
const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
const groups = (value: unknown): string[][] => (Array.isArray(value) ? value.map(strings) : [])

const ACTS: readonly Act[] = ['asserts', 'denies', 'confirms', 'demands']

function lemmas(file: Json): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  // Later classes do not replace earlier ones: a form that is verb and noun alike ("left") is looked up as the verb.
  for (const part of ['verb', 'noun']) {
    for (const [form, lemma] of Object.entries(record(file[part]))) {
      if (typeof lemma === 'string' && !found.has(form)) found.set(form, lemma)
    }
  }
  return found
}

function keys(resources: Resources): (word: string) => string {
  const lemmaOf = lemmas(record(resources.json('lexicons/en/irregular-lemmas.json')))
  const concepts = new Map<string, string>()
  for (const group of groups(record(resources.json('lexicons/en/concepts.json')).groups)) {
    for (const word of group) if (!concepts.has(stem(word))) concepts.set(stem(word), stem(group[0] ?? word))
  }
  const cache = new Map<string, string>()
  return (word) => {
    const hit = cache.get(word)
    if (hit !== undefined) return hit
    const folded = fold(word)
    const root = stem(lemmaOf.get(folded) ?? folded)
    const key = concepts.get(root) ?? root
    cache.set(word, key)
    return key
  }
}

function related(lists: unknown, keyOf: (word: string) => string): (key: string) => ReadonlySet<string> {
  const found = new Map<string, Set<string>>()
  for (const group of groups(lists)) {
    const all = group.map(keyOf)
    for (const key of all) found.set(key, new Set([...(found.get(key) ?? []), ...all]))
  }
  return (key) => found.get(key) ?? new Set([key])
}

function calendar(times: Json): { calendarWords: ReadonlySet<string>; dayparts: ReadonlySet<string> } {
  const names = (part: string): string[] => Object.keys(record(times[part]))
  return {
    calendarWords: new Set([...names('months'), ...names('weekdays')]),
    dayparts: new Set(names('dayparts')),
  }
}

/** Phrases as a folded sentence holds them. */
const asHeld = (phrases: readonly string[]): string[] => phrases.map((phrase) => ` ${phrase} `)

function undisclosedPattern(verbs: readonly string[], nouns: readonly string[]): LetterPattern {
  const how = '(?:yet |officially |publicly |independently |immediately )?'
  const verb = verbs.join('|')
  return new LetterPattern(
    ` (?:has|have|had|is|are|was|were) not ${how}(?:been )?${how}(?:${verb}) | no (?:\\p{L}+ )?(?:${nouns.join('|')}) (?:has|have|had|was|were|is|are) ${how}(?:been )?${how}(?:${verb}|available) | neither (?:\\p{L}+ ){1,6}(?:has|have) (?:${verb}) `,
  )
}

export const retrievalLexicon = memoized((resources: Resources): RetrievalLexicon => {
  const file = record(resources.json('lexicons/en/questions.json'))
  const numbers = record(resources.json('lexicons/en/numbers.json'))
  const keyOf = keys(resources)
  const units = record(resources.json('lexicons/en/units.json'))
  const values = Object.entries(record(numbers.units)).filter(
    (one): one is [string, number] => typeof one[1] === 'number',
  )
  return {
    keyOf,
    sameAs: related(file.same, keyOf),
    kinOf: related(file.kin, keyOf),
    stop: new Set(strings(file.stop)),
    generic: new Set(strings(file.generic).map(keyOf)),
    undisclosed: asHeld(strings(file.undisclosed)),
    undisclosedPattern: undisclosedPattern(strings(file.undisclosedVerbs), strings(file.undisclosedNouns)),
    contested: asHeld(strings(file.contested)),
    causes: asHeld(strings(file.causes)),
    acts: new Map(ACTS.flatMap((act) => strings(record(file.acts)[act]).map((word) => [word, act] as const))),
    numberWords: new Set([...values.map(([word]) => word), ...Object.keys(record(numbers.multipliers))]),
    numberValues: new Map(values),
    measures: new Set([...Object.keys(record(units.measures)), ...strings(file.timeUnits)]),
    timeUnits: new Set(strings(file.timeUnits)),
    ...calendar(record(resources.json('lexicons/en/times.json'))),
    tokens: compileTokenRules(
      resources.json('lexicons/en/tokens.json'),
      resources.json('lexicons/en/abbreviations.json'),
    ),
    sentences: compileSentenceRules(resources.json('lexicons/en/sentences.json')),
  }
})
