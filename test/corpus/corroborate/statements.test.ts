// What single sentences put forward: certainty and kind by the words that bear on the clause, and what counts and denials that
// point back take up. Invented sentences; twins that differ stand together.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageResources } from '../../../src/app/resources.ts'
import { documentOf } from '../../../src/run/replay/record.ts'
import type { Statement } from '../../../src/model/index.ts'
import { findChronicle } from '../../../src/stages/chronicle/find-chronicle.ts'
import { findAttributions } from '../../../src/stages/claims/index.ts'
import { findStatements } from '../../../src/stages/corroborate/statements.ts'
import { analyse } from '../../../src/stages/syntax/index.ts'

const resources = packageResources()

function statements(text: string): readonly Statement[] {
  const blocks = [{ kind: 'paragraph', start: 0, end: text.length }]
  const document = documentOf(
    { id: 'case', text, blocks, language: 'en', publishedAt: '2031-03-05' },
    resources,
  )
  const syntax = analyse({ text, blocks: document.blocks, language: 'en' }, resources)
  const attributions = findAttributions({ document, syntax }, resources).value
  const chronicle = findChronicle({ document, syntax }, resources).value
  return findStatements({ document, syntax, attributions, chronicle }, resources).value
}

const found = (text: string, words: string): Statement | undefined =>
  statements(text).find((one) => one.kind !== 'statement' && one.quote.includes(words))

test('a hedge bears on its own clause, not on what holds it', () => {
  for (const [text, certainty] of [
    ['The bridge at Senn may be shut.', 'speculated'],
    ['The bridge at Senn is probably shut.', 'speculated'],
    ['The dispute weakened the once seemingly safe council of Senn.', 'asserted'],
    ['The council met at Senn in the light of the alleged sale.', 'asserted'],
    ['The miller sold the barn which may be haunted.', 'asserted'],
    ['The crew reportedly left the boat at Senn.', 'reported'],
  ] as const)
    assert.equal(found(text, 'Senn')?.certainty ?? found(text, 'barn')?.certainty, certainty, text)
})

test('a forecast is what the clause itself foresees', () => {
  assert.equal(found('The ferry will return to Senn on Monday.', 'ferry')?.kind, 'forecast')
  assert.notEqual(found('The council built a quay where the ferry will land.', 'quay')?.kind, 'forecast')
})

test('a bare count is told by the report that gives it, with what it counts', () => {
  const text = 'About 900 people marched through Senn on Monday, the mayor said. The police counted 400.'
  const count = found(text, '400')
  assert.equal(count?.quote, 'The police counted 400')
  const context = (count?.context ?? []).map(({ start, end }) => text.slice(start, end)).join(' ')
  assert.match(context, /marched through Senn/)
  assert.equal(found('The mayor of Senn paid 400 crowns.', '400')?.context, undefined)
})

test('a denial of any such thing denies what was told before it', () => {
  const text =
    'The miller warned the council of Senn in writing on 2 March. The council denied receiving any such letter.'
  const denied = statements(text).filter((one) => one.certainty === 'denied')
  assert.deepEqual(
    denied.map((one) => one.quote.slice(0, 17)),
    ['The miller warned'],
  )
})
