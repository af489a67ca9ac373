// schema.org NewsArticle as JSON-LD, one for each story: our account as its body, and every source it rests on as isBasedOn with
// outlet, author, date and link. The sources' own texts are not in it.
import { instantOf, isoInstant } from '../instants.ts'
import { cutTo } from '../excerpt.ts'
import { safeAddress } from '../safe-text.ts'
import type { TextView, ViewOptions } from '../view.ts'
import { storyAddress, urnOf } from '../exports/identify.ts'
import { knownAt, plain } from '../exports/told.ts'
import { outletName, readDossier, type Reading, type StoryReading } from './reading.ts'
import type { DossierDocument } from '../../../model/index.ts'

const sourceOf = (document: DossierDocument) => {
  const address = safeAddress(document.address)
  return {
    '@type': 'NewsArticle' as const,
    ...(address === null ? {} : { url: address }),
    ...(document.title === null ? {} : { headline: plain(document.title) }),
    publisher: { '@type': 'Organization' as const, name: plain(outletName(document)) },
    ...(document.authors.length
      ? { author: document.authors.map((name) => ({ '@type': 'Person' as const, name: plain(name) })) }
      : {}),
    ...(document.publishedAt === null ? {} : { datePublished: document.publishedAt }),
    ...(document.modifiedAt === null ? {} : { dateModified: document.modifiedAt }),
    ...(document.language === null ? {} : { inLanguage: document.language }),
  }
}

/** The account as running text: headings and sentences, without the list of claims. */
const bodyOf = (story: StoryReading, length?: number): string =>
  story.sections
    .map(({ head, sentences }) =>
      [head.title, ...sentences.map((one) => cutTo(one.text, Math.max(length ?? 0, 600)))].join('\n'),
    )
    .join('\n\n')

/** Actors of a story named as what it is about, most mentioned first. */
const MOST_ABOUT = 12

export function newsArticleOf(story: StoryReading, reading: Reading, options: ViewOptions) {
  const { dossier } = reading
  const known = story.documents.flatMap((one) => knownAt(one) ?? [])
  const made = instantOf(dossier.generatedAt)
  const about = dossier.actors
    .filter((one) => one.story === story.story.id && (one.kind === 'person' || one.kind === 'organisation'))
    .sort((a, b) => b.mentions.length - a.mentions.length)
    .slice(0, MOST_ABOUT)
  const inside = new Set(story.story.documents)
  const places = dossier.places.filter(
    (one) => one.lat !== null && one.lon !== null && one.mentions.some((place) => inside.has(place.document)),
  )
  return {
    '@type': 'NewsArticle' as const,
    '@id': urnOf('story', story.story.id),
    url: storyAddress(story.story.id, options),
    headline: cutTo(story.story.title, 110),
    ...(known.length ? { datePublished: isoInstant(Math.min(...known)) } : {}),
    ...(made === null ? {} : { dateModified: isoInstant(made) }),
    author: { '@type': 'Organization' as const, name: 'Hearsay' },
    publisher: { '@type': 'Organization' as const, name: 'Hearsay' },
    inLanguage: 'en',
    articleBody: bodyOf(story, options.excerpt),
    isBasedOn: story.documents.map(sourceOf),
    ...(about.length
      ? {
          about: about.map((one) => ({
            '@type': one.kind === 'person' ? ('Person' as const) : ('Organization' as const),
            name: plain(one.name),
            ...(one.aliases.length ? { alternateName: one.aliases.map(plain) } : {}),
          })),
        }
      : {}),
    ...(places.length
      ? {
          contentLocation: places.map((one) => ({
            '@type': 'Place' as const,
            name: plain(one.name),
            geo: { '@type': 'GeoCoordinates' as const, latitude: one.lat ?? 0, longitude: one.lon ?? 0 },
          })),
        }
      : {}),
  }
}

export const newsArticle: TextView = {
  id: 'news-article',
  title: 'The account with its sources, schema.org NewsArticle',
  mediaType: 'application/ld+json',
  extension: 'jsonld',
  render: (dossier, options) => {
    const reading = readDossier(dossier)
    const graph = reading.stories.map((story) => newsArticleOf(story, reading, options))
    return `${JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }, null, 2)}\n`
  },
}
