// The text of a feed's element as safe HTML, whatever way it was put in: plain, escaped HTML, inline XHTML or base64.
// What a feed says of its own type is believed; where it says nothing, Atom means plain text, and RSS means HTML in bodies
// and, in titles, HTML only where the title could be nothing else.
import { decodeHTML } from 'entities/decode'
import { decode } from '../../../text/decode.ts'
import { resolveAddress } from './address.ts'
import { ADDRESS_ATTRIBUTES, ALLOWED_ELEMENTS, DROPPED_WHOLE, VOID_ELEMENTS } from './html-allowed.ts'
import { asHtml, cleanHtml } from './html-clean.ts'
import { elementsOf, textOf, type XmlElement } from './xml.ts'

export interface TextUse {
  /** Resolves addresses where the element itself says no base. */
  readonly base: string | null
  /** What text without a stated type is. */
  readonly untyped: 'html' | 'plain' | 'guess'
}

/** The element's content as safe HTML; '' where it is empty. */
export function readText(element: XmlElement, use: TextUse): string {
  const type = (element.attributes.get('type') ?? '').trim().toLowerCase()
  const base = element.base ?? use.base
  if (elementsOf(element).length)
    return cleanHtml(inlineMarkup(unwrapped(element, type), element, use.untyped), base)
  const written = textOf(element)
  const isPacked = element.attributes.get('mode') === 'base64' || isBinaryType(type)
  const unpacked = isPacked ? fromBase64(written) : null
  if (unpacked !== null)
    return isHtml(type, 'guess', unpacked) ? cleanHtml(unpacked, base) : asHtml(unpacked.trim())
  return isHtml(type, use.untyped, written) ? cleanHtml(written, base) : asHtml(written)
}

function isHtml(type: string, untyped: TextUse['untyped'], text: string): boolean {
  if (type === 'html' || type === 'xhtml' || type.includes('html') || type.endsWith('xml')) return true
  if (type === 'text' || type.startsWith('text/') || type === 'plain') return false
  return untyped === 'html' || (untyped === 'guess' && looksLikeHtml(text))
}

/** Atom: content of a type that is neither text nor XML comes as base64. */
const isBinaryType = (type: string): boolean =>
  type.includes('/') && !type.startsWith('text/') && !/[/+]xml|html/.test(type)

/** Is every tag in it one of HTML's, and is there an end tag, an empty element or a character reference? */
export function looksLikeHtml(text: string): boolean {
  if (!/<\/[a-z]|<(?:br|hr|img)\b/i.test(text) && !hasReference(text)) return false
  for (const [, name = ''] of text.matchAll(/<\/?([a-z][a-z0-9-]*)/gi)) {
    const lower = name.toLowerCase()
    if (!ALLOWED_ELEMENTS.has(lower) && !DROPPED_WHOLE.has(lower)) return false
  }
  return true
}

function hasReference(text: string): boolean {
  for (const [reference] of text.matchAll(/&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/gi)) {
    if (decodeHTML(reference) !== reference) return true
  }
  return false
}

/** XHTML in Atom 1.0 comes in a `div` that is no part of it. */
function unwrapped(element: XmlElement, type: string): XmlElement {
  if (type !== 'xhtml') return element
  const inner = elementsOf(element)
  const wrapper = inner[0]
  return inner.length === 1 && wrapper?.name === 'div' ? wrapper : element
}

/** The children of an element as HTML source, not yet cleaned. */
function inlineMarkup(holder: XmlElement, element: XmlElement, untyped: TextUse['untyped']): string {
  const out: string[] = []
  // RSS means HTML by text, so that text beside tags holds more of them; in XHTML it is text.
  const isSource =
    untyped === 'html' &&
    !element.attributes.has('type') &&
    elementsOf(element).every((one) => one.vocabulary !== 'xhtml')
  const waiting: (XmlElement | string | { readonly end: string })[] = holder.children.toReversed()
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string')
      out.push(isSource ? node : node.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'))
    else if ('end' in node) out.push(node.end)
    else {
      out.push(`<${node.name}${attributesOf(node, element.base)}>`)
      // Broken feeds leave <br> open, and what comes after it seems to stand in it.
      if (!VOID_ELEMENTS.has(node.name)) waiting.push({ end: `</${node.name}>` })
      for (let at = node.children.length - 1; at >= 0; at--) waiting.push(node.children[at] ?? '')
    }
  }
  return out.join('')
}

function attributesOf(element: XmlElement, outerBase: string | null): string {
  let out = ''
  for (const [name, value] of element.attributes) {
    if (!/^[a-z][a-z0-9:-]*$/.test(name)) continue
    const resolved =
      element.base !== outerBase && ADDRESS_ATTRIBUTES.has(name) ? resolveAddress(value, element.base) : value
    out += ` ${name}="${resolved.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"`
  }
  return out
}

/** The text in some base64; null where it is none. */
function fromBase64(written: string): string | null {
  const bare = written.replace(/\s+/g, '')
  if (!bare || bare.length % 4 === 1 || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(bare)) return null
  const plain = atob(bare.replace(/-/g, '+').replace(/_/g, '/'))
  const bytes = Uint8Array.from(plain, (letter) => letter.charCodeAt(0))
  return decode(bytes, { media: 'text' }).text
}
