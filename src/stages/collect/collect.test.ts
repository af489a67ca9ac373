// Captures: what kind of thing came in, and an id that only depends on the bytes and the name.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { captureOf } from './collect.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const arrival = (input: string, data: Uint8Array) => ({
  input,
  bytes: data,
  address: null,
  finalAddress: null,
  status: null,
  headers: {},
  retrievedAt: null,
})

test('the same bytes under the same name are the same capture; another name is another', () => {
  const one = captureOf(arrival('a.txt', bytes('A dam failed.'))).value
  assert.equal(one.id, captureOf(arrival('a.txt', bytes('A dam failed.'))).value.id)
  assert.notEqual(one.id, captureOf(arrival('b.txt', bytes('A dam failed.'))).value.id)
  assert.equal(one.id, 'd_a11f9d4ed04aa44c23e3')
})

test('kinds are told by first tag, name and magic bytes', () => {
  const kind = (name: string, text: string): string => captureOf(arrival(name, bytes(text))).value.media
  assert.equal(kind('a.txt', 'Words.'), 'text')
  assert.equal(kind('a.md', '# Words'), 'markdown')
  assert.equal(kind('a', '<!doctype html><p>Words'), 'html')
  assert.equal(kind('a.xml', '<?xml version="1.0"?><rss version="2.0">'), 'feed')
  assert.equal(kind('a.txt', '%PDF-1.7'), 'pdf')
})

test('empty, binary and listing bytes are said to hold no article', () => {
  const code = (data: Uint8Array, name = 'a.txt'): string | undefined =>
    captureOf(arrival(name, data)).diagnostics[0]?.code
  assert.equal(code(bytes('')), 'input-empty')
  assert.equal(code(new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7])), 'input-binary')
  assert.equal(code(bytes('<rss version="2.0"><channel>')), 'input-no-article')
})

test('UTF-16 is text, though every second byte of it is zero', () => {
  const utf16 = new Uint8Array(
    Array.from('A dam failed at dawn.').flatMap((letter) => [letter.charCodeAt(0), 0]),
  )
  assert.deepEqual(captureOf(arrival('a.txt', utf16)).diagnostics, [])
})

test('an article that shows the tags of a feed is none; a feed begins with them', () => {
  const kind = (name: string, text: string): string => captureOf(arrival(name, bytes(text))).value.media
  assert.equal(kind('a.md', '# How feeds look\n\n    <rss version="2.0">'), 'markdown')
  assert.equal(kind('a.html', '<!doctype html><html><body><p>An <rss> tag'), 'html')
  assert.equal(kind('a.html', '\ufeff<?xml version="1.0"?><!-- <html> --><r:rss xmlns:r="x">'), 'feed')
  assert.equal(kind('a.xml', '<urlset><url>'), 'sitemap')
})
