// The words of a range of HTML source, for checking citations. Deliberately not the extractor: no tree, no rules about
// pages; character references (WHATWG table, `entities`) and escapes of strings are decoded and white space is collapsed, nothing else.
import { decodeHTML } from 'entities/decode'

/** White space as one space; zero-width spaces and soft hyphens are layout and count as nothing. */
export function collapse(text: string): string {
  return text
    .replace(/[\u200b\u00ad\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

const ESCAPED = /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([^]))/g
const NAMED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: ' ', f: ' ' }

/** What a JSON or JavaScript string says. */
function unescapeString(source: string): string {
  return source.replace(ESCAPED, (_all, unit?: string, byte?: string, sign?: string) =>
    sign === undefined ? String.fromCharCode(Number.parseInt(unit ?? byte ?? '', 16)) : (NAMED[sign] ?? sign),
  )
}

/** Text stands in data in strings in attributes; deeper than this it is not read. */
const LAYERS = 4

/**
 * Whether a run of text says the same as the run of source it claims to come from. In HTML a run may stand in data inside the
 * page (JSON in a script or an attribute) and be escaped several times over.
 */
export function saysTheSame(text: string, source: string, isHtml: boolean): boolean {
  const wanted = collapse(text)
  if (collapse(source) === wanted) return true
  if (!isHtml) return false
  let readings = new Set([source])
  for (let layer = 0; layer < LAYERS; layer++) {
    const next = new Set<string>()
    for (const reading of readings) next.add(decodeHTML(reading)).add(unescapeString(reading))
    for (const reading of next) if (collapse(reading) === wanted) return true
    readings = next
  }
  return false
}
