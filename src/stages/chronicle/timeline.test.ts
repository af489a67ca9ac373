// The timeline, places and figures of invented pages: what is dated by the day told before, by the story's other pages, and not
// by what was only said or holds only as of a day.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageResources } from '../../app/resources.ts'
import type { Attribution, Chronicle, Claim, ClaimSet, TimelineEntry } from '../../model/index.ts'
import { analyse } from '../syntax/index.ts'
import { findChronicle } from './find-chronicle.ts'
import { pageOf } from './page.fixture.ts'
import { findTimeline } from './timeline.ts'
import { timeLexicon } from './times/lexicon.ts'
import { tenseLexicon } from './times/tense.ts'

const resources = packageResources()
const NO_CLAIMS = { claims: [] as Claim[], relations: [] } as unknown as ClaimSet

interface Page {
  readonly text: string
  readonly published?: string
  readonly attributions?: readonly Attribution[]
}

function timelineOf(...pages: readonly Page[]): readonly TimelineEntry[] {
  const documents = pages.map(({ text, published, attributions = [] }, at) => {
    const document = pageOf(text, `d${String(at)}`, published ?? null)
    const syntax = analyse({ text: document.text, blocks: document.blocks }, resources)
    return { document, syntax, chronicle: findChronicle({ document, syntax }, resources).value, attributions }
  })
  return findTimeline('s', documents, NO_CLAIMS, {
    times: timeLexicon(resources),
    tenses: tenseLexicon(resources),
  })
}

function chronicleOf(text: string): Chronicle {
  const document = pageOf(text, 'd', '2031-05-06')
  const syntax = analyse({ text: document.text, blocks: document.blocks }, resources)
  return findChronicle({ document, syntax }, resources).value
}

const day = (entries: readonly TimelineEntry[], words: RegExp): string[] =>
  entries.filter((one) => words.test(one.text)).map((one) => one.when.start.slice(0, 10))

void test('a page without a date takes year and week from the other pages of its story', () => {
  const entries = timelineOf(
    { text: 'The dam broke early on Monday, the mayor said.', published: '2031-05-06' },
    { text: 'On May 4 the water rose. A farmer saw it on Sunday. The council closed the bridge on Monday.' },
  )
  assert.deepEqual(day(entries, /water rose/), ['2031-05-04'])
  assert.deepEqual(day(entries, /closed the bridge/), ['2031-05-05'])
  assert.equal(entries.find((one) => /closed the bridge/.test(one.text))?.when.basis, 'assumed')
})

void test('where the other pages lie weeks apart, a weekday stays open', () => {
  const entries = timelineOf(
    { text: 'The vote began on Monday.', published: '2031-05-06' },
    { text: 'The vote was annulled on Monday.', published: '2031-06-03' },
    { text: 'The clerks went home on Friday.' },
  )
  assert.deepEqual(day(entries, /clerks/), [])
})

void test('"within 24 hours" goes with the day told before', () => {
  const entries = timelineOf({
    text: 'On Saturday the miners occupied the shaft. The police ended the protest within 24 hours.',
    published: '2031-05-06',
  })
  assert.deepEqual(day(entries, /ended the protest/), ['2031-05-03'])
})

void test('two days of one verb are two happenings', () => {
  const entries = timelineOf({
    text: 'The inspector visited the bakery on 2 April and again on 9 April.',
    published: '2031-05-06',
  })
  assert.deepEqual(day(entries, /bakery/), ['2031-04-02', '2031-04-09'])
})

void test('"as of" a day is a state, not a happening of it', () => {
  const entries = timelineOf({ text: 'As of May 4, 2031, the road was closed.', published: '2031-05-06' })
  assert.deepEqual(day(entries, /road/), [])
})

void test('a clock time goes with the page’s own day, not with its background', () => {
  const entries = timelineOf({
    text:
      'The barn burned down on Monday. It was Monday when the first call came. The insurer had warned of it on March 2.\n\n' +
      'Nobody was hurt. The owner thanked the crews. The crews put the fire out at 5:10 a.m.',
    published: '2031-05-06',
  })
  assert.deepEqual(day(entries, /put the fire out/), ['2031-05-05'])
})

void test('an ordinal in words is a date', () => {
  const [time] = chronicleOf('She wrote on the second of April.').times
  assert.equal(time?.value, '2031-04-02')
})

void test('a given name, a compass word and a dictionary word are no places without a word that puts something there', () => {
  const places = (text: string): string[] => chronicleOf(text).places.map((one) => one.name)
  assert.deepEqual(places('By Michael\n\nThe West had nothing to do with it. Reading calms her.'), [])
  assert.deepEqual(places('She was born in Reading and moved to Leeds.'), ['Reading', 'Leeds'])
})

void test('"one" and "two things" count nothing, "one person was killed" does', () => {
  const units = (text: string): string[] => chronicleOf(text).figures.map((one) => one.unit)
  assert.deepEqual(units('One ex-skipper says so. One possibility is rust. Two things are clear.'), [])
  assert.deepEqual(units('This is just one of the major floods. One well placed charge would do.'), [])
  assert.equal(units('One person was killed and two barns burned.').length, 2)
})
