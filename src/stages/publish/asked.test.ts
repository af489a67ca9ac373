import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block, Document, Syntax } from '../../model/index.ts'
import { askedIn } from './asked.ts'
import { inventedStory } from './fixtures/invented-story.ts'

function page(blocks: readonly (readonly [Block['kind'], string])[]): { document: Document; syntax: Syntax } {
  const [model] = inventedStory.documents
  assert.ok(model)
  let text = ''
  const made: Block[] = []
  const sentences: Syntax['sentences'][number][] = []
  for (const [kind, words] of blocks) {
    const start = text.length ? text.length + 2 : 0
    text = text.length ? `${text}\n\n${words}` : words
    const block = made.push({ kind, start, end: text.length }) - 1
    let from = start
    for (const match of words.matchAll(/[.?](?= |$)/g)) {
      sentences.push({ start: from, end: start + match.index + 1, first: 0, last: 0, block })
      from = start + match.index + 2
    }
  }
  return { document: { ...model.document, text, blocks: made }, syntax: { ...model.syntax, sentences } }
}

const asked = (...blocks: (readonly [Block['kind'], string])[]): ReturnType<typeof askedIn> => {
  const { document, syntax } = page(blocks)
  return askedIn(document, syntax)
}

test('a labelled question is asked without its label, and answered by the answer block', () => {
  const [one] = asked(['question', 'Question 4: Who owns the mill?'], ['answer', 'Nobody knows.'])
  assert.equal(one?.question, 'Who owns the mill?')
  assert.deepEqual(one?.answer && { start: one.answer.start, end: one.answer.end }, { start: 32, end: 45 })
})

test('an interviewer’s question is answered by the next speaker', () => {
  const found = asked(['paragraph', 'HOST: Good morning. Will you march?'], ['paragraph', 'ROE: On Sunday.'])
  assert.deepEqual(
    found.map((one) => [one.question, one.answer !== null]),
    [['Will you march?', true]],
  )
})

test('a heading that asks is answered under it', () => {
  assert.equal(
    asked(['heading', 'What happens to the weir now?'], ['paragraph', 'It stays shut.'])[0]?.answer?.end,
    45,
  )
})

test('a question inside quotation marks is the speaker’s, and "Why?" asks nothing', () => {
  assert.deepEqual(asked(['paragraph', '“Nobody came. Where was the warden then?” she asked.']), [])
  assert.deepEqual(asked(['paragraph', 'Why? Nobody says.']), [])
})

test('a question asked twice on a page stands once', () => {
  assert.equal(
    asked(['heading', 'Who owns the mill now?'], ['paragraph', 'Who owns the mill now?']).length,
    1,
  )
})

test('bold type round a question and words that lead to it are no part of it', () => {
  assert.deepEqual(
    asked(['question', '**When does the dairy open?**'], ['answer', 'In May.']).map((one) => one.question),
    ['When does the dairy open?'],
  )
  assert.deepEqual(
    asked(['paragraph', 'The vote leaves one question: Who will run the orchard now?']).map(
      (one) => one.question,
    ),
    ['Who will run the orchard now?'],
  )
})

test('a block that names itself a question is one where its answer follows', () => {
  const line = '3. Question: Did the brewery pay its growers?'
  assert.equal(
    asked(['boilerplate', line], ['answer', 'Not yet.'])[0]?.question,
    'Did the brewery pay its growers?',
  )
  assert.deepEqual(asked(['boilerplate', line], ['paragraph', 'Not yet.']), [])
})

test('only labels, blocks and turns set an answer against a question', () => {
  const [labelled] = asked(['question', 'Question 1: Who owns the quarry?'], ['answer', 'Nobody knows.'])
  const [prose] = asked(['paragraph', 'Who will own the quarry now? The hills are green.'])
  assert.deepEqual([labelled?.isDialogue, prose?.isDialogue], [true, false])
})
