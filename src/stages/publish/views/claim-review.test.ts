import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClaimReview, WithContext } from 'schema-dts'
import { packageResources } from '../../../app/resources.ts'
import { CLAIM_STATUSES } from '../../../model/index.ts'
import { hostileDossier, richDossier } from '../fixtures/hostile.ts'
import { claimReview, claimReviewOf } from './claim-review.ts'
import { readDossier } from './reading.ts'

const dossier = richDossier(packageResources())
const reading = readDossier(dossier)

test('a claim is a ClaimReview as Google’s own types of schema.org have it', () => {
  // That this compiles is the check of names and shapes: schema-dts is made from schema.org itself.
  const made: WithContext<ClaimReview> = {
    '@context': 'https://schema.org',
    ...claimReviewOf(dossier.claims[0]!, reading, { colour: false }),
  }
  assert.equal(made['@type'], 'ClaimReview')
})

test('the rating is words with names, and never a point between false and true', () => {
  const text = claimReview.render(dossier, { colour: false })
  assert.doesNotMatch(text, /ratingValue|bestRating|worstRating/)
  for (const status of CLAIM_STATUSES) {
    const { reviewRating } = claimReviewOf({ ...dossier.claims[0]!, status }, reading, { colour: false })
    assert.doesNotMatch(reviewRating.alternateName, /\b(true|false|proven|fake|correct)\b/i)
    assert.match(reviewRating.alternateName, /^[A-Z][a-z ]+(: .+)?$/)
    assert.ok(reviewRating.ratingExplanation.length > 20)
  }
})

test('it says when, who, and where the claim stands, with excerpts and links', () => {
  const graph = (
    JSON.parse(claimReview.render(dossier, { colour: false, site: 'https://desk.example/' })) as {
      '@graph': ReturnType<typeof claimReviewOf>[]
    }
  )['@graph']
  const tree = graph.find((one) => one.url.endsWith('#c_tree'))
  assert.equal(tree?.url, 'https://desk.example/claims.html#c_tree')
  assert.match(tree.claimReviewed, /fallen tree/)
  assert.equal(tree.itemReviewed.firstAppearance?.url, 'https://alderpost.example/weir')
  assert.equal(tree.itemReviewed.appearance?.[0]?.publisher.name, 'The Alder Post')
  assert.match(tree.datePublished ?? '', /^2031-03-05T00:00:00Z$/)
})

test('excerpts are as long as asked for', () => {
  const long = claimReview.render(dossier, { colour: false, excerpt: 300 })
  const short = claimReview.render(dossier, { colour: false, excerpt: 20 })
  assert.match(long, /which runs the weir, said a fallen tree/)
  assert.doesNotMatch(short, /which runs the weir/)
})

test('a hostile source changes no structure', () => {
  const text = claimReview.render(hostileDossier(packageResources()), { colour: false })
  const graph = (JSON.parse(text) as { '@graph': unknown[] })['@graph']
  assert.equal(graph.length, dossier.claims.length)
  assert.doesNotMatch(text, /\u202e/)
})
