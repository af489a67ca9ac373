// One order for everything that is printed: by code unit, never by locale.

/** Compares strings by UTF-16 code unit. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Sorts a copy by the string each element gives. */
export function sortBy<T>(list: readonly T[], key: (element: T) => string): T[] {
  return [...list].sort((a, b) => byCodeUnit(key(a), key(b)))
}
