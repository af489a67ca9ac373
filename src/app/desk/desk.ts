// What the desk can be asked and told: the one seam between the store's read models and the pages, the API and the tests.
// Every answer about a story is a Dossier of that story (views read nothing else); lists are small read models of their own.
// All moments are UTC instants of ISO 8601. Names of people are what they typed: the desk is one newsroom's, not the world's.
import type { ClaimStatus, Dossier, SourceState } from '../../model/index.ts'
import type { SourceKind } from '../../model/index.ts'

/** A page of a list: `next` is the cursor of the one after, null at the end; `total` counts all of them. */
export interface Page<T> {
  readonly rows: readonly T[]
  readonly next: string | null
  readonly total: number
}

export interface Cursor {
  /** As given by `next`; null starts at the front. @throws DeskError 'cursor-unknown' */
  readonly after: string | null
  /** 1 to 200. */
  readonly limit: number
}

/** One line of the list of stories. */
export interface StoryRow {
  readonly id: string
  readonly title: string
  readonly start: string | null
  readonly end: string | null
  /** When its newest document was published and when it last changed here: two clocks, never one. */
  readonly newestAt: string | null
  readonly changedAt: string
  /** Outlets carrying it, and the names of its independent origins: shown side by side, never a bare number. */
  readonly outlets: readonly string[]
  readonly origins: readonly string[]
  readonly documents: number
  readonly claims: Readonly<Record<ClaimStatus, number>>
  /** The latest change of a status or the newest claim, in words; null where nothing changed since it was first made. */
  readonly latest: { readonly at: string | null; readonly text: string; readonly claim: string } | null
  /** Documents per hour or day, oldest first, for the small picture of coverage over time. */
  readonly coverage: readonly { readonly at: string; readonly documents: number }[]
  readonly isBookmarked: boolean
  /** Changed since the reader's last visit, or never visited. */
  readonly isUnread: boolean
}

export type Clock = 'published' | 'collected' | 'updated'
export type StoryOrder = 'changed' | 'newest' | 'coverage' | 'disputed'

export interface StoryQuery extends Cursor {
  /** Hours back from now on `clock`; null is all time. */
  readonly window: number | null
  readonly clock: Clock
  readonly status: ClaimStatus | null
  readonly outlet: string | null
  readonly words: string | null
  readonly order: StoryOrder
  readonly only: 'all' | 'bookmarked' | 'unread' | 'disputed'
  readonly reader: string
}

/** Found, moved for good (merged or split: `to` is where it lives now), or unknown. */
export type Lookup<T> =
  | { readonly kind: 'found'; readonly value: T }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'unknown' }

export interface StoryRead {
  /** Of this one story; `asOf` in it is the moment asked for. */
  readonly dossier: Dossier
  /** Changes whenever the story does: an entity tag. */
  readonly tag: string
  /** The reader's last visit before this one; null at the first. */
  readonly lastVisit: string | null
  readonly isBookmarked: boolean
  /** Titles of `dossier.stories[0].related`. */
  readonly related: readonly { readonly id: string; readonly title: string }[]
  readonly notes: readonly Note[]
  readonly decisions: readonly DecisionRow[]
}

/** Which story a claim, an actor, a document or a timeline entry belongs to. */
export type Member = 'claim' | 'actor' | 'document' | 'place'

/** An actor or a place over all stories, found by name: everything said by and about it, by time. */
export interface NameRead {
  readonly name: string
  readonly aliases: readonly string[]
  /** One dossier per story in which it stands, newest first; `left` says how many more there are. */
  readonly stories: readonly Dossier[]
  readonly left: number
}

export type SearchIn = 'documents' | 'quotations' | 'claims'

export interface SearchQueryAsked extends Cursor {
  /** As typed: phrases, AND OR NOT, fields (speaker: outlet: status: before: after: story: language:), fuzzy~, NEAR/5. */
  readonly text: string
  readonly in: SearchIn
}

export interface SearchHit {
  readonly kind: SearchIn
  /** Of the document, attribution or claim. */
  readonly id: string
  readonly story: string | null
  readonly document: string
  readonly title: string
  readonly outlet: string | null
  readonly at: string | null
  readonly speaker: string | null
  readonly status: ClaimStatus | null
  /** A piece of the text with the ranges that were matched, relative to `words`. `start` is its place in the document. */
  readonly excerpt: {
    readonly words: string
    readonly start: number
    readonly marks: readonly (readonly [number, number])[]
  }
}

export interface SearchAnswer extends Page<SearchHit> {
  /** What was understood, in our own syntax, so that a reader sees how the words were taken. */
  readonly understood: string
  /** Problems of the query (an unknown field, an open quotation mark) and what was left out for being slow; never silence. */
  readonly notes: readonly { readonly code: string; readonly message: string }[]
}

export interface SourceRow extends SourceState {
  readonly address: string
  readonly kind: SourceKind | null
  readonly title: string | null
  readonly folders: readonly string[]
  readonly isPaused: boolean
  readonly everySeconds: number
}

export interface OutletRow {
  readonly name: string
  readonly documents: number
  readonly stories: number
  readonly isDistrusted: boolean
}

/** What a person decides. Nothing is deleted by any of them, and the machine never undoes one. */
export type Decision =
  | { readonly kind: 'merge-stories'; readonly into: string; readonly from: readonly string[] }
  | {
      readonly kind: 'split-story'
      readonly story: string
      readonly documents: readonly string[]
      readonly title: string | null
    }
  | { readonly kind: 'rename-story'; readonly story: string; readonly title: string }
  | {
      readonly kind: 'merge-claims'
      readonly story: string
      readonly into: string
      readonly from: readonly string[]
    }
  | {
      readonly kind: 'split-claim'
      readonly story: string
      readonly claim: string
      readonly mentions: readonly string[]
    }
  | {
      readonly kind: 'merge-actors'
      readonly story: string
      readonly into: string
      readonly from: readonly string[]
    }
  | {
      readonly kind: 'split-actor'
      readonly story: string
      readonly actor: string
      readonly mentions: readonly { readonly document: string; readonly start: number }[]
      readonly name: string
    }
  | { readonly kind: 'rename-actor'; readonly story: string; readonly actor: string; readonly name: string }
  /** Its word stops counting as an origin; its documents stay and are shown as not counted. */
  | { readonly kind: 'distrust-outlet'; readonly outlet: string; readonly reason: string }
  | {
      readonly kind: 'note'
      readonly document: string
      readonly start: number
      readonly end: number
      readonly text: string
    }
  /** A reader's or editor's complaint about a published sentence; answered by `resolve-problem`. */
  | {
      readonly kind: 'report-problem'
      readonly story: string
      readonly sentence: string
      readonly text: string
    }
  | { readonly kind: 'resolve-problem'; readonly problem: string; readonly correction: string | null }

export interface DecisionRow {
  /** Number in the log, as a string. */
  readonly id: string
  readonly at: string
  readonly editor: string
  readonly decision: Decision
  /** In words, for the history. */
  readonly text: string
  /** Who undid it and when; it stays in the history. */
  readonly undone: { readonly at: string; readonly editor: string } | null
}

export interface Note {
  readonly id: string
  readonly document: string
  readonly start: number
  readonly end: number
  readonly text: string
  readonly editor: string
  readonly at: string
}

export interface SavedSearch {
  readonly id: string
  readonly name: string
  /** The query string of the page it was saved on ("q=…&in=claims" or the filters of the stories). */
  readonly query: string
  readonly page: 'search' | 'stories'
  readonly reader: string
}

/** Something changed: what a page that is open may want to know. */
export interface DeskChange {
  readonly kind: 'story' | 'source' | 'decision' | 'round'
  readonly id: string
  readonly at: string
}

export interface Desk {
  /** Changes with everything the desk shows. */
  tag(): Promise<string>
  stories(query: StoryQuery): Promise<Page<StoryRow>>
  /** @param asOf null is now */
  story(id: string, asOf: string | null, reader: string): Promise<Lookup<StoryRead>>
  storyOf(member: Member, id: string): Promise<string | null>
  actor(name: string): Promise<NameRead | null>
  place(name: string): Promise<NameRead | null>
  search(query: SearchQueryAsked): Promise<SearchAnswer>
  sources(): Promise<readonly SourceRow[]>
  outlets(cursor: Cursor): Promise<Page<OutletRow>>
  /** Adds addresses or the feeds of an OPML text; says which were new. @throws DeskError 'address-wrong' | 'opml-wrong' */
  addSources(
    asked: { readonly addresses: readonly string[]; readonly opml: string | null },
    editor: string,
  ): Promise<{ readonly added: readonly string[]; readonly known: readonly string[] }>
  changeSource(address: string, change: 'pause' | 'resume' | 'retry' | 'remove'): Promise<boolean>
  /** The sources as OPML 2.0. */
  opml(): Promise<string>
  /** @throws DeskError 'decision-impossible' with what is wrong with it and what to do */
  decide(decision: Decision, editor: string): Promise<DecisionRow>
  undo(id: string, editor: string): Promise<Lookup<DecisionRow>>
  /** Newest first. */
  decisions(cursor: Cursor): Promise<Page<DecisionRow>>
  bookmark(story: string, isOn: boolean, reader: string): Promise<void>
  savedSearches(reader: string): Promise<readonly SavedSearch[]>
  saveSearch(saved: Omit<SavedSearch, 'id'>): Promise<SavedSearch>
  forgetSearch(id: string, reader: string): Promise<boolean>
  /** Calls the listener for each change, until the returned function is called. */
  watch(listener: (change: DeskChange) => void): () => void
  close(): Promise<void>
}

export type DeskErrorCode =
  | 'cursor-unknown'
  | 'address-wrong'
  | 'opml-wrong'
  | 'decision-impossible'
  | 'moment-wrong'
  | 'store-busy'
  | 'store-read-only'

/** What went wrong, with advice: one plain line that may be shown to anybody. */
export class DeskError extends Error {
  readonly code: DeskErrorCode
  constructor(code: DeskErrorCode, message: string) {
    super(message)
    this.name = 'DeskError'
    this.code = code
  }
}
