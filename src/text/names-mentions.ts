// Mentions and their chains: names, definite descriptions ("the minister", "the company", "the spokeswoman") and pronouns of
// the third person, resolved by rules in the order of the text (a sieve in the manner of Lee et al. 2013), precision first:
// what is not clear gets no chain with a name. "I", "we" and "you" are left to whoever knows who speaks.
import type { Mention, NameKind, Span } from '../model/index.ts'
import { addEntity, createEntities, genderOfRole, learnRole } from './names-entities.ts'
import type { Entity, EntityList } from './names-entities.ts'
import { genderOf } from './names-canonical.ts'
import type { CanonicalName } from './names-canonical.ts'
import type { NameLists } from './names-lists.ts'
import type { Role } from './names-roles.ts'
import type { NameSpan } from './names-spans.ts'
import { childrenOf, headWithin, relationOf } from './names-view.ts'
import type { TokenView } from './names-view.ts'

export interface ReferenceRules {
  /** Pronoun → what it tells. */
  readonly pronouns: ReadonlyMap<string, PronounKind>
  readonly reflexive: ReadonlySet<string>
  readonly bodies: ReadonlySet<string>
  readonly places: ReadonlySet<string>
  readonly definites: ReadonlySet<string>
  readonly pleonasticVerbs: ReadonlySet<string>
  readonly pleonasticAdjectives: ReadonlySet<string>
  readonly speechVerbs: ReadonlySet<string>
}

type PronounKind = 'male' | 'female' | 'thing' | 'plural'
const PRONOUN_KINDS = ['male', 'female', 'thing', 'plural'] as const

function strings(file: unknown, key: string): string[] {
  const value: unknown =
    file !== null && typeof file === 'object' ? (file as Record<string, unknown>)[key] : undefined
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
}

/** Reads `lexicons/<lang>/reference.json` as parsed; null stands for a missing file. */
export function compileReferenceRules(file: unknown): ReferenceRules {
  const pronouns = new Map<string, PronounKind>()
  const table: unknown =
    file !== null && typeof file === 'object' ? (file as Record<string, unknown>)['pronouns'] : null
  for (const kind of PRONOUN_KINDS) for (const word of strings(table, kind)) pronouns.set(word, kind)
  const set = (key: string): ReadonlySet<string> => new Set(strings(file, key))
  return {
    pronouns,
    reflexive: set('reflexive'),
    bodies: set('bodies'),
    places: set('places'),
    definites: set('definites'),
    pleonasticVerbs: set('pleonasticVerbs'),
    pleonasticAdjectives: set('pleonasticAdjectives'),
    speechVerbs: set('speechVerbs'),
  }
}

export interface MentionInput {
  readonly view: TokenView
  readonly spans: readonly NameSpan[]
  readonly names: readonly CanonicalName[]
  /** Role that stands at each name, by index of the name. */
  readonly roles: readonly (Role | null)[]
  /** Quotations, sorted by start. */
  readonly quotations: readonly Span[]
  readonly lists: NameLists
  readonly rules: ReferenceRules
}

/** How many sentences back a pronoun, and a definite description, may look. */
const PRONOUN_REACH = 3
const NOMINAL_REACH = 40

interface Reading extends MentionInput {
  readonly entities: EntityList
  readonly mentions: Mention[]
  /** Entity mentioned at a token, by the head token of the mention. */
  readonly at: Map<number, Entity>
  /** Quotation each token stands in, −1 outside. */
  readonly quoteOf: Int32Array
  /** Entities in the order of their last mention, most recent last. */
  readonly recent: Entity[]
}

function quotesByToken(view: TokenView, quotations: readonly Span[]): Int32Array {
  const out = new Int32Array(view.tokens.length).fill(-1)
  let q = 0
  for (const [k, token] of view.tokens.entries()) {
    while (q < quotations.length && (quotations[q]?.end ?? 0) <= token.start) q++
    const quote = quotations[q]
    if (quote && quote.start <= token.start) out[k] = q
  }
  return out
}

/** Subject of its clause; of a conjunct, the subject of the first conjunct. */
function isSubject(view: TokenView, k: number): boolean {
  return relationOf(view, k) === 'nsubj'
}

function touch(reading: Reading, entity: Entity, head: number): void {
  const { view, recent } = reading
  entity.lastAt = head
  if (isSubject(view, head)) entity.subjectIn = view.sentenceOf[head] ?? -1
  const place = recent.lastIndexOf(entity)
  if (place >= 0) recent.splice(place, 1)
  recent.push(entity)
  if (recent.length > 24) recent.shift()
  reading.at.set(head, entity)
}

function push(reading: Reading, span: Span, entity: Entity, form: Mention['form']): void {
  reading.mentions.push({
    start: span.start,
    end: span.end,
    chain: entity.chain,
    form,
    canonical: entity.canonical,
  })
}

/** The entity of a name, made when it is first asked for. */
function entityOf(reading: Reading, n: number): Entity {
  const { view, lists, entities } = reading
  const span = reading.spans[n] ?? { first: 0, last: 1, kind: 'other' as const }
  const name = reading.names[n] ?? { canonical: '', kind: 'other' as const }
  const key = `${name.kind === 'person' ? 'p' : 'x'} ${name.canonical.toLowerCase()}`
  const head = headWithin(view, span.first, span.last)
  let entity = entities.byName.get(key)
  if (!entity) {
    const plural = name.kind === 'other' && view.tokens[head]?.xpos === 'NNPS'
    entity = addEntity(entities, {
      canonical: name.canonical,
      kind: name.kind,
      gender: null,
      plural,
      roles: new Map(),
      firstAt: head,
      lastAt: head,
      subjectIn: -1,
    })
    entities.byName.set(key, entity)
  }
  if (name.kind === 'person') {
    entity.gender ??= genderOf(view, span, lists)
    const role = reading.roles[n]
    if (role) learnRole(view, entity, role, lists)
  }
  return entity
}

function addName(reading: Reading, n: number): void {
  const { view } = reading
  const span = reading.spans[n]
  if (!span) return
  const entity = entityOf(reading, n)
  push(
    reading,
    { start: view.tokens[span.first]?.start ?? 0, end: view.tokens[span.last - 1]?.end ?? 0 },
    entity,
    'name',
  )
  touch(reading, entity, headWithin(view, span.first, span.last))
}

/** A role noun in apposition to a name means who is named; one right before a name is part of how the name is said. */
function addRole(reading: Reading, k: number, n: number): void {
  const { view } = reading
  const role = reading.roles[n]
  const span = reading.spans[n]
  if (
    !role ||
    !span ||
    (role.first < span.first &&
      view.forms.slice(role.last, span.first).every((form) => form.length < 6 && form !== ','))
  )
    return
  const from = view.tokens[role.first - 1]?.upos === 'DET' ? role.first - 1 : role.first
  const entity = entityOf(reading, n)
  push(
    reading,
    { start: view.tokens[from]?.start ?? 0, end: view.tokens[role.last - 1]?.end ?? 0 },
    entity,
    'nominal',
  )
  touch(reading, entity, k)
}

/** Left and right edge of "the finance minister": determiner, modifiers and head, nothing behind it. */
function nominalStart(view: TokenView, head: number): number {
  let first = head
  const floor = view.sentences[view.sentenceOf[head] ?? 0]?.first ?? 0
  while (first > floor) {
    const k = first - 1
    const token = view.tokens[k]
    if (!token || !['ADJ', 'NOUN', 'PROPN', 'NUM', 'DET'].includes(token.upos)) break
    first = k
    if (token.upos === 'DET') break
  }
  return first
}

const ROLE_MODIFIERS = new Set(['ADJ', 'NOUN', 'PROPN'])

function modifiers(view: TokenView, first: number, head: number): string[] {
  const words: string[] = []
  for (let k = first; k < head; k++)
    if (ROLE_MODIFIERS.has(view.tokens[k]?.upos ?? 'X')) words.push(view.lower[k] ?? '')
  return words
}

/** The person who was introduced with this role; when modifiers are given, they must not be at odds. */
function personByRole(
  reading: Reading,
  lemma: string,
  words: readonly string[],
  sentence: number,
): Entity | null {
  const { view, recent, lists } = reading
  const told = genderOfRole(lists, lemma)
  const fitting: Entity[] = []
  for (let i = recent.length - 1; i >= 0; i--) {
    const entity = recent[i]
    if (entity?.kind !== 'person' || sentence - (view.sentenceOf[entity.lastAt] ?? 0) > NOMINAL_REACH)
      continue
    const known = entity.roles.get(lemma)
    if (!known || !words.every((word) => known.has(word))) continue
    if (told && entity.gender && told !== entity.gender) continue
    fitting.push(entity)
  }
  const [first, second] = fitting
  if (!first) return null
  // Two ministers in sight: only the one spoken of most recently, and only if the other was not in the last two sentences.
  if (second && (view.sentenceOf[first.lastAt] ?? 0) - (view.sentenceOf[second.lastAt] ?? 0) < 2) return null
  return first
}

/** The body a "the company" goes back to: the only one that was spoken of in this and the last sentences. */
function bodyBefore(reading: Reading, head: number, wanted: NameKind, noun: string): Entity | null {
  const { view, recent } = reading
  const sentence = view.sentenceOf[head] ?? 0
  const fitting = recent.filter((entity) => {
    const distance = sentence - (view.sentenceOf[entity.lastAt] ?? 0)
    return entity.kind === wanted && !entity.plural && distance <= PRONOUN_REACH && entity.canonical !== null
  })
  const named = fitting.filter((entity) => (entity.canonical ?? '').toLowerCase().split(' ').includes(noun))
  if (named.length === 1) return named[0] ?? null
  const roles = fitting.filter((entity) => entity.roles.has(noun))
  if (roles.length === 1) return roles[0] ?? null
  return fitting.length === 1 ? (fitting[0] ?? null) : null
}

interface Nominal {
  readonly head: number
  readonly first: number
  readonly lemma: string
  readonly plural: boolean
  readonly definite: boolean
}

function readNominal(reading: Reading, k: number): Nominal | null {
  const { view, lists, rules } = reading
  const token = view.tokens[k]
  if (token?.upos !== 'NOUN' || reading.at.has(k) || relationOf(view, k) === 'compound') return null
  const next = view.tokens[k + 1]
  if (
    next?.upos === 'NOUN' &&
    view.sentenceOf[k + 1] === view.sentenceOf[k] &&
    relationOf(view, k) !== 'nsubj'
  )
    return null
  const lemma = token.lemma.toLowerCase()
  const plural = token.xpos === 'NNS'
  const known =
    lists.roles.has(lemma) ||
    rules.bodies.has(lemma) ||
    rules.places.has(lemma) ||
    (plural && lists.pluralRoles.has(view.lower[k] ?? ''))
  if (!known) return null
  const first = nominalStart(view, k)
  const definite = rules.definites.has(view.lower[first] ?? '')
  return { head: k, first, lemma, plural, definite }
}

function addNominal(reading: Reading, nominal: Nominal): void {
  const { view, lists, rules, entities } = reading
  const { head, first, lemma, plural, definite } = nominal
  const sentence = view.sentenceOf[head] ?? 0
  const words = modifiers(view, first, head)
  const span = { start: view.tokens[first]?.start ?? 0, end: view.tokens[head]?.end ?? 0 }
  let entity: Entity | null = null
  if (definite && !plural) {
    entity = lists.roles.has(lemma) ? personByRole(reading, lemma, words, sentence) : null
    if (!entity && words.length === 0 && rules.bodies.has(lemma))
      entity = bodyBefore(reading, head, 'organisation', lemma)
    if (!entity && words.length === 0 && rules.places.has(lemma))
      entity = bodyBefore(reading, head, 'place', lemma)
  }
  // A person of that role without a name keeps a chain of their own: "a spokesman … the spokesman".
  const key = `n ${plural ? '+' : ''}${lemma}`
  if (!entity && definite) {
    const earlier = entities.byName.get(key)
    const near = earlier && sentence - (view.sentenceOf[earlier.lastAt] ?? 0) <= PRONOUN_REACH * 2
    if (near && words.every((word) => earlier.roles.get(lemma)?.has(word) ?? false)) entity = earlier
  }
  if (!entity) {
    const kind =
      lists.roles.has(lemma) || plural ? 'person' : rules.bodies.has(lemma) ? 'organisation' : 'place'
    entity = addEntity(entities, {
      canonical: null,
      kind,
      gender: genderOfRole(lists, lemma),
      plural,
      roles: new Map([[lemma, new Set(words)]]),
      firstAt: head,
      lastAt: head,
      subjectIn: -1,
    })
    entities.byName.set(key, entity)
  }
  push(reading, span, entity, 'nominal')
  touch(reading, entity, head)
}

/** "It is clear that", "it seems": the word refers to nothing. */
function isPleonastic(reading: Reading, k: number): boolean {
  const { view, rules } = reading
  if (relationOf(view, k) === 'expl') return true
  const governor = view.tokens[k]?.head ?? -1
  if (governor < 0 || relationOf(view, k) !== 'nsubj') return false
  const lemma = view.tokens[governor]?.lemma.toLowerCase() ?? ''
  if (
    rules.pleonasticVerbs.has(lemma) ||
    rules.pleonasticAdjectives.has(lemma) ||
    rules.pleonasticAdjectives.has(view.lower[governor] ?? '')
  )
    return true
  return Array.from(childrenOf(view, governor)).some(
    (child) =>
      relationOf(view, child) === 'csubj' ||
      (relationOf(view, child) === 'ccomp' &&
        child > governor &&
        relationOf(view, k) === 'nsubj' &&
        view.tokens[governor]?.upos === 'ADJ'),
  )
}

/** The verb whose clause a word stands in. */
function clauseOf(view: TokenView, k: number): number {
  let at = k
  for (let steps = 0; steps < 12; steps++) {
    const relation = relationOf(view, at)
    if (
      ['root', 'ccomp', 'advcl', 'acl', 'conj', 'parataxis', 'xcomp', 'csubj'].includes(relation) ||
      relation === ''
    )
      return at
    const head = view.tokens[at]?.head ?? -1
    if (head < 0) return at
    at = head
  }
  return at
}

/** Whether binding or the act of speaking forbids the pronoun at `k` to mean what was mentioned at `other`. */
function isBarred(reading: Reading, k: number, other: number): boolean {
  const { view, rules, quoteOf } = reading
  const quote = quoteOf[k] ?? -1
  const governor = view.tokens[other]?.head ?? -1
  const speaks =
    governor >= 0 &&
    isSubject(view, other) &&
    rules.speechVerbs.has(view.tokens[governor]?.lemma.toLowerCase() ?? '')
  // "He is wrong," Roe said: the speaker says "I", not "he".
  if (
    quote >= 0 &&
    speaks &&
    quoteOf[other] !== quote &&
    Math.abs((view.sentenceOf[other] ?? 0) - (view.sentenceOf[k] ?? 0)) <= 1
  )
    return true
  if (
    rules.reflexive.has(view.lower[k] ?? '') ||
    relationOf(view, k) === 'nmod' ||
    view.tokens[k]?.deprel === 'nmod:poss'
  )
    return false
  // Subject and object of one verb are two.
  return (
    view.sentenceOf[other] === view.sentenceOf[k] &&
    clauseOf(view, other) === clauseOf(view, k) &&
    isSubject(view, other) !== isSubject(view, k) &&
    (view.tokens[k]?.head ?? -1) === governor
  )
}

/** Entities a pronoun could mean, best first: subjects of this and the last sentence before others, nearer before farther. */
function candidates(reading: Reading, k: number, fits: (entity: Entity) => boolean): Entity[] {
  const { view, recent } = reading
  const sentence = view.sentenceOf[k] ?? 0
  const scored: { entity: Entity; score: number }[] = []
  for (let i = recent.length - 1; i >= 0; i--) {
    const entity = recent[i]
    if (!entity || !fits(entity) || isBarred(reading, k, entity.lastAt)) continue
    const distance = sentence - (view.sentenceOf[entity.lastAt] ?? 0)
    if (distance > PRONOUN_REACH) continue
    const subject = entity.subjectIn >= sentence - 1 ? 1.5 : entity.subjectIn >= sentence - 2 ? 0.6 : 0
    const rank = (recent.length - 1 - i) * 0.15
    scored.push({ entity, score: -distance + subject - rank + (entity.canonical !== null ? 0.3 : 0) })
  }
  scored.sort((a, b) => b.score - a.score || b.entity.lastAt - a.entity.lastAt)
  return scored.map(({ entity }) => entity)
}

/** Best candidate, unless a second one is as good a guess. */
function resolvePerson(reading: Reading, k: number, gender: 'male' | 'female'): Entity | null {
  const fits = (entity: Entity): boolean =>
    entity.kind === 'person' &&
    !entity.plural &&
    (entity.gender === null || entity.gender === gender || entity.gender === 'either')
  const list = candidates(reading, k, fits)
  const [first] = list
  if (!first) return null
  if (first.gender === gender) return first
  // Of unknown gender: only when nobody nearby is known to be of it.
  const known = list.find((entity) => entity.gender === gender)
  return known ?? first
}

function resolveThing(reading: Reading, k: number): Entity | null {
  const { view } = reading
  const sentence = view.sentenceOf[k] ?? 0
  const fits = (entity: Entity): boolean =>
    (entity.kind === 'organisation' || entity.kind === 'place') && !entity.plural
  const subjects = candidates(reading, k, fits).filter((entity) => entity.subjectIn >= sentence - 1)
  const [first, second] = subjects
  if (!first || (second && second.subjectIn === first.subjectIn && second.subjectIn === sentence - 1))
    return null
  return first
}

function resolvePlural(reading: Reading, k: number): Entity | null {
  const { view } = reading
  const sentence = view.sentenceOf[k] ?? 0
  const list = candidates(reading, k, (entity) => entity.plural).filter(
    (entity) => entity.subjectIn >= sentence - 1,
  )
  return list.length === 1 ? (list[0] ?? null) : null
}

function addPronoun(reading: Reading, k: number, kind: PronounKind): void {
  const { view } = reading
  let entity: Entity | null
  if (kind === 'thing') entity = isPleonastic(reading, k) ? null : resolveThing(reading, k)
  else if (kind === 'plural') entity = resolvePlural(reading, k)
  else entity = resolvePerson(reading, k, kind)
  if (!entity) return
  if (kind === 'male' || kind === 'female') entity.gender ??= kind
  push(reading, view.tokens[k] ?? { start: 0, end: 0 }, entity, 'pronoun')
  touch(reading, entity, k)
}

/** All mentions of a text, in its order. */
export function findMentions(input: MentionInput): Mention[] {
  const { view, spans, rules } = input
  const roleHeads = new Map<number, number>()
  input.roles.forEach((role, i) => {
    if (role) roleHeads.set(role.head, i)
  })
  const reading: Reading = {
    ...input,
    entities: createEntities(),
    mentions: [],
    at: new Map(),
    quoteOf: quotesByToken(view, input.quotations),
    recent: [],
  }
  let n = 0
  for (let k = 0; k < view.tokens.length; k++) {
    const span = spans[n]
    if (span && span.first <= k) {
      addName(reading, n)
      n++
      k = span.last - 1
      continue
    }
    const token = view.tokens[k]
    const pronoun = token?.upos === 'PRON' ? rules.pronouns.get(view.lower[k] ?? '') : undefined
    const roleOf = roleHeads.get(k)
    if (pronoun) addPronoun(reading, k, pronoun)
    else if (roleOf !== undefined) addRole(reading, k, roleOf)
    else {
      const nominal = readNominal(reading, k)
      if (nominal) addNominal(reading, nominal)
    }
  }
  // Chains named later ("the spokeswoman … Jane Roe") keep null; canonical forms are those known at the end.
  const canonicals = reading.entities.all.map((entity) => entity.canonical)
  return reading.mentions.map((mention) => ({ ...mention, canonical: canonicals[mention.chain] ?? null }))
}
