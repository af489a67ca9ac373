// What an entry says of its page, the order of entries, and the page made of an entry that holds its whole text; and what a
// robots.txt file asks of a visitor's pace.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { carrierOf, contentPage, newestFirst } from './entry-page.ts'
import type { FeedEntry } from './feed-types.ts'
import { readRobotsFile } from './robots.ts'

const entry = (more: Partial<FeedEntry>): FeedEntry => ({
  title: null,
  link: null,
  guid: null,
  authors: [],
  summary: null,
  content: null,
  publishedAt: null,
  updatedAt: null,
  categories: [],
  source: null,
  language: null,
  ...more,
})

test('the newest come first, the undated last, and equals by address', () => {
  const list = [
    entry({ link: 'u' }),
    entry({ link: 'b', publishedAt: '2031-03-01' }),
    entry({ link: 'c', updatedAt: '2031-03-02' }),
    entry({ link: 'a', publishedAt: '2031-03-01' }),
  ]
  assert.deepEqual(
    newestFirst(list).map((one) => one.link),
    ['c', 'a', 'b', 'u'],
  )
})

test('hints are plain text; when a sitemap was written says nothing about when a page was published', () => {
  const given = entry({ title: 'R&amp;D <b>shut</b>', updatedAt: '2031-03-02', summary: ' <p></p> ' })
  const carrier = carrierOf(given, null, 'https://a.example/s.xml')
  assert.deepEqual([carrier.entryTitle, carrier.summary, carrier.publishedAt], ['R&D shut', null, null])
})

test('a whole text makes a page, a summary does not', () => {
  const text = 'The gate stuck at noon. '.repeat(30)
  assert.match(
    contentPage(entry({ title: 'Gate', content: text, language: 'en' }), null) ?? '',
    /<html lang="en">[^]+<h1>Gate<\/h1>\n<p>The gate/,
  )
  assert.equal(contentPage(entry({ content: 'The gate stuck.' }), null), null)
  assert.equal(contentPage(entry({ summary: text }), null), null)
  assert.doesNotMatch(contentPage(entry({ content: text, language: 'en"><script>' }), null) ?? '', /script/)
})

test('the Crawl-delay of the group that speaks to a visitor', () => {
  const file = readRobotsFile(
    new TextEncoder().encode(
      'User-agent: slow\nCrawl-delay: 2.5\nUser-agent: other\nDisallow: /x\n\nUser-agent: *\nCrawl-delay: 10\nDisallow: /\n\nUser-agent: odd\nCrawl-delay: soon\n',
    ),
  )
  assert.deepEqual(
    ['slow', 'other', 'anyone', 'odd'].map((agent) => file.crawlDelay(agent)),
    [2.5, 2.5, 10, null],
  )
  assert.equal(file.allows('slow', 'https://a.example/x'), false)
  assert.equal(file.allows('slow', 'https://a.example/y'), true)
})
