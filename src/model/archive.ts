// What passes from the file door to the reader of web archives: the unpacked bytes of a file, in order, with the places at
// which packed members begin, and a word about what could not be unpacked. The reader never learns how a file is packed.
import type { Diagnostic } from './diagnostic.ts'

export interface ArchiveBytes {
  readonly kind: 'bytes'
  readonly bytes: Uint8Array
  /** Set where these bytes begin a packed member, or a file that is not packed: its offset in the file. */
  readonly begins?: { readonly offset: number; readonly isPacked: boolean }
}

export interface ArchiveTrouble {
  readonly kind: 'trouble'
  readonly diagnostic: Diagnostic
}

export type ArchivePiece = ArchiveBytes | ArchiveTrouble

/** Undoes one content coding of a body. `isWhole` is false where only a part could be unpacked; null: nothing could, or the coding is not known. */
export type UnpackBody = (
  coding: string,
  bytes: Uint8Array,
  limitBytes: number,
) => { readonly bytes: Uint8Array; readonly isWhole: boolean } | null
