// Documents: the text is never changed, blocks never overlap, and every run of text leads back to its place in the source.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { packageResources } from '../../app/resources.ts'
import type { Document } from '../../model/index.ts'
import { saysTheSame } from '../../text/source-text.ts'
import { readDocument } from './index.ts'

const resources = packageResources()

function read(decoded: string, media: 'html' | 'text' | 'markdown'): Document {
  const source = { id: 'd', input: 'page', address: null, digest: 'x', retrievedAt: null, media, decoded }
  return readDocument(source, resources).value
}

function checkBlocks(document: Document): void {
  let end = 0
  for (const block of document.blocks) {
    assert.ok(block.start >= end && block.end >= block.start && block.end <= document.text.length)
    end = block.end
  }
}

const PAGE = `<html><head><title>Dam gives way above Orle</title></head><body><nav><a href="/">Home</a> <a href="/s">Sport</a></nav>
<article><h1>Dam gives way above Orle</h1><p>By Ada Quist</p><p>A dam above Orle gave way on Monday, and the valley was cleared &amp; closed within the hour, the mayor said.</p>
<aside class="ad">Buy boots</aside><p>“Nobody was <b>hurt</b>,” mayor Jutta Brand told Radio Orle. “We had an hour’s warning, and we used every minute of it.”</p></article>
<footer>All rights reserved</footer></body></html>`

test('plain text and Markdown are the decoded file, unchanged', () => {
  const text = 'Dam gives way\n\n  A dam\tabove Orle gave way.\r\n\r\nShare this\n'
  assert.equal(read(text, 'text').text, text)
  assert.equal(read(`# ${text}`, 'markdown').text, `# ${text}`)
})

test('an article is told from its page, and each run of it leads back to the source', () => {
  const document = read(PAGE, 'html')
  checkBlocks(document)
  assert.equal(document.meta.title?.value, 'Dam gives way above Orle')
  assert.match(document.text, /cleared & closed/)
  assert.doesNotMatch(document.text, /Buy boots|All rights reserved/)
  assert.ok(document.pieces.length > 3)
  for (const [start, end, from, to] of document.pieces) {
    assert.ok(
      saysTheSame(document.text.slice(start, end), PAGE.slice(from, to), true),
      document.text.slice(start, end),
    )
  }
})

test('any text and any tag soup gives sorted blocks inside the text, and pieces that hold', () => {
  const tags = fc.constantFrom(
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<h1>',
    '<table><tr><td>',
    '<!--',
    '<script>',
    '&amp;',
    '&#x110000;',
    '"',
    '\n\n',
    ' says ',
  )
  const soup = fc
    .array(fc.oneof(tags, fc.string({ unit: 'grapheme', maxLength: 30 })), { maxLength: 30 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(soup, fc.constantFrom('html', 'text', 'markdown'), (decoded, media) => {
      const document = read(decoded.toWellFormed().replaceAll('\u0000', ''), media)
      checkBlocks(document)
      if (media !== 'html') assert.equal(document.text, decoded.toWellFormed().replaceAll('\u0000', ''))
    }),
    { numRuns: 150, seed: 7 },
  )
})
