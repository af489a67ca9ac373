// Relate: the one relation between two documents, or null. The same whichever of the two asks: the pair is put in the
// order of its direction before anything is matched, and nothing but the pair (and the lexicon) is looked at.
import { memoized } from '../../model/index.ts'
import type { Document, LineageRelation, Range, Resources } from '../../model/index.ts'
import { classify } from './classify.ts'
import { direction } from './direction.ts'
import type { Part } from './direction.ts'
import { matchRuns } from './match.ts'
import { isTelling, passage, passages } from './passages.ts'
import type { Passage } from './passages.ts'
import { prose } from './prose.ts'
import type { Prose } from './prose.ts'
import { rewriting } from './rewrite.ts'
import { NO_STOCK, stockPhrases } from './stock.ts'

/** Own words of a passage that counts beside one that shows copying by itself. */
const LEAST_BESIDE = 6

/** A document with its prose, so that it is read once however many it is compared with. */
export interface Reading {
  readonly document: Document
  readonly prose: Prose
}

export function read(document: Document, resources?: Resources): Reading {
  return { document, prose: prose(document, resources ? stockPhrases(resources) : NO_STOCK) }
}

/** Readings of documents as long as somebody holds these: each is a neighbour of many. */
export const readingsOf = memoized((resources): ((document: Document) => Reading) => {
  const kept = new WeakMap<Document, Reading>()
  return (document) => {
    const reading = kept.get(document) ?? read(document, resources)
    kept.set(document, reading)
    return reading
  }
})

/** Who took text from whom, null where neither did. Without resources stock sentences are known by their blocks only. */
export function relate(a: Document, b: Document, resources?: Resources): LineageRelation | null {
  return relateReadings(read(a, resources), read(b, resources))
}

export function relateReadings(a: Reading, b: Reading): LineageRelation | null {
  if (a.document.id === b.document.id) return null
  const [one, two] = a.document.id < b.document.id ? [a, b] : [b, a]
  const found = shared(one.prose, two.prose)
  if (found === null) return null
  const turned = found.map((passage) => turn(passage, two.prose, one.prose))
  const told = direction(one.document, two.document, {
    first: part(turned, one.prose),
    second: part(found, two.prose),
    words: found.reduce((sum, passage) => sum + passage.matched, 0),
  })
  const [from, to] = told.firstIsOrigin ? [one, two] : [two, one]
  const seen = told.firstIsOrigin
    ? found
    : found.map((passage) => turn(passage, from.prose, to.prose)).sort(byFirst)
  const verdict = classify(seen, { from: from.prose, to: to.prose, isCited: told.isCited === true })
  return {
    from: from.document.id,
    to: to.document.id,
    kind: verdict.kind,
    score: round(verdict.score),
    spans: seen.map((passage) => ({ from: range(passage.a, from.prose), to: range(passage.b, to.prose) })),
    evidence: `${verdict.because}; ${told.because}`,
  }
}

/** The passages that show copying, or the runs of a rewriting; null where the texts are independent. */
function shared(one: Prose, two: Prose): readonly Passage[] | null {
  const runs = matchRuns(one.words, two.words)
  const all = passages(runs, one, two)
  if (all.some(isTelling)) return all.filter((found) => isTelling(found) || found.own >= LEAST_BESIDE)
  const rewritten = rewriting(runs, one, two)
  return rewritten === null ? null : passages(rewritten, one, two)
}

/** The same passage with the texts changed about. */
function turn(found: Passage, a: Prose, b: Prose): Passage {
  return passage(
    found.runs.map((run) => ({ a: run.b, b: run.a, length: run.length })),
    a,
    b,
  )
}

/** What the passages say of the second of their two texts. */
function part(found: readonly Passage[], text: Prose): Part {
  let own = 0
  let cites = 0
  let begin = Infinity
  let end = 0
  for (const passage of found) {
    own += passage.ownB
    cites += passage.cited
    begin = Math.min(begin, passage.b[0])
    end = Math.max(end, passage.b[1])
  }
  let after = 0
  for (let i = end; i < text.stock.length; i++) after += 1 - (text.stock[i] ?? 0)
  const size = Math.max(1, text.size)
  return {
    share: own / size,
    cites,
    place: begin / Math.max(1, text.words.length),
    restAfter: after / Math.max(1, text.size - own),
  }
}

function byFirst(a: Passage, b: Passage): number {
  return a.a[0] - b.a[0]
}

function range([first, last]: readonly [number, number], text: Prose): Range {
  return [text.starts[first] ?? 0, text.ends[last - 1] ?? 0]
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
