// The record of `run extract`: agencies of the by-line stand among the authors, a dateline's agency does not; a time keeps
// the zone it was written in.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageResources } from '../../app/resources.ts'
import { extractRecord, readDocument } from './index.ts'
import type { ExtractRecord } from './index.ts'

const resources = packageResources()

function recordOf(byline: string, opening = ''): ExtractRecord {
  const decoded = `<html><head><title>Mill closes</title><meta property="article:published_time" content="2031-03-04T00:30:00+02:00"></head>
    <body><article><h1>Mill closes</h1><p>${byline}</p><p>${opening}The old mill at Ossary closed on Monday, its owner told the harbour board, and forty people who worked there were sent home.</p></article></body></html>`
  const source = { id: 'd', input: 'page', address: null, digest: 'x', retrievedAt: null, decoded }
  return extractRecord(readDocument({ ...source, media: 'html' }, resources).value)
}

test('an agency of the by-line is an author and a credit', () => {
  const { authors, credits } = recordOf('By Ada Quist and Reuters')
  assert.deepEqual(authors, ['Ada Quist', 'Reuters'])
  assert.deepEqual(credits, ['Reuters'])
})

test('an agency of the dateline is a credit only', () => {
  const { authors, credits } = recordOf('By Ada Quist', 'OSSARY (Reuters) – ')
  assert.deepEqual(authors, ['Ada Quist'])
  assert.deepEqual(credits, ['Reuters'])
})

test('a time of publication keeps its zone, so that its day is the page’s', () => {
  assert.equal(recordOf('By Ada Quist').publishedAt, '2031-03-04T00:30:00+02:00')
})
