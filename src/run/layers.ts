// Layers of documents: every document-scope stage, then those that look at recalled neighbours.
import type { LineageRelation } from '../model/index.ts'
import { byCodeUnit, sortBy } from '../text/order.ts'
import type { AnyStage } from './plan.ts'
import type { Workbench } from './workbench.ts'

/** How many candidates are compared with one document at the most; beyond it they share ever less. */
const MAX_CANDIDATES = 64
/** A key that more documents share says nothing about who copied whom (a footer, an agency's slogan). */
const TOO_COMMON = 500

async function makeDocumentLayer(bench: Workbench, stage: AnyStage, ids: readonly string[]): Promise<void> {
  await bench.makeMissing(stage, ids, (id) => {
    const input = bench.inputOf(stage, id)
    const shown = bench.value('document', id)?.input ?? id
    return input ? bench.attempt(stage, input, { shown, document: id }) : undefined
  })
}

const keysOf = (stage: AnyStage, input: object): readonly string[] => stage.recallKeys?.(input as never) ?? []

/** Compares each new document with the candidates the store recalls for it, each pair once. */
async function makeNeighbourLayer(bench: Workbench, stage: AnyStage, ids: readonly string[]): Promise<void> {
  const { store } = bench.options
  const fresh = new Set(await bench.fetch(stage.makes, ids))
  for (const id of fresh) {
    const input = bench.inputOf(stage, id)
    if (input) await store.recall.index(stage.id, id, keysOf(stage, input))
  }
  await bench.makeMissing(stage, ids, async (id) => {
    const input = bench.inputOf(stage, id)
    if (!input) return undefined
    const query = { subject: id, keys: keysOf(stage, input), limit: MAX_CANDIDATES, tooCommon: TOO_COMMON }
    const recalled = await store.recall.candidates(stage.id, query)
    const others = recalled
      .map((one) => one.subject)
      .filter((other) => !fresh.has(other) || byCodeUnit(other, id) < 0)
    for (const need of stage.needs) await bench.fetch(need, others)
    const neighbours = others.map((other) => bench.inputOf(stage, other)).filter((one) => one !== null)
    const shown = bench.value('document', id)?.input ?? id
    return bench.attempt(stage, { ...input, neighbours }, { shown, document: id })
  })
}

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
