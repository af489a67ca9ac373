// Counting the same thing, agreeing, excluding each other.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Figure } from '../../model/index.ts'
import { packageResources } from '../../app/resources.ts'
import { agree, countTheSame, isMoreExact } from './figures.ts'
import { lexiconOf } from './lexicon.ts'

const lexicon = lexiconOf(packageResources())
const figure = (value: number, of: string, more: Partial<Figure> = {}): Figure => ({
  start: 0,
  end: 1,
  value,
  unit: '',
  of,
  approximate: false,
  ...more,
})

test('two exact numbers agree only when they are one', () => {
  assert.equal(agree(figure(12, 'miners'), figure(12, 'miners')), true)
  assert.equal(agree(figure(12, 'miners'), figure(13, 'miners')), false)
})

test('a range and what lies in it agree; what lies outside of it does not', () => {
  const range = figure(30, 'miners', { low: 20, high: 40 })
  assert.equal(agree(range, figure(25, 'miners')), true)
  assert.equal(agree(range, figure(41, 'miners')), false)
})

test('"about 100" covers 95, not 60', () => {
  const about = figure(100, 'homes', { approximate: true })
  assert.equal(agree(about, figure(95, 'homes')), true)
  assert.equal(agree(about, figure(60, 'homes')), false)
})

test('killed and injured are different quantities; dead and killed are one', () => {
  assert.equal(countTheSame(figure(3, 'people killed'), figure(3, 'people injured'), lexicon), false)
  assert.equal(countTheSame(figure(3, 'people killed'), figure(4, 'dead'), lexicon), true)
})

test('other units are never compared', () => {
  assert.equal(
    countTheSame(figure(3, 'damage', { unit: 'EUR' }), figure(4, 'damage', { unit: 'USD' }), lexicon),
    false,
  )
})

test('the narrower of two agreeing figures is the more exact one', () => {
  const range = figure(30, 'miners', { low: 20, high: 40 })
  assert.equal(isMoreExact(figure(31, 'miners'), range), true)
  assert.equal(isMoreExact(range, figure(31, 'miners')), false)
})
