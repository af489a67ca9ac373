// Reads the cases of test/corpus/chronicle and writes what is found in the lines of a case. Used by corpus.test.ts only.
import { packageResources } from '../../app/resources.ts'
import type {
  Block,
  Chronicle,
  CodedEvent,
  Document,
  Evidenced,
  Figure,
  PlaceMention,
  TimeExpression,
} from '../../model/index.ts'
import { analyse } from '../syntax/index.ts'
import { findChronicle } from './find-chronicle.ts'

export interface Case {
  readonly title: string
  /** Title, settings and text as they stand in the file. */
  readonly head: string
  readonly known: ReadonlyMap<string, string>
  readonly text: string
  readonly expected: readonly string[]
}

const resources = packageResources()

export function cases(file: string): Case[] {
  return file.split(/^={4,}$/m).map((part) => {
    const [head = '', tail = ''] = part.split(/^---$/m)
    const [title = '', ...lines] = head.trim().split('\n')
    const known = new Map<string, string>()
    while (lines[0]?.startsWith('@')) {
      const [name = '', ...value] = (lines.shift() ?? '').slice(1).split(' ')
      known.set(name, value.join(' '))
    }
    return {
      title,
      head: head.trim(),
      known,
      text: lines.join('\n'),
      expected: tail
        .trim()
        .split('\n')
        .map((line) => line.trim()),
    }
  })
}

const given = (value: string | undefined): Evidenced<string> | null =>
  value === undefined ? null : { value, basis: 'given' }

/** A document of one paragraph a line. */
export function documentOf(text: string, published?: string, id = 'd_case'): Document {
  const blocks: Block[] = []
  for (let at = 0; at < text.length;) {
    const stop = text.indexOf('\n', at)
    const end = stop < 0 ? text.length : stop
    if (end > at) blocks.push({ kind: 'paragraph', start: at, end })
    at = end + 1
  }
  return {
    id,
    input: `${id}.txt`,
    address: null,
    digest: '',
    retrievedAt: null,
    text,
    blocks,
    pieces: [],
    links: [],
    dropped: [],
    replaces: null,
    meta: {
      title: null,
      authors: [],
      credits: [],
      outlet: null,
      publishedAt: given(published),
      modifiedAt: null,
      language: given('en'),
      primarySource: null,
      aggregator: null,
    },
  }
}

export function readDocument(document: Document): {
  document: Document
  syntax: ReturnType<typeof analyse>
  chronicle: Chronicle
} {
  const syntax = analyse({ text: document.text, blocks: document.blocks, language: 'en' }, resources)
  return { document, syntax, chronicle: findChronicle({ document, syntax }, resources).value }
}

const timeLine = (words: string, time: TimeExpression): string =>
  [
    words,
    `${time.type} ${time.value}`,
    time.interval ? `${time.interval.start} to ${time.interval.end}` : 'open',
    time.precision ?? '',
    time.basis ?? '',
  ].join(' | ')

function figureLine(words: string, figure: Figure): string {
  const bounds =
    figure.low === undefined && figure.high === undefined
      ? ''
      : ` (${figure.low ?? '…'} to ${figure.high ?? '…'})`
  return [
    words,
    `${figure.approximate ? 'about ' : ''}${Math.round(figure.value * 1000) / 1000}${bounds}`,
    figure.unit,
    figure.of,
  ].join(' | ')
}

const placeLine = (words: string, place: PlaceMention): string =>
  [words, place.name, place.country ?? 'no country', place.kind].join(' | ')

const eventLine = (words: string, event: CodedEvent): string =>
  [
    words,
    `${event.plover} ${event.cameo}${event.polarity === 'denies' ? ' not' : ''}`,
    `${event.source?.actor ?? 'nobody'} > ${event.target?.actor ?? 'nobody'}`,
  ].join(' | ')

/** What is found of one kind, a line each, as the corpus writes it. */
export function linesFor(kind: string, one: Case): string[] {
  const { document, chronicle } = readDocument(documentOf(one.text, one.known.get('published')))
  const words = ({ start, end }: { start: number; end: number }): string => document.text.slice(start, end)
  switch (kind) {
    case 'times':
      return chronicle.times.map((time) => timeLine(words(time), time))
    case 'figures':
      return chronicle.figures.map((figure) => figureLine(words(figure), figure))
    case 'places':
      return chronicle.places.map((place) => placeLine(words(place), place))
    case 'events':
      return chronicle.events.map((event) => eventLine(words(event), event))
    default:
      return []
  }
}
