// Runs the pairs of pairs.txt through the comparison of two statements.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { packageResources } from '../../../src/app/resources.ts'
import { comparedText } from '../../../src/run/replay/statements.ts'
import { compareTexts } from '../../../src/stages/corroborate/index.ts'

const resources = packageResources()
const lines = readFileSync(new URL('pairs.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))

for (const line of lines) {
  const [pair = '', expected = ''] = line.split(' → ')
  const [a = '', b = ''] = pair.split(' ⇔ ')
  test(`${a} ⇔ ${b}`, () => {
    const found = compareTexts(comparedText(a, null, resources), comparedText(b, null, resources), resources)
    const shown = `${found.relation}/${found.how ?? ''}`
    if (expected.startsWith('not ')) assert.notEqual(found.relation, expected.slice(4), found.reason)
    else
      assert.ok(
        shown === `${expected.replace(/\/?$/, '')}/` || shown === expected,
        `${shown}: ${found.reason}`,
      )
  })
}
