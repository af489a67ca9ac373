// Structured data of any size: the article's node is found behind any number of others, with all of its authors.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packageResources } from '../../../app/resources.ts'
import { readDocument } from '../read-document.ts'
import { namesOf } from './json-ld.ts'

const resources = packageResources()

const metaOf = (data: unknown) =>
  readDocument(
    {
      id: 'd_1',
      input: 'page.html',
      address: 'https://lantern.example/mill',
      digest: '',
      retrievedAt: null,
      media: 'html',
      decoded: `<html><head><title>Mill closes</title><script type="application/ld+json">${JSON.stringify(data)}</script></head>
        <body><article><h1>Mill closes</h1><p>The old mill at Ossary closed on Monday, its owner told the harbour board, and forty people who worked there were sent home.</p></article></body></html>`,
    },
    resources,
  ).value.meta

const author = (at: number) => ({
  '@type': 'Person',
  name: `Reader Number${'abcdefghij'.charAt(at % 10)}${'abcdefghij'.charAt(Math.floor(at / 10))}`,
})
const article = {
  '@type': 'NewsArticle',
  headline: 'Mill closes',
  datePublished: '2031-03-04T10:00:00Z',
  author: Array.from({ length: 60 }, (_, at) => author(at)),
}

test('the article stands behind thousands of other nodes', () => {
  const others = Array.from({ length: 3000 }, (_, at) => ({ '@type': 'ListItem', position: at }))
  assert.equal(metaOf([...others, article]).publishedAt?.value, '2031-03-04T10:00:00Z')
  assert.equal(metaOf({ '@graph': [...others, article] }).publishedAt?.value, '2031-03-04T10:00:00Z')
})

test('all authors are named', () => {
  assert.equal(metaOf(article).authors.length, 60)
})

test('a reference leads to the first node of its @id that has a name', () => {
  const nodes = [{ '@id': '#a' }, { '@id': '#a', name: 'Mina Aalto' }, { '@id': '#a', name: 'Rui Sato' }]
  assert.deepEqual(namesOf([{ '@id': '#a' }, { '@id': '#b' }, 'Edda Marsh'], nodes), [
    'Mina Aalto',
    'Edda Marsh',
  ])
  assert.deepEqual(namesOf({ '@id': '#a', name: 'Corin Vale' }, nodes), ['Corin Vale'])
})

test('a person without a name is called by given and family name', () => {
  const nodes = [{ '@id': '#c', givenName: 'Ida', familyName: 'Holm' }]
  assert.deepEqual(namesOf([{ givenName: 'Mina', familyName: 'Aalto' }, { '@id': '#c' }], nodes), [
    'Mina Aalto',
    'Ida Holm',
  ])
  assert.deepEqual(namesOf({ name: 'Corin Vale', givenName: 'Mina' }, nodes), ['Corin Vale'])
})
