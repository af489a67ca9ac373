// Comparing places: a town against the country it lies in. Two towns are never said to exclude each other: people move.
import type { PlaceMention } from '../../model/index.ts'

const WIDE: ReadonlySet<string> = new Set(['country', 'state', 'region'])

const towns = (places: readonly PlaceMention[]): readonly PlaceMention[] =>
  places.filter((place) => place.country !== null && !WIDE.has(place.kind))

/** Whether some places name a town of a country that the others name, where the others name no town. */
export function liesIn(exact: readonly PlaceMention[], vague: readonly PlaceMention[]): boolean {
  if (towns(vague).length) return false
  const countries = new Set(vague.filter((place) => place.kind === 'country').map((place) => place.country))
  return towns(exact).some((town) => countries.has(town.country))
}
