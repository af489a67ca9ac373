// Two addresses that differ only in what counts visitors are one page; nothing else about an address is touched.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageResources } from '../../../app/resources.ts'
import { pageIdentity, trackingParameters } from './page-identity.ts'

const isTracking = trackingParameters(packageResources())
const identity = (address: string): string => pageIdentity(address, isTracking)

test('what counts visitors goes, what chooses a page stays, letter for letter', () => {
  const cases = [
    ['https://a.example/x?utm_source=rss&utm_medium=feed', 'https://a.example/x'],
    ['https://a.example/x?id=7&fbclid=abc&page=2', 'https://a.example/x?id=7&page=2'],
    ['https://a.example/x?UTM_Source=a&%75tm_term=b&gclid', 'https://a.example/x'],
    ['https://a.example/x?b=2&a=1&a=%e4+x', 'https://a.example/x?b=2&a=1&a=%e4+x'],
    ['https://me:pw@a.example/x#part', 'https://a.example/x'],
    ['https://a.example/x?utm=1&source=2&ref=3', 'https://a.example/x?utm=1&source=2&ref=3'],
    ['https://a.example/x?%zz=1', 'https://a.example/x?%zz=1'],
    ['https://a.example/x?', 'https://a.example/x?'],
    ['no address', 'no address'],
  ] as const
  for (const [given, expected] of cases) assert.equal(identity(given), expected)
})

test('the list is sorted, and without it nothing is removed', () => {
  const { parameters } = packageResources().json('lexicons/web/tracking.json') as { parameters: string[] }
  assert.deepEqual(parameters, [...new Set(parameters)].sort())
  const none = trackingParameters({ json: () => null, bytes: () => null })
  assert.equal(pageIdentity('https://a.example/x?utm_source=1', none), 'https://a.example/x?utm_source=1')
})
