// Succession: which documents are versions of one page, in what order, and which of them stands at a moment. Found from the
// captures in hand and never stored, so that an older version that comes in later takes its place as if it had come first.
import type { Block, Capture, Document } from '../../model/index.ts'
import { byCodeUnit } from '../../text/order.ts'
import { endOf, knownAt } from '../moment.ts'

export interface CapturedDocument {
  readonly document: Document
  readonly capture: Capture
}

/** A version that a later one replaced. */
export interface EarlierVersion {
  readonly document: Document
  readonly replacedBy: Document
  /** When the later one was there: its own word, where that can be, else when it was fetched. Null for files. */
  readonly replacedAt: string | null
  /** False where one of the two is only what a feed held of the page: the outlet changed nothing. */
  readonly isEdit: boolean
}

export interface Succession {
  /** The documents that stand, each with the id of the one that it replaces. */
  readonly current: readonly Document[]
  /** By page, from the oldest on. */
  readonly earlier: readonly EarlierVersion[]
}

/** What of a page is its article: what is only time, place or furniture changes without anybody editing anything. */
const FURNITURE: ReadonlySet<Block['kind']> = new Set(['dateline', 'boilerplate', 'footnote'])

export const isArticleBlock = ({ kind }: Block): boolean => !FURNITURE.has(kind)

const squeezed = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** The article as it reads: two fetches with the same are one version. */
export function articleText({ text, blocks, meta }: Document): string {
  const read = blocks.filter(isArticleBlock).map(({ start, end }) => squeezed(text.slice(start, end)))
  return [meta.title?.value ?? '', ...read].join('\n')
}

/** What the versions of a page share; null where a document has neither address nor place. */
export const pageOf = (capture: Capture): string | null =>
  capture.place ?? capture.finalAddress ?? capture.requestedAddress

const isFeedContent = ({ carrier }: Capture): boolean => carrier?.isContent === true

/** When a version was there: the page's own word, where it lies between the two fetches, else the fetch. */
function appearedAt(later: Document, before: Document): string | null {
  const own = later.meta.modifiedAt?.value ?? null
  const { retrievedAt } = later
  if (retrievedAt === null) return own
  const fits = own !== null && endOf(own) <= retrievedAt && endOf(own) >= (before.retrievedAt ?? '')
  return fits ? own : retrievedAt
}

/** Files have no time of fetching: what they say of themselves decides. */
function inSuccession(a: CapturedDocument, b: CapturedDocument): number {
  const fetched = ({ document }: CapturedDocument): string => document.retrievedAt ?? ''
  const own = ({ document: { meta } }: CapturedDocument): string =>
    endOf(meta.modifiedAt?.value ?? meta.publishedAt?.value ?? '')
  return (
    byCodeUnit(fetched(a), fetched(b)) ||
    byCodeUnit(own(a), own(b)) ||
    byCodeUnit(a.document.id, b.document.id)
  )
}

interface Version extends CapturedDocument {
  readonly at: string | null
}

/** The versions of one page, oldest first; a fetch that reads as the one before it is none. */
function versionsOf(page: readonly CapturedDocument[]): Version[] {
  const versions: Version[] = []
  let text = ''
  for (const one of [...page].sort(inSuccession)) {
    const last = versions.at(-1)
    const own = articleText(one.document)
    if (last && own === text) continue
    text = own
    versions.push({ ...one, at: last ? appearedAt(one.document, last.document) : knownAt(one.document) })
  }
  return versions
}

/** Which documents stand at a moment (null: now), and which were replaced by then. Order of the given is kept. */
export function successionOf(documents: readonly CapturedDocument[], asOf: string | null): Succession {
  const pages = new Map<string, CapturedDocument[]>()
  for (const one of documents) {
    const page = pageOf(one.capture) ?? one.document.id
    const known = pages.get(page)
    if (known) known.push(one)
    else pages.set(page, [one])
  }
  const standing = new Map<string, Document>()
  const earlier: EarlierVersion[] = []
  for (const page of pages.values()) {
    const [only] = page
    if (page.length === 1 && only) {
      standing.set(only.document.id, only.document)
      continue
    }
    const all = versionsOf(page)
    const isOut = ({ at }: Version, place: number): boolean =>
      place === 0 || asOf === null || at === null || endOf(at) <= endOf(asOf)
    const out = all.filter(isOut)
    const chain = out.map((version, place) => ({
      version,
      document: { ...version.document, replaces: out[place - 1]?.document.id ?? null },
    }))
    for (const [place, { version, document }] of chain.entries()) {
      const before = chain[place - 1]
      if (before)
        earlier.push({
          document: before.document,
          replacedBy: document,
          replacedAt: version.at,
          isEdit: isFeedContent(before.version.capture) === isFeedContent(version.capture),
        })
    }
    const last = chain.at(-1)
    if (last) standing.set(last.document.id, last.document)
  }
  return { current: documents.flatMap(({ document: { id } }) => standing.get(id) ?? []), earlier }
}
