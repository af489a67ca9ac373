// The words this room knows, compiled once from lexicons/<language>/{boilerplate,page,imprint}.json. Furniture is looked up in the
// page's language and English; in all of them where the language cannot be told.
import { memoized } from '../../model/index.ts'
import type { Resources } from '../../model/index.ts'
import { foldLine } from './fold.ts'
import { outletWords } from './outlet/words.ts'
import type { OutletWords } from './outlet/words.ts'

/** Languages with data. The order is the order of preference where two would score alike. */
export const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'sv',
  'no',
  'da',
  'pl',
  'cs',
  'tr',
  'ru',
  'uk',
  'id',
  'ja',
  'ko',
] as const

export interface Phrase {
  readonly words: string
  readonly reason: string
}

/** Phrases found by the first word, so that a line costs its own length and not the lexicon's. */
export interface PhraseIndex {
  readonly byFirstWord: ReadonlyMap<string, readonly Phrase[]>
  /** Phrases that begin with no letter or are written without spaces. */
  readonly others: readonly Phrase[]
}

/** Lines of furniture, as lines.ts looks them up. */
export interface LineLexicon {
  readonly whole: ReadonlyMap<string, string>
  readonly start: PhraseIndex
  readonly anywhere: PhraseIndex
  readonly sections: ReadonlyMap<string, string>
}

export interface Lexicon {
  /** Of all languages, or of the one that inLanguage has set; compiled when first asked for. */
  readonly lines: () => LineLexicon
  /** Those of one language with English beside it; null for a language without data. */
  readonly linesOf: (language: string) => LineLexicon | null
  readonly by: ReadonlySet<string>
  readonly and: ReadonlySet<string>
  readonly aboutPerson: ReadonlySet<string>
  readonly published: ReadonlySet<string>
  readonly updated: ReadonlySet<string>
  readonly roles: ReadonlySet<string>
  /** Words that stand beside a date in a line that is nothing but a date: labels, weekdays, units. */
  readonly stampWords: ReadonlySet<string>
  readonly sourceLabels: ReadonlySet<string>
  readonly firstPublished: PhraseIndex
  readonly aggregator: PhraseIndex
  readonly question: ReadonlySet<string>
  readonly answer: ReadonlySet<string>
  readonly faq: ReadonlySet<string>
  readonly photo: PhraseIndex
  readonly months: ReadonlyMap<string, number>
  /** By language, as "a" opens a remark in Czech and a sentence in English; null for a language without data. */
  readonly voiceOf: (language: string) => Voice | null
  /** Small words, with the languages they are common in (indices of LANGUAGES). */
  readonly small: ReadonlyMap<string, readonly number[]>
  readonly agencies: ReadonlySet<string>
  /** How pages name whose they are. */
  readonly outlets: OutletWords
}

/** How reporting and the writer's own voice sound. */
export interface Voice {
  readonly cues: ReadonlySet<string>
  readonly author: ReadonlySet<string>
  /** Words that open a remark. */
  readonly openers: PhraseIndex
  /** Words that open a remark or anything else. */
  readonly commonOpeners: PhraseIndex
  /** Words that a remark holds. */
  readonly remarks: PhraseIndex
}

type Json = Readonly<Record<string, unknown>>

export const lexiconOf: (resources: Resources) => Lexicon = memoized(compile)

function compile(resources: Resources): Lexicon {
  const boilerplate = LANGUAGES.map((language) =>
    record(resources.json(`lexicons/${language}/boilerplate.json`)),
  )
  const page = LANGUAGES.map((language) => record(resources.json(`lexicons/${language}/page.json`)))
  const words = (key: string): string[] => page.flatMap((file) => strings(file[key]))
  const folded = (key: string): ReadonlySet<string> => new Set(words(key).map(foldLine))
  const phrases = (key: string): PhraseIndex =>
    index(words(key).map((word) => ({ words: foldLine(word), reason: key })))
  return {
    lines: once(() => lineLexicon(boilerplate)),
    linesOf: byLanguage((at) =>
      lineLexicon(at === 0 ? boilerplate.slice(0, 1) : [boilerplate[at] ?? {}, boilerplate[0] ?? {}]),
    ),
    by: folded('by'),
    and: folded('and'),
    aboutPerson: folded('aboutPerson'),
    published: folded('published'),
    updated: folded('updated'),
    roles: folded('roles'),
    stampWords: new Set(
      [...words('stampWords'), ...words('published'), ...words('updated')].flatMap((label) =>
        foldLine(label).split(/[^\p{L}]+/u),
      ),
    ),
    sourceLabels: folded('sourceLabels'),
    firstPublished: phrases('firstPublished'),
    aggregator: phrases('aggregator'),
    question: folded('question'),
    answer: folded('answer'),
    faq: folded('faq'),
    photo: phrases('photo'),
    months: monthNames(page),
    voiceOf: byLanguage((at) => voice(page[at] ?? {})),
    small: smallWords(page),
    agencies: new Set(strings(record(resources.json('lexicons/agencies.json'))['names']).map(foldLine)),
    outlets: outletWords(resources, LANGUAGES),
  }
}

/** A value that is made when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}

/** A value for each language of the list, made from its place when it is first asked for. */
function byLanguage<T>(make: (at: number) => T): (language: string) => T | null {
  const all = new Map<string, () => T>(LANGUAGES.map((language, at) => [language, once(() => make(at))]))
  return (language) => all.get(language)?.() ?? null
}

function lineLexicon(files: readonly Json[]): LineLexicon {
  return {
    whole: wholeLines(files, 'whole'),
    start: index(reasons(files, 'start')),
    anywhere: index(reasons(files, 'anywhere')),
    sections: wholeLines(files, 'sections'),
  }
}

/** The lexicon with the lines of one language and English; with all where the language is not known here. */
export function inLanguage(lexicon: Lexicon, language: string | null): Lexicon {
  const lines = language === null ? null : lexicon.linesOf(language)
  return lines ? { ...lexicon, lines: () => lines } : lexicon
}

function voice(page: Json): Voice {
  const words = (key: string): ReadonlySet<string> => new Set(strings(page[key]).map(foldLine))
  const phrases = (key: string): PhraseIndex =>
    index(strings(page[key]).map((phrase) => ({ words: foldLine(phrase), reason: key })))
  return {
    cues: words('cues'),
    author: words('author'),
    openers: phrases('openers'),
    commonOpeners: phrases('commonOpeners'),
    remarks: phrases('remarks'),
  }
}

function record(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function reasons(files: readonly Json[], key: string): Phrase[] {
  return files.flatMap((file) =>
    Object.entries(record(file[key])).flatMap(([reason, list]) =>
      strings(list).map((words) => ({ words: foldLine(words), reason })),
    ),
  )
}

function wholeLines(files: readonly Json[], key: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { words, reason } of reasons(files, key)) if (!found.has(words)) found.set(words, reason)
  return found
}

function smallWords(files: readonly Json[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  for (const [at, file] of files.entries())
    for (const word of strings(file['small'])) found.set(word, [...(found.get(word) ?? []), at])
  return found
}

function monthNames(files: readonly Json[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const file of files)
    for (const [name, month] of Object.entries(record(file['months'])))
      if (typeof month === 'number' && !found.has(name)) found.set(name, month)
  return found
}

function index(phrases: readonly Phrase[]): PhraseIndex {
  const byFirstWord = new Map<string, Phrase[]>()
  const others: Phrase[] = []
  for (const phrase of phrases) {
    const first = phrase.words.slice(0, wordEnd(phrase.words, 0))
    if (first === '' || /[\u3040-\u9fff\uac00-\ud7af]/.test(phrase.words)) others.push(phrase)
    else {
      const list = byFirstWord.get(first)
      if (list) list.push(phrase)
      else byFirstWord.set(first, [phrase])
    }
  }
  return { byFirstWord, others }
}

/** The phrase that a folded line begins with. */
export function phraseAtStart(line: string, phrases: PhraseIndex): Phrase | null {
  const end = wordEnd(line, 0)
  if (end > 0)
    for (const phrase of phrases.byFirstWord.get(line.slice(0, end)) ?? [])
      if (standsAt(line, 0, phrase)) return phrase
  return phrases.others.find((phrase) => line.startsWith(phrase.words)) ?? null
}

/** The first phrase that a folded line holds. Written as a loop over characters: every short line of every page comes here. */
export function phraseInside(line: string, phrases: PhraseIndex): Phrase | null {
  for (let at = 0; at < line.length; at++) {
    const end = wordEnd(line, at)
    if (end === at) continue
    const candidates = phrases.byFirstWord.get(line.slice(at, end))
    if (candidates) for (const phrase of candidates) if (standsAt(line, at, phrase)) return phrase
    at = end
  }
  return phrases.others.find((phrase) => line.includes(phrase.words)) ?? null
}

/** Where the word that starts at `from` ends; `from` itself where none starts. */
function wordEnd(line: string, from: number): number {
  let at = from
  while (at < line.length && isWordSign(line.charCodeAt(at))) at++
  return at
}

/** Letters, digits, "#" and "'"; beyond ASCII everything but the general punctuation block counts. */
function isWordSign(code: number): boolean {
  if (code < 128)
    return (
      (code >= 97 && code <= 122) ||
      (code >= 48 && code <= 57) ||
      code === 35 ||
      code === 39 ||
      (code >= 65 && code <= 90)
    )
  return (
    code >= 0xc0 &&
    !(code >= 0x2000 && code <= 0x206f) &&
    !(code >= 0x3000 && code <= 0x303f) &&
    !(code >= 0xff00 && code <= 0xff0f)
  )
}

function standsAt(line: string, at: number, phrase: Phrase): boolean {
  if (!line.startsWith(phrase.words, at)) return false
  const end = at + phrase.words.length
  if (end >= line.length || !isWordSign(phrase.words.charCodeAt(phrase.words.length - 1))) return true
  const next = line.charCodeAt(end)
  return next === 39 || !isWordSign(next)
}
