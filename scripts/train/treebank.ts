// Reads the treebank files: JSON Lines, gzipped, one document a line with its CoNLL-U. Sentences come out as parallel lists.
// Which files may be learnt from, and under which licence, stands here and nowhere else.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sha256 } from '../../src/text/digest.ts'

export interface GoldSentence {
  readonly forms: string[]
  readonly lemmas: string[]
  readonly upos: string[]
  readonly xpos: string[]
  /** Index of the head in this sentence, -1 for the root. */
  readonly heads: number[]
  readonly labels: string[]
  /** Whether white space follows. */
  readonly spaced: boolean[]
  /** Whether the sentence opens a paragraph. */
  readonly paragraph: boolean
}

export interface GoldMention {
  readonly start: number
  readonly end: number
  readonly type: string
  readonly entity: string
  readonly wiki?: string
}

export type Split = 'train' | 'dev' | 'test'

/** GUM has texts, entities and coreference; EWT trees only. */
export type Corpus = 'gum' | 'ewt'

export interface GoldDocument {
  readonly id: string
  readonly corpus: Corpus
  readonly genre: string
  readonly split: Split
  readonly text: string | null
  readonly mentions: readonly GoldMention[]
  readonly sentences: readonly GoldSentence[]
}

interface TreebankFile {
  readonly name: string
  readonly corpus: Corpus
  readonly licence: string
}

/** What may be learnt from, with the licence of each file's texts and annotation. */
export const TREEBANK_FILES: readonly TreebankFile[] = [
  {
    name: 'gum.ccby.jsonl.gz',
    corpus: 'gum',
    licence: 'text CC BY 2.5 and CC BY 4.0, annotation CC BY 4.0',
  },
  { name: 'gum.ccbysa.jsonl.gz', corpus: 'gum', licence: 'text CC BY-SA 3.0, annotation CC BY 4.0' },
  { name: 'ewt.ccbysa.jsonl.gz', corpus: 'ewt', licence: 'CC BY-SA 4.0' },
]

interface Line {
  id: string
  genre: string
  split: Split
  trainable: string
  text?: string
  mentions?: GoldMention[]
  conllu: string
}

function parseSentence(block: string): GoldSentence | null {
  const out: GoldSentence = {
    forms: [],
    lemmas: [],
    upos: [],
    xpos: [],
    heads: [],
    labels: [],
    spaced: [],
    paragraph: /^# newpar/m.test(block) || /^# newdoc/m.test(block),
  }
  let rangeEnd = 0
  let rangeSpaced = true
  for (const line of block.split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    const cells = line.split('\t')
    const id = cells[0] ?? ''
    if (id.includes('.')) continue
    const misc = cells[9] ?? ''
    const spaced = !misc.includes('SpaceAfter=No')
    if (id.includes('-')) {
      rangeEnd = Number(id.split('-')[1])
      rangeSpaced = spaced
      continue
    }
    const number = Number(id)
    out.forms.push(cells[1] ?? '')
    out.lemmas.push(cells[2] ?? '')
    out.upos.push(cells[3] ?? 'X')
    out.xpos.push(cells[4] ?? '')
    out.heads.push(Number(cells[6]) - 1)
    out.labels.push(cells[7] ?? 'dep')
    out.spaced.push(number < rangeEnd ? false : number === rangeEnd ? rangeSpaced : spaced)
  }
  return out.forms.length > 0 ? out : null
}

/** A file that was learnt from, as a model's card names it. */
export interface DataFile {
  readonly file: string
  readonly sha256: string
  readonly licence: string
  readonly documents: Readonly<Record<Split, number>>
  readonly tokens: Readonly<Record<Split, number>>
}

export interface Treebanks {
  readonly documents: readonly GoldDocument[]
  readonly files: readonly DataFile[]
}

/** All documents of a file in their order; only lines that a shipped model may be trained on. */
function parseTreebank(bytes: Uint8Array, corpus: Corpus): GoldDocument[] {
  const documents: GoldDocument[] = []
  for (const row of gunzipSync(bytes).toString('utf8').split('\n')) {
    if (row.trim() === '') continue
    const line = JSON.parse(row) as Line
    if (line.trainable !== 'yes' && line.trainable !== 'share-alike') continue
    const sentences: GoldSentence[] = []
    for (const block of line.conllu.split('\n\n')) {
      const sentence = parseSentence(block)
      if (sentence) sentences.push(sentence)
    }
    documents.push({
      id: line.id,
      corpus,
      genre: line.genre,
      split: line.split,
      text: line.text ?? null,
      mentions: line.mentions ?? [],
      sentences,
    })
  }
  return documents
}

export function countTokens(documents: readonly GoldDocument[]): number {
  return documents.reduce(
    (sum, doc) => sum + doc.sentences.reduce((n, sentence) => n + sentence.forms.length, 0),
    0,
  )
}

/** The treebanks below `data/language` of the corpora, in the order of TREEBANK_FILES. */
export function readTreebanks(corpora: string): Treebanks {
  const documents: GoldDocument[] = []
  const files: DataFile[] = []
  for (const { name, corpus, licence } of TREEBANK_FILES) {
    const bytes = readFileSync(join(corpora, 'data', 'language', name))
    const own = parseTreebank(bytes, corpus)
    const of = (split: Split): GoldDocument[] => own.filter((doc) => doc.split === split)
    const count = (measure: (list: readonly GoldDocument[]) => number): Record<Split, number> => ({
      train: measure(of('train')),
      dev: measure(of('dev')),
      test: measure(of('test')),
    })
    documents.push(...own)
    files.push({
      file: `data/language/${name}`,
      sha256: sha256(bytes),
      licence,
      documents: count((list) => list.length),
      tokens: count(countTokens),
    })
  }
  return { documents, files }
}
