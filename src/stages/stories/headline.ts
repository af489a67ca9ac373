// Headline: the title of a story, taken from one of its documents: the one most like the others, of readable length and
// never boilerplate. It is always somebody's own words.
import type { Document, Resources } from '../../model/index.ts'
import { cosine } from '../../text/similarity.ts'
import { wordList } from '../../text/terms.ts'
import { Vocabulary } from './vocabulary.ts'

/** Characters of a comfortable headline; longer and much shorter ones lose. */
const LONGEST = 110
const SHORTEST = 20
/** Share a question or a headline of odd length keeps of its score. */
const ODD = 0.6

/** The title of a document, its first title or heading block, or its first words. */
export function titleOf(document: Document): string {
  const named = document.meta.title?.value.trim()
  if (named !== undefined && named !== '') return named
  const block =
    document.blocks.find((one) => one.kind === 'title') ??
    document.blocks.find((one) => one.kind === 'heading') ??
    document.blocks.find((one) => one.kind === 'paragraph')
  const text = block ? document.text.slice(block.start, block.end) : document.text
  return firstWords(text)
}

function firstWords(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? ''
  if (line.length <= LONGEST) return line
  const cut = line.lastIndexOf(' ', LONGEST)
  return line.slice(0, cut > 0 ? cut : LONGEST) + '…'
}

export function headline(documents: readonly Document[], resources: Resources): string {
  const titles = documents.map(titleOf)
  if (titles.length <= 1) return titles[0] ?? ''
  const vocabulary = new Vocabulary(resources)
  const vectors = titles.map((title) => {
    const vector = new Map<string, number>()
    for (const word of wordList(title).words) {
      const { term } = vocabulary.sense(word)
      vector.set(String(term), vocabulary.weight(term))
    }
    return vector
  })
  const whole = new Map<string, number>()
  for (const vector of vectors)
    for (const [term, weight] of vector) whole.set(term, (whole.get(term) ?? 0) + weight)
  let best = 0
  let score = -1
  titles.forEach((title, i) => {
    const central = cosine(vectors[i] ?? new Map<string, number>(), whole) * comfort(title)
    if (central > score + 1e-9) {
      score = central
      best = i
    }
  })
  return titles[best] ?? ''
}

function comfort(title: string): number {
  if (title === '') return 0
  return title.length > LONGEST || title.length < SHORTEST || title.endsWith('?') || title.endsWith('…')
    ? ODD
    : 1
}
