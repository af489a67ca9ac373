// Vocabulary: from words to numbered terms. A word gives its stem, or the country it is an inhabitant's name of; the kind
// of happening it names, if it names one, is a term of its own. Document counts start from a table of freely licensed
// English (cold start) and grow with what is read, so that words of the day lose weight as they spread.
import type { Resources } from '../../model/index.ts'
import { memoized } from '../../model/index.ts'
import { stem } from '../../text/terms-stem.ts'
import { fold } from '../../text/fold.ts'

interface Tables {
  readonly documents: number
  /** In how many of the documents a stem stands. */
  readonly frequency: (stem: string) => number
  readonly groups: ReadonlyMap<string, string>
  readonly places: ReadonlyMap<string, string>
}

const FREQUENCY = 'lexicons/en/word-frequency.json'
const EVENT_WORDS = 'lexicons/en/event-words.json'
const DEMONYMS = 'lexicons/en/demonyms.json'
/** Stands before the name of a kind of happening, so that it is no word. */
const GROUP = 'kind:'

const tables: (resources: Resources) => Tables = memoized((resources) => {
  const counts = resources.json(FREQUENCY) as {
    documents?: number
    frequency?: Record<string, number>
  } | null
  const events = resources.json(EVENT_WORDS) as { groups?: Record<string, readonly string[]> } | null
  const demonyms = resources.json(DEMONYMS) as { places?: Record<string, readonly string[]> } | null
  const frequency = counts?.frequency ?? {}
  return {
    documents: counts?.documents ?? 0,
    frequency: (stem) => (Object.hasOwn(frequency, stem) ? (frequency[stem] ?? 0) : 0),
    groups: inverted(events?.groups ?? {}, (group) => GROUP + group),
    places: inverted(demonyms?.places ?? {}, (place) => stem(place)),
  }
})

function inverted(
  lists: Readonly<Record<string, readonly string[]>>,
  name: (key: string) => string,
): Map<string, string> {
  const table = new Map<string, string>()
  for (const [key, words] of Object.entries(lists))
    for (const word of words) table.set(stem(fold(word).replace(/-/g, '')), name(key))
  return table
}

/** What a word stands for. */
export interface Sense {
  readonly term: number
  /** The kind of happening, or -1. */
  readonly kind: number
  /** Share of the cold-start documents that hold the word, 0 to 1. */
  readonly common: number
  readonly isNumber: boolean
}

/** Documents that a word unseen at cold start is taken to stand in: between none and one. */
const UNSEEN = 0.5

export class Vocabulary {
  readonly #tables: Tables
  readonly #terms = new Map<string, number>()
  readonly #senses = new Map<string, Sense>()
  readonly #counts: number[] = []
  /** Logarithms of a count and the half that stands for unseen, by count. */
  readonly #logs: number[] = []
  #documents: number
  #logDocuments: number

  constructor(resources: Resources) {
    this.#tables = tables(resources)
    this.#documents = Math.max(2, this.#tables.documents)
    this.#logDocuments = Math.log(this.#documents)
    for (const [word, group] of this.#tables.groups) {
      const term = this.#intern(group, 0)
      this.#counts[term] = (this.#counts[term] ?? 0) + this.#tables.frequency(word)
    }
  }

  sense(word: string): Sense {
    const known = this.#senses.get(word)
    if (known) return known
    const root = stem(word)
    const name = this.#tables.places.get(root) ?? root
    const group = this.#tables.groups.get(root)
    const sense: Sense = {
      term: this.#intern(name, this.#tables.frequency(name)),
      kind: group === undefined ? -1 : this.#intern(group, 0),
      common: this.#tables.frequency(root) / Math.max(1, this.#tables.documents),
      isNumber: /^\p{N}/u.test(word),
    }
    this.#senses.set(word, sense)
    return sense
  }

  /** Two neighbouring words of one name as a term ("jane roe"). */
  pair(first: number, second: number): number {
    return this.#intern(`pair:${first}:${second}`, 0)
  }

  #intern(name: string, count: number): number {
    const known = this.#terms.get(name)
    if (known !== undefined) return known
    const term = this.#terms.size
    this.#terms.set(name, term)
    this.#counts.push(count)
    return term
  }

  /** Counts one more document with these terms. */
  learn(terms: Iterable<number>): void {
    this.#documents++
    this.#logDocuments = Math.log(this.#documents)
    for (const term of terms) this.#counts[term] = (this.#counts[term] ?? 0) + 1
  }

  /** How much a term tells: the logarithm of documents over documents with it. */
  weight(term: number): number {
    const count = this.#counts[term] ?? 0
    while (this.#logs.length <= count) this.#logs.push(Math.log(this.#logs.length + UNSEEN))
    return Math.max(0, this.#logDocuments - (this.#logs[count] ?? 0))
  }
}
