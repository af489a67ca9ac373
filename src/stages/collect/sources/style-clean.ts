// What may stay of a style attribute: declarations whose property only dresses its own element and whose value can hold
// no address, function or escape. A declaration in doubt goes; a style with comments or escapes goes whole.
import { ALLOWED_FAMILIES, ALLOWED_KEYWORDS, ALLOWED_PROPERTIES } from './html-allowed.ts'

/** Characters with which a value can hide something from this reading, or leave its attribute. */
const SUSPICIOUS = /[\\<>@{}&\u0000-\u0008\u000e-\u001f]|\/\*/
const PLAIN_VALUE =
  /^(?:#[0-9a-f]+|[-+]?\d{0,6}\.?\d{0,6}(?:cm|em|rem|ex|in|mm|pc|pt|px|%)?|rgb\([\d\s,%.]+\))$/i
/** The only function that may stand in a value is a colour. */
const FUNCTION = /rgba?\([\d\s,%.]*\)/gi

/** The style that is left, in the form `name: value; name: value;`, or '' where nothing is. */
export function cleanStyle(style: string): string {
  if (SUSPICIOUS.test(style)) return ''
  const kept: string[] = []
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const property = declaration.slice(0, colon).trim()
    const value = declaration.slice(colon + 1).trimStart()
    if (value && isAllowed(property.toLowerCase(), value)) kept.push(`${property}: ${value};`)
  }
  return kept.join(' ')
}

function isAllowed(property: string, value: string): boolean {
  if (!/^[a-z-]+$/.test(property) || value.includes(':') || /[()]/.test(value.replace(FUNCTION, '')))
    return false
  if (ALLOWED_PROPERTIES.has(property)) return true
  if (!ALLOWED_FAMILIES.has(property.split('-')[0] ?? '')) return false
  const parts = value
    .replace(/\s*,\s*/g, ',')
    .trim()
    .split(/\s+/)
  return parts.every((part) => ALLOWED_KEYWORDS.has(part.toLowerCase()) || PLAIN_VALUE.test(part))
}
