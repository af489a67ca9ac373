// A parsed text as the name and mention rules read it: parallel arrays over tokens, with children found without searching.
import type { NameKind, Sentence, Token } from '../model/index.ts'

/** A name as a token range [first, last). */
export interface NameSpan {
  readonly first: number
  readonly last: number
  readonly kind: NameKind
}

export interface TokenView {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly forms: readonly string[]
  /** Lower case, straight apostrophes. */
  readonly lower: readonly string[]
  readonly sentences: readonly Sentence[]
  readonly sentenceOf: Int32Array
  /** Children of token k: childList[childStart[k] … childStart[k + 1]). */
  readonly childStart: Int32Array
  readonly childList: Int32Array
}

export function viewTokens(
  text: string,
  tokens: readonly Token[],
  sentences: readonly Sentence[],
): TokenView {
  const count = tokens.length
  const forms = tokens.map((token) => text.slice(token.start, token.end))
  const childStart = new Int32Array(count + 1)
  for (const { head } of tokens) if (head >= 0) childStart[head + 1] = (childStart[head + 1] ?? 0) + 1
  for (let k = 0; k < count; k++) childStart[k + 1] = (childStart[k + 1] ?? 0) + (childStart[k] ?? 0)
  const childList = new Int32Array(childStart[count] ?? 0)
  const filled = childStart.slice()
  tokens.forEach(({ head }, k) => {
    if (head < 0) return
    const place = filled[head] ?? 0
    childList[place] = k
    filled[head] = place + 1
  })
  const sentenceOf = new Int32Array(count)
  sentences.forEach((sentence, s) => sentenceOf.fill(s, sentence.first, sentence.last))
  const lower = forms.map((form) => form.toLowerCase().replace(/’/g, "'"))
  return { text, tokens, forms, lower, sentences, sentenceOf, childStart, childList }
}

export function childrenOf(view: TokenView, k: number): Int32Array {
  return view.childList.subarray(view.childStart[k] ?? 0, view.childStart[k + 1] ?? 0)
}

/** Relation without its subtype: "nmod:poss" → "nmod". */
export function relationOf(view: TokenView, k: number): string {
  const relation = view.tokens[k]?.deprel ?? ''
  const colon = relation.indexOf(':')
  return colon < 0 ? relation : relation.slice(0, colon)
}

export function isNamePart(view: TokenView, k: number): boolean {
  const token = view.tokens[k]
  return token !== undefined && (token.upos === 'PROPN' || token.xpos === 'NNP' || token.xpos === 'NNPS')
}

/** Text from the first token to the last, [first, last). */
export function textOf(view: TokenView, first: number, last: number): string {
  const from = view.tokens[first]?.start ?? 0
  return view.text.slice(from, view.tokens[last - 1]?.end ?? from)
}

/** The token of [first, last) whose head stands outside. */
export function headWithin(view: TokenView, first: number, last: number): number {
  for (let k = first; k < last; k++) {
    const head = view.tokens[k]?.head ?? -1
    if (head < first || head >= last) return k
  }
  return first
}
