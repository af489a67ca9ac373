import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageResources } from '../../../app/resources.ts'
import { retrievalLexicon } from './lexicon.ts'
import { readQuestion, type QuestionKind } from './question-words.ts'

const lexicon = retrievalLexicon(packageResources())
const read = (question: string): ReturnType<typeof readQuestion> => readQuestion(question, lexicon)

test('questions are told apart by what they ask for', () => {
  const cases: readonly (readonly [string, QuestionKind])[] = [
    ['When did the weir fail?', 'when'],
    ['At what time did it fail?', 'when'],
    ['Since when was it shut?', 'when'],
    ['Where did it happen?', 'where'],
    ['In which town was it?', 'where'],
    ['How many people were hurt?', 'how-many'],
    ['How much water was lost?', 'how-many'],
    ['What is the death toll?', 'how-many'],
    ['Why did it break?', 'why'],
    ['What caused the flood?', 'why'],
    ['Who is Edda Marsh?', 'who-is'],
    ['Who opened the gate?', 'who'],
    ['Who denied the report?', 'who-said'],
    ['What did Edda Marsh say about the gate?', 'said'],
    ['What happened to the miller?', 'happened'],
    ['Which company ran the weir?', 'which'],
    ['Was the gate shut?', 'yes-no'],
    ['Did the company know?', 'yes-no'],
    ['What stands in the letter?', 'what'],
    ['How did the tree fall?', 'how'],
  ]
  for (const [question, kind] of cases) assert.equal(read(question).kind, kind, question)
})

test('a name with its number is one thing to look for', () => {
  assert.deepEqual(
    read('Who opened Gate 3?').words.map((one) => one.word),
    ['opened', 'Gate 3'],
  )
})

test('what is counted is the focus', () => {
  assert.equal(read('How many sheep drowned?').focus, lexicon.keyOf('sheep'))
  assert.equal(read('Who drowned?').focus, null)
})

test('words of one concept have one key, other words have others', () => {
  assert.equal(lexicon.keyOf('died'), lexicon.keyOf('deaths'))
  assert.notEqual(lexicon.keyOf('died'), lexicon.keyOf('hurt'))
})
