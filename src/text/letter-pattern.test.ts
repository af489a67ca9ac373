import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LetterPattern } from './letter-pattern.ts'

const KINDS = ['L', 'Lu', 'Ll', 'M', 'N']

test('each kind is what Unicode has in it, inside brackets and outside', () => {
  for (const kind of KINDS) {
    const [alone, listed, negated] = [
      new LetterPattern(String.raw`^\p{${kind}}$`),
      new LetterPattern(String.raw`^[.\p{${kind}}]$`),
      new LetterPattern(String.raw`^[^\p{${kind}}\]]$`),
    ]
    const real = new RegExp(String.raw`^\p{${kind}}$`, 'u')
    for (let code = 0; code < 0x2100; code++) {
      if (code >= 0x200 && code < 0x2000) continue
      const sign = String.fromCharCode(code)
      const is = real.test(sign)
      assert.equal(alone.test(sign), is, `${kind} ${code.toString(16)}`)
      assert.equal(listed.test(sign), is || sign === '.', `${kind} ${code.toString(16)}`)
      assert.equal(negated.test(sign), !is && sign !== ']', `${kind} ${code.toString(16)}`)
    }
  }
})

test('one text after another, Western or not', () => {
  const word = new LetterPattern(String.raw`\p{Lu}\p{L}+`, 'y')
  for (const text of ['in Łódź', 'in Köln', 'in Москва', 'in 𝐁𝐨𝐧𝐧'])
    assert.equal(word.execAt(text, 3)?.[0], text.slice(3), text)
  assert.equal(word.execAt('in Köln', 0), null)
})

test('a kind without a list is refused when it is first needed', () => {
  assert.throws(() => new LetterPattern(String.raw`\p{Sc}`).test('a'), /no list/)
})
