// Whether the clause round a time expression speaks of the past or of the future: decides which Friday is meant.
// It follows the tree to the governing verb where there is one, else takes the nearest verb to the left, then the right.
import { memoized } from '../../../model/index.ts'
import type { Resources, Span, Syntax, Token } from '../../../model/index.ts'
import type { Tense } from './placed.ts'

interface TenseFile {
  readonly futureAuxiliaries: readonly string[]
  readonly planning: readonly string[]
  readonly scheduled: readonly string[]
  readonly futureLeads: readonly string[]
  readonly pastLeads: readonly string[]
}

export interface TenseLexicon {
  readonly futureAuxiliaries: ReadonlySet<string>
  readonly planning: ReadonlySet<string>
  readonly scheduled: ReadonlySet<string>
  readonly futureLeads: ReadonlySet<string>
  readonly pastLeads: ReadonlySet<string>
  /** Irregular forms that are past whatever the tagger says ("met", "broke"). */
  readonly pastForms: ReadonlySet<string>
}

/** Forms of the irregular verbs that are neither their base, nor in -s or -ing. */
function pastForms(resources: Resources): ReadonlySet<string> {
  const file = resources.json('lexicons/en/irregular-lemmas.json') as {
    readonly verb?: Record<string, string>
  } | null
  return new Set(
    Object.entries(file?.verb ?? {})
      .filter(
        ([form, base]) =>
          form !== base && !/(?:s|ing|['’].*)$/.test(form) && base !== 'be' && base !== 'have',
      )
      .map(([form]) => form),
  )
}

export const tenseLexicon = memoized((resources: Resources): TenseLexicon => {
  const file = resources.json('lexicons/en/tense.json') as TenseFile | null
  const set = (list: readonly string[] | undefined): ReadonlySet<string> => new Set(list ?? [])
  return {
    futureAuxiliaries: set(file?.futureAuxiliaries),
    planning: set(file?.planning),
    scheduled: set(file?.scheduled),
    futureLeads: set(file?.futureLeads),
    pastLeads: set(file?.pastLeads),
    pastForms: pastForms(resources),
  }
})

export interface TenseInput {
  readonly text: string
  readonly syntax: Syntax
  readonly lexicon: TenseLexicon
}

/** How far to look for a governing verb; a longer chain is a parse gone wrong. */
const MAX_STEPS = 24
/** Tokens before a verb among which its auxiliaries stand. */
const AUXILIARY_REACH = 5

/** Makes the function that tells the tense round a span; spans must be asked for in any order, each costs a few steps. */
export function tenseReader({ text, syntax, lexicon }: TenseInput): (span: Span) => Tense {
  const { tokens, sentences } = syntax
  const low = (token: Token | undefined): string =>
    token ? text.slice(token.start, token.end).toLowerCase() : ''
  return (span) => {
    const sentence = sentences[lastStart(sentences, span.start)]
    if (!sentence) return 'past'
    const at = firstToken(tokens, sentence.first, sentence.last, span.start)
    const lead = low(tokens[at - 1])
    const lead2 = `${low(tokens[at - 2])} ${lead}`
    if (at > sentence.first && (lexicon.futureLeads.has(lead) || lexicon.futureLeads.has(lead2)))
      return 'future'
    if (at > sentence.first && (lexicon.pastLeads.has(lead) || lexicon.pastLeads.has(lead2))) return 'past'
    const verb =
      governor(tokens, at, sentence.first, sentence.last) ??
      nearestVerb(tokens, at, sentence.first, sentence.last)
    if (verb !== null) return tenseOfVerb({ tokens, low, lexicon, first: sentence.first, verb })
    for (let i = sentence.first; i < sentence.last; i += 1)
      if (lexicon.pastForms.has(low(tokens[i])) || /[a-z]{2}ed$/.test(low(tokens[i]))) return 'past'
    return 'none'
  }
}

function lastStart(list: readonly Span[], at: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const mid = (low + high) >> 1
    if ((list[mid]?.start ?? 0) <= at) low = mid + 1
    else high = mid
  }
  return low - 1
}

function firstToken(tokens: readonly Token[], first: number, last: number, at: number): number {
  let low = first
  let high = last
  while (low < high) {
    const mid = (low + high) >> 1
    if ((tokens[mid]?.end ?? 0) <= at) low = mid + 1
    else high = mid
  }
  return low
}

const isVerb = (token: Token | undefined): boolean =>
  token !== undefined && (token.upos === 'VERB' || token.upos === 'AUX')

/** The first verb up the tree; null where there is no tree. */
function governor(tokens: readonly Token[], at: number, first: number, last: number): number | null {
  if (tokens[at]?.deprel === 'dep') return null
  let node = tokens[at]?.head ?? -1
  for (let step = 0; step < MAX_STEPS && node >= first && node < last; step += 1) {
    const token = tokens[node]
    if (isVerb(token)) return node
    node = token?.head ?? -1
  }
  return null
}

function nearestVerb(tokens: readonly Token[], at: number, first: number, last: number): number | null {
  for (let i = at - 1; i >= Math.max(first, at - 40); i -= 1) if (isVerb(tokens[i])) return i
  for (let i = at; i < Math.min(last, at + 40); i += 1) if (isVerb(tokens[i])) return i
  return null
}

interface VerbAt {
  readonly tokens: readonly Token[]
  readonly low: (token: Token | undefined) => string
  readonly lexicon: TenseLexicon
  readonly first: number
  readonly verb: number
}

function tenseOfVerb(input: VerbAt): Tense {
  let current = input.verb
  for (let step = 0; step < 4; step += 1) {
    const own = simpleTense({ ...input, verb: current })
    if (own !== 'infinitive') return own
    // "was forced to leave on Friday" is past, "plans to leave on Friday" is not: ask the verb before "to".
    const above = input.tokens[current]?.head ?? -1
    const next =
      above >= input.first && above !== current && isVerb(input.tokens[above])
        ? above
        : previousVerb(input, current)
    if (next === null) return 'future'
    if (
      input.lexicon.planning.has(input.tokens[next]?.lemma.toLowerCase() ?? '') ||
      input.lexicon.planning.has(input.low(input.tokens[next]))
    )
      return 'future'
    current = next
  }
  return 'none'
}

function previousVerb(input: VerbAt, at: number): number | null {
  for (let i = at - 1; i >= Math.max(input.first, at - 6); i -= 1) if (isVerb(input.tokens[i])) return i
  return null
}

function simpleTense({ tokens, low, lexicon, first, verb }: VerbAt): Tense | 'infinitive' {
  const token = tokens[verb]
  const form = low(token)
  let past = false
  let present = false
  for (let i = verb; i >= Math.max(first, verb - AUXILIARY_REACH); i -= 1) {
    const word = low(tokens[i])
    if (
      i < verb &&
      !isVerb(tokens[i]) &&
      tokens[i]?.upos !== 'ADV' &&
      tokens[i]?.upos !== 'PART' &&
      !lexicon.futureAuxiliaries.has(word)
    )
      break
    // "would not say on Friday" is a refusal of that day, not a plan.
    if (word === 'would' && /^(?:not|n't|n’t)$/.test(low(tokens[i + 1]))) return 'past'
    if (lexicon.futureAuxiliaries.has(word)) return 'future'
    if (word === 'to' && i < verb)
      return /^(?:going|due|set|about)$/.test(low(tokens[i - 1])) ? 'future' : 'infinitive'
    if (/^(?:was|were|had|did|has|have|been)$/.test(word)) past = true
    if (/^(?:is|are|am|'s|’s|be)$/.test(word)) present = true
  }
  if (past) return 'past'
  const tag = token?.xpos ?? ''
  if (tag === 'VBD' || (tag === 'VBN' && !present)) return 'past'
  if (present) return tag === 'VBG' || lexicon.planning.has(form) ? 'future' : 'past'
  if (tag === 'VBZ' || tag === 'VBP')
    return lexicon.scheduled.has(token?.lemma.toLowerCase() ?? '') ? 'future' : 'none'
  if (tag === 'VB') return 'none'
  return /ed$/.test(form) ? 'past' : 'none'
}
