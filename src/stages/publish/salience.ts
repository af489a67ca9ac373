// Salience: which claims an account shows first. A sum of ranks (Borda count), each measure counting the same, so that no
// weight had to be chosen: on how many pages it stands, from how many origins, how near the top of a page it stands at best
// (news puts first what matters most), how many words of the pages' own headlines it shares, how many of its words the other
// pages use too (what only one page dwells on is that page's colour), and how many relations to other claims it has.
import type { Claim } from '../../model/index.ts'
import { byCodeUnit } from '../../text/order.ts'
import { terms } from '../../text/terms.ts'
import { stem } from '../../text/terms-stem.ts'
import type { Parts } from './parts.ts'

/** Shorter words of a headline are mostly articles and prepositions. */
const HEADLINE_WORD = 4

type Measure = (claim: Claim) => number

function headlineWords(parts: Parts): ReadonlySet<string> {
  const titles = parts.pages.map(({ document }) => document.meta.title?.value ?? '')
  return new Set(
    titles.flatMap((title) =>
      terms(title).flatMap(({ term }) => (term.length >= HEADLINE_WORD ? stem(term) : [])),
    ),
  )
}

/** On how many pages each stem stands. */
function pagesOfStems(parts: Parts): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const stems = new Map<string, string>()
  const stemOf = (term: string): string => {
    const known = stems.get(term) ?? stem(term)
    stems.set(term, known)
    return known
  }
  for (const { document } of parts.pages) {
    const words = new Set(terms(document.text).map(({ term }) => term))
    for (const one of new Set([...words].map(stemOf))) counts.set(one, (counts.get(one) ?? 0) + 1)
  }
  return counts
}

/** Nearly every section asks for the order of its claims; what it rests on is found once for a story. */
const known = new WeakMap<Parts, readonly Measure[]>()

function measuresOf(parts: Parts): readonly Measure[] {
  const made = known.get(parts) ?? measures(parts)
  known.set(parts, made)
  return made
}

/** The value of a measure, found once for each claim. */
function once(measure: Measure): Measure {
  const values = new WeakMap<Claim, number>()
  return (claim) => {
    const value = values.get(claim) ?? measure(claim)
    values.set(claim, value)
    return value
  }
}

function measures(parts: Parts): readonly Measure[] {
  const headline = headlineWords(parts)
  const pagesOf = pagesOfStems(parts)
  const related = new Map<string, number>()
  for (const { claims } of parts.relations)
    for (const id of claims) related.set(id, (related.get(id) ?? 0) + 1)
  const stemsOf = (claim: Claim): readonly string[] => [
    ...new Set(terms(claim.text).flatMap(({ term }) => (term.length >= HEADLINE_WORD ? stem(term) : []))),
  ]
  const depth = (document: string, start: number): number => {
    const length = parts.page.get(document)?.document.text.length ?? 0
    return length === 0 ? 1 : start / length
  }
  const all: readonly Measure[] = [
    (claim) => new Set(claim.mentions.map((one) => one.document)).size,
    (claim) => claim.origins.length,
    (claim) => -Math.min(1, ...claim.mentions.map((one) => depth(one.document, one.start))),
    (claim) =>
      new Set(
        terms(claim.text)
          .map(({ term }) => stem(term))
          .filter((term) => headline.has(term)),
      ).size,
    (claim) => {
      const stems = stemsOf(claim)
      const elsewhere = stems.filter((one) => (pagesOf.get(one) ?? 0) > 1).length
      return stems.length ? Math.round((10 * elsewhere) / stems.length) : 0
    },
    (claim) => Math.min(1, related.get(claim.id) ?? 0),
  ]
  return all.map(once)
}

/** Claims, the most salient first; equal ones by id. */
export function bySalience(claims: readonly Claim[], parts: Parts): Claim[] {
  const points = new Map<string, number>(claims.map((claim) => [claim.id, 0]))
  for (const measure of measuresOf(parts)) {
    const values = new Map(claims.map((claim) => [claim.id, measure(claim)]))
    const levels = [...new Set(values.values())].sort((a, b) => a - b)
    const rank = new Map(levels.map((level, at) => [level, at / Math.max(1, levels.length - 1)]))
    for (const [id, value] of values) points.set(id, (points.get(id) ?? 0) + (rank.get(value) ?? 0))
  }
  return [...claims].sort(
    (a, b) => (points.get(b.id) ?? 0) - (points.get(a.id) ?? 0) || byCodeUnit(a.id, b.id),
  )
}
