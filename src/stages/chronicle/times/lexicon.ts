// The vocabulary of times in compiled form, from lexicons/en/times.json and numbers.json.
import { memoized } from '../../../model/index.ts'
import type { NumberLexicon } from '../../../text/numbers.ts'
import { phraseTable } from '../../../text/numbers-phrases.ts'
import type { PhraseTable } from '../../../text/numbers-phrases.ts'
import type { Grain, HolidayRule, Part } from './sense.ts'

interface TimesFile {
  readonly months: Record<string, number>
  readonly weekdays: Record<string, number>
  readonly capitalOnly: readonly string[]
  readonly dayparts: Record<string, readonly [string, number, number]>
  readonly seasons: Record<string, readonly [string, number, number]>
  readonly units: Record<string, Grain>
  readonly days: Record<string, number>
  readonly references: Record<string, string>
  readonly sets: Record<string, string>
  readonly zones: Record<string, number | null>
  readonly zonePhrases: readonly string[]
  readonly holidays: Record<string, HolidayRule>
  readonly decadeWords: Record<string, number>
  readonly modifiers: Record<string, Part>
  readonly approximate: Record<string, string>
  readonly vagueAmounts: readonly string[]
  readonly yearLeads: readonly string[]
  readonly future: readonly string[]
}

export interface NumbersFile {
  readonly units: Record<string, number>
  readonly multipliers: Record<string, number>
  readonly suffixes: Record<string, number>
  readonly fractions: Record<string, number>
  readonly ordinals: Record<string, number>
  readonly vague: Record<string, readonly [number, number]>
  readonly approximators: Record<string, string>
}

export interface TimeLexicon {
  readonly numbers: NumberLexicon
  readonly ordinals: ReadonlyMap<string, number>
  readonly months: ReadonlyMap<string, number>
  readonly weekdays: ReadonlyMap<string, number>
  readonly capitalOnly: ReadonlySet<string>
  readonly dayparts: ReadonlyMap<string, readonly [string, number, number]>
  readonly seasons: ReadonlyMap<string, readonly [string, number, number]>
  readonly units: ReadonlyMap<string, Grain>
  readonly days: ReadonlyMap<string, number>
  readonly references: PhraseTable<string>
  readonly sets: ReadonlyMap<string, string>
  readonly zones: ReadonlyMap<string, number | null>
  readonly zonePhrases: PhraseTable<true>
  readonly holidays: PhraseTable<HolidayRule>
  readonly decadeWords: ReadonlyMap<string, number>
  readonly approximate: PhraseTable<string>
  readonly vagueAmounts: PhraseTable<true>
  readonly yearLeads: ReadonlySet<string>
  readonly future: ReadonlySet<string>
  /** Words with which a time expression can begin: all others are passed over at once. */
  readonly starters: ReadonlySet<string>
}

/** Words of the grammar itself that begin expressions. */
const GRAMMAR_STARTERS = [
  'the',
  'a',
  'an',
  'this',
  'that',
  'these',
  'those',
  'last',
  'past',
  'previous',
  'next',
  'coming',
  'following',
  'current',
  'upcoming',
  'recent',
  'first',
  'final',
  'his',
  'her',
  'its',
  'their',
  'our',
  'early',
  'late',
  'mid',
  'earlier',
  'later',
  'midway',
  'earliest',
  'latest',
  'very',
  'as',
  'beginning',
  'start',
  'end',
  'middle',
  'close',
  'every',
  'each',
  'per',
  'year',
  'month',
  'fiscal',
  'half',
  'quarter',
  'q',
  "'",
  'tonight',
  'same',
  'day',
  'noon',
  'midnight',
  'midday',
  'twenty',
] as const

const NO_TIMES: TimesFile = {
  months: {},
  weekdays: {},
  capitalOnly: [],
  dayparts: {},
  seasons: {},
  units: {},
  days: {},
  references: {},
  sets: {},
  zones: {},
  zonePhrases: [],
  holidays: {},
  decadeWords: {},
  modifiers: {},
  approximate: {},
  vagueAmounts: [],
  yearLeads: [],
  future: [],
}
const NO_NUMBERS: NumbersFile = {
  units: {},
  multipliers: {},
  suffixes: {},
  fractions: {},
  ordinals: {},
  vague: {},
  approximators: {},
}

/** numbers.json as it is written. */
export const numbersFile = memoized(
  (resources) => (resources.json('lexicons/en/numbers.json') as NumbersFile | null) ?? NO_NUMBERS,
)

export const numberLexicon = memoized((resources): NumberLexicon => {
  const file = numbersFile(resources)
  return {
    units: new Map(Object.entries(file.units)),
    multipliers: new Map(Object.entries(file.multipliers)),
    suffixes: new Map(Object.entries(file.suffixes)),
    fractions: new Map(Object.entries(file.fractions)),
  }
})

const flagged = (list: readonly string[]): [string, true][] => list.map((entry) => [entry, true])

export const timeLexicon = memoized((resources): TimeLexicon => {
  const file = (resources.json('lexicons/en/times.json') as TimesFile | null) ?? NO_TIMES
  const phrases = [file.references, file.holidays, file.approximate]
    .flatMap((table) => Object.keys(table))
    .concat(file.vagueAmounts)
  const numbers = numbersFile(resources)
  const words = [
    file.months,
    file.weekdays,
    file.dayparts,
    file.seasons,
    file.units,
    file.days,
    file.sets,
    numbers.units,
    numbers.ordinals,
    numbers.multipliers,
    numbers.fractions,
  ]
  const starters = new Set([
    ...GRAMMAR_STARTERS,
    ...words.flatMap((table) => Object.keys(table)),
    ...phraseTable(flagged(phrases)).firsts,
  ])
  return {
    starters,
    numbers: numberLexicon(resources),
    ordinals: new Map(Object.entries(numbers.ordinals)),
    months: new Map(Object.entries(file.months)),
    weekdays: new Map(Object.entries(file.weekdays)),
    capitalOnly: new Set(file.capitalOnly),
    dayparts: new Map(Object.entries(file.dayparts)),
    seasons: new Map(Object.entries(file.seasons)),
    units: new Map(Object.entries(file.units)),
    days: new Map(Object.entries(file.days)),
    references: phraseTable(Object.entries(file.references)),
    sets: new Map(Object.entries(file.sets)),
    zones: new Map(Object.entries(file.zones)),
    zonePhrases: phraseTable(flagged(file.zonePhrases)),
    holidays: phraseTable(Object.entries(file.holidays)),
    decadeWords: new Map(Object.entries(file.decadeWords)),
    approximate: phraseTable(Object.entries(file.approximate)),
    vagueAmounts: phraseTable(flagged(file.vagueAmounts)),
    yearLeads: new Set(file.yearLeads),
    future: new Set(file.future),
  }
})
