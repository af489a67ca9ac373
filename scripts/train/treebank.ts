// Reads the treebank files: JSON Lines, gzipped, one document a line with its CoNLL-U. Sentences come out as parallel lists.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

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

export interface GoldDocument {
  readonly id: string
  readonly genre: string
  readonly split: 'train' | 'dev' | 'test'
  readonly text: string | null
  readonly mentions: readonly GoldMention[]
  readonly sentences: readonly GoldSentence[]
}

export const TREEBANK_FILES = ['gum.ccby', 'gum.ccbysa', 'ewt.ccbysa'] as const

interface Line {
  id: string
  genre: string
  split: 'train' | 'dev' | 'test'
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

/** All documents of a file in their order; only lines that a shipped model may be trained on. */
export function readTreebank(corpora: string, name: string): GoldDocument[] {
  const path = join(corpora, 'data', 'language', `${name}.jsonl.gz`)
  const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n')
  const documents: GoldDocument[] = []
  for (const row of lines) {
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
      genre: line.genre,
      split: line.split,
      text: line.text ?? null,
      mentions: line.mentions ?? [],
      sentences,
    })
  }
  return documents
}

export function readTreebanks(corpora: string): GoldDocument[] {
  return TREEBANK_FILES.flatMap((name) => readTreebank(corpora, name))
}
