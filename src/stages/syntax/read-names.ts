// The names of a parsed text: the recogniser's labels become names with kinds, full forms and roles. For a text without models,
// runs of capitalised words are all there is. Mentions are of names only: the resolver of descriptions and pronouns in
// src/text/names-mentions.ts names fewer speakers rightly on our own stories than the claims room does by itself.
import type { Mention, Name, Sentence, Token } from '../../model/index.ts'
import { canonicalNames } from '../../text/names-canonical.ts'
import type { NameLists } from '../../text/names-lists.ts'
import { NAME_LABELS, recogniseNames } from '../../text/names-recognise.ts'
import type { NameModel } from '../../text/names-recognise.ts'
import { findRole, roleText } from '../../text/names-roles.ts'
import { findNames, kindsOf } from '../../text/names-spans.ts'
import { isNamePart, viewTokens } from '../../text/names-view.ts'

export interface ParsedText {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly sentences: readonly Sentence[]
}

export interface NameReading {
  readonly names: readonly Name[]
  readonly mentions: readonly Mention[]
}

export interface NameTools {
  readonly model: NameModel
  readonly lists: NameLists
}

const KINDS = kindsOf(NAME_LABELS)

/** Mentions of names, those with one full form in one chain. */
function chained(names: readonly Name[]): NameReading {
  const chains = new Map<string, number>()
  const mentions = names.map(({ start, end, canonical }): Mention => {
    const chain = chains.get(canonical) ?? chains.size
    chains.set(canonical, chain)
    return { start, end, chain, form: 'name', canonical }
  })
  return { names, mentions }
}

export function readNames({ text, tokens, sentences }: ParsedText, { model, lists }: NameTools): NameReading {
  const view = viewTokens(text, tokens, sentences)
  const labels = recogniseNames(model, {
    forms: view.forms,
    tags: tokens.map((token) => token.xpos),
    heads: tokens.map((token) => token.head),
    relations: tokens.map((token) => token.deprel),
    sentences,
    lists,
  })
  const spans = findNames(view, labels, KINDS, lists)
  const settled = canonicalNames(view, spans, lists)
  const roles = spans.map((span, n) => (settled[n]?.kind === 'person' ? findRole(view, span, lists) : null))
  const names = spans.map(({ first, last, kind }, n): Name => {
    const start = tokens[first]?.start ?? 0
    const end = tokens[last - 1]?.end ?? start
    const role = roles[n]
    return {
      start,
      end,
      kind: settled[n]?.kind ?? kind,
      canonical: settled[n]?.canonical ?? text.slice(start, end),
      ...(role ? { role: roleText(view, role) } : {}),
    }
  })
  return chained(names)
}

/** Runs of proper nouns as names of no known kind. */
export function readRuns({ text, tokens, sentences }: ParsedText): NameReading {
  const view = viewTokens(text, tokens, sentences)
  const names: Name[] = []
  for (const { first, last } of sentences) {
    for (let k = first; k < last;) {
      let end = k
      while (end < last && isNamePart(view, end)) end++
      if (end > k) {
        const span = { start: tokens[k]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 }
        names.push({ ...span, kind: 'other', canonical: text.slice(span.start, span.end) })
      }
      k = Math.max(end, k + 1)
    }
  }
  return chained(names)
}
