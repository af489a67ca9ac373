// Questions of grammar the detectors ask: the verb group, its subject, phrases and clauses that hang on it. Answers come
// from the tree where a parser has run; the positional answers in phrases.ts stand in where it has not or found nothing.
import { PARTICIPLE } from './inflection.ts'
import { childOf, children, fullRelation, headOf, relation, tagOf, trimRun, word } from './page.ts'
import type { Page, Run } from './page.ts'
import { sourceKind } from './sources.ts'

const GROUP_TAGS = new Set(['AUX', 'ADV', 'PART'])
const BE = new Set([
  'am',
  'are',
  'be',
  'been',
  'being',
  'is',
  "'s",
  "'re",
  "'m",
  'was',
  'were',
  'get',
  'gets',
  'got',
  'getting',
])
/** Relations that do not belong to a noun phrase even where they hang on its head. */
const OUTSIDE_PHRASE = new Set([
  'nsubj',
  'csubj',
  'aux',
  'cop',
  'mark',
  'advcl',
  'parataxis',
  'punct',
  'discourse',
  'vocative',
  'dislocated',
  'expl',
  'cc',
  'case',
  'obl',
  'obj',
  'xcomp',
  'ccomp',
  'orphan',
  'list',
  'reparandum',
  'advmod',
  'dep',
])
const MODIFIERS_OF_VERBS = new Set([
  'advmod',
  'obl',
  'advcl',
  'discourse',
  'parataxis',
  'punct',
  'cc',
  'mark',
  'vocative',
])

/** Auxiliaries, adverbs and negation before a verb, and the verb with its particles. */
export function verbGroup(page: Page, verb: number, particles = 0): Run {
  const sentence = page.sentenceOf[verb]
  let first = verb
  while (
    first > 0 &&
    page.sentenceOf[first - 1] === sentence &&
    GROUP_TAGS.has(tagOf(page, first - 1)) &&
    word(page, first - 1) !== "'s"
  ) {
    if (page.quoteOf[first - 1] !== page.quoteOf[verb]) break
    if (tagOf(page, first - 1) === 'AUX' && !page.lexicon.list('auxiliaries').has(word(page, first - 1)))
      break
    if (tagOf(page, first - 1) === 'PART' && word(page, first - 1) === 'to' && first === verb) break
    first--
  }
  if (
    first > 0 &&
    page.sentenceOf[first - 1] === sentence &&
    word(page, first - 1) === "'s" &&
    tagOf(page, first - 1) === 'AUX'
  )
    first--
  return { first, last: verb + 1 + particles }
}

/** Whether the verb is in the passive ("was told", "is said"). */
export function isPassive(page: Page, verb: number): boolean {
  const form = page.lexicon.forms.get(word(page, verb))
  if (form && (form.bits & PARTICIPLE) === 0) return false
  const { first } = verbGroup(page, verb)
  for (let i = first; i < verb; i++) if (BE.has(word(page, i))) return true
  return false
}

/** The word that negates a verb, or -1: an adverb of its own, or "no" and "nobody" in its subject. */
export function negatorOf(page: Page, verb: number): number {
  const { negators } = page.lexicon
  const { first } = verbGroup(page, verb)
  for (let i = first; i < verb; i++) if (negators.has(word(page, i))) return i
  for (const child of children(page, verb)) {
    if (relation(page, child) === 'advmod' && negators.has(word(page, child)) && child < verb) return child
    if (relation(page, child) !== 'nsubj') continue
    if (negators.has(word(page, child))) return child
    const det = childOf(page, child, 'det')
    if (det >= 0 && negators.has(word(page, det))) return det
  }
  return -1
}

/** A noun phrase from its head: its subtree without what belongs to the clause around it. */
export function phraseOf(page: Page, head: number, options: { readonly relative?: boolean } = {}): Run {
  const { low, high } = page.tree
  let first = head
  let last = head + 1
  for (const child of children(page, head)) {
    if (
      OUTSIDE_PHRASE.has(relation(page, child)) &&
      !(relation(page, child) === 'case' && word(page, child) === "'s")
    ) {
      if (!(relation(page, child) === 'advmod' && child < head)) continue
    }
    if (options.relative === false && fullRelation(page, child) === 'acl:relcl') continue
    if (child < head) first = Math.min(first, low[child] ?? child)
    else last = Math.max(last, (high[child] ?? child) + 1)
  }
  return trimRun(page, { first, last })
}

export interface Subject {
  readonly head: number
  /** Stands at another verb ("…, adding that"). */
  readonly inherited: boolean
  readonly passive: boolean
}

const isVerbal = (page: Page, i: number): boolean => ['VERB', 'AUX', 'ADJ', 'NOUN'].includes(tagOf(page, i))
const MOST_STEPS = 8

/** Its own subject: the one nearest to it where a parser has given it several, on the same side of the quotation marks. */
function ownSubject(page: Page, verb: number): number {
  let best = -1
  for (const child of children(page, verb)) {
    if (!['nsubj', 'csubj'].includes(relation(page, child)) || page.quoteOf[child] !== page.quoteOf[verb])
      continue
    if (best < 0 || child < verb || best > verb) best = child < verb || best < 0 ? child : best
  }
  return best
}

/** Who does what the verb says; looks through conjunction, control, relative clauses and participles. */
export function subjectOf(page: Page, verb: number): Subject | null {
  let at = verb
  for (let step = 0; step < MOST_STEPS && at >= 0; step++) {
    const own = ownSubject(page, at)
    if (
      own >= 0 &&
      fullRelation(page, at) === 'acl:relcl' &&
      ['who', 'which', 'that', 'whom'].includes(word(page, own))
    ) {
      const antecedent = headOf(page, at)
      return antecedent >= 0 ? { head: antecedent, inherited: false, passive: false } : null
    }
    if (own >= 0)
      return { head: own, inherited: at !== verb, passive: fullRelation(page, own).endsWith(':pass') }
    const head = headOf(page, at)
    if (head < 0) return null
    switch (relation(page, at)) {
      case 'acl': {
        if (fullRelation(page, at) === 'acl:relcl') return null
        return {
          head,
          inherited: false,
          passive: tagOf(page, at) === 'VERB' && /(?:ed|en)$/.test(word(page, at)),
        }
      }
      case 'conj':
      case 'xcomp':
      case 'advcl':
      case 'parataxis':
        if (relation(page, at) === 'xcomp') {
          const object = childOf(page, head, 'obj', 'iobj')
          if (object >= 0 && object < at) return { head: object, inherited: true, passive: false }
        }
        if (!isVerbal(page, head)) return null
        at = head
        break
      default:
        return null
    }
  }
  return null
}

/** The child with a relation whose case or mark is this preposition. */
export function prepositional(
  page: Page,
  head: number,
  preposition: string,
): { readonly mark: number; readonly head: number } | null {
  for (const child of children(page, head)) {
    if (
      child < head ||
      !['obl', 'nmod', 'advcl', 'acl', 'xcomp', 'ccomp', 'obj'].includes(relation(page, child))
    )
      continue
    for (const mark of children(page, child)) {
      if (mark > child) break
      if (['case', 'mark'].includes(relation(page, mark)) && word(page, mark) === preposition)
        return { mark, head: child }
    }
  }
  return null
}

/** All of a clause or phrase below a head, without the edges' punctuation. */
export function subtree(page: Page, head: number): Run {
  return trimRun(page, { first: page.tree.low[head] ?? head, last: (page.tree.high[head] ?? head) + 1 })
}

/** The adjuncts of a reporting verb that stand between it and `to`. */
export function isAdjunct(page: Page, child: number): boolean {
  return MODIFIERS_OF_VERBS.has(relation(page, child))
}

/** Whether a noun phrase with this head can have a say: people, bodies, documents, names; not things. */
export function isSpeaker(page: Page, head: number): boolean {
  if (head < 0) return false
  const kind = sourceKind(page, head)
  return kind === 'person' || kind === 'body' || kind === 'document'
}
