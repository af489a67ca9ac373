// Lists of well-known names and of the words names are made of, compiled once, and looked up over a sentence: each token gets
// flags that the network takes as evidence. A name in a list need not be a name where it stands; the network decides.

export const FIRST_NAME = 1
export const HONORIFIC = 2
export const ROLE = 3
export const ORGANISATION_WORD = 4
export const PLACE_WORD = 5
export const OTHER_WORD = 6
export const COUNTRY_FIRST = 7
export const COUNTRY_INNER = 8
export const PLACE_FIRST = 9
export const PLACE_INNER = 10
export const ORGANISATION_FIRST = 11
export const ORGANISATION_INNER = 12
export const CITY_FIRST = 13
export const CITY_INNER = 14
export const LIST_FLAGS = 15

/** Cities below this many thousand inhabitants share too many names with people and words. */
const LEAST_CITY = 50
const CITY_POPULATION_COLUMN = 5

export type Gender = 'male' | 'female' | 'either'

export interface NameLists {
  readonly firstNames: ReadonlyMap<string, Gender>
  readonly honorifics: ReadonlyMap<string, Gender>
  /** Singular role nouns, lower case. */
  readonly roles: ReadonlyMap<string, Gender>
  readonly pluralRoles: ReadonlySet<string>
  readonly roleAdjectives: ReadonlySet<string>
  readonly words: ReadonlyMap<string, number>
  /** First word of a listed name → listed names that begin with it, longest first. */
  readonly listed: ReadonlyMap<string, readonly ListedName[]>
  readonly acronymSkips: ReadonlySet<string>
  /** Common nouns for bodies ("airline"), lower case. */
  readonly bodies: ReadonlySet<string>
  /** Other spellings of well-known names → the one used. */
  readonly aliases: ReadonlyMap<string, string>
}

export interface ListedName {
  readonly words: readonly string[]
  readonly flag: number
}

function part(file: unknown, key: string): unknown {
  return file !== null && typeof file === 'object' ? (file as Record<string, unknown>)[key] : undefined
}

function strings(file: unknown, key: string): string[] {
  const value = part(file, key)
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
}

function pairs(file: unknown): Map<string, string> {
  if (file === null || typeof file !== 'object') return new Map()
  return new Map(
    Object.entries(file).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

function gendered(file: unknown): Map<string, Gender> {
  const map = new Map<string, Gender>()
  for (const gender of ['either', 'male', 'female'] as const) {
    for (const word of strings(file, gender)) map.set(word, map.has(word) ? 'either' : gender)
  }
  return map
}

/** Larger cities of the gazetteer: a table of lines with tabs between the columns, the name first. Read without cutting it up. */
function citiesOf(file: unknown): string[] {
  const table = part(file, 'cities')
  if (typeof table !== 'string') return []
  const names: string[] = []
  for (let at = 0; at < table.length;) {
    const stop = table.indexOf('\n', at)
    const end = stop < 0 ? table.length : stop
    const nameEnd = table.indexOf('\t', at)
    let column = nameEnd
    for (let c = 1; c < CITY_POPULATION_COLUMN; c++) column = table.indexOf('\t', column + 1)
    if (nameEnd > at && column < end && parseInt(table.slice(column + 1, column + 8), 10) >= LEAST_CITY)
      names.push(table.slice(at, nameEnd))
    at = end + 1
  }
  return names
}

/** Reads the files of a language (`first-names.json`, `titles.json`, `name-lists.json`, `reference.json`) and `gazetteer/cities.json`, as parsed. */
export function compileNameLists(files: {
  readonly firstNames: unknown
  readonly titles: unknown
  readonly lists: unknown
  readonly cities: unknown
  readonly reference?: unknown
}): NameLists {
  const words = new Map<string, number>()
  for (const word of strings(files.lists, 'otherWords')) words.set(word, OTHER_WORD)
  for (const word of strings(files.lists, 'placeWords')) words.set(word, PLACE_WORD)
  for (const word of strings(files.lists, 'organisationWords')) words.set(word, ORGANISATION_WORD)
  const listed = new Map<string, ListedName[]>()
  const add = (name: string, flag: number): void => {
    const pieces = name.split(' ')
    const first = pieces[0] ?? ''
    const names = listed.get(first) ?? []
    names.push({ words: pieces, flag })
    listed.set(first, names)
  }
  for (const name of citiesOf(files.cities)) add(name, CITY_FIRST)
  for (const name of strings(files.lists, 'organisations')) add(name, ORGANISATION_FIRST)
  for (const name of strings(files.lists, 'places')) add(name, PLACE_FIRST)
  for (const name of strings(files.lists, 'countries')) add(name, COUNTRY_FIRST)
  for (const names of listed.values()) names.sort((a, b) => b.words.length - a.words.length)
  return {
    firstNames: gendered(files.firstNames),
    honorifics: gendered(part(files.titles, 'honorifics')),
    roles: gendered(part(files.titles, 'roles')),
    pluralRoles: new Set(strings(part(files.titles, 'roles'), 'plural')),
    roleAdjectives: new Set(strings(part(files.titles, 'roles'), 'adjectives')),
    words,
    listed,
    acronymSkips: new Set(strings(files.lists, 'acronymSkips')),
    bodies: new Set(strings(files.reference, 'bodies')),
    aliases: pairs(part(files.lists, 'aliases')),
  }
}

/** No lists at all, for languages that have none. */
export const NO_LISTS: NameLists = compileNameLists({
  firstNames: null,
  titles: null,
  lists: null,
  cities: null,
  reference: null,
})

/** "ASHLEY" → "Ashley": the spelling under which lists keep a word. */
export function listSpelling(form: string): string {
  return form.length > 3 && form === form.toUpperCase() ? form.charAt(0) + form.slice(1).toLowerCase() : form
}

const NONE: readonly ListedName[] = []

function matches(forms: readonly string[], at: number, last: number, words: readonly string[]): boolean {
  if (at + words.length > last) return false
  for (let i = 1; i < words.length; i++) if (forms[at + i] !== words[i]) return false
  return true
}

/** Bit sets of flags (bit `flag`) for the tokens [first, last) of a sentence, index 0 being `first`. */
export function listFlags(
  lists: NameLists,
  forms: readonly string[],
  first: number,
  last: number,
): Int32Array {
  const flags = new Int32Array(last - first)
  for (let k = first; k < last; k++) {
    const form = forms[k] ?? ''
    const code = form.charCodeAt(0)
    const lower = code >= 0x61 && code <= 0x7a
    let bits = flags[k - first] ?? 0
    if (lists.roles.has(lower ? form : form.toLowerCase())) bits |= 1 << ROLE
    if (!lower && form.length > 1) {
      const spelling = listSpelling(form)
      if (lists.firstNames.has(spelling)) bits |= 1 << FIRST_NAME
      if (lists.honorifics.has(spelling)) bits |= 1 << HONORIFIC
      const word = lists.words.get(spelling)
      if (word !== undefined) bits |= 1 << word
      for (const name of lists.listed.get(form) ?? NONE) {
        if ((bits & (1 << name.flag)) !== 0 || !matches(forms, k, last, name.words)) continue
        bits |= 1 << name.flag
        for (let i = 1; i < name.words.length; i++)
          flags[k + i - first] = (flags[k + i - first] ?? 0) | (1 << (name.flag + 1))
      }
    }
    flags[k - first] = bits
  }
  return flags
}
