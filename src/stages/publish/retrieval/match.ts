// Matching: how far a passage is about what a question asks. Precision first: a word that carries sense must be met in the
// sentence, beside it, or (names and the story's own words only) on the page; where one is met nowhere, the passage is none.
import type { AskedQuestion } from './question-words.ts'
import type { RetrievalLexicon } from './lexicon.ts'
import type { KeyedWord, Passage } from './passages.ts'

export interface Match {
  readonly passage: Passage
  /** 0 to 1: weight of what is met, over the weight of all that is asked. */
  readonly score: number
  /** The same for the words of the question that no page of the story may leave unsaid. */
  readonly core: number
  /** Question keys met in the sentence itself, by the word that met them. */
  readonly met: ReadonlyMap<string, string>
  /** Question keys met nowhere near. */
  readonly missed: readonly string[]
}

/** What a word counts where it is met: in the sentence, beside it, elsewhere on the page. Halved at each step outward. */
const LEVELS = { sentence: 1, around: 0.5, page: 0.25 } as const
/** A word that so many headlines of a story share belongs to the story: any page of it may leave it unsaid. */
const STORY_HEADLINES = 2
/** So does a name that stands on at least this share of its pages. */
const STORY_SHARE = 1 / 3

export interface Index {
  readonly passages: readonly Passage[]
  readonly idf: (key: string) => number
  readonly pageKeys: ReadonlyMap<string, ReadonlySet<string>>
  /** Whether a word belongs to the story that a page is of. */
  readonly isStoryWord: (word: KeyedWord, story: string | null) => boolean
  readonly lexicon: RetrievalLexicon
}

export function makeIndex(passages: readonly Passage[], lexicon: RetrievalLexicon): Index {
  const count = new Map<string, number>()
  const pageKeys = new Map<string, Set<string>>()
  const pagesOf = new Map<string | null, Set<string>>()
  for (const passage of passages) {
    const { id, story } = passage.page
    const own = pageKeys.get(id) ?? new Set<string>()
    for (const key of passage.keys) {
      count.set(key, (count.get(key) ?? 0) + 1)
      own.add(key)
    }
    pageKeys.set(id, own)
    pagesOf.set(story, (pagesOf.get(story) ?? new Set<string>()).add(id))
  }
  const shareOn = (key: string, story: string | null): number => {
    const pages = [...(pagesOf.get(story) ?? [])]
    return pages.filter((id) => pageKeys.get(id)?.has(key)).length / Math.max(1, pages.length)
  }
  const headlines = new Map<string, number>()
  for (const { keys, kind, page } of passages) {
    if (kind === 'title') for (const key of keys) headlines.set(`${String(page.story)} ${key}`, (headlines.get(`${String(page.story)} ${key}`) ?? 0) + 1)
  }
  return {
    passages,
    idf: (key) => Math.log(1 + passages.length / (1 + (count.get(key) ?? 0))),
    pageKeys,
    isStoryWord: ({ key, word }, story) =>
      (headlines.get(`${String(story)} ${key}`) ?? 0) >= STORY_HEADLINES || (isName(word) && shareOn(key, story) >= STORY_SHARE),
    lexicon,
  }
}

/** A capitalised word or a number: it must be met by itself, not by its kin. */
export const isName = (word: string): boolean => /^[\p{Lu}\d]/u.test(word)

/**
 * The words of a question that an answer must hold itself or beside it: those that do not belong to the story as a whole; where
 * all do, the first that is no name, which is what the question says of them; else all.
 */
export function coreWords(question: AskedQuestion, story: string | null, index: Index): readonly KeyedWord[] {
  const own = question.words.filter((one) => !index.isStoryWord(one, story))
  if (own.length) return own
  const first = question.words.find((one) => !isName(one.word))
  return first ? [first] : question.words
}

const meets = (keys: ReadonlySet<string>, kin: ReadonlySet<string>, key: string): string | null => {
  if (keys.has(key)) return key
  for (const one of kin) if (keys.has(one)) return one
  return null
}

interface Tally {
  got: number
  all: number
}

const share = ({ got, all }: Tally): number => (all === 0 ? 1 : Math.round((got / all) * 1000) / 1000)

/** Matches one passage; null where a word that must be met is not. `mayMiss`: how many words other than names may be missing. */
export function matchPassage(question: AskedQuestion, passage: Passage, index: Index, mayMiss: number): Match | null {
  const met = new Map<string, string>()
  const missed: string[] = []
  const whole: Tally = { got: 0, all: 0 }
  const core: Tally = { got: 0, all: 0 }
  const page = index.pageKeys.get(passage.page.id) ?? new Set<string>()
  const needed = new Set(coreWords(question, passage.page.story, index).map((one) => one.key))
  for (const { key, word } of question.words) {
    const kin = index.lexicon.kinOf(key)
    const isStory = !needed.has(key)
    const own = meets(passage.keys, kin, key)
    if (own !== null) met.set(key, own)
    const level =
      own !== null ? LEVELS.sentence
      : meets(passage.around, kin, key) !== null ? LEVELS.around
      : isStory && page.has(key) ? LEVELS.page
      : 0
    for (const tally of isStory ? [whole] : [whole, core]) {
      tally.all += index.idf(key)
      tally.got += index.idf(key) * level
    }
    if (level > 0) continue
    missed.push(key)
    if (isName(word) || missed.length > mayMiss) return null
  }
  if (!met.size && question.words.length > 0 && passage.kind !== 'answer') return null
  return { passage, score: share(whole), core: share(core), met, missed }
}
