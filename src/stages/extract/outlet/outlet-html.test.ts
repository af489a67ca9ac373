// Whose page an HTML page is where its head does not say: invented pages for each kind of clue, and their twins.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageResources } from '../../../app/resources.ts'
import type { Document } from '../../../model/index.ts'
import { readDocument } from '../index.ts'

const resources = packageResources()

function read(decoded: string, address: string | null = null): Document {
  const source = {
    id: 'd',
    input: 'page',
    address,
    digest: 'x',
    retrievedAt: null,
    media: 'html',
    decoded,
  } as const
  return readDocument(source, resources).value
}

const STORY = `<p>The weir at Lower Pell was opened by hand on Monday night after its motor failed, the river board said, and the meadows below it were under a metre of water by the morning. Nobody was hurt.</p>
<p>Board engineer Wat Harnley told the Pell Valley Argus that the motor had been due for repair since March. “We knew, and we waited,” he told the paper. The ministry did not answer questions on Tuesday.</p>
<p>Farmers put the damage at 200,000 marks. The insurer said that it would send somebody on Thursday, and that it had been told of the motor in February.</p>`
const TITLE = 'Weir opened by hand as meadows drown'

interface Parts {
  readonly title?: string
  readonly head?: string
  readonly top?: string
  readonly below?: string
  readonly inside?: string
  readonly heading?: string
}

function page({
  title = TITLE,
  head = '',
  top = '',
  below = '',
  inside = '',
  heading = `<h1>${TITLE}</h1>`,
}: Parts): string {
  return `<html><head><title>${title}</title>${head}</head><body>${top}<article>${heading}${inside}${STORY}</article>${below}</body></html>`
}

function outletOf(parts: Parts, address: string | null = null): string | null {
  return read(page(parts), address).meta.outlet?.value ?? null
}

test('what the head says outright is believed before all else', () => {
  const head = '<meta property="og:site_name" content="Vessel Courier">'
  assert.equal(
    outletOf({ head, title: `${TITLE} | Pell Post`, top: '<a href="/">Pell Post</a>' }),
    'Vessel Courier',
  )
  const site = '<script type="application/ld+json">{"@type":"WebSite","name":"Reed &amp; River"}</script>'
  assert.equal(outletOf({ head: site }), 'Reed & River')
  const other = '<script type="application/ld+json">{"@type":"Person","name":"Ida Pratt"}</script>'
  assert.equal(outletOf({ head: other }), null)
})

test('the title element and the link home name one site', () => {
  const top = '<header><a href="/">Vessel Courier</a> <a href="/farms">Farms</a></header>'
  assert.equal(outletOf({ title: `${TITLE} – Vessel Courier`, top }), 'Vessel Courier')
  assert.equal(outletOf({ title: `Vessel Courier: ${TITLE}`, top }), 'Vessel Courier')
  const wet = '<div class="bar"><a href="index.html">Wet Boots</a></div>'
  assert.equal(outletOf({ title: `${TITLE} | Wet Boots`, top: wet }), 'Wet Boots')
  // A section beside the headline and a link to it are no site.
  assert.equal(
    outletOf({ title: `${TITLE} – Farms`, top: '<header><a href="/farms">Farms</a></header>' }),
    null,
  )
  // "Home" names nothing.
  assert.equal(outletOf({ title: TITLE, top: '<header><a href="/">Home</a></header>' }), null)
})

test('a logo and an imprint, or a logo that leads home beside the words that do', () => {
  const logo = '<a href="/"><img src="/flag.png" alt="Pell Post logo"></a>'
  assert.equal(outletOf({ top: logo, below: '<footer>© 2031 Pell Post</footer>' }), 'Pell Post')
  assert.equal(outletOf({ top: `${logo}<a href="/">Pell Post</a>` }), 'Pell Post')
  // The publishing company is not the paper, and one clue of these is not enough.
  assert.equal(outletOf({ below: '<footer>© 2031 Marlin Holdings Ltd</footer>' }), null)
  assert.equal(outletOf({ top: '<img class="partner" src="/x.png" alt="Marlin Bank">' }), null)
  // Beside the article "©" is a picture's.
  const picture = '<p><img src="/weir.jpg" alt="The weir"> © Vessel Courier</p>'
  assert.equal(outletOf({ inside: picture, title: `${TITLE} – Farms` }), null)
})

test('a footer and an address element name whose they are', () => {
  const title = `${TITLE} | Dyke and Ditch`
  assert.equal(
    outletOf({ title, below: '<footer><p>Dyke and Ditch, Quay 4, Ostrey</p></footer>' }),
    'Dyke and Ditch',
  )
  assert.equal(
    outletOf({ title, below: '<address>Dyke and Ditch · Quay 4 · Ostrey</address>' }),
    'Dyke and Ditch',
  )
  assert.equal(outletOf({ title: TITLE, below: '<footer><p>Imprint, privacy, jobs</p></footer>' }), null)
})

test('the address is made of the name', () => {
  const tarn = 'https://herald.tarnvalley.example/weir'
  assert.equal(outletOf({ top: '<h2><a href="/">Tarn Valley Herald</a></h2>' }, tarn), 'Tarn Valley Herald')
  const canonical = '<link rel="canonical" href="https://www.wetboots.example/weir">'
  assert.equal(outletOf({ head: canonical, title: `${TITLE} | Wet Boots` }), 'Wet Boots')
  assert.equal(outletOf({ top: '<h2><a href="/">Pell Post</a></h2>' }, tarn), 'herald.tarnvalley.example')
})

test('a short name in the biography is the long one of the masthead', () => {
  const head = '<meta name="author" content="Ida Pratt">'
  const parts = {
    head,
    title: `${TITLE} | Tarn Valley Herald`,
    top: '<h2><a href="/">Tarn Valley Herald</a></h2>',
    below: '<div class="author-card"><p>Ida Pratt covers the river for the Herald.</p></div>',
  }
  assert.equal(outletOf(parts), 'Tarn Valley Herald')
  assert.equal(outletOf({ head, below: parts.below }), 'Herald')
  const past = '<div class="author-card"><p>Ida Pratt used to cover the river for the Herald.</p></div>'
  assert.equal(outletOf({ head, below: past }), null)
})

test('disclaimers and boxes about the site', () => {
  const machine = '<div>Please note: NewsFunnel is an automated collector of the news of the world.</div>'
  const collected = read(page({ below: machine }))
  assert.equal(collected.meta.outlet?.value, 'NewsFunnel')
  assert.ok(collected.meta.aggregator)
  const company = '<div><b>About Harrowgate Pumps</b><br>Harrowgate Pumps is a company with four works.</div>'
  assert.equal(outletOf({ below: company }), 'Harrowgate Pumps')
  const person = '<div><b>About Ida Pratt</b><br>Ida Pratt lives by the river. She keeps bees.</div>'
  assert.equal(outletOf({ below: person }), null)
  const told = '<p>The Pell Valley Argus is a daily newspaper of the valley.</p>'
  assert.equal(outletOf({ inside: told }), null)
})

test('an agency in the dateline is credited, not made the outlet', () => {
  const decoded = page({ title: `${TITLE} | Vessel Courier`, top: '<a href="/">Vessel Courier</a>' }).replace(
    'The weir at',
    'LOWER PELL (Pell Newswire) — The weir at',
  )
  const { meta } = read(decoded)
  assert.equal(meta.outlet?.value, 'Vessel Courier')
  assert.deepEqual(
    meta.credits.map(({ value }) => value),
    ['Pell Newswire'],
  )
})

test('the site’s name in large letters is no headline', () => {
  const site = '<div id="header"><h1><a href="/">Wet Boots</a></h1></div>'
  const title = `${TITLE} – Wet Boots`
  const { meta } = read(page({ title, top: site, heading: `<h2>${TITLE}</h2>` }))
  assert.equal(meta.title?.value, TITLE)
  assert.equal(meta.outlet?.value, 'Wet Boots')
  const flag = '<a href="index.html"><img src="flag.gif" alt="Pell Post"></a>'
  const old = read(page({ title: `Pell Post: ${TITLE}`, top: flag, heading: `<h2>${TITLE}</h2>` }))
  assert.equal(old.meta.title?.value, TITLE)
  // A colon of the headline itself stays.
  const live = 'Live: weir opened by hand as meadows drown'
  assert.equal(read(page({ title: live, heading: `<h1>${live}</h1>` })).meta.title?.value, live)
})

test('by-lines without "By", and words beside a date that are no names', () => {
  const authors = (line: string): string[] => {
    const inside = `<p class="byline">${line}</p>`
    return read(page({ inside })).meta.authors.map(({ value }) => value)
  }
  assert.deepEqual(authors('Tove Alder and Ida Pratt in Ostrey'), ['Tove Alder', 'Ida Pratt'])
  assert.deepEqual(authors('Tove Alder &amp; Ida Pratt'), ['Tove Alder', 'Ida Pratt'])
  assert.deepEqual(authors('With Tove Alder'), ['Tove Alder'])
  assert.deepEqual(authors('From wire reports | Tuesday, October 14, 2031, 11:10 a.m.'), [])
  assert.deepEqual(authors('by Funnel Desk | Oct 15, 2031 | World'), [])
  assert.deepEqual(authors('In the meadows below the weir'), [])
})

test('a line that only credits an outlet is a by-line, a heading of nothing but a time an entry’s', () => {
  const credited = read(page({ inside: '<p>Pell Newswire</p>' }))
  assert.equal(credited.blocks[1]?.kind, 'byline')
  const label = read(page({ inside: '<p>Meadow life</p>' }))
  assert.notEqual(label.blocks[1]?.kind, 'byline')
  const entry = (time: string): string => `<h2>${time}</h2>${STORY.replaceAll('Nobody', time)}`
  const live = read(page({ inside: entry('Tuesday, 16:32') + entry('Tuesday, 11:05') }))
  assert.equal(live.blocks.filter(({ kind }) => kind === 'heading').length, 2)
  const once = read(page({ inside: '<h2>Tuesday, 16:32</h2>' }))
  assert.equal(once.blocks.filter(({ kind }) => kind === 'heading').length, 0)
})
