// Makes a Capture of what came in at the door: its kind, its digest, its id. The bytes themselves are left as they came.
import {
  defineStage,
  diagnose,
  type Arrival,
  type Capture,
  type Made,
  type MediaKind,
} from '../../model/index.ts'
import { looksBinary, looksPdf } from '../../text/binary.ts'
import { makeId, sha256 } from '../../text/digest.ts'
import { COLLECT_DIAGNOSTICS } from './diagnostics.ts'
import { mediaOf } from './media.ts'

interface NotArticle {
  /** As a reader would name it. */
  readonly what: string
  readonly advice: string
}

/** Kinds that list or hold articles but are none. */
const NOT_ARTICLES: Readonly<Partial<Record<MediaKind, NotArticle>>> = {
  feed: { what: 'a feed', advice: 'Give the feed by itself, as a file or by its address.' },
  sitemap: {
    what: 'a sitemap',
    advice: 'A sitemap holds no text: give its address, so that the pages it lists are fetched.',
  },
  robots: {
    what: 'a robots.txt file',
    advice: 'Give the address of the site, or the articles as files.',
  },
  opml: {
    what: 'a list of feeds (OPML)',
    advice: 'Name the file by itself, with the ending .opml, to have its feeds read.',
  },
  warc: { what: 'a web archive', advice: 'Give it with the ending .warc or .arc.' },
}

/** The capture of an arrival. Empty and binary bytes make one too: an error diagnostic says that no article is in them. */
export function captureOf(arrival: Arrival): Made<Capture> {
  const { bytes, input } = arrival
  const digest = sha256(bytes)
  const isPdf = looksPdf(bytes)
  const binary = bytes.length && !isPdf ? looksBinary(bytes) : null
  const capture: Capture = {
    id: makeId('d', digest, arrival.address ?? input),
    input,
    requestedAddress: arrival.requestedAddress ?? arrival.address,
    finalAddress: arrival.finalAddress,
    status: arrival.status,
    headers: arrival.headers,
    retrievedAt: arrival.retrievedAt,
    robots: arrival.robots ?? null,
    digest,
    size: bytes.length,
    media: isPdf
      ? 'pdf'
      : binary
        ? 'unknown'
        : mediaOf(bytes, arrival.finalAddress ?? input, arrival.headers['content-type'] ?? null),
    primarySource: arrival.primarySource ?? null,
    ...(arrival.redirects?.length ? { redirects: arrival.redirects } : {}),
    ...(arrival.canonicalAddress === undefined ? {} : { canonicalAddress: arrival.canonicalAddress }),
    ...(arrival.carrier ? { carrier: arrival.carrier } : {}),
    ...(arrival.place === undefined ? {} : { place: arrival.place }),
  }
  if (!bytes.length)
    return { value: capture, diagnostics: [diagnose(COLLECT_DIAGNOSTICS, 'input-empty', { input })] }
  if (binary) {
    return {
      value: capture,
      diagnostics: [diagnose(COLLECT_DIAGNOSTICS, 'input-binary', { input, media: binary })],
    }
  }
  const other = NOT_ARTICLES[capture.media]
  if (other) {
    return {
      value: capture,
      diagnostics: [
        diagnose(COLLECT_DIAGNOSTICS, 'input-no-article', { input, media: other.what, advice: other.advice }),
      ],
    }
  }
  return { value: capture, diagnostics: [] }
}

export const collect = defineStage({
  id: 'collect',
  room: 'collect',
  version: 1,
  scope: 'capture',
  needs: ['arrival'],
  makes: 'capture',
  why: 'What came in, as it came: bytes, address, time, digest.',
  run: ({ arrival }) => captureOf(arrival),
})
