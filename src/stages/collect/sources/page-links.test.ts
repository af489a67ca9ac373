// What a page says of itself: its address, its feeds, and whether it is an article. Each case has its twin.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isListPage, readPageLinks } from './page-links.ts'

const HOME = 'https://a.example/'
const read = (html: string, address = HOME) => readPageLinks(html, address)
const isList = (html: string, address = HOME): boolean => isListPage(read(html, address), address)

const FEED = '<link rel="alternate" type="application/rss+xml" href="/feed">'
const TEXT = `<p>${'The gate stuck at noon, the keeper said. '.repeat(6)}</p>`
const TEASER = `<p><a href="/x">${'The gate stuck at noon, the keeper said. '.repeat(6)}</a></p>`

test('feeds are found by their type, resolved, each once; stylesheets and feeds of comments are none', () => {
  const { feeds } = read(
    `${FEED}<base href="/news/"><link rel="alternate stylesheet" href="a.css"><link rel=ALTERNATE type="application/atom+xml; charset=utf-8" href=atom.xml title=" All ">
     <link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate" type="application/rss+xml" href="/comments/feed/">
     <link rel="alternate" hreflang="de" href="/de"><link rel="alternate" type="application/feed+json" href="">`,
  )
  assert.deepEqual(feeds, [
    { address: 'https://a.example/feed', title: null },
    { address: 'https://a.example/news/atom.xml', title: 'All' },
  ])
})

test('the first canonical address counts', () => {
  assert.equal(read('<link rel="canonical" href="/x"><link rel="canonical" href="/y">').canonical, `${HOME}x`)
  assert.equal(read('<link rel="canonical">').canonical, null)
})

test('a home page is a list, a page of text is none', () => {
  assert.equal(isList(FEED + TEASER), true)
  assert.equal(isList(FEED + TEXT.repeat(4)), true)
  assert.equal(isList(TEXT), false)
  assert.equal(isList(`${FEED}<meta property="og:type" content="article">${TEXT.repeat(3)}`), false)
  assert.equal(isList(TEASER), true)
})

test('a page further down is a list only where it names feeds and holds no text', () => {
  const at = 'https://a.example/world'
  assert.equal(isList(FEED + TEASER, at), true)
  assert.equal(isList(TEASER, at), false)
  assert.equal(isList(FEED + TEXT, at), false)
  const marked = '<script type="application/ld+json">{"@type": "NewsArticle"}</script>'
  assert.equal(isList(FEED + marked + TEASER, at), false)
  assert.equal(isList(FEED + marked.replace('NewsArticle', 'WebSite') + TEASER, at), true)
})

test('paragraphs and links that nobody closed are read to the end', () => {
  assert.equal(read(`<p>${'word '.repeat(60)}<p>${'word '.repeat(60)}`).longParagraphs, 2)
  assert.equal(read('<p>'.repeat(100_000)).longParagraphs, 0)
})
