// A sentence as a tree that can be asked for subjects, objects and phrases. Walks are iterative; a cyclic parse ends.
import type { Sentence, Syntax, Token } from '../../../model/index.ts'

export interface Tree {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly first: number
  readonly last: number
  readonly children: readonly (readonly number[])[]
  /** Lemmas and forms in small letters, from `first` on. */
  readonly lemmas: readonly string[]
  readonly lows: readonly string[]
}

export function treeOf(text: string, syntax: Syntax, sentence: Sentence): Tree {
  const { tokens } = syntax
  const { first, last } = sentence
  const children: number[][] = []
  const lemmas: string[] = []
  const lows: string[] = []
  for (let i = first; i < last; i += 1) {
    const token = tokens[i]
    children.push([])
    lemmas.push(token?.lemma.toLowerCase() ?? '')
    lows.push(token ? text.slice(token.start, token.end).toLowerCase() : '')
  }
  for (let i = first; i < last; i += 1) {
    const head = tokens[i]?.head ?? -1
    if (head >= first && head < last && head !== i) children[head - first]?.push(i)
  }
  return { text, tokens, first, last, children, lemmas, lows }
}

export const childrenOf = (tree: Tree, at: number): readonly number[] => tree.children[at - tree.first] ?? []
export const lemmaAt = (tree: Tree, at: number): string => tree.lemmas[at - tree.first] ?? ''
export const relationAt = (tree: Tree, at: number): string => tree.tokens[at]?.deprel ?? ''
export const lowAt = (tree: Tree, at: number): string => tree.lows[at - tree.first] ?? ''
export const tagAt = (tree: Tree, at: number): string => tree.tokens[at]?.upos ?? ''

export function findChild(tree: Tree, at: number, relations: readonly string[]): number | null {
  for (const relation of relations) {
    for (const child of childrenOf(tree, at)) if (relationAt(tree, child) === relation) return child
  }
  return null
}

/** The preposition of a phrase: the lemma of its `case` child. */
export function caseOf(tree: Tree, at: number): string | null {
  const found = findChild(tree, at, ['case'])
  return found === null ? null : lowAt(tree, found)
}

/** Relations that leave the phrase: what follows belongs to another statement about it. */
const OUTSIDE = new Set([
  'acl:relcl',
  'acl',
  'advcl',
  'conj',
  'cc',
  'parataxis',
  'punct',
  'case',
  'mark',
  'cop',
  'nsubj',
  'aux',
  'advmod:emph',
  'dep',
  'obl',
  'det',
  'nsubj:pass',
  'aux:pass',
  'list',
  'discourse',
  'ccomp',
  'xcomp',
  'reparandum',
])

/** First and last token of a noun phrase without article, relative clause or coordination. */
export function phraseOf(tree: Tree, head: number): { readonly from: number; readonly to: number } {
  let from = head
  let to = head
  const queue = [head]
  for (let step = 0; step < queue.length && step < 40; step += 1) {
    for (const child of childrenOf(tree, queue[step] ?? head)) {
      const relation = relationAt(tree, child)
      if (OUTSIDE.has(relation) && !(relation === 'punct' && lowAt(tree, child) === '-')) continue
      if (relation === 'nmod' && !/^(?:of|in|for|from)$/.test(caseOf(tree, child) ?? 'of')) continue
      if (relation === 'appos' && child - to > 3) continue
      queue.push(child)
      from = Math.min(from, child)
      to = Math.max(to, child)
    }
  }
  return { from, to }
}

/** Words of the clause of a verb to its right, and its passive subject; the place where patterns look for their words. */
export function clauseWords(tree: Tree, verb: number): number[] {
  const words: number[] = []
  const end = Math.min(tree.last, verb + CLAUSE_REACH)
  for (let i = verb + 1; i < end; i += 1) {
    const low = lowAt(tree, i)
    if (low === ';' || low === ':') break
    if (
      i > verb + 1 &&
      tagAt(tree, i) === 'VERB' &&
      (relationAt(tree, i) === 'conj' || relationAt(tree, i) === 'parataxis') &&
      findChild(tree, i, ['nsubj', 'nsubj:pass']) !== null
    )
      break
    if (/^(?:said|says|announced|reported|told)$/.test(low)) break
    words.push(i)
  }
  const passive = findChild(tree, verb, ['nsubj:pass'])
  if (passive !== null) {
    const { from, to } = phraseOf(tree, passive)
    for (let i = from; i <= to; i += 1) words.push(i)
  }
  return words
}

const CLAUSE_REACH = 14

/** Passive by its words, not by the labels alone: "has agreed" is active whatever the parser calls its subject. */
export function isPassive(tree: Tree, verb: number): boolean {
  if (
    tree.tokens[verb]?.xpos === 'VBN' &&
    (relationAt(tree, verb) === 'acl' || relationAt(tree, verb) === 'amod')
  )
    return true
  if (tree.tokens[verb]?.xpos === 'VBG')
    return childrenOf(tree, verb).some((child) => child < verb && lowAt(tree, child) === 'being')
  let helped = false
  for (let i = verb - 1; i >= Math.max(tree.first, verb - 5); i -= 1) {
    const low = lowAt(tree, i)
    if (/^(?:been|being|was|were|is|are|be|get|got|gets)$/.test(low)) return true
    if (/^(?:has|have|had|will|would|did|to)$/.test(low)) helped = true
    else if (tagAt(tree, i) !== 'ADV' && tagAt(tree, i) !== 'PART' && tagAt(tree, i) !== 'AUX') break
  }
  return !helped && findChild(tree, verb, ['aux:pass']) !== null
}

export const isNegated = (tree: Tree, verb: number): boolean =>
  childrenOf(tree, verb).some((child) => /^(?:not|n't|n’t|never|no|neither)$/.test(lowAt(tree, child)))
