// Kinds of the blocks of plain texts and Markdown where nothing marks them: invented pages, each with a twin that differs by
// a word or two.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageResources } from '../../../app/resources.ts'
import type { Document } from '../../../model/index.ts'
import { readDocument } from '../index.ts'

const resources = packageResources()

function read(decoded: string): Document {
  const media = decoded.startsWith('# ') ? 'markdown' : 'text'
  const source = {
    id: 'd',
    input: 'page',
    address: null,
    digest: 'x',
    retrievedAt: null,
    media,
    decoded,
  } as const
  return readDocument(source, resources).value
}

/** The kind of the block that begins with these words. */
function kindOf(document: Document, words: string): string | undefined {
  return document.blocks.find(({ start }) => document.text.startsWith(words, start))?.kind
}

const page = (...parts: readonly string[]): string => parts.join('\n\n')
const TITLE = 'Bridge shut after crack is found in its third arch'
const STORY = page(
  'The bridge at Garrow was shut on Sunday after divers found a crack in its third arch, the road office said. The crack is as long as a man and as wide as a finger, according to a report that the office published in the evening.',
  'Lorries have to go round by Tessel, which takes an hour. The ferry runs twice as often as usual, and the school bus has been given a boat.',
)

test('a strap line below the headline is a line of its own, unless the text is wrapped', () => {
  const strap = read(`${TITLE}\nGarrow Monitor, road note 3\n\n${STORY}`)
  assert.equal(strap.meta.title?.value, TITLE)
  assert.equal(kindOf(strap, 'Garrow Monitor'), 'dateline')
  const wrapped = read(
    'Bridge shut after crack is found in its third arch and lorries\nhave to go round by Tessel\n\nThe bridge at Garrow was shut on Sunday after divers found a\ncrack in its third arch, the road office said.\n',
  )
  assert.match(wrapped.meta.title?.value ?? '', /^Bridge shut .* lorries have to go round by Tessel$/)
})

test('a date stamp above the headline is no title', () => {
  const stamped = read(`Last updated at 11:24, Tuesday, 18 June 2031\n\n${TITLE}\n\n${STORY}`)
  assert.equal(stamped.meta.title?.value, TITLE)
  const named = read(`Tuesday of the Long Bridges\n\n${STORY}`)
  assert.equal(named.meta.title?.value, 'Tuesday of the Long Bridges')
})

test('the by-line that comes again is boilerplate', () => {
  const twice = read(page(TITLE, 'by | Jun 18, 2031', TITLE, 'by | Jun 18, 2031', STORY))
  const kinds = twice.blocks
    .filter(({ start }) => twice.text.startsWith('by |', start))
    .map(({ kind }) => kind)
  assert.deepEqual(kinds, ['byline', 'boilerplate'])
})

test('the line behind the description of a picture is its caption, a closed sentence is a standfirst', () => {
  const alt = 'a crack in a bridge, seen from a boat'
  const caption = read(
    page(TITLE, alt, 'Divers look at the third arch on Sunday. The crack is as long as a man', STORY),
  )
  assert.equal(kindOf(caption, 'Divers look'), 'caption')
  const dek = read(page(TITLE, alt, 'Lorries have to go round by Tessel.', STORY))
  assert.equal(kindOf(dek, 'Lorries have to go round by Tessel.'), 'dek')
})

test('lines that ask to be passed on, and pointers to where the rest stands', () => {
  for (const line of [
    'Pass it on!',
    'Spread the word',
    'Share if you cross that bridge!',
    'Read the rest at the Garrow Post',
  ])
    assert.equal(kindOf(read(page(TITLE, STORY, line)), line), 'boilerplate', line)
  for (const line of ['Pass on the left, the sign says.', 'The word spread fast.', 'They share a bridge.'])
    assert.equal(kindOf(read(page(TITLE, STORY, line)), line), 'paragraph', line)
})

test('closing lines of imprint, contact and author are boilerplate; a last sentence of the story is not', () => {
  const closing = [
    '*Printed by the bridge wardens. Take one for your neighbour.*',
    '(End of transcript. Radio Garrow asks to be named.)',
    '*Contact: press office, Mill Lane, Garrow*',
    '*Tove Alder is deputy editor of Reed and River.*',
  ]
  for (const line of closing)
    assert.equal(kindOf(read(page(`# ${TITLE}`, 'By Tove Alder', STORY, line)), line), 'boilerplate', line)
  const told = [
    'The report was printed by the road office on Sunday evening and handed to the council.',
    '*Correction, 19 June: the crack is in the third arch.*',
    'Reporters were sent away by the press office.',
  ]
  for (const line of told)
    assert.notEqual(kindOf(read(page(`# ${TITLE}`, STORY, line)), line), 'boilerplate', line)
})

test('transcripts: all turns of who asks are questions', () => {
  const turns = [
    'PRATT: When was the crack found?',
    'HARNLEY: On Sunday at noon.',
    'PRATT: The council says it was Friday.',
    'HARNLEY: Then the council knows more than I do.',
    'PRATT: Will the bridge open again?',
    'HARNLEY: Not this year.',
  ]
  const document = read(page(TITLE, ...turns))
  for (const turn of turns)
    assert.equal(kindOf(document, turn), turn.startsWith('PRATT') ? 'question' : 'answer', turn)
  // Where nobody asks, or both do, they are speech of another kind.
  const both = turns.map((turn) => turn.replace(/\.$/, '?'))
  assert.notEqual(kindOf(read(page(TITLE, ...both)), 'HARNLEY: On Sunday'), 'answer')
  const none = turns.map((turn) => turn.replace(/\?$/, '.'))
  assert.notEqual(kindOf(read(page(TITLE, ...none)), 'PRATT: When'), 'question')
})

test('a labelled question may ask about what furniture speaks of', () => {
  const asked = page(
    TITLE,
    STORY,
    '**1. Question: Did the lorries cross without permission?',
    'Answer: Two of them did.',
  )
  assert.equal(kindOf(read(asked), '**1. Question'), 'question')
  const notice = page(TITLE, STORY, 'No part of this page may be used without permission')
  assert.equal(kindOf(read(notice), 'No part'), 'boilerplate')
})

/** A comment that leaves its lead-ins open and speaks of itself. */
const COMMENT = [
  'Who Is Minding The Bridge?',
  'I have crossed that bridge every day for thirty years, and I have never been so glad to be ill at home.',
  'And on Sunday the road office told everybody that there was “no danger to anyone”',
  'Road office head Wat Harnley said on Sunday there was no danger to anyone, and that lorries had been sent round by Tessel to be on the safe side.',
  'I am not so sure.',
  'In fact, the Garrow Post is telling us that the divers “wept” when they came up…',
  'Divers wept when they came up from the third arch on Sunday, two of their colleagues told the Garrow Post.',
  'So we all took the ferry, and it was a merry ride until the ferry stood still in the middle of the river',
  'The Garrow ferry broke down on Monday morning with forty people and a cow on board, the harbour master said.',
  'It was towed back to the quay within the hour.',
  'Of course nobody was told why.',
]

test('a comment whose habit it is to leave its lead-ins open quotes behind each of them', () => {
  const document = read(page(...COMMENT))
  assert.equal(kindOf(document, 'The Garrow ferry broke down'), 'quotation')
  assert.equal(kindOf(document, 'It was towed back'), 'quotation')
  assert.equal(kindOf(document, 'Of course nobody'), 'paragraph')
  assert.equal(kindOf(document, 'I am not so sure.'), 'paragraph')
})

test('one open line, or a page that does not speak of itself, makes no such habit', () => {
  const once = COMMENT.map((line) =>
    line.endsWith('”') || line.endsWith('…') ? `${line.replace(/…$/, '')}.` : line,
  )
  assert.equal(kindOf(read(page(...once)), 'The Garrow ferry broke down'), 'paragraph')
  const report = COMMENT.filter((line) => !/\b(?:I|we|us)\b/.test(line))
  assert.equal(kindOf(read(page(...report)), 'The Garrow ferry broke down'), 'paragraph')
})
