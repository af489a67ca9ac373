// A statement ready to be weighed against others: what it is about, whose words, when it became known, whose copy it is.
import type { Document, Statement } from '../../model/index.ts'
import type { Features } from './features.ts'

export interface Weighed {
  readonly statement: Statement
  readonly document: Document
  readonly features: Features
  /** Its words without case, marks and a leading "that", to know the same words again. */
  readonly wording: string
  /** Key of the ultimate speaker of the act, for claims that somebody said something. */
  readonly speaker: string | null
  /** When the mention became known, ISO 8601; null for an undated page. */
  readonly knownAt: string | null
}
