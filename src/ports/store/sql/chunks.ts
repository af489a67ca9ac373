// Lists in pieces and tables in pages. A page is read whole and then handed out, so that no cursor stays open while the
// reader of a stream takes its time; the next page begins after the last key, so that it neither repeats nor skips.

/** Cuts a list into pieces of at most `size`. */
export function chunks<T>(list: readonly T[], size: number): T[][] {
  const pieces: T[][] = []
  for (let start = 0; start < list.length; start += size) pieces.push(list.slice(start, start + size))
  return pieces
}

/** The last element for each key, sorted by key: one transaction may not write one row twice, nor two in any order. */
export function lastByKey<T>(list: readonly T[], key: (element: T) => string): T[] {
  const last = new Map(list.map((element) => [key(element), element]))
  return [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, element]) => element)
}

/** Streams a table page by page; `read` gives up to `limit` rows whose key lies after `after` (null at first). */
export async function* pages<T, K>(
  limit: number,
  read: (after: K | null, limit: number) => Promise<readonly T[]>,
  keyOf: (row: T) => K,
): AsyncGenerator<T, void, undefined> {
  let after: K | null = null
  for (;;) {
    const page: readonly T[] = await read(after, limit)
    yield* page
    const last = page.at(-1)
    if (last === undefined || page.length < limit) return
    after = keyOf(last)
  }
}
