// A town says more exactly what its country says; two towns say nothing against each other.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PlaceMention } from '../../model/index.ts'
import { liesIn } from './places.ts'

const place = (name: string, kind: string, country: string | null): PlaceMention => ({
  name,
  kind,
  country,
  lat: null,
  lon: null,
  start: 0,
  end: name.length,
})
const [braga, porto] = [place('Braga', 'city', 'PT'), place('Porto', 'city', 'PT')]
const [portugal, chile] = [place('Portugal', 'country', 'PT'), place('Chile', 'country', 'CL')]

test('a town lies in its country, and in no other', () => {
  assert.ok(liesIn([braga], [portugal]))
  assert.ok(!liesIn([braga], [chile]))
  assert.ok(!liesIn([portugal], [braga]))
})

test('where both name a town, neither is the more exact', () => {
  assert.ok(!liesIn([braga], [porto, portugal]))
})

test('a place that no gazetteer knows lies nowhere', () => {
  assert.ok(!liesIn([place('Orrin', 'unknown', null)], [portugal]))
})
