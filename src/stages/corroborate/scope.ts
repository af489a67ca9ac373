// Whether a phrase bears on what a clause says, and not on something inside it: "may" in "the bridge may be shut" does, "alleged"
// in "it makes sense in the light of the alleged deal" does not. By the way from the phrase up to what the clause hangs on.
import type { Document, Span, Syntax } from '../../model/index.ts'
import { firstEndingAfter } from '../../text/tokens-in.ts'
import { rootAt } from './features.ts'

export interface ClauseLayers {
  readonly document: Pick<Document, 'text'>
  readonly syntax: Syntax
}

/** Longest way up ("is thought to have been seen": thought → seen). */
const MOST_STEPS = 4
/** Relations that lead into a clause or a phrase of its own. */
const CLOSED = /^(?:acl|advcl|ccomp|csubj|nmod|appos|obj|compound|conj|parataxis)/
/** Verbs whose complement is what the clause says ("I think that it will rain"). */
const HOLDING = new Set([
  'think',
  'believe',
  'expect',
  'hope',
  'fear',
  'suppose',
  'guess',
  'suspect',
  'say',
  'assume',
])

/** Whether one of the phrases (lower case, words apart by one space) stands in the clause and bears on what it says. */
export function bearsOn(
  { document, syntax }: ClauseLayers,
  clause: Span,
  phrases: readonly string[],
): boolean {
  const first = firstEndingAfter(syntax.tokens, clause.start)
  const forms: string[] = []
  for (let at = first; at < syntax.tokens.length; at++) {
    const token = syntax.tokens[at]
    if (!token || token.end > clause.end) break
    forms.push(document.text.slice(token.start, token.end).toLowerCase())
  }
  const root = rootAt(syntax, clause)
  return phrases.some((phrase) => {
    const words = phrase.trim().split(' ')
    return forms.some(
      (form, i) =>
        form === words[0] &&
        words.every((word, k) => forms[i + k] === word) &&
        climbs(syntax, first + i, words.length, root),
    )
  })
}

/** Whether the way from a phrase of some tokens leads up to the root without leaving its clause. */
function climbs(syntax: Syntax, from: number, length: number, root: number): boolean {
  const within = (at: number): boolean => at >= from && at < from + length
  if (root < 0 || within(root)) return true
  let at = from
  while (within(at) && within(syntax.tokens[at]?.head ?? -1)) at = syntax.tokens[at]?.head ?? -1
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const token = syntax.tokens[at]
    if (!token || at === root) return at === root
    const above = syntax.tokens[token.head]
    const isHeld = token.deprel === 'ccomp' && HOLDING.has(above?.lemma.toLowerCase() ?? '')
    if (CLOSED.test(token.deprel) && !isHeld) return false
    // "a possible attack" alone is possible; in "they fear a possible attack" the attack is.
    if (token.deprel === 'amod' && token.head !== root) return false
    // "according to reports" bears on its clause, "in the possible absence of" does not.
    if (token.deprel.startsWith('obl') && length === 1) return false
    at = token.head
  }
  return at === root
}
