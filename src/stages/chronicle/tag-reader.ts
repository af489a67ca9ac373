// The part-of-speech tag of the token that covers an offset: how word-based readers look at syntax.
import type { Token, Upos } from '../../model/index.ts'

/** Index of the token that covers `offset`, or -1. */
export function tokenAt(tokens: readonly Token[], offset: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const mid = (low + high) >> 1
    if ((tokens[mid]?.end ?? 0) <= offset) low = mid + 1
    else high = mid
  }
  const token = tokens[low]
  return token && token.start <= offset ? low : -1
}

export function tagReader(tokens: readonly Token[]): (offset: number) => Upos | null {
  return (offset) => tokens[tokenAt(tokens, offset)]?.upos ?? null
}
