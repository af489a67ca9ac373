import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageResources } from '../../app/resources.ts'
import { answerQuestion, renderAnswer } from './ask.ts'
import { inventedDossier } from './fixtures/invented-story.ts'

const resources = packageResources()
const dossier = inventedDossier(resources)
const ask = (question: string): ReturnType<typeof answerQuestion> =>
  answerQuestion(dossier, question, resources)

test('when, how many, who and what are answered with a page’s words', () => {
  assert.match(ask('When did the lower gate fail?').answer, /3:20 a\.m\./)
  assert.match(ask('How many people were treated?').answer, /^“Five people have now been treated/)
  assert.match(ask('Who is Corin Vale?').answer, /who leads the anglers’ club/)
  assert.match(ask('What did Corin Vale say about the tree?').answer, /There was no tree/)
  assert.match(ask('Who denied that the company had been warned?').answer, /^Alderby Water: /)
})

test('the later count is the answer, the earlier one its past', () => {
  const { answer, state } = ask('How many people were hurt?')
  assert.equal(state, 'answered')
  assert.match(answer, /Five people/)
})

test('a dispute gives both sides', () => {
  const { answer, state, evidence } = ask('Did a tree break the gate?')
  assert.equal(state, 'disputed')
  assert.match(answer, /^disputed: .*fallen tree.* \/ .*no tree/s)
  assert.equal(evidence.length, 2)
})

test('statements that are not shown are counted; where all are shown there is nothing to count', () => {
  const question = 'What did Alderby Water say?'
  assert.doesNotMatch(ask(question).answer, /more$/)
  const talkative = dossier.attributions.map((one) => ({ ...one, speaker: 'Alderby Water' }))
  const { answer, evidence } = answerQuestion({ ...dossier, attributions: talkative }, question, resources)
  assert.equal(evidence.length, 3)
  assert.match(answer, /; and [1-9]\d* more$/)
})

test('what no page tells is not reported, however alike its words', () => {
  for (const question of [
    'When did the upper gate fail?',
    'How many people were killed?',
    'Who built the Holm weir?',
    'How much did the gate cost?',
    'What is the name of the foreman?',
    'When was the anglers’ club founded?',
    'Where is the foreman now?',
    '',
    '???',
  ])
    assert.equal(ask(question).state, 'not-reported', question)
})

test('a question in another wording finds the same answer', () => {
  assert.match(ask('At what time did the weir’s gate give way?').answer, /3:20 a\.m\./)
})

test('evidence is exact, and the same question gives the same bytes', () => {
  const one = ask('Did a tree break the gate?')
  for (const { document, start, end, quote } of one.evidence) {
    assert.equal(dossier.documents.find((page) => page.id === document)?.text?.slice(start, end), quote)
  }
  assert.equal(JSON.stringify(ask('Did a tree break the gate?')), JSON.stringify(one))
})

test('the printed answer names state, outlets and words', () => {
  const printed = renderAnswer(dossier, ask('Did a tree break the gate?'))
  assert.match(printed, /disputed/)
  assert.match(printed, /The Alder Post/)
  assert.match(renderAnswer(dossier, ask('Who built the Holm weir?')), /^not reported/)
})

test('a withheld text answers nothing', () => {
  const withheld = { ...dossier, documents: dossier.documents.map((page) => ({ ...page, text: null })) }
  assert.equal(answerQuestion(withheld, 'When did the lower gate fail?', resources).state, 'not-reported')
})
