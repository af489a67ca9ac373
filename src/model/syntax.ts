// The syntax layer: sentences, tokens, tags, trees, names and who-is-who inside one document.
import type { Span } from './span.ts'

/** Universal Dependencies v2 part-of-speech tags. */
export type Upos =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X'

/** A sentence never crosses a block; `first` and `last` are token indices, [first, last). */
export interface Sentence extends Span {
  readonly first: number
  readonly last: number
  /** Index of the block it stands in. */
  readonly block: number
}

export interface Token extends Span {
  readonly lemma: string
  readonly upos: Upos
  /** Index of the governing token in the document's token list, or -1 for a root. */
  readonly head: number
  /** Universal Dependencies relation, "root" for a root. */
  readonly deprel: string
  /** Penn Treebank-like finer tag where the model gives one ("VBD"), else ''. */
  readonly xpos: string
}

export type NameKind = 'person' | 'organisation' | 'place' | 'other'

export interface Name extends Span {
  readonly kind: NameKind
  /** Canonical full form within this document ("Prime Minister Jane Roe", "Roe" → "Jane Roe"). */
  readonly canonical: string
  /** Role words that stand at the name ("finance minister"), if any. */
  readonly role?: string
}

/** A mention of somebody or something; the same `chain` number means the same referent. */
export interface Mention extends Span {
  readonly chain: number
  readonly form: 'name' | 'nominal' | 'pronoun'
  /** Canonical name of the chain, null where it never gets one. */
  readonly canonical: string | null
}

export interface Syntax {
  readonly language: string
  readonly sentences: readonly Sentence[]
  readonly tokens: readonly Token[]
  readonly names: readonly Name[]
  readonly mentions: readonly Mention[]
}
