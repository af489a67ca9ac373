// From a text and its blocks to the syntax layer.
import type { Block, Resources, Span, Syntax, Token, Upos } from '../../model/index.ts'
import { lemmatize } from '../../text/lemmatize.ts'
import { parse } from '../../text/parser.ts'
import type { ParserModel } from '../../text/parser-model.ts'
import { guessTag } from '../../text/tagger-fallback.ts'
import { cutText, paragraphs } from './cut.ts'
import type { CutText } from './cut.ts'
import { parserOf, recogniserOf } from './model.ts'
import { readNames, readRuns } from './read-names.ts'
import { rulesOf } from './rules.ts'
import type { LanguageRules } from './rules.ts'

export interface AnalyseInput {
  readonly text: string
  readonly blocks?: readonly Block[]
  readonly language?: string | null
  /** Footnote digits that are no part of the words they stand at, sorted. */
  readonly footnoteMarks?: readonly Span[]
}

function parsedTokens(
  { spans, forms, sentences }: CutText,
  model: ParserModel,
  rules: LanguageRules,
): Token[] {
  const parsed = parse(model, { forms, sentences, lists: rules.names })
  const opening = new Set(sentences.map(({ first }) => first))
  return forms.map((form, k): Token => {
    const [xpos = '', upos = 'X'] = (model.header.tags[parsed.tags[k] ?? 0] ?? '').split(' ')
    const word = { form, upos: upos as Upos, xpos, opening: opening.has(k) }
    return {
      start: spans.starts[k] ?? 0,
      end: spans.ends[k] ?? 0,
      lemma: lemmatize(word, rules.lemmas),
      upos: word.upos,
      head: parsed.heads[k] ?? -1,
      deprel: model.header.relations[parsed.relations[k] ?? 0] ?? 'dep',
      xpos,
    }
  })
}

/** Tokens of a language without a model: tags by the look of a word, and every sentence hung on its first token. */
function guessedTokens({ spans, forms, sentences }: CutText): Token[] {
  return sentences.flatMap(({ first, last }) =>
    forms.slice(first, last).map((form, i): Token => {
      const k = first + i
      return {
        start: spans.starts[k] ?? 0,
        end: spans.ends[k] ?? 0,
        lemma: form.toLowerCase(),
        upos: guessTag(form, i === 0),
        head: i === 0 ? -1 : first,
        deprel: i === 0 ? 'root' : 'dep',
        xpos: '',
      }
    }),
  )
}

/** Sentences, tokens, tags, trees, names and mentions of one text. */
export function analyse(input: AnalyseInput, resources: Resources): Syntax {
  const { text } = input
  const language = input.language ?? 'en'
  const rules = rulesOf(resources, language)
  const blocks = input.blocks && input.blocks.length > 0 ? input.blocks : paragraphs(text)
  const pieces = cutText(text, blocks, rules, input.footnoteMarks)
  const parser = parserOf(resources, language)
  const tokens = parser ? parsedTokens(pieces, parser, rules) : guessedTokens(pieces)
  const parsed = { text, tokens, sentences: pieces.sentences }
  const model = parser && recogniserOf(resources, language)
  const { names, mentions } = model ? readNames(parsed, { model, lists: rules.names }) : readRuns(parsed)
  return { language, sentences: pieces.sentences, tokens, names, mentions }
}
