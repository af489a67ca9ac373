// Bytes before decoding: what is no text, and which wide charset it is.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeUtf32, looksBinary, markedCharset, wideCharset } from './binary.ts'
import { decode } from './decode.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf32 = (text: string, isLittle: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(Array.from(text).length * 4))
  Array.from(text).forEach((letter, at) => {
    view.setUint32(at * 4, letter.codePointAt(0) ?? 0, isLittle)
  })
  return new Uint8Array(view.buffer)
}

test('formats are named by their first bytes; the same letters as text are text', () => {
  assert.equal(looksBinary(bytes('%PDF-1.7 …')), 'a PDF')
  assert.equal(looksBinary(new Uint8Array([0, 0, 0, 0x20, 0x66, 0x74, 0x79, 0x70, 0x69])), 'an MP4 film')
  assert.equal(looksBinary(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8])), 'binary data')
  assert.equal(looksBinary(bytes('PDF files are pages.')), null)
  assert.equal(looksBinary(bytes('ftyp is a box.')), null)
})

test('wide charsets are told by their zero bytes, and text in them is no binary data', () => {
  const text = '<rss>Ilha: 4 de março</rss>'
  for (const isLittle of [true, false]) {
    const wide = utf32(text, isLittle)
    assert.equal(wideCharset(wide), isLittle ? 'utf-32le' : 'utf-32be')
    assert.equal(looksBinary(wide), null)
    assert.equal(decode(wide, { media: 'feed' }).text, text)
  }
  const utf16 = new Uint8Array(Array.from(text).flatMap((letter) => [letter.charCodeAt(0), 0]))
  assert.equal(wideCharset(utf16), 'utf-16le')
  assert.equal(wideCharset(bytes(text)), null)
})

test('byte order marks, and what only begins like one', () => {
  assert.equal(markedCharset(new Uint8Array([0xff, 0xfe, 0x61, 0])), 'utf-16le')
  assert.equal(markedCharset(new Uint8Array([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])), 'utf-32le')
  assert.equal(markedCharset(new Uint8Array([0xef, 0xbb, 0x61])), null)
})

test('what is no character in UTF-32 is one U+FFFD', () => {
  assert.equal(
    decodeUtf32(new Uint8Array([0, 0xd8, 0, 0, 0xff, 0xff, 0xff, 0xff, 0x61, 0, 0, 0, 1]), true),
    '\ufffd\ufffda\ufffd',
  )
})

test('an XML declaration read a byte a letter is no UTF-16, whatever it says', () => {
  const page = '<?xml version="1.0" encoding="utf-16"?><rss/>'
  assert.equal(decode(bytes(page), { media: 'feed' }).text, page)
})
