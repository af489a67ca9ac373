// Replays of the stages that look across documents: lineage answers when the input ends, stories at once.
import { createLineageIndex } from '../../stages/lineage/index.ts'
import { createGrouper } from '../../stages/stories/index.ts'
import { documentOf, findString, getString, type Replay } from './record.ts'

export const lineage: Replay = {
  stage: 'lineage',
  start(resources) {
    const index = createLineageIndex(resources)
    const given = new Map<string, unknown>()
    return {
      record(record) {
        const document = documentOf(
          { ...record, url: findString(record, 'url') ?? String(record['id']) },
          resources,
        )
        given.set(document.id, record['id'])
        index.add(document)
        return []
      },
      end: () =>
        index.relations().map((one) => ({ ...one, from: given.get(one.from), to: given.get(one.to) })),
    }
  },
}

export const stories: Replay = {
  stage: 'stories',
  start(resources) {
    const grouper = createGrouper(resources)
    const given = new Map<string, unknown>()
    return {
      record(record) {
        const key = String(record['id'])
        given.set(key, record['id'])
        const optional = (name: 'publishedAt' | 'outlet'): Partial<Record<typeof name, string>> => {
          const value = findString(record, name)
          return value === null ? {} : { [name]: value }
        }
        const { story, event, moved } = grouper.add({
          id: key,
          title: findString(record, 'title') ?? '',
          text: getString(record, 'text'),
          ...optional('publishedAt'),
          ...optional('outlet'),
        })
        const answer = { id: record['id'], story, event }
        return Object.keys(moved).length ? [answer, { id: record['id'], moved }] : [answer]
      },
      end: () => [],
    }
  },
}
