// Looking up what stands inside a span, in sorted lists, without walking them.
import type { Span } from '../model/index.ts'

/** Index of the first element that ends after `position`. Elements are sorted and do not overlap. */
export function firstEndingAfter(list: readonly Span[], position: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.end ?? 0) <= position) low = middle + 1
    else high = middle
  }
  return low
}

/** The elements that lie wholly inside a span, of a sorted list without overlaps (tokens, sentences). */
export function inside<T extends Span>(list: readonly T[], span: Span): T[] {
  const found: T[] = []
  for (let at = firstEndingAfter(list, span.start); at < list.length; at++) {
    const element = list[at]
    if (!element || element.end > span.end) break
    if (element.start >= span.start) found.push(element)
  }
  return found
}

/** Whether two spans share a character. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end
