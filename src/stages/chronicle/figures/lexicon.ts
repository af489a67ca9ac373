// The vocabulary of figures in compiled form, from lexicons/en/units.json and numbers.json.
import { memoized } from '../../../model/index.ts'
import type { NumberLexicon } from '../../../text/numbers.ts'
import { phraseTable } from '../../../text/numbers-phrases.ts'
import type { PhraseTable } from '../../../text/numbers-phrases.ts'
import { numberLexicon, numbersFile } from '../times/lexicon.ts'

interface UnitsFile {
  readonly measures: Record<string, string>
  readonly periods: Record<string, string>
  readonly shares: Record<string, string>
  readonly currencySigns: Record<string, string>
  readonly currencyPrefixes: Record<string, string>
  readonly currencyCodes: readonly string[]
  readonly currencyWords: Record<string, string>
  readonly people: readonly string[]
  readonly states: Record<string, string>
  readonly changes: readonly string[]
  readonly referenceNouns: readonly string[]
  readonly weakNumbers: readonly string[]
  readonly uncountedNouns: readonly string[]
}

/** What an approximator does to the bounds: near both, below or above the value, an open or closed bound, none. */
export type Nearness = 'near' | 'below' | 'above' | 'low' | 'high' | 'exact'

export interface UnitHit {
  readonly kind: 'measure' | 'period' | 'share' | 'currency'
  readonly unit: string
}

export interface FigureLexicon {
  readonly numbers: NumberLexicon
  readonly vague: PhraseTable<readonly [number, number]>
  readonly approximators: PhraseTable<Nearness>
  readonly units: PhraseTable<UnitHit>
  readonly signs: ReadonlyMap<string, string>
  readonly prefixes: ReadonlyMap<string, string>
  readonly codes: ReadonlySet<string>
  readonly people: ReadonlySet<string>
  readonly states: PhraseTable<string>
  /** Words with which a quantity can begin. */
  readonly starters: ReadonlySet<string>
  readonly changes: ReadonlySet<string>
  readonly referenceNouns: ReadonlySet<string>
  readonly weak: ReadonlySet<string>
  /** Nouns after "one" that count nothing: "one day", "one thing". */
  readonly uncounted: ReadonlySet<string>
}

const EMPTY: UnitsFile = {
  measures: {},
  periods: {},
  shares: {},
  currencySigns: {},
  currencyPrefixes: {},
  currencyCodes: [],
  currencyWords: {},
  people: [],
  states: {},
  changes: [],
  referenceNouns: [],
  weakNumbers: [],
  uncountedNouns: [],
}

function unitEntries(file: UnitsFile): [string, UnitHit][] {
  const kinds: readonly (readonly [UnitHit['kind'], Record<string, string>])[] = [
    ['period', file.periods],
    ['measure', file.measures],
    ['share', file.shares],
    ['currency', file.currencyWords],
  ]
  return kinds.flatMap(([kind, table]) =>
    Object.entries(table).map(([phrase, unit]): [string, UnitHit] => [phrase, { kind, unit }]),
  )
}

export const figureLexicon = memoized((resources): FigureLexicon => {
  const file = (resources.json('lexicons/en/units.json') as UnitsFile | null) ?? EMPTY
  const numbers = numbersFile(resources)
  const vague = phraseTable(Object.entries(numbers.vague))
  const approximators = phraseTable(Object.entries(numbers.approximators) as [string, Nearness][])
  const words = [
    numbers.units,
    numbers.fractions,
    numbers.multipliers,
    file.currencySigns,
    file.currencyPrefixes,
  ].flatMap((table) => Object.keys(table))
  const codes = file.currencyCodes.map((code) => code.toLowerCase())
  return {
    starters: new Set([
      ...words,
      ...codes,
      ...vague.firsts,
      ...approximators.firsts,
      'a',
      'an',
      'between',
      'from',
    ]),
    numbers: numberLexicon(resources),
    vague,
    approximators,
    units: phraseTable(unitEntries(file)),
    signs: new Map(Object.entries(file.currencySigns)),
    prefixes: new Map(Object.entries(file.currencyPrefixes)),
    codes: new Set(file.currencyCodes),
    people: new Set(file.people),
    states: phraseTable(Object.entries(file.states)),
    changes: new Set(file.changes),
    referenceNouns: new Set(file.referenceNouns),
    weak: new Set(file.weakNumbers),
    uncounted: new Set(file.uncountedNouns),
  }
})
