// What a statement is about, as things that can be compared across pages: concepts, names, figures, times, negation.
import type {
  Actor,
  Chronicle,
  Document,
  Figure,
  Span,
  Syntax,
  TimeExpression,
  Token,
} from '../../model/index.ts'
import { inside, overlaps } from '../../text/tokens-in.ts'
import type { Lexicon } from './lexicon.ts'

export interface Features {
  /** Concepts of content words, without names and numbers. */
  readonly terms: ReadonlySet<string>
  /** Folded keys of the actors and places named or referred to. */
  readonly names: ReadonlySet<string>
  readonly figures: readonly Figure[]
  readonly times: readonly TimeExpression[]
  /** Concept of the first full verb. */
  readonly predicate: string | null
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
const PART_OF = /^ of (?:the|its|his|her|their|those|these|them|whom)\b/

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
  return new Set([...named, ...placed, ...referred].map((name) => keys.get(nameKey(name)) ?? nameKey(name)))
}

const isTerm = (token: Token, named: readonly Span[], counted: readonly Span[]): boolean =>
  CONTENT.has(token.upos) &&
  !LIGHT.has(token.lemma.toLowerCase()) &&
  !named.some((span) => overlaps(span, token)) &&
  !counted.some((span) => overlaps(span, token) && /^\d/.test(token.lemma))

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
  const figures = chronicle.figures.filter(
    (figure) =>
      spans.some((span) => overlaps(figure, span)) &&
      !PART_OF.test(document.text.slice(figure.end, figure.end + 12)),
  )
  const times = chronicle.times.filter((time) => spans.some((span) => overlaps(time, span)))
  const outside = tokens.filter((token) => !times.some((time) => overlaps(time, token)))
  const terms = outside
    .filter((token) => isTerm(token, named, figures))
    .map((token) => lexicon.conceptOf(token.lemma.toLowerCase()))
  const verb = tokens.find((token) => token.upos === 'VERB' && !LIGHT.has(token.lemma.toLowerCase()))
  return {
    terms: new Set(terms),
    names: new Set(spans.flatMap((span) => [...namesIn(layers, span, keys)])),
    figures,
    times,
    predicate: verb ? lexicon.conceptOf(verb.lemma.toLowerCase()) : null,
    isNegated: tokens.some((token) =>
      lexicon.negations.has(document.text.slice(token.start, token.end).toLowerCase()),
    ),
    isAbsence: isAbsence(tokens, document.text),
  }
}

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
