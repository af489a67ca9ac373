// Makes the HTML of a feed safe to show: a walk over its tokens that lets through the elements and attributes of
// html-allowed.ts and text, and nothing else. Whatever it puts out is closed, and holds no comment, no raw-text element
// and no unescaped `<`, so that no browser can read it otherwise than it was read here. Attributes come in order of name.
// Not done: keeping the page's structure where it was broken.
import { decodeHTML, decodeHTMLAttribute } from 'entities/decode'
import { Tokenizer } from 'htmlparser2'
import { byCodeUnit } from '../../../text/order.ts'
import { resolveAddress } from './address.ts'
import {
  ADDRESS_ATTRIBUTES,
  ALLOWED_ATTRIBUTES,
  ALLOWED_ELEMENTS,
  ALLOWED_SCHEMES,
  DROPPED_WHOLE,
  ENDS_BEFORE,
  VOID_ELEMENTS,
} from './html-allowed.ts'
import { cleanStyle } from './style-clean.ts'

/** Elements nested deeper than this lose their tags and keep their text. */
const MAX_DEPTH = 200
/**
 * Elements whose content HTML reads as text up to their end tag. Feeds seldom write that end tag, and what stands inside is
 * words for readers, so they are given names under which they are elements like any other.
 */
const TEXT_ONLY = 'iframe|noembed|noframes|xmp|title|textarea|plaintext'
const TEXT_ONLY_TAG = new RegExp(`<(/?)(?=(?:${TEXT_ONLY})(?![a-z0-9-]))`, 'gi')
const RENAMED_TAG = new RegExp(`<(/?)x-(?=(?:${TEXT_ONLY})(?![a-z0-9-]))`, 'gi')
const RENAMED = new RegExp(`^x-(?=(?:${TEXT_ONLY})$)`)

/** The safe part of some HTML, its relative addresses resolved by `base`. @example cleanHtml('<b onclick=x>a', null) // "<b>a</b>" */
export function cleanHtml(html: string, base: string | null): string {
  if (!/[<&]/.test(html)) return html.trim()
  const source = withoutOpenEnds(unwrapCdata(html)).replace(TEXT_ONLY_TAG, '<$1x-')
  const cleaner = new Cleaner(source, base)
  const tokenizer = new Tokenizer({ decodeEntities: false }, cleaner)
  tokenizer.write(source)
  tokenizer.end()
  return cleaner.result()
}

/** Plain text as HTML. Only what a browser would take for markup is escaped. @example asHtml('R&D <3') // "R&D <3" */
export function asHtml(text: string): string {
  return text.replace(/<(?=[A-Za-z/!?])|&#?[A-Za-z0-9]{1,40};?/g, (found) =>
    found === '<' ? '&lt;' : decodeHTML(found) === found ? found : `&amp;${found.slice(1)}`,
  )
}

/** Text of HTML source as it was written, references and all, with everything escaped that is neither text nor reference. */
function safeText(source: string): string {
  return source.replace(/&#?[A-Za-z0-9]*;?|</g, (found) => {
    if (found === '<') return '&lt;'
    const meant = decodeHTML(found)
    if (meant === found || !found.endsWith(';')) return meant.replace(/&/g, '&amp;').replace(/</g, '&lt;')
    return sameReference(found.toLowerCase(), meant) ?? found
  })
}

/** Numbers between 128 and 159 name letters of windows-1252, and are written as the letters they mean. */
function sameReference(reference: string, meant: string): string | null {
  if (!reference.startsWith('&#')) return null
  const isHex = reference.startsWith('&#x')
  const code = isHex ? parseInt(reference.slice(3), 16) : Number(reference.slice(2, -1))
  return code === meant.codePointAt(0) ? reference : `&#x${(meant.codePointAt(0) ?? 0).toString(16)};`
}

const escapeValue = (value: string): string =>
  value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

function unwrapCdata(html: string): string {
  const inner = html.trim()
  return inner.startsWith('<![CDATA[') && inner.endsWith(']]>')
    ? inner.slice('<![CDATA['.length, -']]>'.length)
    : html
}

/** Comments that never end are made to end at once, or they would take the rest with them. */
function withoutOpenEnds(html: string): string {
  const tail = html.lastIndexOf('-->') + 1
  return html.includes('<!--', tail) ? html.slice(0, tail) + withoutOpenComments(html.slice(tail)) : html
}

function withoutOpenComments(html: string): string {
  const pieces: string[] = []
  let at = 0
  for (let open = html.indexOf('<!--'); open >= 0; open = html.indexOf('<!--', at)) {
    pieces.push(html.slice(at, open))
    const close = html.indexOf('>', open)
    at = close < 0 ? html.length : close + 1
  }
  pieces.push(html.slice(at))
  return pieces.join('')
}

class Cleaner {
  readonly #source: string
  readonly #base: string | null
  readonly #out: string[] = []
  readonly #open: string[] = []
  readonly #counts = new Map<string, number>()
  #dropping: string | null = null
  #tag = ''
  #attributes = new Map<string, string>()
  #attribute = ''
  #value = ''

  constructor(source: string, base: string | null) {
    this.#source = source
    this.#base = base
  }

  result(): string {
    while (this.#open.length) this.#closeTop()
    return this.#out.join('').trim()
  }

  ontext(start: number, end: number): void {
    if (this.#dropping === null) this.#out.push(safeText(this.#source.slice(start, end)))
  }

  oncdata(start: number, end: number, offset: number): void {
    if (this.#dropping === null) this.#out.push(safeText(this.#source.slice(start, end - offset)))
  }

  onopentagname(start: number, end: number): void {
    this.#tag = this.#name(start, end)
    this.#attributes = new Map()
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#source.slice(start, end).toLowerCase()
    this.#value = ''
  }

  onattribdata(start: number, end: number): void {
    this.#value += this.#source.slice(start, end)
  }

  onattribend(): void {
    const value = decodeHTMLAttribute(this.#value.replace(RENAMED_TAG, '<$1'))
    if (!this.#attributes.has(this.#attribute)) this.#attributes.set(this.#attribute, value)
  }

  onopentagend(): void {
    const name = this.#tag
    if (this.#dropping !== null) return
    if (DROPPED_WHOLE.has(name)) {
      this.#dropping = name
      return
    }
    if (!ALLOWED_ELEMENTS.has(name)) return
    this.#endBefore(name)
    if (VOID_ELEMENTS.has(name)) {
      this.#out.push(`<${name}${this.#cleanAttributes()} />`)
    } else if (this.#open.length < MAX_DEPTH) {
      this.#out.push(`<${name}${this.#cleanAttributes()}>`)
      this.#open.push(name)
      this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1)
    }
  }

  onselfclosingtag(): void {
    // HTML knows no empty-element tags, but XHTML does: <applet/> has no content that could go with it.
    if (this.#tag !== 'applet') this.onopentagend()
  }

  onclosetag(start: number, end: number): void {
    const name = this.#name(start, end)
    if (this.#dropping !== null) {
      if (this.#dropping === name) this.#dropping = null
      return
    }
    if (!this.#counts.get(name)) return
    while (this.#open.at(-1) !== name) this.#closeTop()
    this.#closeTop()
  }

  #name(start: number, end: number): string {
    return this.#source.slice(start, end).trim().toLowerCase().replace(RENAMED, '')
  }

  /** Closes what HTML lets end without an end tag before this element. */
  #endBefore(name: string): void {
    const rule = Object.hasOwn(ENDS_BEFORE, name) ? ENDS_BEFORE[name] : undefined
    if (!rule) return
    for (let at = this.#open.length - 1; at >= 0; at--) {
      const open = this.#open[at] ?? ''
      if (rule.within.has(open)) break
      if (!rule.ends.has(open)) continue
      while (this.#open.length > at) this.#closeTop()
    }
  }

  #closeTop(): void {
    const name = this.#open.pop()
    if (name === undefined) return
    this.#out.push(`</${name}>`)
    this.#counts.set(name, (this.#counts.get(name) ?? 1) - 1)
  }

  #cleanAttributes(): string {
    let out = ''
    for (const name of [...this.#attributes.keys()].sort(byCodeUnit)) {
      const value = cleanAttribute(name, this.#attributes.get(name) ?? '', this.#base)
      if (value !== null) out += ` ${name}="${escapeValue(value)}"`
    }
    return out
  }

  onattribentity(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onend(): void {}
  onprocessinginstruction(): void {}
  ontextentity(): void {}
}

function cleanAttribute(name: string, value: string, base: string | null): string | null {
  if (name === 'style') return cleanStyle(value) || null
  if (!ALLOWED_ATTRIBUTES.has(name)) return null
  if (!ADDRESS_ATTRIBUTES.has(name)) return value
  return isSafeAddress(value) ? resolveAddress(value, base) : null
}

/** Browsers pass over white space and control characters in a scheme, so they count for nothing here too. */
export function isSafeAddress(address: string): boolean {
  const bare = address.replace(
    /[\u0000-\u0020\u007f-\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u2060\u3000\ufeff\ufffd]/g,
    '',
  )
  const scheme = /^([^:/?#]*):/.exec(bare)?.[1]?.toLowerCase()
  return scheme === undefined || ALLOWED_SCHEMES.has(scheme)
}
