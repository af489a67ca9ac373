// The cue lexicon as this room uses it: words with their frames, compiled once from the data files of a language.
// A language without files gets an empty lexicon: only quotation marks then speak.
import { memoized } from '../../model/index.ts'
import type { Polarity, Resources } from '../../model/index.ts'
import { pluralOf, verbForms } from './inflection.ts'

export type CueClass =
  | 'speech'
  | 'writing'
  | 'thought'
  | 'intention'
  | 'evaluation'
  | 'evidence'
  | 'question'
  | 'demand'
  | 'denial'
  | 'confirmation'
  | 'speculation'
  | 'accusation'

/** What a cue means in one of its frames. */
export interface Sense {
  readonly class: CueClass
  readonly polarity: Polarity
  /** Counts only where the construction leaves no doubt. */
  readonly weak: boolean
}

/** A word or fixed phrase that reports, with the frames it takes. */
export interface CueWord {
  readonly lemma: string
  /** Words that must follow the first ("point" + ["out"]). */
  readonly particles: readonly string[]
  readonly frames: ReadonlyMap<string, Sense>
  /** Prepositions of its "p:X" and "np-X" frames. */
  readonly prepositions: ReadonlySet<string>
  readonly objectPrepositions: ReadonlySet<string>
}

export interface ReportingPreposition {
  readonly words: readonly string[]
  readonly sense: Sense
}

export interface VerbForm {
  readonly lemma: string
  readonly bits: number
}

export interface Lexicon {
  readonly language: string
  readonly verbs: ReadonlyMap<string, readonly CueWord[]>
  readonly forms: ReadonlyMap<string, VerbForm>
  readonly nouns: ReadonlyMap<string, CueWord>
  readonly adjectives: ReadonlyMap<string, CueWord>
  readonly adverbs: ReadonlyMap<string, CueWord>
  readonly adverbSenses: ReadonlyMap<string, Sense>
  /** Words before a colon that name no speaker ("Update"). */
  readonly labels: ReadonlySet<string>
  /** Reporting prepositions by their first word. */
  readonly prepositions: ReadonlyMap<string, readonly ReportingPreposition[]>
  readonly lightVerbs: ReadonlySet<string>
  readonly negators: ReadonlySet<string>
  readonly unnamed: ReadonlySet<string>
  readonly documents: ReadonlySet<string>
  /** Nouns for people, and for bodies of people, singular and plural. */
  readonly people: ReadonlySet<string>
  readonly bodies: ReadonlySet<string>
  /** Words for days and times that stand behind a verb without a preposition. */
  readonly timeWords: ReadonlySet<string>
  /** "asked not to be …": participles that ask for namelessness. */
  readonly anonymity: ReadonlySet<string>
  readonly venues: ReadonlySet<string>
  readonly media: ReadonlySet<string>
  /** Nouns for somebody's telling of what happened ("account"). */
  readonly versions: ReadonlySet<string>
  readonly works: ReadonlySet<string>
  readonly hedgeWords: ReadonlySet<string>
  readonly hedgePhrases: ReadonlyMap<string, readonly (readonly string[])[]>
  /** Phrases by which a content denies ("no such"), by first word. */
  readonly denialPhrases: ReadonlyMap<string, readonly (readonly string[])[]>
  /** What a report is called by those who reject it ("a fairy tale"). */
  readonly dismissals: ReadonlyMap<string, readonly (readonly string[])[]>
  /** "by some accounts": phrases that report and name their source in one. */
  readonly accounts: ReadonlyMap<string, readonly (readonly string[])[]>
  readonly calendar: CalendarWords
  readonly outlets: Outlets
  /** Given names by the gender they usually tell, lower-cased. */
  readonly givenNames: { readonly male: ReadonlySet<string>; readonly female: ReadonlySet<string> }
  /** A plain word list of the lexicon by its name ("honorifics"); empty where there is none. */
  readonly list: (name: string) => ReadonlySet<string>
}

/** Words for days: Monday is 0, January is 1; "yesterday" is one day back. */
export interface CalendarWords {
  readonly weekdays: ReadonlyMap<string, number>
  readonly months: ReadonlyMap<string, number>
  readonly daysBack: ReadonlyMap<string, number>
}

export interface Outlets {
  readonly names: ReadonlySet<string>
  readonly lastWords: ReadonlySet<string>
  readonly firstWords: ReadonlySet<string>
  readonly exceptions: ReadonlySet<string>
  readonly generic: ReadonlySet<string>
  readonly audience: ReadonlySet<string>
}

type Data = Readonly<Record<string, unknown>>

interface Group {
  readonly class: CueClass
  readonly polarity: Polarity
  readonly frames?: readonly string[]
  readonly weak?: boolean
  readonly lemmas: readonly string[]
}

const asData = (value: unknown): Data => (typeof value === 'object' && value !== null ? (value as Data) : {})
const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
const groups = (value: unknown): readonly Group[] => (Array.isArray(value) ? (value as Group[]) : [])

interface Building {
  readonly lemma: string
  readonly particles: readonly string[]
  readonly frames: Map<string, Sense>
}

function gather(list: readonly Group[]): Map<string, CueWord[]> {
  const built = new Map<string, Building>()
  for (const group of list) {
    const sense = { class: group.class, polarity: group.polarity, weak: group.weak === true }
    for (const phrase of group.lemmas) {
      const [lemma = '', ...particles] = phrase.split(' ')
      const word: Building = built.get(phrase) ?? { lemma, particles, frames: new Map() }
      built.set(phrase, word)
      for (const frame of group.frames ?? []) {
        const before = word.frames.get(frame)
        if (!before || (before.weak && !sense.weak)) word.frames.set(frame, sense)
      }
    }
  }
  const words = new Map<string, CueWord[]>()
  for (const word of built.values()) {
    const prepositions = new Set<string>()
    const objectPrepositions = new Set<string>()
    for (const frame of word.frames.keys()) {
      if (frame.startsWith('p:')) prepositions.add(frame.slice(2))
      else if (/^np-(?!to$|pred$)|^np\+/.test(frame)) objectPrepositions.add(frame.slice(3))
    }
    const list = words.get(word.lemma) ?? []
    list.push({ ...word, prepositions, objectPrepositions })
    list.sort((a, b) => b.particles.length - a.particles.length)
    words.set(word.lemma, list)
  }
  return words
}

function single(list: readonly Group[], inflect: (lemma: string) => readonly string[]): Map<string, CueWord> {
  const out = new Map<string, CueWord>()
  for (const [lemma, words] of gather(list)) {
    const word = words.at(-1)
    if (word) for (const form of inflect(lemma)) if (!out.has(form)) out.set(form, word)
  }
  return out
}

function formsOf(verbs: ReadonlyMap<string, readonly CueWord[]>, irregular: unknown): Map<string, VerbForm> {
  const table: Record<string, readonly string[]> = {}
  for (const [lemma, row] of Object.entries(asData(irregular))) table[lemma] = strings(row)
  const forms = new Map<string, VerbForm>()
  for (const lemma of [...verbs.keys()].sort()) {
    for (const [form, bits] of verbForms(lemma, table)) {
      const before = forms.get(form)
      // A form of two lemmas ("found") goes to the irregular one, whose form it is by table.
      if (before && before.lemma !== lemma && !(lemma in table)) continue
      forms.set(form, { lemma, bits: bits | (before?.lemma === lemma ? before.bits : 0) })
    }
  }
  return forms
}

function phrases(list: readonly string[]): Map<string, readonly (readonly string[])[]> {
  const out = new Map<string, (readonly string[])[]>()
  for (const phrase of list) {
    const words = phrase.split(' ')
    const first = words[0] ?? ''
    out.set(
      first,
      [...(out.get(first) ?? []), words].sort((a, b) => b.length - a.length),
    )
  }
  return out
}

function numbers(value: unknown): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(asData(value)).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  )
}

function prepositions(list: readonly Group[]): ReadonlyMap<string, readonly ReportingPreposition[]> {
  const out = new Map<string, ReportingPreposition[]>()
  for (const group of list) {
    for (const phrase of group.lemmas) {
      const words = phrase.split(' ')
      const first = words[0] ?? ''
      const same = out.get(first) ?? []
      same.push({ words, sense: { class: group.class, polarity: group.polarity, weak: false } })
      out.set(first, same)
    }
  }
  return out
}

function withPlurals(list: readonly string[]): ReadonlySet<string> {
  const irregular = list.flatMap((noun) =>
    /(?:^|[a-z])(?:man|woman)$/.test(noun) ? [`${noun.slice(0, -2)}en`] : [],
  )
  return new Set([
    ...list,
    ...list.map(pluralOf),
    ...irregular,
    ...(list.includes('child') ? ['children'] : []),
  ])
}

function wordLists(cues: Data): (name: string) => ReadonlySet<string> {
  const lists = new Map<string, ReadonlySet<string>>()
  for (const [name, value] of Object.entries(asData(cues['lists']))) lists.set(name, new Set(strings(value)))
  return (name) => lists.get(name) ?? NOTHING
}

const NOTHING: ReadonlySet<string> = new Set()

function compile(resources: Resources, language: string): Lexicon {
  const cues = asData(resources.json(`lexicons/${language}/cues.json`))
  const hedges = asData(resources.json(`lexicons/${language}/hedges.json`))
  const outlets = asData(resources.json(`lexicons/${language}/outlets.json`))
  const given = asData(resources.json(`lexicons/${language}/first-names.json`))
  const lowered = (value: unknown): ReadonlySet<string> =>
    new Set(strings(value).map((name) => name.toLowerCase()))
  const verbs = gather(groups(cues['verbs']))
  const same = (lemma: string): readonly string[] => [lemma]
  return {
    list: wordLists(cues),
    givenNames: { male: lowered(given['male']), female: lowered(given['female']) },
    language,
    verbs,
    forms: formsOf(verbs, cues['irregular']),
    nouns: single(groups(cues['nouns']), (lemma) => [lemma, pluralOf(lemma)]),
    adjectives: single(groups(cues['adjectives']), same),
    adverbs: single(groups(cues['adverbs']), same),
    adverbSenses: new Map(
      groups(cues['adverbs']).flatMap((group) =>
        group.lemmas.map((lemma): [string, Sense] => [
          lemma,
          { class: group.class, polarity: group.polarity, weak: false },
        ]),
      ),
    ),
    labels: new Set(strings(cues['labels'])),
    prepositions: prepositions(groups(cues['prepositions'])),
    lightVerbs: new Set(strings(cues['light-verbs'])),
    negators: new Set(strings(cues['negators'])),
    unnamed: withPlurals(strings(cues['unnamed'])),
    documents: withPlurals(strings(cues['documents'])),
    people: withPlurals(strings(cues['people'])),
    bodies: withPlurals(strings(cues['bodies'])),
    timeWords: new Set(strings(cues['time-words'])),
    anonymity: new Set(strings(cues['anonymity'])),
    venues: new Set(strings(cues['venues'])),
    media: new Set(strings(cues['media'])),
    versions: withPlurals(strings(cues['versions'])),
    works: new Set(strings(cues['works'])),
    hedgeWords: new Set(strings(hedges['words'])),
    hedgePhrases: phrases(strings(hedges['phrases'])),
    calendar: {
      weekdays: numbers(asData(cues['calendar'])['weekdays']),
      months: numbers(asData(cues['calendar'])['months']),
      daysBack: numbers(asData(cues['calendar'])['days-back']),
    },
    denialPhrases: phrases(strings(cues['denials'])),
    dismissals: phrases(strings(cues['dismissals'])),
    accounts: phrases(strings(cues['accounts'])),
    outlets: {
      names: new Set(strings(outlets['names'])),
      lastWords: new Set(strings(outlets['last-words'])),
      firstWords: new Set(strings(outlets['first-words'])),
      exceptions: new Set(strings(outlets['exceptions'])),
      generic: new Set(strings(outlets['generic'])),
      audience: new Set(strings(outlets['audience'])),
    },
  }
}

const compiled = memoized(() => new Map<string, Lexicon>())

/** The lexicon of a BCP 47 primary language, compiled once per set of resources. */
export function lexiconOf(resources: Resources, language: string): Lexicon {
  const cache = compiled(resources)
  const hit = cache.get(language)
  if (hit) return hit
  const lexicon = compile(resources, /^[a-z]{2,3}$/.test(language) ? language : 'none')
  cache.set(language, lexicon)
  return lexicon
}
