// Copies of annotated documents with other names in them, so that the recogniser learns from what stands around a name and
// how it is built, not from a few hundred names by heart. Words are exchanged one for one, the same word for the same word
// throughout a copy; what tells the kind of a name ("Airlines", "Street", "of") stays.
import type { NameKind } from '../../src/model/index.ts'
import { listSpelling } from '../../src/text/names-lists.ts'
import type { NameLists } from '../../src/text/names-lists.ts'
import { goldNames, placeTokens } from './gold-names.ts'
import type { GoldName } from './gold-names.ts'
import type { Random } from './random.ts'
import type { GoldDocument } from './treebank.ts'
import { blend } from './unfamiliar.ts'

/** How often a word is exchanged for an invented one rather than for another word of its kind. */
const INVENTED_SHARE = 0.6
/** How often a word stays as it is. */
const KEPT_SHARE = 0.1

/** Words of names by kind, in the order of the documents. */
export type NamePools = Readonly<Record<NameKind | 'given', readonly string[]>>

const PLAIN = /^\p{Lu}\p{Ll}{2,}$/u
const ACRONYM = /^\p{Lu}{2,5}$/u

function namesOf(doc: GoldDocument, lists: NameLists): GoldName[][] {
  return doc.text === null ? [] : goldNames(doc, placeTokens(doc), lists)
}

/** Words that tell a kind by themselves. */
function isTelling(form: string, lists: NameLists): boolean {
  const spelling = listSpelling(form)
  return lists.words.has(spelling) || lists.honorifics.has(spelling) || lists.roles.has(form.toLowerCase())
}

/** Words of the documents' own names, and given names and places of the lists. */
export function gatherPools(documents: readonly GoldDocument[], lists: NameLists): NamePools {
  const pools: Record<keyof NamePools, string[]> = {
    person: [],
    organisation: [],
    place: [],
    other: [],
    given: [...lists.firstNames.keys()].filter((name) => PLAIN.test(name)),
  }
  for (const doc of documents) {
    for (const [s, names] of namesOf(doc, lists).entries()) {
      for (const { first, last, kind } of names) {
        for (const form of doc.sentences[s]?.forms.slice(first, last) ?? [])
          if (kind !== null && PLAIN.test(form) && !isTelling(form, lists)) pools[kind].push(form)
      }
    }
  }
  for (const names of lists.listed.values())
    for (const { words } of names)
      if (words.length === 1 && PLAIN.test(words[0] ?? '')) pools.place.push(words[0] ?? '')
  return pools
}

function pick(list: readonly string[], random: Random): string {
  return list[Math.floor(random() * list.length)] ?? ''
}

function otherLetters(form: string, random: Random): string {
  return Array.from(form, () => String.fromCharCode(65 + Math.floor(random() * 26))).join('')
}

interface Renaming {
  readonly pools: NamePools
  readonly lists: NameLists
  readonly random: Random
}

function exchange(form: string, kind: NameKind, { pools, lists, random }: Renaming): string {
  if (random() < KEPT_SHARE || isTelling(form, lists)) return form
  if (ACRONYM.test(form) && kind === 'organisation') return otherLetters(form, random)
  const pool = kind === 'person' && lists.firstNames.has(form) ? pools.given : pools[kind]
  if (!PLAIN.test(form) || pool.length === 0) return form
  return random() < INVENTED_SHARE ? blend(pool, random) : pick(pool, random)
}

/** The words of a document's sentences with other names of persons, organisations and places. */
export function renamed(doc: GoldDocument, renaming: Renaming): string[][] {
  const exchanged = new Map<string, string>()
  const names = namesOf(doc, renaming.lists)
  return doc.sentences.map((sentence, s) => {
    const forms = [...sentence.forms]
    for (const { first, last, kind } of names[s] ?? []) {
      if (kind === null || kind === 'other') continue
      for (let k = first; k < last; k++) {
        const form = forms[k] ?? ''
        // A word of somebody's name stays theirs: "Roe" and "Jane Roe" change alike, "Roe County" on its own.
        const key = `${kind === 'person' ? 'p' : 'x'} ${form}`
        const other = exchanged.get(key) ?? exchange(form, kind, renaming)
        exchanged.set(key, other)
        forms[k] = other
      }
    }
    return forms
  })
}
