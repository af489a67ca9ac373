// A little fuzzing with every run: each reader of foreign bytes on the same inputs each time. `npm run fuzz` goes on for longer.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inputsOf } from '../../scripts/fuzz/inputs.ts'
import { TARGETS } from '../../scripts/fuzz/targets.ts'

const SEED = 20311014
const INPUTS = 150

for (const target of TARGETS) {
  test(`${target.name}: whatever the bytes are, what must hold holds`, () => {
    const inputs = inputsOf(target, SEED)
    for (let at = 0; at < INPUTS; at++) {
      const bytes = inputs.next().value
      try {
        target.check(bytes)
      } catch (error) {
        throw new Error(`input ${String(at)} of seed ${String(SEED)} (${String(bytes.length)} bytes)`, {
          cause: error,
        })
      }
    }
  })
}

test('one seed gives the same inputs, another one others', () => {
  const first = (seed: number): Uint8Array[] => {
    const inputs = inputsOf(TARGETS[0]!, seed)
    return Array.from({ length: 20 }, () => inputs.next().value)
  }
  assert.deepEqual(first(1), first(1))
  assert.notDeepEqual(first(1), first(2))
})
