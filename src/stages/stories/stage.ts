// The stories stage: all documents into events and stories. The order handed in does not matter: documents are taken by
// publication time, undated ones last, then by id, and everything is weighed and grouped once more at the end.
import { defineStage } from '../../model/index.ts'
import type { Assignment, Document, Grouping, LineageRelation, Resources, Story } from '../../model/index.ts'
import { byCodeUnit } from '../../text/order.ts'
import { createGrouper } from './grouper.ts'
import { headline, titleOf } from './headline.ts'

interface Part {
  readonly document: Document
  readonly lineage: readonly LineageRelation[]
}

export const stories = defineStage({
  id: 'stories',
  room: 'stories',
  version: 1,
  scope: 'corpus',
  needs: ['document', 'syntax', 'lineage'],
  makes: 'grouping',
  why: 'Which documents report one event, and which events make one story.',
  run: ({ documents }, { resources }) => ({ value: group(documents, resources), diagnostics: [] }),
})

function group(documents: readonly Part[], resources: Resources): Grouping {
  const ordered = [...documents].sort(
    (a, b) =>
      byCodeUnit(timeKey(a.document), timeKey(b.document)) || byCodeUnit(a.document.id, b.document.id),
  )
  const grouper = createGrouper(resources)
  for (const { document, lineage } of ordered) {
    const published = document.meta.publishedAt?.value
    grouper.add({
      id: document.id,
      title: titleOf(document),
      text: body(document),
      lineage,
      ...(published === undefined ? {} : { publishedAt: published }),
    })
  }
  grouper.revise()
  const members = new Map<string, Document[]>()
  const assignments: Assignment[] = []
  for (const { document } of ordered) {
    const place = grouper.place(document.id)
    if (!place) continue
    assignments.push({ document: document.id, ...place })
    members.set(place.story, [...(members.get(place.story) ?? []), document])
  }
  const related = grouper.related()
  const found: Story[] = [...members].map(([id, list]) => ({
    id,
    title: headline(list, resources),
    documents: list.map((document) => document.id),
    related: related.get(id) ?? [],
  }))
  return { stories: found, assignments }
}

/** Undated documents sort after every dated one. */
function timeKey(document: Document): string {
  return document.meta.publishedAt?.value ?? '\uffff'
}

/** The text without its title blocks and what is not article. */
function body(document: Document): string {
  if (document.blocks.length === 0) return document.text
  return document.blocks
    .filter((block) => block.kind !== 'boilerplate' && block.kind !== 'title' && block.kind !== 'byline')
    .map((block) => document.text.slice(block.start, block.end))
    .join('\n')
}
