// What a page of the desk is: a pure function from what was read to a whole HTML document. The server reads, chooses the page by
// address and content type, and sends it; pages know no server, store, clock or network. JSON at the same address is the model.
import type {
  DecisionRow,
  NameRead,
  OutletRow,
  Page,
  SavedSearch,
  SearchAnswer,
  SearchQueryAsked,
  SourceRow,
  StoryQuery,
  StoryRead,
  StoryRow,
} from '../desk/desk.ts'

/** What every page knows of the request. */
export interface PageContext {
  /** Path and parsed query of the address, for links that keep the filters, as-of and window. */
  readonly path: string
  readonly query: URLSearchParams
  /** The name under which this browser decides, bookmarks and visits; "" where none was typed yet. */
  readonly reader: string
  readonly asOf: string | null
  readonly now: string
  /** Sent back by every form (a hidden field "token"); the server refuses a form without it. */
  readonly formToken: string
  /** False over a store that is read-only: forms are shown as not available, with the reason. */
  readonly isWritable: boolean
  /** What a form just did, or why it could not, in one line; null where nothing was sent. */
  readonly message: {
    readonly kind: 'done' | 'failed'
    readonly text: string
    readonly undo: string | null
  } | null
  /** Addresses of the built islands and the style sheet, under the server's own origin. */
  readonly assets: { readonly style: string; readonly script: string | null }
}

export const STORY_TABS = [
  'account',
  'timeline',
  'speakers',
  'matrix',
  'lineage',
  'map',
  'people',
  'questions',
  'coverage',
] as const
export type StoryTab = (typeof STORY_TABS)[number]

export interface StoriesModel {
  readonly query: StoryQuery
  readonly page: Page<StoryRow>
  readonly saved: readonly SavedSearch[]
}

export interface StoryModel extends StoryRead {
  readonly tab: StoryTab
  /** What can be taken out: the views, by id, title and extension. Their address is /stories/ID/exports/VIEW. */
  readonly exports: readonly { readonly id: string; readonly title: string; readonly extension: string }[]
  readonly sources: readonly SourceRow[]
}

export interface ClaimModel extends StoryRead {
  readonly claim: string
}

export interface ReaderModel extends StoryRead {
  readonly document: string
  /** The earlier version to compare with, by id, where one is asked for. */
  readonly against: string | null
}

export interface ActorModel {
  readonly read: NameRead
}

export interface SearchModel {
  readonly asked: SearchQueryAsked
  /** Null where nothing was asked yet. */
  readonly answer: SearchAnswer | null
  readonly saved: readonly SavedSearch[]
}

export interface SourcesModel {
  readonly sources: readonly SourceRow[]
  readonly outlets: Page<OutletRow>
}

export interface DecisionsModel {
  readonly decisions: Page<DecisionRow>
}

/** RFC 9457. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
}

/**
 * Addresses: / (stories), /stories/ID (tab as ?tab=), /claims/ID, /documents/ID (?against=), /actors/NAME, /places/NAME,
 * /search, /sources, /decisions, /reference (of the API). Forms post to /decisions (kind=… and the fields of a Decision), /decisions/undo (id),
 * /sources (addresses, opml file), /sources/change (address, change), /bookmarks (story, on), /saved (name, query, page),
 * /saved/forget (id), /reader (name); each answers with a redirect to the page it came from ("back").
 */
export interface Pages {
  stories(model: StoriesModel, context: PageContext): string
  /** Async: some tabs load their picture. */
  story(model: StoryModel, context: PageContext): Promise<string>
  claim(model: ClaimModel, context: PageContext): string
  reader(model: ReaderModel, context: PageContext): string
  actor(model: ActorModel, context: PageContext): string
  place(model: ActorModel, context: PageContext): string
  search(model: SearchModel, context: PageContext): string
  sources(model: SourcesModel, context: PageContext): string
  decisions(model: DecisionsModel, context: PageContext): string
  problem(problem: Problem, context: PageContext): string
}
