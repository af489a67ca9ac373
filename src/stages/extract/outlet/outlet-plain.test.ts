// Whose page a plain text or a Markdown file is: two invented pages or more for each kind of clue, and twins that differ by a
// word or two and name no outlet, or another's.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageResources } from '../../../app/resources.ts'
import type { Document } from '../../../model/index.ts'
import { readDocument } from '../index.ts'

const resources = packageResources()

function read(decoded: string, address: string | null = null): Document {
  const media = /^(?:# |---\n)/.test(decoded) ? 'markdown' : 'text'
  const source = { id: 'd', input: 'page', address, digest: 'x', retrievedAt: null, media, decoded } as const
  return readDocument(source, resources).value
}

/** Paragraphs of an article that quotes other papers, as articles do. */
const STORY = [
  'The weir at Lower Pell was opened by hand on Monday night after its motor failed, the river board said, and the meadows below it were under a metre of water by the morning. Nobody was hurt.',
  'Board engineer Wat Harnley told the Pell Valley Argus that the motor had been due for repair since March. “We knew, and we waited,” he told the paper. The ministry did not answer questions on Tuesday.',
  'Farmers put the damage at 200,000 marks. The insurer said that it would send somebody on Thursday.',
].join('\n\n')

interface Case {
  readonly name: string
  readonly text: string
  readonly outlet: string | null
  readonly address?: string
}

function check(cases: readonly Case[]): void {
  for (const { name, text, outlet, address } of cases) {
    const document = read(text, address ?? null)
    const found = document.meta.outlet
    assert.equal(found?.value ?? null, outlet, name)
    if (found?.span) assert.equal(document.text.slice(found.span.start, found.span.end), found.value, name)
  }
}

const page = (...parts: readonly string[]): string => parts.join('\n\n')
const TITLE = 'Weir opened by hand as meadows drown'

test('biography: where the author works now, in whatever words', () => {
  const bio = (about: string): string => page(TITLE, 'by | Mar 3, 2031', STORY, 'About Edda Marlin', about)
  check([
    {
      name: 'is … of',
      text: bio('Edda Marlin is river correspondent of the Vessel Courier.'),
      outlet: 'Vessel Courier',
    },
    {
      name: 'covers … for',
      text: bio('Edda Marlin covers farms and floods for Lowland Lookout.'),
      outlet: 'Lowland Lookout',
    },
    {
      name: 'writes for',
      text: bio('Edda Marlin writes for Plainwater. She keeps bees.'),
      outlet: 'Plainwater',
    },
    { name: 'possessive', text: bio('Edda Marlin is the Pell Post’s flood reporter.'), outlet: 'Pell Post' },
    {
      name: 'edits the pages of',
      text: bio('Edda Marlin edits the home pages of Weekly Ferrule.'),
      outlet: 'Weekly Ferrule',
    },
    { name: 'newsletter', text: bio('Edda Marlin writes the Wet Boots newsletter.'), outlet: 'Wet Boots' },
    { name: 'surname', text: bio('Marlin reports on water for Radio Ostrey.'), outlet: 'Radio Ostrey' },
  ])
})

test('biography: what was, what is done elsewhere too, and posts that are no editorial ones name nothing', () => {
  const bio = (about: string): string => page(TITLE, 'by | Mar 3, 2031', STORY, 'About Edda Marlin', about)
  check([
    {
      name: 'former',
      text: bio('Edda Marlin is a former river correspondent of the Vessel Courier.'),
      outlet: null,
    },
    {
      name: 'was',
      text: bio('Edda Marlin was river correspondent of the Vessel Courier until 2029.'),
      outlet: null,
    },
    { name: 'has written', text: bio('Edda Marlin has written for the Vessel Courier.'), outlet: null },
    {
      name: 'several',
      text: bio('Edda Marlin writes for the Vessel Courier, the Pell Post and Plainwater.'),
      outlet: null,
    },
    { name: 'professor', text: bio('Edda Marlin is professor of law at Ostrey University.'), outlet: null },
    {
      name: 'of another person',
      text: bio('Hugo Brand is river correspondent of the Vessel Courier.'),
      outlet: null,
    },
  ])
})

test('biography: a last line on the author of the by-line, without a box', () => {
  check([
    {
      name: 'emphasised',
      text: page(`# ${TITLE}`, 'By Tove Alder', STORY, '*Tove Alder is deputy editor of Reed and River.*'),
      outlet: 'Reed and River',
    },
    {
      name: 'plain',
      text: page(
        TITLE,
        'By Tove Alder, 3 March 2031',
        STORY,
        'Tove Alder covers rivers for the Reed Telegraph.',
      ),
      outlet: 'Reed Telegraph',
    },
    {
      name: 'a last paragraph on somebody else',
      text: page(TITLE, 'By Tove Alder', STORY, 'Jonas Vick covers rivers for the Reed Telegraph.'),
      outlet: null,
    },
  ])
})

test('self-description: what the page says it is', () => {
  check([
    {
      name: 'machine',
      text: page(
        TITLE,
        STORY,
        'Reference',
        'Please note: NewsFunnel is an automatic aggregator of the press of all lands.',
      ),
      outlet: 'NewsFunnel',
    },
    {
      name: 'by machine',
      text: page(TITLE, STORY, '(Brookfeed collects headlines from three hundred papers by machine.)'),
      outlet: 'Brookfeed',
    },
    {
      name: 'paper',
      text: page(`# ${TITLE}`, STORY, '*Sluice is a monthly magazine about water and those who live by it.*'),
      outlet: 'Sluice',
    },
    {
      name: 'published',
      text: page(`# ${TITLE}`, STORY, '*Dyke and Ditch is published six times a year.*'),
      outlet: 'Dyke and Ditch',
    },
    {
      name: 'another paper, told of in the story',
      text: page(
        TITLE,
        STORY,
        'The Pell Valley Argus is a daily newspaper that the Harnley family has owned since 1904.',
      ),
      outlet: null,
    },
    {
      name: 'no paper',
      text: page(`# ${TITLE}`, STORY, '*Lower Pell is a village of nine hundred people.*'),
      outlet: null,
    },
  ])
})

test('an aggregator is told by what it does, not by one stock phrase', () => {
  const isAggregator = (line: string): boolean =>
    read(page(TITLE, STORY, 'Reference', line)).meta.aggregator !== null
  assert.ok(isAggregator('Disclaimer! NewsFunnel is a robot that gathers reports from the world’s press.'))
  assert.ok(isAggregator('Note: Brookfeed collects the headlines of the day by software.'))
  assert.ok(isAggregator('Note: Brookfeed compiles summaries of other papers and sends you on to them.'))
  assert.ok(!isAggregator('Note: Brookfeed employs twelve reporters in four towns.'))
  assert.ok(!isAggregator('Note: Brookfeed collects rainwater on its roof.'))
})

test('a box about the site is no biography, and the person of a box about a person is no outlet', () => {
  const site = read(
    page(TITLE, STORY, 'About Dry Feet', 'Dry Feet brings you the news of the valley. Write to us.'),
  )
  assert.equal(site.meta.outlet?.value, 'Dry Feet')
  assert.deepEqual(site.meta.authors, [])
  const person = read(
    page(TITLE, STORY, 'About Tove Alder', 'Tove Alder lives by the river. She keeps bees.'),
  )
  assert.equal(person.meta.outlet, null)
  assert.deepEqual(
    person.meta.authors.map(({ value }) => value),
    ['Tove Alder'],
  )
})

test('imprint: ©, rights, who publishes; not whose pictures', () => {
  check([
    { name: '©', text: page(TITLE, STORY, '© 2031 Vessel Courier'), outlet: 'Vessel Courier' },
    {
      name: 'copyright',
      text: page(TITLE, STORY, 'Copyright 2031, Pell Post. All rights reserved.'),
      outlet: 'Pell Post',
    },
    {
      name: 'rights',
      text: page(TITLE, STORY, 'Lowland Lookout. All rights reserved.'),
      outlet: 'Lowland Lookout',
    },
    {
      name: 'published by',
      text: page(`# ${TITLE}`, STORY, '*Published by Plainwater, Mill Lane 2.*'),
      outlet: 'Plainwater',
    },
    { name: 'company only', text: page(TITLE, STORY, '© 2031 Marlin Holdings Ltd'), outlet: null },
    { name: 'nobody', text: page(TITLE, STORY, '© 2031. All rights reserved.'), outlet: null },
    { name: 'picture', text: page(TITLE, 'Photo: © Vessel Courier', STORY), outlet: null },
    {
      name: 'published by, told of in the story',
      text: page(
        TITLE,
        STORY,
        'The letter was published by the Vessel Courier on Friday, and the board has not denied it.',
      ),
      outlet: null,
    },
  ])
})

test('transcripts: the station of the head line and of the closing note', () => {
  const talk = page(
    '**PRATT:** When did the motor fail?',
    '**HARNLEY:** At nine in the evening, and it had failed before.',
    '**PRATT:** The Pell Valley Argus says it was seven. Was it?',
    '**HARNLEY:** No. It was nine, and I was there.',
  )
  check([
    {
      name: 'head line',
      text: page(`# ${TITLE}`, '*Radio Ostrey, “Late Water”, 4 March 2031*', talk),
      outlet: 'Radio Ostrey',
    },
    {
      name: 'note',
      text: page(`# ${TITLE}`, talk, '*Transcript: Channel Pell. Ida Pratt asked the questions.*'),
      outlet: 'Channel Pell',
    },
    { name: 'no note', text: page(`# ${TITLE}`, talk), outlet: null },
    { name: 'of a person', text: page(`# ${TITLE}`, talk, '*Transcript: Anna Pratt.*'), outlet: null },
  ])
})

test('head lines: outlet and date, outlet and number; not place and date, nor person and date', () => {
  check([
    { name: 'date', text: page(TITLE, 'Vessel Courier, 3 March 2031', STORY), outlet: 'Vessel Courier' },
    {
      name: 'glued',
      text: `${TITLE}\nPell Newswire, 3 March 2031, 17:05\n\n${STORY}`,
      outlet: 'Pell Newswire',
    },
    { name: 'number', text: `${TITLE}\nRiver Monitor, flood note 7\n\n${STORY}`, outlet: 'River Monitor' },
    {
      name: 'edition',
      text: page(TITLE, 'Ostrey Herald | Evening edition | 3 March 2031', STORY),
      outlet: 'Ostrey Herald',
    },
    { name: 'above', text: page('OSTREY HERALD', TITLE, '3 March 2031', STORY), outlet: 'OSTREY HERALD' },
    { name: 'place', text: page(TITLE, 'Lower Pell, 3 March 2031', STORY), outlet: null },
    {
      name: 'place with such a word',
      text: page(TITLE, 'Star Valley, 3 March 2031', STORY),
      outlet: null,
    },
    { name: 'person', text: page(TITLE, 'Anna Harnley, 3 March 2031', STORY), outlet: null },
    {
      name: 'quoted words in a headline',
      text: page('River Board Chief Calls Weir “A Disgrace”', STORY),
      outlet: null,
    },
  ])
  const place = read(page(TITLE, 'Lower Pell, 3 March 2031', STORY))
  assert.deepEqual(place.meta.authors, [])
  assert.equal(place.meta.publishedAt?.value, '2031-03-03')
  const dated = read(page(TITLE, 'Vessel Courier, 3 March 2031', STORY))
  assert.deepEqual(dated.meta.authors, [])
  assert.equal(dated.blocks[1]?.kind, 'dateline')
})

test('by-lines: the outlet behind the person is no second author', () => {
  const document = read(page(TITLE, 'By Tove Alder, The Vessel Courier, 3 March 2031', STORY))
  assert.equal(document.meta.outlet?.value, 'The Vessel Courier')
  assert.deepEqual(
    document.meta.authors.map(({ value }) => value),
    ['Tove Alder'],
  )
  const two = read(page(TITLE, 'By Tove Alder and Ida Pratt, 3 March 2031', STORY))
  assert.equal(two.meta.outlet, null)
  assert.equal(two.meta.authors.length, 2)
})

test('by-lines: staff, and names without "By"', () => {
  check([
    {
      name: 'staff',
      text: page(TITLE, 'By Vessel Courier staff, 3 March 2031', STORY),
      outlet: 'Vessel Courier',
    },
    {
      name: 'staff writer',
      text: page(TITLE, 'By Tove Alder, Pell Post staff writer', STORY),
      outlet: 'Pell Post',
    },
    { name: 'without by', text: page(TITLE, 'Tove Alder, Vessel Courier', STORY), outlet: 'Vessel Courier' },
    {
      name: 'bar',
      text: page(TITLE, 'By Tove Alder | Ostrey Herald | 3 March 2031', STORY),
      outlet: 'Ostrey Herald',
    },
    { name: 'people only', text: page(TITLE, 'Tove Alder, Ida Pratt', STORY), outlet: null },
    {
      name: 'a person named as papers are',
      text: page(TITLE, 'By Anna Herald, 3 March 2031', STORY),
      outlet: null,
    },
  ])
  const people = (line: string): string[] =>
    read(page(TITLE, line, STORY)).meta.authors.map(({ value }) => value)
  assert.deepEqual(people('Tove Alder, Vessel Courier'), ['Tove Alder'])
  assert.deepEqual(people('By Tove Alder, Pell Post staff writer'), ['Tove Alder'])
  assert.deepEqual(people('By Vessel Courier staff, 3 March 2031'), [])
  assert.deepEqual(people('By Anna Herald, 3 March 2031'), ['Anna Herald'])
})

test('a name beside the headline, where the page or its address names it again; a subject is none', () => {
  const titled = (text: string): string | null => read(text).meta.title?.value ?? null
  const bar = page(`${TITLE} | Vessel Courier`, STORY)
  const dash = page(`${TITLE} – Dry Feet`, STORY, '© 2031 Dry Feet')
  const before = page(`Pell Post: ${TITLE}`, STORY, 'Subscribe to the Pell Post')
  check([
    { name: 'bar', text: bar, outlet: 'Vessel Courier' },
    { name: 'dash', text: dash, outlet: 'Dry Feet' },
    { name: 'before', text: before, outlet: 'Pell Post' },
    {
      name: 'address',
      text: page(`Wet Boots: ${TITLE}`, STORY),
      address: 'https://wetboots.example/7',
      outlet: 'Wet Boots',
    },
    { name: 'subject', text: page(`Lower Pell: ${TITLE}`, STORY, 'Tags: Lower Pell, weir'), outlet: null },
    { name: 'speaker', text: page('Weir motor was due for repair – Wat Harnley', STORY), outlet: null },
  ])
  for (const text of [bar, dash, before]) assert.equal(titled(text), TITLE)
  assert.equal(titled(page(`Lower Pell: ${TITLE}`, STORY)), `Lower Pell: ${TITLE}`)
})

test('an agency in the dateline is credited; alone it does not make the page its own', () => {
  const open = (dateline: string): string => STORY.replace('The weir at', `${dateline} The weir at`)
  const reprint = read(page(TITLE, open('LOWER PELL (Pell Newswire) —')))
  assert.equal(reprint.meta.outlet, null)
  assert.deepEqual(
    reprint.meta.credits.map(({ value }) => value),
    ['Pell Newswire'],
  )
  const own = read(page('Pell Newswire', TITLE, open('LOWER PELL, March 3 (Pell Newswire) -')))
  assert.equal(own.meta.outlet?.value, 'Pell Newswire')
  assert.deepEqual(own.meta.credits, [])
  assert.deepEqual(read(page(TITLE, open('LOWER PELL (on the river) —'))).meta.credits, [])
})

test('press releases: the body that speaks, where the page says that it is one', () => {
  const body = page(
    'Harrowgate Pumps regrets the failure of the motor at Lower Pell. “Our engineers were on site within the hour,” said Wat Harnley, its director.',
    'The company will replace all motors of the series. Harrowgate Pumps has made pumps since 1911.',
  )
  const headline = 'Harrowgate Pumps to replace all motors'
  check([
    {
      name: 'label',
      text: page(`# ${headline}`, '*Press release · Lower Pell, 3 March 2031*', body),
      outlet: 'Harrowgate Pumps',
    },
    {
      name: 'contact',
      text: page(headline, body, 'Media contact: Ida Pratt, Mill Lane 2'),
      outlet: 'Harrowgate Pumps',
    },
    {
      name: 'of the',
      text: page('# No more waiting', '**Statement of the Meadow Farmers’ League, 3 March 2031**', STORY),
      outlet: 'Meadow Farmers’ League',
    },
    {
      name: 'bulletin',
      text: page('# No more waiting', '*Bulletin no. 12 of the River Wardens’ Union*', STORY),
      outlet: 'River Wardens’ Union',
    },
    { name: 'a report on the company', text: page(headline, body), outlet: null },
    {
      name: 'by a person',
      text: page('# No more waiting', '*Statement by Anna Harnley, 3 March 2031*', STORY),
      outlet: null,
    },
  ])
})

test('the address: names of the page that it is made of', () => {
  check([
    {
      name: 'in one word',
      text: page(TITLE, STORY, 'Write to the Vessel Courier at Mill Lane 2.'),
      address: 'https://www.vesselcourier.example/weir',
      outlet: 'Vessel Courier',
    },
    {
      name: 'in two labels',
      text: page(TITLE, STORY, 'Write to the Tarn Valley Herald.'),
      address: 'https://herald.tarnvalley.example/weir',
      outlet: 'Tarn Valley Herald',
    },
    {
      name: 'another name',
      text: page(TITLE, STORY),
      address: 'https://www.vesselcourier.example/weir',
      outlet: 'vesselcourier.example',
    },
  ])
})

test('own voice and appeals help a name that is there; alone they are nobody’s', () => {
  const seen = 'The Vessel Courier has seen the repair book. It holds four entries for March.'
  check([
    { name: 'own voice', text: page(TITLE, STORY, seen), outlet: null },
    { name: 'appeal', text: page(TITLE, STORY, 'Subscribe to the Vessel Courier'), outlet: null },
    {
      name: 'both',
      text: page(TITLE, seen, STORY, 'Subscribe to the Vessel Courier'),
      outlet: 'Vessel Courier',
    },
  ])
})

test('names of other pages: quoted papers, and where the rest stands', () => {
  check([
    { name: 'told', text: page(TITLE, STORY), outlet: null },
    {
      name: 'told often',
      text: page(
        TITLE,
        STORY,
        'Harnley told the Pell Valley Argus so again on Friday, and the Pell Valley Argus said that he had wept.',
      ),
      outlet: null,
    },
    {
      name: 'the rest',
      text: page(
        TITLE,
        STORY,
        'Continue reading at the Pell Valley Argus',
        'About Dry Feet',
        'Dry Feet shows the first lines of reports from the valley.',
      ),
      outlet: 'Dry Feet',
    },
    {
      name: 'the rest alone',
      text: page(TITLE, STORY, 'Read the rest at the Pell Valley Argus'),
      outlet: null,
    },
    {
      name: 'first stood',
      text: page(TITLE, STORY, 'First published in the Pell Valley Argus.'),
      outlet: null,
    },
  ])
})

test('two names of one weight are no answer', () => {
  check([
    {
      name: 'two mastheads',
      text: page(TITLE, STORY, '© 2031 Vessel Courier', '© 2031 Pell Post'),
      outlet: null,
    },
  ])
})

test('front matter says it outright', () => {
  const text = `---\ntitle: ${TITLE}\npublication: Sluice Gate\n---\n\n${STORY}\n\n*Dyke and Ditch is published six times a year.*`
  check([{ name: 'publication', text, outlet: 'Sluice Gate' }])
})
