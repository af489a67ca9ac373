import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageResources } from '../../app/resources.ts'
import { inventedStory } from './fixtures/invented-story.ts'
import { answerQuestions } from './questions.ts'

const found = answerQuestions(inventedStory, packageResources()).value
const of = (question: string): (typeof found)[number] => {
  const one = found.find((item) => item.question === question)
  assert.ok(one, question)
  return one
}

test('a page’s own answer is taken with its words', () => {
  const one = of('When will the weir be repaired?')
  assert.equal(one.state, 'answered')
  assert.match(one.answer, /20 March/)
})

test('an answer that says that nobody has said is none, and is cited', () => {
  const one = of('Who will pay for the mill?')
  assert.equal(one.state, 'not-reported')
  assert.match(one.evidence[0]?.quote ?? '', /^Nobody has said\./)
})

test('evidence is exact', () => {
  const texts = new Map(inventedStory.documents.map(({ document }) => [document.id, document.text]))
  for (const { document, start, end, quote } of found.flatMap((one) => one.evidence))
    assert.equal(texts.get(document)?.slice(start, end), quote)
})
