// Names and addresses in lines of authors, of any length.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { personName } from './feed-people.ts'

test('the name is taken out of each way of writing it beside an address', () => {
  assert.equal(personName('Mina Aalto'), 'Mina Aalto')
  assert.equal(personName('desk@lantern.example (Mina Aalto)'), 'Mina Aalto')
  assert.equal(personName('Mina Aalto <desk@lantern.example>'), 'Mina Aalto')
  assert.equal(personName(' - desk@lantern.example, Mina  Aalto;'), 'Mina Aalto')
  assert.equal(personName('mailto:desk@lantern.example'), 'desk@lantern.example')
  assert.equal(personName('  '), null)
})

test('an at sign without words on both sides makes no address', () => {
  assert.equal(personName('Mina @ the Lantern'), 'Mina @ the Lantern')
  assert.equal(personName('Mina @@ desk@@lantern'), 'Mina @@ desk@@lantern')
})

test('any line is read as the pattern of an address reads it', () => {
  const pattern = /[^\s()<>@,;:"]+@[^\s()<>@,;:"]+/
  const line = fc.string({ unit: fc.constantFrom('a', 'b', '@', ' ', ',', '<', '.', '-'), maxLength: 24 })
  fc.assert(
    fc.property(line, (text) => {
      const plain = text.replace(/\s+/g, ' ').trim()
      const email = pattern.exec(plain)?.[0]
      const [before = '', ...after] = email === undefined ? [plain] : plain.split(email)
      const around = `${before} ${after.join(email)}`.replace(/[<>]/g, ' ').replace(/\s+/g, ' ')
      const name = around.replace(/^[\s,;:-]+|[\s,;:-]+$/g, '')
      assert.equal(personName(text), (email === undefined ? plain : name || email) || null)
    }),
  )
})

test('a long list of names is not cut, and a long line of marks is no trouble', () => {
  const names = Array.from({ length: 200 }, (_, at) => `Reader ${String(at)}`).join(', ')
  assert.equal(personName(names), names)
  assert.equal(personName(`desk@lantern.example ${','.repeat(300_000)} Mina`), 'Mina')
})
