// schema.org ClaimReview as JSON-LD, one for each claim. The rating is our status in words with the names behind it, and never a
// point on a scale from false to true: reviewRating has alternateName and ratingExplanation and no ratingValue (docs/exports.md).
import { isoInstant } from '../instants.ts'
import { STATUS_DEFINITIONS } from '../statuses.ts'
import type { TextView, ViewOptions } from '../view.ts'
import { claimAddress, urnOf } from '../exports/identify.ts'
import {
  changedAt,
  citedAt,
  claimWords,
  firstAt,
  plain,
  ratingWords,
  reasonWords,
  type Cited,
} from '../exports/told.ts'
import { readDossier, type DossierClaim, type Reading } from './reading.ts'

const SCHEMA_KINDS = {
  person: 'Person',
  organisation: 'Organization',
  group: 'Organization',
  outlet: 'NewsMediaOrganization',
} as const

const originOf = ({ name, kind }: DossierClaim['origins'][number]) => ({
  '@type': kind === 'unnamed' ? ('Thing' as const) : SCHEMA_KINDS[kind],
  name: plain(name),
})

const appearanceOf = ({ document, outlet, address, excerpt }: Cited) => ({
  '@type': 'NewsArticle' as const,
  ...(address === null ? {} : { url: address }),
  ...(document.title === null ? {} : { headline: plain(document.title) }),
  publisher: { '@type': 'Organization' as const, name: outlet },
  ...(document.publishedAt === null ? {} : { datePublished: document.publishedAt }),
  ...(excerpt === null ? {} : { abstract: `${excerpt.before}${excerpt.words}${excerpt.after}` }),
})

/** The review of one claim; `author` is Hearsay, since no person has looked at it. */
export function claimReviewOf(claim: DossierClaim, reading: Reading, options: ViewOptions) {
  const cited = citedAt(claim.mentions, reading, options.excerpt)
  const [first] = cited
  const changed = changedAt(claim, reading)
  const since = firstAt(claim, reading)
  const words = claimWords(claim, reading, options.excerpt)
  return {
    '@type': 'ClaimReview' as const,
    '@id': urnOf('review', claim.id),
    url: claimAddress(claim.id, options),
    ...(changed === null ? {} : { datePublished: isoInstant(changed) }),
    author: { '@type': 'Organization' as const, name: 'Hearsay' },
    claimReviewed: words,
    itemReviewed: {
      '@type': 'Claim' as const,
      '@id': urnOf('claim', claim.id),
      text: words,
      ...(claim.origins.length ? { author: claim.origins.map(originOf) } : {}),
      ...(since === null ? {} : { datePublished: isoInstant(since) }),
      ...(first === undefined ? {} : { firstAppearance: appearanceOf(first) }),
      ...(cited.length ? { appearance: cited.map(appearanceOf) } : {}),
    },
    reviewRating: {
      '@type': 'Rating' as const,
      alternateName: ratingWords(claim, reading),
      ratingExplanation:
        `${STATUS_DEFINITIONS[claim.status]} ${reasonWords(claim.history.at(-1)?.reason ?? '', reading)}`.trim(),
    },
  }
}

export const claimReview: TextView = {
  id: 'claim-review',
  title: 'Claims with their statuses, schema.org ClaimReview',
  mediaType: 'application/ld+json',
  extension: 'jsonld',
  render: (dossier, options) => {
    const reading = readDossier(dossier)
    const graph = dossier.claims.map((claim) => claimReviewOf(claim, reading, options))
    return `${JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }, null, 2)}\n`
  },
}
