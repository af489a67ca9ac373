import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseFragment } from 'parse5'
import { packageResources } from '../../../app/resources.ts'
import { hostileDossier, richDossier } from '../fixtures/hostile.ts'
import { card, oembed } from './card.ts'

const dossier = richDossier(packageResources())

test('the card of a claim has its words, its status in words, names, and the marked words of its source', () => {
  const html = card.render(dossier, { colour: false, claim: 'c_tree' })
  assert.equal(html.match(/<figure/g)?.length, 1)
  assert.match(html, /Disputed: Alderby Water says so; against it stands Corin Vale/)
  assert.match(html, /<mark>[^<]*a fallen tree had broken the gate[^<]*<\/mark>/)
  assert.match(
    html,
    /<a href="https:\/\/alderpost\.example\/weir" rel="nofollow noopener">The Alder Post<\/a>/,
  )
})

test('a card loads nothing and runs nothing, whatever a source has written', () => {
  for (const one of [dossier, hostileDossier(packageResources())]) {
    const html = card.render(one, { colour: false })
    const names = new Set<string>()
    const pending: unknown[] = [parseFragment(html)]
    for (let node = pending.pop() as never; node; node = pending.pop() as never) {
      const {
        nodeName,
        childNodes = [],
        attrs = [],
      } = node as { nodeName: string; childNodes?: unknown[]; attrs?: { name: string; value: string }[] }
      names.add(nodeName)
      for (const { name, value } of attrs) {
        assert.ok(['class', 'href', 'rel', 'lang'].includes(name), name)
        if (name === 'href') assert.match(value, /^https?:/)
      }
      pending.push(...childNodes)
    }
    for (const bad of ['script', 'img', 'iframe', 'link', 'b', 'object']) assert.ok(!names.has(bad), bad)
    assert.doesNotMatch(html, /url\(|@import/)
  }
})

test('oEmbed has what version 1.0 asks of the type "rich"', () => {
  const value = JSON.parse(
    oembed.render(dossier, { colour: false, claim: 'c_tree', site: 'https://desk.example/' }),
  ) as Record<string, unknown>
  assert.equal(value['version'], '1.0')
  assert.equal(value['type'], 'rich')
  assert.equal(typeof value['width'], 'number')
  assert.equal(typeof value['height'], 'number')
  assert.match(String(value['html']), /hearsay-card/)
  assert.match(String(value['html']), /https:\/\/desk\.example\/claims\.html#c_tree/)
})
