// The carrier's hints fill gaps and replace nothing that the page says of itself.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Carrier, DocumentMeta } from '../../model/index.ts'
import { withCarrier } from './carrier-meta.ts'
import type { PageSource } from './source.ts'

const carrier: Carrier = {
  kind: 'feed',
  address: 'https://a.example/feed',
  title: 'Dam & Weir',
  entryTitle: 'Gate stuck',
  authors: ['Orla Venn'],
  publishedAt: '2031-03-04T10:00:00Z',
  summary: null,
  source: { title: 'Weir Wire', link: 'https://www.a.example/' },
  isContent: false,
}
const empty: DocumentMeta = {
  title: null,
  authors: [],
  credits: [],
  outlet: { value: 'a.example', basis: 'address' },
  publishedAt: null,
  modifiedAt: null,
  language: null,
  primarySource: null,
  aggregator: null,
}
const source = (more: Partial<Carrier> = {}): PageSource => ({
  id: 'd',
  input: 'https://a.example/gate',
  address: 'https://a.example/gate',
  digest: 'x',
  retrievedAt: null,
  media: 'html',
  decoded: '',
  carrier: { ...carrier, ...more },
})

test('gaps are filled, each with its basis', () => {
  const meta = withCarrier(empty, source())
  assert.deepEqual(meta.publishedAt, { value: '2031-03-04T10:00:00Z', basis: 'carrier' })
  assert.deepEqual(meta.title, { value: 'Gate stuck', basis: 'carrier' })
  assert.deepEqual(meta.authors, [{ value: 'Orla Venn', basis: 'carrier' }])
  assert.deepEqual(meta.outlet, { value: 'Weir Wire', basis: 'carrier' })
})

test('what the page says stays', () => {
  const said = { value: 'Said', basis: 'json-ld' }
  const meta: DocumentMeta = { ...empty, title: said, authors: [said], outlet: said, publishedAt: said }
  assert.deepEqual(withCarrier(meta, source()), meta)
})

test('a publication at another host is not the outlet of this page; without a carrier nothing changes', () => {
  const elsewhere = source({ source: { title: 'Weir Wire', link: 'https://wire.example/' } })
  assert.deepEqual(withCarrier(empty, elsewhere).outlet, empty.outlet)
  const { carrier: _, ...bare } = source()
  assert.equal(withCarrier(empty, bare), empty)
})
