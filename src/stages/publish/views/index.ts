// The list of views: one file each, and one line here. A view is loaded when it is asked for, so that a page of text does not
// wait for the maps of the world.
import type { TextView, View, ViewEntry } from '../view.ts'
import { html } from './html.ts'
import { json } from './json.ts'
import { md } from './md.ts'
import { text } from './text.ts'

/** Views for readers and the dossier itself: always loaded. */
const READING: readonly TextView[] = [text, md, html, json]

/** Loads the views of one file. */
type Load = () => Promise<readonly View[]>

/** By the beginning of the id where a file holds a family of them, else by the whole id. */
const EXPORTS: Readonly<Record<string, Load>> = {
  'csv-': async () => (await import('./csv.ts')).csvViews,
  'parquet-': async () => (await import('./parquet.ts')).parquetViews,
  rss: async () => [(await import('./feeds.ts')).rss],
  atom: async () => [(await import('./feeds.ts')).atom],
  'json-feed': async () => [(await import('./feeds.ts')).jsonFeed],
  'claim-review': async () => [(await import('./claim-review.ts')).claimReview],
  'news-article': async () => [(await import('./news-article.ts')).newsArticle],
  ninjs: async () => [(await import('./ninjs.ts')).ninjs],
  stix: async () => [(await import('./stix.ts')).stix],
  annotations: async () => [(await import('./annotations.ts')).webAnnotations],
  ical: async () => [(await import('./ical.ts')).ical],
  card: async () => [(await import('./card.ts')).card],
  oembed: async () => [(await import('./card.ts')).oembed],
  'svg-': async () => (await import('./svg.ts')).svgViews,
}

/** A view for readers by its id. Callers check ids first; an unknown one is a bug of theirs. */
export function viewNamed(id: string): TextView {
  const view = READING.find((one) => one.id === id)
  if (!view) throw new Error(`there is no view "${id}"`)
  return view
}

/** Any view by its id; null where there is none. */
export async function loadView(id: string): Promise<View | null> {
  const reading = READING.find((one) => one.id === id)
  if (reading) return reading
  const family = Object.keys(EXPORTS).find((key) => (key.endsWith('-') ? id.startsWith(key) : id === key))
  const views = family === undefined ? undefined : await EXPORTS[family]?.()
  return views?.find((one) => one.id === id) ?? null
}

/** All views, loaded: for the reference and for tests. */
export async function loadViews(): Promise<readonly View[]> {
  const rest = await Promise.all(Object.values(EXPORTS).map((load) => load()))
  return [...READING, ...rest.flat()]
}

export type { TextView, View, ViewEntry }
