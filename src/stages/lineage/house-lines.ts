// House lines: stock that no lexicon knows, found by how it recurs. A passage that was copied brings its surroundings
// along in most copies; the footer of an outlet stands in many texts, each time after something else. So a shingle that
// many documents hold, with other words around it in most of them, is a house line. Needs many documents: a pair alone
// can never show it.
import type { Postings } from './postings.ts'

/** Documents that must hold a line at the beginning or end of their text, and anywhere, before it is a house line. */
const LEAST_AT_EDGE = 12
const LEAST_ANYWHERE = 40
/** Shingles away that count as surroundings (about forty words), beyond the length of most house lines. */
const REACH = 16
/** Share of the documents in which the surroundings must differ. */
const DIFFERENT = 0.7
/** Long footers are found from their border inwards, one reach a round. */
const ROUNDS = 4
/** Documents looked at of one shingle. */
const MOST_SEEN = 200

/** Shingles of house lines; `fingerprints[i]` in text order. */
export function houseLines(fingerprints: readonly Uint32Array[], held: Postings): ReadonlySet<number> {
  const lines = new Set<number>()
  for (let round = 0; round < ROUNDS; round++) {
    const before = lines.size
    const found: number[] = []
    held.common(LEAST_AT_EDGE, (shingle, documents) => {
      if (!lines.has(shingle) && isHouseLine(shingle, documents.slice(0, MOST_SEEN), fingerprints, lines))
        found.push(shingle)
    })
    for (const shingle of found) lines.add(shingle)
    if (lines.size === before) break
  }
  return lines
}

function isHouseLine(
  shingle: number,
  documents: readonly number[],
  fingerprints: readonly Uint32Array[],
  lines: ReadonlySet<number>,
): boolean {
  const before = new Set<number>()
  const after = new Set<number>()
  let atStart = 0
  let atEnd = 0
  for (const document of documents) {
    const list = fingerprints[document] ?? new Uint32Array(0)
    const at = list.indexOf(shingle)
    const left = neighbour(list, at, -1, lines)
    const right = neighbour(list, at, 1, lines)
    if (left === null) atStart++
    else before.add(left)
    if (right === null) atEnd++
    else after.add(right)
  }
  const count = documents.length
  const leftDiffers = before.size + atStart >= DIFFERENT * count
  const rightDiffers = after.size + atEnd >= DIFFERENT * count
  if (!leftDiffers || !rightDiffers || before.size + after.size < DIFFERENT * count) return false
  return count >= (Math.max(atStart, atEnd) >= DIFFERENT * count ? LEAST_AT_EDGE : LEAST_ANYWHERE)
}

/** The shingle REACH places away that is no house line, null past the edge of the text. */
function neighbour(list: Uint32Array, at: number, step: 1 | -1, lines: ReadonlySet<number>): number | null {
  let left = REACH
  for (let i = at + step; i >= 0 && i < list.length; i += step) {
    const shingle = list[i] ?? 0
    if (!lines.has(shingle) && --left === 0) return shingle
  }
  return null
}
