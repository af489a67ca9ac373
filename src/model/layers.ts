// The layers: standoff annotations made by stages, by scope. The names are the ones stages write in needs and makes.
import type { AccountSection, Question, Stance, TimelineEntry } from './account.ts'
import type { Attribution } from './attribution.ts'
import type { Capture, Carrier } from './capture.ts'
import type { Actor, Chronicle } from './chronicle.ts'
import type { ClaimSet, Statement } from './claim.ts'
import type { Document } from './document.ts'
import type { Fingerprint, LineageRelation } from './lineage.ts'
import type { Grouping, Story } from './story.ts'
import type { PdfContent } from './pdf.ts'
import type { Syntax } from './syntax.ts'

/** What came in at the door: bytes with their circumstances, not yet a Capture. */
export interface Arrival {
  readonly input: string
  /** What the page is known by: the address where it was found, without tracking parameters. Null for a file. */
  readonly address: string | null
  /** As it was asked for, where that is another one. */
  readonly requestedAddress?: string
  readonly finalAddress: string | null
  readonly status: number | null
  readonly headers: Readonly<Record<string, string>>
  readonly retrievedAt: string | null
  readonly bytes: Uint8Array
  readonly primarySource?: string | null
  /** What the host's robots.txt says of it; absent for a file. */
  readonly robots?: 'allowed' | 'disallowed' | 'unknown'
  /** See Capture. */
  readonly redirects?: readonly string[]
  readonly canonicalAddress?: string
  readonly carrier?: Carrier
  readonly place?: string
}

export interface CaptureLayers {
  readonly arrival: Arrival
  readonly capture: Capture
  /** The captured bytes, handed in beside the capture. */
  readonly bytes: Uint8Array
  /** What a PDF shows, read from the bytes; null where they are none. */
  readonly pdf: PdfContent | null
}

export interface DocumentLayers {
  readonly document: Document
  readonly syntax: Syntax
  readonly fingerprint: Fingerprint
  readonly lineage: readonly LineageRelation[]
  readonly attributions: readonly Attribution[]
  readonly chronicle: Chronicle
  readonly statements: readonly Statement[]
}

export interface CorpusLayers {
  readonly grouping: Grouping
}

export interface StoryLayers {
  readonly story: Story
  readonly actors: readonly Actor[]
  readonly claims: ClaimSet
  readonly timeline: readonly TimelineEntry[]
  readonly stances: readonly Stance[]
  readonly account: readonly AccountSection[]
  readonly questions: readonly Question[]
}

export type LayerName = keyof CaptureLayers | keyof DocumentLayers | keyof CorpusLayers | keyof StoryLayers
export type Layers = CaptureLayers & DocumentLayers & CorpusLayers & StoryLayers
