// Footnote digits are no part of the words they stand at; without marks nothing is taken out.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageResources } from '../../app/resources.ts'
import { analyse } from './index.ts'

const resources = packageResources()
const text = 'The dam was cracked, Quill said1. The valley was empty.[2] It rained.3 Nobody came.'
const marks = ['1', '[2]', '3'].map((mark) => {
  const start = text.indexOf(mark)
  return { start, end: start + mark.length }
})
const forms = (footnoteMarks: typeof marks): string[] =>
  analyse({ text, language: 'en', footnoteMarks }, resources).tokens.map(({ start, end }) =>
    text.slice(start, end),
  )

test('a digit glued to a word, one behind a full stop and one in brackets are taken out', () => {
  assert.equal(
    forms(marks).join(' '),
    'The dam was cracked , Quill said . The valley was empty . It rained . Nobody came .',
  )
})

test('without marks every character but white space is in a token', () => {
  assert.equal(forms([]).join(''), text.replace(/\s/g, ''))
})

test('a block that is nothing but a mark has no token', () => {
  const alone = '[4]'
  const { tokens, sentences } = analyse(
    { text: alone, language: 'en', footnoteMarks: [{ start: 0, end: 3 }] },
    resources,
  )
  assert.deepEqual([tokens.length, sentences.length], [0, 0])
})
