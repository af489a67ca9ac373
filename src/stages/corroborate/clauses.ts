// Splits a stretch of text into the clauses that can each carry a claim: coordinated ones ("left port and was gone"),
// those set beside ("…; the police counted 1,800"), those that contrast ("while …"), and participles after a comma
// (", charging him with …"). A clause that leaves its subject out says whose it is through `context`.
import type { Span, Syntax, Token } from '../../model/index.ts'
import { firstEndingAfter } from '../../text/tokens-in.ts'

export interface Clause extends Span {
  /** Spans outside the clause that say what it is about: the subject it leaves out. */
  readonly context: readonly Span[]
}

/** Subordinators that set one claim beside another; "because", "if" and "when" stay with what they belong to. */
const CONTRASTING = new Set(['while', 'whereas', 'although', 'though'])
const CLAUSAL_CHILDREN = new Set(['nsubj', 'nsubj:pass', 'aux', 'aux:pass', 'cop', 'obj', 'ccomp', 'xcomp'])
const EDGE = /[\s.,;:!?"“”„«»‘’'()[\]—–-]/

/** The white space and punctuation at both ends are nobody's claim. */
export function trimmed(text: string, span: Span): Span {
  let { start, end } = span
  while (start < end && EDGE.test(text[start] ?? '')) start++
  while (end > start && EDGE.test(text[end - 1] ?? '')) end--
  return { start, end }
}

/** A sentence's tokens with who hangs on whom, by index from the first of them. */
class Tree {
  readonly tokens: readonly Token[]
  private readonly heads: readonly number[]
  private readonly children: readonly (readonly number[])[]

  constructor(tokens: readonly Token[], base: number) {
    this.tokens = tokens
    const children: number[][] = tokens.map(() => [])
    this.heads = tokens.map((token, at) => {
      const head = token.head - base
      const isInside = head >= 0 && head < tokens.length && head !== at
      if (isInside) children[head]?.push(at)
      return isInside ? head : -1
    })
    this.children = children
  }

  childrenOf(at: number): readonly Token[] {
    return (this.children[at] ?? []).flatMap((child) => this.tokens[child] ?? [])
  }

  headOf(at: number): number {
    return this.heads[at] ?? -1
  }

  /** First and last index of a token and all that hangs on it. */
  reach(at: number): { readonly first: number; readonly last: number } {
    let [first, last] = [at, at]
    const pending = [at]
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      first = Math.min(first, next)
      last = Math.max(last, next)
      for (const child of this.children[next] ?? []) pending.push(child)
    }
    return { first, last }
  }

  isClausal(at: number): boolean {
    const token = this.tokens[at]
    if (!token) return false
    return (
      token.upos === 'VERB' ||
      token.upos === 'AUX' ||
      this.childrenOf(at).some((child) => child.deprel === 'cop')
    )
  }

  hasSubject(at: number): boolean {
    return this.childrenOf(at).some(
      (child) => child.deprel.startsWith('nsubj') || child.deprel.startsWith('csubj'),
    )
  }

  /** The subject of a clause, or of the one it is coordinated with or hangs on. */
  subjectOf(at: number): Span | null {
    for (
      let next = at, steps = 0;
      next >= 0 && steps <= this.tokens.length;
      next = this.headOf(next), steps++
    ) {
      const child = (this.children[next] ?? []).find((one) => this.tokens[one]?.deprel.startsWith('nsubj'))
      if (child === undefined) continue
      const { first, last } = this.reach(child)
      const [from, to] = [this.tokens[first], this.tokens[last]]
      if (from && to) return { start: from.start, end: to.end }
    }
    return null
  }
}

/** Whether a clause of its own begins with what hangs on a token. */
function opensClause(tree: Tree, at: number, words: (token: Token) => string): boolean {
  const token = tree.tokens[at]
  const head = tree.headOf(at)
  if (!token || head < 0 || !tree.isClausal(at)) return false
  if (token.deprel === 'conj') {
    // "came and went" is one happening; two verbs with something of their own each are two.
    return (
      tree.isClausal(head) &&
      tree.childrenOf(at).some((child) => CLAUSAL_CHILDREN.has(child.deprel) || child.deprel === 'obl')
    )
  }
  if (token.deprel.startsWith('parataxis')) return tree.hasSubject(at)
  if (token.deprel !== 'advcl' || at < head) return false
  const mark = tree.childrenOf(at).find((child) => child.deprel === 'mark')
  if (mark) return CONTRASTING.has(words(mark).toLowerCase())
  const before = tree.tokens[tree.reach(at).first - 1]
  return token.xpos === 'VBG' && before !== undefined && words(before) === ','
}

/** Clauses of a span, in order. A span without any verb is one clause. */
export function clausesOf(text: string, syntax: Syntax, span: Span): Clause[] {
  const base = firstEndingAfter(syntax.tokens, span.start)
  const end = firstEndingAfter(syntax.tokens, span.end - 1)
  const tokens = syntax.tokens.slice(base, end + 1).filter((token) => token.start < span.end)
  const tree = new Tree(tokens, base)
  const words = (token: Token): string => text.slice(token.start, token.end)
  const cuts = tokens
    .flatMap((_, at) => (opensClause(tree, at, words) ? [{ at, first: tree.reach(at).first }] : []))
    .filter((cut) => cut.first > 0)
    .sort((a, b) => a.first - b.first)
  const clauses: Clause[] = []
  let start = span.start
  let context: readonly Span[] = []
  for (const { at, first } of cuts) {
    const opening = tokens[first]
    if (!opening || opening.start <= start) continue
    clauses.push({ ...trimmed(text, { start, end: opening.start }), context })
    const isJoiner = opening.deprel === 'cc' || opening.deprel === 'mark'
    start = isJoiner ? opening.end : opening.start
    const subject = tree.hasSubject(at) ? null : tree.subjectOf(at)
    context = subject ? [subject] : []
  }
  clauses.push({ ...trimmed(text, { start, end: span.end }), context })
  return clauses.map((clause) => withoutJoiner(clause, tokens)).filter((clause) => clause.end > clause.start)
}

/** "…, and" at the end of a clause belongs to the next one. */
function withoutJoiner(clause: Clause, tokens: readonly Token[]): Clause {
  const last = tokens.find((token) => token.end === clause.end)
  const before = last && tokens[tokens.indexOf(last) - 1]
  return last?.upos === 'CCONJ' && before ? { ...clause, end: before.end } : clause
}
