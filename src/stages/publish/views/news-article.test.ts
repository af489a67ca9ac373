import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NewsArticle, WithContext } from 'schema-dts'
import { packageResources } from '../../../app/resources.ts'
import { richDossier } from '../fixtures/hostile.ts'
import { newsArticle, newsArticleOf } from './news-article.ts'
import { readDossier } from './reading.ts'

const dossier = richDossier(packageResources())
const reading = readDossier(dossier)

test('a story is a NewsArticle as Google’s own types of schema.org have it, and names every source', () => {
  // That this compiles is the check of names and shapes.
  const made: WithContext<NewsArticle> = {
    '@context': 'https://schema.org',
    ...newsArticleOf(reading.stories[0]!, reading, { colour: false }),
  }
  assert.equal(made['@type'], 'NewsArticle')
  const article = newsArticleOf(reading.stories[0]!, reading, { colour: false })
  assert.deepEqual(
    article.isBasedOn.map((one) => one.publisher.name),
    ['The Alder Post', 'Vale Herald', 'Northbank Voice', 'Riverwatch'],
  )
  assert.equal(article.datePublished, '2031-03-04T07:30:00Z')
  assert.equal(article.contentLocation?.length, 2)
  assert.match(article.articleBody, /Disputed/)
})

test('an address that is none of the web is not linked to', () => {
  assert.doesNotMatch(newsArticle.render(dossier, { colour: false }), /javascript:/)
})
