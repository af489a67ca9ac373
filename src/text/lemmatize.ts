// Lemmas as Universal Dependencies English gives them: an irregular lexicon first, then suffix rules learnt from treebanks by
// tag, longest suffix first, else the word in lower case (names keep their case). A word is looked at on its own.
import type { Upos } from '../model/index.ts'

export interface LemmaInput {
  readonly form: string
  readonly upos: Upos
  readonly xpos: string
  readonly opening: boolean
}

/** What to cut from the end and what to put there. */
export type SuffixRule = readonly [cut: number, append: string]

export interface LemmaRules {
  /** Word class ("verb") → form → lemma. */
  readonly irregular: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** Verbs in -e, which lose it before an ending: "declined" is "decline", "explained" is not. */
  readonly endsInE: ReadonlySet<string>
  /** Penn tag → suffix ("^word" for a whole word) → rule. */
  readonly suffixes: ReadonlyMap<string, ReadonlyMap<string, SuffixRule>>
}

export const LONGEST_SUFFIX = 6
/** Words longer than this are taken as they are: no word of the language is. */
const LONGEST_WORD = 60

const CLASSES: Partial<Record<Upos, readonly string[]>> = {
  VERB: ['verb'],
  AUX: ['auxiliary', 'verb'],
  NOUN: ['noun'],
  PRON: ['pronoun', 'determiner'],
  DET: ['determiner'],
  PART: ['particle'],
}
const COMPARED: Readonly<Record<string, string>> = {
  JJR: 'adjective',
  JJS: 'adjective',
  RBR: 'adverb',
  RBS: 'adverb',
}
const BASE_TAGS = new Set(['NN', 'VB', 'JJ', 'RB', 'FW', 'UH', 'IN', 'CC'])

function record(value: unknown): [string, unknown][] {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : []
}

/** Reads `lexicons/<lang>/irregular-lemmas.json` and the learnt rules ({tag: {suffix: [cut, append]}}) as parsed. */
export function compileLemmaRules(irregular: unknown, learnt: unknown): LemmaRules {
  const words = new Map<string, Map<string, string>>()
  for (const [name, table] of record(irregular)) {
    const entries = record(table).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    if (entries.length > 0) words.set(name, new Map(entries))
  }
  const suffixes = new Map<string, Map<string, SuffixRule>>()
  for (const [tag, table] of record(learnt)) {
    const rules = new Map<string, SuffixRule>()
    for (const [suffix, rule] of record(table)) {
      if (!Array.isArray(rule)) continue
      const [cut, append] = rule as unknown[]
      if (typeof cut === 'number' && typeof append === 'string') rules.set(suffix, [cut, append])
    }
    if (rules.size > 0) suffixes.set(tag, rules)
  }
  const list: unknown =
    irregular !== null && typeof irregular === 'object'
      ? (irregular as Record<string, unknown>)['endsInE']
      : undefined
  const endsInE = new Set(
    Array.isArray(list) ? list.filter((word): word is string => typeof word === 'string') : [],
  )
  return { irregular: words, endsInE, suffixes }
}

/** Applies the rule with the longest matching suffix, or returns null. */
export function applySuffixRule(rules: ReadonlyMap<string, SuffixRule>, lower: string): string | null {
  const whole = rules.get(`^${lower}`)
  if (whole) return lower.slice(0, lower.length - whole[0]) + whole[1]
  for (let length = Math.min(LONGEST_SUFFIX, lower.length); length >= 0; length--) {
    const rule = rules.get(lower.slice(lower.length - length))
    if (rule && lower.length - rule[0] + rule[1].length > 0)
      return lower.slice(0, lower.length - rule[0]) + rule[1]
  }
  return null
}

/** Typographic marks are lemmatised to their plain sisters. */
const PLAIN: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '--': '-',
  '...': '…',
}

/**
 * Lemma of one token by its form and tags; `opening` says that it begins a sentence, where a capital tells nothing.
 * @example lemmatize({ form: 'told', upos: 'VERB', xpos: 'VBD', opening: false }, rules) // 'tell'
 */
export function lemmatize(word: LemmaInput, rules: LemmaRules): string {
  const { form, upos, xpos } = word
  if (form.length > LONGEST_WORD) return form
  if (upos === 'PUNCT' || upos === 'SYM') return PLAIN[form] ?? form
  if (xpos === 'NNPS' && upos === 'PROPN') return nameLemma(form, rules)
  if (upos === 'PROPN' || upos === 'X' || upos === 'NUM' || xpos === 'NNP') return form
  const lower = form.toLowerCase().replace(/’/g, "'")
  if (xpos === 'POS') return "'s"
  if (lower === 'i' && upos === 'PRON') return 'I'
  if (xpos === 'PRP$') return lower
  const compared = COMPARED[xpos]
  for (const name of compared ? [compared] : (CLASSES[upos] ?? [])) {
    const lemma = rules.irregular.get(name)?.get(lower)
    if (lemma !== undefined) return lemma
  }
  if (xpos === 'JJ' && !word.opening && /^\p{Lu}\p{Ll}/u.test(form)) return form
  if (BASE_TAGS.has(xpos) || /^\p{Nd}/u.test(form)) return lower
  if (upos === 'VERB') {
    const stem = lower.replace(/(?:ed|es|ing)$/, '')
    if (stem.length < lower.length && rules.endsInE.has(`${stem}e`)) return `${stem}e`
  }
  const learnt = rules.suffixes.get(xpos)
  return (learnt && applySuffixRule(learnt, lower)) ?? lower
}

function nameLemma(form: string, rules: LemmaRules): string {
  const learnt = rules.suffixes.get('NNPS')
  const lemma = learnt ? applySuffixRule(learnt, form.toLowerCase()) : null
  return lemma === null ? form : form.slice(0, Math.min(lemma.length, form.length)) + lemma.slice(form.length)
}
