// A stop is heard while work that never waits goes on.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AnyStage } from './plan.ts'
import { unkeptStore } from './unkept-store.ts'
import { Stopped, Workbench } from './workbench.ts'

const stage: AnyStage = {
  id: 'extract',
  room: 'extract',
  version: 1,
  scope: 'capture',
  needs: [],
  makes: 'document',
  why: '',
  run: () => ({ value: [], diagnostics: [] }),
}

test('a stop that comes from outside ends work that never waits', async () => {
  const stop = new AbortController()
  const bench = new Workbench({
    store: unkeptStore(),
    plan: { stages: [stage], recipe: (layer) => layer },
    context: { resources: { json: () => null, bytes: () => null }, asOf: null },
    progress: { step: () => undefined },
    signal: stop.signal,
  })
  // As a signal does, it waits for the thread to be given away once.
  setImmediate(() => {
    stop.abort()
  })
  const ids = Array.from({ length: 10_000 }, (_, at) => `d_${String(at)}`)
  let done = 0
  const work = (): undefined => {
    const until = performance.now() + 1
    while (performance.now() < until) continue
    done++
    return undefined
  }
  await assert.rejects(bench.makeMissing(stage, ids, work), Stopped)
  assert.ok(done < ids.length)
})
