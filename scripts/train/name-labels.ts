// Gold labels for the name recogniser, by token: from entity annotation where a corpus has it, else as far as proper nouns and
// lists allow ("silver"). A label of −1 leaves a token open: it is neither learnt nor scored.
import {
  COUNTRY_FIRST,
  FIRST_NAME,
  ORGANISATION_FIRST,
  PLACE_FIRST,
  listFlags,
} from '../../src/text/names-lists.ts'
import type { NameLists } from '../../src/text/names-lists.ts'
import { NAME_LABELS } from '../../src/text/names-recognise.ts'
import { goldNames, isNamePart, placeTokens } from './gold-names.ts'
import type { GoldName } from './gold-names.ts'
import type { GoldDocument, GoldSentence } from './treebank.ts'

export const OPEN = -1

function labelNumber(label: string): number {
  return (NAME_LABELS as readonly string[]).indexOf(label)
}

function labelled(count: number, names: readonly GoldName[]): Int32Array {
  const out = new Int32Array(count)
  for (const { first, last, kind } of names) {
    const begin = kind === null ? OPEN : labelNumber(`B-${kind}`)
    for (let k = first; k < last; k++) out[k] = begin === OPEN ? OPEN : k === first ? begin : begin + 1
  }
  return out
}

/**
 * Labels of a sentence without entity annotation, as far as they are safe: what is no proper noun is no name; a run of
 * proper nouns that is a listed name, or a given name and one or two more words, is taken at its word; the rest stays open.
 */
function silverLabels(sentence: GoldSentence, lists: NameLists): Int32Array {
  const { forms } = sentence
  const flags = listFlags(lists, forms, 0, forms.length)
  const out = new Int32Array(forms.length)
  for (let k = 0; k < forms.length;) {
    if (!isNamePart(sentence, k)) {
      out[k++] = 0
      continue
    }
    let last = k
    while (last < forms.length && isNamePart(sentence, last)) last++
    const label = silverLabel(flags, k, last, forms)
    const touching = k > 1 && isNamePart(sentence, k - 2) && forms[k - 1] !== ','
    for (let i = k; i < last; i++) out[i] = label < 0 || touching ? OPEN : i === k ? label : label + 1
    k = last
  }
  return out
}

function silverLabel(flags: Int32Array, first: number, last: number, forms: readonly string[]): number {
  const bits = flags[first] ?? 0
  const has = (flag: number): boolean => (bits & (1 << flag)) !== 0
  const whole = (flag: number): boolean => {
    if (!has(flag)) return false
    for (let k = first + 1; k < last; k++) if (((flags[k] ?? 0) & (1 << (flag + 1))) === 0) return false
    return true
  }
  if (whole(COUNTRY_FIRST) || whole(PLACE_FIRST)) return labelNumber('B-place')
  if (whole(ORGANISATION_FIRST)) return labelNumber('B-organisation')
  const count = last - first
  const plain = forms.slice(first, last).every((form) => /^\p{Lu}\p{Ll}+$|^\p{Lu}\.$/u.test(form))
  return has(FIRST_NAME) && plain && count >= 2 && count <= 3 ? labelNumber('B-person') : OPEN
}

/** Labels of each sentence of a document. */
export function nameLabels(doc: GoldDocument, lists: NameLists): Int32Array[] {
  if (doc.text === null) return doc.sentences.map((sentence) => silverLabels(sentence, lists))
  const names = goldNames(doc, placeTokens(doc), lists)
  return doc.sentences.map((sentence, s) => labelled(sentence.forms.length, names[s] ?? []))
}
