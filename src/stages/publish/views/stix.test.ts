// STIX 2.1 has JSON schemas (OASIS), but no package of our registry carries them: this checks by hand what the specification and
// those schemas ask for of the types that we write (sections 3.2, 4.6, 4.8, 4.10, 4.11, 4.14, 5.1).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Dossier } from '../../../model/index.ts'
import { packageResources } from '../../../app/resources.ts'
import { hostileDossier, richDossier } from '../fixtures/hostile.ts'
import { stix } from './stix.ts'

type Values = Readonly<Record<string, unknown>>

const COMMON = [
  'type',
  'spec_version',
  'id',
  'created_by_ref',
  'created',
  'modified',
  'labels',
  'external_references',
  'lang',
]
/** Properties of each type beyond the common ones; those with "!" are required. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  identity: ['name!', 'identity_class', 'roles', 'description'],
  report: ['name!', 'description', 'published!', 'object_refs!', 'report_types'],
  note: ['abstract', 'content!', 'authors', 'object_refs!'],
  opinion: ['explanation', 'authors', 'opinion!', 'object_refs!'],
  location: ['name', 'description', 'latitude', 'longitude', 'country', 'region'],
  relationship: ['relationship_type!', 'description', 'source_ref!', 'target_ref!'],
}
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const CLASSES = ['individual', 'group', 'system', 'organization', 'class', 'unknown']
const OPINIONS = ['strongly-disagree', 'disagree', 'neutral', 'agree', 'strongly-agree']

function faults(bundle: Values): string[] {
  const found: string[] = []
  const objects = bundle['objects'] as Values[]
  const ids = new Set(objects.map((one) => one['id']))
  if (bundle['type'] !== 'bundle' || !/^bundle--[0-9a-f-]{36}$/.test(String(bundle['id'])))
    found.push('bundle')
  if (ids.size !== objects.length) found.push('an id twice')
  for (const one of objects) {
    const type = String(one['type'])
    const say = (what: string): number => found.push(`${String(one['id'])}: ${what}`)
    const own = TYPES[type]
    if (!own) {
      say('unknown type')
      continue
    }
    if (one['spec_version'] !== '2.1') say('spec_version')
    if (
      !new RegExp(`^${type}--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).test(
        String(one['id']),
      )
    )
      say('id')
    for (const name of own) if (name.endsWith('!') && !(name.slice(0, -1) in one)) say(`no ${name}`)
    const allowed = new Set([...COMMON, ...own.map((name) => name.replace('!', ''))])
    for (const [name, value] of Object.entries(one)) {
      if (!allowed.has(name)) say(`${name} is none of its properties`)
      if (Array.isArray(value) && !value.length) say(`${name} is empty`)
      if (value === null || value === '') say(`${name} has no value`)
      if (['created', 'modified', 'published'].includes(name) && !TIMESTAMP.test(String(value))) say(name)
      for (const ref of name.endsWith('_ref') ? [value] : name.endsWith('_refs') ? (value as unknown[]) : [])
        if (!ids.has(ref)) say(`${name} leads nowhere: ${String(ref)}`)
    }
    if (String(one['created']) > String(one['modified'])) say('modified before it was created')
    if (type === 'identity' && !CLASSES.includes(String(one['identity_class']))) say('identity_class')
    if (type === 'opinion' && !OPINIONS.includes(String(one['opinion']))) say('opinion')
    if (type === 'location' && !('country' in one || ('latitude' in one && 'longitude' in one)))
      say('nowhere')
  }
  return found
}

const read = (dossier: Dossier): Values => JSON.parse(stix.render(dossier, { colour: false })) as Values
const dossier = richDossier(packageResources())

test('the bundle is as the specification wants it, also from a hostile source', () => {
  assert.deepEqual(faults(read(dossier)), [])
  assert.deepEqual(faults(read(hostileDossier(packageResources()))), [])
})

test('the check itself notices what is wrong', () => {
  const bundle = read(dossier)
  const [first, ...rest] = bundle['objects'] as Values[]
  assert.ok(faults({ ...bundle, objects: [{ ...first, created: '2031-03-04' }, ...rest] }).length)
  assert.ok(faults({ ...bundle, objects: rest }).length, 'a reference to what is gone')
})

test('claims are notes, denials are opinions on them, copies derive from their originals', () => {
  const objects = read(dossier)['objects'] as Values[]
  const of = (type: string): Values[] => objects.filter((one) => one['type'] === type)
  assert.equal(of('note').length, dossier.claims.length)
  const denials = dossier.claims.flatMap((one) => one.mentions).filter((one) => one.certainty === 'denied')
  assert.ok(denials.length > 0)
  assert.equal(of('opinion').length, denials.length)
  assert.equal(
    of('relationship').filter((one) => one['relationship_type'] === 'derived-from').length,
    dossier.lineage.length,
  )
  assert.equal(of('location').length, 2)
  assert.equal(of('report').length, dossier.documents.length + dossier.stories.length)
})

test('the same story has the same ids in a later bundle', () => {
  const ids = (one: Dossier): unknown[] => (read(one)['objects'] as Values[]).map((object) => object['id'])
  assert.deepEqual(ids(dossier), ids({ ...dossier, generatedAt: '2031-04-01T00:00:00Z' }))
})
