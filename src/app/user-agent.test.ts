// What sites are told: never a contact that nobody gave, and never one that would break the header.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { namesContact, readUserAgent, type NameGiven } from './user-agent.ts'

function read(given: NameGiven, env: Readonly<Record<string, string>> = {}): string {
  const name = readUserAgent(given, env)
  return 'wrong' in name ? `wrong: ${name.wrong}` : name.userAgent
}

test('a contact goes into the default; without one none is sent', () => {
  assert.match(read({}), /^Hearsay\/[\d.]+ \(news reader, run by one person for their own reading\)$/)
  assert.match(read({ contact: 'desk@orle.example' }), /reading; \+desk@orle\.example\)$/)
  assert.match(
    read({}, { HEARSAY_CONTACT: 'https://orle.example/about?x=1' }),
    /\+https:\/\/orle\.example\/about\?x=1\)$/,
  )
  assert.ok(namesContact(read({ contact: 'desk@orle.example' })))
  assert.ok(!namesContact(read({})))
})

test('an option goes before the environment, a whole name before a contact', () => {
  const env = { HEARSAY_CONTACT: 'env@orle.example', HEARSAY_USER_AGENT: 'Reader/2 (+x@y.example)' }
  assert.equal(read({}, env), 'Reader/2 (+x@y.example)')
  assert.match(read({ contact: 'a@b.example' }, env), /^Hearsay.+\+a@b\.example\)$/)
  assert.equal(read({ userAgent: 'Mine/1' }, env), 'Mine/1')
})

test('what is no contact, or no name, is refused', () => {
  for (const contact of ['', 'orle', 'a@b\r\nX: y', 'a@b (x)', 'javascript:a', 'https://ü.example/', 'a@b)'])
    assert.match(read({ contact }), /^wrong: /, contact)
  assert.match(read({ userAgent: 'Mine/1', contact: 'a@b.example' }), /^wrong: --contact/)
  assert.match(read({ userAgent: 'two\nlines' }), /^wrong: the user agent/)
})
