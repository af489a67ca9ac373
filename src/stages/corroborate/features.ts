// What a statement is about, as things that can be compared across pages: concepts, names, figures, times, negation.
import type {
  Actor,
  Chronicle,
  Document,
  Figure,
  PlaceMention,
  Span,
  Syntax,
  TimeExpression,
  Token,
} from '../../model/index.ts'
import { firstEndingAfter, inside, overlaps } from '../../text/tokens-in.ts'
import { foldClause } from './certainty.ts'
import type { Lexicon } from './lexicon.ts'

/** A content word that is no name, number or time. */
export interface Term {
  readonly lemma: string
  readonly concept: string
}

export interface Features {
  readonly terms: readonly Term[]
  readonly concepts: ReadonlySet<string>
  /** Every content word, those of names and numbers too: what a name is called by in part still counts for something. */
  readonly content: readonly Term[]
  /** The words of the clause itself, folded, in order. */
  readonly words: readonly string[]
  /** Folded keys of the actors and places named or referred to. */
  readonly names: ReadonlySet<string>
  readonly figures: readonly Figure[]
  readonly times: readonly TimeExpression[]
  readonly places: readonly PlaceMention[]
  /** Lemma of what the clause hangs on: what is said of its subject. */
  readonly predicate: string | null
  /** Concept of what that is done to: its object, or the subject of a passive. */
  readonly object: string | null
  readonly isNegated: boolean
  /** "There was no tug": says of something that there was none of it at all. */
  readonly isAbsence: boolean
}

export interface FeatureLayers {
  readonly document: Pick<Document, 'text' | 'id'>
  readonly syntax: Syntax
  readonly chronicle: Chronicle
}

const CONTENT = new Set(['NOUN', 'VERB', 'ADJ', 'PROPN'])
/** Words that say something by themselves: no name is too short, no number too small, but "We made it clear" says too little. */
export function tellingWords(tokens: readonly Token[]): number {
  return tokens.filter(
    (token) => token.upos === 'NUM' || (CONTENT.has(token.upos) && !LIGHT.has(token.lemma.toLowerCase())),
  ).length
}

/** Verbs so general that sharing them says nothing. */
const LIGHT = new Set([
  'be',
  'have',
  'do',
  'make',
  'take',
  'get',
  'go',
  'come',
  'say',
  'put',
  'give',
  'keep',
  'let',
  'seem',
  'become',
  'call',
  'use',
  'see',
  'want',
  'need',
  'look',
  'thing',
  'year',
  'day',
  'time',
  'way',
  'people',
  'man',
  'woman',
  'person',
  'lot',
  'more',
  'other',
  'many',
  'such',
  'same',
  'own',
  'new',
  'last',
  'first',
  'several',
])

/** "Four of the dead": a part, which says nothing against another count of the whole. */
const PART_OF = /^\S+ of (?:the|its|his|her|their|those|these|them|whom|whose|us)\b/

/** "A blast", "a second blast" and "one of them" count nothing that another number could be held against. */
const NO_COUNT = /^(?:an?|one|first|second|third|fourth|fifth|last|next|another|once|twice)\b/i
/** A number glued to the end of a word or quotation is a footnote's mark. */
const GLUED = /[\p{L}”"’'.,;:!?)\]]$/u

/** "22 million a season" is a rate: no total says anything against it. */
const RATE = /^ ?(?:per|an?|each|every) \p{L}/u

const countsSomething = (text: string, figure: Span): boolean =>
  !RATE.test(text.slice(figure.end, figure.end + 8)) &&
  !NO_COUNT.test(text.slice(figure.start, figure.start + 12)) &&
  !GLUED.test(text.slice(Math.max(0, figure.start - 1), figure.start))

/** A name as a key: lower case, letters and digits only, without leading titles or articles. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]s$/, '')
    .replace(/^(the|mr|mrs|ms|dr|sir|president|minister) /, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** From what a document calls an actor to the actor's own key, across the story. */
export type ActorKeys = ReadonlyMap<string, string>

/** Keys of every alias of every actor; an alias that two actors share names neither. */
export function actorKeys(actors: readonly Actor[]): ActorKeys {
  const keys = new Map<string, string>()
  const shared = new Set<string>()
  for (const actor of actors) {
    for (const alias of new Set([actor.name, ...actor.aliases].map(nameKey))) {
      if (keys.has(alias) && keys.get(alias) !== nameKey(actor.name)) shared.add(alias)
      keys.set(alias, nameKey(actor.name))
    }
  }
  for (const alias of shared) keys.delete(alias)
  return keys
}

function namesIn(layers: FeatureLayers, span: Span, keys: ActorKeys): Set<string> {
  const named = inside(layers.chronicle.names, span).map((one) => one.actor)
  const placed = layers.chronicle.places.filter((one) => overlaps(one, span)).map((one) => one.name)
  const referred = layers.syntax.mentions
    .filter((one) => one.form !== 'name' && one.canonical !== null && overlaps(one, span))
    .flatMap((one) => one.canonical ?? [])
  return new Set(
    [...named, ...placed, ...referred].map((name) => {
      const key = nameKey(name)
      return keys.get(key) ?? key
    }),
  )
}

const isTerm = (token: Token, named: readonly Span[], counted: readonly Span[]): boolean =>
  CONTENT.has(token.upos) &&
  !LIGHT.has(token.lemma.toLowerCase()) &&
  !named.some((span) => overlaps(span, token)) &&
  !counted.some((span) => overlaps(span, token) && /^\d/.test(token.lemma))

const isContent = (token: Token): boolean =>
  (CONTENT.has(token.upos) || token.upos === 'NUM') &&
  !LIGHT.has(token.lemma.toLowerCase()) &&
  token.lemma.length > 1

/** Features of some spans of one document: the clause first, then what else says what it is about. */
export function featuresOf(
  layers: FeatureLayers,
  spans: readonly Span[],
  lexicon: Lexicon,
  keys: ActorKeys,
): Features {
  const { document, syntax, chronicle } = layers
  const tokens = spans.flatMap((span) => inside(syntax.tokens, span))
  const named = spans.flatMap((span) => inside(chronicle.names, span))
  // Most of a page lies outside of all spans: one comparison for each thing on it.
  const whole = {
    start: Math.min(...spans.map((span) => span.start)),
    end: Math.max(...spans.map((span) => span.end)),
  }
  const liesInSpans = (one: Span): boolean =>
    overlaps(one, whole) && spans.some((span) => overlaps(one, span))
  const figures = chronicle.figures.filter(
    (figure) =>
      liesInSpans(figure) &&
      countsSomething(document.text, figure) &&
      !PART_OF.test(document.text.slice(figure.start, figure.end + 12)),
  )
  const times = chronicle.times.filter(liesInSpans)
  const outside = tokens.filter((token) => !times.some((time) => overlaps(time, token)))
  const lemmas = new Set(
    outside.filter((token) => isTerm(token, named, figures)).map((token) => token.lemma.toLowerCase()),
  )
  const termOf = (lemma: string): Term => ({ lemma, concept: lexicon.conceptOf(lemma) })
  const terms = [...lemmas].map(termOf)
  const content = [...new Set(tokens.filter(isContent).map((token) => token.lemma.toLowerCase()))].map(termOf)
  const [clause] = spans
  return {
    terms,
    concepts: new Set(terms.map((term) => term.concept)),
    content,
    words: clause ? foldClause(document.text.slice(clause.start, clause.end)).trim().split(' ') : [],
    names: new Set(spans.flatMap((span) => [...namesIn(layers, span, keys)])),
    figures,
    times,
    places: chronicle.places.filter(liesInSpans),
    predicate: clause ? predicateOf(syntax, clause) : null,
    object: clause ? objectOf(syntax, clause, lexicon) : null,
    isNegated: clause !== undefined && isNegated(layers, clause, lexicon),
    isAbsence: isAbsence(tokens, document.text),
  }
}

/** Index of the token that a clause hangs on: the first whose head stands outside it, a verb or what is said with "be" first. */
export function rootAt(syntax: FeatureLayers['syntax'], clause: Span): number {
  const first = firstEndingAfter(syntax.tokens, clause.start)
  let found = -1
  for (let at = first; at < syntax.tokens.length; at++) {
    const token = syntax.tokens[at]
    if (!token || token.start >= clause.end) break
    const head = syntax.tokens[token.head]
    if (token.upos === 'PUNCT' || (head && overlaps(head, clause))) continue
    if (token.upos === 'VERB') return at
    if (found < 0) found = at
  }
  return found
}

/** Index of what a clause says of its subject; -1 where that is too general to tell anything. */
function predicateAt(syntax: FeatureLayers['syntax'], clause: Span): number {
  const at = rootAt(syntax, clause)
  const root = syntax.tokens[at]
  const isTelling = (token: Token): boolean =>
    CONTENT.has(token.upos) && !LIGHT.has(token.lemma.toLowerCase())
  if (root && isTelling(root) && (root.upos === 'VERB' || root.upos === 'ADJ')) return at
  for (let k = firstEndingAfter(syntax.tokens, clause.start); k < syntax.tokens.length; k++) {
    const token = syntax.tokens[k]
    if (!token || token.end > clause.end) break
    if (token.start >= clause.start && token.upos === 'VERB' && isTelling(token)) return k
  }
  return -1
}

function predicateOf(syntax: FeatureLayers['syntax'], clause: Span): string | null {
  return syntax.tokens[predicateAt(syntax, clause)]?.lemma.toLowerCase() ?? null
}

function objectOf(syntax: FeatureLayers['syntax'], clause: Span, lexicon: Lexicon): string | null {
  const root = predicateAt(syntax, clause)
  const object = inside(syntax.tokens, clause).find(
    (token) => token.head === root && (token.deprel === 'obj' || token.deprel === 'nsubj:pass'),
  )
  return object ? lexicon.conceptOf(object.lemma.toLowerCase()) : null
}

/** Relations under which a negation turns down the clause itself, not something inside it. */
const CLAUSAL = /^(?:advcl|acl|ccomp|csubj|parataxis|conj|appos)/

/** Whether a clause is turned down: a negation on what it hangs on, or on the subject, object or place of that. */
export function isNegated(
  layers: Pick<FeatureLayers, 'document' | 'syntax'>,
  clause: Span,
  lexicon: Lexicon,
): boolean {
  const { document, syntax } = layers
  const root = rootAt(syntax, clause)
  if (root < 0) return false
  return inside(syntax.tokens, clause).some((token) => {
    if (!lexicon.negations.has(document.text.slice(token.start, token.end).toLowerCase())) return false
    let at = firstEndingAfter(syntax.tokens, token.start)
    for (let steps = 0; steps <= NEGATION_STEPS; steps++) {
      if (at === root) return true
      const above = syntax.tokens[at]
      if (!above || CLAUSAL.test(above.deprel)) return false
      at = above.head
    }
    return false
  })
}

/** "Not a single siren of the plant sounded": not → siren → sounded. Further down it is about something else. */
const NEGATION_STEPS = 3

/** "There is no doubt", "no sign of …" deny no thing. */
const NO_THINGS = new Set([
  'doubt',
  'evidence',
  'sign',
  'indication',
  'reason',
  'way',
  'need',
  'question',
  'word',
  'link',
  'point',
  'suggestion',
  'information',
  'proof',
  'agreement',
  'consensus',
  'clarity',
  'certainty',
  'confirmation',
  'truth',
  'mention',
  'record',
  'trace',
])

/** Whether a clause is "there was no X": a dummy subject, and a noun for a thing under "no". */
function isAbsence(tokens: readonly Token[], text: string): boolean {
  const at = tokens.findIndex((token) => token.deprel === 'expl')
  if (at < 0) return false
  const no = tokens.findIndex(
    (token, index) => index > at && text.slice(token.start, token.end).toLowerCase() === 'no',
  )
  const thing =
    no < 0 ? undefined : tokens.slice(no).find((token) => token.upos === 'NOUN' || token.upos === 'PROPN')
  return thing !== undefined && !NO_THINGS.has(thing.lemma)
}
