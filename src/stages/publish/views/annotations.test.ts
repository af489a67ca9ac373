import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Dossier } from '../../../model/index.ts'
import { packageResources } from '../../../app/resources.ts'
import { richDossier } from '../fixtures/hostile.ts'
import { webAnnotations } from './annotations.ts'

interface Selector {
  readonly type: string
  readonly start?: number
  readonly end?: number
  readonly exact?: string
  readonly prefix?: string
  readonly startSelector?: { readonly exact: string }
  readonly endSelector?: { readonly exact: string }
}

interface Annotation {
  readonly id: string
  readonly type: string
  readonly body: readonly { readonly value: string }[]
  readonly target: { readonly source: string; readonly selector: readonly Selector[] }
}

interface Collection {
  readonly '@context': string
  readonly type: string
  readonly total: number
  readonly first: { readonly type: string; readonly items: readonly Annotation[] }
}

const read = (dossier: Dossier, excerpt?: number): Collection =>
  JSON.parse(
    webAnnotations.render(dossier, { colour: false, ...(excerpt === undefined ? {} : { excerpt }) }),
  ) as Collection

const dossier = richDossier(packageResources())

test('the structure is that of the Web Annotation data model', () => {
  const made = read(dossier)
  assert.equal(made['@context'], 'http://www.w3.org/ns/anno.jsonld')
  assert.equal(made.type, 'AnnotationCollection')
  assert.equal(made.first.type, 'AnnotationPage')
  assert.equal(made.total, made.first.items.length)
  assert.equal(new Set(made.first.items.map((one) => one.id)).size, made.total)
  for (const one of made.first.items) {
    assert.equal(one.type, 'Annotation')
    assert.match(one.target.source, /^(https?:|urn:uuid:)/)
    assert.ok(one.body[0]!.value)
  }
})

test('each citation is found again by position, in code points, and by quotation', () => {
  // A letter outside the basic plane before everything: UTF-16 offsets and code points part.
  const shifted: Dossier = {
    ...dossier,
    documents: dossier.documents.map((one) => ({ ...one, text: `😀😀${one.text}` })),
    account: dossier.account.map((section) => ({
      ...section,
      sentences: section.sentences.map((one) => ({
        ...one,
        evidence: one.evidence.map((place) => ({ ...place, start: place.start + 4, end: place.end + 4 })),
      })),
    })),
  }
  const texts = shifted.documents.map((one) => Array.from(one.text!))
  const items = read(shifted).first.items
  assert.ok(items.length > 10)
  for (const { target } of items) {
    const [position, quote] = target.selector
    assert.equal(position?.type, 'TextPositionSelector')
    assert.equal(quote?.type, 'TextQuoteSelector')
    const found = texts.some((text) => text.slice(position.start, position.end).join('') === quote.exact)
    assert.ok(found, quote.exact)
  }
})

test('words longer than an excerpt are a range from their first to their last', () => {
  const items = read(dossier, 10).first.items
  const long = items.find((one) => one.target.selector[1]?.type === 'RangeSelector')
  assert.equal(long?.target.selector[1]?.startSelector?.exact.length, 32)
  const lengths = items.map((one) => one.target.selector[1]?.exact?.length ?? 0)
  assert.ok(Math.max(...lengths) <= 64)
})
