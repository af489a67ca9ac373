// Turns gold entity mentions into gold names: of every mention whose head is a proper noun, the run of proper-noun tokens
// around the head, without titles, articles and possessive marks. Titles and roles before a name are not part of it.
import type { NameKind } from '../../src/model/index.ts'
import type { NameLists } from '../../src/text/names-lists.ts'
import { BODY_LINKS, NAME_PARTICLES, PLACE_LINKS } from '../../src/text/names-words.ts'
import type { GoldDocument, GoldSentence } from './treebank.ts'

/** Token range [first, last) of one sentence. */
export interface GoldName {
  readonly first: number
  readonly last: number
  /** Null where the corpus leaves the kind open; such tokens are neither learnt nor scored. */
  readonly kind: NameKind | null
}

const KINDS: Readonly<Record<string, NameKind>> = {
  person: 'person',
  organization: 'organisation',
  place: 'place',
}
/** Small words that may stand inside a name, by the kind of what is named. */
const LINKS_OF_PERSONS: ReadonlySet<string> = new Set(NAME_PARTICLES)
const LINKS_OF_PLACES: ReadonlySet<string> = new Set([...NAME_PARTICLES, ...PLACE_LINKS])
const LINKS_OF_OTHERS: ReadonlySet<string> = new Set([...NAME_PARTICLES, ...BODY_LINKS])
const ADDRESS = /[@/]|\.(?:com|org|net|gov|edu)\b/

export interface PlacedSentence {
  readonly sentence: GoldSentence
  readonly starts: number[]
  readonly ends: number[]
}

/** Finds each token of the document in its text. */
export function placeTokens(doc: GoldDocument): PlacedSentence[] {
  const text = doc.text ?? ''
  let at = 0
  return doc.sentences.map((sentence) => {
    const starts: number[] = []
    const ends: number[] = []
    for (const form of sentence.forms) {
      const found = text.indexOf(form, at)
      if (found < 0) throw new Error(`${doc.id}: token ${form} is not in the text after ${at}`)
      at = found + form.length
      starts.push(found)
      ends.push(at)
    }
    return { sentence, starts, ends }
  })
}

export function isNamePart(sentence: GoldSentence, k: number): boolean {
  const tag = sentence.xpos[k] ?? ''
  return tag === 'NNP' || tag === 'NNPS' || sentence.upos[k] === 'PROPN'
}

function isTitle(sentence: GoldSentence, k: number): boolean {
  return sentence.labels[k] === 'nmod:desc'
}

function isNumber(sentence: GoldSentence, k: number): boolean {
  return sentence.upos[k] === 'NUM' && /^\p{N}/u.test(sentence.forms[k] ?? '')
}

function isLink(sentence: GoldSentence, k: number, links: ReadonlySet<string>): boolean {
  return links.has((sentence.forms[k] ?? '').toLowerCase())
}

function linksOf(type: string): ReadonlySet<string> {
  return type === 'person' ? LINKS_OF_PERSONS : type === 'place' ? LINKS_OF_PLACES : LINKS_OF_OTHERS
}

/** The word a mention is built on: its head, or the proper nouns that lie flat under a common noun ("student Jane Roe"). */
function seedOf(sentence: GoldSentence, first: number, last: number): number {
  let head = first
  for (let k = first; k < last; k++) {
    const above = sentence.heads[k] ?? -1
    if (above < first || above >= last) {
      head = k
      break
    }
  }
  if (isNamePart(sentence, head) && !isTitle(sentence, head)) return head
  for (let k = head + 1; k < last; k++) {
    const isBeside = sentence.labels[k] === 'flat' || (sentence.labels[k] === 'appos' && k === head + 1)
    if (sentence.heads[k] === head && isBeside && isNamePart(sentence, k)) return k
  }
  return -1
}

function growLeft(sentence: GoldSentence, first: number, seed: number, links: ReadonlySet<string>): number {
  let a = seed
  while (a > first) {
    const k = a - 1
    if (isTitle(sentence, k)) break
    if (isNamePart(sentence, k) || isNumber(sentence, k)) a = k
    else if (
      k > first &&
      isLink(sentence, k, links) &&
      isNamePart(sentence, k - 1) &&
      !isTitle(sentence, k - 1)
    )
      a = k - 1
    else break
  }
  return a
}

function growRight(sentence: GoldSentence, last: number, seed: number, links: ReadonlySet<string>): number {
  let b = seed + 1
  while (b < last) {
    if (isNamePart(sentence, b) || (isNumber(sentence, b) && sentence.labels[b] !== 'appos')) {
      b++
      continue
    }
    let c = b
    while (c < last && c < b + 3 && isLink(sentence, c, links)) c++
    if (c === b || c >= last || !isNamePart(sentence, c)) break
    b = c + 1
  }
  return b
}

/** Cuts honorifics and roles off the front of a person's name. */
function stripTitles(sentence: GoldSentence, first: number, last: number, lists: NameLists): number {
  let from = first
  for (let k = first; k < last - 1; k++) {
    const form = sentence.forms[k] ?? ''
    if (lists.honorifics.has(form) || lists.roles.has(form.toLowerCase())) from = k + 1
  }
  while (from < last - 1 && isLink(sentence, from, LINKS_OF_OTHERS)) from++
  return from
}

/** "the Prime Minister", "President": an office, not a name. */
function isTitleOnly(sentence: GoldSentence, first: number, last: number, lists: NameLists): boolean {
  for (let k = first; k < last; k++) {
    const form = sentence.forms[k] ?? ''
    const lower = form.toLowerCase()
    if (
      !lists.roles.has(lower) &&
      !lists.honorifics.has(form) &&
      !lists.roleAdjectives.has(lower) &&
      !isLink(sentence, k, LINKS_OF_OTHERS)
    )
      return false
  }
  return true
}

/** Names of each sentence, never overlapping, the widest first. */
export function goldNames(
  doc: GoldDocument,
  placed: readonly PlacedSentence[],
  lists: NameLists,
): GoldName[][] {
  const mentions = [...doc.mentions].sort((x, y) => x.start - y.start || y.end - x.end)
  return placed.map(({ sentence, starts, ends }) => {
    const from = starts[0] ?? 0
    const to = ends[ends.length - 1] ?? 0
    const found: GoldName[] = []
    for (const mention of mentions) {
      if (mention.start < from || mention.end > to || mention.type === 'time') continue
      const first = starts.findIndex((start) => start >= mention.start)
      let last = first
      while (last < ends.length && (ends[last] ?? 0) <= mention.end) last++
      if (first < 0 || last <= first) continue
      const seed = seedOf(sentence, first, last)
      if (seed < 0) continue
      const links = linksOf(mention.type)
      let a = growLeft(sentence, first, seed, links)
      const b = growRight(sentence, last, seed, links)
      if (mention.type === 'person') a = stripTitles(sentence, a, b, lists)
      if (found.some((name) => a < name.last && b > name.first)) continue
      const text = sentence.forms.slice(a, b).join(' ')
      if (ADDRESS.test(text) || (mention.type === 'person' && isTitleOnly(sentence, a, b, lists))) continue
      const plural = mention.type === 'person' && sentence.xpos[seed] === 'NNPS'
      const kind = plural ? 'other' : (KINDS[mention.type] ?? 'other')
      // Academic texts mark citations ("Roe 2014") as abstract things; whether they are names is left open.
      const open = kind === 'other' && doc.genre === 'academic' && !plural
      found.push({ first: a, last: b, kind: open ? null : kind })
    }
    return found.sort((x, y) => x.first - y.first)
  })
}
