// A stage that breaks costs only itself and what needs its layer; a second run over the same data does only what is missing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { packageResources } from '../app/resources.ts'
import { findInputs } from '../ports/fetch/files.ts'
import { openStore, type Store } from '../ports/store/index.ts'
import { makeBrief, type Brief } from './brief.ts'
import { makePlan, STAGES, type AnyStage } from './plan.ts'

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url))

async function briefWith(
  stages: readonly AnyStage[],
  store: Store,
  folder = 'flashpoint-monitor',
): Promise<Brief> {
  const { files } = await findInputs([SAMPLES])
  return makeBrief(
    {
      store,
      plan: makePlan(stages),
      context: { resources: packageResources(), asOf: null },
      progress: { step: () => undefined },
      signal: new AbortController().signal,
    },
    {
      incoming: files.filter((one) => one.input.startsWith(folder)),
      failed: [],
      notes: [],
      generatedAt: '2031-10-20T00:00:00.000Z',
    },
  )
}

const breaking = (id: string, when: (input: unknown) => boolean = () => true): AnyStage[] =>
  STAGES.map((stage) =>
    stage.id === id
      ? {
          ...stage,
          run: (input: never, context: never) => {
            if (when(input)) throw new Error('secret words of ours')
            return stage.run(input, context)
          },
        }
      : stage,
  )

for (const id of STAGES.map((stage) => stage.id).filter((one) => one !== 'collect' && one !== 'extract')) {
  test(`a broken ${id} leaves a dossier with every document in it`, async () => {
    const store = await openStore(':memory:')
    const { dossier } = await briefWith(breaking(id), store)
    await store.close()
    assert.equal(dossier.documents.length, 2)
    const crashed = dossier.diagnostics.filter((one) => one.code === 'stage-crashed')
    assert.ok(crashed.length >= 1 && crashed.every((one) => one.message.includes(`"${id}"`)))
    assert.ok(!JSON.stringify(dossier).includes('secret words'))
  })
}

test('a stage that breaks on one page costs only that page', async () => {
  const store = await openStore(':memory:')
  const isFirst = (input: unknown): boolean =>
    (input as { document: { input: string } }).document.input.includes('note-1')
  const { dossier } = await briefWith(breaking('claims', isFirst), store)
  await store.close()
  const touched = new Set(dossier.attributions.map((one) => one.document))
  assert.equal(dossier.documents.filter((one) => touched.has(one.id)).length, 1)
})

test('a second run makes nothing again but what was missing', async () => {
  const store = await openStore(':memory:')
  await briefWith(breaking('claims'), store)
  const repaired = await briefWith(STAGES, store)
  assert.equal(repaired.made.get('syntax'), undefined)
  assert.equal(repaired.made.get('claims'), 2)
  const again = await briefWith(STAGES, store)
  await store.close()
  assert.deepEqual(
    [...again.made].filter(([stage]) => stage !== 'collect'),
    [],
  )
})

test('a story keeps its id when an earlier page is found later', async () => {
  const store = await openStore(':memory:')
  const first = await briefWith(STAGES, store, 'flashpoint-monitor')
  const grown = await briefWith(STAGES, store, '')
  await store.close()
  const id = first.dossier.stories[0]?.id
  const now = grown.dossier.stories.find((story) => story.id === id)
  assert.ok(now && now.documents.length > 2, 'the story has another id now')
})
