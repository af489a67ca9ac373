// Stories: a story (saga) holds one or more events; documents belong to one event each.

/** Where one document belongs. */
export interface Assignment {
  readonly document: string
  readonly story: string
  readonly event: string
}

export interface Story {
  readonly id: string
  readonly title: string
  readonly documents: readonly string[]
  readonly related: readonly string[]
}

export interface Grouping {
  readonly stories: readonly Story[]
  readonly assignments: readonly Assignment[]
}
