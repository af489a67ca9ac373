// Gathers the names of a story's documents: each name as a document uses it, with its kind, roles and mentions.
import type { Chronicle, Document, NameKind, Span } from '../../../model/index.ts'

export interface Gathered {
  readonly document: string
  readonly name: string
  readonly kind: NameKind
  readonly roles: readonly string[]
  /** Spellings the document uses for it. */
  readonly forms: readonly string[]
  readonly mentions: readonly (Span & { readonly document: string })[]
  /** Whether the document puts something in it, at it or near it: it is a place there, whatever else bears its name. */
  readonly isPlaced: boolean
}

export interface GatherInput {
  readonly document: Document
  readonly chronicle: Chronicle
}

interface Growing {
  kinds: Map<NameKind, number>
  roles: Set<string>
  forms: Map<string, number>
  mentions: (Span & { document: string })[]
  isPlaced: boolean
}

/** Names in pages' boilerplate (menus, biographies of the author) are nobody in the story. */
function isAside(document: Document): (at: number) => boolean {
  const aside = document.blocks.filter(
    (block) => block.kind === 'boilerplate' || block.kind === 'footnote' || block.kind === 'byline',
  )
  return (at) => aside.some((block) => block.start <= at && at < block.end)
}

const clean = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^(?:the|The)\s+/, '')
    .replace(/['’]s?$/, '')
    .trim()

const PLACING = /\b(?:in|near|outside|across|throughout)\s+$/

/** One entry for each actor of each document. */
export function gatherNames({ document, chronicle }: GatherInput): Gathered[] {
  const aside = isAside(document)
  const grown = new Map<string, Growing>()
  for (const name of chronicle.names) {
    if (aside(name.start)) continue
    const key = clean(name.actor)
    if (key === '') continue
    const one: Growing = grown.get(key) ?? {
      kinds: new Map(),
      roles: new Set(),
      forms: new Map(),
      mentions: [],
      isPlaced: false,
    }
    grown.set(key, one)
    one.kinds.set(name.kind, (one.kinds.get(name.kind) ?? 0) + 1)
    if (name.role) one.roles.add(name.role)
    one.isPlaced ||= PLACING.test(document.text.slice(Math.max(0, name.start - 12), name.start))
    const form = clean(document.text.slice(name.start, name.end))
    one.forms.set(form, (one.forms.get(form) ?? 0) + 1)
    one.mentions.push({ document: document.id, start: name.start, end: name.end })
  }
  return [...grown].map(([name, one]) => ({
    document: document.id,
    name,
    kind: commonest(one.kinds),
    roles: [...one.roles],
    forms: [...one.forms.keys()],
    mentions: one.mentions,
    isPlaced: one.isPlaced,
  }))
}

function commonest(kinds: ReadonlyMap<NameKind, number>): NameKind {
  let best: NameKind = 'other'
  let most = 0
  for (const [kind, count] of kinds) {
    if (count > most || (count === most && best === 'other')) {
      best = kind
      most = count
    }
  }
  return best
}
