// What the sections of an account are written from: one story's layers with look-ups, and the exact words of a span.
import type {
  AccountSentence,
  Actor,
  Attribution,
  Claim,
  ClaimRelation,
  Document,
  Evidence,
  LineageRelation,
  Span,
  Story,
  Syntax,
  TimelineEntry,
} from '../../model/index.ts'
import { pageName } from '../../text/page-name.ts'

export interface Page {
  readonly document: Document
  readonly attributions: readonly Attribution[]
  readonly syntax: Syntax
}

export interface Placed extends Span {
  readonly document: string
}

export interface Parts {
  readonly story: Story
  /** In the order in which they became known. */
  readonly pages: readonly Page[]
  readonly page: ReadonlyMap<string, Page>
  /** Place of each page in that order. */
  readonly order: ReadonlyMap<string, number>
  readonly actors: readonly Actor[]
  readonly claims: readonly Claim[]
  readonly claim: ReadonlyMap<string, Claim>
  readonly relations: readonly ClaimRelation[]
  readonly timeline: readonly TimelineEntry[]
  readonly lineage: readonly LineageRelation[]
  readonly attribution: ReadonlyMap<string, { readonly page: Page; readonly attribution: Attribution }>
}

/** Writes the sentences of one section. */
export type Section = (parts: Parts) => readonly AccountSentence[]

/** The citation of a span: exact characters of its page; null where the page is not here or has no such span. */
export function cite(parts: Parts, placed: Placed): Evidence | null {
  const text = parts.page.get(placed.document)?.document.text
  const { document, start, end } = placed
  if (text === undefined || start < 0 || end <= start || end > text.length) return null
  return { document, start, end, quote: text.slice(start, end) }
}

/** The citations of several spans, each place once. */
export function citeAll(parts: Parts, list: readonly Placed[]): Evidence[] {
  const found = new Map<string, Evidence>()
  for (const placed of list) {
    const evidence = cite(parts, placed)
    if (evidence)
      found.set(`${evidence.document} ${String(evidence.start)} ${String(evidence.end)}`, evidence)
  }
  return [...found.values()]
}

/** What the page with this id is called: its outlet, else its host, else its file. */
export function outletOf(parts: Parts, document: string): string {
  const page = parts.page.get(document)
  return page ? pageName(page.document) : 'a page'
}

export const publishedAt = (parts: Parts, document: string): string | null => {
  const page = parts.page.get(document)?.document
  return page?.meta.publishedAt?.value ?? page?.retrievedAt ?? null
}

/** A line of our own that rests on no source. */
export const editorial = (text: string): AccountSentence => ({ text, evidence: [], editorial: true })
