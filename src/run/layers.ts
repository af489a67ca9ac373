// Layers of documents: every document-scope stage, then those that look at recalled neighbours.
import { diagnose, type Diagnostic, type LineageRelation } from '../model/index.ts'
import { byCodeUnit, sortBy } from '../text/order.ts'
import { RUN_DIAGNOSTICS } from './diagnostics.ts'
import type { AnyStage } from './plan.ts'
import type { Workbench } from './workbench.ts'

/** How many candidates are compared with one document at the most; beyond it they share ever less. What is left out is said. */
const MAX_CANDIDATES = 64
/** A key that more documents share says nothing about who copied whom (a footer, an agency's slogan), nearly always. */
const TOO_COMMON = 500
/**
 * Nearly: of a text that more outlets carry every key is common. So a few keys of each document are asked for whatever they
 * recall, up to this many; who has half of those few has most of the text.
 */
const COMMON_IN_COPIES = 10_000
const SAMPLED_KEYS = 8

async function makeDocumentLayer(bench: Workbench, stage: AnyStage, ids: readonly string[]): Promise<void> {
  await bench.makeMissing(stage, ids, (id) => {
    const input = bench.inputOf(stage, id)
    const shown = bench.value('document', id)?.input ?? id
    return input ? bench.attempt(stage, input, { shown, document: id }) : undefined
  })
}

const keysOf = (stage: AnyStage, input: object): readonly string[] => stage.recallKeys?.(input as never) ?? []

/** Some keys, spread evenly over all. */
function sample(keys: readonly string[]): string[] {
  const step = Math.max(1, keys.length / SAMPLED_KEYS)
  return Array.from(
    { length: Math.min(SAMPLED_KEYS, keys.length) },
    (_, at) => keys[Math.floor(at * step)] ?? '',
  )
}

interface Neighbours {
  readonly subjects: readonly string[]
  readonly areMore: boolean
}

/** The documents that a document is compared with, those that hold most of its text first. */
async function recallNeighbours(
  bench: Workbench,
  index: string,
  subject: string,
  keys: readonly string[],
): Promise<Neighbours> {
  const { recall } = bench.options.store
  // One more than is taken tells whether there are more.
  const limit = MAX_CANDIDATES + 1
  const few = sample(keys)
  const wide = await recall.candidates(index, { subject, keys: few, limit, tooCommon: COMMON_IN_COPIES })
  const copies = wide.filter((one) => one.shared * 2 >= few.length)
  const recalled = await recall.candidates(index, { subject, keys, limit, tooCommon: TOO_COMMON })
  const subjects = [...new Set([...copies, ...recalled].map((one) => one.subject))]
  return { subjects: subjects.slice(0, MAX_CANDIDATES), areMore: subjects.length > MAX_CANDIDATES }
}

/** Compares each new document with the candidates the store recalls for it, each pair once. */
async function makeNeighbourLayer(bench: Workbench, stage: AnyStage, ids: readonly string[]): Promise<void> {
  const fresh = new Set(await bench.fetch(stage.makes, ids))
  for (const id of fresh) {
    const input = bench.inputOf(stage, id)
    if (input) await bench.options.store.recall.index(stage.id, id, keysOf(stage, input))
  }
  await bench.makeMissing(stage, ids, async (id) => {
    const input = bench.inputOf(stage, id)
    if (!input) return undefined
    const { subjects, areMore } = await recallNeighbours(bench, stage.id, id, keysOf(stage, input))
    const others = subjects.filter((other) => !fresh.has(other) || byCodeUnit(other, id) < 0)
    for (const need of stage.needs) await bench.fetch(need, others)
    const neighbours = others.map((other) => bench.inputOf(stage, other)).filter((one) => one !== null)
    const shown = bench.value('document', id)?.input ?? id
    const made = bench.attempt(stage, { ...input, neighbours }, { shown, document: id })
    if (!made || !areMore) return made
    return { ...made, diagnostics: [...made.diagnostics, leftOut(shown, id)] }
  })
}

const leftOut = (input: string, document: string): Diagnostic =>
  diagnose(RUN_DIAGNOSTICS, 'neighbours-left-out', { input, compared: MAX_CANDIDATES }, { document })

/** Runs every stage of document and neighbours scope on what lacks its layer. */
export async function makeLayers(bench: Workbench, ids: readonly string[]): Promise<void> {
  for (const stage of bench.options.plan.stages) {
    if (stage.scope === 'document') await makeDocumentLayer(bench, stage, ids)
    else if (stage.scope === 'neighbours') await makeNeighbourLayer(bench, stage, ids)
  }
}

/** All lineage relations between the given documents, each pair once, in a fixed order. */
export function lineageAmong(bench: Workbench, ids: readonly string[]): LineageRelation[] {
  const among = new Set(ids)
  const pairs = new Map<string, LineageRelation>()
  for (const id of ids) {
    for (const relation of bench.value('lineage', id) ?? []) {
      if (among.has(relation.from) && among.has(relation.to))
        pairs.set(`${relation.from} ${relation.to}`, relation)
    }
  }
  return sortBy([...pairs.values()], (one) => `${one.from} ${one.to}`)
}
