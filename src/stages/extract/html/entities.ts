// Character references: decoding of text and of attribute values. The few common names are at hand; the standard's other
// two thousand are asked of `entities` once per name and page.
import { decodeHTML } from 'entities/decode'

/** Remembers the names that one page uses. */
export type EntityDecoder = Map<string, string>

const COMMON: readonly (readonly [name: string, value: string])[] = [
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['shy', '\u00ad'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['hellip', '…'],
  ['laquo', '«'],
  ['raquo', '»'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['bdquo', '„'],
  ['sbquo', '‚'],
  ['euro', '€'],
  ['copy', '©'],
  ['middot', '·'],
  ['bull', '•'],
  ['eacute', 'é'],
  ['egrave', 'è'],
  ['agrave', 'à'],
  ['auml', 'ä'],
  ['ouml', 'ö'],
  ['uuml', 'ü'],
  ['Auml', 'Ä'],
  ['Ouml', 'Ö'],
  ['Uuml', 'Ü'],
  ['szlig', 'ß'],
  ['ccedil', 'ç'],
  ['ntilde', 'ñ'],
]

export function makeDecoder(): EntityDecoder {
  return new Map(COMMON.map(([name, value]) => [`&${name};`, value]))
}

const REFERENCE = /&(?:#[xX][0-9a-fA-F]+;?|#[0-9]+;?|[A-Za-z][A-Za-z0-9]{0,40};?)/g
const REFERENCE_IN_ATTRIBUTE =
  /&(?:#[xX][0-9a-fA-F]+;?|#[0-9]+;?|[A-Za-z][A-Za-z0-9]{0,40}(?:;|(?!=|[A-Za-z0-9])))/g

/** Decodes the character references of a text. @example decodeText('R&amp;D', makeDecoder()) // "R&D" */
export function decodeText(raw: string, decoder: EntityDecoder): string {
  return raw.includes('&') ? raw.replace(REFERENCE, (reference) => decodeReference(reference, decoder)) : raw
}

/** Decodes an attribute value, where a name without a semicolon counts only at its end. */
export function decodeAttribute(raw: string, decoder: EntityDecoder): string {
  return raw.includes('&')
    ? raw.replace(REFERENCE_IN_ATTRIBUTE, (reference) => decodeReference(reference, decoder))
    : raw
}

/** One reference, "&…" as written; what is no reference comes back unchanged. */
export function decodeReference(reference: string, decoder: EntityDecoder): string {
  const known = decoder.get(reference)
  if (known !== undefined) return known
  const value = decodeHTML(reference)
  decoder.set(reference, value)
  return value
}
