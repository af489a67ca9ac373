// ninjs has a JSON schema (IPTC), but no package of our registry carries it: this checks by hand the names, types and enumerations
// that version 3.0 gives to the properties which we write, and that there are no others.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Dossier } from '../../../model/index.ts'
import { packageResources } from '../../../app/resources.ts'
import { hostileDossier, richDossier } from '../fixtures/hostile.ts'
import { ninjs } from './ninjs.ts'

type Values = Readonly<Record<string, unknown>>
type Check = (value: unknown) => boolean

const text: Check = (value) => typeof value === 'string'
const uri: Check = (value) => typeof value === 'string' && /^[a-z][a-z0-9+.-]*:\S+$/i.test(value)
const moment: Check = (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)
const count: Check = (value) => Number.isInteger(value)
const oneOf =
  (...values: string[]): Check =>
  (value) =>
    values.includes(value as string)
const record =
  (fields: Readonly<Record<string, Check>>, required: readonly string[] = []): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    required.every((name) => name in value) &&
    Object.entries(value).every(([name, own]) => fields[name]?.(own) ?? false)
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
const point: Check = (value) => {
  const { type, coordinates } = value as { type: unknown; coordinates: unknown }
  return type === 'Point' && Array.isArray(coordinates) && coordinates.length === 2
}

const words = { role: text, contentType: text, value: text }
const FIELDS: Record<string, Check> = {
  uri,
  type: oneOf('text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component', 'event', 'planning'),
  representationType: oneOf('full', 'partial'),
  profile: text,
  firstCreated: moment,
  versionCreated: moment,
  contentCreated: moment,
  pubStatus: oneOf('usable', 'withheld', 'canceled'),
  language: text,
  title: text,
  by: text,
  descriptions: listOf(record(words, ['value'])),
  headlines: listOf(record(words, ['value'])),
  bodies: listOf(record({ ...words, charCount: count, wordCount: count }, ['value'])),
  people: listOf(record({ name: text, rel: text, uri, literal: text })),
  organisations: listOf(record({ name: text, rel: text, uri, literal: text })),
  places: listOf(record({ name: text, rel: text, uri, literal: text, geoJSON: point })),
  subjects: listOf(record({ name: text, rel: text, uri, literal: text, creator: text })),
  infoSources: listOf(record({ name: text, role: text, uri, literal: text })),
  standard: record({ name: oneOf('ninjs'), version: oneOf('3.0'), schema: uri }),
}
const isNinjs: Check = record({ ...FIELDS, associations: listOf((one) => isAssociated(one)) }, ['uri'])
const isAssociated: Check = record(
  { ...FIELDS, name: text, rel: text, associations: listOf((one) => isAssociated(one)) },
  ['uri', 'name'],
)

const read = (dossier: Dossier): Values => JSON.parse(ninjs.render(dossier, { colour: false })) as Values
const dossier = richDossier(packageResources())

test('a story is a ninjs 3.0 object, also from a hostile source', () => {
  assert.ok(isNinjs(read(dossier)))
  assert.ok(isNinjs(read(hostileDossier(packageResources()))))
  assert.equal(isNinjs({ ...read(dossier), headline: 'of version 1' }), false)
  assert.equal(isNinjs({ ...read(dossier), versionCreated: '2031-03-04' }), false)
})

test('several stories are a composite of them', () => {
  const [story] = dossier.stories
  const two = read({ ...dossier, stories: [story!, { ...story!, id: 's_other', title: 'Other' }] })
  assert.ok(isNinjs(two))
  assert.equal(two['type'], 'composite')
  assert.equal((two['associations'] as unknown[]).length, 2)
})

test('sources are named with their outlets, and their texts stay out', () => {
  const made = read(dossier)
  const sources = made['associations'] as Values[]
  assert.equal(sources.length, dossier.documents.length)
  for (const one of sources) {
    assert.equal(one['representationType'], 'partial')
    assert.ok(!('bodies' in one))
  }
  assert.match(JSON.stringify(made['bodies']), /&lt;script&gt;|<h2>Disputed<\/h2>/)
})
