// The lineage stage: one document against the neighbours that share a shingle with it. Pure: the runner recalls.
import { defineStage } from '../../model/index.ts'
import type { LineageRelation } from '../../model/index.ts'
import { byCodeUnit } from '../../text/order.ts'
import { readingsOf, relateReadings } from './relate.ts'

export const lineage = defineStage({
  id: 'lineage',
  room: 'lineage',
  version: 1,
  scope: 'neighbours',
  needs: ['document', 'fingerprint'],
  makes: 'lineage',
  why: 'Who copied, cut, edited, merged, quoted or rewrote whom: copies of one text are one origin.',
  recallKeys: ({ fingerprint }) => fingerprint.shingles.map((hash) => hash.toString(36)),
  run({ document, neighbours }, { resources }) {
    const read = readingsOf(resources)
    const reading = read(document)
    const value: LineageRelation[] = []
    for (const neighbour of neighbours) {
      const relation = relateReadings(reading, read(neighbour.document))
      if (relation) value.push(relation)
    }
    value.sort((x, y) => byCodeUnit(x.from, y.from) || byCodeUnit(x.to, y.to))
    return { value, diagnostics: [] }
  },
})
