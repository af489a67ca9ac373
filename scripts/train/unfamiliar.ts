// Sentences with other words where rare proper nouns stand, so that the network tells a name by its place and its capital: news
// is full of people and places that no treebank holds, and many of them are called by a common word ("Reed", "Marking").
import type { Random } from './random.ts'
import type { GoldSentence } from './treebank.ts'

/** How often a rare proper noun is exchanged. */
const EXCHANGED_SHARE = 0.3
/** How often for a common word rather than for a blend of two names. */
const COMMON_SHARE = 0.4
/** A proper noun seen this often tells what it is ("March", "United", "Street") and stays. */
const TELLING_COUNT = 8

const NAME = /^\p{Lu}\p{Ll}{2,}$/u
const COMMON = /^[a-z]{4,9}$/

export interface Unfamiliar {
  readonly commonWords: readonly string[]
  readonly rareNames: readonly string[]
  readonly isRare: (form: string) => boolean
}

/** What is drawn from: common words once each, and the rare proper nouns themselves. */
export function gatherUnfamiliar(sentences: readonly GoldSentence[]): Unfamiliar {
  const names = new Map<string, number>()
  const commonWords = new Set<string>()
  for (const { forms, xpos } of sentences)
    for (const [k, form] of forms.entries()) {
      if (xpos[k] === 'NNP' && NAME.test(form)) names.set(form, (names.get(form) ?? 0) + 1)
      else if (COMMON.test(form)) commonWords.add(form)
    }
  const isRare = (form: string): boolean => (names.get(form) ?? TELLING_COUNT) < TELLING_COUNT
  return { commonWords: [...commonWords], rareNames: [...names.keys()].filter(isRare), isRare }
}

function pick(list: readonly string[], random: Random): string {
  return list[Math.floor(random() * list.length)] ?? ''
}

/** The head of one name and the tail of another: "Chester" and "Belmont" give "Chesmont". */
export function blend(pool: readonly string[], random: Random): string {
  const head = pick(pool, random)
  const tail = pick(pool, random)
  const cut = 2 + Math.floor(random() * Math.max(1, head.length - 3))
  return head.slice(0, cut) + tail.slice(Math.floor(tail.length / 2)).toLowerCase()
}

/** The words of a sentence, some of its rare names exchanged. */
export function withUnfamiliar(
  { forms, xpos }: GoldSentence,
  { commonWords, rareNames, isRare }: Unfamiliar,
  random: Random,
): string[] {
  return forms.map((form, k) => {
    if (xpos[k] !== 'NNP' || !NAME.test(form) || !isRare(form) || random() >= EXCHANGED_SHARE) return form
    if (random() >= COMMON_SHARE) return blend(rareNames, random)
    const word = pick(commonWords, random)
    return word.charAt(0).toUpperCase() + word.slice(1)
  })
}
