// Same inputs, same clock: same bytes, in whatever order they were named; and a second run does only what is missing.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { ROOT } from '../house/sources.ts'
import { hearsay, temporaryFolder } from './hearsay.ts'

const SAMPLES = path.join(ROOT, 'samples')
const CLOCK = { SOURCE_DATE_EPOCH: '1950000000' }

test('twice the same bytes, in every format', async () => {
  for (const format of ['json', 'md', 'text', 'html']) {
    const [one, other] = await Promise.all(
      [1, 2].map(() => hearsay(['brief', SAMPLES, '--format', format], { env: CLOCK })),
    )
    assert.equal(one!.status, 0, one!.err)
    assert.ok(one!.out.length > 1000)
    assert.equal(one!.out, other!.out, format)
  }
})

test('inputs named in another order give the same bytes', async () => {
  const folders = readdirSync(SAMPLES).map((name) => path.join(SAMPLES, name))
  const forward = await hearsay(['brief', ...folders, '--format', 'json'], { env: CLOCK })
  const backward = await hearsay(['brief', ...folders.reverse(), '--format', 'json'], { env: CLOCK })
  assert.equal(forward.status, 0, forward.err)
  assert.equal(forward.out, backward.out)
})

test('with --data a second run gives the same bytes, and so does one without input', async (t) => {
  const data = path.join(await temporaryFolder(t), 'data')
  const args = ['brief', SAMPLES, '--format', 'json', '--data', data]
  const first = await hearsay(args, { env: CLOCK })
  const second = await hearsay(args, { env: CLOCK })
  assert.equal(first.status, 0, first.err)
  assert.equal(first.out, second.out)
  const stored = await hearsay(['brief', '--format', 'md', '--data', data], { env: CLOCK })
  const fresh = await hearsay(['brief', SAMPLES, '--format', 'md'], { env: CLOCK })
  assert.equal(stored.out, fresh.out)
})
