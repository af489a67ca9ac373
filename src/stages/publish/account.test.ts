import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeAccount } from './account.ts'
import { inventedStory } from './fixtures/invented-story.ts'
import type { AccountSentence, Claim } from '../../model/index.ts'

const sections = writeAccount(inventedStory).value
const textOf = new Map(inventedStory.documents.map(({ document }) => [document.id, document.text]))

const sentencesOf = (name: string): readonly AccountSentence[] => {
  const section = sections.find((one) => one.section === name)
  assert.ok(section, name)
  return section.sentences
}
const words = (name: string): string =>
  sentencesOf(name)
    .map((one) => one.text)
    .join('\n')

test('sections stand in the one order of every account', () => {
  assert.deepEqual(
    sections.map((one) => one.section),
    [
      'agreed',
      'disputed',
      'one-origin',
      'denied',
      'unverified',
      'forecast',
      'superseded',
      'who-said-what',
      'timeline',
      'people',
      'lineage',
      'questions',
      'coverage',
    ],
  )
})

test('every sentence rests on exact characters of a page, or is marked as ours', () => {
  const all = sections.flatMap((one) => one.sentences)
  assert.ok(all.length > 20)
  for (const sentence of all) {
    assert.equal(sentence.evidence.length > 0, sentence.editorial !== true, sentence.text)
    for (const { document, start, end, quote } of sentence.evidence)
      assert.equal(textOf.get(document)?.slice(start, end), quote)
  }
})

test('what stands between double quotation marks is found in the evidence of its sentence', () => {
  const quotes = sections
    .filter((one) => one.section !== 'people')
    .flatMap((one) => one.sentences)
    .flatMap((sentence) =>
      [...sentence.text.matchAll(/: [“‘](.+?)[”’](?: \(|[.,;]|$)/g)].map((match) => ({
        quote: match[1] ?? '',
        sentence,
      })),
    )
  assert.ok(quotes.length > 15)
  for (const { quote, sentence } of quotes) {
    assert.ok(
      sentence.evidence.some((one) => one.quote.replace(/\s+/g, ' ').includes(quote)),
      `${quote} in ${sentence.text}`,
    )
  }
})

test('no sentence says that anything is true', () => {
  for (const sentence of sections.flatMap((one) => one.sentences))
    assert.doesNotMatch(sentence.text, /\btru(e|th)\b/i)
})

test('agreement names its origins, and tells a page’s own word from a speaker', () => {
  assert.match(
    words('agreed'),
    /^Reported independently by Edda Marsh and Northbank Voice \(on its own word\): /,
  )
})

test('both sides of a dispute follow each other', () => {
  const disputed = sentencesOf('disputed')
  assert.equal(disputed.length % 2, 0)
  const tree = disputed.findIndex((one) => one.about === 'c_tree')
  assert.equal(disputed[tree + 1]?.about, 'c_notree')
  const warned = disputed.filter((one) => one.about === 'c_warned')
  assert.match(
    warned[0]?.text ?? '',
    /^According to Corin Vale, as quoted by Northbank Voice: “We warned the company in January”/,
  )
  assert.match(warned[1]?.text ?? '', /^Denied by Alderby Water, in the words of The Alder Post: /)
})

test('a paraphrase is given as the page’s words, a quotation as the speaker’s', () => {
  // Where the page's whole sentence is needed, it stays the page's.
  assert.match(words('who-said-what'), /The Alder Post on what Edda Marsh says: /)
  assert.match(words('who-said-what'), /Corin Vale says, as quoted by Northbank Voice: /)
})

test('a chain is told hop by hop, a plain statement without one', () => {
  assert.match(
    words('who-said-what'),
    /On whose word: the foreman → a worker → Edda Marsh → The Alder Post\./,
  )
  assert.doesNotMatch(
    words('who-said-what')
      .split('\n')
      .find((line) => line.startsWith('Alderby Water denies')) ?? '',
    /On whose word/,
  )
})

test('an earlier state and its later one carry their times', () => {
  assert.match(words('superseded'), /^Earlier: .*4 March 2031, 07:30 UTC\); later: .*5 March 2031\)\.$/)
})

test('a story without disputes says so, as a line of ours', () => {
  const calm = writeAccount({ ...inventedStory, claims: { claims: [], relations: [] } }).value.find(
    (one) => one.section === 'disputed',
  )
  assert.deepEqual(calm?.sentences, [{ text: 'Nothing is disputed.', evidence: [], editorial: true }])
})

test('what a section leaves out it counts', () => {
  const [five] = inventedStory.claims.claims.filter((claim) => claim.id === 'c_five')
  assert.ok(five)
  const many = Array.from({ length: 40 }, (_, at): Claim => ({ ...five, id: `c_many_${String(at)}` }))
  const found = writeAccount({ ...inventedStory, claims: { claims: many, relations: [] } }).value.find(
    (one) => one.section === 'one-origin',
  )
  const told = found?.sentences.filter((one) => !one.editorial).length ?? 0
  assert.ok(told > 0 && told < 40)
  assert.equal(
    found?.sentences.at(-1)?.text,
    `${String(40 - told)} more claims that rest on one origin are left to the list of claims.`,
  )
})

test('a citation that points outside its page is left out', () => {
  const [entry] = inventedStory.timeline
  assert.ok(entry)
  const broken = { ...entry, evidence: [{ document: 'd_post', start: 5, end: 99_999 }] }
  const found = writeAccount({ ...inventedStory, timeline: [broken] }).value.find(
    (one) => one.section === 'timeline',
  )
  assert.equal(found?.sentences[0]?.editorial, true)
})
