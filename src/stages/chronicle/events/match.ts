// Matches verbs and nouns of a sentence against the dictionary, and frames ("agree to", "threaten to") over them.
import type { Entry, EventLexicon, Frame } from './lexicon.ts'
import type { Tree } from './tree.ts'
import { childrenOf, clauseWords, findChild, isNegated, lemmaAt, lowAt, relationAt, tagAt } from './tree.ts'

export interface Match {
  /** Token of the verb or noun whose subject and object count. */
  readonly head: number
  /** The verb that says what is done, where a frame stands over it. */
  readonly inner: number
  readonly code: string
  readonly mode: string | null
  /** Tokens the pattern used, head first. */
  readonly used: readonly number[]
  readonly noun: boolean
  readonly negated: boolean
}

function meets(tree: Tree, needs: readonly (readonly string[])[], words: readonly number[]): number[] | null {
  const used: number[] = []
  for (const need of needs) {
    const found = words.find((word) => need.includes(lemmaAt(tree, word)) || need.includes(lowAt(tree, word)))
    if (found === undefined) return null
    used.push(found)
  }
  return used
}

function bestEntry(tree: Tree, verb: number, lex: EventLexicon): { entry: Entry; used: number[] } | null {
  const entries = lex.verbs.get(lemmaAt(tree, verb))
  if (!entries) return null
  const words = entries.some((entry) => entry.needs.length > 0) ? clauseWords(tree, verb) : []
  for (const entry of entries) {
    const used = meets(tree, entry.needs, words)
    if (used) return { entry, used }
  }
  return null
}

const root = (code: string): string => code.slice(0, 2)
const isCooperative = (code: string): boolean => code < '09'

/** Code of what somebody says he will do. */
function intended(code: string): string {
  switch (root(code)) {
    case '04': return '036'
    case '05': return '030'
    case '06': return '031'
    case '07': return '033'
    case '08': return '035'
    default: return isCooperative(code) ? '030' : code >= '13' ? '130' : code
  }
}

const hasFuture = (tree: Tree, verb: number): boolean =>
  childrenOf(tree, verb).some((child) => relationAt(tree, child) === 'aux' && /^(?:will|would|'ll|’ll|shall|wo)$/.test(lowAt(tree, child)))
const hasObligation = (tree: Tree, verb: number): boolean =>
  childrenOf(tree, verb).some((child) => relationAt(tree, child) === 'aux' && /^(?:must|should|ought)$/.test(lowAt(tree, child)))

function bare(tree: Tree, verb: number, lex: EventLexicon): Match | null {
  const best = bestEntry(tree, verb, lex)
  if (!best) return null
  const { entry, used } = best
  return { head: verb, inner: verb, code: entry.code, mode: entry.mode, used: [verb, ...used], noun: false, negated: isNegated(tree, verb) }
}

/** The light verb's object where it names an event: "carried out an attack". */
function light(tree: Tree, verb: number, lex: EventLexicon): Match | null {
  if (!lex.lightVerbs.has(lemmaAt(tree, verb))) return null
  const object = findChild(tree, verb, ['obj', 'nsubj:pass'])
  const entry = object === null ? undefined : (lex.nouns.get(lemmaAt(tree, object)) ?? lex.nouns.get(lowAt(tree, object)))
  if (object === null || !entry) return null
  return { head: verb, inner: verb, code: entry.code, mode: entry.mode, used: [verb, object], noun: false, negated: isNegated(tree, verb) }
}

/** A verb alone, in the future, under obligation or negated. */
function plain(tree: Tree, verb: number, lex: EventLexicon): Match | null {
  const found = bare(tree, verb, lex) ?? light(tree, verb, lex)
  if (!found) return null
  if (hasObligation(tree, verb)) return { ...found, code: isCooperative(found.code) || found.code >= '15' ? '100' : found.code, mode: null }
  if (!hasFuture(tree, verb)) return found
  if (found.negated && isCooperative(found.code)) return { ...found, code: '120', mode: null, negated: false }
  return { ...found, code: intended(found.code), mode: null }
}

/** Verbs that a frame governs: its infinitive or clause. */
function complements(tree: Tree, verb: number): number[] {
  return childrenOf(tree, verb).filter((child) => child > verb && /^(?:xcomp|ccomp|advcl)$/.test(relationAt(tree, child)) && tagAt(tree, child) === 'VERB')
}

function framed(tree: Tree, verb: number, frames: readonly Frame[], lex: EventLexicon): Match | null {
  for (const child of complements(tree, verb)) {
    const inner = bare(tree, child, lex) ?? light(tree, child, lex)
    if (!inner) continue
    for (const frame of frames) {
      if (!frame.over.has('*') && !frame.over.has(root(inner.code))) continue
      const used = meets(tree, frame.needs, clauseWords(tree, verb))
      if (!used) continue
      const code = frame.code === '030' ? intended(inner.code) : frame.code
      return { head: verb, inner: child, code, mode: frame.code === '130' ? 'violence' : null, used: [verb, ...used, ...inner.used], noun: false, negated: isNegated(tree, verb) }
    }
  }
  return null
}

/** "is ready to send", "is determined to fight". */
function ready(tree: Tree, adjective: number, lex: EventLexicon): Match | null {
  if (!lex.readiness.has(lowAt(tree, adjective))) return null
  for (const child of childrenOf(tree, adjective)) {
    if (child < adjective || tagAt(tree, child) !== 'VERB') continue
    const inner = bare(tree, child, lex) ?? light(tree, child, lex)
    if (!inner) continue
    const negated = isNegated(tree, adjective)
    const code = negated && isCooperative(inner.code) ? '120' : intended(inner.code)
    return { head: adjective, inner: child, code, mode: null, used: [adjective, ...inner.used], noun: false, negated: negated && !isCooperative(inner.code) }
  }
  return null
}

/** All matches of a sentence, none inside another's pattern. */
export function matchSentence(tree: Tree, lex: EventLexicon): Match[] {
  const matches: Match[] = []
  const taken = new Set<number>()
  for (let i = tree.first; i < tree.last; i += 1) {
    if (taken.has(i)) continue
    const tag = tagAt(tree, i)
    const found = tag === 'VERB' || tag === 'AUX' ? verbMatch(tree, i, lex) : tag === 'ADJ' ? ready(tree, i, lex) : tag === 'NOUN' ? nounMatch(tree, i, lex) : null
    if (!found) continue
    matches.push(found)
    for (const used of found.used) taken.add(used)
    taken.add(found.inner)
  }
  return matches
}

function verbMatch(tree: Tree, verb: number, lex: EventLexicon): Match | null {
  const frames = lex.frames.get(lemmaAt(tree, verb))
  return (frames ? framed(tree, verb, frames, lex) : null) ?? plain(tree, verb, lex)
}

function nounMatch(tree: Tree, noun: number, lex: EventLexicon): Match | null {
  const entry = lex.nouns.get(lemmaAt(tree, noun)) ?? lex.nouns.get(lowAt(tree, noun))
  if (!entry || relationAt(tree, noun) === 'compound') return null
  return { head: noun, inner: noun, code: entry.code, mode: entry.mode, used: [noun], noun: true, negated: false }
}
