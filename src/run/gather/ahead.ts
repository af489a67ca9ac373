// Reads ahead: while one page is worked on, the next ones are fetched, hosts side by side. Only so many are held at a time,
// and they are handed out in their order, whichever comes in first.

export interface Ahead<T> {
  /** The result of one piece of work; asked for in order, each once. */
  take(at: number): Promise<T>
}

/**
 * @param works started when they are near
 * @param reach how many are under way or waiting at once
 */
export function readAhead<T>(works: readonly (() => Promise<T>)[], reach: number): Ahead<T> {
  const started = new Map<number, Promise<T>>()
  let next = 0
  return {
    take(at) {
      for (; next < works.length && next < at + reach; next++) {
        const work = works[next]
        const result = work?.()
        if (!result) continue
        // Whoever takes it hears of an error; until then it is not one that nobody heard of.
        result.catch(() => undefined)
        started.set(next, result)
      }
      const result = started.get(at)
      started.delete(at)
      if (!result) throw new Error(`piece ${String(at)} was asked for out of order`)
      return result
    },
  }
}
