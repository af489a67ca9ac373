// Decides which place of that name is meant: the one in the country the document speaks of, the one the text names as
// its container, the larger one, the one near the others. One name means one place throughout a document.
import type { PlaceMention } from '../../../model/index.ts'
import type { Gazetteer, Place, PlaceKind } from './gazetteer.ts'
import { spotPlaces } from './spot-places.ts'
import type { Spot, SpotInput } from './spot-places.ts'

/** How likely a kind of place is meant when nothing else is known, against log10 of a city's inhabitants (3 to 7). */
const PRIOR: Readonly<Record<PlaceKind, number>> = {
  country: 8,
  continent: 8,
  sea: 7,
  region: 7,
  river: 6,
  lake: 6,
  capital: 1.2,
  city: 0,
  state: 6.5,
  county: 2,
}
/** Weights of the evidence; chosen by hand on invented cases, in the same unit as PRIOR. */
const WITHIN_WEIGHT = 8
const COUNTRY_WEIGHT = 2.2
const AREA_WEIGHT = 1.2
const SIBLING_WEIGHT = 1.5
const NEAR_WEIGHT = 1.2
const NEAR_KM = 250

/** Distance in kilometres on the sphere. */
export function distanceKm(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = Math.PI / 180
  const half =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2
  return 12742 * Math.asin(Math.min(1, Math.sqrt(half)))
}

const prior = (place: Place): number =>
  PRIOR[place.kind] +
  (place.kind === 'city' || place.kind === 'capital' ? Math.log10(place.size * 1000 + 500) : 0)

interface Context {
  readonly countries: ReadonlyMap<string, number>
  readonly areas: ReadonlyMap<string, number>
  /** How many different states of a country the document may be naming: they come in company. */
  readonly siblings: ReadonlyMap<string, number>
  readonly settled: readonly Place[]
}

/** Countries and areas the document speaks of, by how often; names that could mean only one place count. */
function readContext(spots: readonly Spot[]): Context {
  const countries = new Map<string, number>()
  const areas = new Map<string, number>()
  const states = new Set<string>()
  const settled: Place[] = []
  const count = (table: Map<string, number>, key: string, by: number): void =>
    void table.set(key, (table.get(key) ?? 0) + by)
  for (const spot of spots) {
    for (const place of spot.candidates)
      if (place.kind === 'state' && place.country) states.add(`${place.country}.${place.name}`)
    const country = spot.candidates.some((place) => place.kind === 'state')
      ? undefined
      : spot.candidates.find((place) => place.kind === 'country')
    const sure = country ?? (spot.candidates.length === 1 ? spot.candidates[0] : undefined)
    if (!sure) continue
    if (sure.country) count(countries, sure.country, sure.kind === 'country' ? 1 : 0.7)
    if (sure.country && sure.area) count(areas, `${sure.country}.${sure.area}`, 1)
    if (sure.kind !== 'country' && !spot.demonym) settled.push(sure)
  }
  const siblings = new Map<string, number>()
  for (const state of states) count(siblings, state.slice(0, 2), 1)
  return { countries, areas, siblings, settled }
}

function scorer(context: Context, gazetteer: Gazetteer): (place: Place, spot: Spot) => number {
  const most = Math.max(1, ...context.countries.values())
  const mostArea = Math.max(1, ...context.areas.values())
  return (place, spot) => {
    let score = prior(place)
    if (place.country) score += (COUNTRY_WEIGHT * (context.countries.get(place.country) ?? 0)) / most
    if (place.country && place.area)
      score += (AREA_WEIGHT * (context.areas.get(`${place.country}.${place.area}`) ?? 0)) / mostArea
    if (place.kind === 'state' && place.country && (context.siblings.get(place.country) ?? 0) >= 3)
      score += SIBLING_WEIGHT
    if (spot.within !== null && isWithin(place, gazetteer.find(spot.within))) score += WITHIN_WEIGHT
    if (
      place.kind !== 'country' &&
      context.settled.some(
        (other) => other !== place && other.name !== place.name && distanceKm(place, other) < NEAR_KM,
      )
    )
      score += NEAR_WEIGHT
    return score
  }
}

function isWithin(place: Place, containers: readonly Place[]): boolean {
  return containers.some(
    (outer) =>
      outer.country === place.country &&
      (outer.kind === 'country'
        ? place.kind !== 'country'
        : outer.kind === 'state' && outer.area === place.area && place.kind !== 'state'),
  )
}

/** A city and the area round it bear one name ("Geneva"): the city is meant, and close enough to the area's middle. */
function seatOf(place: Place, candidates: readonly Place[]): Place {
  if (place.kind !== 'state') return place
  const seat = candidates.find(
    (one) =>
      (one.kind === 'city' || one.kind === 'capital') &&
      one.country === place.country &&
      one.size >= SEAT_THOUSANDS &&
      distanceKm(one, place) < SEAT_KM,
  )
  return seat ?? place
}
const SEAT_KM = 80
const SEAT_THOUSANDS = 50

export interface PlacesFound {
  readonly places: readonly PlaceMention[]
  /** Nationality words with their country: evidence for actors, not places. */
  readonly demonyms: readonly { readonly start: number; readonly end: number; readonly place: Place }[]
}

/** The places a document names, with coordinates; names that syntax takes for places but nobody knows have none. */
export function findPlaces(input: SpotInput): PlacesFound {
  const spots = spotPlaces(input)
  const context = readContext(spots)
  const score = scorer(context, input.gazetteer)
  const chosen = new Map<string, Place>()
  // A mention with its container decides for the bare mentions of the same name.
  const order = [...spots].sort(
    (a, b) => Number(b.within !== null) - Number(a.within !== null) || a.start - b.start,
  )
  for (const spot of order) {
    if (spot.demonym || (chosen.has(spot.key) && spot.within === null)) continue
    let best = spot.candidates[0]
    let top = -Infinity
    for (const place of spot.candidates) {
      const value = score(place, spot)
      if (value > top) {
        top = value
        best = place
      }
    }
    if (best && !chosen.has(spot.key)) chosen.set(spot.key, seatOf(best, spot.candidates))
  }
  const places: PlaceMention[] = []
  const demonyms: { start: number; end: number; place: Place }[] = []
  for (const spot of spots) {
    const place = spot.demonym ? spot.candidates[0] : chosen.get(spot.key)
    if (!place) continue
    if (spot.demonym) demonyms.push({ start: spot.start, end: spot.end, place })
    else
      places.push({
        start: spot.start,
        end: spot.end,
        name: place.name,
        lat: place.lat,
        lon: place.lon,
        country: place.country,
        kind: place.kind,
      })
  }
  return { places: withUnknown(places, input), demonyms }
}

/** Names that syntax takes for places and the gazetteer does not know. */
function withUnknown(known: readonly PlaceMention[], { names, text }: SpotInput): PlaceMention[] {
  const all = [...known]
  let at = 0
  for (const name of names) {
    while (at < known.length && (known[at]?.end ?? 0) <= name.start) at += 1
    const next = known[at]
    if (name.kind !== 'place' || (next && next.start < name.end)) continue
    all.push({
      start: name.start,
      end: name.end,
      name: text.slice(name.start, name.end),
      lat: null,
      lon: null,
      country: null,
      kind: 'unknown',
    })
  }
  return all.sort((a, b) => a.start - b.start)
}
