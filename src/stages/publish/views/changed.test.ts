// What was changed after publication stands in every view that is read; what a feed held is no change of anybody's.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageResources } from '../../../app/resources.ts'
import type { Dossier } from '../../../model/index.ts'
import { inventedDossier } from '../fixtures/invented-story.ts'
import { viewNamed } from './index.ts'

const dossier = inventedDossier(packageResources())

const [page = assert.fail()] = dossier.documents

const version = (more: Partial<Dossier['versions'][number]>): Dossier['versions'][number] => ({
  id: 'd_before',
  replacedBy: page.id,
  replacedAt: '2031-03-05T10:00:00Z',
  isEdit: true,
  input: page.input,
  address: page.address,
  text: 'Clinic full\n\nTen people came.',
  title: 'Clinic full',
  publishedAt: null,
  modifiedAt: null,
  retrievedAt: null,
  digest: '0',
  pieces: [],
  titleEdit: { before: 'Clinic <b>full</b>', after: 'Clinic overrun' },
  edits: [
    {
      kind: 'replaced',
      block: 'paragraph',
      before: { start: 13, end: 16, quote: 'Ten' },
      after: { start: 15, end: 21, quote: 'Twelve' },
    },
  ],
  ...more,
})

const rendered = (id: string, versions: Dossier['versions']): string =>
  viewNamed(id)
    .render({ ...dossier, versions }, { colour: false })
    .replace(/\s+/g, ' ')

test('an edited headline and an edited figure are told in every view that is read', () => {
  for (const id of ['text', 'md', 'html']) {
    const shown = rendered(id, [version({})])
    assert.match(shown, /Changed after publication by/, id)
    assert.match(shown, /Ten.{1,20}Twelve/, id)
    assert.match(shown, /Clinic.+full.+Clinic overrun/, id)
    assert.ok(id === 'text' || !shown.includes('<b>full</b>'), `${id} escapes what a page says`)
  }
})

test('nothing is told where a feed gave way to its page', () => {
  for (const id of ['text', 'md', 'html'])
    assert.doesNotMatch(rendered(id, [version({ isEdit: false, edits: [] })]), /Changed after/, id)
})

test('what is more than a few changes is counted', () => {
  const [edit = assert.fail()] = version({}).edits
  const shown = rendered('text', [version({ titleEdit: null, edits: Array.from({ length: 9 }, () => edit) })])
  assert.match(shown, /4 more changes/)
})
