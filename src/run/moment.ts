// Moments: when a document counts as known, and what an --as-of leaves out.
// A day without an hour counts as known only when the day is over: "what did we know at 14:00?" must not look ahead.
import { diagnose, type Diagnostic, type Document } from '../model/index.ts'
import { byCodeUnit } from '../text/order.ts'
import { RUN_DIAGNOSTICS } from './diagnostics.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** When a document became known, ISO 8601: its publication time, else its retrieval time, else null. */
export function knownAt(document: Document): string | null {
  return document.meta.publishedAt?.value ?? document.retrievedAt
}

/** The last instant a day or moment covers, so that days and instants compare as strings. */
export function endOf(moment: string): string {
  return DAY.test(moment) ? `${moment}T23:59:59.999Z` : moment
}

/** Reads "2031-03-04", "2031-03-04T14:00Z", "2031-03-04 14:00" (UTC) or an offset; null when it is none of these. */
export function parseMoment(words: string): string | null {
  if (DAY.test(words)) return Number.isNaN(Date.parse(`${words}T00:00:00Z`)) ? null : words
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:?\d{2})?$/.exec(
    words.trim(),
  )
  if (!match) return null
  const [, day = '', time = '', zone = 'Z'] = match
  const instant = Date.parse(`${day}T${time}${zone}`)
  return Number.isNaN(instant) ? null : new Date(instant).toISOString()
}

/** Canonical order of documents: as they became known, undated last, then by input, then by id. */
export function inOrder(documents: readonly Document[]): Document[] {
  const key = (one: Document): string => {
    const known = knownAt(one)
    return known === null ? '~' : endOf(known)
  }
  return [...documents].sort(
    (a, b) => byCodeUnit(key(a), key(b)) || byCodeUnit(a.input, b.input) || byCodeUnit(a.id, b.id),
  )
}

/** The documents that were known at a moment, and a word about each that was not. */
export function knownBy(
  documents: readonly Document[],
  asOf: string | null,
): { readonly known: readonly Document[]; readonly diagnostics: readonly Diagnostic[] } {
  if (asOf === null) return { known: documents, diagnostics: [] }
  const known: Document[] = []
  const diagnostics: Diagnostic[] = []
  for (const document of documents) {
    const at = knownAt(document)
    if (at !== null && endOf(at) <= endOf(asOf)) known.push(document)
    else {
      const code = at === null ? 'undated-left-out' : 'published-later'
      diagnostics.push(
        diagnose(RUN_DIAGNOSTICS, code, { input: document.input, asOf }, { document: document.id }),
      )
    }
  }
  return { known, diagnostics }
}
