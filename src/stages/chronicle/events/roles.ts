// Who does and who undergoes: subject, agent, object and prepositional phrases of an event verb or noun, as actors.
import type { Agent } from './agents.ts'
import type { Tree } from './tree.ts'
import { caseOf, childrenOf, findChild, isPassive, lowAt, phraseOf, relationAt, tagAt } from './tree.ts'

export interface RoleInput {
  readonly tree: Tree
  readonly agentAt: (start: number, end: number) => Agent | null
  /** Canonical name of a pronoun's referent, where coreference found one. */
  readonly referentAt: (offset: number) => string | null
  /** Whether what the verb says is done by its subjects together: agreeing, meeting, fighting each other. */
  readonly mutual: (verb: number) => boolean
}

export interface Roles {
  readonly source: Agent | null
  readonly target: Agent | null
}

export function agentOfPhrase(input: RoleInput, head: number): Agent | null {
  const { from, to } = phraseOf(input.tree, head)
  const [first, last] = [input.tree.tokens[from], input.tree.tokens[to]]
  return first && last ? input.agentAt(first.start, last.end) : null
}

/** Pronouns that stand for the noun before their clause. */
const RELATIVE = /^(?:who|which|that|whom)$/

/** Token of the grammatical subject, through relative pronouns, coordination and infinitives. */
export function subjectToken(tree: Tree, verb: number): number | null {
  let node = verb
  for (let step = 0; step < 6; step += 1) {
    const own = ownSubject(tree, node)
    const relation = relationAt(tree, node)
    const head = tree.tokens[node]?.head ?? -1
    if (own !== null && !(RELATIVE.test(lowAt(tree, own)) && relation === 'acl:relcl')) return own
    if (relation === 'acl:relcl' || relation === 'acl') return head >= tree.first ? head : null
    if (head < tree.first || !/^(?:xcomp|advcl|conj|ccomp|parataxis|aux|compound|obl|acl)/.test(relation))
      return null
    if (tagAt(tree, head) !== 'VERB' && tagAt(tree, head) !== 'ADJ' && tagAt(tree, head) !== 'AUX')
      return null
    node = head
  }
  return null
}

const SUBJECTS = ['nsubj', 'nsubj:pass', 'csubj']

/** A subject of the verb, or one that the parser hung on its auxiliary. */
function ownSubject(tree: Tree, verb: number): number | null {
  const own = findChild(tree, verb, SUBJECTS)
  if (own !== null) return own
  for (const child of childrenOf(tree, verb)) {
    const hung = tagAt(tree, child) === 'AUX' ? findChild(tree, child, SUBJECTS) : null
    if (hung !== null) return hung
  }
  return null
}

/** The subject as an actor; a pronoun is carried to its referent or to the subject of the speaking verb. */
export function sourceOf(input: RoleInput, verb: number): Agent | null {
  const { tree } = input
  let node = verb
  for (let step = 0; step < 3; step += 1) {
    const subject = subjectToken(tree, node)
    if (subject === null) break
    if (tagAt(tree, subject) === 'PRON') {
      const token = tree.tokens[subject]
      const referent = token ? input.referentAt(token.start) : null
      if (token && referent) return { start: token.start, end: token.end, actor: referent, code: '---' }
      const above = governingVerb(tree, node)
      if (above === null) break
      node = above
      continue
    }
    // "said their forces had withdrawn": the forces are those of the one who says so.
    const own = isOwn(tree, phraseOf(tree, subject).from)
    const above = own ? governingVerb(tree, node) : null
    if (above !== null) {
      node = above
      continue
    }
    const agent = agentOfPhrase(input, subject)
    if (agent) return agent
    break
  }
  return leftOf(input, verb)
}

/** Subject of a verb's own clause, without looking further up. */
export function ownClauseSubject(input: RoleInput, verb: number): Agent | null {
  const own = ownSubject(input.tree, verb)
  return own === null || tagAt(input.tree, own) === 'PRON' ? null : agentOfPhrase(input, own)
}

/** Who says what the verb tells: the subject of the verb above it. */
export function speakerOf(input: RoleInput, verb: number): Agent | null {
  const above = governingVerb(input.tree, verb)
  return above === null ? null : sourceOf(input, above)
}

/** Tags of which noun phrases are made, for reading them off the words where the tree does not help. */
const PHRASE_TAGS = new Set(['PROPN', 'NOUN', 'ADJ', 'NUM'])

interface Chunk {
  readonly from: number
  readonly to: number
}

/** Runs of nouns, names and adjectives between two tokens; a possessive ending joins two of them. */
function chunksBetween(tree: Tree, from: number, to: number): Chunk[] {
  const chunks: Chunk[] = []
  let open = -1
  for (let i = from; i <= to; i += 1) {
    const inside =
      i < to && (PHRASE_TAGS.has(tagAt(tree, i)) || (open >= 0 && /^(?:'s|’s|-)$/.test(lowAt(tree, i))))
    if (inside && open < 0) open = i
    if (!inside && open >= 0) {
      chunks.push({ from: open, to: i - 1 })
      open = -1
    }
  }
  return chunks
}

const agentOfChunk = (input: RoleInput, { from, to }: Chunk): Agent | null => {
  const [first, last] = [input.tree.tokens[from], input.tree.tokens[to]]
  return first && last ? input.agentAt(first.start, last.end) : null
}

/** The nearest actor before the verb that stands under no preposition, else the nearest at all. */
function leftOf(input: RoleInput, verb: number): Agent | null {
  const { tree } = input
  let under: Agent | null = null
  for (const chunk of chunksBetween(tree, Math.max(tree.first, verb - FAR), verb).reverse()) {
    const agent = agentOfChunk(input, chunk)
    if (!agent) continue
    const before = tagAt(tree, chunk.from - 1) === 'DET' ? chunk.from - 2 : chunk.from - 1
    if (tagAt(tree, before) !== 'ADP' && lowAt(tree, before) !== 'to') return agent
    under ??= agent
  }
  return under
}

/** The first actor after the verb. */
function rightOf(input: RoleInput, verb: number, source: Agent | null): Agent | null {
  const { tree } = input
  for (const chunk of chunksBetween(tree, verb + 1, Math.min(tree.last, verb + FAR))) {
    if (chunk.from > 0 && isSpeech(lowAt(tree, chunk.from - 1))) break
    // "…, the White House announced": the one who tells it comes after what he tells.
    if (isSpeech(lowAt(tree, chunk.to + 1)) || isSpeech(lowAt(tree, chunk.to + 2))) break
    if (isOwn(tree, chunk.from)) continue
    const agent = agentOfChunk(input, chunk)
    if (agent && !isSame(agent, source)) return agent
  }
  return null
}

/** The same words, or the same bare name at another place. */
const isSame = (agent: Agent, source: Agent | null): boolean =>
  source !== null && (agent.start === source.start || agent.actor === source.actor)

const isSpeech = (low: string): boolean =>
  /^(?:said|says|reported|reports|announced|told|according|confirmed|quoted|saying)$/.test(low)
/** "its troops", "their forces" are the source itself. */
const isOwn = (tree: Tree, at: number): boolean =>
  /^(?:its|his|her|their|our|my)$/.test(lowAt(tree, at)) ||
  /^(?:its|his|her|their|our|my)$/.test(lowAt(tree, at - 1))

/** How many tokens from its verb an actor is still looked for without a tree. */
const FAR = 22

function governingVerb(tree: Tree, verb: number): number | null {
  let node = tree.tokens[verb]?.head ?? -1
  for (let step = 0; step < 6 && node >= tree.first; step += 1) {
    if (tagAt(tree, node) === 'VERB') return node
    node = tree.tokens[node]?.head ?? -1
  }
  return null
}

/** Prepositions in the order in which their phrase is taken for the one acted upon. */
const TARGET_CASES = [
  'against',
  'on',
  'upon',
  'with',
  'to',
  'toward',
  'towards',
  'at',
  'from',
  'for',
  'of',
  'in',
  'into',
  'over',
  'about',
  'between',
  'near',
  'around',
]

/** The one acted upon: object, then phrases by preposition, the object's own phrases, and what stands in the object. */
export function targetOf(input: RoleInput, verb: number, source: Agent | null): Agent | null {
  const { tree } = input
  const clash = (agent: Agent | null): boolean => agent !== null && isSame(agent, source)
  const objects = ['obj', 'iobj'].flatMap((relation) =>
    childrenOf(tree, verb).filter((child) => relationAt(tree, child) === relation),
  )
  for (const object of objects) {
    if (isOwn(tree, phraseOf(tree, object).from)) continue
    const agent = agentOfPhrase(input, object)
    if (agent && !clash(agent)) return agent
  }
  const phrases = [
    verb,
    ...objects,
    ...objects.flatMap((object) =>
      childrenOf(tree, object).filter((child) => relationAt(tree, child) === 'nmod'),
    ),
    ...childrenOf(tree, verb).filter((child) => relationAt(tree, child) === 'xcomp'),
  ].flatMap((node) =>
    childrenOf(tree, node).filter(
      (child) => /^(?:obl|nmod|obj|iobj)/.test(relationAt(tree, child)) && child > verb - 1,
    ),
  )
  for (const preposition of TARGET_CASES) {
    for (const phrase of phrases) {
      if (caseOf(tree, phrase) !== preposition) continue
      const agent = agentOfPhrase(input, phrase)
      if (agent && !clash(agent)) return agent
    }
  }
  for (const phrase of phrases) {
    if (caseOf(tree, phrase) !== null) continue
    const agent = isOwn(tree, phraseOf(tree, phrase).from) ? null : agentOfPhrase(input, phrase)
    if (agent && !clash(agent)) return agent
  }
  return rightOf(input, verb, source)
}

/** Source and target of a verb, active or passive. */
export function rolesOfVerb(input: RoleInput, verb: number): Roles {
  const { tree } = input
  if (!isPassive(tree, verb)) {
    const source = sourceOf(input, verb)
    return { source, target: partner(input, verb, source) ?? targetOf(input, verb, source) }
  }
  const by = childrenOf(tree, verb).find(
    (child) =>
      relationAt(tree, child) === 'obl:agent' ||
      (relationAt(tree, child) === 'obl' && caseOf(tree, child) === 'by'),
  )
  const patient = subjectToken(tree, verb)
  const target = patient === null ? null : agentOfPhrase(input, patient)
  const source = by === undefined ? null : agentOfPhrase(input, by)
  return { source, target: target ?? targetOf(input, verb, source) }
}

/** "The United States and Jordan agreed": of two joined subjects one is the other's partner. */
function partner(input: RoleInput, verb: number, source: Agent | null): Agent | null {
  if (!source || !input.mutual(verb)) return null
  const subject = subjectToken(input.tree, verb)
  const other =
    subject === null
      ? undefined
      : childrenOf(input.tree, subject).find((child) => relationAt(input.tree, child) === 'conj')
  return other === undefined ? null : agentOfPhrase(input, other)
}

/** Roles of an event noun: "Russian strikes on Kyiv", "an attack by rebels against the town", "talks between A and B". */
export function rolesOfNoun(input: RoleInput, noun: number): Roles {
  const { tree } = input
  let source: Agent | null = null
  let target: Agent | null = null
  for (const child of childrenOf(tree, noun)) {
    const relation = relationAt(tree, child)
    const preposition = caseOf(tree, child)
    if (relation === 'nmod:poss' || relation === 'amod' || relation === 'compound')
      source ??= agentOfPhrase(input, child)
    else if (relation === 'nmod' && preposition === 'by') source = agentOfPhrase(input, child)
    else if (relation === 'nmod' && preposition === 'between') {
      source = agentOfPhrase(input, child)
      const second = childrenOf(tree, child).find((other) => relationAt(tree, other) === 'conj')
      if (second !== undefined) target = agentOfPhrase(input, second)
    } else if (
      relation === 'nmod' &&
      preposition !== null &&
      /^(?:on|against|with|of|at|in|to|from)$/.test(preposition)
    )
      target ??= agentOfPhrase(input, child)
  }
  return { source, target }
}
