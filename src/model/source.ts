// Sources: what is watched, and how that goes. A source is an address or a folder that leads to pages again and again.

/** A list is one of feeds (OPML): each feed in it is a source of its own. */
export type SourceKind = 'feed' | 'sitemap' | 'home' | 'page' | 'folder' | 'list'

/** What a person decided about a source. */
export interface Source {
  /** What it is known by: its address as written, without credentials; for a folder its absolute path. */
  readonly address: string
  /** What it turned out to be; null before the first visit. */
  readonly kind: SourceKind | null
  /** What it calls itself. */
  readonly title: string | null
  /** Of the site that it belongs to. */
  readonly home: string | null
  /** The folders it was filed under, as OPML has them. */
  readonly folders: readonly string[]
  /** ISO 8601 UTC. */
  readonly addedAt: string
  /** From one visit to the next, where all is well. */
  readonly everySeconds: number
  /** Most pages taken at the first visit; of a sitemap or home page at each. */
  readonly limit: number
  readonly isPaused: boolean
}

export const SOURCE_CONDITIONS = [
  'new',
  'ok',
  'unchanged',
  'empty',
  'gone',
  'blocked',
  'refused',
  'failing',
] as const

/**
 * new: not visited yet. ok: read. unchanged: the server says that nothing is new, or sends the same again. empty: read, and
 * lists no page. gone: the server says that nothing is there any more. blocked: robots.txt asks not to. refused: an address
 * that must not be contacted. failing: anything else, since `failingSince`.
 */
export type SourceCondition = (typeof SOURCE_CONDITIONS)[number]

/** How watching a source goes. All times ISO 8601 UTC. */
export interface SourceState {
  readonly condition: SourceCondition
  readonly checkedAt: string | null
  /** The last visit that went well. */
  readonly okAt: string | null
  /** Since when no visit went well; null where the last one did. */
  readonly failingSince: string | null
  /** Visits in a row that did not go well. */
  readonly failures: number
  /** Of the diagnostic that says why, with its message. */
  readonly code: string | null
  readonly message: string | null
  readonly nextTryAt: string | null
  /** Pages kept from it in all. */
  readonly pages: number
  /** Pages that wait to be fetched, or to be looked at again. */
  readonly waiting: number
  /** Pages that could not be had in the end. */
  readonly lost: number
  /** Where a visit ended that was led elsewhere. */
  readonly movedTo: string | null
}
