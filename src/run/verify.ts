// Verify: every citation of a dossier against the bytes it rests on, offline, by routines that the extractor does not use.
// Four things are checked of each: the document's digest, the span inside the text, the quote against the span, and
// each run of text under it against the run of decoded source that it claims to come from. A PDF has no such runs: its text is
// put together anew from the bytes, and must be the same.
import type { Dossier, DossierDocument, ReadPdf, SourcePiece, Span } from '../model/index.ts'
import { captureOf } from '../stages/collect/collect.ts'
import { decode } from '../text/decode.ts'
import { sha256 } from '../text/digest.ts'
import { saysTheSame } from '../text/source-text.ts'
import { wellFormed } from '../text/well-formed.ts'
import { arrivalsOf, type Incoming } from './arrivals.ts'

export interface VerifyReport {
  readonly citations: number
  readonly documents: number
  readonly withheld: number
  /** Documents whose source could not be read here, so that their text was not checked; in plain lines. */
  readonly notChecked: readonly string[]
  /** One plain line for each citation that does not hold. */
  readonly failures: readonly string[]
}

interface Citation extends Span {
  readonly what: string
  readonly document: string
  readonly quote?: string
}

const ranges = (what: string, document: string, list: readonly (readonly [number, number])[]): Citation[] =>
  list.map(([start, end]) => ({ what, document, start, end }))

/** Everything in a dossier that points into a text. */
export function citationsOf(dossier: Dossier): Citation[] {
  const placed = (
    what: string,
    list: readonly (Span & { readonly document: string; readonly quote?: string })[],
  ): Citation[] =>
    list.map(({ document, start, end, quote }) => ({
      what,
      document,
      start,
      end,
      ...(quote === undefined ? {} : { quote }),
    }))
  return [
    ...dossier.attributions.flatMap((one) => [
      ...ranges(`source of ${one.id}`, one.document, one.source),
      ...ranges(`cue of ${one.id}`, one.document, one.cue),
      ...ranges(`content of ${one.id}`, one.document, one.content),
      ...ranges(`hedge of ${one.id}`, one.document, one.hedges),
      ...ranges(
        `chain of ${one.id}`,
        one.document,
        one.chain.flatMap((hop) => (hop.cue ? [hop.cue] : [])),
      ),
    ]),
    ...dossier.claims.flatMap((claim) => placed(`mention of ${claim.id}`, claim.mentions)),
    ...dossier.timeline.flatMap((entry) => placed(`timeline ${entry.id}`, entry.evidence)),
    ...dossier.actors.flatMap((actor) => placed(`actor ${actor.name}`, actor.mentions)),
    ...placed('time', dossier.times),
    ...dossier.places.flatMap((place) => placed(`place ${place.name}`, place.mentions)),
    ...placed('figure', dossier.figures),
    ...placed('event', dossier.events),
    ...dossier.stances.flatMap((stance) => placed('stance', stance.evidence)),
    ...dossier.lineage.flatMap((one) => [
      ...ranges(
        'lineage',
        one.from,
        one.spans.map((span) => span.from),
      ),
      ...ranges(
        'lineage',
        one.to,
        one.spans.map((span) => span.to),
      ),
    ]),
    ...dossier.account.flatMap((section) =>
      section.sentences.flatMap((one) => placed(`account "${one.text}"`, one.evidence)),
    ),
    ...dossier.versions.flatMap(({ id, replacedBy, edits }) =>
      edits.flatMap(({ before, after }) => [
        ...(before ? placed('edit', [{ ...before, document: id }]) : []),
        ...(after ? placed('edit', [{ ...after, document: replacedBy }]) : []),
      ]),
    ),
    ...dossier.questions.flatMap((one) => placed(`question "${one.question}"`, one.evidence)),
  ]
}

/** A document, or an earlier version of one. */
type CheckedText = Pick<DossierDocument, 'id' | 'input' | 'text' | 'digest' | 'pieces'>

interface Source {
  readonly decoded: string
  readonly isHtml: boolean
  /** Why it could not be read. */
  readonly unread?: string
  /** `decoded` is the whole text of the document, not what it came from. */
  readonly isText?: true
}

/** The decoded sources by digest, for the documents that are asked for. */
async function readSources(
  wanted: ReadonlySet<string>,
  incoming: readonly Incoming[],
  readPdf: ReadPdf | undefined,
): Promise<Map<string, Source>> {
  const sources = new Map<string, Source>()
  for (const one of incoming) {
    for await (const came of arrivalsOf(one)) {
      if (came.kind !== 'arrival') continue
      const { bytes, headers } = came.arrival
      const digest = sha256(bytes)
      if (!wanted.has(digest) || sources.has(digest)) continue
      const { media } = captureOf(came.arrival).value
      if (media === 'pdf') {
        sources.set(digest, await pdfSource(bytes, came.arrival.input, readPdf))
        continue
      }
      const contentType = headers['content-type']
      const decoded = decode(bytes, {
        media: media === 'html' ? 'html' : 'text',
        ...(contentType ? { contentType } : {}),
      })
      sources.set(digest, { decoded: decoded.text, isHtml: media === 'html' })
    }
  }
  return sources
}

async function pdfSource(bytes: Uint8Array, input: string, readPdf: ReadPdf | undefined): Promise<Source> {
  const read = await readPdf?.(bytes, input)
  if (!read) return { decoded: '', isHtml: false, unread: `${input} is a PDF, which is not read here.` }
  if ('failed' in read) return { decoded: '', isHtml: false, unread: read.failed.message }
  const { pdfText } = await import('../stages/extract/pdf/paragraphs.ts')
  return { decoded: wellFormed(pdfText(read.content.pages).text), isHtml: false, isText: true }
}

/** Pieces are checked once, however many citations stand on them. */
function brokenPieces(text: string, document: CheckedText, source: Source): Set<SourcePiece> {
  const broken = new Set<SourcePiece>()
  for (const piece of document.pieces) {
    const [start, end, from, to] = piece
    if (!saysTheSame(text.slice(start, end), source.decoded.slice(from, to), source.isHtml)) broken.add(piece)
  }
  return broken
}

/** Whether every character of a span that is no white space stands on a piece that holds. */
function standsOnSource(
  text: string,
  span: Span,
  document: CheckedText,
  broken: ReadonlySet<SourcePiece>,
): boolean {
  let at = span.start
  for (const piece of document.pieces) {
    const [start, end] = piece
    if (end <= at) continue
    if (start >= span.end) break
    if (broken.has(piece) || text.slice(at, Math.max(at, start)).trim()) return false
    at = Math.max(at, end)
  }
  return at >= span.end || !text.slice(at, span.end).trim()
}

const shown = (citation: Citation, document: CheckedText | undefined): string =>
  `${document?.input ?? citation.document} [${String(citation.start)}, ${String(citation.end)}) ${citation.what}`

/** Checks a dossier against the inputs it was made from. */
export async function verifyDossier(
  dossier: Dossier,
  incoming: readonly Incoming[],
  readPdf?: ReadPdf,
): Promise<VerifyReport> {
  const texts: readonly CheckedText[] = [...dossier.documents, ...dossier.versions]
  const documents = new Map(texts.map((one) => [one.id, one]))
  const sources = await readSources(new Set(texts.map((one) => one.digest)), incoming, readPdf)
  const failures: string[] = []
  const broken = new Map<string, ReadonlySet<SourcePiece>>()
  const notChecked: string[] = []
  let withheld = 0
  for (const document of texts) {
    const source = sources.get(document.digest)
    if (document.text === null) withheld += 1
    else if (source?.unread !== undefined) notChecked.push(source.unread)
    else if (source?.isText) {
      if (source.decoded !== document.text)
        failures.push(`${document.input}: its text is not what the PDF gives`)
    } else if (source) broken.set(document.id, brokenPieces(document.text, document, source))
    else failures.push(`${document.input}: none of the inputs has its digest ${document.digest}`)
  }
  const citations = citationsOf(dossier)
  for (const citation of citations) {
    const document = documents.get(citation.document)
    if (!document) failures.push(`${shown(citation, document)}: the dossier has no such document`)
    else if (document.text !== null) {
      const problem = problemOf(citation, document, document.text, broken.get(document.id))
      if (problem) failures.push(`${shown(citation, document)}: ${problem}`)
    }
  }
  return { citations: citations.length, documents: documents.size, withheld, notChecked, failures }
}

function problemOf(
  citation: Citation,
  document: CheckedText,
  text: string,
  broken: ReadonlySet<SourcePiece> | undefined,
): string | null {
  const { start, end, quote } = citation
  if (start < 0 || end < start || end > text.length) return 'it lies outside the text'
  if (quote !== undefined && text.slice(start, end) !== quote) return 'the text there is not the quote'
  if (broken && !standsOnSource(text, citation, document, broken))
    return 'the source says something else there'
  return null
}
