// The gazetteer: places by folded name, from lexicons/gazetteer (GeoNames) and lexicons/en/places.json (by hand).
// Rows stay text until they are asked for, and are found by a hash of their names (row-index.ts), so that opening it costs
// milliseconds, not memory.
import { memoized, type Resources } from '../../../model/index.ts'
import { placeKey } from './place-key.ts'
import { indexRows, type RowIndex } from './row-index.ts'

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

/** Kinds of area that stand behind or before a name and may be left out ("Rostov Oblast", "Republic of Tyva"). */
const AREA_WORDS =
  / (?:oblast|krai|kray|republic|province|state|region|governorate|city|prefecture|county|district|department|municipality|emirate|canton)$/

const withoutAreaWord = (key: string): string => key.replace(AREA_WORDS, '').replace(/^republic of /, '')

/** Places known by hand or by another spelling, by key. */
class Index {
  readonly rows = new Map<string, Place[]>()
  readonly starts = new Set<string>()
  add(key: string, place: Place): void {
    const list = this.rows.get(key)
    if (list) list.push(place)
    else this.rows.set(key, [place])
    for (let space = key.indexOf(' '); space > 0; space = key.indexOf(' ', space + 1))
      this.starts.add(key.slice(0, space))
  }
}

type Kind = 'city' | 'state' | 'county'

function parseRow(kind: Kind, row: string): Place {
  const [name = '', country = '', area = '', lat = '0', lon = '0', size = '0', capital = ''] = row.split('\t')
  return {
    name,
    kind: capital === 'C' && kind === 'city' ? 'capital' : kind,
    lat: Number(lat),
    lon: Number(lon),
    country,
    area,
    size: Number(size),
  }
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

/** The tables made by machine, by kind, in the order in which they are asked. */
function openTables(resources: Resources): readonly (readonly [Kind, RowIndex])[] {
  const regions = resources.json('lexicons/gazetteer/regions.json') as Partial<Record<string, string>> | null
  const cities = resources.json('lexicons/gazetteer/cities.json') as Partial<Record<string, string>> | null
  return [
    ['state', indexRows(regions?.['states'] ?? '', withoutAreaWord)],
    ['county', indexRows(regions?.['counties'] ?? '')],
    ['city', indexRows(cities?.['cities'] ?? '')],
  ]
}

/** Opens the gazetteer once per set of resources; without its files it is empty. */
export const gazetteer = memoized((resources): Gazetteer => {
  const compiled: Compiled = { index: new Index(), demonyms: new Map(), countries: new Map() }
  const { index, demonyms, countries } = compiled
  const hand = resources.json('lexicons/en/places.json') as PlacesFile | null
  if (hand) addCountries(hand, compiled)
  const known = addStates(hand, index)
  const tables = openTables(resources)
  const fromTables = (key: string): Place[] =>
    tables.flatMap(([kind, rows]) =>
      rows
        .find(key)
        .map((row) => parseRow(kind, row))
        .filter((place) => kind !== 'state' || !known.has(`${place.country ?? ''}.${place.area ?? ''}`)),
    )
  /** By hand first, then what machines made, then other names of cities. */
  const others = new Index()
  const found = new Map<string, readonly Place[]>()
  const search = (key: string): Place[] => [
    ...(index.rows.get(key) ?? []),
    ...fromTables(key),
    ...(others.rows.get(key) ?? []),
  ]
  const find = (key: string): readonly Place[] => {
    const kept = found.get(key)
    if (kept) return kept
    const places = search(key)
    if (places.length) found.set(key, places)
    return places
  }
  for (const { name, city, country } of hand?.otherNames ?? []) {
    if (placeKey(name) === placeKey(city)) continue
    for (const place of search(placeKey(city)))
      if (place.country === country && (place.kind === 'city' || place.kind === 'capital'))
        others.add(placeKey(name), place)
  }
  return {
    find,
    begins: (key) =>
      index.starts.has(key) || others.starts.has(key) || tables.some(([, rows]) => rows.begins(key)),
    demonym: (key) => demonyms.get(key) ?? null,
    country: (code) => countries.get(code) ?? null,
  }
})
