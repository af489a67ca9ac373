// From a text and its blocks to the syntax layer.
import type { Block, Name, Resources, Sentence, Syntax, Token } from '../../model/index.ts'
import { segment } from '../../text/segment.ts'
import { lemmatize } from '../../text/lemmatize.ts'
import type { LemmaRules } from '../../text/lemmatize.ts'
import { parseSentence } from '../../text/parser-greedy.ts'
import { guessTag } from '../../text/tagger-fallback.ts'
import { tagSentence } from '../../text/tagger.ts'
import { hashWords } from '../../text/tagger-words.ts'
import { tokenize } from '../../text/tokenize.ts'
import type { TokenSpans } from '../../text/tokenize.ts'
import { modelOf } from './model.ts'
import type { SyntaxModel } from './model.ts'
import { rulesOf } from './rules.ts'

export interface AnalyseInput {
  readonly text: string
  readonly blocks?: readonly Block[]
  readonly language?: string | null
}

function paragraphs(text: string): Block[] {
  const blocks: Block[] = []
  let at = 0
  while (at < text.length) {
    const stop = text.indexOf('\n\n', at)
    const end = stop < 0 ? text.length : stop
    if (text.slice(at, end).trim() !== '') blocks.push({ kind: 'paragraph', start: at, end })
    at = end + 2
  }
  return blocks
}

function annotate(
  model: SyntaxModel,
  lemmas: LemmaRules,
  forms: readonly string[],
  spans: TokenSpans,
  sentence: Sentence,
  tokens: Token[],
): void {
  const { first, last } = sentence
  const words = hashWords(forms.slice(first, last))
  const tags = new Int32Array(last - first)
  tagSentence(model.tagger, words, tags, 0, last - first)
  const state = parseSentence(
    model.parser,
    { word: words.word, suffix: words.suffix3, tag: tags },
    last - first,
  )
  for (let k = first; k < last; k++) {
    const tag = model.tags[tags[k - first] ?? 0]
    const head = state.heads[k - first] ?? -1
    const root = head === last - first
    const xpos = tag?.xpos ?? ''
    tokens.push({
      start: spans.starts[k] ?? 0,
      end: spans.ends[k] ?? 0,
      lemma: lemmatize({ form: forms[k] ?? '', upos: tag?.upos ?? 'X', xpos, opening: k === first }, lemmas),
      upos: tag?.upos ?? 'X',
      head: root ? -1 : first + head,
      deprel: root ? 'root' : (model.relations[state.labels[k - first] ?? 0] ?? 'dep'),
      xpos,
    })
  }
}

/** Sentences, tokens, tags, trees, names and mentions of one text. */
export function analyse(input: AnalyseInput, resources: Resources): Syntax {
  const { text } = input
  const language = input.language ?? 'en'
  const rules = rulesOf(resources, language)
  const blocks = input.blocks && input.blocks.length > 0 ? input.blocks : paragraphs(text)
  const spans = { starts: [] as number[], ends: [] as number[] }
  const sentences: Sentence[] = []
  const tokens: Token[] = []
  const names: Name[] = []
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'boilerplate') continue
    const first = spans.starts.length
    tokenize(text, block.start, block.end, rules.words, spans)
    const begins = segment({
      text,
      tokens: spans,
      first,
      last: spans.starts.length,
      words: rules.words,
      rules: rules.sentences,
    })
    for (const [n, begin] of begins.entries()) {
      const last = begins[n + 1] ?? spans.starts.length
      sentences.push({
        start: spans.starts[begin] ?? 0,
        end: spans.ends[last - 1] ?? 0,
        first: begin,
        last,
        block: index,
      })
    }
  }
  const forms = spans.starts.map((start, k) => text.slice(start, spans.ends[k]))
  const model = modelOf(resources, language)
  for (const sentence of sentences) {
    if (model) annotate(model, rules.lemmas, forms, spans, sentence, tokens)
    else {
      for (let k = sentence.first; k < sentence.last; k++) {
        const opening = k === sentence.first
        const form = forms[k] ?? ''
        tokens.push({
          start: spans.starts[k] ?? 0,
          end: spans.ends[k] ?? 0,
          lemma: form.toLowerCase(),
          upos: guessTag(form, opening),
          head: opening ? -1 : sentence.first,
          deprel: opening ? 'root' : 'dep',
          xpos: '',
        })
      }
    }
    let k = sentence.first
    while (k < sentence.last) {
      let j = k
      while (j < sentence.last && tokens[j]?.upos === 'PROPN') j++
      if (j > k) {
        const start = spans.starts[k] ?? 0
        const end = spans.ends[j - 1] ?? 0
        names.push({ start, end, kind: 'other', canonical: text.slice(start, end) })
      }
      k = Math.max(j, k + 1)
    }
  }
  const mentions = names.map((name, chain) => ({
    start: name.start,
    end: name.end,
    chain,
    form: 'name' as const,
    canonical: name.canonical,
  }))
  return { language, sentences, tokens, names, mentions }
}
