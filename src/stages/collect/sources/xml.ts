// A forgiving reader of XML: whatever stands in the text becomes a tree. Tags that were never closed close with their
// parent, end tags without a start are passed over, stray ampersands and angle brackets are text, and HTML's named
// references work although XML knows only five. It never throws and takes time linear in the text.
// Not done: validation, external entities, entities inside entities.
import { decodeHTML } from 'entities/decode'
import { Tokenizer } from 'htmlparser2'
import { resolveAddress } from './address.ts'
import { entitiesIn, escapeStray } from './xml-prolog.ts'
import { vocabularyOf, vocabularyOfPrefix, type Vocabulary } from './xml-names.ts'

export interface XmlElement {
  readonly vocabulary: Vocabulary
  /** Local name in lower case: feeds disagree with each other on case. */
  readonly name: string
  /** Attributes by their written name in lower case, the first of each name. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlElement | string)[]
  /** The address that relative ones below this element are resolved by (xml:base, else the document's). */
  readonly base: string | null
  /** xml:lang, inherited. */
  readonly language: string | null
}

interface Building extends XmlElement {
  readonly children: (XmlElement | string)[]
  /** As written, for its end tag. */
  readonly written: string
  /** Prefix to namespace; shared with the parent where nothing is declared. */
  readonly prefixes: ReadonlyMap<string, string>
}

/** Elements nested deeper than this are laid flat. Feeds stay under twenty; only hostile ones go further. */
const MAX_DEPTH = 256
/** An item inside an item is an item whose predecessor was never closed. */
const ITEMS: ReadonlySet<string> = new Set(['item', 'entry'])

const REFERENCE = /&(#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});/g

/** The names XML knows; the others are looked up in HTML's table, which takes longer. */
const XML_NAMES: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' }

/** Text with its character references resolved; `declared` are the entities of the document's own DOCTYPE. */
function dereference(text: string, declared: ReadonlyMap<string, string>): string {
  if (!text.includes('&')) return text
  return text.replace(
    REFERENCE,
    (whole, name: string) => declared.get(name) ?? XML_NAMES[name] ?? decodeHTML(whole),
  )
}

/** Reads the text from its first element on, which begins at `start`, into a tree under a root that has no name. */
export function readXml({ text, start, address }: XmlText): XmlElement {
  const body = escapeStray(text.slice(start))
  const builder = new TreeBuilder(body, entitiesIn(text.slice(0, start)), address)
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: false }, builder)
  tokenizer.write(body)
  tokenizer.end()
  return builder.root
}

export interface XmlText {
  readonly text: string
  readonly start: number
  /** Where it came from. */
  readonly address: string | null
}

class TreeBuilder {
  readonly root: Building
  readonly #text: string
  readonly #entities: ReadonlyMap<string, string>
  readonly #open: Building[] = []
  readonly #openNames = new Map<string, number>()
  #core: string | null = null
  #flattened = 0
  #tag = ''
  #attributes = new Map<string, string>()
  #attribute = ''
  #value = ''

  constructor(text: string, entities: ReadonlyMap<string, string>, address: string | null) {
    this.#text = text
    this.#entities = entities
    const nothing: ReadonlyMap<string, string> = new Map()
    this.root = {
      vocabulary: 'other',
      name: '',
      attributes: nothing,
      children: [],
      base: address,
      language: null,
      written: '',
      prefixes: nothing,
    }
  }

  get #parent(): Building {
    return this.#open.at(-1) ?? this.root
  }

  ontext(start: number, end: number): void {
    this.#parent.children.push(dereference(this.#text.slice(start, end), this.#entities))
  }

  oncdata(start: number, end: number, offset: number): void {
    this.#parent.children.push(this.#text.slice(start, end - offset))
  }

  onopentagname(start: number, end: number): void {
    this.#tag = this.#text.slice(start, end)
    this.#attributes = new Map()
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#text.slice(start, end).toLowerCase()
    this.#value = ''
  }

  onattribdata(start: number, end: number): void {
    this.#value += this.#text.slice(start, end)
  }

  onattribend(): void {
    const value = dereference(this.#value, this.#entities)
    if (!this.#attributes.has(this.#attribute)) this.#attributes.set(this.#attribute, value)
  }

  onopentagend(): void {
    this.#start()
  }

  onselfclosingtag(): void {
    if (this.#start()) this.#close()
    else this.#flattened--
  }

  onclosetag(start: number, end: number): void {
    const written = this.#text.slice(start, end).trim()
    if (this.#flattened > 0 && this.#parent.written !== written) {
      this.#flattened--
      return
    }
    if (!this.#openNames.get(written)) return
    while (this.#open.length && this.#parent.written !== written) this.#close()
    this.#close()
  }

  #start(): boolean {
    const [prefix, local] = splitName(this.#tag)
    const name = local.toLowerCase()
    if (ITEMS.has(name)) this.#closeItem(name)
    if (this.#open.length >= MAX_DEPTH) {
      this.#flattened++
      return false
    }
    const parent = this.#parent
    const prefixes = declaredIn(this.#attributes, parent.prefixes)
    const base = this.#attributes.get('xml:base')
    const element: Building = {
      vocabulary: this.#vocabulary(prefix, prefixes.get(prefix)),
      name,
      attributes: this.#attributes,
      children: [],
      base: base === undefined ? parent.base : resolveAddress(base, parent.base),
      language: this.#attributes.get('xml:lang') ?? parent.language,
      written: this.#tag,
      prefixes,
    }
    parent.children.push(element)
    this.#open.push(element)
    this.#openNames.set(this.#tag, (this.#openNames.get(this.#tag) ?? 0) + 1)
    return true
  }

  #vocabulary(prefix: string, namespace: string | undefined): Vocabulary {
    // Whatever namespace the outermost element has is the feed's own.
    if (this.#core === null) {
      this.#core = namespace ?? ''
      return (namespace === undefined ? null : vocabularyOf(namespace)) ?? 'core'
    }
    if (namespace === undefined || namespace === '')
      return prefix === '' ? 'core' : vocabularyOfPrefix(prefix)
    return vocabularyOf(namespace) ?? (namespace === this.#core ? 'core' : 'other')
  }

  #closeItem(name: string): void {
    const at = this.#open.findLastIndex((one) => one.name === name && one.vocabulary === 'core')
    if (at < 0) return
    while (this.#open.length > at) this.#close()
  }

  #close(): void {
    const element = this.#open.pop()
    if (element) this.#openNames.set(element.written, (this.#openNames.get(element.written) ?? 1) - 1)
  }

  onattribentity(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onend(): void {}
  onprocessinginstruction(): void {}
  ontextentity(): void {}
}

function splitName(written: string): readonly [prefix: string, local: string] {
  const colon = written.indexOf(':')
  return colon < 0 ? ['', written] : [written.slice(0, colon).toLowerCase(), written.slice(colon + 1)]
}

function declaredIn(
  attributes: ReadonlyMap<string, string>,
  outer: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  let inner: Map<string, string> | null = null
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
    inner ??= new Map(outer)
    inner.set(name === 'xmlns' ? '' : name.slice('xmlns:'.length), value)
  }
  return inner ?? outer
}

/** The child elements of one vocabulary and name. */
export function childrenOf(parent: XmlElement, vocabulary: Vocabulary, name: string): XmlElement[] {
  return parent.children.filter(
    (child): child is XmlElement =>
      typeof child !== 'string' && child.name === name && child.vocabulary === vocabulary,
  )
}

export const elementsOf = (parent: XmlElement): XmlElement[] =>
  parent.children.filter((child): child is XmlElement => typeof child !== 'string')

/** All the text below an element, in order, trimmed. */
export function textOf(element: XmlElement): string {
  let text = ''
  const waiting: (XmlElement | string)[] = [element]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') text += node
    else for (let at = node.children.length - 1; at >= 0; at--) waiting.push(node.children[at] ?? '')
  }
  return text.trim()
}
