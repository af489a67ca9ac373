import assert from 'node:assert/strict'
import { test } from 'node:test'
import { escapeHtml, safeAddress, shown } from './safe-text.ts'

test('marks that turn the direction of text are taken out, letters of such scripts stay', () => {
  assert.equal(shown('abc\u202edef\u2066g'), 'abcdefg')
  assert.equal(shown('שלום'), 'שלום')
})

test('what HTML would act on is escaped', () => {
  assert.equal(escapeHtml(`<b a="1">'&`), '&lt;b a=&quot;1&quot;&gt;&#39;&amp;')
  assert.equal(escapeHtml('plain words'), 'plain words')
})

test('only web addresses are linked to', () => {
  assert.equal(safeAddress('https://a.example/x?y=1&z=2'), 'https://a.example/x?y=1&z=2')
  for (const bad of [
    'javascript:alert(1)',
    'data:text/html,x',
    ' https://a.example',
    'https://a.example/"><script>',
    null,
  ])
    assert.equal(safeAddress(bad), null)
})
