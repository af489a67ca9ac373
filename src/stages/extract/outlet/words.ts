// The words by which a page names whose it is, compiled once from lexicons/<language>/imprint.json, the outlets' names of
// outlets.json and the given names of first-names.json. Languages without such data have none of these words; the clues of
// markup need no words.
import type { Resources } from '../../../model/index.ts'
import { LetterPattern } from '../../../text/letter-pattern.ts'
import { foldLine } from '../fold.ts'

export interface OutletWords {
  /** Names of outlets that all know, folded as nameKey does. */
  readonly known: ReadonlySet<string>
  /** Words that make an outlet's name of any that holds them ("gazette"), folded and without accents. */
  readonly nameWords: ReadonlySet<string>
  /** Words that outlets' names end or begin with, and what may stand behind such an end ("bureau"). */
  readonly nameEnds: ReadonlySet<string>
  readonly nameStarts: ReadonlySet<string>
  readonly nameTails: ReadonlySet<string>
  readonly companyWords: ReadonlySet<string>
  readonly firstNames: ReadonlySet<string>
  /** Alternations of whole words for regular expressions, the longest first. */
  readonly mediaKinds: LetterPattern
  readonly bodyKinds: LetterPattern
  readonly machines: LetterPattern
  readonly automatic: LetterPattern
  readonly gathers: LetterPattern
  readonly gathered: LetterPattern
  readonly madeBy: LetterPattern
  readonly houseVerbs: LetterPattern
  readonly pressRoles: LetterPattern
  readonly pressVerbs: LetterPattern
  readonly ownVerbs: LetterPattern
  readonly pressWorks: LetterPattern
  readonly past: LetterPattern
  readonly imprintLeads: LetterPattern
  readonly appeals: LetterPattern
  readonly appealTails: LetterPattern
  readonly elsewhere: LetterPattern
  readonly seesFor: LetterPattern
  readonly issueLabels: LetterPattern
  readonly programmeLabels: LetterPattern
  readonly releaseLabels: LetterPattern
  readonly releaseMarks: LetterPattern
  readonly issuers: LetterPattern
}

type Json = Readonly<Record<string, unknown>>

export function outletWords(resources: Resources, languages: readonly string[]): OutletWords {
  const read = (name: string): Json[] =>
    languages.map((language) => record(resources.json(`lexicons/${language}/${name}.json`)))
  const imprint = read('imprint')
  const outlets = read('outlets')
  const list = (key: string): string[] => imprint.flatMap((file) => strings(file[key]))
  const outletList = (key: string): string[] => outlets.flatMap((file) => strings(file[key]))
  const bare = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(bareWord))
  // Ends that are surnames and plain words too ("Page", "Today") are none here, where no sentence says who speaks.
  const noEnds = bare(list('noNameEnds'))
  const given = read('first-names').flatMap((file) => Object.values(file).flatMap(strings))
  const at = (key: string): LetterPattern => wordsAt(() => list(key), 'iy')
  const inside = (key: string): LetterPattern => wordsAt(() => list(key), 'i')
  return {
    known: new Set(outletList('names').map((name) => bareWord(name).replace(/[^\p{L}\p{N}]/gu, ''))),
    nameWords: bare(list('nameWords')),
    nameEnds: bare(
      [...outletList('last-words'), ...list('nameEnds')].filter((word) => !noEnds.has(bareWord(word))),
    ),
    nameStarts: bare([...outletList('first-words'), ...list('nameStarts')]),
    nameTails: bare(list('nameTails')),
    companyWords: new Set(list('companyWords')),
    firstNames: new Set(given.map(bareWord)),
    mediaKinds: inside('mediaKinds'),
    bodyKinds: inside('bodyKinds'),
    machines: inside('machines'),
    automatic: inside('automatic'),
    gathers: at('gathers'),
    gathered: inside('gathered'),
    madeBy: at('madeBy'),
    houseVerbs: at('houseVerbs'),
    pressRoles: inside('pressRoles'),
    pressVerbs: at('pressVerbs'),
    ownVerbs: at('ownVerbs'),
    pressWorks: at('pressWorks'),
    past: inside('past'),
    imprintLeads: at('imprintLeads'),
    appeals: at('appeals'),
    appealTails: at('appealTails'),
    elsewhere: inside('elsewhere'),
    seesFor: at('seesFor'),
    issueLabels: inside('issueLabels'),
    programmeLabels: inside('programmeLabels'),
    releaseLabels: inside('releaseLabels'),
    releaseMarks: inside('releaseMarks'),
    issuers: at('issuers'),
  }
}

/** Any of the words, as whole words, any case. An empty list matches nothing. */
const wordsAt = (words: () => readonly string[], flags: string): LetterPattern =>
  new LetterPattern(() => {
    const folded = [...new Set(words().map(foldLine))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    if (folded.length === 0) return '(?!)'
    const escaped = folded.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s'))
    return String.raw`(?<![\p{L}\p{N}])(?:${escaped.join('|')})(?![\p{L}\p{N}])`
  }, flags)

/** A word without accents and in lower case. @example bareWord('Rádio') // "radio" */
export function bareWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}

function record(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
