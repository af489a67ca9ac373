import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { packageResources } from '../../../app/resources.ts'
import type { Dossier } from '../../../model/index.ts'
import { hostileDossier, richDossier } from '../fixtures/hostile.ts'
import { siteOf, type SiteFile } from './index.ts'

const dossier = richDossier(packageResources())
const [story] = dossier.stories
const several: Dossier = {
  ...dossier,
  stories: [story!, { ...story!, id: 's/../../other', title: 'Other', documents: [] }],
}

const textOf = (file: SiteFile): string =>
  typeof file.content === 'string' ? file.content : Buffer.from(file.content).toString('latin1')

const pagesOf = (files: readonly SiteFile[]): SiteFile[] => files.filter((one) => one.path.endsWith('.html'))

for (const [name, given] of [
  ['one story', dossier],
  ['several stories', several],
  ['a hostile story', hostileDossier(packageResources())],
] as const)
  test(`${name}: every link inside leads to a file or a place that is there, and nothing else is loaded`, async () => {
    const files = await siteOf(given, {})
    const paths = new Set(files.map((one) => one.path))
    assert.equal(paths.size, files.length)
    for (const one of paths) assert.match(one, /^(?:[\w-]+\/)*[\w-]+\.[a-z]+$/)
    for (const page of pagesOf(files)) {
      const html = textOf(page)
      assert.doesNotMatch(html, /<script|\ssrc=|<iframe|<form|<b onload|\sonload="/i, page.path)
      for (const [, href = ''] of html.matchAll(/\shref="([^"]*)"/g)) {
        if (/^https?:/.test(href)) continue
        const [file = '', anchor] = href.split('#')
        const target = file === '' ? page.path : path.posix.join(path.posix.dirname(page.path), file)
        assert.ok(paths.has(target), `${page.path} → ${href}`)
        if (anchor === undefined) continue
        const other = files.find((one) => one.path === target)!
        assert.ok(textOf(other).includes(` id="${anchor}"`), `${page.path} → ${href}`)
      }
    }
  })

test('every claim has an address, and the documents have excerpts with credit, not their texts', async () => {
  const files = await siteOf(dossier, { excerpt: 60 })
  const claims = textOf(files.find((one) => one.path === 'claims.html')!)
  for (const { id } of dossier.claims) assert.ok(claims.includes(`id="${id}"`), id)
  const documents = textOf(files.find((one) => one.path === 'documents.html')!)
  assert.match(documents, /<a href="https:\/\/alderpost\.example\/weir" rel="nofollow">Weir gate fails/)
  // What the account cites whole stands there whole; nothing else does, but for lines as short as an excerpt.
  const all = dossier.documents[0]!.text!.split('\n\n').slice(1)
  const paragraphs = all.filter((one) => one.length > 100)
  assert.ok(paragraphs.length > 1)
  for (const file of files)
    for (const paragraph of file.path === 'index.html' ? [paragraphs.join('\n\n')] : paragraphs)
      assert.ok(!textOf(file).includes(paragraph), `${file.path}: ${paragraph}`)
})

test('a withheld text is on no page and in no file', async () => {
  const withheld: Dossier = {
    ...dossier,
    account: [],
    questions: [],
    documents: dossier.documents.map((one) => ({ ...one, text: null })),
  }
  for (const file of await siteOf(withheld, {}))
    assert.doesNotMatch(textOf(file), /fallen tree|mill race|thin as paper/, file.path)
})

test('the same dossier gives the same bytes', async () => {
  assert.deepEqual(await siteOf(several, {}), await siteOf(several, {}))
})

test('feeds name their place where it is known', async () => {
  const files = await siteOf(several, { site: 'https://desk.example/' })
  const feed = files.find((one) => one.path === 'story-s_weir/feeds/rss.xml')!
  assert.match(textOf(feed), /href="https:\/\/desk\.example\/story-s_weir\/feeds\/rss\.xml"/)
})
