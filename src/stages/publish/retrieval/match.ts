// Matching: how far a passage is about what a question asks. Precision first: a word that carries sense must be met in the
// sentence, beside it, or (names and the story's own words only) on the page; where one is met nowhere, the passage is none.
// A word met only by its kin ("lift" for "end") never carries a match alone.
import { groupBy } from './holdings.ts'
import type { AskedQuestion } from './question-words.ts'
import type { RetrievalLexicon } from './lexicon.ts'
import type { KeyedWord, Passage } from './passages.ts'

export interface Match {
  readonly passage: Passage
  /** 0 to 1: weight of what is met, over the weight of all that is asked. */
  readonly score: number
  /** The same for the words of the question that no page of the story may leave unsaid. */
  readonly core: number
  /** Question keys met in the sentence itself, by the key that met them. */
  readonly met: ReadonlyMap<string, string>
  /** Question keys met nowhere near. */
  readonly missed: readonly string[]
}

/** What a word counts where it is met: in the sentence, beside it, elsewhere on the page. Halved at each step outward. */
const LEVELS = { sentence: 1, around: 0.5, page: 0.25 } as const
/** What a word of the same meaning counts against the word itself: the word itself comes first. */
const SAME = 0.9
/** What kin counts against the word itself: enough to stand in, not enough to tie with it. */
const KIN = 0.75
/** A word that so many headlines of a story share belongs to the story: any page of it may leave it unsaid. */
const STORY_HEADLINES = 2
/** So does a name that stands on at least this share of its pages. */
const STORY_SHARE = 1 / 3

export interface Index {
  readonly passages: readonly Passage[]
  /** Passages of a page, in reading order. */
  readonly onPage: ReadonlyMap<string, readonly Passage[]>
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
  const headlines = new Map<string, number>()
  for (const { page, keys, kind } of passages) {
    const own = pageKeys.get(page.id) ?? new Set<string>()
    for (const key of keys) {
      count.set(key, (count.get(key) ?? 0) + 1)
      own.add(key)
      const headline = `${String(page.story)} ${key}`
      if (kind === 'title') headlines.set(headline, (headlines.get(headline) ?? 0) + 1)
    }
    pageKeys.set(page.id, own)
    pagesOf.set(page.story, (pagesOf.get(page.story) ?? new Set<string>()).add(page.id))
  }
  const shares = new Map<string, number>()
  const shareOn = (key: string, story: string | null): number => {
    const name = `${String(story)} ${key}`
    const known = shares.get(name)
    if (known !== undefined) return known
    const pages = [...(pagesOf.get(story) ?? [])]
    const share = pages.filter((id) => pageKeys.get(id)?.has(key)).length / Math.max(1, pages.length)
    shares.set(name, share)
    return share
  }
  return {
    passages,
    onPage: groupBy(passages, (one) => one.page.id),
    idf: (key) => Math.log(1 + passages.length / (1 + (count.get(key) ?? 0))),
    pageKeys,
    isStoryWord: ({ key, word }, story) =>
      (headlines.get(`${String(story)} ${key}`) ?? 0) >= STORY_HEADLINES ||
      (isName(word) && shareOn(key, story) >= STORY_SHARE),
    lexicon,
  }
}

/** A capitalised word or a number: it must be met by itself, not by its kin. */
export const isName = (word: string): boolean => /^[\p{Lu}\d]/u.test(word)

/** "marched" is not met by the county of the Marches. */
const isVerbForm = (word: string): boolean => /^\p{Ll}{3,}(?:ed|ing)$/u.test(word)

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

interface Met {
  /** The key that met the word. */
  readonly by: string
  readonly level: number
  readonly isExact: boolean
}

function meets(keys: ReadonlySet<string>, word: KeyedWord, level: number, { lexicon }: Index): Met | null {
  if (keys.has(word.key)) return { by: word.key, level, isExact: true }
  if (isName(word.word)) return null
  for (const one of lexicon.sameAs(word.key))
    if (keys.has(one)) return { by: one, level: level * SAME, isExact: true }
  for (const one of lexicon.kinOf(word.key))
    if (keys.has(one)) return { by: one, level: level * KIN, isExact: false }
  return null
}

/** Names that stand side by side are one thing to look for. */
function unitsOf(words: readonly KeyedWord[]): number[] {
  let unit = -1
  return words.map((one, at) => {
    const before = words[at - 1]
    const continues = before && isName(before.word) && isName(one.word) && one.start - before.end <= 1
    if (!continues) unit += 1
    return unit
  })
}

interface Tally {
  got: number
  all: number
}

const share = ({ got, all }: Tally): number => (all === 0 ? 1 : Math.round((got / all) * 1000) / 1000)

const wordAt = (one: KeyedWord, passage: Passage, index: Index): Met | null => {
  const own = isVerbForm(one.word) ? passage.plainKeys : passage.keys
  return meets(own, one, LEVELS.sentence, index) ?? meets(passage.around, one, LEVELS.around, index)
}

/** Matches one passage; null where a word that must be met is not. `mayMiss`: how many words other than names may be missing. */
export function matchPassage(
  question: AskedQuestion,
  passage: Passage,
  index: Index,
  mayMiss: number,
): Match | null {
  const met = new Map<string, string>()
  const missed: string[] = []
  const whole: Tally = { got: 0, all: 0 }
  const core: Tally = { got: 0, all: 0 }
  const page = index.pageKeys.get(passage.page.id) ?? new Set<string>()
  const needed = new Set(coreWords(question, passage.page.story, index).map((one) => one.key))
  const units = unitsOf(question.words)
  const unitsMet = new Set<number>()
  let exact = 0
  let coreExact = 0
  for (const [at, one] of question.words.entries()) {
    const isCore = needed.has(one.key)
    const found =
      wordAt(one, passage, index) ??
      (!isCore && page.has(one.key) ? { by: one.key, level: LEVELS.page, isExact: true } : null)
    const isOwn = found !== null && found.level > LEVELS.around
    if (isOwn) {
      met.set(one.key, found.by)
      unitsMet.add(units[at] ?? at)
      if (found.isExact) exact += 1
      if (found.isExact && isCore) coreExact += 1
    }
    for (const tally of isCore ? [whole, core] : [whole]) {
      tally.all += index.idf(one.key)
      tally.got += index.idf(one.key) * (found?.level ?? 0)
    }
    if (found) continue
    missed.push(one.key)
    if (mayMiss < question.words.length && (isName(one.word) || missed.length > mayMiss)) return null
  }
  const isLoose = mayMiss >= question.words.length
  const isBorne = exact > 0 && (unitsMet.size > 1 || coreExact === needed.size)
  // An answer block need not repeat what its question says.
  const isReply =
    passage.kind === 'answer' &&
    question.words.every((one) => passage.lead.has(one.key) || passage.keys.has(one.key))
  if (question.words.length > 0 && !(isLoose ? met.size > 0 : isBorne || isReply)) return null
  return { passage, score: share(whole), core: share(core), met, missed }
}
