// The gazetteer: places by folded name, from lexicons/gazetteer (GeoNames) and lexicons/en/places.json (by hand).
// Rows stay text until they are asked for, so that opening it costs milliseconds, not memory.
import { memoized } from '../../../model/index.ts'
import { fold } from '../../../text/fold.ts'

export type PlaceKind =
  'country' | 'capital' | 'city' | 'state' | 'county' | 'continent' | 'region' | 'sea' | 'river' | 'lake'

export interface Place {
  readonly name: string
  readonly kind: PlaceKind
  readonly lat: number
  readonly lon: number
  /** ISO 3166-1 alpha-2; null for what belongs to no country. */
  readonly country: string | null
  readonly area: string | null
  /** Thousands of inhabitants, 0 where not known. */
  readonly size: number
}

export interface Country {
  readonly code: string
  readonly iso3: string
  readonly name: string
}

export interface Gazetteer {
  /** Places of that name; the key is made by placeKey. */
  find(key: string): readonly Place[]
  /** Some name of more words begins with this key. */
  begins(key: string): boolean
  /** Country or region of a nationality word ("Russian"), by placeKey. */
  demonym(key: string): Place | null
  country(code: string): Country | null
}

interface PlacesFile {
  readonly countries: readonly {
    readonly code: string
    readonly iso3: string
    readonly lat: number
    readonly lon: number
    readonly names: readonly string[]
    readonly demonyms: readonly string[]
  }[]
  readonly states?: readonly {
    readonly country: string
    readonly area: string
    readonly name: string
    readonly lat: number
    readonly lon: number
  }[]
  readonly others: readonly {
    readonly kind: PlaceKind
    readonly name: string
    readonly lat: number
    readonly lon: number
    readonly demonyms: readonly string[]
  }[]
  readonly otherNames: readonly { readonly name: string; readonly city: string; readonly country: string }[]
}

/** One spelling for a name: folded, hyphens as spaces, no full stops or apostrophes. @example placeKey('St. Petersburg') // 'st petersburg' */
export function placeKey(name: string): string {
  return fold(name)
    .replace(/[.'’ʼ`]/g, '')
    .replace(/[-‑–,\s]+/g, ' ')
    .trim()
}

/** Kinds of area that stand behind or before a name and may be left out ("Rostov Oblast", "Republic of Tyva"). */
const AREA_WORDS =
  / (?:oblast|krai|kray|republic|province|state|region|governorate|city|prefecture|county|district|department|municipality|emirate|canton)$/

class Index {
  readonly rows = new Map<string, (string | Place)[]>()
  readonly starts = new Set<string>()
  add(key: string, row: string | Place): void {
    const list = this.rows.get(key)
    if (list) list.push(row)
    else this.rows.set(key, [row])
    for (let space = key.indexOf(' '); space > 0; space = key.indexOf(' ', space + 1))
      this.starts.add(key.slice(0, space))
  }
}

function addRows(
  index: Index,
  rows: unknown,
  kind: 'city' | 'state' | 'county',
  known: ReadonlySet<string> = new Set(),
): void {
  if (typeof rows !== 'string') return
  for (const row of rows.split('\n')) {
    if (known.size > 0 && known.has(row.split('\t', 3).slice(1).join('.'))) continue
    const key = placeKey(row.slice(0, row.indexOf('\t')))
    const marked = `${kind}\t${row}`
    index.add(key, marked)
    const short = kind === 'state' ? key.replace(AREA_WORDS, '').replace(/^republic of /, '') : key
    if (short !== key && short !== '') index.add(short, marked)
  }
}

function parseRow(row: string): Place {
  const [kind = '', name = '', country = '', area = '', lat = '0', lon = '0', size = '0', capital = ''] =
    row.split('\t')
  const real: PlaceKind =
    kind === 'city' ? (capital === 'C' ? 'capital' : 'city') : kind === 'state' ? 'state' : 'county'
  return { name, kind: real, lat: Number(lat), lon: Number(lon), country, area, size: Number(size) }
}

interface Compiled {
  readonly index: Index
  readonly demonyms: Map<string, Place>
  readonly countries: Map<string, Country>
}

function addCountries(file: PlacesFile, { index, demonyms, countries }: Compiled): void {
  for (const { code, iso3, lat, lon, names, demonyms: words } of file.countries) {
    const name = names[0] ?? code
    const place: Place = { name, kind: 'country', lat, lon, country: code, area: null, size: 0 }
    countries.set(code, { code, iso3, name })
    for (const one of names) index.add(placeKey(one), place)
    for (const word of words) demonyms.set(placeKey(word), place)
  }
  for (const { kind, name, lat, lon, demonyms: words } of file.others) {
    const place: Place = { name, kind, lat, lon, country: null, area: null, size: 0 }
    index.add(placeKey(name), place)
    for (const word of words) demonyms.set(placeKey(word), place)
  }
}

/** States whose customary point is known by hand; gives their codes, so that the rows made by machine stand back. */
function addStates(file: PlacesFile | null, index: Index): ReadonlySet<string> {
  const known = new Set<string>()
  for (const { country, area, name, lat, lon } of file?.states ?? []) {
    known.add(`${country}.${area}`)
    index.add(placeKey(name), { name, kind: 'state', lat, lon, country, area, size: 0 })
  }
  return known
}

function addOtherNames(file: PlacesFile, index: Index): void {
  for (const { name, city, country } of file.otherNames) {
    if (placeKey(name) === placeKey(city)) continue
    for (const row of index.rows.get(placeKey(city)) ?? []) {
      const place = typeof row === 'string' ? parseRow(row) : row
      if (place.country === country && (place.kind === 'city' || place.kind === 'capital'))
        index.add(placeKey(name), place)
    }
  }
}

const NONE: readonly Place[] = []

/** Opens the gazetteer once per set of resources; without its files it is empty. */
export const gazetteer = memoized((resources): Gazetteer => {
  const compiled: Compiled = { index: new Index(), demonyms: new Map(), countries: new Map() }
  const { index, demonyms, countries } = compiled
  const hand = resources.json('lexicons/en/places.json') as PlacesFile | null
  if (hand) addCountries(hand, compiled)
  const regions = resources.json('lexicons/gazetteer/regions.json') as {
    states?: unknown
    counties?: unknown
  } | null
  const known = addStates(hand, index)
  addRows(index, regions?.states, 'state', known)
  addRows(index, regions?.counties, 'county')
  addRows(
    index,
    (resources.json('lexicons/gazetteer/cities.json') as { cities?: unknown } | null)?.cities,
    'city',
  )
  if (hand) addOtherNames(hand, index)
  const parsed = new Map<string, readonly Place[]>()
  const find = (key: string): readonly Place[] => {
    const rows = index.rows.get(key)
    if (!rows) return NONE
    const known = parsed.get(key)
    if (known) return known
    const places = rows.map((row) => (typeof row === 'string' ? parseRow(row) : row))
    parsed.set(key, places)
    return places
  }
  return {
    find,
    begins: (key) => index.starts.has(key),
    demonym: (key) => demonyms.get(key) ?? null,
    country: (code) => countries.get(code) ?? null,
  }
})
