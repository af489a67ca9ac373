// XML 1.0 as text: every name is ours, every value is escaped, and characters that XML 1.0 forbids are taken out.
import { shown } from '../safe-text.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for content and quoted attributes; ">" is escaped too, so that "]]>" ends nothing. */
export const escapeXml = (words: string): string =>
  shown(words)
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)

type Attributes = Readonly<Record<string, string | null>>

/** An element with escaped attributes; `content` is text, or elements already written. Null content is an empty element. */
export function element(
  name: string,
  content: string | readonly string[] | null,
  attributes: Attributes = {},
): string {
  const given = Object.entries(attributes)
    .flatMap(([key, value]) => (value === null ? [] : [` ${key}="${escapeXml(value)}"`]))
    .join('')
  if (content === null) return `<${name}${given}/>`
  return `<${name}${given}>${typeof content === 'string' ? escapeXml(content) : content.join('')}</${name}>`
}

export const XML_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
