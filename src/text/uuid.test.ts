import assert from 'node:assert/strict'
import { test } from 'node:test'
import { URL_NAMESPACE, uuidV5 } from './uuid.ts'

test('the examples of RFC 9562 and of Python’s uuid module come out', () => {
  assert.equal(
    uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com'),
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  )
  assert.equal(
    uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'python.org'),
    '886313e1-3b8a-5372-9b90-0c9aee199e5d',
  )
})

test('another name or namespace is another id, of version 5 and the RFC’s variant', () => {
  const one = uuidV5(URL_NAMESPACE, 'a')
  assert.notEqual(one, uuidV5(URL_NAMESPACE, 'b'))
  assert.notEqual(one, uuidV5(one, 'a'))
  assert.match(one, /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
