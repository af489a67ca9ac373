// W3C Web Annotations: each citation of the account as one annotation on its source, found again by position and by quotation.
// Positions count Unicode code points of the document's text, as the recommendation wants, not the UTF-16 units of the dossier.
import type { DossierDocument } from '../../../model/index.ts'
import { cutTo, EXCERPT_LENGTH } from '../excerpt.ts'
import { instantOf, isoInstant } from '../instants.ts'
import { safeAddress } from '../safe-text.ts'
import type { TextView, ViewOptions } from '../view.ts'
import { urnOf } from '../exports/identify.ts'
import { readDossier, type DossierSentence, type Reading } from './reading.ts'

/** Characters on either side by which the words are told from the same words elsewhere in the text. */
const CONTEXT = 32

/** How many code points stand before a UTF-16 offset: counted once through the text, then looked up. */
function codePointsBefore(text: string): (offset: number) => number {
  const seconds: number[] = []
  for (const pair of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) seconds.push(pair.index + 1)
  return (offset) => {
    let low = 0
    let high = seconds.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((seconds[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return offset - low
  }
}

type Counter = ReturnType<typeof codePointsBefore>

interface Place {
  readonly start: number
  readonly end: number
}

/** The exact words, unless they are longer than an excerpt may be: then their first and last ones, as a range. */
function quoteSelector(text: string, { start, end }: Place, length: number): object {
  const quote = (from: number, to: number): object => ({
    type: 'TextQuoteSelector',
    exact: text.slice(from, to),
    prefix: text.slice(Math.max(0, from - CONTEXT), from).toWellFormed(),
    suffix: text.slice(to, to + CONTEXT).toWellFormed(),
  })
  if (end - start <= Math.max(length, CONTEXT * 2)) return quote(start, end)
  return {
    type: 'RangeSelector',
    startSelector: quote(start, start + CONTEXT),
    endSelector: quote(end - CONTEXT, end),
  }
}

interface Target {
  readonly document: DossierDocument
  readonly text: string
  readonly count: Counter
}

function annotationOf(
  sentence: DossierSentence,
  place: Place,
  target: Target,
  more: { readonly section: string; readonly options: ViewOptions; readonly created: string | null },
): object {
  const { document, text, count } = target
  const { options, section, created } = more
  return {
    id: urnOf(
      'annotation',
      `${document.id} ${String(place.start)} ${String(place.end)} ${section} ${sentence.about ?? sentence.text}`,
    ),
    type: 'Annotation',
    motivation: 'linking',
    ...(created === null ? {} : { created }),
    generator: { type: 'Software', name: 'Hearsay' },
    body: [
      {
        type: 'TextualBody',
        value: cutTo(sentence.text, Math.max(options.excerpt ?? 0, 600)),
        format: 'text/plain',
        purpose: 'describing',
      },
      { type: 'TextualBody', value: section, purpose: 'tagging' },
    ],
    target: {
      source: safeAddress(document.address) ?? urnOf('document', document.id),
      selector: [
        { type: 'TextPositionSelector', start: count(place.start), end: count(place.end) },
        quoteSelector(text, place, options.excerpt ?? EXCERPT_LENGTH),
      ],
    },
  }
}

function annotations(reading: Reading, options: ViewOptions): object[] {
  const targets = new Map<string, Target>()
  for (const document of reading.dossier.documents)
    if (document.text !== null)
      targets.set(document.id, { document, text: document.text, count: codePointsBefore(document.text) })
  const at = instantOf(reading.dossier.generatedAt)
  const created = at === null ? null : isoInstant(at)
  return reading.dossier.account.flatMap(({ section, sentences }) =>
    sentences.flatMap((sentence) =>
      sentence.evidence.flatMap((place) => {
        const target = targets.get(place.document)
        return target ? [annotationOf(sentence, place, target, { section, options, created })] : []
      }),
    ),
  )
}

export const webAnnotations: TextView = {
  id: 'annotations',
  title: 'Citations of the account, W3C Web Annotations',
  mediaType: 'application/ld+json',
  extension: 'jsonld',
  render: (dossier, options) => {
    const items = annotations(readDossier(dossier), options)
    const id = urnOf('annotations', dossier.stories.map((one) => one.id).join(' '))
    const value = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id,
      type: 'AnnotationCollection',
      label: 'Citations of the account',
      total: items.length,
      first: { id: urnOf('annotation page', id), type: 'AnnotationPage', partOf: id, startIndex: 0, items },
    }
    return `${JSON.stringify(value, null, 2)}\n`
  },
}
