// The lineage index: many documents in memory, all relations among them. Texts are read again when a pair is compared
// (a bounded number of readings is kept), so that 50,000 documents fit. Other than a pair alone, the whole shows which
// lines every page of an outlet carries; sharing those is no relation.
import type { Document, LineageRelation, Resources } from '../../model/index.ts'
import { SHINGLE_WORDS } from '../../text/shingles.ts'
import { byCodeUnit } from '../../text/order.ts'
import { shinglesOf } from './fingerprint.ts'
import { houseLines } from './house-lines.ts'
import { postings } from './postings.ts'
import type { Prose } from './prose.ts'
import { read, relateReadings } from './relate.ts'
import type { Reading } from './relate.ts'

export interface LineageIndex {
  readonly add: (document: Document) => void
  /** Every relation among the documents added so far, by `from`, then `to`. */
  readonly relations: () => LineageRelation[]
}

/** Readings kept at a time; one is about fifteen bytes a word. */
const READINGS_KEPT = 4096

export function createLineageIndex(resources?: Resources): LineageIndex {
  const held: { readonly document: Document; readonly shingles: Uint32Array }[] = []
  return {
    add(document) {
      const { prose } = read(document, resources)
      held.push({ document, shingles: Uint32Array.from(shinglesOf(prose), ({ hash }) => hash) })
    },
    relations() {
      const order = [...held].sort((a, b) => byTime(a.document, b.document))
      const fingerprints = order.map(({ shingles }) => shingles)
      const index = postings(fingerprints)
      const lines = houseLines(fingerprints, index)
      const reading = remembered((at: number) => {
        const document = order[at]?.document
        if (!document) throw new Error('a document that was never added')
        const fresh = read(document, resources)
        return { document, prose: withHouseLines(fresh.prose, lines) }
      })
      const found: LineageRelation[] = []
      for (const [left, right] of index.pairs(lines)) {
        const relation = relateReadings(reading(left), reading(right))
        if (relation) found.push(relation)
      }
      return found.sort((a, b) => byCodeUnit(a.from, b.from) || byCodeUnit(a.to, b.to))
    },
  }
}

/** Earlier first, undated last, then by id: of a text with very many copies the earliest are recalled. */
function byTime(a: Document, b: Document): number {
  const [one, two] = [a, b].map((document) => document.meta.publishedAt?.value ?? '\uffff')
  return byCodeUnit(one ?? '', two ?? '') || byCodeUnit(a.id, b.id)
}

/** Marks the words of house lines as stock. */
function withHouseLines(prose: Prose, lines: ReadonlySet<number>): Prose {
  if (lines.size === 0) return prose
  const stock = prose.stock.slice()
  let last = -1
  for (const { hash, at } of shinglesOf(prose)) {
    if (!lines.has(hash)) last = -1
    else {
      stock.fill(1, last < 0 ? at : last, at + SHINGLE_WORDS)
      last = at + SHINGLE_WORDS
    }
  }
  let size = stock.length
  for (const flag of stock) size -= flag
  return { ...prose, stock, size }
}

/** Keeps the latest answers of a function of a number. */
function remembered(make: (at: number) => Reading): (at: number) => Reading {
  const kept = new Map<number, Reading>()
  return (at) => {
    const known = kept.get(at)
    if (known) kept.delete(at)
    const reading = known ?? make(at)
    kept.set(at, reading)
    if (kept.size > READINGS_KEPT) {
      for (const oldest of kept.keys()) {
        kept.delete(oldest)
        break
      }
    }
    return reading
  }
}
