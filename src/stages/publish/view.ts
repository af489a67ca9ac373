// What a view is: a function from the Dossier, and nothing else, to text or bytes of one media type.
import type { Dossier } from '../../model/index.ts'

export interface ViewOptions {
  /** Whether a terminal shows colour; views of other media pass it over. Words never depend on it. */
  readonly colour: boolean
  /** Characters of a source shown round the cited words, half on either side; words longer than this are cut to it. */
  readonly excerpt?: number
  /** Address of the folder in which the exports of this dossier will stand, ending in "/"; absent where it is not known. */
  readonly site?: string
  /** Feeds: only what this speaker is quoted as saying, by name or alias. */
  readonly speaker?: string
  /** Cards and oEmbed: the claim of this id. */
  readonly claim?: string
}

/** What can be known of a view without loading it. */
export interface ViewEntry {
  readonly id: string
  readonly title: string
  readonly mediaType: string
  /** Without the dot. */
  readonly extension: string
}

export interface View extends ViewEntry {
  render(dossier: Dossier, options: ViewOptions): string | Uint8Array
}

/** A view for readers: always text. */
export interface TextView extends View {
  render(dossier: Dossier, options: ViewOptions): string
}
