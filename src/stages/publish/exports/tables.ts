// The dossier as tables for spreadsheets and data frames: what is shown of claims, mentions, attributions, the timeline,
// documents and lineage, one row a thing, with ids and offsets that lead back to the dossier. CSV and Parquet write these.
import { cutTo } from '../excerpt.ts'
import { instantOf, isoInstant } from '../instants.ts'
import { safeAddress } from '../safe-text.ts'
import type { ViewOptions } from '../view.ts'
import { outletName, type Reading } from '../views/reading.ts'
import { changedAt, claimWords, firstAt, plain, ratingWords, reasonWords, WITHHELD } from './told.ts'

export type Cell = string | number | boolean | null

export interface Column {
  readonly name: string
  readonly type: 'text' | 'integer' | 'number' | 'flag'
}

export interface Table {
  readonly id: string
  readonly title: string
  readonly columns: readonly Column[]
  rows(reading: Reading, options: ViewOptions): readonly (readonly Cell[])[]
}

const columns = (names: string): Column[] =>
  names.split(' ').map((given) => {
    const [name = '', type = 'text'] = given.split(':')
    return { name, type: type as Column['type'] }
  })

const several = (names: Iterable<string>): string => [...new Set(names)].map(plain).join('; ')

const moment = (seconds: number | null): string | null => (seconds === null ? null : isoInstant(seconds))

interface Hop {
  readonly name: string
}

const chainWords = (chain: readonly Hop[]): string => chain.map((hop) => plain(hop.name)).join(' > ')

const claims: Table = {
  id: 'claims',
  title: 'Claims, with status and origins',
  columns: columns(
    'claim story status rating kind text origins outlets first_known_at changed_at reason mentions:integer',
  ),
  rows: (reading, { excerpt }) =>
    reading.dossier.claims.map((claim) => [
      claim.id,
      claim.story,
      claim.status,
      ratingWords(claim, reading),
      claim.kind,
      claimWords(claim, reading, excerpt),
      several(claim.origins.map((one) => one.name)),
      several(claim.mentions.map((one) => outletName(reading.document.get(one.document)))),
      moment(firstAt(claim, reading)),
      moment(changedAt(claim, reading)),
      reasonWords(claim.history.at(-1)?.reason ?? '', reading),
      claim.mentions.length,
    ]),
}

/** Whether the text of a document may be shown. */
const isOpen = (reading: Reading, document: string): boolean =>
  (reading.document.get(document)?.text ?? null) !== null

const mentions: Table = {
  id: 'mentions',
  title: 'Mentions of claims, each with its place in its source',
  columns: columns(
    'mention claim document outlet published_at start:integer end:integer quote certainty chain address',
  ),
  rows: (reading, { excerpt }) =>
    reading.dossier.claims.flatMap((claim) =>
      claim.mentions.map((one) => {
        const document = reading.document.get(one.document)
        return [
          one.id,
          claim.id,
          one.document,
          outletName(document),
          document?.publishedAt ?? null,
          one.start,
          one.end,
          isOpen(reading, one.document) ? cutTo(one.quote, excerpt) : WITHHELD,
          one.certainty,
          chainWords(one.chain),
          safeAddress(document?.address ?? null),
        ]
      }),
    ),
}

const attributions: Table = {
  id: 'attributions',
  title: 'Who said what, with which words, on whose word',
  columns: columns(
    'attribution document outlet published_at speaker kind polarity words cue chain venue said_from said_to said_precision confidence:number start:integer end:integer address',
  ),
  rows: (reading, { excerpt }) =>
    reading.dossier.attributions.map((one) => {
      const document = reading.document.get(one.document)
      const text = document?.text ?? null
      const words = (ranges: readonly (readonly [number, number])[]): string =>
        text === null ? WITHHELD : ranges.map(([start, end]) => text.slice(start, end)).join(' … ')
      return [
        one.id,
        one.document,
        outletName(document),
        document?.publishedAt ?? null,
        one.speaker,
        one.kind,
        one.polarity,
        cutTo(words(one.content), excerpt),
        cutTo(words(one.cue), excerpt),
        chainWords(one.chain),
        one.venue,
        one.saidAt?.start ?? null,
        one.saidAt?.end ?? null,
        one.saidAt?.precision ?? null,
        one.confidence,
        one.content[0]?.[0] ?? null,
        one.content.at(-1)?.[1] ?? null,
        safeAddress(document?.address ?? null),
      ]
    }),
}

const timeline: Table = {
  id: 'timeline',
  title: 'The timeline, with how exactly each time is known',
  columns: columns('entry story from to precision basis text claims outlets documents'),
  rows: (reading, { excerpt }) =>
    reading.dossier.timeline.map((entry) => [
      entry.id,
      entry.story,
      entry.when.precision === 'unknown' ? null : entry.when.start,
      entry.when.precision === 'unknown' ? null : entry.when.end,
      entry.when.precision,
      entry.when.basis,
      entry.evidence.some((one) => isOpen(reading, one.document)) ? cutTo(entry.text, excerpt) : WITHHELD,
      entry.claims.join('; '),
      several(entry.evidence.map((one) => outletName(reading.document.get(one.document)))),
      several(entry.evidence.map((one) => one.document)),
    ]),
}

const documents: Table = {
  id: 'documents',
  title: 'Documents, without their texts',
  columns: columns(
    'document story outlet title authors published_at modified_at retrieved_at language address input digest characters:integer aggregator:flag withheld:flag',
  ),
  rows: (reading) =>
    reading.dossier.documents.map((one) => [
      one.id,
      one.story,
      outletName(one),
      one.title,
      several(one.authors),
      one.publishedAt,
      one.modifiedAt,
      one.retrievedAt === null ? null : moment(instantOf(one.retrievedAt)),
      one.language,
      safeAddress(one.address),
      one.input,
      one.digest,
      one.text?.length ?? null,
      one.aggregator,
      one.text === null,
    ]),
}

const lineage: Table = {
  id: 'lineage',
  title: 'Who carries whose text',
  columns: columns('from from_outlet to to_outlet kind score:number characters:integer evidence'),
  rows: (reading) =>
    reading.dossier.lineage.map((one) => [
      one.from,
      outletName(reading.document.get(one.from)),
      one.to,
      outletName(reading.document.get(one.to)),
      one.kind,
      one.score,
      one.spans.reduce((sum, { to }) => sum + to[1] - to[0], 0),
      one.evidence,
    ]),
}

export const TABLES: readonly Table[] = [claims, mentions, attributions, timeline, documents, lineage]
