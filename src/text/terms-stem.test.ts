import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stem } from './terms-stem.ts'

// Pairs of the published vocabulary of the algorithm, and words of the news.
const STEMS: Readonly<Record<string, string>> = {
  consign: 'consign',
  consigned: 'consign',
  consistency: 'consist',
  knightly: 'knight',
  knots: 'knot',
  killed: 'kill',
  killing: 'kill',
  kills: 'kill',
  dying: 'die',
  news: 'news',
  agreed: 'agre',
  feed: 'feed',
  hoping: 'hope',
  hopping: 'hop',
  cries: 'cri',
  ties: 'tie',
  gas: 'gas',
  relational: 'relat',
  nationalities: 'nation',
  sized: 'size',
  generate: 'generat',
  general: 'general',
  organisation: 'organis',
  happily: 'happili',
  say: 'say',
  by: 'by',
}

test('words give the stems of the published algorithm', () => {
  for (const [word, expected] of Object.entries(STEMS)) assert.equal(stem(word), expected, word)
})

test('what is no plain English word passes through', () => {
  for (const word of ['x2', 'señor', '東', '', 'a', '2031']) assert.equal(stem(word), word)
})
