// What the folder of a story holds besides its pages, and the links between all of it.
import type { ViewOptions } from '../view.ts'

export type SiteOptions = Pick<ViewOptions, 'excerpt' | 'site'>

interface DataFile {
  readonly view: string
  readonly path: string
  /** What a reader is told of it. */
  readonly says: string
}

export const SITE_DATA: readonly DataFile[] = [
  { view: 'rss', path: 'feeds/rss.xml', says: 'Feed (RSS)' },
  { view: 'atom', path: 'feeds/atom.xml', says: 'Feed (Atom)' },
  { view: 'json-feed', path: 'feeds/feed.json', says: 'Feed (JSON)' },
  { view: 'ical', path: 'data/timeline.ics', says: 'Timeline (iCalendar)' },
  { view: 'csv-claims', path: 'data/claims.csv', says: 'Claims (CSV)' },
  { view: 'csv-mentions', path: 'data/mentions.csv', says: 'Mentions (CSV)' },
  { view: 'csv-attributions', path: 'data/attributions.csv', says: 'Attributions (CSV)' },
  { view: 'csv-timeline', path: 'data/timeline.csv', says: 'Timeline (CSV)' },
  { view: 'csv-documents', path: 'data/documents.csv', says: 'Documents (CSV)' },
  { view: 'claim-review', path: 'data/claim-review.jsonld', says: 'ClaimReview (JSON-LD)' },
  { view: 'news-article', path: 'data/news-article.jsonld', says: 'NewsArticle (JSON-LD)' },
  { view: 'ninjs', path: 'data/ninjs.json', says: 'ninjs' },
  { view: 'stix', path: 'data/stix.json', says: 'STIX 2.1' },
  { view: 'annotations', path: 'data/annotations.jsonld', says: 'Web Annotations' },
  { view: 'card', path: 'cards.html', says: 'Cards to embed' },
  { view: 'svg-timeline', path: 'pictures/timeline.svg', says: 'Timeline (SVG)' },
  { view: 'svg-coverage', path: 'pictures/coverage.svg', says: 'Coverage (SVG)' },
  { view: 'svg-lineage', path: 'pictures/lineage.svg', says: 'Lineage (SVG)' },
  { view: 'svg-matrix', path: 'pictures/matrix.svg', says: 'Claims by outlet (SVG)' },
  { view: 'svg-map', path: 'pictures/map.svg', says: 'Map (SVG)' },
]

const ALTERNATES = [
  ['feeds/rss.xml', 'application/rss+xml', 'Claims (RSS)'],
  ['feeds/atom.xml', 'application/atom+xml', 'Claims (Atom)'],
  ['feeds/feed.json', 'application/feed+json', 'Claims (JSON Feed)'],
  ['data/claim-review.jsonld', 'application/ld+json', 'ClaimReview'],
  ['data/news-article.jsonld', 'application/ld+json', 'NewsArticle'],
] as const

/** For the head of each page: where programs find the rest. */
export const SITE_LINKS = ALTERNATES.map(
  ([path, type, title]) => `<link rel="alternate" type="${type}" title="${title}" href="${path}">\n`,
).join('')

const PAGES = [
  ['index.html', 'Account'],
  ['claims.html', 'Claims'],
  ['documents.html', 'Documents'],
  ['pictures.html', 'Pictures'],
] as const

/** Links to the pages of the story; `up` leads to the list of stories, where there is one. */
export function navOf(current: string, up: string): string {
  const items = PAGES.map(([path, name]) =>
    path === current
      ? `<li><a href="${path}" aria-current="page"><b>${name}</b></a></li>`
      : `<li><a href="${path}">${name}</a></li>`,
  )
  const all = up === '' ? '' : `<li><a href="${up}">All stories</a></li>`
  return `<nav class="contents" aria-label="Pages"><ul>${all}${items.join('')}<li><a href="documents.html#data">Feeds and data</a></li></ul></nav>\n`
}
