// Which words of a page are verbs where taggers err: "He notes that" is no noun, "X, the head of Y, referred to" no adjective.
// It looks at the neighbours only, and only at forms of the lexicon's cues.
import { BASE, ING, PARTICIPLE, PAST, THIRD } from './inflection.ts'
import type { VerbForm } from './lexicon.ts'
import { tagOf, word, xposOf } from './page.ts'
import type { Page } from './page.ts'
import { sourceBefore } from './phrases.ts'

export const BARE_NOMINAL = new Set(['NOUN', 'PROPN', 'PRON'])
export const RELATIVES = new Set(['who', 'which', 'that', 'whom'])
export const NOMINATIVE = new Set(['he', 'she', 'they', 'we', 'i', 'it', 'who', 'you'])
const AUXILIARIES = new Set([
  'is',
  'are',
  'was',
  'were',
  'be',
  'been',
  'being',
  "'s",
  "'re",
  "'m",
  'am',
  'has',
  'have',
  'had',
  "'ve",
  "'d",
  'will',
  'would',
  'could',
  'should',
  'may',
  'might',
  'must',
  'can',
  "'ll",
  'did',
  'does',
  'do',
])

/** A form that the tagger took for something else but whose neighbours leave only a verb ("He notes that"). */
export function isMistaggedVerb(page: Page, i: number, form: VerbForm): boolean {
  const tag = tagOf(page, i)
  if (tag !== 'NOUN' && tag !== 'ADJ' && tag !== 'PROPN' && tag !== 'ADP') return false
  let before = i - 1
  while (tagOf(page, before) === 'ADV') before--
  const previous = word(page, before)
  if (NOMINATIVE.has(previous) && tagOf(page, before) === 'PRON')
    return (form.bits & (BASE | THIRD | PAST)) !== 0
  if (AUXILIARIES.has(previous) && (form.bits & (ING | PARTICIPLE)) !== 0) {
    return (
      tag !== 'ADJ' ||
      (form.bits & ING) !== 0 ||
      ['that', 'to'].includes(word(page, i + 1)) ||
      (page.lexicon.verbs.get(form.lemma) ?? []).some((cue) => cue.objectPrepositions.has(word(page, i + 1)))
    )
  }
  const behindNoun =
    before === i - 1 &&
    (BARE_NOMINAL.has(tagOf(page, before)) ||
      (tagOf(page, before) === 'ADJ' && (form.bits & THIRD) !== 0) ||
      closesApposition(page, before))
  if ((form.bits & (PAST | THIRD)) !== 0 && /(?:ed|t|s)$/.test(word(page, i)) && behindNoun) {
    const next = tagOf(page, i + 1)
    const modifies = (next === 'NOUN' || next === 'PROPN') && !page.lexicon.timeWords.has(word(page, i + 1))
    if (tag === 'ADJ') return !modifies
    return (
      tag === 'NOUN' &&
      !modifies &&
      isOnlyVerb(page, i) &&
      (next === 'DET' || next === 'PRON' || next === 'ADP' || next === 'SCONJ' || (form.bits & PAST) !== 0)
    )
  }
  const nominal = tagOf(page, before) === 'PROPN' || (tagOf(page, before) === 'NOUN' && tag !== 'NOUN')
  return nominal && (form.bits & (THIRD | PAST)) !== 0 && word(page, i + 1) === 'that' && tag === 'NOUN'
}

export const FINITE_TAGS = new Set(['VBD', 'VBZ', 'VBP', 'MD'])

const isBreak = (page: Page, i: number): boolean =>
  [',', ';', ':', '.', '—'].includes(word(page, i)) ||
  ['CCONJ', 'SCONJ'].includes(tagOf(page, i)) ||
  RELATIVES.has(word(page, i))

/** Furthest that a segment between commas or a main verb is followed, in tokens. */
export const LONGEST_SEGMENT = 80

/** No other finite verb stands between the commas and conjunctions round it: this one must be the verb. */
export function isOnlyVerb(page: Page, verb: number): boolean {
  const sentence = page.syntax.sentences[page.sentenceOf[verb] ?? 0]
  if (!sentence) return false
  for (let i = verb - 1; i >= Math.max(sentence.first, verb - LONGEST_SEGMENT) && !isBreak(page, i); i--)
    if (FINITE_TAGS.has(xposOf(page, i))) return false
  for (let i = verb + 1; i < Math.min(sentence.last, verb + LONGEST_SEGMENT) && !isBreak(page, i); i++)
    if (FINITE_TAGS.has(xposOf(page, i))) return false
  return true
}

/** The comma at `i` closes an apposition ("X, the head of the service, referred …"). */
function closesApposition(page: Page, i: number): boolean {
  if (word(page, i) !== ',') return false
  const sentence = page.syntax.sentences[page.sentenceOf[i] ?? 0]
  return sentence !== undefined && sourceBefore(page, i + 1, sentence.first) !== null
}
