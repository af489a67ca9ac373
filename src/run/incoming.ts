// What can come in, and what it gives: the words between the doors, gathering and intake.
import type { Arrival, ArchivePiece, Diagnostic, UnpackBody } from '../model/index.ts'

export interface ReadOne {
  readonly arrival: Arrival
  readonly notes?: readonly Diagnostic[]
  /** What is taken where no article is found in the bytes: what a feed holds of the page, say. */
  readonly instead?: () => Omit<ReadOne, 'instead'>
}

/** What reading an input gave: its bytes, with words about them where there are any, or why there are none. */
export type Read = ReadOne | { readonly failed: Diagnostic }

/** Something to read as one article: a file, a fetched page. Read once, in order. */
export interface IncomingOne {
  readonly input: string
  /** It was named by itself, and not found in a folder. */
  readonly isNamed?: boolean
  /** What reading it is called while it goes on, where that is more than collecting it. */
  readonly doing?: string
  read(): Promise<Read>
}

/** A web archive: opened when its turn comes, and never held whole. */
export interface IncomingArchive {
  readonly input: string
  readonly unpack: UnpackBody
  readonly checksDigests?: boolean
  pieces(): AsyncIterable<ArchivePiece>
}

export type Incoming = IncomingOne | IncomingArchive

export type Came =
  | ({ readonly kind: 'arrival' } & Pick<ReadOne, 'arrival' | 'instead'>)
  | { readonly kind: 'failed'; readonly input: string; readonly diagnostic: Diagnostic }
  | { readonly kind: 'note'; readonly diagnostic: Diagnostic }

/** A file that lists feeds (OPML), decoded. */
export interface SubscriptionFile {
  readonly input: string
  readonly text: string
}
