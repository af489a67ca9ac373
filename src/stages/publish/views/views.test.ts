import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageResources } from '../../../app/resources.ts'
import type { Dossier } from '../../../model/index.ts'
import { inventedDossier } from '../fixtures/invented-story.ts'
import { widthOf } from './columns.ts'
import { loadView, loadViews, viewNamed } from './index.ts'
import { VIEW_NAMES } from './names.ts'

const dossier = inventedDossier(packageResources())
const render = (id: string, given: Dossier = dossier, colour = false): string =>
  viewNamed(id).render(given, { colour })

test('every view gives the same bytes again, texts end with a line break, and the list of names is the list of views', async () => {
  const views = await loadViews()
  assert.deepEqual(
    views.map((view) => view.id),
    VIEW_NAMES,
  )
  for (const view of views) {
    assert.equal(await loadView(view.id), view)
    const made = view.render(dossier, { colour: false })
    assert.deepEqual(made, view.render(dossier, { colour: false }), view.id)
    if (typeof made === 'string') assert.ok(made.endsWith('\n'), view.id)
  }
  assert.equal(await loadView('hologram'), null)
  assert.equal(await loadView('csv-hologram'), null)
})

test('an unknown view is refused', () => {
  assert.throws(() => viewNamed('hologram'), /hologram/)
})

test('json is the dossier itself', () => {
  assert.deepEqual(JSON.parse(render('json')), JSON.parse(JSON.stringify(dossier)))
})

test('views render a dossier in which nothing was found', async () => {
  const empty: Dossier = {
    ...dossier,
    stories: [],
    documents: [],
    attributions: [],
    claims: [],
    relations: [],
    timeline: [],
    actors: [],
    lineage: [],
    account: [],
    questions: [],
  }
  for (const view of await loadViews()) assert.ok(view.render(empty, { colour: false }).length > 10, view.id)
})

test('no view shows the words of a withheld text', () => {
  const account = dossier.account.map((section) => ({
    ...section,
    sentences: section.sentences.map((one) => ({ ...one, text: 'A sentence.' })),
  }))
  const withheld: Dossier = {
    ...dossier,
    account,
    questions: [],
    claims: [],
    attributions: [],
    documents: dossier.documents.map((page) => ({ ...page, text: null })),
  }
  for (const id of ['text', 'md', 'html'])
    assert.doesNotMatch(render(id, withheld), /mill race|fallen tree/, id)
})

test('no view but the dossier shows the words of a withheld text, also where claims and attributions still hold them', async () => {
  const withheld: Dossier = {
    ...dossier,
    account: [],
    questions: [],
    documents: dossier.documents.map((page) => ({ ...page, text: null, blocks: [] })),
  }
  for (const view of await loadViews()) {
    if (view.id === 'json') continue
    const made = view.render(withheld, { colour: false })
    const text = typeof made === 'string' ? made : Buffer.from(made).toString('latin1')
    assert.doesNotMatch(text, /mill race|fallen tree|thin as paper/, view.id)
  }
})

test('text stays within its columns, and colour adds nothing but colour', () => {
  for (const line of render('text').split('\n')) assert.ok(widthOf(line) <= 88, line)
  const coloured = render('text', dossier, true)
  assert.match(coloured, /\u001b\[/)

  assert.equal(coloured.replace(/\u001b\[\d+m/g, ''), render('text'))
})

test('text sets the sides of a dispute beside each other and the chain as a ladder', () => {
  assert.match(render('text'), /According to Corin Vale, as quoted by {2,}│ Denied by Alderby Water/)
  assert.match(render('text'), /the foreman\n +└ told to a worker\n +└ told to Edda Marsh/)
})

test('every footnote of the Markdown is defined once and used', () => {
  const md = render('md')
  const defined = [...md.matchAll(/^\[\^(\d+)\]: /gm)].map((match) => match[1])
  const used = new Set([...md.matchAll(/\[\^(\d+)\](?!:)/g)].map((match) => match[1]))
  assert.equal(new Set(defined).size, defined.length)
  assert.deepEqual([...used].sort(), [...defined].sort())
  assert.match(md, /^\[\^\d+\]: The Alder Post, 4 March 2031, 07:30 UTC: “The lower gate of the Holm weir/m)
})

test('source text is text in HTML: no tag, no handler, no script address', () => {
  const html = render('html')
  assert.doesNotMatch(html, /<script/i)
  assert.doesNotMatch(html, /javascript:/i)
  assert.doesNotMatch(html, /\son\w+=/i)
  assert.doesNotMatch(html, /[\u202a-\u202e]/)
  assert.match(html, /&lt;script&gt;document\.title/)
})

test('HTML loads nothing, allows only its own style, and every link inside it leads somewhere', () => {
  const html = render('html')
  assert.match(html, /default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='/)
  assert.doesNotMatch(html, /<(?:img|link|iframe|object|form|base)\b|\ssrc=|@import|url\(|\sstyle=/i)
  const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]))
  for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.has(target), target)
})

test('HTML opens each sentence onto the marked words of its page', () => {
  const html = render('html')
  assert.match(html, /<mark>[^<]*a fallen tree had broken the gate[^<]*<\/mark>/)
  assert.match(html, /<a href="https:\/\/alderpost\.example\/weir" rel="nofollow">/)
})

test('status words stand with their definition', () => {
  for (const id of ['text', 'md', 'html'])
    assert.match(
      render(id).replace(/\s+/g, ' '),
      /Two or more independent origins, each of them named, say the same\./,
    )
})
