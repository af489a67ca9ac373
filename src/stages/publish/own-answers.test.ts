// What a page says under its own question counts as its answer; what only shares words with it, or says that it is not clear,
// does not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageResources } from '../../app/resources.ts'
import type { BlockKind, Document, Question, Syntax } from '../../model/index.ts'
import { analyse } from '../syntax/index.ts'
import { inventedStory } from './fixtures/invented-story.ts'
import { answerQuestions } from './questions.ts'

const resources = packageResources()

function pageOf(
  id: string,
  parts: readonly (readonly [BlockKind, string])[],
): { document: Document; syntax: Syntax } {
  const [model] = inventedStory.documents
  assert.ok(model)
  let text = ''
  const blocks = parts.map(([kind, words]) => {
    const start = text === '' ? 0 : text.length + 2
    text = text === '' ? words : `${text}\n\n${words}`
    return { kind, start, end: text.length }
  })
  return { document: { ...model.document, id, text, blocks }, syntax: analyse({ text, blocks }, resources) }
}

function answers(...pages: readonly (readonly (readonly [BlockKind, string])[])[]): readonly Question[] {
  const documents = pages.map((parts, at) => ({ ...pageOf(`d${String(at)}`, parts), attributions: [] }))
  const claims = { ...inventedStory.claims, claims: [], relations: [] }
  return answerQuestions({ ...inventedStory, claims, timeline: [], documents }, resources).value
}

void test('a labelled answer that nothing has been disclosed stands against another page’s sentence', () => {
  const [one] = answers(
    [
      ['question', 'What caused the collapse of the silo?'],
      ['answer', 'The cause of the collapse has not been disclosed, but rust is thought to be behind it.'],
    ],
    [
      [
        'paragraph',
        'The collapse of the silo caused sorrow, and its cause was talked of in the whole valley.',
      ],
    ],
  )
  assert.equal(one?.state, 'not-reported')
  assert.match(one.evidence[0]?.quote ?? '', /has not been disclosed/)
})

void test('"not entirely clear" is no answer', () => {
  const [one] = answers([
    ['question', 'Was there a link between the frost and the bread price?'],
    ['answer', 'While the link between frost and bread is not entirely clear, the timing was bad.'],
  ])
  assert.equal(one?.state, 'not-reported')
})

void test('an amount that nobody has confirmed still answers how much', () => {
  const [one] = answers([
    ['question', 'How much will the orchestra pay for the hall?'],
    ['answer', 'Sums between 3 and 4 million are named, but neither side has confirmed a figure.'],
  ])
  assert.equal(one?.state, 'answered')
})

void test('a sentence of running prose behind a question is no answer where it does not take it up', () => {
  const [one] = answers([
    [
      'paragraph',
      'Is the captain losing his crew? As the sun goes down, the whole harbour holds its breath.',
    ],
  ])
  assert.notEqual(one?.state, 'answered')
})

void test('a clause before the question is not what is asked', () => {
  const found = answers([
    [
      'paragraph',
      'The strike at the dairy has failed. Now that the strike has failed, where do we go from here?',
    ],
  ])
  assert.deepEqual(
    found.filter((one) => one.state !== 'not-reported'),
    [],
  )
})
