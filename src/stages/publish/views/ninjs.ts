// IPTC ninjs 3.0 (News in JSON): the account of a story as one news object, its sources as infoSources and associations. Several
// stories are one composite object with each story as an association.
import type { DossierDocument } from '../../../model/index.ts'
import { instantOf, isoInstant } from '../instants.ts'
import { cutTo } from '../excerpt.ts'
import { escapeHtml, safeAddress } from '../safe-text.ts'
import { STATUS_WORDS } from '../statuses.ts'
import type { TextView, ViewOptions } from '../view.ts'
import { urnOf } from '../exports/identify.ts'
import { knownAt, plain } from '../exports/told.ts'
import { outletName, readDossier, type Reading, type StoryReading } from './reading.ts'

const STANDARD = {
  name: 'ninjs',
  version: '3.0',
  schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#',
}

/** Sentences longer than this are cut: no quotation of an article's length goes out. */
const SENTENCE = 600

/** A source as an associated news object: what identifies it, never its text. */
function sourceObject(document: DossierDocument): object {
  const address = safeAddress(document.address)
  const at = instantOf(document.publishedAt)
  return {
    name: plain(document.title ?? document.input),
    rel: 'source',
    uri: address ?? urnOf('document', document.id),
    type: 'text',
    representationType: 'partial',
    ...(at === null ? {} : { firstCreated: isoInstant(at) }),
    ...(document.language === null ? {} : { language: document.language }),
    ...(document.title === null ? {} : { headlines: [{ value: plain(document.title) }] }),
    ...(document.authors.length ? { by: document.authors.map(plain).join(', ') } : {}),
    infoSources: [{ name: plain(outletName(document)), role: 'publisher' }],
  }
}

const bodyHtml = (story: StoryReading): string =>
  story.sections
    .map(
      ({ head, sentences }) =>
        `<h2>${escapeHtml(head.title)}</h2>${sentences.map((one) => `<p>${escapeHtml(cutTo(one.text, SENTENCE))}</p>`).join('')}`,
    )
    .join('')

function storyObject(story: StoryReading, reading: Reading, _options: ViewOptions): Record<string, unknown> {
  const { dossier } = reading
  const inside = new Set(story.story.documents)
  const known = story.documents.flatMap((one) => knownAt(one) ?? [])
  const made = instantOf(dossier.generatedAt)
  const body = bodyHtml(story)
  const actors = dossier.actors.filter((one) => one.story === story.story.id)
  const named = (kind: 'person' | 'organisation') =>
    actors
      .filter((one) => one.kind === kind)
      .map((one) => ({ name: plain(one.name), rel: 'mentioned', literal: one.id }))
  const places = dossier.places.filter((one) => one.mentions.some((place) => inside.has(place.document)))
  return {
    uri: urnOf('story', story.story.id),
    standard: STANDARD,
    type: 'text',
    representationType: 'full',
    profile: 'hearsay-account',
    title: plain(story.story.title),
    headlines: [{ role: 'main', value: plain(story.story.title) }],
    by: 'Hearsay',
    language: 'en',
    pubStatus: 'usable',
    ...(known.length ? { contentCreated: isoInstant(Math.min(...known)) } : {}),
    ...(made === null ? {} : { versionCreated: isoInstant(made) }),
    descriptions: [
      {
        role: 'summary',
        value: `Carried by ${story.outlets.map(plain).join(', ')}. Independent origins: ${story.origins.map((one) => plain(one.name)).join(', ') || 'none named'}.`,
      },
    ],
    bodies: [
      {
        role: 'main',
        contentType: 'text/html',
        charCount: body.replace(/<[^>]*>/g, '').length,
        value: body,
      },
    ],
    people: named('person'),
    organisations: named('organisation'),
    places: places.map((one) => ({
      name: plain(one.name),
      rel: 'mentioned',
      literal: one.id,
      ...(one.lat === null || one.lon === null
        ? {}
        : { geoJSON: { type: 'Point', coordinates: [one.lon, one.lat] } }),
    })),
    subjects: [...new Set(story.claims.map((one) => one.status))].map((status) => ({
      name: `claims: ${STATUS_WORDS[status]}`,
      rel: 'status of claims',
      literal: status,
      creator: 'Hearsay',
    })),
    infoSources: story.outlets.map((name) => ({ name: plain(name), role: 'source' })),
    associations: story.documents.map(sourceObject),
  }
}

export const ninjs: TextView = {
  id: 'ninjs',
  title: 'The account with its sources, IPTC ninjs 3.0',
  mediaType: 'application/json',
  extension: 'json',
  render: (dossier, options) => {
    const reading = readDossier(dossier)
    const stories = reading.stories.map((story) => storyObject(story, reading, options))
    const made = instantOf(dossier.generatedAt)
    const [only] = stories
    const value =
      stories.length === 1 && only
        ? only
        : {
            uri: urnOf('stories', dossier.stories.map((one) => one.id).join(' ')),
            standard: STANDARD,
            type: 'composite',
            representationType: 'full',
            title: `${String(stories.length)} stories`,
            by: 'Hearsay',
            language: 'en',
            ...(made === null ? {} : { versionCreated: isoInstant(made) }),
            associations: stories.map((one) => ({ name: one['title'], rel: 'story', ...one })),
          }
    return `${JSON.stringify(value, null, 2)}\n`
  },
}
