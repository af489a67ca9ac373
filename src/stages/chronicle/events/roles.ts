// Who does and who undergoes: subject, agent, object and prepositional phrases of an event verb or noun, as actors.
import type { Agent } from './agents.ts'
import type { Tree } from './tree.ts'
import { caseOf, childrenOf, findChild, isPassive, lowAt, phraseOf, relationAt, tagAt } from './tree.ts'

export interface RoleInput {
  readonly tree: Tree
  readonly agentAt: (start: number, end: number) => Agent | null
  /** Canonical name of a pronoun's referent, where coreference found one. */
  readonly referentAt: (offset: number) => string | null
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
function subjectToken(tree: Tree, verb: number): number | null {
  let node = verb
  for (let step = 0; step < 6; step += 1) {
    const own = findChild(tree, node, ['nsubj', 'nsubj:pass', 'csubj'])
    const relation = relationAt(tree, node)
    const head = tree.tokens[node]?.head ?? -1
    if (own !== null && !(RELATIVE.test(lowAt(tree, own)) && relation === 'acl:relcl')) return own
    if (relation === 'acl:relcl' || relation === 'acl') return head >= tree.first ? head : null
    if (head < tree.first || !/^(?:xcomp|advcl|conj|ccomp|parataxis|aux|compound|obl|acl)/.test(relation)) return null
    if (tagAt(tree, head) !== 'VERB' && tagAt(tree, head) !== 'ADJ' && tagAt(tree, head) !== 'AUX') return null
    node = head
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
    const agent = agentOfPhrase(input, subject)
    if (agent) return agent
    break
  }
  return null
}

function governingVerb(tree: Tree, verb: number): number | null {
  let node = tree.tokens[verb]?.head ?? -1
  for (let step = 0; step < 6 && node >= tree.first; step += 1) {
    if (tagAt(tree, node) === 'VERB') return node
    node = tree.tokens[node]?.head ?? -1
  }
  return null
}

/** Prepositions in the order in which their phrase is taken for the one acted upon. */
const TARGET_CASES = ['against', 'on', 'upon', 'with', 'to', 'toward', 'towards', 'at', 'from', 'for', 'of', 'in', 'into', 'over', 'about', 'between', 'near', 'around']

/** The one acted upon: object, then phrases by preposition, the object's own phrases, and what stands in the object. */
export function targetOf(input: RoleInput, verb: number, source: Agent | null): Agent | null {
  const { tree } = input
  const clash = (agent: Agent | null): boolean => agent !== null && source !== null && agent.start === source.start
  const objects = ['obj', 'iobj'].flatMap((relation) => childrenOf(tree, verb).filter((child) => relationAt(tree, child) === relation))
  for (const object of objects) {
    const agent = agentOfPhrase(input, object)
    if (agent && !clash(agent)) return agent
  }
  const phrases = [verb, ...objects, ...objects.flatMap((object) => childrenOf(tree, object).filter((child) => relationAt(tree, child) === 'nmod')), ...childrenOf(tree, verb).filter((child) => relationAt(tree, child) === 'xcomp')]
    .flatMap((node) => childrenOf(tree, node).filter((child) => /^(?:obl|nmod|obj|iobj)/.test(relationAt(tree, child)) && child > verb - 1))
  for (const preposition of TARGET_CASES) {
    for (const phrase of phrases) {
      if (caseOf(tree, phrase) !== preposition) continue
      const agent = agentOfPhrase(input, phrase)
      if (agent && !clash(agent)) return agent
    }
  }
  for (const phrase of phrases) {
    if (caseOf(tree, phrase) !== null) continue
    const agent = agentOfPhrase(input, phrase)
    if (agent && !clash(agent)) return agent
  }
  return null
}

/** Source and target of a verb, active or passive. */
export function rolesOfVerb(input: RoleInput, verb: number): Roles {
  const { tree } = input
  if (!isPassive(tree, verb)) {
    const source = sourceOf(input, verb)
    return both(input, verb, source, targetOf(input, verb, source))
  }
  const by = childrenOf(tree, verb).find((child) => relationAt(tree, child) === 'obl:agent' || (relationAt(tree, child) === 'obl' && caseOf(tree, child) === 'by'))
  const patient = subjectToken(tree, verb)
  const target = patient === null ? null : agentOfPhrase(input, patient)
  const source = by === undefined ? null : agentOfPhrase(input, by)
  return { source, target: target ?? targetOf(input, verb, source) }
}

/** "The United States and Jordan agreed": two subjects act upon each other where nobody else is acted upon. */
function both(input: RoleInput, verb: number, source: Agent | null, target: Agent | null): Roles {
  if (target || !source) return { source, target }
  const subject = subjectToken(input.tree, verb)
  const other = subject === null ? undefined : childrenOf(input.tree, subject).find((child) => relationAt(input.tree, child) === 'conj')
  return { source, target: other === undefined ? null : agentOfPhrase(input, other) }
}

/** Roles of an event noun: "Russian strikes on Kyiv", "an attack by rebels against the town", "talks between A and B". */
export function rolesOfNoun(input: RoleInput, noun: number): Roles {
  const { tree } = input
  let source: Agent | null = null
  let target: Agent | null = null
  for (const child of childrenOf(tree, noun)) {
    const relation = relationAt(tree, child)
    const preposition = caseOf(tree, child)
    if (relation === 'nmod:poss' || relation === 'amod' || relation === 'compound') source ??= agentOfPhrase(input, child)
    else if (relation === 'nmod' && preposition === 'by') source = agentOfPhrase(input, child)
    else if (relation === 'nmod' && preposition === 'between') {
      source = agentOfPhrase(input, child)
      const second = childrenOf(tree, child).find((other) => relationAt(tree, other) === 'conj')
      if (second !== undefined) target = agentOfPhrase(input, second)
    } else if (relation === 'nmod' && preposition !== null && /^(?:on|against|with|of|at|in|to|from)$/.test(preposition)) target ??= agentOfPhrase(input, child)
  }
  return { source, target }
}
