import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DossierDocument } from '../../model/index.ts'
import { packageResources } from '../../app/resources.ts'
import { cutTo, excerptOf } from './excerpt.ts'
import { inventedDossier } from './fixtures/invented-story.ts'

const [post] = inventedDossier(packageResources()).documents
const document: DossierDocument = { ...post! }
const place = (words: string): { start: number; end: number } => {
  const start = document.text!.indexOf(words)
  return { start, end: start + words.length }
}

test('an excerpt keeps to its paragraph and its length, and cuts no word', () => {
  const words = 'a fallen tree had broken the gate'
  const wide = excerptOf(document, place(words), 1000)!
  assert.equal(wide.words, words)
  assert.match(wide.before, /^Alderby Water/)
  assert.match(wide.after, /hinges\.$/)
  const narrow = excerptOf(document, place(words), 40)!
  assert.equal(narrow.before, '… the weir, said ')
  assert.equal(narrow.after, '. The company denied …')
  assert.equal(excerptOf(document, place(words), 0)!.words.length <= 3, true)
})

test('a withheld text gives no excerpt, nor does a place outside of it', () => {
  assert.equal(excerptOf({ ...document, text: null }, { start: 0, end: 4 }), null)
  assert.equal(excerptOf(document, { start: 0, end: 1e6 }), null)
})

test('words are cut at a blank, and never inside a pair of surrogates', () => {
  assert.equal(cutTo('one two three four', 9), 'one two …')
  assert.equal(cutTo('one two', 9), 'one two')
  assert.ok(cutTo('😀😀😀😀', 3).isWellFormed())
})
