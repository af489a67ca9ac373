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
  /** Somebody says that the subject must do it: the subject is the one acted upon. */
  readonly obliged?: boolean
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

/** The dictionary's own base form of a verb, else the lemma that syntax gives. */
const baseAt = (tree: Tree, at: number, lex: EventLexicon): string =>
  lex.forms.get(lowAt(tree, at)) ?? lemmaAt(tree, at)

function bestEntry(tree: Tree, verb: number, lex: EventLexicon): { entry: Entry; used: number[] } | null {
  const entries = lex.verbs.get(baseAt(tree, verb, lex))
  if (!entries) return null
  const words = entries.some((entry) => entry.needs.length > 0) ? clauseWords(tree, verb) : []
  let best: { entry: Entry; used: number[] } | null = null
  let nearest = Infinity
  for (const entry of entries) {
    // Entries stand in the order of how much they ask for; among equals the one whose words stand nearest wins.
    if (best && entry.needs.length < best.entry.needs.length) break
    const used = meets(tree, entry.needs, words)
    if (!used) continue
    const distance = used.reduce((sum, word) => sum + Math.abs(word - verb), 0)
    if (distance >= nearest) continue
    nearest = distance
    best = { entry, used }
  }
  return best
}

const root = (code: string): string => code.slice(0, 2)
const isCooperative = (code: string): boolean => code < '09'

/** Code of what somebody says he will do. */
function intended(code: string): string {
  switch (root(code)) {
    case '04':
      return '036'
    case '05':
      return '030'
    case '06':
      return '031'
    case '07':
      return '033'
    case '08':
      return '035'
    default:
      return isCooperative(code) ? '030' : code >= '13' ? '130' : code
  }
}

const hasFuture = (tree: Tree, verb: number): boolean =>
  childrenOf(tree, verb).some(
    (child) =>
      relationAt(tree, child) === 'aux' && /^(?:will|would|'ll|’ll|shall|wo)$/.test(lowAt(tree, child)),
  )
function bare(tree: Tree, verb: number, lex: EventLexicon): Match | null {
  const best = bestEntry(tree, verb, lex)
  if (!best) return null
  const { entry, used } = best
  return {
    head: verb,
    inner: verb,
    code: entry.code,
    mode: entry.mode,
    used: [verb, ...used],
    noun: false,
    negated: isNegated(tree, verb),
  }
}

/** The light verb's object where it names an event: "carried out an attack". */
function light(tree: Tree, verb: number, lex: EventLexicon): Match | null {
  if (!lex.lightVerbs.has(baseAt(tree, verb, lex))) return null
  const object = findChild(tree, verb, ['obj', 'nsubj:pass'])
  const entry = object === null ? undefined : nounEntry(tree, object, lex)
  if (object === null || !entry) return null
  return {
    head: verb,
    inner: verb,
    code: entry.code,
    mode: entry.mode,
    used: [verb, object],
    noun: false,
    negated: isNegated(tree, verb),
  }
}

/** A verb alone, in the future, under obligation or negated. */
function plain(tree: Tree, verb: number, lex: EventLexicon): Match | null {
  const found = bare(tree, verb, lex) ?? light(tree, verb, lex)
  if (!found) return null
  if (!hasFuture(tree, verb)) return found
  if (found.negated && isCooperative(found.code)) return { ...found, code: '120', mode: null, negated: false }
  return { ...found, code: intended(found.code), mode: null }
}

/** Verbs that a frame governs: its infinitive or clause. */
function complements(tree: Tree, verb: number): number[] {
  const object = findChild(tree, verb, ['obj'])
  return childrenOf(tree, verb).filter((child) => {
    if (child < verb || tagAt(tree, child) !== 'VERB') return false
    const relation = relationAt(tree, child)
    // "blocked roads to press demands" tells a purpose, "threatened to break relations" what was threatened.
    return (
      relation === 'xcomp' ||
      relation === 'ccomp' ||
      (relation === 'advcl' && object === null && child - verb <= 4)
    )
  })
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
      return {
        head: verb,
        inner: child,
        code,
        mode: frame.code === '130' ? 'violence' : null,
        used: [verb, ...used, ...inner.used],
        noun: false,
        negated: isNegated(tree, verb),
      }
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
    return {
      head: adjective,
      inner: child,
      code,
      mode: null,
      used: [adjective, ...inner.used],
      noun: false,
      negated: negated && !isCooperative(inner.code),
    }
  }
  return null
}

/** Roots of what is only asked, promised, refused or threatened: what stands under it has not happened. */
const UNREAL = /^(?:02|03|10|12|13)/

/** All matches of a sentence, none inside another's pattern. */
export function matchSentence(tree: Tree, lex: EventLexicon): Match[] {
  const matches: Match[] = []
  const taken = new Set<number>()
  for (let i = tree.first; i < tree.last; i += 1) {
    if (taken.has(i)) continue
    const found = matchAt(tree, i, lex)
    if (!found) continue
    matches.push(found)
    for (const used of found.used) taken.add(used)
    taken.add(found.inner)
  }
  return withoutUnreal(tree, withoutObjects(tree, matches))
}

/** Drops event nouns that are the object of a matched verb: "ratified an agreement" is one event, not two. */
function withoutObjects(tree: Tree, matches: readonly Match[]): Match[] {
  const heads = new Set(matches.filter((match) => !match.noun).flatMap((match) => [match.head, match.inner]))
  return matches.filter(
    (match) =>
      !(
        match.noun &&
        heads.has(tree.tokens[match.head]?.head ?? -1) &&
        /^(?:obj|nsubj:pass|iobj)$/.test(relationAt(tree, match.head))
      ),
  )
}

function matchAt(tree: Tree, at: number, lex: EventLexicon): Match | null {
  if (lowAt(tree, at) === 'must' && tagAt(tree, at) === 'AUX') return obliged(tree, at)
  if (isVerbal(tree, at, lex)) return verbMatch(tree, at, lex)
  const tag = tagAt(tree, at)
  return tag === 'ADJ' ? ready(tree, at, lex) : tag === 'NOUN' ? nounMatch(tree, at, lex) : null
}

/** A verb, or a past form of the dictionary after a noun that the tagger took for something else ("guerrillas wounded two"). */
function isVerbal(tree: Tree, at: number, lex: EventLexicon): boolean {
  const tag = tagAt(tree, at)
  if (tag === 'VERB' || tag === 'AUX') return true
  const low = lowAt(tree, at)
  const past = low.endsWith('ed') || /(?:ew|aught|ought|oke|ung|ank|ove|ook)$/.test(low)
  if ((tag !== 'ADJ' && tag !== 'NOUN') || !past || !lex.forms.has(low) || at === tree.first) return false
  const before = tagAt(tree, at - 1)
  return before === 'NOUN' || before === 'PROPN'
}

/** "China must drop barriers": a demand, whatever it is that must be done. */
function obliged(tree: Tree, must: number): Match | null {
  const verb = tree.tokens[must]?.head ?? -1
  if (verb < must || verb >= tree.last || tagAt(tree, verb) !== 'VERB') return null
  return {
    head: verb,
    inner: verb,
    code: '100',
    mode: null,
    used: [must, verb],
    noun: false,
    negated: false,
    obliged: true,
  }
}

/** Drops matches below a demand, promise, refusal or threat; the nearest of them shows how far its words go. */
function withoutUnreal(tree: Tree, matches: readonly Match[]): Match[] {
  const dropped = new Set<Match>()
  const out: Match[] = []
  for (const match of matches) {
    if (dropped.has(match)) continue
    if (!UNREAL.test(match.code)) {
      out.push(match)
      continue
    }
    const below = matches.filter(
      (other) =>
        other !== match && other.head > match.head && !dropped.has(other) && isBelow(tree, other.head, match),
    )
    for (const other of below) dropped.add(other)
    const [nearest] = below
    out.push(
      nearest && nearest.head - match.head < NEAR_TOKENS
        ? { ...match, used: [...match.used, ...nearest.used] }
        : match,
    )
  }
  return out
}

/** How far from its verb what is demanded or refused still counts to its words. */
const NEAR_TOKENS = 9

function isBelow(tree: Tree, at: number, match: Match): boolean {
  let node = at
  for (let step = 0; step < 20; step += 1) {
    const head = tree.tokens[node]?.head ?? -1
    if (head < tree.first) return false
    if (head === match.head || head === match.inner)
      return !/^(?:conj|parataxis|advcl)/.test(relationAt(tree, node))
    node = head
  }
  return false
}

function verbMatch(tree: Tree, verb: number, lex: EventLexicon): Match | null {
  const frames = lex.frames.get(baseAt(tree, verb, lex))
  return (frames ? framed(tree, verb, frames, lex) : null) ?? plain(tree, verb, lex)
}

/** The entry of an event noun that its compounds and adjectives fit best ("hunger strike", "air strike"). */
function nounEntry(tree: Tree, noun: number, lex: EventLexicon): Entry | undefined {
  const entries = lex.nouns.get(lemmaAt(tree, noun)) ?? lex.nouns.get(lowAt(tree, noun))
  const words = [...childrenOf(tree, noun), noun - 1]
  return entries?.find((entry) => meets(tree, entry.needs, words) !== null)
}

function nounMatch(tree: Tree, noun: number, lex: EventLexicon): Match | null {
  const entry = nounEntry(tree, noun, lex)
  if (!entry || relationAt(tree, noun) === 'compound') return null
  return {
    head: noun,
    inner: noun,
    code: entry.code,
    mode: entry.mode,
    used: [noun],
    noun: true,
    negated: false,
  }
}
